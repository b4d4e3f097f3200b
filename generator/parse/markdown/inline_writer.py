"""Inline tokens to HTML with marks for slots: the words of a leaf, its links and its pictures."""

from collections.abc import Mapping, Sequence
from html import escape

from markdown_it.token import Token
from msgspec import Struct

from generator.model import lazy_re as re
from generator.model.config import path_on_site
from generator.model.text import Span
from generator.parse.markdown.anchors import Located
from generator.parse.markdown.identifiers import is_taken
from generator.parse.markdown.raw_html import ATTRIBUTE, RAW, attributes_in, tame, value_of, without_marks
from generator.parse.markdown.sentinel import address, without, without_attributes
from generator.parse.markdown.slots import FIGURE, LINK, PICTURE, slot

IDENTIFIER = re.compile(r"[^\w:.-]+")
EXTERNAL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#|\Z")
# A browser drops these from an address before it reads its scheme.
IGNORED = re.compile(r"[\t\n\r]+")
NAMING = re.compile(r"(?:id|name)\s*+=", re.IGNORECASE)
# What of a raw `<img>` the page writes by itself.
OWN = frozenset({"src", "alt", "loading", "decoding"})
# Tokens that are always written the same way.
SAME = {
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "s_open": "<del>",
    "s_close": "</del>",
    "softbreak": "\n",
    "hardbreak": "<br>\n",
    "span_close": "</span>",
}


class NamedImage(Struct, frozen=True):
    """A picture as a token names it; `line` is the first line of its block (1-based), `span` its place if it is known.

    `attributes` are those that trusted HTML gives it besides, as finished HTML.
    """

    target: str
    alt: str
    caption: str
    width: int | None
    height: int | None
    line: int
    span: Span | None = None
    attributes: str = ""


class NamedLink(Struct, frozen=True):
    """A link to something of the site; `line` is the first line of its block (1-based), `span` its place if known."""

    href: str
    line: int
    span: Span | None = None


class Written(Struct):
    """What the walk gathers: pictures and links in the order of their slots, and whether there was raw HTML."""

    images: list[NamedImage]
    links: list[NamedLink]
    raw: bool = False


