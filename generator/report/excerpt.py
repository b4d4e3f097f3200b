"""A source line with a caret line under a stretch of it."""

from functools import lru_cache

from msgspec import Struct

from generator.report.escape import cells, escaped

_TAB = 4
_WIDTH = 120
_BEFORE = 30
_CUT = "…"


class Excerpt(Struct, frozen=True):
    """Two lines to be shown one above the other in a fixed-width font."""

    line: str
    carets: str


def excerpt(line: str, start: int, end: int, width: int = _WIDTH) -> Excerpt:
    """`line` as a terminal shows it, and carets below its code points from `start` to `end` (0-based, end exclusive).

    Tabs are opened, unsafe characters written as codes, and a line wider than `width` columns is cut to a window
    around the place. An empty stretch has one caret; a place behind the end of the line stands behind it.
    """
    start = min(max(start, 0), len(line))
    end = min(max(end, start), len(line))
    first, last = _window(line, start, end, width)
    if _is_plain(piece := line[first:last]):
        shown_line = f"{_CUT if first else ''}{piece}{_CUT if last < len(line) else ''}"
        return Excerpt(shown_line, " " * (start - first + bool(first)) + "^" * max(min(end, last) - start, 1))
    shown = [_shown(character) for character in line[first:last]]
    head = _CUT if first else ""
    tail = _CUT if last < len(line) else ""
    before = len(head) + sum(size for _, size in shown[: start - first])
    under = sum(size for _, size in shown[start - first : end - first])
    return Excerpt(f"{head}{''.join(text for text, _ in shown)}{tail}", " " * before + "^" * max(under, 1))


def _is_plain(words: str) -> bool:
    """Whether every character is shown as it is, in one column: most lines are like that, and need no closer look."""
    return words.isascii() and words.isprintable()


@lru_cache(maxsize=1024)
def _shown(character: str) -> tuple[str, int]:
    """A character as it is shown, and how many columns that takes."""
    if character == "\t":
        return " " * _TAB, _TAB
    safe = escaped(character)
    return safe, len(safe) if safe != character else cells(character)


def _window(line: str, start: int, end: int, width: int) -> tuple[int, int]:
    """The code points of `line` to show: all if they fit, else as many as fit from a little before `start`."""
    # No character takes more than ten columns, so that only a short piece of a huge line is ever measured.
    if len(line) <= width and (_is_plain(line) or sum(_shown(character)[1] for character in line) <= width):
        return 0, len(line)
    first = 0 if end <= width - _BEFORE else max(0, start - _BEFORE)
    if _is_plain(line[first : first + width + 1]):
        return first, min(first + width, len(line))
    room = width
    last = first
    while last < len(line) and (room := room - _shown(line[last])[1]) >= 0:
        last += 1
    return first, max(last, min(start + 1, len(line)))
