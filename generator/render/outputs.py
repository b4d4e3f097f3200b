"""Site -> artifacts: every file of the finished site, each with the recipe that makes it."""

from collections.abc import Callable, Iterable, Iterator

from generator.model.plan import Artifact, Body, Copy, Input, Page, Shared
from generator.model.project import Theme
from generator.model.site import Entry, Site
from generator.model.text import Place, digest_of
from generator.render.addresses import asset_url, feed_base, stylesheet_of, stylesheet_url
from generator.render.feed import FEED_URL, changed, feed_posts
from generator.render.lists import Numbered, numbered, tagged, tags_by_post
from generator.render.shell import TAGS_URL, menu_pages, with_aliases

Output = Callable[[Site, Theme], Iterable[Artifact]]
ROBOTS = "robots.txt"


def posts(site: Site, theme: Theme) -> Iterator[Artifact]:
    """One page a post."""
    shared, tagging = _shared(site, theme, "post.html"), tags_by_post(site)
    listed = [Input("tag", tag.name, digest_of(tag.name, tag.url, str(len(tag.posts)))) for tag in site.tags]
    tags = dict(zip((tag.url for tag in site.tags), listed, strict=True))
    # What a post shows of the ones beside it, and on which side; the length keeps title and address apart.
    beside = [(entry.source, f"{len(entry.title)} {entry.title}{entry.url}") for entry in site.posts]
    later = [_NOBODY, *(Input("neighbour", name, f"later {said}") for name, said in beside)]
    earlier = [*(Input("neighbour", name, f"earlier {said}") for name, said in beside[1:]), _NOBODY]
    for index, entry in enumerate(site.posts):
        own = [*_text(entry), later[index], earlier[index], *(tags[tag.url] for tag in tagging[index])]
        yield Artifact(entry.file, Page("post", entry.url, tuple(own), shared), entry.source, entry.place)


def pages(site: Site, theme: Theme) -> Iterator[Artifact]:
    """One page a page; the home text has its own output, and clashes with any page that wants its address."""
    shared = _shared(site, theme, "page.html")
    for entry in site.pages:
        yield Artifact(entry.file, Page("page", entry.url, tuple(_text(entry)), shared), entry.source, entry.place)


def home(site: Site, theme: Theme) -> Iterator[Artifact]:
    """The home page: its text if there is one, and the newest posts; and the pages of older posts."""
    shared, text = _shared(site, theme, "home.html"), site.home
    for page in numbered(site.posts, ""):
        own = tuple(_list(page))
        if page.number:
            yield Artifact(f"{page.url}index.html", Page("home", page.url, own, shared), "the list of posts")
            continue
        own = (*own, Input("list", "all posts", str(len(site.posts))))
        if text is None:
            yield Artifact("index.html", Page("home", "", own, shared), "the site's home")
        else:
            recipe = Page("home", "", (*own, *_text(text)), shared)
            yield Artifact("index.html", recipe, text.source, text.place)


def lists(site: Site, theme: Theme) -> Iterator[Artifact]:
    """The tag index, and the pages of each tag."""
    if not site.tags:
        return
    names = (Input("tag", tag.name, digest_of(tag.name, tag.url, str(len(tag.posts)))) for tag in site.tags)
    index = Page("tags", TAGS_URL, tuple(names), _shared(site, theme, "tags.html"))
    yield Artifact(f"{TAGS_URL}index.html", index, "the tag index")
    shared = _shared(site, theme, "tag.html")
    for tag in site.tags:
        for page in numbered(tagged(site, tag), tag.url):
            count = "" if page.number else str(len(tag.posts))
            about = Input("tag", tag.name, digest_of(tag.name, tag.url, count))
            recipe = Page("tag", page.url, (about, *_list(page)), shared)
            file = f"{tag.file.removesuffix('index.html')}{page.url.removeprefix(tag.url)}index.html"
            yield Artifact(file, recipe, f"the tag {tag.name!r}")


