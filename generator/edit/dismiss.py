"""Dismissing a problem: the edits that write a suppression with its reason to where it holds for that problem."""

from collections.abc import Iterator
from typing import Literal

from generator.edit.blocks import QUOTED, quote_depth
from generator.model import lazy_re as re
from generator.model.problem import Edit, Problem
from generator.model.text import Span, Text

Scope = Literal["block", "line", "file"]
SCOPES: tuple[Scope, ...] = ("block", "line", "file")

_ITEM = re.compile(r"[ \t>]*(?:[-*+:]|\d{1,9}[.)]|\[\^[^\[\]\s]{1,99}\]:)(?:[ \t]|\Z)")
_ALONE = re.compile(r"[ \t>]*(?:#{1,6}[ \t]|`{3,}|~{3,})")
_ROW = re.compile(r"[ \t>]*\|")
_FENCE = re.compile(r"[ \t>]*(?:[-*+][ \t]+)?(`{3,}|~{3,})")
_LONGEST = 300  # characters of a reason


def reason_fault(reason: str, *, in_table: bool = False) -> str:
    """Why some words cannot be the reason of a suppression; empty where they can."""
    if not reason.strip():
        return "a reason is needed: say why this is right as it is"
    if len(reason) > _LONGEST:
        return f"the reason has more than {_LONGEST} characters"
    if any(ord(letter) < ord(" ") or ord(letter) == 0x7F for letter in reason):
        return "the reason must be one line"
    if "--" in reason or ">" in reason or reason.strip().endswith("-"):
        return "the reason stands in a comment, where `--` and `>` cannot be"
    if in_table and "|" in reason:
        return "the reason stands in a table, where `|` cannot be"
    return ""


def dismissals(text: Text, problem: Problem, reason: str, front_end: int, scope: Scope) -> Iterator[tuple[Edit, ...]]:
    """The ways to allow `problem`, the best first; which of them holds is known when the text is read again.

    Before a block stands a line of its own. An item and a cell have the comment behind their words: a line would part
    the list, or end the table. What stands in front matter, or nowhere in the text, is allowed for the whole file.
    """
    at = problem.place
    if at.path != text.path or reason_fault(reason) or at.line > text.line_count:
        return
    reason = " ".join(reason.split())
    line = text.line(at.line)
    nowhere = at.is_whole_file or text.starts[at.line - 1] < front_end
    if scope == "file" or nowhere:
        yield (_for_file(text, f"<!-- afterword: allow-file {problem.code} {reason} -->", front_end),)
        return
    block = f"<!-- afterword: allow {problem.code} {reason} -->"
    its_line = f"<!-- afterword: allow-line {problem.code} {reason} -->"
    row = _ROW.match(line) is not None
    first = _first_line(text, at.line, front_end)
    item = _ITEM.match(text.line(first)) is not None and not _in_fence(text, at.line, front_end)
    if scope == "block" and not row and not item:
        yield (_line_before(text, first, block),)
    if row:
        if not reason_fault(reason, in_table=True):
            yield (_behind_cell(text, problem, its_line),)
        return
    if scope == "block":
        yield (_behind(text, at.end_line, block),)
    yield (_behind(text, at.line, its_line),)
    yield (_line_before(text, at.line, its_line),)


def _for_file(text: Text, comment: str, front_end: int) -> Edit:
    """A line at the head of the body. It is parted from a first line of words, which might be a heading's."""
    begun = front_end == 0 or text.text[front_end - 1] == "\n"
    return Edit(Span(front_end, front_end), f"{'' if begun else chr(10)}{comment}\n")


def _line_before(text: Text, line: int, comment: str) -> Edit:
    """A line of its own before a line, as deep in lists as that is, and in the quotes that go on there."""
    start = text.starts[line - 1]
    prefix = QUOTED.match(text.text, start, text.line_span(line).end)
    lead = prefix[0] if prefix is not None else ""
    above = quote_depth(text.line(line - 1))
    while lead.count(">") > above:  # before a quote that begins here, not in it
        lead = lead[: lead.rindex(">")]
    return Edit(Span(start, start), f"{lead}{comment}\n")


def _behind(text: Text, line: int, comment: str) -> Edit:
    """At the end of a line, before the blanks that may break it."""
    span = text.line_span(line)
    end = span.start + len(text.cut(span).rstrip(" \t"))
    return Edit(Span(end, end), f" {comment}")


def _behind_cell(text: Text, problem: Problem, comment: str) -> Edit:
    """In the cell of a table row, behind the words that the problem is about."""
    at = problem.place
    end = text.starts[at.end_line - 1] + at.end_column - 1
    stop = text.line_span(at.end_line).end
    bar = text.text.find("|", end, stop)
    while bar > 0 and text.text[bar - 1] == "\\":
        bar = text.text.find("|", bar + 1, stop)
    stop = bar if bar >= 0 else stop
    end = end + len(text.text[end:stop].rstrip(" \t"))
    return Edit(Span(end, end), f" {comment}")


def _first_line(text: Text, line: int, front_end: int) -> int:
    """The line that the block begins on in which `line` stands, as far as lines alone tell it."""
    fence = _in_fence(text, line, front_end)
    if fence:
        return fence
    first = text.line_at(front_end)
    depth = quote_depth(text.line(line))
    while line > first:
        above = text.line(line - 1)
        if _ALONE.match(text.line(line)) or _ITEM.match(text.line(line)):
            break
        if (
            not above.strip(" \t>")
            or _ALONE.match(above)
            or above.rstrip().endswith("-->")
            or quote_depth(above) < depth
        ):
            break
        line -= 1
    return line


def _in_fence(text: Text, line: int, front_end: int) -> int:
    """The line on which the fence opens that `line` stands in; 0 where it stands in none."""
    opened, sign = 0, ""
    for number in range(text.line_at(front_end), line + 1):
        fence = _FENCE.match(text.line(number))
        if fence is None:
            continue
        if not opened:
            opened, sign = number, fence[1]
        elif fence[1].startswith(sign) and number < line:
            opened, sign = 0, ""
    return opened
