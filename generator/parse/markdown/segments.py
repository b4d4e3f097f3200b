"""The body of a post as parts of segments: finished HTML with slots for pictures, links and hidden passages."""

import re
from collections.abc import Mapping, Sequence

from markdown_it.token import Token
from msgspec import Struct

from generator.model.incident import Role
from generator.model.post import Image, Link, Part
from generator.model.text import Place, Span, Text
from generator.parse.markdown.document import Block, Document
from generator.parse.markdown.html_writer import HtmlWriter, Mark
from generator.parse.markdown.identifiers import with_own_ids
from generator.parse.markdown.inline_writer import NamedImage, NamedLink
from generator.parse.markdown.raw_html import clean
from generator.parse.markdown.sentinel import close_gaps
from generator.parse.markdown.slots import cut

WRAPPER = re.compile(r"<(/?)(details|div|section|figure|blockquote|ul|ol|table|center)\b", re.IGNORECASE)


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
) -> WrittenBody:
    """The body of `document`, whose tokens are `tokens`.

    `chapters` are in order of their lines, `anchors` gives each heading its id. The heading on `dropped_line` (the
    title, which the page shows itself) is left out; the others go down by `shift` levels.
    """
    writer = HtmlWriter(marks, anchors, shift, trusted)
    pieces = [
        (chapter, writer.write(run)) for chapter, run in _runs(tokens, chapters, dropped_line) if run or chapter.line
    ]
    written = writer.written
    if written.raw:
        if not all(_balanced(html) for _, html in pieces):
            pieces = [(Chapter(0, "other", ""), "".join(html for _, html in pieces))]
        pieces = [(chapter, clean(html)) for chapter, html in pieces]
    bodies = with_own_ids([html for _, html in pieces])
    counts = (len(written.images), len(written.links), len(document.passages))
    parts = tuple(
        Part(chapter.role, chapter.anchor, cut(close_gaps(html, document.passages), *counts))
        for (chapter, _), html in zip(pieces, bodies, strict=True)
        if html.strip()
    )
    places = _Places(document)
    return WrittenBody(
        parts,
        tuple(_image(image, document, places) for image in written.images),
        tuple(_link(link, places) for link in written.links),
    )


def _runs(
    tokens: Sequence[Token], chapters: Sequence[Chapter], dropped_line: int
) -> list[tuple[Chapter, Sequence[Token]]]:
    """The tokens of each chapter, and before them what stands above the first one."""
    starts = {chapter.line: chapter for chapter in chapters}
    runs: list[tuple[Chapter, Sequence[Token]]] = []
    current, skip_to = Chapter(0, "other", ""), 0
    kept: list[Token] = []
    for index, token in enumerate(tokens):
        if index < skip_to:
            continue
        line = token.map[0] + 1 if token.map is not None else 0
        footnotes = token.type == "footnote_block_open"
        if token.level == 0 and token.type == "heading_open" and line == dropped_line:
            skip_to = index + 3
            continue
        if token.level == 0 and ((token.type == "heading_open" and line in starts) or footnotes):
            runs.append((current, kept))
            current, kept = Chapter(0, "other", "footnotes") if footnotes else starts[line], []
        kept.append(token)
    runs.append((current, kept))
    return runs


def _balanced(html: str) -> bool:
    depth = 0
    for match in WRAPPER.finditer(html):
        depth += -1 if match[1] else 1
        if depth < 0:
            return False
    return depth == 0


class _Places:
    """Finds the exact place of each picture and link of a document, in order; falls back to the block's line."""

    def __init__(self, document: Document) -> None:
        self._text: Text = document.text
        self._images = [piece.outer for block in document.walk() for piece in block.pieces if piece.kind == "image"]
        self._at = 0

    def image(self, image: NamedImage) -> Place:
        """The place of the next picture on or after `image`'s line."""
        for index in range(self._at, len(self._images)):
            span = self._images[index]
            if self._text.line_at(span.start) >= image.line:
                target = re.escape(image.target[:40])
                if re.search(target, self._text.cut(span)) or image.line == self._text.line_at(span.start):
                    self._at = index + 1
                    return self._text.place(span)
        return self.find(image.target, image.line)

    def find(self, words: str, line: int) -> Place:
        """Where `words` stand on or below `line` of the same block, else the line itself."""
        start = self._text.starts[line - 1]
        end = self._text.text.find("\n\n", start)
        at = self._text.text.find(words, start, end if end > 0 else len(self._text.text)) if words else -1
        return self._text.place(Span(at, at + len(words)) if at >= 0 else self._text.line_span(line))


def _image(image: NamedImage, document: Document, places: _Places) -> Image:
    place = places.image(image)
    span = Span(document.text.starts[place.line - 1] + place.column - 1, 0)
    at = Span(span.start, span.start)
    caption = document.words(at, image.caption) if image.caption else None
    return Image(image.target, document.words(at, image.alt), place, caption, image.width, image.height)


def _link(link: NamedLink, places: _Places) -> Link:
    target, _, fragment = link.href.partition("#")
    return Link(target, fragment, places.find(target, link.line))


def top_headings(blocks: Sequence[Block]) -> list[Block]:
    """The headings that stand in no other block."""
    return [block for block in blocks if block.kind == "heading"]
