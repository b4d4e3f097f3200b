"""Days that have the year of another: 2020-06-09 between entries of 2021-06-09."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from generator.model.incident import Event
from generator.model.post import Post

_YEAR = timedelta(days=300)  # from so far away a day may have the wrong year
_NEAR = timedelta(days=3)  # by how much it may be off once its year is mended; no yearly job comes closer by chance
_SOON = timedelta(days=45)  # within which a post is mostly written
_VAGUE = ("year", "month")  # which tell no day
_ENOUGH = 3  # of two entries nobody can tell which one is wrong


def wrong_years(events: Sequence[Event], near: date | None = None) -> list[tuple[Event, Event | None]]:
    """Those of `events` (of one timeline, in its order) whose year is wrong, each with the neighbour that tells.

    An entry is wrong only where it is far from what is right: the entry nearest to `near`, the day of the incident or
    of the post, if one is; else the middle one of all. It is `near` that tells where no neighbour does (None). Entries
    that take their day from a wrong one are left out, so that a slip is said once.
    """
    written = [event.at.iso for event in events if event.at is not None and event.at.precision not in _VAGUE]
    # Where the first and the last are near each other, none is far from the rest.
    if len(written) < _ENOUGH or not is_far(_day(max(written)), _day(min(written))):
        return []
    dated = [(event, event.at.day) for event in events if event.at is not None and event.at.day is not None]
    days = sorted(day for _, day in dated)
    right, sure = days[len(days) // 2], False
    if near is not None and abs((nearest := min(days, key=lambda day: abs(day - near))) - near) <= _SOON:
        right, sure = nearest, True
    found: list[tuple[Event, Event | None]] = []
    last: date | None = None
    for index, (event, day) in enumerate(dated):
        if not is_far(day, right):
            last = None
        if last == day or not is_far(day, right):
            continue
        beside = [*dated[max(index - 1, 0) : index], *dated[index + 1 : index + 2]]
        tells = next((other for other, its in beside if is_of_another_year(day, its)), None)
        if tells is not None or (sure and near is not None and is_of_another_year(day, near)):
            found.append((event, tells))
            last = day
    return found


def _day(iso: str) -> date:
    return date.fromisoformat(iso[:10])


def misdated(post: Post) -> Iterator[tuple[Event, Event | None]]:
    """The entries of all timelines of `post` whose year is wrong, each with the neighbour that tells."""
    tracks: dict[int, list[Event]] = {}
    for event in post.timeline:
        tracks.setdefault(event.track, []).append(event)
    for events in tracks.values():
        yield from wrong_years(events, day_of(post))


def is_far(day: date, other: date) -> bool:
    """Whether the two are so far apart that a wrong year may be why."""
    return abs(day - other) >= _YEAR


def is_of_another_year(day: date, other: date) -> bool:
    """Whether `day` is far from `other`, and near it in the year of `other` (or one beside it, around New Year)."""
    if not is_far(day, other):
        return False
    moved = (_in_year(day, other.year + step) for step in (-1, 0, 1))
    return any(one is not None and abs(one - other) <= _NEAR for one in moved)


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February, or a year that there is not
        return None


def day_of(post: Post) -> date | None:
    """The day that the incident started on, as far as its head says so, else that of the post."""
    moments = (post.incident.started, post.date)
    return next((moment.day for moment in moments if moment is not None and moment.day is not None), None)
