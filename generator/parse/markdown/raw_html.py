"""Raw HTML in a post: what an author's tags may do, cleaned by an allow list.

Source of the list: what GitHub lets through in Markdown, less forms and embedded content, and what our writer emits.
"""

import re
from html.parser import HTMLParser

TAGS = frozenset(
    "a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure "
    "h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp section small source span strong "
    "sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr".split()
)
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
# Elements whose content a browser reads as text: an unclosed one would swallow the rest of the page.
RAW_TEXT = frozenset("iframe noembed noframes noscript plaintext script style textarea title xmp".split())
# HTML elements that are dropped with their tags alone; a name that is in neither list is no HTML, and shown as text.
DROPPED = frozenset(
    "address applet area article aside audio base basefont big body button canvas center datalist dialog embed "
    "fieldset font footer form frame frameset head header hgroup html input label legend link main map math meta "
    "meter nav object optgroup option output param progress select slot strike svg template track video".split()
)
COMMENT = re.compile(r"<!--(?:>|->|.*?(?:--!?>|\Z))", re.DOTALL)
TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)([^<>]*)>")
HIDDEN_BLOCK = re.compile(r"<(script|style)\b[^>]*>.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)


def without_comments(html: str) -> str:
    """`html` without its comments, an unclosed one to its end: comments never reach a reader, trusted HTML or not."""
    return COMMENT.sub("", html) if "<!--" in html else html


def tame(html: str, whole_block: bool) -> str:
    """A raw HTML token made fit for the cleaner: scripts of a block gone, tags that are no HTML shown as text."""
    if whole_block:
        html = HIDDEN_BLOCK.sub("", html)
    return TAG.sub(_tame_tag, html)


def _tame_tag(match: re.Match[str]) -> str:
    name = match[2].lower()
    if name in TAGS or name in DROPPED:
        return match[0]
    return match[0].replace("<", "&lt;").replace(">", "&gt;")


def clean(html: str) -> str:
    """`html` with nothing in it that could run, load, or leave the page's flow."""
    import nh3

    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        clean_content_tags={"script", "style"},
        link_rel=None,
    )


class _ImageReader(HTMLParser):
    """Reads the attributes of one `<img>` tag."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the attributes of the first `<img>`."""
        if tag == "img" and not self.found:
            self.found = {name: value or "" for name, value in reversed(attrs)}


IMG = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)


def image_attributes(tag: str) -> dict[str, str]:
    """The attributes of an `<img …>` tag, decoded; the first of equal names counts."""
    reader = _ImageReader()
    reader.feed(tag)
    return reader.found
