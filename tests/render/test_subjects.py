"""What a page is about, as a value that can be sent: on the other side it gives the same view."""

import msgspec
import pytest
from msgspec import structs

from generator.model.plan import Page
from generator.model.site import PER_PAGE, Entry, Site
from generator.render.feed import feed_posts
from generator.render.shell import Shell, shell_of
from generator.render.subjects import Subject, bodies_of, neighbours, subjects
from generator.render.views import view_of
from tests.render.sample_site import ABOUT, FULL, SITE, TOLD, at, default_theme, entry
from tests.render.test_outputs import article, plan_of

MANY = tuple(entry(f"posts/{number}/", f"Post {number}", date=at("2020-01-01")) for number in range(2 * PER_PAGE))
HOME = entry("", "Home", kind="home", file="index.html")
LONG = structs.replace(
    SITE,
    posts=(*SITE.posts, *MANY),
    home=HOME,
    tags=(*SITE.tags, structs.replace(SITE.tags[0], name="all", url="tags/all/", file="tags/all/index.html")),
)
LONG = structs.replace(
    LONG, tags=(*LONG.tags[:-1], structs.replace(LONG.tags[-1], posts=tuple(range(len(LONG.posts)))))
)
SITES = {"short": SITE, "long": LONG, "empty": structs.replace(SITE, posts=(), pages=(), tags=(), files=())}


def pages_of(site: Site) -> list[Page]:
    return [a.recipe for a in plan_of(site, default_theme()).artifacts if isinstance(a.recipe, Page)]


def subject_of(page: Page, site: Site = SITE) -> Subject:
    return subjects(site, shell_of(site, default_theme()))(page)


def light(subject: Subject) -> bytes:
    return msgspec.msgpack.encode(subject)


@pytest.mark.parametrize("name", SITES)
def test_a_subject_that_was_sent_gives_the_same_view(name: str) -> None:
    site = SITES[name]
    shell = shell_of(site, default_theme())
    whole = {each.source: each for each in (*site.posts, *site.pages, HOME)}
    known = subjects(site, shell)
    sent = msgspec.msgpack.decode(msgspec.msgpack.encode(shell), type=Shell)
    for page in pages_of(site):
        subject = known(page)
        received = msgspec.msgpack.decode(light(subject), type=Subject)
        assert type(received) is type(subject)
        view = view_of(sent, received, lambda entry: article(whole[entry.source]))
        assert view == view_of(shell, subject, article), page


def test_a_subject_holds_whose_bodies_it_shows_and_no_body() -> None:
    bodies = {page.output: {e.source for e in bodies_of(subject_of(page, LONG))} for page in pages_of(LONG)}
    about = {page.subject: {e.source for e in bodies_of(subject_of(page, LONG))} for page in pages_of(LONG)}
    assert about[FULL.url] == {FULL.source}
    assert about[ABOUT.url] == {ABOUT.source}
    assert about["page/1/"] == set()
    assert bodies["feed.xml"] == {post.source for post in feed_posts(LONG)}
    assert [bodies[kind] for kind in ("tags", "tag", "404", "redirect", "sitemap.xml")] == [set()] * 5
    assert {e.source for e in bodies_of(subject_of(Page("home", "", ()), LONG))} == {HOME.source}
    received = msgspec.msgpack.decode(light(subject_of(Page("post", FULL.url, ()))), type=Subject)
    assert type(received.entry) is Entry  # type: ignore[union-attr]


def test_the_neighbours_of_a_post_are_the_ones_before_and_after_it_in_time() -> None:
    assert neighbours(SITE, 0) == (TOLD, None)
    assert neighbours(SITE, 1) == (SITE.posts[2], FULL)
    assert neighbours(SITE, 3) == (None, SITE.posts[2])


def test_a_page_of_another_plan_has_no_subject() -> None:
    with pytest.raises(KeyError):
        subject_of(Page("post", "posts/gone/", ()))


def test_an_older_page_of_a_list_shows_no_count_which_would_change_with_each_new_post() -> None:
    first, older = (subject_of(Page("tag", url, ()), LONG) for url in ("tags/all/", "tags/all/page/1/"))
    assert (first.about.count, older.about.count) == (len(LONG.posts), 0)  # type: ignore[union-attr]
    first, older = (subject_of(Page("home", url, ()), LONG) for url in ("", "page/1/"))
    assert (first.count, older.count) == (len(LONG.posts), 0)  # type: ignore[union-attr]
