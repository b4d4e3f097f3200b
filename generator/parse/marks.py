"""What was understood of a body, marked in its page: which of its blocks carries which id, and what it is."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.model import lazy_re as re
from generator.model.incident import Action, Cause, Event, Learning, Telling
from generator.parse.incident.clock import NEXT_DAY
from generator.parse.markdown.document import Document
from generator.parse.markdown.html_writer import Mark

# A day as a machine reads it: what is due then can be marked as a time.
DAY = re.compile(r"[12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")
_Item = TypeVar("_Item", Action, Learning, Event, Telling, Cause)
_MARKED = ("paragraph", "heading", "item", "row", "term")


class Marked(Struct, frozen=True):
    """What was understood, each with the id that its place in the page has, and the marks of blocks by their lines."""

    marks: Mapping[int, Mark]
    events: tuple[Event, ...]
    learnings: tuple[Learning, ...]
    actions: tuple[Action, ...]
    told: tuple[Telling, ...]
    causes: tuple[Cause, ...]


def mark(
    document: Document,
    anchors: Mapping[int, str],
    events: Sequence[Event],
    learnings: Sequence[Learning],
    actions: Sequence[Action],
    told: Sequence[Telling],
    causes: Sequence[Cause],
) -> Marked:
    """Marks what the body of `document` says; `anchors` are the ids of headings by their lines.

    A heading keeps its id. Of several that stand in one block the first gives it its id, and an action goes before a
    learning, that before an event, a telling and a cause.
    """
    lines = sorted({block.line for block in document.walk() if block.kind in _MARKED})
    marks: dict[int, Mark] = {}

    def line_of(item: _Item) -> int:
        """The first line of the innermost block: an entry may begin in the middle of a paragraph."""
        index = bisect_right(lines, item.place.line)
        return lines[index - 1] if index else item.place.line

    for action in actions:
        due = action.due if DAY.fullmatch(action.due) else ""
        marks.setdefault(line_of(action), Mark("action", action.anchor, due, due))
    for learning in learnings:
        marks.setdefault(line_of(learning), Mark("learning", learning.anchor))
    for event in events:
        marks.setdefault(line_of(event), _event_mark(event))
    for telling in told:
        marks.setdefault(line_of(telling), Mark("told", telling.anchor))
    for cause in causes:
        marks.setdefault(line_of(cause), Mark("cause", cause.anchor))

    def placed(items: Sequence[_Item]) -> tuple[_Item, ...]:
        at = [(item, line_of(item)) for item in items]
        return tuple(replace(item, anchor=anchors.get(line) or marks[line].anchor) for item, line in at)

    return Marked(marks, placed(events), placed(learnings), placed(actions), placed(told), placed(causes))


def _event_mark(event: Event) -> Mark:
    iso = event.at.iso if event.at else ""
    day = iso[:10] if NEXT_DAY in event.inferred else ""  # nothing in the text says that it has begun
    return Mark("event", event.anchor, event.stamp if iso else "", iso, event.phase or "", day)
