"""Tokens to HTML with marks for slots. The tokens are only read; every word of the author's is escaped here.

`write_html` walks the tokens once. What understanding found (an event, a learning, an action, a paragraph that the
as-told timeline points to) is marked on the block that starts on its line, with a class and an id.
"""

from collections.abc import Callable, Mapping, Sequence
from html import escape

from markdown_it.token import Token
from msgspec import Struct

from generator.model import lazy_re as re
from generator.parse.markdown.anchors import Located
from generator.parse.markdown.attribution import Signed, signatures
from generator.parse.markdown.dialect import container_kind
from generator.parse.markdown.highlight import Paint, highlight, language_of, marked_lines
from generator.parse.markdown.inline_writer import (
    InlineWriter,
    Written,
    attributes_of,
    footnote_number,
    identifier_of,
)
from generator.parse.markdown.sentinel import FILL, MARK, without
from generator.parse.markdown.slots import BOX_OFF, BOX_ON, slot

ALIGN = re.compile(r"text-align:(left|right|center)")
# Blocks that are an element of their own, and nothing else.
BLOCKS = {
    "blockquote": "blockquote",
    "bullet_list": "ul",
    "dl": "dl",
    "dt": "dt",
    "dd": "dd",
    "thead": "thead",
    "tbody": "tbody",
    "tr": "tr",
}
OPENING = {f"{name}_open": tag for name, tag in BLOCKS.items()}
CLOSING = {f"{name}_close": f"</{tag}>\n" for name, tag in BLOCKS.items()}
CLOSING |= {"list_item_close": "</li>\n", "th_close": "</th>\n", "td_close": "</td>\n"}
MARKED = ("tr_open", "dt_open")


class Mark(Struct, frozen=True):
    """What was understood of the block that starts on a line. `stamp` is wrapped in `<time datetime=iso>`.

    `phase` becomes a class. `day` is the day that begins with an event, where the text does not say so.
    """

    kind: str
    anchor: str
    stamp: str = ""
    iso: str = ""
    phase: str = ""
    day: str = ""


