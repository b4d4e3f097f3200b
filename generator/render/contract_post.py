"""The words that a theme may use of one post; `contract` says how to read them."""

from markupsafe import Markup
from msgspec import Struct


class MomentView(Struct, frozen=True):
    """A time as far as it is known: `iso` for `<time datetime>`, `words` for readers (`16 March 2020, 10:30 UTC`)."""

    iso: str
    words: str


class LinkView(Struct, frozen=True):
    """A link: `current` where it leads to the very page that it stands on."""

    title: str
    url: str
    current: bool = False


class SeverityView(Struct, frozen=True):
    """`words` always say it (`SEV2 major`); `level` is 1 (worst) to 4 for its colour, 0 where it is not known."""

    words: str
    level: int


class TagView(Struct, frozen=True):
    """A tag, its page, and how many posts carry it."""

    name: str
    url: str
    count: int


class FactValue(Struct, frozen=True):
    """One value of a fact; `iso` is set where it is a time."""

    text: str
    iso: str = ""


class Fact(Struct, frozen=True):
    """A line of the summary box. `key` is fixed (`started`, `services` …), `name` is for readers.

    `wide`: a sentence rather than a value.
    """

    key: str
    name: str
    values: tuple[FactValue, ...]
    wide: bool = False


class BandView(Struct, frozen=True):
    """A phase of the scale bar: `left` and `width` in thousandths of the whole.

    `name` and `words` say what ended it, and how long after the start (`Detected after`, `37 min`).
    """

    phase: str
    name: str
    left: int
    width: int
    words: str


class ScaleView(Struct, frozen=True):
    """The phases of an incident drawn to scale, linear, with a tick for each event (in thousandths).

    `before` and `after` count the events that are outside of it, and not drawn.
    """

    bands: tuple[BandView, ...]
    ticks: tuple[int, ...]
    first: str
    last: str
    span: str
    before: int
    after: int


class SummaryView(Struct, frozen=True):
    """What is known of the incident: `severity` and `facts` for a box, `scale` for the timeline.

    `id` and `status` are of the write-up: what the incident is called, and how far its text is (`Final`).
    """

    severity: SeverityView | None
    facts: tuple[Fact, ...]
    scale: ScaleView | None
    id: str = ""
    status: str = ""


class EventView(Struct, frozen=True):
    """An event of a drawn timeline. `day` is set on the first event of each day; `time` is its time in words.

    `iso` is empty where the stamp could not be understood: `time` is then the stamp as written. `noted` is the time as
    it was noted, where that was in another zone than the page tells it in. `links` are what it points to. `track`
    counts the timelines of a text that has several, from 0: the events of each stand together.
    """

    anchor: str
    day: str
    time: str
    iso: str
    phase: str
    actor: str
    text: str
    noted: str = ""
    links: tuple[LinkView, ...] = ()
    track: int = 0


class TimelineView(Struct, frozen=True):
    """A timeline that the page draws, from data. `zone` says in one sentence which zone its times are in."""

    anchor: str
    zone: str
    events: tuple[EventView, ...]


class ToldView(Struct, frozen=True):
    """An entry of an as-told timeline: the phrase as it stands in its sentence, and its paragraph's address."""

    before: str
    phrase: str
    after: str
    url: str
    moment: MomentView | None


class AsToldView(Struct, frozen=True):
    """A timeline that was derived from a story: its order, its words, no invented date."""

    anchor: str
    entries: tuple[ToldView, ...]


class LessonView(Struct, frozen=True):
    """A learning: its first sentence, and the rest."""

    anchor: str
    lead: str
    rest: str
    tags: tuple[str, ...]


class LessonGroup(Struct, frozen=True):
    """Learnings of one kind (`well`, `wrong`, `lucky`, `general`); `name` is for readers."""

    kind: str
    name: str
    lessons: tuple[LessonView, ...]


class LearningsView(Struct, frozen=True):
    """Learnings that the page draws, from data."""

    anchor: str
    groups: tuple[LessonGroup, ...]


class CauseView(Struct, frozen=True):
    """Something that led to the incident. The body tells it, so the default theme does not show it once more.

    `kind` is `root`, `factor`, `trigger` or `why`; whys stand in the order of their chain, each with the `question`
    that it answers, where the text asks one. `url` leads to its place in the page.
    """

    kind: str
    text: str
    question: str
    url: str


class TaskView(Struct, frozen=True):
    """An action item. `state` is `open`, `in-progress`, `done`, `rejected` or empty; `state_words` is for readers.

    `reference` is the name of its ticket where no `url` leads to it.
    """

    anchor: str
    text: str
    url: str
    kind: str
    owner: str
    due: str
    priority: str
    reference: str
    state: str
    state_words: str


class TasksView(Struct, frozen=True):
    """Action items that the page draws, from data, and which columns any of them fills."""

    anchor: str
    tasks: tuple[TaskView, ...]
    columns: tuple[str, ...]


class TermView(Struct, frozen=True):
    """A term and what it means."""

    term: str
    meaning: str


class PostView(Struct, frozen=True):
    """A post. `timeline`, `learnings` and `tasks` are None where the body tells them itself.

    `cover` is the picture that front matter names, as a figure.

    The body comes in five stretches of finished HTML, each in the order of the text, each possibly empty.
    """

    title: str
    date: MomentView | None
    updated: MomentView | None
    authors: tuple[str, ...]
    minutes: int
    draft: bool
    tags: tuple[TagView, ...]
    summary: SummaryView | None
    in_short: str
    cover: Markup
    timeline: TimelineView | None
    as_told: AsToldView | None
    timeline_body: Markup
    contents: tuple[LinkView, ...]
    story: Markup
    learnings: LearningsView | None
    learnings_body: Markup
    tasks: TasksView | None
    tasks_body: Markup
    references_body: Markup
    terms: tuple[TermView, ...]
    earlier: LinkView | None
    later: LinkView | None
    causes: tuple[CauseView, ...]
