"""Comments and internal words in front matter are nobody's to read."""

import pytest

from generator.model.config import Reading
from generator.model.post import Post
from generator.model.text import Source, Words
from generator.parse.post import parse_post


def read(front: str) -> Post:
    return parse_post(Source.of("content/a.md", f"---\n{front}\n---\n\nThe disk was full.\n"), Reading())


def shown(words: Words | None) -> str:
    return "".join(run.text for run in words.runs if run.tag == "public") if words else ""


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ('"The disk <!-- Kim --> was full"', "The disk  was full"),
        ('"The [disk of Kim]{.internal} was full"', "The  was full"),
        ("'The disk <b class=internal>of Kim</b> was full'", ""),
        ("'The [disk [of Kim]]{.internal} was full'", ""),
        ("'<!-- Kim --> The disk {.internal}'", ""),
        ("'Code `[x]{.internal}` and `<!--` is shown'", "Code `[x]{.internal}` and `<!--` is shown"),
        ("'The disk was full. (TODO: ask <!-- Kim --> [Kim]{.internal})'", "The disk was full."),
        (">-\n  The disk\n  <!-- Kim\n  --> was full", "The disk  was full"),
    ],
)
@pytest.mark.parametrize("key", ["description", "title"])
def test_they_are_hidden_in_sentences(key: str, written: str, left: str) -> None:
    post = read(f"{key}: {written}")
    words = post.header.description if key == "description" else post.header.title
    assert shown(words).strip() == left
    assert post.problems == ()


def test_they_are_hidden_in_the_text_of_a_cover_and_in_names() -> None:
    post = read(
        'cover: {src: /x.png, alt: "a [Kim]{.internal} b"}\n'
        'authors: ["[Kim]{.internal}", Mira]\n'
        'tags: ["<!-- Kim -->", b]'
    )
    assert post.header.cover is not None
    assert shown(post.header.cover.alt) == "a  b"
    assert [shown(w) if isinstance(w, Words) else w for w in post.header.authors] == ["Mira"]
    assert post.header.tags == ("b",)


def test_a_comment_that_is_never_closed_hides_the_rest_of_its_value_and_stops_the_build() -> None:
    post = read("title: T\ndescription: The disk <!-- Kim")
    assert shown(post.header.description).strip() == "The disk"
    (problem,) = post.problems
    assert (problem.code, problem.blocks, problem.place.line, problem.place.column) == ("PA013", "build", 3, 23)


@pytest.mark.parametrize("key", ["visibility: internal", "internal: true"])
def test_values_that_decide_are_read_as_ever(key: str) -> None:
    assert read(key).header.visibility == "internal"
