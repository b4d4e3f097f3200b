"""The body of a post as parts of segments: finished HTML with slots for pictures, links and hidden passages."""

from collections.abc import Mapping, Sequence

from markdown_it.token import Token
from msgspec import Struct

from generator.model import lazy_re as re
from generator.model.incident import Role
from generator.model.post import Image, Link, Part
from generator.model.text import Span, Text
from generator.parse.markdown.document import Block, Document
from generator.parse.markdown.highlight import Paint, highlight
from generator.parse.markdown.html_writer import HtmlWriter, Mark
from generator.parse.markdown.identifiers import with_own_ids
from generator.parse.markdown.inline_writer import NamedImage, NamedLink
from generator.parse.markdown.raw_html import clean, is_clean
from generator.parse.markdown.sentinel import close_gaps
from generator.parse.markdown.slots import cut

WRAPPER = re.compile(
    r"<(/?)(?:details|div|section|figure|blockquote|ul|ol|table|center|article|aside|main|nav|form|fieldset|header|footer)\b",
    re.IGNORECASE,
)

# What may begin a run of tokens that is written by itself.
BEGINNINGS = ("heading_open", "footnote_block_open")


class Chapter(Struct, frozen=True):
    """A stretch of the body that a theme may move as a whole: the heading that begins it, if any, and its role."""

    line: int
    role: Role
    anchor: str


class WrittenBody(Struct, frozen=True):
    """A body, written: its parts, and the pictures and links that their slots name."""

    parts: tuple[Part, ...]
    images: tuple[Image, ...]
    links: tuple[Link, ...]


def write_body(
    tokens: Sequence[Token],
    document: Document,
    chapters: Sequence[Chapter],
    marks: Mapping[int, Mark],
    anchors: Mapping[int, str],
    *,
    dropped_line: int = 0,
    shift: int = 0,
    trusted: bool = False,
    base_url: str = "",
    paint: Paint = highlight,
) -> WrittenBody:
    """The body of `document`, whose tokens are `tokens`.

    `chapters` are in order of their lines, `anchors` gives each heading its id. The heading on `dropped_line` (the
    title, which the page shows itself) is left out; the others go down by `shift` levels. A link to an address below
    `base_url` is one into the site. `paint` gives code its colours.
    """
    writer = HtmlWriter(marks, anchors, shift, trusted, base_url, document.located, paint)
    written = writer.written
    pieces: list[tuple[Chapter, str]] = []
    raw: list[bool] = []  # whether each of them has HTML of the author's
    for chapter, run in _runs(tokens, chapters, dropped_line):
        if run or chapter.line:
            written.raw = False
            pieces.append((chapter, writer.write(run)))
            raw.append(written.raw)
    if any(raw):
        if not all(_balanced(html) for _, html in pieces):
            pieces, raw = [(Chapter(0, "other", ""), "".join(html for _, html in pieces))], [True]
        if not trusted:
            pieces = [
                (chapter, html if not own and is_clean(html) else clean(html))
                for (chapter, html), own in zip(pieces, raw, strict=True)
            ]
    bodies = with_own_ids([html for _, html in pieces])
    kept = [image.attributes for image in written.images]
    counts = (kept, len(written.links), len(document.passages))
    parts = tuple(
        Part(chapter.role, chapter.anchor, cut(close_gaps(html, document.passages), *counts))
        for (chapter, _), html in zip(pieces, bodies, strict=True)
        if html.strip()
    )
    return WrittenBody(
        parts,
        tuple(_image(image, document) for image in written.images),
        tuple(_link(link, document.text) for link in written.links),
    )


def _runs(
    tokens: Sequence[Token], chapters: Sequence[Chapter], dropped_line: int
) -> list[tuple[Chapter, Sequence[Token]]]:
    """The tokens of each chapter, and before them what stands above the first one."""
    starts = {chapter.line: chapter for chapter in chapters}
    runs: list[tuple[Chapter, Sequence[Token]]] = []
    current, kept, begin = Chapter(0, "other", ""), tuple[Token, ...](), 0
    for index in [number for number, token in enumerate(tokens) if not token.level and token.type in BEGINNINGS]:
        token = tokens[index]
        line = token.map[0] + 1 if token.map is not None else 0
        if token.type == "heading_open":
            if line == dropped_line:
                kept, begin = (*kept, *tokens[begin:index]), index + 3
            elif line in starts:
                runs.append((current, (*kept, *tokens[begin:index])))
                current, kept, begin = starts[line], (), index
        else:
            runs.append((current, (*kept, *tokens[begin:index])))
            current, kept, begin = Chapter(0, "other", "footnotes"), (), index
    runs.append((current, (*kept, *tokens[begin:])))
    return runs


def _balanced(html: str) -> bool:
    depth = 0
    for match in WRAPPER.finditer(html):
        depth += -1 if match[1] else 1
        if depth < 0:
            return False
    return depth == 0


def _span(named: NamedImage | NamedLink, text: Text) -> Span:
    """Where a picture or a link stands; where nobody knows, the first line of its block."""
    return named.span if named.span is not None else text.line_span(named.line)


def _image(image: NamedImage, document: Document) -> Image:
    span = _span(image, document.text)
    at = Span(span.start, span.start)
    caption = document.words(at, image.caption) if image.caption else None
    alt, place = document.words(at, image.alt), document.text.place(span)
    return Image(image.target, alt, place, caption, image.width, image.height)


def _link(link: NamedLink, text: Text) -> Link:
    """A link: at its address where that stands in it as it is, else where the link stands (the use of a definition)."""
    target, _, fragment = link.href.partition("#")
    span = _span(link, text)
    bracket = text.text.rfind("](", span.start, span.end)
    at = text.text.find(target, bracket, span.end) if bracket >= 0 and target else -1
    # The reader of bare addresses comes upon them at the colon.
    scheme = target.find(":")
    if 0 < scheme <= span.start and text.text.startswith(target, span.start - scheme):
        at = span.start - scheme
    return Link(target, fragment, text.place(Span(at, at + len(target)) if at >= 0 else span))


def top_headings(blocks: Sequence[Block]) -> list[Block]:
    """The headings that stand in no other block."""
    return [block for block in blocks if block.kind == "heading"]
