"""Where the content of a leaf stands in the source.

markdown-it says which lines a leaf has, not which columns. So each line of a leaf's content is found as the tail of its
source line.
"""

from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct

from generator.model import lazy_re as re
from generator.model.text import Span, Text

# What may stand before a line of a block that stands in quotes and items.
SIGNS = re.compile(r"(?:[ \t]*+(?:>|(?:[-*+:]|\d{1,9}[.)])(?=[ \t])))*+")


class Anchors:
    """Where the characters of a leaf's content stand in the source: a step function from content to source offsets."""

    def __init__(self, steps: list[tuple[int, int]]) -> None:
        self._content = [step[0] for step in steps]
        self._source = [step[1] for step in steps]
        # In a leaf of one line, one step holds for all of it.
        self.shift = steps[0][1] - steps[0][0] if len(steps) == 1 else None

    def offset(self, position: int) -> int:
        """The source offset of the character at `position` of the content."""
        index = max(bisect_right(self._content, position) - 1, 0)
        return self._source[index] + position - self._content[index]

    def inner(self, start: int) -> "Anchors":
        """The places of a content that begins at `start` of this one."""
        return Anchors([(at - start, source) for at, source in zip(self._content, self._source, strict=True)])

    def runs(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """A stretch of the content, cut where the source has something that the content has not.

        For each cut: where it begins and ends in the content, and where it begins in the source.
        """
        index = max(bisect_right(self._content, start) - 1, 0)
        while start < end:
            stop = min(self._content[index + 1], end) if index + 1 < len(self._content) else end
            if stop > start:
                yield start, stop, self._source[index] + start - self._content[index]
            start, index = max(start, stop), index + 1

    def words(self, content: str, start: int, end: int) -> tuple[Span, str]:
        """Where a stretch of `content` stands, and its words as long as it is there, what is not its own blank."""
        span, parts = self.span(start, end), []
        at = span.start
        for low, high, source in self.runs(start, end):
            parts.append(" " * (source - at) + content[low:high])
            at = source + high - low
        return span, "".join(parts)

    def span(self, start: int, end: int) -> Span:
        """The source span of a stretch of the content."""
        if self.shift is not None:
            return Span(start + self.shift, max(start, end) + self.shift)
        return Span(self.offset(start), self.offset(end - 1) + 1 if end > start else self.offset(start))


def leaf_anchors(content: str, first_line: int, text: Text) -> Anchors | None:
    """Where a paragraph's or heading's content stands, given its first line (1-based). None where it stands nowhere."""
    if "\n" not in content:
        start = start_of_words(content, first_line, text)
        return None if start is None else Anchors([start])
    steps, position = [], 0
    for index, row in enumerate(content.split("\n")):
        start = start_of_words(row, first_line + index, text)
        if start is None:
            return None
        steps.append((position + start[0], start[1]))
        position += len(row) + 1
    return Anchors(steps)


def start_of_words(row: str, line: int, text: Text) -> tuple[int, int] | None:
    """Where the words of `row` begin in it, and where they stand in the text, given their line (1-based)."""
    starts, whole = text.starts, text.text
    if line > len(starts):
        return None
    start = starts[line - 1]
    source = whole[start : starts[line] - 1 if line < len(starts) else len(whole)]
    words, trimmed = row.strip(" \t"), source.rstrip(" \t")
    if trimmed.endswith(words):
        column = len(trimmed) - len(words)
    else:  # a closed heading (`## x ##`), the title of an admonition
        column = source.rfind(words)
        if column < 0:
            return None
    return (0 if len(words) == len(row) else len(row) - len(row.lstrip(" \t"))), start + column


def cell_spans(row: str, nested: bool = False) -> list[Span]:
    """The cells of a table row, as spans in it, white space trimmed. `\\|` does not end a cell.

    `nested`: the table stands in a quote or an item, whose signs may stand before the row.
    """
    signs = SIGNS.match(row) if nested else None
    first = signs.end() if signs else 0
    bounds, at = [], first
    bar = row.find("|", first)
    while bar >= 0:
        if not bar or row[bar - 1] != "\\":
            bounds.append((at, bar))
            at = bar + 1
        bar = row.find("|", bar + 1)
    bounds.append((at, len(row)))
    if bounds and not row[bounds[0][0] : bounds[0][1]].strip():
        bounds.pop(0)
    if bounds and not row[bounds[-1][0] : bounds[-1][1]].strip():
        bounds.pop()
    return [_trimmed(row, start, end) for start, end in bounds]


def _trimmed(row: str, start: int, end: int) -> Span:
    words = row[start:end]
    left = start + len(words) - len(words.lstrip())
    return Span(left, max(left, start + len(words.rstrip())))


def cell_anchors(content: str, cell: Span, row: str, row_start: int) -> Anchors:
    """Where a table cell's content stands. markdown-it drops the backslash of `\\|`: each one is a step."""
    steps, position, at = [(0, row_start + cell.start)], 0, cell.start
    if "\\|" not in row:
        return Anchors(steps)
    while at < cell.end and position < len(content):
        if row[at] == "\\" and row[at + 1 : at + 2] == "|" and content[position] == "|":
            at += 1
            steps.append((position, row_start + at))
        at += 1
        position += 1
    return Anchors(steps)


class Located(Struct, frozen=True):
    """Where a link, a picture or a stretch of raw HTML stands: from `start` to `end` of its leaf's content."""

    anchors: Anchors
    start: int
    end: int

    def span(self) -> Span:
        """All of it, in the source."""
        return self.anchors.span(self.start, self.end)

    def part(self, start: int, end: int) -> Span:
        """A part of it, given by offsets in it."""
        return self.anchors.span(self.start + start, self.start + end)
