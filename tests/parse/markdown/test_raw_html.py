"""Raw HTML: what it may say, where its links and pictures lead, and that it cannot spell a mark of ours."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.post import Html, ImageSlot, LinkSlot
from generator.model.text import Text
from generator.parse.markdown.blocks import make_document
from generator.parse.markdown.html_writer import HtmlWriter
from generator.parse.markdown.raw_html import DEEPEST, clean, is_clean
from generator.parse.markdown.slots import cut
from generator.parse.markdown.tokens import parse_markdown
from tests.law.test_parse_never_raises import BODIES
from tests.parse.markdown.test_segments import html, written

SPELT = [
    "&#xfdd3;P0&#xfdd4;",
    "&#64979;P0&#64980;",
    "&#XFDD3P0&#xFDD4",
    "&#x0000fdd3;P0&#0000064980;",
    "&#xfd<!-- -->d3;P0&#xfd<!-- -->d4;",
    "&#xfd<img>d3;P0&#xfd<script></script>d4;",
]


@pytest.mark.parametrize("trusted", [True, False])
@pytest.mark.parametrize("spelt", SPELT)
def test_raw_html_cannot_spell_a_mark(spelt: str, trusted: bool) -> None:
    picture = "![pic](https://e.example/onmouseover=alert(1)//)\n\n"
    body = written(f'{picture}<p title="{spelt}">hover {spelt}</p>', trusted=trusted)
    segments = [segment for part in body.parts for segment in part.segments]
    assert [segment for segment in segments if isinstance(segment, ImageSlot)] == [ImageSlot(0, True)]
    shown = "".join(segment.html for segment in segments if isinstance(segment, Html))
    assert not any("\ufdd0" <= character <= "\ufdef" for character in shown)


def test_a_picture_inside_an_attribute_is_dropped() -> None:
    body = written('<div title="\n\n![pic](https://e.example/onmouseover=alert(1)//)\n\n">hover</div>')
    assert not any(isinstance(segment, ImageSlot) for part in body.parts for segment in part.segments)


@pytest.mark.parametrize(
    ("marked", "segments"),
    [
        ("a\ufdd3P0\ufdd4b", (Html("a"), ImageSlot(0, False), Html("b"))),
        ("\ufdd3P0\ufdd4\ufdd3F0\ufdd4", (ImageSlot(0, False),)),
        ('<p title="\ufdd3P0\ufdd4">', (Html('<p title="">'),)),
        ('<p title="\ufdd3X0\ufdd4">', (Html('<p title="">'),)),
        ('<p title="\ufdd3L0\ufdd4">', (Html('<p title="">'),)),
        ('<a href="x\ufdd3L0\ufdd4">', (Html('<a href="x">'),)),
        ('<a href="\ufdd3L0\ufdd4">', (Html('<a href="'), LinkSlot(0), Html('">'))),
        ('<a href="\ufdd3L7\ufdd4">', (Html('<a href="">'),)),
        ("a \ufdd3L0\ufdd4", (Html("a "),)),
        ('<p title="a > \ufdd3P0\ufdd4">', (Html('<p title="a > ">'),)),
        ('<p title="\ufdd0\U000f0000">\ufdd0\U000f0000', (Html('<p title="">'),)),
    ],
)
def test_a_mark_counts_only_where_its_slot_may_stand(marked: str, segments: tuple[object, ...]) -> None:
    assert cut(marked, ("",), 1, 0) == segments


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("<>\"'=a /\ufdd3\ufdd4PL0&#xfd;href"), max_size=80))
def test_no_mark_is_left_whatever_the_html(marked: str) -> None:
    for segment in cut(marked, ("",), 1, 0):
        assert not isinstance(segment, Html) or not {"\ufdd3", "\ufdd4"} & set(segment.html)


def test_a_quoted_value_may_hold_an_angle_bracket() -> None:
    body = written("<p>a <img src='a.png' alt='a > b'> c</p>")
    assert [(image.target, image.alt.raw) for image in body.images] == [("a.png", "a > b")]
    assert html("<p>a <img src='a.png' alt='a > b'> c</p>") == "<p>a [image] c</p>"
    assert html("<foo title='a > b'> c") == "<p>&lt;foo title='a &gt; b'&gt; c</p>\n"


def test_raw_links_into_the_site_are_slots_at_their_places() -> None:
    body = written('<p>to <a href="b.md#c">b</a>,\n<a class=x href=/posts/secret/>s</a></p>\n\nor <a href="c.md">c</a>')
    assert [(link.target, link.fragment, str(link.place)) for link in body.links] == [
        ("b.md", "c", "post.md:1:7"),
        ("/posts/secret/", "", "post.md:2:1"),
        ("c.md", "", "post.md:4:4"),
    ]
    assert (
        html('<a class=x href=/x/ title="href=y">s</a>') == '<p><a class="x" href="[link]" title="href=y">s</a></p>\n'
    )


@pytest.mark.parametrize("href", ["https://x.example/", "//x.example/", "#part", "mailto:a@x.example", ""])
def test_other_raw_links_are_left_alone(href: str) -> None:
    assert written(f'<a href="{href}">x</a>').links == ()
    assert f'<a href="{href}">x</a>' in html(f'<a href="{href}">x</a>')


def test_a_raw_address_that_hides_its_scheme_leads_nowhere() -> None:
    assert "script" not in html('<a href=" java\tscript:boom(1)">x</a>')


def test_a_raw_picture_does_not_take_the_place_of_another() -> None:
    body = written('<img src="x.png">\n\n> text ![g](x.png) and ![g](x.png)\n')
    assert [str(image.place) for image in body.images] == ["post.md:1:1", "post.md:3:8", "post.md:3:24"]


def test_links_stand_where_they_are_used() -> None:
    body = written("b.md stands here, [one][b] and\n[b.md](b.md)\n\n[b]: b.md\n")
    assert [str(link.place) for link in body.links] == ["post.md:1:19", "post.md:2:8"]


def test_trusted_html_keeps_what_an_image_has_and_what_scripts_say() -> None:
    tag = '<img src="a.png" alt="A" class="wide" style="float:left" srcset="b.png 2x" onclick="f()">'
    script = '<script>\nx = \'<img src="s.png"><p id="main">\'\n</script>'
    body = written(f"{tag}\n\n{script}\n", trusted=True)
    slots = [segment for part in body.parts for segment in part.segments if isinstance(segment, ImageSlot)]
    assert slots == [ImageSlot(0, False, ' class="wide" style="float:left" srcset="b.png 2x" onclick="f()"')]
    assert script in html(f"{tag}\n\n{script}\n", trusted=True)


def test_untrusted_images_bring_nothing_along() -> None:
    body = written('<img src="a.png" class="wide" onclick="f()">')
    assert [segment for part in body.parts for segment in part.segments if isinstance(segment, ImageSlot)] == [
        ImageSlot(0, False)
    ]


def test_elements_deeper_in_each_other_than_anybody_writes_lose_their_tags_and_keep_their_words() -> None:
    shown = html("<div>word\n\n" * 1_000 + "</div>\n\n" * 1_000 + "after")
    assert shown.count("<div>") == shown.count("</div>") == DEEPEST
    assert shown.count("word") == 1_000


@pytest.mark.parametrize(
    "part", ["<p>word\n\n", "<div>word</div>\n\n", "<ul>\n<li>word\n<li>word\n</ul>\n\n", "<hr>\n\n"]
)
def test_many_elements_beside_each_other_keep_their_tags(part: str) -> None:
    assert html(part * 300).count(part[:3]) == 300


def test_a_closing_tag_of_nothing_does_not_hide_how_deep_elements_lie() -> None:
    assert html("<div></b></i>\n\n" * 1_000).count("<div>") == DEEPEST


def own(text: str) -> str:
    """What our writer makes of `text`; nothing where that has HTML of the author's."""
    parsed = parse_markdown(text)
    document = make_document(parsed, Text.of("a.md", text), 0)
    anchors = {block.line: f"h-{block.line}" for block in document.walk() if block.kind == "heading"}
    writer = HtmlWriter({}, anchors, 1, False, "https://e.example/", document.located)
    body = writer.write(parsed.tokens)
    return "" if writer.written.raw else body


