"""Dates of one document that contradict each other: in its file's name, its title, its front matter and its text."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from generator.lint.rules import Explained, TextRules, problem_at
from generator.model.incident import Moment
from generator.model.post import Post
from generator.model.problem import Problem, Rule
from generator.model.text import Place

CONTRADICTION = Rule(
    "CO201", "contradicting-dates", "warning", "strict", "Two dates of a text that cannot both be right."
)
NUMBERS = Rule("CO203", "contradicting-numbers", "warning", "strict", "Two numbers of one incident that differ.")

EARLY = timedelta(days=1)  # zones may put an incident on the day after its report
YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
NAME_DATE = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
NUMBER_IN_NAME = re.compile(r"(?:^|[^A-Za-z0-9])0*(\d{1,4})(?:[_ .-]|$)")
NUMBER_IN_TITLE = re.compile(
    r"(?i)\b(?:post-?\s?mortem|incident(?: report)?|inc|pm|report|rca)\s?(?:no\.?|number|nr\.?|#|-)?\s?0*(\d{1,4})\b"
    r"(?![.:/-]\d)"
    r"|^\s?0*(\d{1,4})\s{0,2}[-–—:]\s"
)


class _Dated(Struct, frozen=True):
    """A day, what says it, and where."""

    day: date
    said: str
    place: Place


def check_dates(post: Post) -> Iterator[Problem]:
    """A warning for the first pair of dates that cannot both be right, and one for numbers that differ."""
    dated = list(_incident_days(post))
    published = _published(post)
    events = sorted(event.at.day for event in post.timeline if event.at is not None and event.at.day is not None)
    for index, one in enumerate(dated):
        other = next((other for other in dated[index + 1 :] if _slip(one.day, other.day)), None)
        if other is not None:
            yield _contradiction(post, one, other)
            return
    for one in dated:
        if events and (_slip(one.day, events[0]) or _slip(one.day, events[-1])) and not _near(one.day, events):
            first = next(event for event in post.timeline if event.at is not None and event.at.day == events[0])
            yield _contradiction(post, one, _Dated(events[0], "the first entry of the timeline", first.place))
            return
    if published is not None and events and events[-1] > published.day + EARLY and events[0] > published.day + EARLY:
        first = next(event for event in post.timeline if event.at is not None and event.at.day == events[0])
        yield _contradiction(post, published, _Dated(events[0], "the first entry of the timeline", first.place))


def _contradiction(post: Post, one: _Dated, other: _Dated) -> Problem:
    message = f"{one.said} says {one.day.isoformat()}, and {other.said} says {other.day.isoformat()}"
    return problem_at(post, CONTRADICTION, other.place, message, "mend the one that is wrong", other.day.isoformat())


def _incident_days(post: Post) -> Iterator[_Dated]:
    """The days that a text gives to its incident by name: in its file's name, its title, its labels, front matter."""
    if (named := _named(post.path.rpartition("/")[2])) is not None:
        yield _Dated(named, "the name of the file", Place(post.path))
    if post.title.how != "file-name" and (titled := _named(post.title.raw)) is not None:
        yield _Dated(titled, "the title", post.title.at)
    for stated in post.stated:
        if stated.name in ("date", "incident.started") and stated.moment is not None and stated.moment.day is not None:
            yield _Dated(stated.moment.day, f"“{' '.join(stated.text.raw.split())[:40]}”", stated.place)
    started = post.header.incident.started
    if started is not None and started.day is not None:
        place = post.header.place_of("incident.started") or Place(post.path)
        yield _Dated(started.day, "`incident.started`", place)


def _published(post: Post) -> _Dated | None:
    moment: Moment | None = post.header.date
    if moment is None or moment.day is None:
        return None
    return _Dated(moment.day, "`date`", post.header.date_at or Place(post.path))


def _named(words: str) -> date | None:
    match = NAME_DATE.search(words)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def _slip(one: date, other: date) -> bool:
    """Whether two days look like one that was written wrongly: another year, or day and month exchanged."""
    if one == other:
        return False
    year = one.year != other.year and (one.month, one.day) == (other.month, other.day)
    exchanged = one.year == other.year and (one.month, one.day) == (other.day, other.month)
    return year or exchanged


def _near(day: date, events: list[date]) -> bool:
    return any(abs((event - day).days) <= 2 for event in events)


def check_numbers(post: Post) -> Iterator[Problem]:
    """A warning where the title numbers the incident otherwise than the name of its file or its id."""
    if post.title.how == "file-name":
        return
    titled = NUMBER_IN_TITLE.search(post.title.raw)
    stem = NAME_DATE.sub(" ", post.path.rpartition("/")[2].rpartition(".")[0].rpartition("__")[2])
    named = NUMBER_IN_NAME.match(stem)
    number = (titled[1] or titled[2]) if titled else ""
    if titled is None or named is None or number == named[1] or YEARS.fullmatch(number) or YEARS.fullmatch(named[1]):
        return
    yield problem_at(
        post,
        NUMBERS,
        post.title.at,
        f"the title says number {number}, and the name of the file says {named[1]}",
        "mend the one that is wrong",
        titled[0],
    )


CONTRADICTIONS = TextRules(
    "dates and numbers",
    lambda post: (*check_dates(post), *check_numbers(post)),
    (
        Explained(
            CONTRADICTION,
            "A reader who looks for the incident of one day finds that of another.",
            "# The ring, 2024-03-15\n\n## Timeline (UTC)\n\n- 2023-03-15 10:15 alert\n- 2023-03-15 10:40 clear",
            "# The ring, 2024-03-15\n\n## Timeline (UTC)\n\n- 2024-03-15 10:15 alert\n- 2024-03-15 10:40 clear",
        ),
        Explained(
            NUMBERS,
            "Who quotes the number of one incident leads others to another.",
            "# Postmortem 13: the ring",
            "# Postmortem 12: the ring",
        ),
    ),
)
