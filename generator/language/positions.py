"""Lines and columns as a client counts them, and as we do.

We count code points. A client counts UTF-16 units, unless it has agreed on bytes of UTF-8 or on code points. Lines end
with `\\n`, `\\r\\n` or `\\r` for both, and with nothing else. A client's text may begin with a byte order mark, which
ours has not.
"""

import re
from bisect import bisect_left, bisect_right
from typing import Literal

from msgspec import Struct

Encoding = Literal["utf-16", "utf-8", "utf-32"]

MARK = "\ufeff"
_LINE_END = re.compile(r"\r\n|\n|\r")
_WIDE = {"utf-16": re.compile("[\U00010000-\U0010ffff]"), "utf-8": re.compile("[^\x00-\x7f]"), "utf-32": None}


class Spot(Struct, frozen=True, order=True):
    """A place in a client's text: line and units of the client's, both from 0."""

    line: int
    units: int


class Lines(Struct, frozen=True):
    """A client's text, cut into lines. `starts` and `ends` are offsets in code points, ends without the line's end.

    `wide` are the offsets of the characters that take more than one unit, once for each further one.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    encoding: Encoding
    wide: tuple[int, ...]

    @classmethod
    def of(cls, text: str, encoding: Encoding = "utf-16") -> "Lines":
        """The lines of `text`."""
        starts, ends = [0], []
        for end in _LINE_END.finditer(text):
            ends.append(end.start())
            starts.append(end.end())
        return cls(text, tuple(starts), (*ends, len(text)), encoding, _wide(text, encoding))

    def spot(self, line: int, column: int) -> Spot:
        """Where our `line` and `column` (from 1, of the text without its mark) are for the client; never outside."""
        at = min(max(line, 1), len(self.starts)) - 1
        if line > len(self.starts):
            return Spot(at, self._units(self.starts[at], self.ends[at]))
        start = self.starts[at]
        offset = start + max(column, 1) - 1 + self._marked(at)
        return Spot(at, self._units(start, min(offset, self.ends[at])))

    def offset(self, spot: Spot) -> int:
        """The code point of the client's text that `spot` stands before; never inside of one, and never outside."""
        if spot.line >= len(self.starts):
            return len(self.text)
        line = max(spot.line, 0)
        start, end = self.starts[line], self.ends[line]
        return start + self._characters(start, end, max(spot.units, 0))

    def at(self, offset: int) -> Spot:
        """Where an offset of the client's text is."""
        line = bisect_right(self.starts, offset) - 1
        return Spot(line, self._units(self.starts[line], min(offset, self.ends[line])))

    def place(self, spot: Spot) -> tuple[int, int]:
        """Our line and column of `spot`."""
        line = min(max(spot.line, 0), len(self.starts) - 1)
        return line + 1, max(self.offset(spot) - self.starts[line] - self._marked(line), 0) + 1

    def line_end(self, line: int) -> str:
        """What ends the client's `line` (from 0); of the last one, what ends the one before it."""
        at = min(max(line, 0), len(self.starts) - 2)
        return self.text[self.ends[at] : self.starts[at + 1]] if at >= 0 else "\n"

    def _marked(self, line: int) -> int:
        return int(line == 0 and self.text.startswith(MARK))

    def _units(self, start: int, end: int) -> int:
        return end - start + bisect_left(self.wide, end) - bisect_left(self.wide, start)

    def _characters(self, start: int, end: int, units: int) -> int:
        """How many whole characters of a line fit into `units`: a place inside of one is taken for that before it."""
        return bisect_right(range(start, end + 1), units, key=lambda at: self._units(start, at)) - 1


def _wide(text: str, encoding: Encoding) -> tuple[int, ...]:
    pattern = _WIDE[encoding]
    if pattern is None or text.isascii():
        return ()
    if encoding == "utf-16":
        return tuple(found.start() for found in pattern.finditer(text))
    more = ((found.start(), len(found[0].encode("utf-8", "surrogatepass")) - 1) for found in pattern.finditer(text))
    return tuple(at for at, count in more for _ in range(count))