@settings(max_examples=400, deadline=None)
@given(st.lists(BODIES, max_size=20).map("".join))
def test_what_is_known_to_be_clean_is_left_as_it_is(text: str) -> None:
    body = own(text)
    assert not is_clean(body) or clean(body) == body


@pytest.mark.parametrize(
    "text",
    [
        '# a\n\n*b* **c** ~~d~~ `e` < & > "\n\n- f\n- [x] g\n\n3. h\n\n> i\n> — j\n',
        "| a | b |\n|---|:-:|\n| [c](d.md) | <https://e.example/f> |\n",
        "a[^1] [b](#c) [d](https://e.example/f?g=h#i)\n\n[^1]: j\n\n```python\nx = 1\n\ty\n```\n\na\n: b\n",
        "> [!NOTE]\n> a\n\n::: tip\nb\n:::\n\n---\n\nc\\\nd\n",
    ],
)
def test_what_writers_write_most_is_known_to_be_clean(text: str) -> None:
    assert is_clean(own(text))
    assert clean(own(text)) == own(text)


@pytest.mark.parametrize(
    "body",
    [
        '<a href="#b">c <sup><a href="#d">e</a></sup></a>',
        '<a href="mailto:a@b.example">c</a>',
        '<a href="https://1.2.3.999/">a</a>',
        '<a href="https://a.example:99999999/">a</a>',
        '<h3 data-day="2024-01-02">a</h3>',
        "<p>a\xa0b</p>",
        "<p>&quot;</p>",
        "<script>a</script>",
        "</li>\n</ul>\n",
        "<ul>\n<li>a</ul>\n</li>",
        "<p>a",
        "<b>a</b>",
        "<em>" * DEEPEST,
    ],
)
def test_all_else_is_cleaned(body: str) -> None:
    assert not is_clean(body)


def test_footnotes_in_each_other_are_cleaned() -> None:
    assert "</ul>" not in html("[^1]: - [^1]: \n\na\n\n<b>c</b>\n")