class HtmlWriter:
    """One walk over the tokens of a post. Used once: `write` it, then read `written`."""

    def __init__(
        self,
        marks: Mapping[int, Mark],
        anchors: Mapping[int, str],
        shift: int,
        trusted: bool,
        base_url: str,
        located: Mapping[int, Located],
        paint: Paint = highlight,
    ) -> None:
        self._paint = paint
        self._words = InlineWriter(trusted, base_url, located)
        self._marks = dict(marks)
        self._anchors = anchors
        self._shift = shift
        self._section: Token | None = None  # the words of the last heading
        self._tables: dict[str, int] = {}
        self._signed: Mapping[int, Signed] = {}

    @property
    def written(self) -> Written:
        """The pictures and links that have been met."""
        return self._words.written

    def write(self, tokens: Sequence[Token]) -> str:
        """The HTML of block tokens."""
        out: list[str] = []
        put, words, marks = out.append, self._words, self._marks
        self._signed = {}
        bare = False  # whether the paragraph that is open has no tags
        past = 0
        for index, token in enumerate(tokens):
            if index < past:
                continue
            name, lines = token.type, token.map
            if lines is not None:
                words.line = lines[0] + 1
            if name == "inline":
                put(self._leaf(tokens, index))
            elif name == "paragraph_open":
                if (said := _words_alone(tokens, index)) and not self._signed:
                    put(words.text(said) if token.hidden else f"<p{self._marked(token)}>{words.text(said)}</p>\n")
                    past = index + 3
                    continue
                bare = token.hidden or _bare(tokens[index + 1] if index + 1 < len(tokens) else None)
                if not bare:
                    signed = self._signed.get(index + 1) if self._signed else None
                    put(f"<p{self._marked(token, 'attribution' if signed is not None and not signed.cut else '')}>")
            elif name == "paragraph_close":
                if not token.hidden:
                    put("\n" if bare else "</p>\n")
            elif name in CLOSING:
                put(CLOSING[name])
            elif name == "list_item_open" and lines and not (token.attrs or token.meta or words.line in marks):
                put("<li>")
            elif name in OPENING:
                if name == "blockquote_open" and not self._signed:
                    self._signed = signatures(tokens)
                attributes = self._marked(token) if name in MARKED else attributes_of(token) if token.attrs else ""
                put(f"<{OPENING[name]}{attributes}>")
            elif name == "heading_open" or name == "heading_close":
                put(self._heading(token, tokens, index))
            elif name in WRITERS:
                put(WRITERS[name](self, token))
        return "".join(out)

    # Blocks ------------------------------------------------------------------------------------------------------

    def _heading(self, token: Token, tokens: Sequence[Token], index: int) -> str:
        # A heading in a quote or an item may be of the first level: that one is the title's.
        level = min(max(int(token.tag[1]) + self._shift, 2 if token.level else 1), 6)
        if token.nesting < 0:
            opening = _opening(tokens, index)
            anchor = self._anchors.get(opening.map[0] + 1 if opening.map else 0, "")
            link = f' <a class="anchor" href="#{anchor}" aria-label="Link to this section">#</a>' if anchor else ""
            return f"{link}</h{level}>\n"
        anchor = self._anchors.get(self._words.line, "")
        inline = tokens[index + 1] if index + 1 < len(tokens) else None
        self._section = inline if inline is not None and inline.type == "inline" else None
        return f"<h{level}{self._marked(token, anchor=anchor)}>"

    def _write_ordered_list(self, token: Token) -> str:
        if token.nesting < 0:
            return "</ol>\n"
        start = token.attrs.get("start")
        number = f' start="{int(start)}"' if isinstance(start, int | str) and str(start).isdecimal() else ""
        return f"<ol{number}{attributes_of(token)}>\n"

    def _write_list_item(self, token: Token) -> str:
        box = ""
        if "checked" in token.meta:
            box = slot(BOX_ON if token.meta["checked"] else BOX_OFF, 0) + " "
        return f"<li{self._marked(token)}>{box}"

    def _write_table(self, token: Token) -> str:
        if token.nesting < 0:
            return "</table></div>\n"
        named = escape(self._table_name())
        opening = f'<div class="table-scroll" role="region" tabindex="0" aria-label="{named}">'
        return f"{opening}<table{attributes_of(token)}>\n"

    def _table_name(self) -> str:
        """What a reader who hears the page is told of a table: its section, and its number where there are more."""
        section = _plain(self._section) if self._section is not None else ""
        count = self._tables[section] = self._tables.get(section, 0) + 1
        table = f"Table {count}" if count > 1 else "Table"
        return f"{table}: {section}" if section else f"Table {count}"

    def _write_th(self, token: Token) -> str:
        return self._cell(token, "th")

    def _write_td(self, token: Token) -> str:
        return self._cell(token, "td")

    def _cell(self, token: Token, tag: str) -> str:
        align = ALIGN.search(str(token.attrs["style"])) if "style" in token.attrs else None
        return f'<{tag} class="align-{align[1]}">' if align else f"<{tag}>"

    def _write_hr(self, _: Token) -> str:
        return "<hr>\n"

    def _write_fence(self, token: Token) -> str:
        return self._code(token.content, language_of(token.info), marked_lines(token.info))

    def _write_code_block(self, token: Token) -> str:
        return self._code(token.content, "")

    def _code(self, code: str, language: str, marked: tuple[int, ...] = ()) -> str:
        named = f' class="language-{escape(language)}"' if language else ""
        plain = without(code)
        painted = self._paint(plain, language, marked)
        return f'<pre class="highlight" tabindex="0"><code{named}>{painted}</code></pre>\n'

    def _write_html_block(self, token: Token) -> str:
        return self._words.raw(token, whole_block=True)

    def _write_container_box(self, token: Token) -> str:
        kind = container_kind(token.info)
        return f'<div class="markdown-alert markdown-alert-{kind}">\n' if token.nesting > 0 else "</div>\n"

    def _write_box_title(self, token: Token) -> str:
        return '<p class="markdown-alert-title">' if token.nesting > 0 else "</p>\n"

    def _write_alert(self, token: Token) -> str:
        kind = escape(str(token.meta.get("kind", "note")).lower())
        return f'<div class="markdown-alert markdown-alert-{kind}">\n' if token.nesting > 0 else "</div>\n"

    def _write_alert_title(self, token: Token) -> str:
        return '<p class="markdown-alert-title">' if token.nesting > 0 else "</p>\n"

    def _write_admonition(self, token: Token) -> str:
        kind = identifier_of(str(token.meta.get("tag", "note")).lower())
        return f'<div class="markdown-alert markdown-alert-{kind}">\n' if token.nesting > 0 else "</div>\n"

    def _write_admonition_title(self, token: Token) -> str:
        return '<p class="markdown-alert-title">' if token.nesting > 0 else "</p>\n"

    def _write_footnote_block(self, token: Token) -> str:
        if token.nesting < 0:
            return "</ol></section>\n"
        return '<section class="footnotes" aria-label="Footnotes"><ol class="footnotes-list">\n'

    def _write_footnote(self, token: Token) -> str:
        return f'<li id="fn{footnote_number(token)}" class="footnote-item">' if token.nesting > 0 else "</li>\n"

    def _write_footnote_anchor(self, token: Token) -> str:
        number, again = footnote_number(token), int(token.meta.get("subId", 0))
        back = f"{number}-{again}" if again else number
        return f' <a href="#fnref{back}" class="footnote-backref" aria-label="Back to the text">↩︎</a>'

    # Attributes --------------------------------------------------------------------------------------------------

    def _marked(self, token: Token, kind: str = "", anchor: str = "") -> str:
        """The attributes of a block that may be an event, a learning, an action or a paragraph that is pointed to.

        A heading has an anchor of its own, which goes before theirs.
        """
        if token.nesting < 0 or token.map is None:
            return ""
        mark = self._marks.pop(token.map[0] + 1, None) if self._marks else None
        if mark is None:
            return attributes_of(token, kind, anchor) if kind or anchor or token.attrs else ""
        if mark.stamp:
            self._words.expect(mark.stamp, mark.iso)
        classes = (mark.kind if mark.kind != "told" else "", f"phase-{mark.phase}" if mark.phase else "", kind)
        day = f' data-day="{escape(mark.day)}"' if mark.day else ""
        return attributes_of(token, " ".join(filter(None, classes)), anchor or mark.anchor) + day

    # Inline ------------------------------------------------------------------------------------------------------

    def _leaf(self, tokens: Sequence[Token], index: int) -> str:
        token = tokens[index]
        children: Sequence[Token] = token.children or []
        if len(children) == 1 and children[0].type == "text" and not self._signed and "{#" not in token.content:
            return self._words.text(children[0].content)
        above = tokens[index - 1].type if index else ""
        figure = _figure(children) if above == "paragraph_open" and "![" in token.content else None
        if figure is not None:
            image, caption = figure
            return self._words.image(image, True, caption)
        if above == "heading_open" and "{#" in token.content:
            children = _without_identifier(children)
        if not self._signed:
            return self._words.write(children)
        signed = self._signed.get(index)
        if signed is None:
            return self._words.write(children)
        cite = f"— <cite>{self._words.write(signed.name)}</cite>"
        if not signed.cut:
            return cite
        return f'{self._words.write(children[: signed.cut])}</p>\n<p class="attribution">{cite}'


