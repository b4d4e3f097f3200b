"""Slots, filled."""

import pytest
from msgspec import structs

from generator.model.post import HiddenSlot, Html, ImageSlot, LinkSlot, Segment
from generator.model.site import Article, Passage, Picture
from generator.render.addresses import Base, asset_url
from generator.render.segments import Filling, figure_of, fill
from tests.render.sample_site import entry

SMALL = Picture("media/a.png", "A", "", 300, 200, "a.png")
LARGE = Picture("media/b.png", "B", "What B shows", 1200, 800, "b.png")
REMOTE = Picture("https://cdn.example/c.png?x=1&y=2", "C", "", 0, 0, "https://cdn.example/c.png", remote=True)
GONE = Picture("", "D", "", 0, 0, "d.png")
HERE = Filling(Base("/"))


def filled(segments: tuple[Segment, ...], post: Article | None = None, filling: Filling = HERE) -> str:
    post = post or entry("p/", "P", pictures=(SMALL, LARGE, REMOTE, GONE))
    return str(fill(post, (Passage("other", "", segments),), filling))


def test_the_first_picture_is_loaded_at_once_and_the_others_when_needed() -> None:
    html = filled((ImageSlot(3, True), ImageSlot(0, False), ImageSlot(1, True)))
    assert '<img src="/media/a.png" alt="A" width="300" height="200" loading="eager" decoding="async">' in html
    assert 'width="1200" height="800" loading="lazy"' in html


def test_a_figure_has_its_caption_and_leads_to_the_full_size() -> None:
    html = filled((ImageSlot(1, True),))
    assert html.startswith('<figure><a class="full-size" href="/media/b.png"><img ')
    assert html.endswith("<figcaption>What B shows</figcaption></figure>")


def test_a_picture_inside_a_link_gets_no_second_link() -> None:
    html = filled((Html('<a href="/x">'), ImageSlot(1, True), Html("</a>")))
    assert html.count("<a ") == 1


def test_a_remote_picture_keeps_its_address_and_has_no_size() -> None:
    assert 'src="https://cdn.example/c.png?x=1&amp;y=2" alt="C" loading=' in filled((ImageSlot(2, False),))


def test_a_remote_picture_of_another_scheme_is_missing() -> None:
    odd = entry("p/", "P", pictures=(structs.replace(REMOTE, url="javascript:alert(1)"),))
    assert filled((ImageSlot(0, False),), odd) == '<span class="picture-missing">C</span>'


def test_a_missing_picture_keeps_its_caption() -> None:
    post = entry("p/", "P", pictures=(structs.replace(GONE, caption="What D shows"),))
    html = '<figure class="picture-missing">D<figcaption>What D shows</figcaption></figure>'
    assert filled((ImageSlot(0, True),), post) == html


def test_a_missing_picture_without_alt_text_leaves_nothing() -> None:
    bare = entry("p/", "P", pictures=(structs.replace(GONE, alt=""),))
    assert filled((ImageSlot(0, True),), bare) == ""


def test_a_day_that_the_text_does_not_name_is_said_where_it_begins() -> None:
    day = '<span class="event-day">2 June 2024</span> '
    item = '<li id="event-4" class="event" data-day="2024-06-02">'
    row = '<tr id="event-4" class="event" data-day="2024-06-02">\n<td>'
    head = '<h3 id="0010-calm" class="event" data-day="2024-06-02">'
    odd = '<li data-day="</li><script>">'
    for filling in (HERE, Filling(Base("https://a.example/"), away=True)):
        assert filled((Html(f"{item}00:10</li>"),), filling=filling) == f"{item}{day}00:10</li>"
        assert filled((Html(f"{row}00:10</td>"),), filling=filling) == f"{row}{day}00:10</td>"
        assert filled((Html(f"{head}00:10</h3>"),), filling=filling) == f"{head}{day}00:10</h3>"
        assert filled((Html(odd),), filling=filling) == odd


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("posts/x/", "/sub/posts/x/"),
        ("/posts/x/#a", "/sub/posts/x/#a"),
        ("", "/sub/"),
        ("#here", "#here"),
        ("https://a.example/?q=1&r=2", "https://a.example/?q=1&amp;r=2"),
        ("//a.example/x", "https://a.example/x"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ('x" onclick="y', "/sub/x%22%20onclick=%22y"),
        ("caf\u00e9/", "/sub/caf%C3%A9/"),
        ("caf%C3%A9/", "/sub/caf%C3%A9/"),
    ],
)
def test_a_link_slot_is_an_address_that_is_safe_in_an_href(target: str, address: str) -> None:
    post = entry("p/", "P", links=(target,))
    html = filled((Html('<a href="'), LinkSlot(0), Html('">x</a>')), post, Filling(Base("/sub/")))
    assert html == f'<a href="{address}">x</a>'


def test_an_asset_s_name_carries_its_digest() -> None:
    assert asset_url("icon.svg", "0123456789abcdef") == "assets/icon.01234567.svg"
    assert asset_url("img/a.b.png", "0123456789abcdef") == "assets/img/a.b.01234567.png"
    assert asset_url("LICENSE", "0123456789abcdef") == "assets/LICENSE.01234567"


@pytest.mark.parametrize("target", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x"])
def test_of_a_link_that_must_not_be_followed_the_words_stay(target: str) -> None:
    post = entry("p/", "P", links=(target,))
    assert filled((Html('<a href="'), LinkSlot(0), Html('">x</a>')), post) == "x"


def test_of_a_link_that_leads_nowhere_the_words_stay() -> None:
    post = entry("p/", "P", links=("#", "posts/x/"))
    dead = (Html('<p>See <a href="'), LinkSlot(0), Html('" title="hidden"><em>this</em></a> and <a href="'))
    assert filled((*dead, LinkSlot(1), Html('">that</a>.</p>')), post) == (
        '<p>See <em>this</em> and <a href="/posts/x/">that</a>.</p>'
    )


@pytest.mark.parametrize(
    ("before", "after", "seen"),
    [
        ("went to ", " the engineer", "went to the engineer"),
        ("Call ", ", please", "Call, please"),
        ("(see ", ")", "(see)"),
        ("( ", "it)", "(it)"),
        ("ends ", ".", "ends."),
    ],
)
def test_what_is_hidden_leaves_no_gap(before: str, after: str, seen: str) -> None:
    post = entry("p/", "P", hidden=("",))
    assert filled((Html(before), HiddenSlot(0), Html(after)), post) == seen
    insider = entry("p/", "P", hidden=("Kim",))
    assert filled((Html(before), HiddenSlot(0), Html(after)), insider) == f"{before}Kim{after}"


def test_a_cover_is_a_figure_that_is_loaded_at_once() -> None:
    html = str(figure_of(LARGE, HERE))
    assert html.startswith('<figure><a class="full-size" href="/media/b.png"><img ')
    assert 'loading="eager"' in html
