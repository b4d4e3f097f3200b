"""The site as one audience may see it. Everything here is visible: what is hidden was never put in."""

from typing import Literal

from msgspec import Struct

from generator.model.config import Config
from generator.model.incident import (
    ActionStatus,
    CauseKind,
    Durations,
    LearningKind,
    Moment,
    Phase,
    Role,
)
from generator.model.post import Kind, Segment
from generator.model.problem import Problem
from generator.model.text import Place

PER_PAGE = 50
"""How many posts stand on a page of a list; its first page has up to twice as many."""


def older_pages(count: int) -> int:
    """How many pages of older posts a list of `count` posts has: `page/1/` (the oldest) and so on."""
    return max(0, count // PER_PAGE - 1)


class Audience(Struct, frozen=True):
    """Who a build is for, and what that lets through besides published posts."""

    name: Literal["public", "internal"] = "public"
    drafts: bool = False
    future: bool = False
    expired: bool = False


class Picture(Struct, frozen=True):
    """A picture of an entry, resolved.

    `url` is site-relative (`media/tcpdump.1a2b3c4d.png`), empty where the picture is missing.

    `remote` pictures keep their absolute URL and have no size unless the text gives one.
    """

    url: str
    alt: str
    caption: str
    width: int
    height: int
    target: str
    remote: bool = False

    @property
    def missing(self) -> bool:
        """Whether there is no picture to show."""
        return not self.url


class Pointer(Struct, frozen=True):
    """Something that an event points to, visible: an address as written, and how it is called."""

    url: str
    text: str


class Occurrence(Struct, frozen=True):
    """An event of a timeline, visible. `anchor` is an id in the page, empty where the page has no such place.

    `track` counts the timelines of a text, from 0.
    """

    text: str
    stamp: str
    at: Moment | None
    until: Moment | None
    approx: bool
    anchor: str
    phase: Phase | None
    actor: str
    links: tuple[Pointer, ...] = ()
    track: int = 0


class Told(Struct, frozen=True):
    """An entry of an *as told* timeline, visible: `phrase` stands in `text`."""

    phrase: str
    text: str
    at: Moment | None
    anchor: str


class Lesson(Struct, frozen=True):
    """A learning, visible."""

    text: str
    kind: LearningKind
    anchor: str
    tags: tuple[str, ...]


class Reason(Struct, frozen=True):
    """Something that led to the incident, visible. `question` is the one that a step of five whys answers."""

    text: str
    kind: CauseKind
    anchor: str
    question: str = ""


class Task(Struct, frozen=True):
    """An action, visible. `link` is an address, `reference` the name of a ticket that has none."""

    text: str
    anchor: str
    owner: str
    due: str
    status: ActionStatus | None
    kind: str
    priority: str
    link: str
    reference: str = ""


class Section(Struct, frozen=True):
    """A heading of an entry, for its table of contents."""

    text: str
    level: int
    anchor: str
    role: Role


class Passage(Struct, frozen=True):
    """A part of an entry's body."""

    role: Role
    anchor: str
    segments: tuple[Segment, ...]


class Definition(Struct, frozen=True):
    """A glossary term, visible."""

    term: str
    meaning: str


class Head(Struct, frozen=True):
    """The summary box: what is known of the incident, as strings."""

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
    detection: str = ""
    impact: str = ""
    duration: str = ""


class TaskLink(Struct, frozen=True):
    """Where the link of an entry's action leads, and what it says where it is no address. `index` counts actions."""

    index: int
    url: str
    words: str = ""


class EventLinks(Struct, frozen=True):
    """Where the links of an entry's event lead. `index` counts events."""

    index: int
    urls: tuple[str, ...]


class Entry(Struct, frozen=True):
    """One post or page, visible: what the site as a whole knows of it, without its body.

    `url` is site-relative without a leading slash (`posts/x/`); `file` is its output.

    `summary_digest` stands for all that other pages show of it, `digest` for all that its text says, its body too, but
    not for what it leads to; `terms` stands for the terms of its glossary, and is empty where there are none. `place`
    is what claims its address: its `url` or `slug` where it has one; `alias_places` are those of `aliases`. `language`
    is empty where it is that of the site. `targets` are what its `links` lead to, as its text names it, texts by their
    paths. `task_links` and `event_links` hold those alone that have links.
    """

    source: str
    kind: Kind
    url: str
    file: str
    title: str
    date: Moment | None
    updated: Moment | None
    description: str
    lead: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    draft: bool
    head: Head
    durations: Durations
    summary_digest: str
    digest: str
    terms: str = ""
    place: Place | None = None
    aliases: tuple[str, ...] = ()
    alias_places: tuple[Place, ...] = ()
    language: str = ""
    pictures: tuple[Picture, ...] = ()
    cover: Picture | None = None
    links: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    task_links: tuple[TaskLink, ...] = ()
    event_links: tuple[EventLinks, ...] = ()


class Article(Entry, frozen=True, kw_only=True):
    """An entry with its body: everything that its own page shows."""

    sections: tuple[Section, ...] = ()
    timeline: tuple[Occurrence, ...] = ()
    timeline_in_body: bool = False
    told: tuple[Told, ...] = ()
    learnings: tuple[Lesson, ...] = ()
    learnings_in_body: bool = False
    actions: tuple[Task, ...] = ()
    actions_in_body: bool = False
    glossary: tuple[Definition, ...] = ()
    passages: tuple[Passage, ...] = ()
    hidden: tuple[str, ...] = ()
    causes: tuple[Reason, ...] = ()
    word_count: int = 0


class Tag(Struct, frozen=True):
    """A tag and the entries that carry it, newest first, as indices into `Site.posts`."""

    name: str
    url: str
    file: str
    posts: tuple[int, ...]


class File(Struct, frozen=True):
    """A file to publish: where it goes (`output`), and the asset that it is made of."""

    output: str
    source: str
    digest: str
    picture: bool


class Site(Struct, frozen=True):
    """`posts` newest first (undated last, by title); `pages` by URL; `home` is the page with the empty URL, if any.

    `drafts`: it is for the author's eyes, who wants to see what is missing.
    """

    config: Config
    posts: tuple[Entry, ...]
    pages: tuple[Entry, ...]
    home: Entry | None
    tags: tuple[Tag, ...]
    files: tuple[File, ...]
    problems: tuple[Problem, ...] = ()
    drafts: bool = False