# How each other token is written, by its type.
WRITERS: dict[str, Callable[[HtmlWriter, Token], str]] = {
    f"{name.removeprefix('_write_')}{suffix}": method
    for name, method in vars(HtmlWriter).items()
    if name.startswith("_write_")
    for suffix in ("", "_open", "_close")
}


def _opening(tokens: Sequence[Token], index: int) -> Token:
    return tokens[index - 2] if index >= 2 else tokens[index]


def _words_alone(tokens: Sequence[Token], index: int) -> str:
    """The words of the paragraph that begins at `index`, where it is nothing but words, and none of them hidden."""
    if index + 2 >= len(tokens):
        return ""
    leaf, closing = tokens[index + 1], tokens[index + 2]
    children = leaf.children
    if not children or len(children) > 1 or leaf.type != "inline" or closing.type != "paragraph_close":
        return ""
    child, hidden = children[0], tokens[index].hidden
    words = child.content
    if child.type != "text" or closing.hidden != hidden or words != leaf.content:
        return ""
    if hidden or not (words.isspace() or (not words.isascii() and (MARK in words or FILL in words))):
        return words
    return ""


def _bare(token: Token | None) -> bool:
    """Whether a paragraph's words need no `<p>`: it is a figure, or all of it is hidden but for tags."""
    if token is None or token.type != "inline":
        return False
    children, said = token.children or [], without(token.content)
    if len(said) < len(token.content):  # tags beside what is hidden are those of a block of HTML that was cut by it
        said = "".join(without(child.content) for child in children if child.type != "html_inline")
    return ("![" in token.content and _figure(children) is not None) or not said.strip()


def _figure(children: Sequence[Token]) -> tuple[Token, str] | None:
    """The picture and caption of a paragraph that is a figure: a picture alone, or with one emphasised line below."""
    seen = [child for child in children if child.type != "text" or without(child.content).strip()]
    if not seen or seen[0].type != "image":
        return None
    if len(seen) == 1:
        return seen[0], ""
    rest = seen[1:]
    if rest[0].type == "softbreak" and len(rest) > 2 and rest[1].type == "em_open" and rest[-1].type == "em_close":
        return seen[0], "".join(child.content for child in rest[2:-1] if child.nesting == 0)
    return None


HEADING_IDENTIFIER = re.compile(r"\s*\{#[^{}\n]{1,200}\}\s*\Z")


def _without_identifier(children: Sequence[Token]) -> list[Token]:
    """A heading's children without a closing `{#id}`."""
    kept = list(children)
    if kept and kept[-1].type == "text" and HEADING_IDENTIFIER.search(kept[-1].content):
        last = kept[-1].copy()
        last.content = HEADING_IDENTIFIER.sub("", last.content)
        kept[-1] = last
    return kept


def _plain(token: Token) -> str:
    """What a reader sees of a heading, as plain text."""
    shown = (c for c in _without_identifier(token.children or []) if c.nesting == 0 and c.type != "html_inline")
    return " ".join(without("".join(child.content for child in shown)).split())
