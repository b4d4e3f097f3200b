"""Site -> artifacts: every file of the finished site, each with the recipe that makes it."""

from collections.abc import Callable, Iterable, Iterator

from generator.model.plan import Artifact, Body, Copy, Page
from generator.model.project import Theme
from generator.model.site import Entry, Site
from generator.model.text import Place, digest_of
from generator.render.addresses import asset_url, feed_base, stylesheet_of, stylesheet_url
from generator.render.feed import FEED_URL, feed_posts
from generator.render.lists import tagged, tags_by_post
from generator.render.posts import neighbours
from generator.render.shell import TAGS_URL, menu_pages, with_aliases

Output = Callable[[Site, Theme], Iterable[Artifact]]
ROBOTS = "robots.txt"


def posts(site: Site, theme: Theme) -> Iterator[Artifact]:
    """One page a post."""
    shared, tagging = _shared(site, theme), tags_by_post(site)
    for index, entry in enumerate(site.posts):
        beside = (other.summary_digest if other is not None else "" for other in neighbours(site, index))
        tags = (f"{tag.name}\n{tag.url}\n{len(tag.posts)}" for tag in tagging[index])
        yield Artifact(
            entry.file, _page("post", entry.url, shared, entry.digest, *beside, *tags), entry.source, entry.place
        )


def pages(site: Site, theme: Theme) -> Iterator[Artifact]:
    """One page a page; the home text has its own output, and clashes with any page that wants its address."""
    shared = _shared(site, theme)
    for entry in site.pages:
        yield Artifact(entry.file, _page("page", entry.url, shared, entry.digest), entry.source, entry.place)


def home(site: Site, theme: Theme) -> Iterator[Artifact]:
    """The home page: its text if there is one, and all posts."""
    text = site.home.digest if site.home is not None else ""
    recipe = _page("home", "", _shared(site, theme), text, *_summaries(site.posts))
    if site.home is not None:
        yield Artifact("index.html", recipe, site.home.source, site.home.place)
    else:
        yield Artifact("index.html", recipe, "the site's home")


def lists(site: Site, theme: Theme) -> Iterator[Artifact]:
    """The tag index, and one page a tag."""
    if not site.tags:
        return
    shared = _shared(site, theme)
    names = (f"{tag.name}\n{tag.url}\n{len(tag.posts)}" for tag in site.tags)
    yield Artifact(f"{TAGS_URL}index.html", _page("tags", TAGS_URL, shared, *names), "the tag index")
    for tag in site.tags:
        recipe = _page("tag", tag.url, shared, tag.name, *_summaries(tagged(site, tag)))
        yield Artifact(tag.file, recipe, f"the tag {tag.name!r}")


def redirects(site: Site, theme: Theme) -> Iterator[Artifact]:
    """One small page an old address."""
    shared = _shared(site, theme)
    for entry in with_aliases(site):
        # Two spellings of one address need one page, and the page itself needs none.
        places = dict(zip(entry.aliases, entry.alias_places, strict=False))
        for file, alias in {alias_file(alias): alias for alias in reversed(entry.aliases)}.items():
            if file != entry.file:
                recipe = _page("redirect", alias, shared, entry.summary_digest)
                yield Artifact(file, recipe, entry.source, places.get(alias, entry.place))


def feeds(site: Site, theme: Theme) -> Iterator[Artifact]:
    """The Atom feed, the sitemap and robots.txt, which a static file of that name replaces."""
    known = (site.config.digest, theme.digest)
    recipe = _page(FEED_URL, "", *known, *(entry.digest for entry in feed_posts(site)))
    yield Artifact(FEED_URL, recipe, "the site's feed")
    tags = (tag.url for tag in site.tags)
    summaries = _summaries((*site.posts, *site.pages))
    yield Artifact("sitemap.xml", _page("sitemap.xml", "", *known, *tags, *summaries), "the sitemap")
    if all(file.output != ROBOTS for file in site.files):
        body = f"User-agent: *\nAllow: /\n\nSitemap: {feed_base(site.config).of('sitemap.xml')}\n"
        yield Artifact(ROBOTS, Body(body.encode()), "the site's robots.txt")


def lost(site: Site, theme: Theme) -> Iterator[Artifact]:
    """The page that hosts show where there is none."""
    yield Artifact("404.html", _page("404", "", _shared(site, theme)), "the site's 404 page")


def files(site: Site, theme: Theme) -> Iterator[Artifact]:
    """Pictures and static files, as they are."""
    for file in site.files:
        yield Artifact(file.output, Copy(file.source, file.digest, file.picture), file.source, Place(file.source))


def assets(site: Site, theme: Theme) -> Iterator[Artifact]:
    """What the theme brings: its style sheets as one, and its other files, under names that change with their bytes."""
    yield Artifact(stylesheet_url(theme), Body(stylesheet_of(theme)), f"the theme {theme.name}")
    for asset in theme.assets:
        if not asset.path.endswith(".css"):
            yield Artifact(asset_url(asset.path, asset.digest), Body(asset.data), f"the theme {theme.name}")


OUTPUTS: tuple[Output, ...] = (posts, pages, home, lists, redirects, feeds, lost, files, assets)


def alias_file(alias: str) -> str:
    """The file of an old address: `old/` and `old` are folders with an index, `old.html` is itself."""
    path = alias.strip("/")
    if path.lower().endswith((".html", ".htm")) and not alias.endswith("/"):
        return path
    return f"{path}/index.html" if path else "index.html"


def _page(output: str, subject: str, *inputs: str) -> Page:
    return Page(output, subject, digest_of(*inputs))


def _shared(site: Site, theme: Theme) -> str:
    """What every page depends on: its templates, the configuration, and what the menu names."""
    menu = (entry.summary_digest for entry in menu_pages(site))
    known = ("tags" if site.tags else "", "feed" if feed_posts(site) else "", "drafts" if site.drafts else "")
    return digest_of(site.config.digest, theme.digest, *known, *menu)


def _summaries(entries: Iterable[Entry]) -> Iterator[str]:
    """What lists show of each entry."""
    return (entry.summary_digest for entry in entries)
