"""What a page shows: `Page` recipe -> view, made when the page is cooked."""

from collections.abc import Callable

from markupsafe import Markup

from generator.model.plan import Page
from generator.model.project import Theme
from generator.model.site import Entry, Site, Tag
from generator.render.addresses import feed_base
from generator.render.contract import AnyPage, HeadView, HomePage, LostPage, PlainPage, RedirectPage, TagPage, TagsPage
from generator.render.feed import feed_page, sitemap_page
from generator.render.lists import groups_of, tag_view, tagged
from generator.render.order import contents_of
from generator.render.posts import post_page
from generator.render.segments import Filling, fill
from generator.render.shell import TAGS_URL, Shell, entry_head, framed, full_title, plain_head, shell_of, with_aliases

Viewer = Callable[[Page], AnyPage]


def viewer(site: Site, theme: Theme) -> Viewer:
    """A function from page to view for one site. It raises KeyError on a page that is not of this site's plan."""
    shell = shell_of(site, theme)
    posts = {entry.url: index for index, entry in enumerate(site.posts)}
    pages = {entry.url: entry for entry in site.pages}
    tags = {tag.url: tag for tag in site.tags}
    old = {alias: entry for entry in with_aliases(site) for alias in entry.aliases}
    kinds: dict[str, Viewer] = {
        "post": lambda page: post_page(shell, posts[page.subject]),
        "page": lambda page: _plain(shell, pages[page.subject]),
        "home": lambda _: _home(shell),
        "tags": lambda _: TagsPage(
            framed(shell, TAGS_URL),
            plain_head(shell, "Tags", "Incidents by tag.", TAGS_URL),
            tuple(sorted((tag_view(tag, shell.base) for tag in site.tags), key=lambda tag: tag.name.casefold())),
        ),
        "tag": lambda page: _tag(shell, page.subject, tags),
        "404": lambda _: LostPage(
            framed(shell, "404.html"),
            plain_head(shell, "Page not found", "", "404.html", index=False),
            shell.base.of(""),
        ),
        "redirect": lambda page: _redirect(shell, old[page.subject]),
        "feed.xml": lambda _: feed_page(site),
        "sitemap.xml": lambda _: sitemap_page(site),
    }
    return lambda page: kinds[page.output](page)


def _plain(shell: Shell, entry: Entry) -> PlainPage:
    body = fill(entry, entry.passages, Filling(shell.base, drafts=shell.site.drafts))
    head, contents = entry_head(shell, entry), contents_of(entry, ())
    return PlainPage(framed(shell, entry.url, entry.language), head, entry.title, entry.draft, contents, body)


def _home(shell: Shell) -> HomePage:
    site, config, text = shell.site, shell.site.config, shell.site.home
    head = plain_head(shell, "", config.description, "") if text is None else entry_head(shell, text)
    return HomePage(
        framed(shell, ""),
        head,
        config.title if text is None else text.title,
        config.description if text is None else text.description,
        Markup("") if text is None else fill(text, text.passages, Filling(shell.base, drafts=shell.site.drafts)),
        len(site.posts),
        groups_of(site.posts, shell.base),
    )


def _tag(shell: Shell, url: str, tags: dict[str, Tag]) -> TagPage:
    tag = tags[url]
    return TagPage(
        framed(shell, url),
        plain_head(shell, tag.name, f"Incidents tagged {tag.name}.", url),
        tag_view(tag, shell.base),
        shell.base.of(TAGS_URL),
        groups_of(tagged(shell.site, tag), shell.base),
    )


def _redirect(shell: Shell, entry: Entry) -> RedirectPage:
    config = shell.site.config
    head = HeadView(full_title(entry.title, config.title), "", feed_base(config).of(entry.url), index=False)
    return RedirectPage(framed(shell, entry.url), head, shell.base.of(entry.url), entry.title)
