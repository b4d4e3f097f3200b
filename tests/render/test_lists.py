"""Long lists, page by page."""

from hypothesis import given
from hypothesis import strategies as st

from generator.model.site import PER_PAGE, Entry
from generator.render.addresses import Base
from generator.render.contract import PagerView
from generator.render.lists import Numbered, numbered, pager_of
from tests.render.sample_site import entry

OLDEST_FIRST = tuple(entry(f"posts/{number}/", f"Post {number}") for number in range(5 * PER_PAGE))
COUNTS = st.integers(0, len(OLDEST_FIRST) - 1)
ADDRESSES = st.sampled_from(["", "tags/dns/"])


def newest_first(count: int) -> tuple[Entry, ...]:
    return OLDEST_FIRST[:count][::-1]


def pages(count: int, url: str = "") -> list[Numbered]:
    return list(numbered(newest_first(count), url))


@given(COUNTS, ADDRESSES)
def test_every_post_stands_on_one_page_in_order(count: int, url: str) -> None:
    assert tuple(post for page in pages(count, url) for post in page.entries) == newest_first(count)


@given(COUNTS, ADDRESSES)
def test_pages_lead_to_each_other(count: int, url: str) -> None:
    found = pages(count, url)
    addresses = [page.url for page in found]
    assert [page.newer for page in found] == ["", *addresses[:-1]]
    assert [page.older for page in found] == [*addresses[1:], ""]
    assert [page.begins for page in found] == [True] + [False] * (len(found) - 1)
    assert [page.ends for page in found] == [False] * (len(found) - 1) + [True]
    assert len(set(addresses)) == len(addresses)


@given(COUNTS, ADDRESSES)
def test_pages_are_numbered_from_the_oldest_post_on(count: int, url: str) -> None:
    first, *others = pages(count, url)
    assert (first.number, first.url) == (0, url)
    assert [(page.number, page.url) for page in others] == [
        (number, f"{url}page/{number}/") for number in range(len(others), 0, -1)
    ]


@given(COUNTS, ADDRESSES)
def test_no_page_but_the_first_has_more_or_fewer_posts_than_fit(count: int, url: str) -> None:
    first, *others = pages(count, url)
    assert all(len(page.entries) == PER_PAGE for page in others)
    assert len(first.entries) < 2 * PER_PAGE
    assert len(first.entries) >= PER_PAGE or not others


@given(COUNTS, ADDRESSES)
def test_a_new_post_changes_the_first_page_alone_until_a_page_is_full(count: int, url: str) -> None:
    before, after = pages(count, url), pages(count + 1, url)
    if len(after) == len(before):
        assert after[1:] == before[1:]
    else:
        # Every fiftieth begins a page, and the one that was the newest then leads to it.
        assert (count + 1) % PER_PAGE == 0
        assert after[3:] == before[2:]
        assert [page.entries for page in after[2:]] == [page.entries for page in before[1:]]


def test_a_short_list_has_one_page() -> None:
    assert [len(page.entries) for page in pages(2 * PER_PAGE - 1)] == [2 * PER_PAGE - 1]
    assert pages(0) == [Numbered(0, "", ())]


def test_the_ways_on_are_addresses_of_the_site_and_the_first_page_of_the_home_is_the_site_itself() -> None:
    first, second, third = (pager_of(page, Base("/notes/")) for page in pages(3 * PER_PAGE))
    assert first == PagerView(0, "", "/notes/page/2/")
    assert second == PagerView(2, "/notes/", "/notes/page/1/")
    assert third == PagerView(1, "/notes/page/2/", "")
