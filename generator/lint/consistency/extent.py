"""From when to when the incident went on: by its head, by its timeline, and by the day of the post."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.lint.consistency.claims import days_in
from generator.lint.consistency.order import compared
from generator.lint.consistency.years import day_of, is_far, is_of_another_year, misdated
from generator.lint.rules import Explained, TextRules, problem_at
from generator.model.incident import Event, Moment
from generator.model.post import Post
from generator.model.problem import Problem, Rule
from generator.model.text import Place

OUTSIDE = Rule("CO110", "outside-incident", "warning", "strict", "A time that lies outside of the incident.")

OUTSIDE_HEADING = Rule("CO118", "outside-heading", "hint", "never", "An entry outside of what its heading says.")

_LEAD = timedelta(days=1)  # by how much a day may differ where zones and nights are not known
_HINT = "mend the day or the year of the one that is wrong"


def check_extent(post: Post) -> Iterator[Problem]:
    """A warning where the head contradicts itself or the timeline, and for each entry of a wrong year."""
    yield from _ends(post)
    yield from _headings(post)
    dated = [event for event in post.timeline if event.at is not None and event.at.day is not None]
    head = _head(post, dated)
    yield from head
    if not head:
        yield from _years(post)


def _ends(post: Post) -> Iterator[Problem]:
    """The incident ends before it starts."""
    started = post.incident.started
    for name, end in (("resolved", post.incident.resolved), ("mitigated", post.incident.mitigated)):
        if started is not None and end is not None and (compared(started, end) < 0 or _is_day_before(end, started)):
            message = f"the incident was {name} ({_shown(end)}) before it started ({_shown(started)})"
            yield problem_at(post, OUTSIDE, _place(post, name), message, _HINT)
            return


def _headings(post: Post) -> Iterator[Problem]:
    """The first entry of each timeline that lies before or after the two days which its heading names."""
    headings = [section for section in post.sections if section.role == "timeline" and not section.sub]
    for index, heading in enumerate(headings):
        days = days_in(heading.text.raw)
        if len(days) != 2:
            continue
        past = headings[index + 1].place.line if index + 1 < len(headings) else post.prose.text.line_count + 1
        for event in post.timeline:
            day = event.at.day if event.at is not None and event.how == "body" else None
            if day is None or not heading.place.line < event.place.line < past:
                continue
            if not days[0] - _LEAD <= day <= days[1] + _LEAD:
                message = f"this entry is of {day}, and its heading says {days[0]} to {days[1]}"
                hint = "mend the one that is wrong, or let the heading say from when to when"
                yield problem_at(post, OUTSIDE_HEADING, event.place, message, hint, event.stamp)
                break


def _is_day_before(one: Moment, other: Moment) -> bool:
    return one.day is not None and other.day is not None and other.day - one.day > _LEAD


def _head(post: Post, dated: list[Event]) -> list[Problem]:
    """The whole timeline lies before the incident's start, after its end, or in another year."""
    started = post.incident.started.day if post.incident.started is not None else None
    days = [_day(event) for event in dated]
    if started is None or not days:
        return []
    if max(days) < started - _LEAD:
        message = f"the incident started on {started}, but the timeline ends on {max(days)}, before that"
    elif (resolved := _resolved(post)) is not None and min(days) > max(resolved, started) + 7 * _LEAD:
        message = f"the incident was resolved on {resolved}, but the timeline begins on {min(days)}"
    elif all(is_far(day, started) for day in days) and is_of_another_year(days[0], started):
        message = f"the timeline begins on {days[0]}, but the incident started on {started}"
    else:
        return []
    return [problem_at(post, OUTSIDE, _place(post, "started"), message, _HINT)]


def _resolved(post: Post) -> date | None:
    return post.incident.resolved.day if post.incident.resolved is not None else None


def _years(post: Post) -> Iterator[Problem]:
    """Entries that have the year of another."""
    for event, other in misdated(post):
        beside = f"{_day(other)} (line {other.place.line})" if other is not None else f"{day_of(post)}, the post’s day"
        message = f"{_day(event)} is almost the day of {beside}, but in another year"
        yield problem_at(post, OUTSIDE, event.place, message, "mend its year", event.stamp)


def _day(event: Event) -> date:
    day = event.at.day if event.at is not None else None
    return day if day is not None else date.min


def _shown(moment: Moment) -> str:
    return moment.iso.replace("T", " ")


def _place(post: Post, name: str) -> Place:
    """Where front matter or the body says a value of the incident."""
    full = f"incident.{name}"
    stated = next((value.place for value in post.stated if value.name == full), None)
    return post.header.place_of(full) or stated or Place(post.path)


EXTENT = TextRules(
    "extent of incidents",
    check_extent,
    (
        Explained(
            OUTSIDE,
            "## Timeline (UTC)\n\n- 2024-03-15 10:15 First alert\n- 2023-03-15 10:40 The ring is found\n"
            "- 2024-03-15 11:20 All clear",
            "## Timeline (UTC)\n\n- 2024-03-15 10:15 First alert\n- 2024-03-15 10:40 The ring is found\n"
            "- 2024-03-15 11:20 All clear",
        ),
        Explained(
            OUTSIDE_HEADING,
            "## Timeline (UTC), 2024-03-15 to 2024-03-18\n\n- 2024-03-10 10:15 Alert\n- 2024-03-16 11:20 All clear",
            "## Timeline (UTC), 2024-03-15 to 2024-03-18\n\n- 2024-03-15 10:15 Alert\n- 2024-03-16 11:20 All clear",
        ),
    ),
)
