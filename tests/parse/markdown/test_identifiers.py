"""Each id stands once on a page, and none of a body is one of the page's own."""

import re

import pytest

from generator.model.config import Reading
from generator.model.post import Html
from generator.model.text import Source
from generator.parse.markdown.identifiers import is_taken, with_own_ids
from generator.parse.post import parse_post


def ids(markdown: str) -> list[str]:
    post = parse_post(Source.of("content/a.md", f"---\ntitle: T\n---\n\n{markdown}"), Reading())
    html = "".join(s.html for part in post.parts for s in part.segments if isinstance(s, Html))
    return re.findall(r' id="([^"]*)"', html)


@pytest.mark.parametrize(
    "words", ["Main", "Undated", "Year 2025", "Event 1", "P 2", "Cause 3", "Learning 1", "Action 3", "Fn1"]
)
def test_a_heading_never_takes_an_id_that_the_page_gives(words: str) -> None:
    assert ids(f"## {words}\n") == ["section-" + words.lower().replace(" ", "-")]


def test_other_headings_keep_their_words() -> None:
    assert ids("## Domain\n\n## Event one\n\n## Main road\n") == ["domain", "event-one", "main-road"]


def test_an_id_that_stands_before_is_left_out() -> None:
    assert ids("## Same\n\n[a]{#same} [b]{#other} [c]{#other}\n") == ["same", "other"]
    assert ids("[a]{#main} [b]{#event-1}\n\n## Timeline\n\n- 10:00 UTC It began.\n- 10:05 UTC Done.\n") == [
        "timeline",
        "event-1",
        "event-2",
    ]


def test_words_that_only_look_like_an_id_stay() -> None:
    assert with_own_ids(['<p id="a">&lt;b id="a"></p>', '<p id="a" class="x">']) == [
        '<p id="a">&lt;b id="a"></p>',
        '<p class="x">',
    ]


def test_the_shapes_of_the_pages_own_ids() -> None:
    assert all(map(is_taken, ["main", "year-2025", "event-12", "fn1", "fnref1-2", "action-1"]))
    assert not any(map(is_taken, ["mainland", "year-of-the-fish", "event", "fn", "timeline"]))


def test_raw_html_cannot_steal_an_id() -> None:
    assert ids('<p id="learning-1">x</p>\n\n<a id="fn1" name="fn2">y</a> <b id="own">z</b>\n') == ["own"]
    assert ids('<p Id="&#102;n1">x</p>\n\n<p iD=main>y</p>\n') == []
    html = parse_post(Source.of("content/a.md", "<a name=fn1>x</a> <a name=top>y</a>\n"), Reading()).parts[0].segments
    assert html == (Html('<p><a>x</a> <a name="top">y</a></p>\n'),)
    page = '## What we learned\n\n<p id="learning-1">x</p>\n\n- Learn this.\n'
    assert ids(page) == ["what-we-learned", "learning-1"]


def test_there_is_one_heading_of_the_first_level() -> None:
    for markdown in ("> # quoted\n\nx", "- # in item", "<h1 align=center>raw</h1>", "## A\n\n> # quoted"):
        post = parse_post(Source.of("content/a.md", f"---\ntitle: T\n---\n\n{markdown}\n"), Reading())
        html = "".join(s.html for part in post.parts for s in part.segments if isinstance(s, Html))
        assert "<h1" not in html
        assert "h2>" in html


@pytest.mark.parametrize(
    ("heading", "anchor", "shown"),
    [
        ("## Words {#own}", "own", "Words"),
        ("## Words *here* {#my_own_id .x}", "my_own_id", "Words <em>here</em>"),
        ("## Using `{#anchor}`", "using-anchor", "Using <code>{#anchor}</code>"),
        ("## Esc \\{#id}", "esc-id", "Esc {#id}"),
        ("## Esc &#123;#id}", "esc-id", "Esc {#id}"),
        ("## L [x](#y){#z}", "l-x", 'L <a href="#y" id="z">x</a>'),
    ],
)
def test_an_id_at_the_end_of_a_heading_counts_only_in_plain_words(heading: str, anchor: str, shown: str) -> None:
    post = parse_post(Source.of("content/a.md", f"---\ntitle: T\n---\n\n{heading}\n"), Reading())
    html = "".join(s.html for part in post.parts for s in part.segments if isinstance(s, Html))
    assert f'<h2 id="{anchor}">{shown}' in html
    assert post.headings[0].anchor == anchor
