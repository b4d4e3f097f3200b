"""What tests of assembling begin with: a site made of texts."""

from collections.abc import Callable
from datetime import UTC, datetime

from msgspec.structs import replace

from generator.assemble import assemble
from generator.assemble.entries import make_article
from generator.assemble.summaries import Placing, summarize
from generator.model.config import Config
from generator.model.picture import Facts
from generator.model.post import Post
from generator.model.project import Asset
from generator.model.site import Article, Audience, Entry, Site
from generator.model.text import Source, digest_of
from generator.parse.post import parse_post

NOW = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


def posts_of(texts: dict[str, str], config: Config) -> tuple[Post, ...]:
    return tuple(parse_post(Source.of(path, text), config.reading) for path, text in texts.items())


def site_of(
    texts: dict[str, str],
    assets: tuple[str, ...] = (),
    config: Config | None = None,
    audience: Audience | None = None,
    now: datetime = NOW,
    roots: tuple[str, ...] = ("content",),
    trouble: str = "",
) -> Site:
    """The site of `texts` by path; every asset is a picture of 80 by 40 pixels, or has `trouble`."""
    config = config or Config()
    files = tuple(Asset(path, digest_of(path), 10) for path in assets)
    facts = Facts(trouble=trouble) if trouble else Facts(80, 40, "png")
    return assembled(posts_of(texts, config), config, files, lambda _: facts, now, audience or Audience(), roots)


def assembled(
    posts: tuple[Post, ...],
    config: Config,
    files: tuple[Asset, ...],
    facts: Callable[[Asset], Facts],
    now: datetime,
    audience: Audience,
    roots: tuple[str, ...] = ("content",),
) -> Site:
    """The site of `posts`, whose entries have their bodies."""
    placing = Placing.of(config, roots, audience)
    site = assemble(config, [summarize(post, placing) for post in posts], files, facts, now, audience, roots)
    return with_bodies(site, posts, audience)


def with_bodies(site: Site, posts: tuple[Post, ...], audience: Audience) -> Site:
    by_path = {post.path: post for post in posts}

    def whole(entry: Entry) -> Article:
        return make_article(entry, by_path[entry.source], audience)

    home = whole(site.home) if site.home is not None else None
    return replace(site, posts=tuple(map(whole, site.posts)), pages=tuple(map(whole, site.pages)), home=home)


def entry_of(site: Site, path: str) -> Article:
    return next(entry for entry in (*site.posts, *site.pages) if entry.source == path and isinstance(entry, Article))


def named(site: Site, name: str) -> list[tuple[str, str]]:
    return [(str(p.place), p.message) for p in site.problems if p.name == name]
