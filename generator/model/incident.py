"""What a postmortem tells: moments, events, learnings, actions, durations."""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from generator.model.text import How, Place, Words

Precision = Literal["year", "month", "day", "minute", "second"]
Phase = Literal["start", "detected", "acknowledged", "mitigated", "resolved"]
DoubtKind = Literal[
    "impossible",  # a time or a day that there is not: 13:55 PM, 31 February
    "weekday",  # the day of the week is not that of the date
    "zones",  # two zones in one stamp that do not mean one moment
    "next-day",  # taken for the next day, because the clock went back far
    "day-month",  # day and month cannot be told apart
    "undated",  # no day is known
    "unknown-zone",  # a zone that nobody knows
]
LearningKind = Literal["well", "wrong", "lucky", "general"]
CauseKind = Literal["root", "factor", "trigger", "why"]
DurationKind = Literal["detect", "acknowledge", "mitigate", "resolve", "total"]
ActionStatus = Literal["open", "in-progress", "done", "rejected"]
Role = Literal[
    "summary",
    "impact",
    "timeline",
    "detection",
    "resolution",
    "cause",
    "learnings",
    "went-well",
    "went-wrong",
    "lucky",
    "actions",
    "background",
    "references",
    "other",
]


INFERRED_YEAR = "the year"
"""How an entry of `Event.inferred` begins that names a year which the stamp does not say."""


class Moment(Struct, frozen=True):
    """A point in time as far as it is known.

    `iso` is `2020`, `2020-03`, `2020-03-16`, `2020-03-16T10:30[:00]`, with an offset only where a zone is known;
    an unknown zone stays unknown. `zone` is the zone as it was named ("UTC", "PST", "Europe/London"), or empty.
    """

    iso: str
    precision: Precision
    zone: str = ""

    @property
    def timed(self) -> bool:
        """Whether a time of the day is known."""
        return self.precision in ("minute", "second")

    @property
    def instant(self) -> datetime | None:
        """The moment as an aware datetime, or None where its time or its zone is unknown."""
        if not self.timed:
            return None
        moment = datetime.fromisoformat(self.iso)
        return moment if moment.tzinfo else None

    @property
    def day(self) -> date | None:
        """The calendar day as written, or None where only a month or a year is known."""
        return None if self.precision in ("year", "month") else date.fromisoformat(self.iso[:10])


class Reference(Struct, frozen=True):
    """Something that an entry points to: an address as written, and how it is called, where that is said."""

    url: str
    place: Place
    text: Words | None = None


class Doubt(Struct, frozen=True):
    """Something about a stamp that cannot be right, or had to be decided.

    `saw` is what stands in the text, `expected` what would go with the rest of it, where that can be said. `place` is
    where it stands, if not in its entry.
    """

    kind: DoubtKind
    saw: str
    expected: str = ""
    place: Place | None = None


class Event(Struct, frozen=True):
    """One entry of a timeline. `stamp` is the time as written; `anchor` is the id of its place in the page.

    `track` counts the timelines of a document, from 0: each has an order of its own.
    """

    text: Words
    stamp: str
    at: Moment | None
    until: Moment | None
    approx: bool
    place: Place
    anchor: str
    how: How = "body"
    phase: Phase | None = None
    actor: str = ""
    inferred: tuple[str, ...] = ()
    links: tuple[Reference, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    track: int = 0


class Telling(Struct, frozen=True):
    """One entry of an *as told* timeline: a time expression of a story, in its sentence, in story order."""

    phrase: str
    text: Words
    at: Moment | None
    place: Place
    anchor: str


class Learning(Struct, frozen=True):
    """Something that was learned. `anchor` is the id of its place in the page."""

    text: Words
    kind: LearningKind
    place: Place
    anchor: str
    how: How = "body"
    tags: tuple[str, ...] = ()


class Action(Struct, frozen=True):
    """Something that was to be done. `due`, `priority` and `kind` are as written; `link` is its ticket."""

    text: Words
    place: Place
    anchor: str
    how: How = "body"
    owner: str = ""
    due: str = ""
    status: ActionStatus | None = None
    kind: str = ""
    priority: str = ""
    link: str = ""


class Cause(Struct, frozen=True):
    """Something that led to the incident. `question` is the one that it answers, where it is a step of five whys."""

    text: Words
    kind: CauseKind
    place: Place
    anchor: str
    how: How = "body"
    question: Words | None = None


class Stated(Struct, frozen=True):
    """A value that the body states in a label, a list or a table.

    `name` is its full name in front matter (`incident.severity`); `moment` is what it says, where it is a time.
    """

    name: str
    text: Words
    place: Place
    moment: Moment | None = None


class Declared(Struct, frozen=True):
    """A duration as the text declares it, in minutes. `of` is what it measures, `text` the words that say so."""

    of: DurationKind
    minutes: int
    text: Words
    place: Place
    approx: bool = False


class Durations(Struct, frozen=True):
    """Minutes from the start to each phase; None where the stamps do not tell. Never guessed from dates."""

    detect: int | None = None
    acknowledge: int | None = None
    mitigate: int | None = None
    resolve: int | None = None


class Incident(Struct, frozen=True):
    """The head of a postmortem: what front matter (`incident:`) says of it."""

    id: str = ""
    severity: str = ""
    status: str = ""
    started: Moment | None = None
    detected: Moment | None = None
    declared: Moment | None = None
    mitigated: Moment | None = None
    resolved: Moment | None = None
    timezone: str = ""
    services: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    detection: str = ""
    impact: Words | None = None
    duration: Words | None = None