class InlineWriter:
    """Writes the inline tokens of one post, leaf by leaf, and gathers what they name.

    `line` is the first line of the block that is being written (1-based). `stamp` waits for its words: where they come
    next, they are wrapped in `<time datetime=iso>`. What lies below `base_url` is of the site. `located` says where
    tokens stand (see `Document`).
    """

    def __init__(self, trusted: bool, base_url: str, located: Mapping[int, Located]) -> None:
        self.written = Written([], [])
        self.line = 1
        self._trusted = trusted
        self._base_url = base_url
        self._located = located
        self._stamp = self._iso = ""

    def expect(self, stamp: str, iso: str) -> None:
        """Wait for the words of a stamp."""
        self._stamp, self._iso = stamp, iso

    def write(self, children: Sequence[Token]) -> str:
        """The HTML of inline tokens."""
        out: list[str] = []
        put, leads = out.append, True
        for child in children:
            name = child.type
            if name == "text" or name == "text_special":
                put(self.text(child.content))
            elif name in SAME:
                put(SAME[name])
            elif name == "code_inline":
                put(self._timed(f"<code>{escape(without(child.content), quote=False)}</code>", child.content))
            elif name == "link_open":
                # A link that leads nowhere is only its words. No link stands in another one.
                leads = bool(address(str(child.attrs.get("href", ""))))
                put(self._link(child) if leads else "")
            elif name == "link_close":
                put("</a>" if leads else "")
            elif name == "span_open":
                put(f"<span{attributes_of(child)}>")
            elif name == "image":
                put(self.image(child))
            elif name == "html_inline":
                put(self.raw(child, whole_block=False))
            elif name == "footnote_ref":
                put(self._reference(child))
        return "".join(out)

    def text(self, words: str) -> str:
        """The HTML of words."""
        stamp = self._stamp
        if not stamp:
            return escape(words, quote=False) if "&" in words or "<" in words or ">" in words else words
        if stamp not in words and _closes(words.strip(), stamp):
            stamp = words.strip()  # the day stands in a cell of its own
        if stamp not in words:
            return escape(words, quote=False)
        self._stamp = ""
        before, _, after = words.partition(stamp)
        timed = f'<time datetime="{escape(self._iso)}">{escape(stamp, quote=False)}</time>'
        return f"{escape(before, quote=False)}{timed}{escape(after, quote=False)}"

    def _timed(self, html: str, words: str) -> str:
        if not self._stamp or self._stamp != words.strip():
            return html
        self._stamp = ""
        return f'<time datetime="{escape(self._iso)}">{html}</time>'

    def _link(self, token: Token) -> str:
        href, title = without(str(token.attrs.get("href", ""))), without(str(token.attrs.get("title", "")))
        named = f' title="{escape(title)}"' if title else ""
        own = attributes_of(token) + named
        if token.markup in ("autolink", "linkify") and not token.attrs.get("class"):
            own = ' class="autolink"' + own
        if self._leads_away(href):
            return f'<a href="{escape(href)}"{own}>'
        self.written.links.append(NamedLink(href, self.line, self._span(token)))
        return f'<a href="{slot(LINK, len(self.written.links) - 1)}"{own}>'

    def _leads_away(self, href: str) -> bool:
        """Whether an address is not of the site: another one's in full, mail, or a fragment of the page itself."""
        return EXTERNAL.match(href) is not None and path_on_site(href, self._base_url) is None

    def _span(self, token: Token) -> Span | None:
        located = self._located.get(id(token))
        return located.span() if located is not None else None

    def image(self, token: Token, figure: bool = False, caption: str = "") -> str:
        """The slot of a picture; `caption` is that of a figure."""
        alt = "".join(child.content if child.nesting == 0 else "" for child in token.children or [])
        title = str(token.attrs.get("title", ""))
        self.written.images.append(
            NamedImage(
                without(str(token.attrs.get("src", ""))),
                alt,
                caption or title,
                _pixels(token.attrs.get("width")),
                _pixels(token.attrs.get("height")),
                self.line,
                self._span(token),
            )
        )
        return slot(FIGURE if figure else PICTURE, len(self.written.images) - 1) + ("\n" if figure else "")

    def _reference(self, token: Token) -> str:
        number, again = footnote_number(token), int(token.meta.get("subId", 0))
        here = f"{number}-{again}" if again else number
        return f'<sup class="footnote-ref"><a href="#fn{number}" id="fnref{here}">{number}</a></sup>'

    def raw(self, token: Token, whole_block: bool) -> str:
        """Raw HTML, as it may stand until the whole body is cleaned. Comments never reach a reader, trusted or not."""
        located = self._located.get(id(token))

        def written(match: re.Match[str]) -> str:
            if match["name"]:
                place = located.part(match.start(), match.end()) if located is not None else None
                return self._raw_tag(match, place)
            if match["verbatim"]:
                return match[0] if self._trusted else "" if whole_block else tame(match[0], "script")
            return ""

        html = without_attributes(RAW.sub(written, token.content))
        if not html.strip():
            return ""
        self.written.raw = True
        return without_marks(html)

    def _raw_tag(self, match: re.Match[str], place: Span | None) -> str:
        name, inside = match["name"].lower(), match["inside"]
        if match["end"] or not inside.strip(" /"):
            return self._tame(match["end"], match["name"], inside)
        if name == "img":
            return self._raw_image(attributes_in(inside), place)
        if name == "a":
            inside = self._raw_link(inside, place)
        if NAMING.search(inside):
            inside = ATTRIBUTE.sub(_without_taken, inside)
        return self._tame("", match["name"], inside)

    def _tame(self, end: str, name: str, inside: str) -> str:
        if self._trusted:
            return f"<{end}{name}{inside}>"
        # The title of the page is its only heading of the first level.
        return tame(f"<{end}{'h2' if name in ('h1', 'H1') else name}{inside}>", name.lower())

    def _raw_link(self, inside: str, place: Span | None) -> str:
        """The attributes of a raw `<a>`, with a slot for an address in the site."""
        href = IGNORED.sub("", attributes_in(inside).get("href", "")).strip()
        if self._leads_away(href):
            return inside
        led = address(href)
        if led:
            self.written.links.append(NamedLink(led, self.line, place))
        mark = f'href="{slot(LINK, len(self.written.links) - 1)}"' if led else ""
        waiting = [mark]

        def replaced(match: re.Match[str]) -> str:
            if match["name"].lower() != "href":
                return match[0]
            return waiting.pop() if waiting else ""

        return ATTRIBUTE.sub(replaced, inside)

    def _raw_image(self, found: Mapping[str, str], place: Span | None) -> str:
        target = without(found.get("src", ""))
        if not target:
            return ""
        width, height = _pixels(found.get("width")), _pixels(found.get("height"))
        kept = ""
        if self._trusted:
            pixels = {"width": width, "height": height}
            others = ((name, value) for name, value in found.items() if name not in OWN and not pixels.get(name))
            kept = "".join(f' {name}="{escape(without(value))}"' for name, value in others)
        self.written.images.append(
            NamedImage(target, found.get("alt", ""), found.get("title", ""), width, height, self.line, place, kept)
        )
        return slot(PICTURE, len(self.written.images) - 1)


def _without_taken(match: re.Match[str]) -> str:
    """An attribute of a raw tag; nothing where it is an id that the page gives."""
    taken = match["name"].lower() in ("id", "name") and is_taken(value_of(match["value"] or "").strip())
    return "" if taken else match[0]


def attributes_of(token: Token, kind: str = "", anchor: str = "") -> str:
    """The id and the classes that an author gave a token; `anchor` goes before its id, `kind` is one class more."""
    if not token.attrs:
        given = f' id="{escape(anchor)}"' if anchor else ""
        return f'{given} class="{escape(kind)}"' if kind else given
    classes = f"{kind} {without(str(token.attrs.get('class', '')))}".strip()
    own = identifier_of(without(str(token.attrs.get("id", ""))))
    identifier = anchor or ("" if is_taken(own) else own)
    written = f' id="{escape(identifier)}"' if identifier else ""
    return written + (f' class="{escape(classes)}"' if classes else "")


def identifier_of(words: str) -> str:
    """`words` as an id or a class."""
    return IDENTIFIER.sub("-", words).strip("-")


def footnote_number(token: Token) -> str:
    """The number of a footnote as readers see it."""
    return str(int(token.meta.get("id", 0)) + 1)


def _closes(words: str, stamp: str) -> bool:
    """Whether `words` are the time of a stamp that begins with its day."""
    return len(words) >= 4 and words[0].isdigit() and ":" in words and stamp.endswith(f" {words}")


def _pixels(value: object) -> int | None:
    words = str(value or "").removesuffix("px")
    return int(words) if words.isascii() and words.isdecimal() and 0 < len(words) < 6 else None
