"""What each page is about, as a value: all that its view is made of besides the frame of the site and bodies of posts.

A subject can be sent to another process; of a body it holds only whose it is.
"""

from collections.abc import Callable

from msgspec import Struct, structs

from generator.model.plan import Page
from generator.model.site import Entry, Site
from generator.render.contract import Location
from generator.render.contract_post import LinkView, TagView
from generator.render.feed import feed_posts, locations
from generator.render.lists import Numbered, numbered, tag_view, tagged, tags_by_post
from generator.render.shell import Shell, with_aliases


class PostSubject(Struct, frozen=True, tag="post"):
    """A post, the posts before and after it in time, and its tags."""

    entry: Entry
    earlier: LinkView | None
    later: LinkView | None
    tags: tuple[TagView, ...]


class PlainSubject(Struct, frozen=True, tag="page"):
    """A page."""

    entry: Entry


class HomeSubject(Struct, frozen=True, tag="home"):
    """The home page, or an older page of the list that begins on it."""

    text: Entry | None
    count: int
    page: Numbered


class TagsSubject(Struct, frozen=True, tag="tags"):
    """The tag index."""

    tags: tuple[TagView, ...]


class TagSubject(Struct, frozen=True, tag="tag"):
    """The page of a tag, or an older page of its list."""

    about: TagView
    page: Numbered


class LostSubject(Struct, frozen=True, tag="404"):
    """The page that hosts show where there is none."""


class RedirectSubject(Struct, frozen=True, tag="redirect"):
    """An old address, and what it leads to."""

    entry: Entry


class FeedSubject(Struct, frozen=True, tag="feed"):
    """The feed's posts."""

    entries: tuple[Entry, ...]


class SitemapSubject(Struct, frozen=True, tag="sitemap"):
    """Every page that a reader may look for."""

    locations: tuple[Location, ...]


Subject = (
    PostSubject
    | PlainSubject
    | HomeSubject
    | TagsSubject
    | TagSubject
    | LostSubject
    | RedirectSubject
    | FeedSubject
    | SitemapSubject
)


def subjects(site: Site, shell: Shell) -> Callable[[Page], Subject]:
    """A function from page to subject for one site. It raises KeyError on a page that is not of this site's plan."""
    base, tagging = shell.base, tags_by_post(site)
    posts = {entry.url: index for index, entry in enumerate(site.posts)}
    pages = {entry.url: entry for entry in site.pages}
    lists = {page.url: (tag, page) for tag in site.tags for page in numbered(tagged(site, tag), tag.url)}
    homes = {page.url: page for page in numbered(site.posts, "")}
    old = {alias: entry for entry in with_aliases(site) for alias in entry.aliases}

    def post(page: Page) -> Subject:
        index = posts[page.subject]
        earlier, later = neighbours(site, index)
        views = tuple(tag_view(tag, base) for tag in tagging[index])
        return PostSubject(site.posts[index], _link(earlier, shell), _link(later, shell), views)

    def tag(page: Page) -> Subject:
        about, list_page = lists[page.subject]
        view = tag_view(about, base)
        return TagSubject(structs.replace(view, count=0) if list_page.number else view, list_page)

    def home(page: Page) -> Subject:
        return (
            HomeSubject(None, 0, homes[page.subject])
            if page.subject
            else HomeSubject(site.home, len(site.posts), homes[""])
        )

    kinds: dict[str, Callable[[Page], Subject]] = {
        "post": post,
        "page": lambda page: PlainSubject(pages[page.subject]),
        "home": home,
        "tags": lambda _: TagsSubject(tuple(sorted((tag_view(one, base) for one in site.tags), key=_by_name))),
        "tag": tag,
        "404": lambda _: LostSubject(),
        "redirect": lambda page: RedirectSubject(old[page.subject]),
        "feed.xml": lambda _: FeedSubject(feed_posts(site)),
        "sitemap.xml": lambda _: SitemapSubject(locations(site)),
    }
    return lambda page: kinds[page.output](page)


def neighbours(site: Site, index: int) -> tuple[Entry | None, Entry | None]:
    """The post before the post at `index` in time, and the one after it."""
    earlier = site.posts[index + 1] if index + 1 < len(site.posts) else None
    return earlier, site.posts[index - 1] if index else None


def bodies_of(subject: Subject) -> tuple[Entry, ...]:
    """The entries whose bodies the page of `subject` shows."""
    if isinstance(subject, PostSubject | PlainSubject):
        return (subject.entry,)
    if isinstance(subject, FeedSubject):
        return subject.entries
    return (subject.text,) if isinstance(subject, HomeSubject) and subject.text is not None else ()


def _link(entry: Entry | None, shell: Shell) -> LinkView | None:
    return None if entry is None else LinkView(entry.title, shell.base.of(entry.url))


def _by_name(tag: TagView) -> str:
    return tag.name.casefold()
