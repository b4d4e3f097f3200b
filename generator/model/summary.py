"""What the site as a whole asks of a post: enough to place it, to list it, and to lead to it; not its body."""

from msgspec import Struct

from generator.model.incident import Moment, Reference
from generator.model.post import Image, Link
from generator.model.problem import Problem
from generator.model.site import Entry
from generator.model.text import How, Place


class TaskReach(Struct, frozen=True):
    """The link of an action, as written. `index` counts the post's actions."""

    index: int
    link: str
    how: How
    place: Place


class EventReach(Struct, frozen=True):
    """The links of an event of the timeline, as written. `index` counts the post's events."""

    index: int
    links: tuple[Reference, ...]


class Reach(Struct, frozen=True):
    """What a post leads to, as written: nothing of it is looked up. `lines` holds the source lines that it stands on.

    `named` are words that may name a file of the site, wherever in the post they stand; `hidden` and `shown` those of
    passages that its audience may not see, and may see.
    """

    images: tuple[Image, ...] = ()
    cover: Image | None = None
    links: tuple[Link, ...] = ()
    tasks: tuple[TaskReach, ...] = ()
    events: tuple[EventReach, ...] = ()
    lines: tuple[tuple[int, str], ...] = ()
    named: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()

    @property
    def leads(self) -> bool:
        """Whether it leads anywhere at all."""
        return bool(self.links or self.images or self.tasks or self.events or self.cover)

    def line(self, number: int) -> str:
        """The source line `number` (1-based), if something stands on it."""
        return next((text for line, text in self.lines if line == number), "")


NOTHING = Reach()


class Said(Struct, frozen=True):
    """What a text says of its kind. `is_index`: its file is its folder's; `may_be_page`: nothing makes it a post."""

    is_index: bool = False
    is_page: bool = False
    may_be_page: bool = False


class Summary(Struct, frozen=True):
    """A post without its body, as one audience would see it if it may see it at all.

    `entry` is what the site knows of it while nothing is resolved and no other text is looked at. `authors` are
    those that it names, `tag_slugs` those of the entry's tags, and `tag_count` is how many tags it names. `dated`: its
    front matter tries to give a date. `left_out` counts its open notes. `settles_late`: what is said of it depends on
    the day, or on what is said of the whole site.
    """

    entry: Entry
    draft: bool = False
    withheld: bool = False
    internal: bool = False
    expires: Moment | None = None
    said: Said = Said()
    authors: tuple[str, ...] = ()
    reach: Reach = NOTHING
    tag_slugs: tuple[str, ...] = ()
    tag_count: int = 0
    dated: bool = False
    left_out: int = 0
    settles_late: bool = False

    @property
    def path(self) -> str:
        """The site-relative path of its source."""
        return self.entry.source

    @property
    def date(self) -> Moment | None:
        """When it is dated."""
        return self.entry.date


class Checked(Struct, frozen=True):
    """A text that was read and checked by itself: its summary, and what is wrong with it."""

    summary: Summary
    problems: tuple[Problem, ...] = ()
