"""The words that a theme may use: its public contract.

A template gets the fields of one of the last classes below as its names (`post.html` gets those of `PostPage`, and so
on: `TEMPLATES` says which), and nothing else. Strings are plain text, which the template escapes; only `Markup` is
finished HTML. Every URL is ready for an `href`. What is not known is empty or None, never a guess.
"""

from markupsafe import Markup
from msgspec import Struct

from generator.render.contract_post import LinkView, MomentView, PostView, SeverityView, TagView


class AssetView(Struct, frozen=True):
    """A file of the theme by its path under `assets/`, and where it stands in the site."""

    name: str
    url: str


class SiteView(Struct, frozen=True):
    """What every page shows of the site. `stylesheet` is all of the theme's style sheets as one.

    `language` is that of the page's text, where it has one of its own.
    `feed` is empty where no post is in the feed.
    """

    title: str
    description: str
    author: str
    language: str
    base_path: str
    menu: tuple[LinkView, ...]
    feed: str
    stylesheet: str
    icon: str
    assets: tuple[AssetView, ...]


class HeadView(Struct, frozen=True):
    """The machine-readable head of a page. `data` is JSON-LD, escaped for a script element, or empty."""

    title: str
    description: str
    canonical: str
    kind: str = "website"
    index: bool = True
    image: str = ""
    image_alt: str = ""
    published: str = ""
    modified: str = ""
    data: Markup = Markup("")


class ItemView(Struct, frozen=True):
    """A post in a list. `text` says in one or two sentences what it tells, `impact` what the incident did.

    `duration` is in words.
    """

    title: str
    url: str
    date: MomentView | None
    severity: SeverityView | None
    duration: str
    services: tuple[str, ...]
    text: str
    impact: str
    draft: bool


class GroupView(Struct, frozen=True):
    """Posts of one year; `name` is the year, or says that they have no date."""

    name: str
    anchor: str
    items: tuple[ItemView, ...]


class PagerView(Struct, frozen=True):
    """Where a long list goes on. `number` counts its pages from the oldest posts on, and is 0 on its first page.

    `newer` and `older` are empty where there are no newer or older posts.
    """

    number: int
    newer: str
    older: str


class FeedEntry(Struct, frozen=True):
    """An entry of the feed. `content` is HTML as text: the template escapes it once more, as Atom wants it."""

    id: str
    url: str
    title: str
    published: str
    updated: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    summary: str
    content: str


class FeedView(Struct, frozen=True):
    """The feed's own head; every address is absolute."""

    id: str
    home: str
    url: str
    title: str
    subtitle: str
    author: str
    language: str
    updated: str
    entries: tuple[FeedEntry, ...]


class Location(Struct, frozen=True):
    """A page of the sitemap: absolute URL, and the day of its last change where that is known."""

    url: str
    modified: str


class PostPage(Struct, frozen=True):
    """`post.html`"""

    site: SiteView
    head: HeadView
    post: PostView


class PlainPage(Struct, frozen=True):
    """`page.html`"""

    site: SiteView
    head: HeadView
    title: str
    draft: bool
    contents: tuple[LinkView, ...]
    body: Markup


class HomePage(Struct, frozen=True):
    """`home.html`: `title` and `body` are those of the home text, if there is one.

    Of a long list it is also the page of older posts: then `pager.number` is not 0, `count` is, and there is no body.
    """

    site: SiteView
    head: HeadView
    title: str
    lead: str
    body: Markup
    count: int
    groups: tuple[GroupView, ...]
    pager: PagerView


class TagsPage(Struct, frozen=True):
    """`tags.html`"""

    site: SiteView
    head: HeadView
    tags: tuple[TagView, ...]


class TagPage(Struct, frozen=True):
    """`tag.html`: on a page of older posts, where `pager.number` is not 0, `tag.count` is."""

    site: SiteView
    head: HeadView
    tag: TagView
    all_tags: str
    groups: tuple[GroupView, ...]
    pager: PagerView


class LostPage(Struct, frozen=True):
    """`404.html`"""

    site: SiteView
    head: HeadView
    home: str


class RedirectPage(Struct, frozen=True):
    """`redirect.html`: an old address, and where its text stands now."""

    site: SiteView
    head: HeadView
    target: str
    title: str


class FeedPage(Struct, frozen=True):
    """`feed.xml`"""

    feed: FeedView


class SitemapPage(Struct, frozen=True):
    """`sitemap.xml`"""

    locations: tuple[Location, ...]


AnyPage = PostPage | PlainPage | HomePage | TagsPage | TagPage | LostPage | RedirectPage | FeedPage | SitemapPage

TEMPLATES: tuple[tuple[str, type], ...] = (
    ("post.html", PostPage),
    ("page.html", PlainPage),
    ("home.html", HomePage),
    ("tags.html", TagsPage),
    ("tag.html", TagPage),
    ("404.html", LostPage),
    ("redirect.html", RedirectPage),
    ("feed.xml", FeedPage),
    ("sitemap.xml", SitemapPage),
)
