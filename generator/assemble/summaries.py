"""One post to its summary: everything that the site as a whole asks of it, for one audience."""

from collections.abc import Iterator

from msgspec import Struct

from generator.assemble.addresses import address_of, kind_of, said_of
from generator.assemble.entries import make_entry
from generator.assemble.files import names_of
from generator.assemble.tags import tag_slug, tags_of
from generator.model.config import Config
from generator.model.post import Post
from generator.model.site import Audience
from generator.model.summary import EventReach, Reach, Summary, TaskReach
from generator.model.text import Place, digest_of


class Placing(Struct, frozen=True):
    """The slice of everything that a summary depends on besides its post. `roots` are the content roots."""

    roots: tuple[str, ...] = ("content",)
    permalinks: tuple[tuple[str, str], ...] = ()
    author: str = ""
    language: str = "en"
    audience: str = "public"

    @classmethod
    def of(cls, config: Config, roots: tuple[str, ...], audience: Audience) -> "Placing":
        """That of a site for an audience."""
        return cls(roots, config.permalinks, config.author, config.language, audience.name)

    @property
    def digest(self) -> str:
        """Stands for all of it."""
        return digest_of(repr(self))


def summarize(post: Post, placing: Placing) -> Summary:
    """The summary of `post`. No other text is looked at, nor whether anybody may see it."""
    audience = Audience("internal" if placing.audience == "internal" else "public")
    header, said = post.header, said_of(post)
    address = address_of(post, placing.roots, placing.permalinks)
    kind = kind_of(said, address.url, in_menu=False, heads_section=False)
    tags = tags_of(post)
    return Summary(
        entry=make_entry(post, kind, address, tags, audience, placing.author, placing.language),
        draft=header.draft,
        withheld=bool(header.withheld),
        internal=header.visibility == "internal",
        expires=header.expires,
        said=said,
        authors=header.authors,
        reach=_reach(post, audience),
        tag_slugs=tuple(map(tag_slug, tags)),
        tag_count=len(frozenset(map(tag_slug, header.tags)) - {""}),
        dated=header.place_of("date") is not None or header.place_of("publishdate") is not None,
        left_out=sum(note.left_out for note in post.notes),
        settles_late=bool(post.suppressions) or any(note.due is not None for note in post.notes),
    )


def _reach(post: Post, audience: Audience) -> Reach:
    tasks = tuple(
        TaskReach(index, action.link, action.how, action.place)
        for index, action in enumerate(post.actions)
        if action.link
    )
    events = tuple(EventReach(index, event.links) for index, event in enumerate(post.timeline) if event.links)
    text, cover = post.prose.text, post.header.cover
    named, hidden, shown = names_of(post, audience)
    lines = {place.line for place in _places(post, tasks, events)}
    return Reach(
        post.images,
        cover,
        post.links,
        tasks,
        events,
        tuple((line, text.line(line)) for line in sorted(lines)),
        named,
        hidden,
        shown,
    )


def _places(post: Post, tasks: tuple[TaskReach, ...], events: tuple[EventReach, ...]) -> Iterator[Place]:
    yield from (image.place for image in post.images)
    yield from (link.place for link in post.links)
    yield from (task.place for task in tasks)
    yield from (link.place for event in events for link in event.links)
    if post.header.cover is not None:
        yield post.header.cover.place
