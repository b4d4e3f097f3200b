"""Posts in lists: items, grouped by year."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from generator.model.site import PER_PAGE, Entry, Site, Tag, older_pages
from generator.render.addresses import Base
from generator.render.contract import GroupView, ItemView, PagerView
from generator.render.contract_post import TagView
from generator.render.summary import duration_of, severity_view
from generator.render.timelines import day_view
from generator.render.wording import clipped

ITEM_TEXT = 220
UNDATED = "Without a date"


class Numbered(Struct, frozen=True):
    """One page of a list of posts, newest first: its number (0: the first page), and the addresses of those beside it.

    `url`, `newer` and `older` are site-relative; `newer` is empty on the first page, and `older` on the last; then
    `ends` says so, for the address of a home page is empty, too.
    """

    number: int
    url: str
    entries: tuple[Entry, ...]
    newer: str = ""
    older: str = ""
    begins: bool = True
    ends: bool = True


def numbered(entries: Sequence[Entry], url: str) -> Iterator[Numbered]:
    """The pages of a list that begins at the site-relative `url`, the first page first.

    Pages are numbered from the oldest post on, so that a new post changes the first page, and hardly ever another.
    """
    last = older_pages(len(entries))
    count, addresses = len(entries), [url, *(f"{url}page/{number}/" for number in range(1, last + 1))]
    yield Numbered(
        0, url, tuple(entries[: count - last * PER_PAGE]), older=addresses[last] if last else "", ends=not last
    )
    for number in range(last, 0, -1):
        newer = addresses[0 if number == last else number + 1]
        older = addresses[number - 1] if number > 1 else ""
        start = count - number * PER_PAGE
        page = tuple(entries[start : start + PER_PAGE])
        yield Numbered(number, addresses[number], page, newer, older, False, number == 1)


def pager_of(page: Numbered, base: Base) -> PagerView:
    """The ways on from one page of a list."""
    newer = "" if page.begins else base.of(page.newer)
    return PagerView(page.number, newer, "" if page.ends else base.of(page.older))


def item_of(entry: Entry, base: Base) -> ItemView:
    """A post as lists show it: what it tells, and what the incident did to people; its first words if neither."""
    impact = clipped(entry.head.impact, ITEM_TEXT)
    text = entry.description or ("" if impact else entry.lead)
    return ItemView(
        entry.title,
        base.of(entry.url),
        day_view(entry.date),
        severity_view(entry.head.severity),
        duration_of(entry),
        entry.head.services,
        clipped(text, ITEM_TEXT),
        impact,
        entry.draft,
    )


def groups_of(entries: Iterable[Entry], base: Base) -> tuple[GroupView, ...]:
    """The posts by year, in the order given (newest first, undated last)."""
    return tuple(
        GroupView(
            year, f"year-{year}" if year != UNDATED else "undated", tuple(item_of(entry, base) for entry in group)
        )
        for year, group in groupby(entries, key=_year)
    )


def tag_view(tag: Tag, base: Base) -> TagView:
    """A tag and how many posts carry it."""
    return TagView(tag.name, base.of(tag.url), len(tag.posts))


def tags_by_post(site: Site) -> tuple[tuple[Tag, ...], ...]:
    """For each of the site's posts the tags that it carries, in the order of the site's tags."""
    found: tuple[list[Tag], ...] = tuple([] for _ in site.posts)
    for tag in site.tags:
        for index in tag.posts:
            found[index].append(tag)
    return tuple(map(tuple, found))


def tagged(site: Site, tag: Tag) -> tuple[Entry, ...]:
    """The posts that carry a tag, newest first."""
    return tuple(site.posts[index] for index in tag.posts)


def _year(entry: Entry) -> str:
    return entry.date.iso[:4].lstrip("0") or "0" if entry.date is not None else UNDATED
