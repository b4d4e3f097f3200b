"""A list in front matter and the same in the body: which counts, and which of them a page shows."""

import pytest

from generator.model.config import Reading
from generator.model.post import Html, Post
from generator.model.text import Source
from generator.parse.post import parse_post

BODY = (
    "## Timeline (UTC)\n\n- 2025-02-03 10:30 The lamp fails\n- 10:45 A spare\n\n## Lessons learned\n\n- Keep *spares*\n"
)
SAME = """timeline:
  - at: 2025-02-03T10:30Z
    text: The lamp fails
  - at: 2025-02-03T10:45Z
    text: A spare
learnings:
  - Keep spares
"""


def read(front: str, body: str = BODY) -> Post:
    return parse_post(Source.of("content/posts/x.md", f"---\ntitle: X\n{front}---\n\n{body}"), Reading())


def html_of(post: Post) -> list[str]:
    return [part.html for chapter in post.parts for part in chapter.segments if isinstance(part, Html)]


def test_a_list_that_says_what_the_body_says_is_shown_by_the_body() -> None:
    alone, both = read(""), read(SAME)
    assert alone.in_body == both.in_body == {"timeline", "learnings"}
    assert html_of(both) == html_of(alone)
    assert [event.anchor for event in both.timeline] == [event.anchor for event in alone.timeline]
    assert {item.how for item in (*both.timeline, *both.learnings)} == {"front-matter"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("10:45Z", "10:46Z"),
        ("text: A spare", "text: Two spares"),
        ("    text: A spare\n", "    text: A spare\n    phase: resolved\n"),
    ],
)
def test_a_list_that_says_anything_else_is_one_of_its_own(old: str, new: str) -> None:
    post = read(SAME.replace(old, new))
    assert post.in_body == {"learnings"}
    assert "event" not in "".join(html_of(post))
    assert [event.anchor for event in post.timeline] == ["event-1", "event-2"]


def test_words_that_the_body_hides_and_front_matter_does_not_are_shown_from_there() -> None:
    hiding = BODY.replace("A spare", "A [spare]{.internal}")
    assert read(SAME, hiding).in_body == {"learnings"}


def test_an_empty_list_takes_that_of_the_body_away() -> None:
    post = read("timeline: []\n")
    assert (post.timeline, post.in_body) == ((), {"learnings"})
