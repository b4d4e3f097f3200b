"""A post: one text, understood, with everything at its place, hidden words too."""

from typing import Literal

from msgspec import Struct

from generator.model.incident import (
    Action,
    Cause,
    Declared,
    Doubt,
    Durations,
    Event,
    Incident,
    Learning,
    Moment,
    Role,
    Stated,
    Telling,
)
from generator.model.note import Note
from generator.model.problem import Problem
from generator.model.text import Place, Span, Tag, Text, Words

Kind = Literal["post", "page", "home"]
Subject = Literal["timeline", "learnings", "actions"]
SUBJECTS: tuple[Subject, ...] = ("timeline", "learnings", "actions")


class Html(Struct, frozen=True, tag="html"):
    """Finished HTML of a post's body."""

    html: str


class ImageSlot(Struct, frozen=True, tag="image"):
    """Where `Post.images[index]` goes. `figure`: it stands alone in its paragraph.

    `attributes`: finished HTML, those that trusted HTML gives it besides.
    """

    index: int
    figure: bool
    attributes: str = ""


class LinkSlot(Struct, frozen=True, tag="link"):
    """Where the URL of `Post.links[index]` goes, inside an `href` attribute."""

    index: int


class HiddenSlot(Struct, frozen=True, tag="hidden"):
    """Where something stood that not every audience may see: a note, or an internal passage."""

    index: int


Segment = Html | ImageSlot | LinkSlot | HiddenSlot


class Hidden(Struct, frozen=True):
    """A passage that not every audience may see; `html` is how it looks to those who may."""

    tag: Tag
    span: Span
    place: Place
    html: str


class Image(Struct, frozen=True):
    """A picture as the post names it: `target` as written, decoded."""

    target: str
    alt: Words
    place: Place
    caption: Words | None = None
    width: int | None = None
    height: int | None = None


class Link(Struct, frozen=True):
    """A link to another file or page of the site: `target` as written, without its fragment."""

    target: str
    fragment: str
    place: Place


class Heading(Struct, frozen=True):
    """A heading of the body, the title excepted, or a label that acts as one (then without an anchor).

    `level` is that of the page: 2 to 6, 7 and 8 for labels. `sub`: it names no role of its own, or is a date; its role
    is that of the section that it stands in.
    """

    text: Words
    level: int
    place: Place
    anchor: str
    role: Role = "other"
    sub: bool = False


class Part(Struct, frozen=True):
    """A stretch of the body from one top heading to the next: what a theme may move about as a whole."""

    role: Role
    anchor: str
    segments: tuple[Segment, ...]


class Term(Struct, frozen=True):
    """A glossary term and what it means."""

    term: str
    meaning: str
    place: Place


class Person(Struct, frozen=True):
    """Somebody named in a post; `public` is how readers outside may see them named."""

    name: str
    role: str = ""
    public: str = ""
    place: Place | None = None


class Alias(Struct, frozen=True):
    """An old URL that leads to the post, site-relative."""

    url: str
    place: Place


class Prose(Struct, frozen=True):
    """The text and its mask: a string exactly as long, in which only words that a reader sees stand, at their offsets.

    `front_end` is the offset where the body begins.
    """

    text: Text
    mask: str
    front_end: int = 0


class Extra(Struct, frozen=True):
    """A front-matter key that Afterword does not know: kept, its value as it was written."""

    key: str
    value: str
    place: Place


class Given(Struct, frozen=True):
    """A value of front matter by its full name (`updated`, `incident.started`), and where it stands."""

    name: str
    place: Place


class Header(Struct, frozen=True):
    """What the front matter says. A field that it does not have is None or empty.

    `withheld` is why nobody but its author may see the post though it is no plain draft: its header cannot be
    trusted (fail closed), or it says so in other words (`published: false`, `private: true`). `given` tells where each
    value stands that does not know it by itself.
    """

    title: Words | None = None
    date: Moment | None = None
    date_at: Place | None = None
    updated: Moment | None = None
    expires: Moment | None = None
    description: Words | None = None
    summary: Words | None = None
    slug: str = ""
    slug_at: Place | None = None
    url: str = ""
    url_at: Place | None = None
    draft: bool = False
    withheld: str = ""
    visibility: Literal["public", "internal"] = "public"
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    aliases: tuple[Alias, ...] = ()
    incident: Incident = Incident()
    people: tuple[Person, ...] = ()
    glossary: tuple[Term, ...] = ()
    timeline: tuple[Event, ...] | None = None
    learnings: tuple[Learning, ...] | None = None
    actions: tuple[Action, ...] | None = None
    cover: Image | None = None
    as_told: bool = True
    language: str = ""
    extra: tuple[Extra, ...] = ()
    given: tuple[Given, ...] = ()

    def place_of(self, name: str) -> Place | None:
        """Where the value of a full name stands; None where front matter does not give it."""
        return next((given.place for given in self.given if given.name == name), None)


class Suppression(Struct, frozen=True):
    """A rule that the author allows to be broken: on which lines (both inclusive), and why. `place` says it."""

    code: str
    reason: str
    line: int
    end_line: int
    place: Place


class Post(Struct, frozen=True):
    """One text, understood.

    `headings` are for a table of contents; `sections` are all that a reader takes for one, labels too.
    `title` is never empty (front matter, else first h1, else file name). `parts` is the body, in its order.
    `timeline` holds the events of front matter or of timeline sections; `told` is filled only where there are none.
    `incident` is what front matter says, with its gaps filled from what the body states (`stated`); durations that the
    text declares (`declared`) stand apart from those that its stamps give (`durations`). `doubts` are those of full
    dates anywhere in the body; those of a stamp are its event's. `in_body` are the lists that the body shows, each item
    at its anchor, so that a page need not draw them. `language` is the code of its language, empty where nothing tells
    it.
    """

    path: str
    digest: str
    header: Header
    title: Words
    date: Moment | None
    date_how: Literal["front-matter", "file-name", "none"]
    headings: tuple[Heading, ...]
    sections: tuple[Heading, ...]
    timeline: tuple[Event, ...]
    told: tuple[Telling, ...]
    learnings: tuple[Learning, ...]
    actions: tuple[Action, ...]
    durations: Durations
    glossary: tuple[Term, ...]
    images: tuple[Image, ...]
    links: tuple[Link, ...]
    notes: tuple[Note, ...]
    hidden: tuple[Hidden, ...]
    parts: tuple[Part, ...]
    lead: Words | None
    word_count: int
    prose: Prose
    incident: Incident
    problems: tuple[Problem, ...] = ()
    causes: tuple[Cause, ...] = ()
    stated: tuple[Stated, ...] = ()
    declared: tuple[Declared, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    in_body: frozenset[Subject] = frozenset()
    language: str = ""
    suppressions: tuple[Suppression, ...] = ()
