"""Raw HTML in a post: what an author's tags may do, cleaned by an allow list.

Source of the list: what GitHub lets through in Markdown, less forms and embedded content, and what our writer emits.
"""

from collections import Counter
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from generator.model import lazy_re as re

if TYPE_CHECKING:
    from nh3 import Cleaner

TAGS = frozenset(
    "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure "
    "h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp section small source span strong "
    "sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr".split()
)
# Elements that hold nothing and are never closed.
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# Elements that end where the next of their kind begins, so that they do not lie in each other.
SIBLINGS = frozenset("p li dt dd tr td th thead tbody tfoot".split())
# How deep elements may lie in each other: for each, the cleaner looks at all those that it lies in.
DEEPEST = 200
ATTRIBUTES = {
    "*": {"class", "id", "lang", "dir", "title", "role", "tabindex", "aria-label", "aria-hidden"},
    "a": {"href", "name"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height"},
    "ins": {"cite", "datetime"},
    "li": {"value", "data-day"},
    "ol": {"start", "reversed", "type"},
    "p": {"data-day"},
    "q": {"cite"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope", "abbr"},
    "time": {"datetime"},
    "tr": {"data-day"},
}
SCHEMES = {"http", "https", "mailto", "tel", "xmpp", "irc", "ircs", "matrix", "sip", "git", "ssh", "ftp"}
# HTML elements that are dropped with their tags alone; a name that is in neither list is no HTML, and shown as text.
DROPPED = frozenset(
    "address applet area article aside audio base basefont big body button canvas center datalist dialog embed "
    "fieldset font footer form frame frameset head header hgroup html input label legend link main map math meta "
    "meter nav object optgroup option output param progress select slot strike svg template track video".split()
)
# The inside of a tag: a quoted value may hold `<` and `>`, a quote mark elsewhere is a letter like any other.
INSIDE = r"""(?:[^<>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+"""
# What a stretch of raw HTML is made of besides text: comments, scripts and styles with all that is in them, tags.
RAW = re.compile(
    r"<!--(?:>|->|.*?(?:--!?>|\Z))"
    rf"|<(?P<verbatim>script|style)\b{INSIDE}>.*?(?:</(?P=verbatim)(?=[\s/>])[^>]*>|\Z)"
    rf"|<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<inside>{INSIDE})>",
    re.DOTALL | re.IGNORECASE,
)
ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'<>/=]++)(?:\s*+=\s*+(?P<value>"[^"]*+"|'[^']*+'|[^\s"'<>][^\s<>]*+))?""", re.DOTALL
)
REFERENCE = re.compile(r"&#(?:[xX]0*+(?P<hex>[0-9A-Fa-f]{1,6}+)(?![0-9A-Fa-f])|0*+(?P<number>[0-9]{1,7}+)(?![0-9]));?")
# A browser decodes these in an attribute; a name without a semicolon may be part of an address.
IN_VALUE = re.compile(r"&(?:#[xX]?[0-9A-Fa-f]{1,9};?|[A-Za-z][A-Za-z0-9]{0,40};)")
# What the cleaner leaves of our writer's own elements as it is, to the letter: words without characters that it writes
# in another way, tags whose attributes and addresses need no look, and links that do not stand in each other.
_GIVEN = r"""(?: (?:id|class|title|role|aria-label)="[^"<>&\x00-\x1f\x7f-\xa0\ufdd0-\ufdef]*+"| tabindex="0")*+"""
_HOST = r"(?:[a-z0-9]++(?:-[a-z0-9]++)*+\.)++[a-z]{2,63}(?=[/\"])"
_ADDRESS = rf"(?:#[\w-]++|\ufdd3L[0-9]++\ufdd4|https?://{_HOST}[A-Za-z0-9/._~?=%+,:@#-]*+)"
_BARE = "h[2-6]|t[dh]|code|strong|em|del|span|div|pre|[ud]l|d[td]|table|thead|tbody|blockquote|cite|sup|section"
_PLAIN = (
    r"[^<>&\x00-\x08\x0b-\x1f\x7f-\xa0]++|&(?:amp|[lg]t);|<[bh]r>"
    rf"|</(?:p|li|tr|ol|time|{_BARE})>|<(?:{_BARE}){_GIVEN}>"
    rf'|<(?:p|li|tr){_GIVEN}(?: data-day="[0-9-]++")?+>'
    rf'|<time datetime="[0-9T:Z+-]++">|<ol(?: start="[0-9]++")?+{_GIVEN}>'
)
OWN = re.compile(rf'(?:{_PLAIN}|<a(?: class="[\w -]*+")?+ href="{_ADDRESS}"{_GIVEN}>(?:{_PLAIN})*+</a>)*+')
# What opens or closes an element, in such HTML.
BOUNDS = re.compile(r"<(/?+)(?![bh]r>)([a-z0-9]++)")


def without_marks(html: str) -> str:
    """`html` with no reference to a character that our marks are made of (see `sentinel`): cleaning decodes them."""

    def harmless(match: re.Match[str]) -> str:
        code = int(match["hex"], 16) if match["hex"] else int(match["number"])
        ours = 0xFDD0 <= code <= 0xFDEF or 0xF0000 <= code <= 0xFFFFD
        return "&#xfffd;" if ours else match[0]

    return REFERENCE.sub(harmless, html) if "&#" in html else html


def without_comments(html: str) -> str:
    """`html` without its comments, one that is never closed to the end."""
    if "<!--" not in html:
        return html
    return RAW.sub(lambda match: match[0] if match["name"] or match["verbatim"] else "", html)


def tame(tag: str, name: str) -> str:
    """A raw tag made fit for the cleaner: one that is no HTML is shown as text."""
    if name in TAGS or name in DROPPED:
        return tag
    return tag.replace("<", "&lt;").replace(">", "&gt;")


def shallow(html: str) -> str:
    """`html` without the tags of elements that lie deeper in others than anybody writes."""
    if html.count("<") <= DEEPEST:
        return html
    depth, dropped = Counter[str](), Counter[str]()
    total = 0  # of `depth`

    def kept(tag: re.Match[str]) -> str:
        nonlocal total
        name = (tag["name"] or "").lower()
        if not name or name in VOID or name in SIBLINGS:
            return tag[0]
        if not tag["end"]:
            counts = dropped if total >= DEEPEST else depth
            counts[name] += 1
            total += counts is depth
            return "" if counts is dropped else tag[0]
        counts = dropped if dropped[name] else depth
        closes = counts[name] > 0
        counts[name] -= closes
        total -= closes and counts is depth
        return "" if counts is dropped else tag[0]

    return RAW.sub(kept, html)


def is_clean(html: str) -> bool:
    """Whether `clean` leaves `html` as it is, which our writer made, without raw HTML of the author's.

    What is not so plain that it can be told at a glance is none of it, nor are elements that do not lie in each other:
    a footnote that is defined in another one is cut in two.
    """
    if OWN.fullmatch(html) is None:
        return False
    inside: list[str] = []
    for end, name in BOUNDS.findall(html):
        if not end:
            inside.append(name)
            if len(inside) >= DEEPEST:
                return False
        elif not inside or inside.pop() != name:
            return False
    return not inside


def clean(html: str) -> str:
    """`html` with nothing in it that could run, load, or leave the page's flow."""
    return _cleaner().clean(shallow(html))


@cache
def _cleaner() -> "Cleaner":
    """The cleaner, made once a process: to read its lists takes longer than to clean a section by them."""
    from nh3 import Cleaner

    return Cleaner(
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        clean_content_tags={"script", "style"},
        link_rel=None,
    )


def attributes_in(inside: str) -> dict[str, str]:
    """The attributes of a tag, given what stands in it after its name, decoded; the first of equal names counts."""
    found: dict[str, str] = {}
    for match in ATTRIBUTE.finditer(inside):
        found.setdefault(match["name"].lower(), value_of(match["value"] or ""))
    return found


def value_of(written: str) -> str:
    """The value of an attribute, without its quotes, decoded."""
    words = written[1:-1] if written[:1] in ('"', "'") else written
    return IN_VALUE.sub(lambda match: unescape(match[0]), without_marks(words)) if "&" in words else words
