"""`assemble`: all posts, the configuration and the assets to one site, for one audience at one instant."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from itertools import chain
from urllib.parse import unquote

from msgspec import Struct, structs

from generator.assemble.addresses import Address, address_of, alias_url, kind_of
from generator.assemble.entries import make_entry, newest_first
from generator.assemble.files import Named, all_assets, file_of, find_files, hidden_assets, linked_assets, shown_assets
from generator.assemble.links import (
    NOWHERE,
    Addresses,
    Resolved,
    resolve_link,
    resolve_menu,
    resolve_reference,
    resolve_task,
)
from generator.assemble.pictures import find_picture
from generator.assemble.tags import collect_tags, tag_slug, tags_of
from generator.assemble.visible import is_visible, local
from generator.model.config import Config
from generator.model.picture import Facts
from generator.model.plan import CLASH
from generator.model.post import Kind, Post
from generator.model.problem import Problem
from generator.model.project import Asset
from generator.model.site import Audience, Entry, File, Picture, Site
from generator.model.text import Place

FactsOf = Callable[[Asset], Facts]


class Placed(Struct, frozen=True):
    """A post, where it is found, and whether the audience may see it."""

    post: Post
    kind: Kind
    address: Address
    seen: bool


def assemble(
    config: Config,
    posts: Sequence[Post],
    assets: Sequence[Asset],
    facts: FactsOf,
    now: datetime,
    audience: Audience,
    roots: tuple[str, ...] = ("content",),
) -> Site:
    """The site that `audience` may see of `posts` at `now`.

    Every post is checked, hidden ones too; only visible ones go in.
    """
    now = local(now, config)
    placed = _place(posts, config, roots, audience, now)
    by_path = {asset.path: asset for asset in assets}
    named = {item.post.path: _named(item.post, by_path, roots, facts, audience) for item in placed}
    seen = [named[item.post.path] for item in placed if item.seen]
    kept_back = frozenset(
        path
        for item in placed
        for path in (named[item.post.path].hidden if item.seen else all_assets(item.post, by_path, roots))
    )
    if kept_back:
        kept_back -= frozenset(
            path for item in placed if item.seen for path in shown_assets(item.post, by_path, roots, audience)
        )
    files, file_problems = find_files(seen, kept_back, assets, roots, facts)
    addresses = _addresses(placed, config, files)
    # What a hidden text names is not published now, and will be with it.
    files_to_come = {asset.path: file_of(asset, roots).output for asset in assets}
    addresses_to_come = structs.replace(addresses, files=files_to_come)

    entries: list[Entry] = []
    problems: list[Problem] = [*file_problems]
    for item in placed:
        post, pictures = item.post, named[item.post.path].pictures
        known = addresses if item.seen else addresses_to_come
        links = [resolve_link(link, post, item.address.url, roots, known) for link in post.links]
        tasks = [resolve_task(action, post, item.address.url, roots, known) for action in post.actions]
        led = [[resolve_reference(r, post, item.address.url, roots, known) for r in e.links] for e in post.timeline]
        tags, tag_problems = tags_of(post)
        problems += [p.problem for p in named[post.path].found if p.problem]
        problems += [found.problem for found in (*links, *tasks, *chain(*led)) if found.problem]
        problems += tag_problems
        if item.seen:
            shown: tuple[Picture, ...] = tuple(p.picture for p in pictures)
            cover = named[post.path].cover
            urls = tuple(found.url for found in links)
            task_links = tuple((found.url, found.words) for found in tasks)
            event_links = tuple(tuple(found.url for found in event) for event in led)
            aliases = tuple(alias.url for alias in post.header.aliases)
            entries.append(
                make_entry(
                    post,
                    item.kind,
                    item.address,
                    tags,
                    shown,
                    cover.picture if cover is not None else None,
                    urls,
                    task_links,
                    event_links,
                    aliases,
                    audience,
                    config.author,
                    config.language,
                )
            )
    led_menu = [resolve_menu(entry, roots, addresses) for entry in config.menu or ()]
    problems += [found.problem for found in led_menu if found.problem]
    homes = [entry for entry in entries if entry.kind == "home"]
    problems += [_second_home(homes[0], other) for other in homes[1:]]
    listed = newest_first([entry for entry in entries if entry.kind == "post"], now.tzinfo)
    return Site(
        config=_with_menu(config, led_menu),
        posts=listed,
        pages=tuple(sorted((e for e in entries if e.kind == "page"), key=lambda entry: entry.url)),
        home=homes[0] if homes else None,
        tags=collect_tags(listed),
        files=files,
        problems=tuple(problems),
        drafts=audience.drafts,
    )


def _with_menu(config: Config, led: Sequence[Resolved]) -> Config:
    """The configuration with the addresses of its menu resolved; an entry that leads to a hidden post is left out."""
    if config.menu is None:
        return config
    pairs = zip(config.menu, led, strict=True)
    menu = tuple(structs.replace(item, url=found.url) for item, found in pairs if found.url != NOWHERE)
    return structs.replace(config, menu=menu)


def _second_home(first: Entry, second: Entry) -> Problem:
    return Problem.of(
        CLASH,
        f"{first.source} and {second.source} both want index.html",
        Place(second.source),
        hint="keep one of them as the home page",
    )


def _place(
    posts: Sequence[Post], config: Config, roots: tuple[str, ...], audience: Audience, now: datetime
) -> list[Placed]:
    menu = frozenset(item.url.strip("/") for item in config.menu or ())
    seen = {post.path: is_visible(post, audience, now) for post in posts}
    # What is hidden must not show in what another text becomes.
    folders = Counter(folder for post in posts if seen[post.path] for folder in _folders(post.path))
    placed = []
    # In the order of their paths, so that nothing depends on the order in which a folder was listed.
    for post in sorted(posts, key=lambda post: post.path):
        address = address_of(post, roots, config)
        folder = post.path.rpartition("/")[0]
        kind = kind_of(post, roots, menu, address.url, folders[folder] > 1)
        placed.append(Placed(post, kind, address, seen[post.path]))
    return placed


def _folders(path: str) -> list[str]:
    """Every folder that `path` lies in, at any depth."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]