def redirects(site: Site, theme: Theme) -> Iterator[Artifact]:
    """One small page an old address."""
    shared = _shared(site, theme, "redirect.html")
    for entry in with_aliases(site):
        # Two spellings of one address need one page, and the page itself needs none.
        places = dict(zip(entry.aliases, entry.alias_places, strict=False))
        for file, alias in {alias_file(alias): alias for alias in reversed(entry.aliases)}.items():
            if file != entry.file:
                told = Input("text", entry.source, digest_of(entry.title, entry.url))
                recipe = Page("redirect", alias, (told,), shared)
                yield Artifact(file, recipe, entry.source, places.get(alias, entry.place))


def feeds(site: Site, theme: Theme) -> Iterator[Artifact]:
    """The Atom feed, the sitemap and robots.txt, which a static file of that name replaces."""
    inputs = (each for entry in feed_posts(site) for each in _text(entry))
    settings = Input("settings", "site.yaml", site.config.digest)
    yield Artifact(FEED_URL, Page(FEED_URL, "", (_template(theme, FEED_URL), settings, *inputs)), "the site's feed")
    told = [Input("tag", tag.name, tag.url) for tag in site.tags]
    told += [
        Input("list", entry.source, f"{entry.url} {changed(entry)} {entry.draft}")
        for entry in (*site.posts, *site.pages)
    ]
    recipe = Page("sitemap.xml", "", (_template(theme, "sitemap.xml"), settings, *told))
    yield Artifact("sitemap.xml", recipe, "the sitemap")
    if all(file.output != ROBOTS for file in site.files):
        body = f"User-agent: *\nAllow: /\n\nSitemap: {feed_base(site.config).of('sitemap.xml')}\n"
        yield Artifact(ROBOTS, Body(body.encode()), "the site's robots.txt")


def lost(site: Site, theme: Theme) -> Iterator[Artifact]:
    """The page that hosts show where there is none."""
    yield Artifact("404.html", Page("404", "", (), _shared(site, theme, "404.html")), "the site's 404 page")


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


def _template(theme: Theme, name: str) -> Input:
    return Input("template", name, theme.closure(name))


def _shared(site: Site, theme: Theme, template: str) -> Shared:
    """What every page of a kind depends on: its templates, the settings, what the menu names, the theme's files."""
    known = ("tags" if site.tags else "", "feed" if feed_posts(site) else "", "drafts" if site.drafts else "")
    return Shared.of(
        (
            _template(theme, template),
            Input("settings", "site.yaml", digest_of(site.config.digest, *known)),
            *(Input("menu", entry.source, digest_of(entry.title, entry.url)) for entry in menu_pages(site)),
            *(Input("asset", asset.path, digest_of(asset.path, asset.digest)) for asset in theme.assets),
        )
    )


def _text(entry: Entry) -> Iterator[Input]:
    """What a page shows of its text, and of what that leads to."""
    yield Input("text", entry.source, entry.digest)
    yield Input("settings", "glossary.yaml", entry.terms)
    pictures = (*entry.pictures, entry.cover) if entry.cover is not None else entry.pictures
    for picture in pictures:
        yield Input("asset", picture.target, digest_of(repr(picture)))
    for target, url in zip(entry.targets, entry.links, strict=True):
        yield Input("text" if target.endswith(".md") else "link", target, url)
    for link in entry.task_links:
        yield Input("link", f"action {link.index + 1}", f"{link.url} {link.words}")
    for links in entry.event_links:
        yield Input("link", f"event {links.index + 1}", " ".join(links.urls))


def _list(page: Numbered) -> Iterator[Input]:
    """What a page of a list shows: each post's summary, and the ways on."""
    for entry in page.entries:
        yield Input("list", entry.source, entry.summary_digest)
    yield Input("list", "newer and older", f"{page.newer} {page.older} {page.begins} {page.ends}")


_NOBODY = Input("neighbour", "", "")
