"""The order of a timeline: what stands below is later."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from generator.lint.consistency.years import day_of, wrong_years
from generator.lint.rules import Explained, TextRules, problem_at
from generator.model.incident import DoubtKind, Event, Moment
from generator.model.post import Post
from generator.model.problem import Problem, Rule

OUT_OF_ORDER = Rule("CO101", "out-of-order", "warning", "strict", "An entry that is earlier than the one above it.")

SHARE = 3  # where more than one step and one in three goes the other way, a list is on purpose not in order of time
_WRONG: tuple[DoubtKind, ...] = ("impossible", "weekday", "zones", "day-month")
_NAMED = 3  # words that name a moment and tell nothing of it
_SIGNS = ("+", "-")  # of the offset that a moment of a known zone ends with
MANY = 2  # how many steps tell which way a list goes


def check_order(post: Post) -> Iterator[Problem]:
    """A warning for each entry that breaks the order of its timeline, which may run from the last to the first."""
    lists: dict[tuple[int, int], list[Event]] = {}
    for event in post.timeline:
        # A stamp that cannot be right is said by itself.
        if event.at is not None and not event.approx and not any(doubt.kind in _WRONG for doubt in event.doubts):
            # Entries of a list in a list have an order of their own.
            lists.setdefault((event.track, event.place.column), []).append(event)
    near = day_of(post)
    for events in lists.values():
        slips = {_day(event) for event, _ in wrong_years(events, near)}  # which are said by themselves
        yield from _broken(post, [event for event in events if _day(event) not in slips] if slips else events)


def _broken(post: Post, events: Sequence[Event]) -> Iterator[Problem]:
    steps = [compared(one.at, other.at) for one, other in pairwise(events)]
    forward, back = (sum(step == way for step in steps) for way in (1, -1))
    way = -1 if back > forward else 1
    most, least = max(forward, back), min(forward, back)
    if not 0 < least <= max(most / SHARE, 1) or most < MANY:
        return
    # A list that names the moments of an incident ("Repaired", "Declared") goes by their names: only its end is last.
    named = all(event.phase is not None and len(event.text.said.split()) <= _NAMED for event in events)
    word = "later" if way == 1 else "earlier"
    for index, step in enumerate(steps):
        if step != -way:
            continue
        above, below = events[index], events[index + 1]
        if named and below.phase != "resolved":
            continue
        before = events[index - 1] if index else None
        after = events[index + 2] if index + 2 < len(events) else None
        # Of the two, the one without which the rest is in order is out of place.
        skips_above = before is None or compared(before.at, below.at) != -way
        skips_below = after is None or compared(above.at, after.at) != -way
        if skips_above and not skips_below:
            message = f"{shown(above)} stands above {shown(below)} (line {below.place.line}), which is not {word}"
            wrong = above
        else:
            message = f"{shown(below)} stands below {shown(above)} (line {above.place.line}), which is {word}"
            wrong = below
        yield problem_at(
            post,
            OUT_OF_ORDER,
            wrong.place,
            message,
            "put it where it belongs, or mend its time or its day",
            wrong.stamp,
        )


def _day(event: Event) -> date | None:
    return event.at.day if event.at is not None else None


def shown(event: Event) -> str:
    """A stamp as written, with its day where it does not say it."""
    day = event.at.iso[:10] if event.at is not None else ""
    return event.stamp if not day or day[:4] in event.stamp else f"{event.stamp} of {day}"


def compared(one: Moment | None, other: Moment | None) -> int:
    """1 where the second moment is later, -1 where it is earlier, 0 where they are equal or cannot be compared."""
    if one is None or other is None:
        return 0
    offset = one.iso[16:]  # with the seconds, where they are told
    if offset[-6:-5] in _SIGNS and offset == other.iso[16:]:
        return (other.iso > one.iso) - (other.iso < one.iso)
    first, second = one.instant, other.instant
    if first is not None and second is not None:
        return (second > first) - (second < first)
    if one.zone == other.zone and one.timed and other.timed:
        return (other.iso > one.iso) - (other.iso < one.iso)
    if one.day is not None and other.day is not None and abs((other.day - one.day).days) > 1:
        return (other.day > one.day) - (other.day < one.day)
    return 0


ORDER = TextRules(
    "order of timelines",
    check_order,
    (
        Explained(
            OUT_OF_ORDER,
            "## Timeline\n\n- 10:15 UTC first alert\n- 10:40 UTC the ring is found open\n- 10:04 UTC the pump is off\n"
            "- 10:55 UTC all is dry\n- 11:20 UTC all clear",
            "## Timeline\n\n- 10:15 UTC first alert\n- 10:40 UTC the ring is found open\n- 10:44 UTC the pump is off\n"
            "- 10:55 UTC all is dry\n- 11:20 UTC all clear",
        ),
    ),
)