def _named(
    post: Post, assets: Mapping[str, Asset], roots: tuple[str, ...], facts: FactsOf, audience: Audience
) -> Named:
    pictures = tuple(find_picture(image, post, assets, roots, facts, audience) for image in post.images)
    image = post.header.cover
    cover = find_picture(image, post, assets, roots, facts, audience) if image is not None else None
    return Named(pictures, cover, linked_assets(post, assets, roots), hidden_assets(post, assets, roots, audience))


def _addresses(placed: Sequence[Placed], config: Config, files: Sequence[File]) -> Addresses:
    """What links can lead to. URLs are compared decoded."""
    seen = [item for item in placed if item.seen]
    tags = {tag_slug(name) for item in seen if item.kind == "post" for name in tags_of(item.post)[0]}
    urls = {url for item in seen for url in _urls_of(item)}
    urls |= {
        "",
        "feed.xml",
        "sitemap.xml",
        "404.html",
        *(f"tags/{slug}/" for slug in tags),
        *(["tags/"] if tags else []),
    }
    urls |= {file.output for file in files}
    return Addresses(
        texts={item.post.path: item.address.url for item in seen},
        hidden=frozenset(item.post.path for item in placed if not item.seen),
        hidden_urls=frozenset(url for item in placed if not item.seen for url in _urls_of(item)) - urls,
        urls=frozenset(urls),
        base_url=config.base_url,
        base_path=config.base_path,
        files={file.source: file.output for file in files},
    )


def _urls_of(item: Placed) -> tuple[str, ...]:
    """The URL of a post and its old ones, decoded."""
    return unquote(item.address.url), *(alias_url(alias.url) for alias in item.post.header.aliases)
