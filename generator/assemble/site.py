"""`assemble`: all posts, the configuration and the assets to one site, for one audience at one instant."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from itertools import chain
from urllib.parse import unquote

from msgspec import Struct, structs

from generator.assemble.addresses import alias_url, kind_of
from generator.assemble.entries import as_kind, newest_first, resolved
from generator.assemble.files import Named, file_of, find_files, linked_assets, named_assets
from generator.assemble.links import (
    NOWHERE,
    Addresses,
    Origin,
    Resolved,
    named_by,
    resolve_link,
    resolve_menu,
    resolve_reference,
    resolve_task,
)
from generator.assemble.pictures import find_picture
from generator.assemble.tags import collect_tags, too_many
from generator.assemble.visible import is_visible, local
from generator.model.config import Config
from generator.model.picture import Facts
from generator.model.plan import CLASH
from generator.model.problem import Problem
from generator.model.project import Asset
from generator.model.site import Audience, Entry, EventLinks, File, Site, TaskLink, older_pages
from generator.model.summary import Summary
from generator.model.text import Place

FactsOf = Callable[[Asset], Facts]


class Placed(Struct, frozen=True):
    """A post, what is known of it now that all others are, and whether the audience may see it."""

    summary: Summary
    entry: Entry
    seen: bool


class _Lookup(Struct, frozen=True):
    """Where everything can be found that a post may lead to."""

    roots: tuple[str, ...]
    assets: Mapping[str, Asset]
    facts: FactsOf
    audience: Audience


def assemble(
    config: Config,
    summaries: Sequence[Summary],
    assets: Sequence[Asset],
    facts: FactsOf,
    now: datetime,
    audience: Audience,
    roots: tuple[str, ...] = ("content",),
) -> Site:
    """The site that `audience` may see of the posts of `summaries` at `now`.

    Every post is checked, hidden ones too; only visible ones go in.
    """
    now = local(now, config)
    placed = _place(summaries, config, audience, now)
    by_path = {asset.path: asset for asset in assets}
    lookup = _Lookup(roots, by_path, facts, audience)
    named = {item.summary.path: _named(item.summary, lookup) for item in placed if item.summary.reach.leads}
    seen = [named[item.summary.path] for item in placed if item.seen and item.summary.path in named]
    files, file_problems = find_files(seen, _kept_back(placed, lookup), assets, roots, facts)
    addresses = _addresses(placed, config, files)
    # What a hidden text names is not published now, and will be with it.
    files_to_come = {asset.path: file_of(asset, roots).output for asset in assets}
    addresses_to_come = structs.replace(addresses, files=files_to_come)

    entries: list[Entry] = []
    problems: list[Problem] = [*file_problems]
    for item in placed:
        entry = item.entry
        if item.summary.path in named:
            known = addresses if item.seen else addresses_to_come
            entry, said = _resolved(item, named[item.summary.path], lookup, known)
            problems += said
        problems += too_many(item.summary)
        if item.seen:
            entries.append(entry)
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
        tags=collect_tags(listed, {summary.path: summary.tag_slugs for summary in summaries}),
        files=files,
        problems=tuple(problems),
        drafts=audience.drafts,
    )


def _resolved(item: Placed, named: Named, lookup: _Lookup, site: Addresses) -> tuple[Entry, list[Problem]]:
    """The entry of a post with everything that it leads to, and what of that leads nowhere."""
    reach, entry = item.summary.reach, item.entry
    origin = Origin(entry.source, entry.url, reach)
    links = [resolve_link(link, origin, lookup.roots, site) for link in reach.links]
    tasks = [(task.index, resolve_task(task, origin, lookup.roots, site)) for task in reach.tasks]
    events = [
        (event.index, [resolve_reference(link, origin, lookup.roots, site) for link in event.links])
        for event in reach.events
    ]
    led = chain(links, (found for _, found in tasks), *(found for _, found in events))
    problems = [found.problem for found in named.found if found.problem]
    problems += [found.problem for found in led if found.problem]
    entry = resolved(
        entry,
        tuple(found.picture for found in named.pictures),
        named.cover.picture if named.cover is not None else None,
        tuple((named_by(link, found, origin), found.url) for link, found in zip(reach.links, links, strict=True)),
        tuple(TaskLink(index, found.url, found.words) for index, found in tasks),
        tuple(EventLinks(index, tuple(link.url for link in found)) for index, found in events),
    )
    return entry, problems


def _kept_back(placed: Sequence[Placed], lookup: _Lookup) -> frozenset[str]:
    """The paths of the files that are named only where the audience sees nothing."""
    kept: set[str] = set()
    for item in placed:
        reach = item.summary.reach
        names = reach.hidden if item.seen else reach.named
        if names:
            kept |= named_assets(item.summary, names, lookup.assets, lookup.roots)
    if kept:
        for item in placed:
            if item.seen:
                kept -= named_assets(item.summary, item.summary.reach.shown, lookup.assets, lookup.roots)
    return frozenset(kept)


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


def _place(summaries: Sequence[Summary], config: Config, audience: Audience, now: datetime) -> list[Placed]:
    menu = frozenset(item.url.strip("/") for item in config.menu or ())
    # In the order of their paths, so that nothing depends on the order in which a folder was listed.
    ordered = sorted(summaries, key=lambda summary: summary.path)
    seen = [is_visible(summary, audience, now) for summary in ordered]
    # What is hidden must not show in what another text becomes.
    shown = (summary.path for summary, visible in zip(ordered, seen, strict=True) if visible)
    folders: Counter[str] = Counter()
    for folder, count in Counter(path.rpartition("/")[0] for path in shown).items():
        for above in _folders(folder):
            folders[above] += count
    placed = []
    for summary, visible in zip(ordered, seen, strict=True):
        entry, said = summary.entry, summary.said
        folder = entry.source.rpartition("/")[0]
        kind = kind_of(said, entry.url, entry.url.strip("/") in menu, folders[folder] > 1)
        if kind != entry.kind:
            entry = as_kind(entry, kind, summary.authors, config.author)
        placed.append(Placed(summary, entry, visible))
    return placed


def _folders(folder: str) -> list[str]:
    """`folder` and every folder that it lies in."""
    parts = folder.split("/") if folder else []
    return ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]


def _named(summary: Summary, lookup: _Lookup) -> Named:
    reach, roots = summary.reach, lookup.roots
    pictures = tuple(
        find_picture(image, summary, lookup.assets, roots, lookup.facts, lookup.audience) for image in reach.images
    )
    image = reach.cover
    cover = None
    if image is not None:
        cover = find_picture(image, summary, lookup.assets, roots, lookup.facts, lookup.audience)
    return Named(pictures, cover, linked_assets(summary, lookup.assets, roots))


def _addresses(placed: Sequence[Placed], config: Config, files: Sequence[File]) -> Addresses:
    """What links can lead to. URLs are compared decoded."""
    seen = [item for item in placed if item.seen]
    tags = Counter(slug for item in seen if item.entry.kind == "post" for slug in item.summary.tag_slugs)
    posts = sum(item.entry.kind == "post" for item in seen)
    urls = {url for item in seen for url in _urls_of(item)}
    urls |= {
        "",
        "feed.xml",
        "sitemap.xml",
        "404.html",
        *(f"tags/{slug}/" for slug in tags),
        *(["tags/"] if tags else []),
    }
    urls |= {f"page/{number}/" for number in range(1, older_pages(posts) + 1)}
    urls |= {f"tags/{tag}/page/{number}/" for tag, n in tags.items() for number in range(1, older_pages(n) + 1)}
    urls |= {file.output for file in files}
    return Addresses(
        texts={item.entry.source: item.entry.url for item in seen},
        hidden=frozenset(item.entry.source for item in placed if not item.seen),
        hidden_urls=frozenset(url for item in placed if not item.seen for url in _urls_of(item)) - urls,
        urls=frozenset(urls),
        base_url=config.base_url,
        base_path=config.base_path,
        files={file.source: file.output for file in files},
    )


def _urls_of(item: Placed) -> tuple[str, ...]:
    """The URL of a post and its old ones, decoded."""
    return unquote(item.entry.url), *map(alias_url, item.entry.aliases)
