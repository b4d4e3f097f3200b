"""What surrounds every page: the site's frame, and the machine-readable head."""

from markupsafe import Markup
from msgspec import Struct, structs

from generator.model.config import Config
from generator.model.project import Theme
from generator.model.site import Entry, Site
from generator.render.addresses import Base, asset_url, feed_base, page_base, stylesheet_url
from generator.render.contract import AssetView, HeadView, SiteView
from generator.render.contract_post import LinkView
from generator.render.feed import FEED_URL, feed_posts
from generator.render.schema import lead_picture, posting
from generator.render.wording import clipped, rfc3339

DESCRIPTION = 200
ICON = "icon.svg"
TAGS_URL = "tags/"


class Shell(Struct, frozen=True):
    """What every page of one site shares, computed once. `drafts`: it is for the author's eyes."""

    config: Config
    base: Base
    view: SiteView
    drafts: bool


def shell_of(site: Site, theme: Theme) -> Shell:
    """The frame of a site's pages; each page marks itself in the menu with `framed`."""
    config, base = site.config, page_base(site.config)
    assets = tuple(
        AssetView(asset.path, base.of(asset_url(asset.path, asset.digest)))
        for asset in theme.assets
        if not asset.path.endswith(".css")
    )
    view = SiteView(
        config.title,
        config.description,
        config.author,
        config.language or "en",
        base.of(""),
        _menu(site, base),
        base.of(FEED_URL) if feed_posts(site) else "",
        base.of(stylesheet_url(theme)),
        next((asset.url for asset in assets if asset.name == ICON), ""),
        assets,
    )
    return Shell(config, base, view, site.drafts)


def framed(shell: Shell, url: str, language: str = "") -> SiteView:
    """The site's frame as the page at the site-relative `url` shows it, in the `language` of its text if it has one."""
    here = shell.base.of(url)
    menu = tuple(LinkView(link.title, link.url, link.url == here) for link in shell.view.menu)
    return structs.replace(shell.view, menu=menu, language=language or shell.view.language)


def menu_pages(site: Site) -> tuple[Entry, ...]:
    """The pages that the default menu names: those at the top of the site."""
    if site.config.menu is not None:
        return ()
    return tuple(page for page in site.pages if page.url and page.url.strip("/").count("/") == 0)


def with_aliases(site: Site) -> tuple[Entry, ...]:
    """Every entry that may have old addresses."""
    return (*site.posts, *site.pages, *((site.home,) if site.home is not None else ()))


def plain_head(shell: Shell, title: str, description: str, url: str, index: bool = True) -> HeadView:
    """The head of a list or another page of the site's own."""
    config = shell.config
    return HeadView(
        full_title(title, config.title),
        clipped(description or config.description, DESCRIPTION),
        feed_base(config).of(url),
        index=index,
    )


def entry_head(shell: Shell, entry: Entry) -> HeadView:
    """The head of a post or page; of a post with JSON-LD. A draft asks not to be indexed."""
    config = shell.config
    description = clipped(entry.description or entry.lead or entry.head.impact or config.description, DESCRIPTION)
    picture = lead_picture(entry, feed_base(config)) or ("", "")
    post = entry.kind == "post"
    modified = entry.updated or entry.date
    return HeadView(
        full_title(entry.title, config.title),
        description,
        feed_base(config).of(entry.url),
        "article" if post else "website",
        not entry.draft,
        picture[0],
        picture[1],
        rfc3339(entry.date) if post and entry.date is not None else "",
        rfc3339(modified) if post and modified is not None else "",
        posting(entry, config, description) if post else Markup(""),
    )


def full_title(title: str, site: str) -> str:
    """The title of a window: the page's own first."""
    title = clipped(title, 300)
    return f"{title} · {site}" if title and title != site else site


def _menu(site: Site, base: Base) -> tuple[LinkView, ...]:
    if site.config.menu is not None:
        return tuple(LinkView(item.title, base.link(item.url)) for item in site.config.menu)
    tags = (LinkView("Tags", base.of(TAGS_URL)),) if site.tags else ()
    return (*(LinkView(page.title, base.of(page.url)) for page in menu_pages(site)), *tags)
