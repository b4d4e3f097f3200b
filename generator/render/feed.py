"""What machines read of the whole site: the Atom feed and the sitemap."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice

from generator.model.config import Config
from generator.model.site import Article, Entry, Site
from generator.render.addresses import feed_base
from generator.render.contract import FeedEntry, FeedPage, FeedView, Location
from generator.render.order import stretches
from generator.render.plain import drawn
from generator.render.segments import Filling, fill
from generator.render.wording import clipped, first_day, rfc3339
from generator.render.xml import xml_text

FEED_LENGTH = 20
FEED_URL = "feed.xml"
NEVER = "1970-01-01T00:00:00Z"  # Atom wants a time of its last change; an empty feed has none
SUMMARY = 300


def feed_posts(site: Site) -> tuple[Entry, ...]:
    """The newest posts that have a date and are no drafts."""
    return tuple(islice((entry for entry in site.posts if entry.date is not None and not entry.draft), FEED_LENGTH))


def feed_page(config: Config, articles: Sequence[Article]) -> FeedPage:
    """The Atom feed: full text, every address absolute, ids that stay."""
    base = feed_base(config)
    entries = tuple(_entry(article, config) for article in articles)
    return FeedPage(
        FeedView(
            base.of(""),
            base.of(""),
            base.of(FEED_URL),
            xml_text(config.title),
            xml_text(config.description),
            xml_text(config.author or config.title),
            xml_text(config.language),
            max((entry.updated for entry in entries), key=datetime.fromisoformat, default=NEVER),
            entries,
        )
    )


def locations(site: Site) -> tuple[Location, ...]:
    """Every page that a reader may look for: no draft, no redirect, no 404."""
    base = feed_base(site.config)
    pages = [entry for entry in (*site.posts, *site.pages) if entry.url and not entry.draft]
    home = max((changed(entry) for entry in site.posts if not entry.draft), default="")
    tags = [Location(base.of("tags/"), "")] if site.tags else []
    return (
        Location(base.of(""), home),
        *(Location(xml_text(base.of(entry.url)), changed(entry)) for entry in pages),
        *tags,
        *(Location(xml_text(base.of(tag.url)), "") for tag in site.tags),
    )


def changed(entry: Entry) -> str:
    """The day of a page's last change, as far as it says; empty where it does not."""
    moment = entry.updated or entry.date
    return first_day(moment).isoformat() if moment is not None else ""


def _entry(entry: Article, config: Config) -> FeedEntry:
    base = feed_base(config, entry.url)
    filling = Filling(base, away=True)
    body = "".join(_stretches(entry, filling))
    published = rfc3339(entry.date) if entry.date is not None else NEVER
    return FeedEntry(
        base.page,
        base.page,
        xml_text(entry.title),
        published,
        rfc3339(entry.updated) if entry.updated is not None else published,
        tuple(xml_text(author) for author in entry.authors),
        tuple(xml_text(tag) for tag in entry.tags),
        xml_text(clipped(entry.description or entry.lead, SUMMARY)),
        xml_text(body),
    )


def _stretches(entry: Article, filling: Filling) -> Iterator[str]:
    """The full text in the order of the page; what the page draws from front matter is told in lists."""
    lists = drawn(entry, filling.base)
    for place, stretch in enumerate(stretches(entry)):
        yield from (html for before, html in lists if before == place)
        yield fill(entry, stretch, filling, eager=False)
