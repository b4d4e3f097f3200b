"""What a post's HTML carries of what was understood of its timeline and its actions."""

import re

import pytest

from generator.model.config import Reading
from generator.model.post import Html, Post
from generator.model.text import Source
from generator.parse.post import parse_post


def read(markdown: str) -> Post:
    return parse_post(Source.of("content/posts/x.md", markdown.encode()), Reading())


def html_of(post: Post) -> str:
    return "".join(part.html for chapter in post.parts for part in chapter.segments if isinstance(part, Html))


def body(markdown: str) -> str:
    return html_of(read(markdown))


def test_a_day_is_marked_where_the_clock_passes_midnight_and_nothing_says_so() -> None:
    html = body("# X\n\n## Timeline\n\n- 2024-06-01 23:50 UTC It begins.\n- 00:10 It goes on.\n- 00:20 It ends.\n")
    assert html.count("data-day") == 1
    assert 'data-day="2024-06-02"><time datetime="2024-06-02T00:10+00:00">00:10</time>' in html


def test_no_day_is_marked_where_the_text_names_it() -> None:
    lists = "- 2024-06-01 23:50 UTC It begins.\n- 2024-06-02 00:10 UTC It ends.\n"
    headed = "### 1 June 2024\n\n- 23:50 It begins.\n\n### 2 June 2024\n\n- 00:10 It ends.\n"
    assert "data-day" not in body(f"# X\n\n## Timeline\n\n{lists}")
    assert "data-day" not in body(f"# X\n\n## Timeline\n\n{headed}")


def test_a_day_by_which_something_is_due_is_a_time() -> None:
    table = "| Action | Due |\n| --- | --- |\n| Watch the queue | 2024-06-28 |\n| Watch the pool | soon |\n"
    html = body(f"# X\n\n## Action items\n\n{table}")
    assert '<td><time datetime="2024-06-28">2024-06-28</time></td>' in html
    assert "<td>soon</td>" in html


def test_entries_of_one_paragraph_share_its_anchor() -> None:
    first, second, third = read("## Timeline\n\n10:15 a<br>\n10:20 b\n\n10:30 c\n").timeline
    assert (first.anchor, second.anchor, third.anchor) == ("event-1", "event-1", "event-3")


@pytest.mark.parametrize(
    ("markdown", "anchors"),
    [
        ("## Timeline\n\n### 2024-06-01 10:00 UTC\n\nIt begins.\n", ["2024-06-01-1000-utc"]),
        ("## Timeline\n\nAll of one morning:\n10:00 It begins.\n10:10 It ends.\n", ["event-1", "event-1"]),
        ("## Timeline\n\n- 10:00 It begins.\n\n  10:05 It goes on.\n- 10:10 It ends.\n", ["event-1", "event-2"]),
        (
            "## Lessons learned\n\n### Look first\n\nWe did not.\n\n### Ask {#asking}\n\nOften.\n",
            ["look-first", "asking"],
        ),
        ("## Action items\n\n### 1. Alert on it\n\nSoon.\n", ["1-alert-on-it"]),
        ("## Contributing factors\n\n### No door\n\nIt was open.\n", ["no-door"]),
        ("## Root cause\n\n**Trigger**: on Monday somebody opened the door.\n", ["p-3", "p-3"]),
        ("## Background {#cause-1}\n\nWords.\n\n## Root cause\n\nThe door was open.\n", ["cause-1"]),
    ],
)
def test_whatever_was_understood_has_its_place_in_the_page(markdown: str, anchors: list[str]) -> None:
    post = read(markdown)
    items = (*post.timeline, *post.learnings, *post.actions, *post.told, *post.causes)
    assert [item.anchor for item in items] == anchors
    ids = re.findall(r' id="([^"]*)"', html_of(post))
    assert len(ids) == len(set(ids))
    assert set(anchors) <= set(ids)
