"""The lines of a leaf block as a reader sees them, each character still at its place in the source."""

from bisect import bisect_right

from msgspec import Struct

from generator.model.text import Span
from generator.parse.markdown.document import Block, Piece


class Line(Struct, frozen=True):
    """One line: `text` is what a reader sees of `pieces`; `starts` says where in `text` each piece begins.

    `hard`: it begins after a forced line break (`<br>`), not where an author's editor wrapped the paragraph.
    """

    text: str
    starts: tuple[int, ...]
    pieces: tuple[Piece, ...]
    hard: bool = False

    def span(self, start: int, end: int) -> Span:
        """Where `text[start:end]` stands in the source."""
        if not self.pieces:
            return Span(0, 0)
        first = self._offset(start)
        return Span(first, max(first, self._offset(end - 1, after=True) if end > start else first))

    def _offset(self, at: int, after: bool = False) -> int:
        index = max(bisect_right(self.starts, at) - 1, 0)
        piece = self.pieces[index]
        if piece.kind == "image" or not piece.exact:
            return piece.outer.end if after else piece.outer.start
        return min(piece.span.start + max(at - self.starts[index], 0) + after, piece.outer.end)

    @property
    def bold_end(self) -> int:
        """How far the line is bold from its first word on; 0 where it begins otherwise."""
        end = 0
        for start, piece in zip(self.starts, self.pieces, strict=True):
            if not piece.bold and piece.text.strip():
                break
            end = start + len(piece.text)
        return end

    @property
    def marked_end(self) -> int:
        """How far the line's first words are bold, italic or code alike; 0 where they are plain."""
        first = next((piece for piece in self.pieces if piece.text.strip()), None)
        if first is None or not (first.bold or first.italic or first.kind == "code"):
            return 0
        end = 0
        for start, piece in zip(self.starts, self.pieces, strict=True):
            if (piece.bold, piece.italic, piece.kind) != (first.bold, first.italic, first.kind) and piece.text.strip():
                break
            end = start + len(piece.text.rstrip())
        return end


def lines_of(block: Block) -> tuple[Line, ...]:
    """The lines of a leaf block, split at line breaks and `<br>`; HTML is no part of them."""
    lines: list[Line] = []
    gathered: list[Piece] = []
    hard = False
    for piece in block.pieces:
        if piece.kind == "html":
            if not piece.text[:3].lower().startswith("<br"):
                continue
            lines.append(_line(gathered, hard))
            gathered, hard = [], True
        elif piece.kind == "break":
            if not gathered and hard:  # the line end that follows a `<br>`
                continue
            lines.append(_line(gathered, hard))
            gathered, hard = [], False
        else:
            gathered.append(piece)
    lines.append(_line(gathered, hard))
    return tuple(line for line in lines if line.text.strip())


def _line(pieces: list[Piece], hard: bool) -> Line:
    starts, at = [], 0
    for piece in pieces:
        starts.append(at)
        at += len(piece.text)
    return Line("".join(piece.text for piece in pieces), tuple(starts), tuple(pieces), hard)


def first_leaf(block: Block) -> Block | None:
    """The first block of text in `block` (the paragraph of a list item), or None where there is none."""
    while block.children:
        block = block.children[0]
    return block if block.kind in ("paragraph", "heading", "cell", "term") and block.pieces else None
