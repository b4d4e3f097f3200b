"""Taking whole lines out of a text, with one blank line beside them and what would enclose nothing without them."""

from generator.model import lazy_re as re
from generator.model.problem import Edit
from generator.model.text import Span

QUOTED = re.compile(r"[ \t>]*")
"""What a line may begin with: blanks, and the signs of the quotes that it stands in."""
_BEGINS_BLOCK = re.compile(r"[-*+>#|<`~:!]|\d{1,9}[.)]")
_NUMBERED = re.compile(r"(\d{1,9})([.)])[ \t]{1,9}")
_BOX_OPENS = re.compile(r":{3,20}[ \t]{0,9}[^\s:]")
_INDENTED_BOX = re.compile(r"(?P<lead>[ \t>]*)(?:!!!|\?\?\?\+?)[ \t]{1,9}[\w-]{1,40}[ \t]*\Z")  # without a title
_DEEPER = 4  # how much what is in such a box is indented
_BOX_CLOSES = re.compile(r":{3,20}[ \t]{0,9}\Z")


def whole_lines(text: str, line: int, start: int, line_end: int) -> Edit:
    """The edit that takes out the lines from `line` to the one that ends at `line_end`.

    What goes begins at `start`; only blanks and the signs of quotes stand before it. One of the blank lines around it
    goes with it, and so does the box that stood around it alone.
    """
    signs = QUOTED.match(text, line, max(start, line_end))
    start = max(start, signs.end()) if signs is not None else start
    lead = text[line:start]
    renumbered = _first_of_numbered(text, line, start, line_end)
    if renumbered is not None:
        return Edit(renumbered, "")
    first, last = line, min(line_end + 1, len(text))
    first, last = _with_box(text, first, last, lead)
    above, below = _above(text, first), _below(text, last)
    if above and below and not _is_blank(above) and not _is_blank(below) and _parts(text[start:line_end], below):
        return Edit(Span(start, line_end), "")
    if (
        below is not None
        and _is_blank(below)
        and (above is None or (_is_blank(above) and quote_depth(below) >= quote_depth(above)))
    ):
        last = min(line_end_at(text, last) + 1, len(text))
    elif above is not None and _is_blank(above) and (below is None or quote_depth(below) < quote_depth(above)):
        first -= len(above) + 1
    return Edit(Span(first, last), "")


def _first_of_numbered(text: str, line: int, start: int, line_end: int) -> Span | None:
    """What goes with the first item of a numbered list: its words, and the number of the next, which gets its own."""
    number = _NUMBERED.match(text, start, line_end)
    if number is None or _follows_item(text, line, text[line:start], number[2]):
        return None
    at = line_end + 1
    while at < len(text):
        stop = line_end_at(text, at)
        if not _is_blank(text[at:stop]):
            sign = at + (start - line)
            following = _NUMBERED.match(text, sign, stop) if text[at:sign] == text[line:start] else None
            return Span(number.end(), following.end()) if following and following[2] == number[2] else None
        at = stop + 1
    return None


def _follows_item(text: str, line: int, lead: str, closer: str) -> bool:
    """Whether an item of the same list stands above `line`: what is indented may be an item's, and tells nothing."""
    at, above = line, _above(text, line)
    while above is not None and (_is_blank(above) or above[: len(lead) + 1] in (f"{lead} ", f"{lead}\t")):
        at -= len(above) + 1
        above = _above(text, at)
    number = _NUMBERED.match(above, len(lead)) if above is not None and above.startswith(lead) else None
    return number is not None and number[2] == closer


def _with_box(text: str, first: int, last: int, lead: str) -> tuple[int, int]:
    """The lines with the `:::` lines right around them, or the `!!!` line above, where nothing else is in that box."""
    start, above = first, _above(text, first)
    while above is not None and _is_blank(above):
        start -= len(above) + 1
        above = _above(text, start)
    end, below = last, _below(text, last)
    while below is not None and _is_blank(below):
        end = min(end + len(below) + 1, len(text))
        below = _below(text, end)
    box = _INDENTED_BOX.match(above) if above is not None else None
    if above is not None and box is not None and _width(lead) >= _width(box["lead"]) + _DEEPER:
        inside = below is not None and below.startswith(box["lead"]) and below[len(box["lead"]) :][:1] in (" ", "\t")
        return (first, last) if inside else (start - len(above) - 1, last)
    if above is None or below is None or not above.startswith(lead) or not below.startswith(lead):
        return first, last
    if _BOX_OPENS.match(above, len(lead)) and _BOX_CLOSES.match(below, len(lead)):
        return start - len(above) - 1, min(end + len(below) + 1, len(text))
    return first, last


def _width(lead: str) -> int:
    return len(lead.expandtabs(_DEEPER))


def _parts(gone: str, below: str) -> bool:
    """Whether a heading or a comment that is gone parted two paragraphs, which would be one without it."""
    return gone.startswith(("#", "<!--")) and not _BEGINS_BLOCK.match(below.lstrip(" \t>"))


def _above(text: str, at: int) -> str | None:
    """The line before the one that begins at `at`; None where there is none."""
    return text[text.rfind("\n", 0, at - 1) + 1 : at - 1] if at > 0 else None


def _below(text: str, at: int) -> str | None:
    """The line that begins at `at`; None at the end of the text."""
    return text[at : line_end_at(text, at)] if at < len(text) else None


def _is_blank(line: str) -> bool:
    return not line.strip(" \t>")


def quote_depth(line: str) -> int:
    """How many quotes a line stands in."""
    prefix = QUOTED.match(line)
    return prefix[0].count(">") if prefix is not None else 0


def line_end_at(text: str, at: int) -> int:
    """Where the line ends that holds the offset `at`."""
    newline = text.find("\n", at)
    return newline if newline >= 0 else len(text)
