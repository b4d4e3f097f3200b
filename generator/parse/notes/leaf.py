"""A leaf of a document in its context: its words at true offsets, what it stands in, and the section that it is in."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from generator.model import lazy_re as re
from generator.model.text import Span, Text
from generator.parse.markdown.document import Block, Document, Piece
from generator.parse.markdown.sentinel import blank

OBJECT = "\ufffc"  # stands in the words for code, pictures and addresses: something is here, and it says nothing
VERBATIM = re.compile(r"(?i)\s*<(?:pre|code|script|style|textarea|svg|math|template)\b")
TAG = re.compile(r"<[^<>]*>")
# HTML elements whose words are code; `pre` may go on in later blocks.
CODE_TAG = re.compile(r"(?i)<(/?)(pre|code|kbd|samp|tt|var)\b[^<>]*>")
PRE_TAG = re.compile(r"(?i)<(/?)pre\b[^<>]*>")
# What stands in the words for an escaped bracket: such a bracket is written, it encloses nothing.
WRITTEN = {"[": "“", "(": "“", "{": "“", "<": "“", "]": "”", ")": "”", "}": "”", ">": "”"}
URL = re.compile(r"(?i)(?:[a-z][a-z0-9+.-]*:|www\.|/)\S*|\S+@\S+\.\w+")
NEAR = 40  # how many blocks away a block may be and still be beside a note, notes between them

Side = Literal["next", "previous"]


class Spot(Struct, frozen=True):
    """A place among blocks: the one at `index`, or (`gap`) the place right before it."""

    blocks: tuple[Block, ...]
    index: int
    gap: bool = False

    @property
    def block(self) -> Block:
        """The block here. A gap has one only where something follows it."""
        return self.blocks[self.index]

    def beside(self, side: Side) -> tuple[Block, ...]:
        """The blocks that follow, nearest first, or those before, nearest first: not more than `NEAR`."""
        if side == "next":
            start = self.index + (not self.gap)
            return self.blocks[start : start + NEAR]
        return self.blocks[max(self.index - NEAR, 0) : self.index][::-1]


class Section(Struct, frozen=True):
    """A heading at the top of the document and its lines, until the next of its level or above. None: the start."""

    heading: Block | None
    line: int
    end_line: int


class Leaf(Struct, frozen=True):
    """A leaf block: its text from `start` on as `words`, as long as it is in the source.

    `path` leads to it from the top of the document, its own place last. `runs` are the stretches of pieces that some
    markup (bold, italic, a link) encloses, as first and last index. `raw` is the source of the same stretch.
    """

    document: Document
    block: Block
    path: tuple[Spot, ...]
    section: Section
    start: int
    words: str
    runs: tuple[tuple[int, int], ...] = ()

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.start + len(self.words)

    @property
    def raw(self) -> str:
        """The source of its words."""
        return self.document.text.text[self.start : self.end]

    @property
    def parents(self) -> tuple[Block, ...]:
        """The blocks that it stands in, outermost first."""
        return tuple(spot.block for spot in self.path[:-1])

    def within(self, kind: str) -> Block | None:
        """The nearest block of that kind that the leaf stands in."""
        return next((block for block in reversed(self.parents) if block.kind == kind), None)


def labels_of(document: Document, leaf: Leaf) -> Iterator[Leaf]:
    """What a leaf shows beside its words, each as a leaf of its own: texts and titles of pictures, titles of links."""
    for piece in leaf.block.labels:
        yield _label(document, piece.span, leaf.path, leaf.section, piece.text)


def titles_of(document: Document) -> Iterator[Leaf]:
    """The titles of link definitions, each as a leaf."""
    for span in document.titles:
        gap = gap_leaf(document, span)
        path = gap.path if gap is not None else (Spot(document.blocks, 0),)
        section = gap.section if gap is not None else sections_of(document)[0]
        yield _label(document, span, path, section, document.text.cut(span))


def _label(document: Document, span: Span, path: tuple[Spot, ...], section: Section, words: str) -> Leaf:
    line, end_line = document.text.line_at(span.start), document.text.line_at(span.end)
    return Leaf(document, Block("paragraph", span, line, end_line, span), path, section, span.start, blank(words))


def gap_leaf(document: Document, span: Span) -> Leaf | None:
    """A stretch of the source that belongs to no block (a link definition), as a leaf between two; None inside one."""
    blocks = document.blocks
    index = bisect_left(blocks, span.start, key=lambda block: block.span.end)
    if index < len(blocks) and blocks[index].span.start <= span.start:
        return None
    line = document.text.line_at(span.start)
    block = Block("paragraph", span, line, line, span)
    path = (Spot(blocks, index, True),)
    return Leaf(document, block, path, _section_at(document, index), span.start, document.text.cut(span))


def code_leaf(document: Document, index: int) -> Leaf:
    """The block at `index` at the top of the document, which is code, as a leaf without words."""
    block = document.blocks[index]
    return Leaf(document, block, (Spot(document.blocks, index),), _section_at(document, index), block.span.start, "")


def _section_at(document: Document, index: int) -> Section:
    """The section that the place before the block at `index` is in, up to the next heading."""
    blocks = document.blocks
    heading = next((block for block in reversed(blocks[:index]) if block.kind == "heading"), None)
    end = next((block.line - 1 for block in blocks[index:] if block.kind == "heading"), document.text.line_count)
    line = heading.line if heading else 1
    return Section(heading, line, _trimmed(document.text, line, end))


def sections_of(document: Document) -> tuple[Section, ...]:
    """The sections of a document, in order; the first is what stands before its first heading."""
    last = document.text.line_count
    headings = [block for block in document.blocks if block.kind == "heading"]
    first = document.text.line_at(document.body_start)
    found = [Section(None, first, _trimmed(document.text, first, headings[0].line - 1 if headings else last))]
    open_at: list[int] = []  # indices of sections that are not ended yet
    ends = [last] * len(headings)
    for index, heading in enumerate(headings):
        while open_at and headings[open_at[-1]].level >= heading.level:
            ends[open_at.pop()] = heading.line - 1
        open_at.append(index)
    for heading, end in zip(headings, ends, strict=True):
        found.append(Section(heading, heading.line, _trimmed(document.text, heading.line, end)))
    return tuple(found)


def _trimmed(text: Text, line: int, end: int) -> int:
    """The last line from `line` to `end` that is not blank."""
    while end > line and not text.line(end).strip():
        end -= 1
    return end


def with_objects(words: str, start: int, pieces: tuple[Piece, ...]) -> str:
    """The `words` of a leaf with objects for its code, its pictures and its addresses."""
    parts, at = [], 0
    for piece in pieces:
        low, high = piece.outer.start - start, piece.outer.end - start
        if piece.kind in ("code", "image") or not piece.text or (piece.href and URL.fullmatch(piece.text)):
            filling = _objects(words[low:high])
        elif piece.kind == "text" and not piece.exact:
            filling = _inexact(piece.text, high - low)
        else:
            continue
        parts.append(words[at:low])
        parts.append(filling)
        at = high
    parts.append(words[at:])
    return _without_code("".join(parts), start, pieces)


def _objects(words: str) -> str:
    return re.sub(r"[^\n]", OBJECT, words)


def _inexact(shown: str, length: int) -> str:
    """An escape or an entity in the words: its last character stands for it.

    A letter that is written so is no letter of a marker, and a bracket no bracket: such a text is about them.
    """
    shown = "".join(OBJECT if letter.isalnum() else WRITTEN.get(letter, letter) for letter in shown[:length])
    return shown.rjust(length)


def _without_code(words: str, start: int, pieces: tuple[Piece, ...]) -> str:
    """`words` with what stands in HTML elements for code as objects; one that is never closed runs to the end."""
    parts: list[str] = []
    at, waiting, opened = 0, "", 0
    for piece in pieces:
        tag = CODE_TAG.match(piece.text) if piece.kind == "html" else None
        if tag is None:
            continue
        name = tag[2].lower()
        if not waiting and not tag[1]:
            waiting, opened = name, piece.outer.start - start
        elif waiting == name and tag[1]:
            parts.extend((words[at:opened], _objects(words[opened : piece.outer.end - start])))
            waiting, at = "", piece.outer.end - start
    if waiting:
        parts.extend((words[at:opened], _objects(words[opened:])))
        at = len(words)
    return "".join((*parts, words[at:]))


def preformatted(document: Document) -> list[Span]:
    """The stretches from an HTML `<pre>` to its end, which a blank line does not make."""
    text = document.text.text
    if "<" not in text or "<pre" not in text.lower():
        return []
    spans: list[Span] = []
    opened = -1
    for block in document.walk():
        places = [block.span] if block.kind == "html" else [p.outer for p in block.pieces if p.kind == "html"]
        for place in places:
            for tag in PRE_TAG.finditer(text, place.start, place.end):
                if not tag[1] and opened < 0:
                    opened = tag.start()
                elif tag[1] and opened >= 0:
                    spans.append(Span(opened, tag.end()))
                    opened = -1
    return spans


def without_preformatted(words: str, start: int, spans: list[Span]) -> str:
    """The `words` of a leaf that begin at `start`, with what stands in one of `spans` as objects."""
    index = bisect_left(spans, start, key=lambda span: span.end)
    parts: list[str] = []
    at = 0
    while index < len(spans) and spans[index].start < start + len(words):
        low, high = max(spans[index].start - start, 0), min(spans[index].end - start, len(words))
        parts.extend((words[at:low], _objects(words[low:high])))
        at = high
        index += 1
    return "".join((*parts, words[at:])) if parts else words


def styled_runs(pieces: tuple[Piece, ...]) -> tuple[tuple[int, int], ...]:
    """The stretches of `pieces` that some markup encloses, as first and last index."""
    runs: list[tuple[int, int]] = []
    first = -1
    for index, piece in enumerate(pieces):
        styled = piece.bold or piece.italic or piece.struck or bool(piece.href)
        if styled and first < 0:
            first = index
        elif not styled and first >= 0:
            runs.append((first, index - 1))
            first = -1
    if first >= 0:
        runs.append((first, len(pieces) - 1))
    return tuple(runs)


def comment_spans(source: str) -> tuple[Span, ...]:
    """The HTML comments of `source`. One that is never closed runs to the end, as it does in a browser."""
    spans, at = [], source.find("<!--")
    while at >= 0:
        end = source.find("-->", at + 4)
        spans.append(Span(at, end + 3 if end >= 0 else len(source)))
        at = source.find("<!--", spans[-1].end)
    return tuple(spans)


def html_words(document: Document, block: Block) -> str:
    """The words of an HTML block: what stands between tags and comments, nothing where all is verbatim."""
    source = document.text.cut(block.span)
    if VERBATIM.match(block.content):
        return blank_out(source)
    parts: list[str] = []
    at = 0
    for span in comment_spans(source):
        parts.extend((_between_tags(source[at : span.start]), blank_out(source[span.start : span.end])))
        at = span.end
    parts.append(_between_tags(source[at:]))
    return "".join(parts)


def _between_tags(source: str) -> str:
    """`source` with its tags as blanks, and with objects for the words in elements for code."""
    parts, at, waiting = [], 0, ""
    for tag in TAG.finditer(source):
        parts.append((_objects if waiting else str)(source[at : tag.start()]))
        parts.append(blank_out(tag[0]))
        at = tag.end()
        code = CODE_TAG.match(tag[0])
        if code and not waiting and not code[1]:
            waiting = code[2].lower()
        elif code and code[1] and code[2].lower() == waiting:
            waiting = ""
    parts.append((_objects if waiting else str)(source[at:]))
    return "".join(parts)


def blank_out(text: str) -> str:
    """As many blanks as `text` has characters, its line ends kept."""
    return "\n".join(" " * len(line) for line in text.split("\n"))
