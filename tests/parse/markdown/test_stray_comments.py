"""Comments that Markdown takes for words are hidden, and reported."""

import pytest

from generator.model.config import Reading
from generator.model.post import Html, Post
from generator.model.text import Source
from generator.parse.post import parse_post


def read(markdown: str) -> tuple[Post, str]:
    """The post, and all that its page shows to everybody, texts of pictures included."""
    post = parse_post(Source.of("content/a.md", f"---\ntitle: T\n---\n{markdown}"), Reading())
    html = [s.html for part in post.parts for s in part.segments if isinstance(s, Html)]
    runs = [run for image in post.images for words in (image.alt, image.caption) if words for run in words.runs]
    return post, "".join(html) + "".join(run.text for run in runs if run.tag == "public")


@pytest.mark.parametrize(
    ("markdown", "place"),
    [
        ("text <!-- secret\n\nsecret --> ok", (4, 6)),
        ("text <!-- secret\n\nok", (4, 6)),
        ("text\n**bold** <!-- secret\nsecret\n\nok", (5, 10)),
        ("- a <!-- secret\n- secret --> ok", (4, 5)),
        ("> a <!-- secret\n>\n> secret --> ok", (4, 5)),
        ("# a <!-- secret\n\nsecret --> ok", (4, 5)),
        ("| a | b |\n|---|---|\n| x <!-- secret | secret |\n| secret --> | ok |", (6, 5)),
        ("| a | b |\n|---|---|\n| x | y <!-- secret |\n\nok", (6, 9)),
        ("a <!-- secret\n\n```\nA --> secret\n```\n\nsecret --> ok", (4, 3)),
        ("[a <!-- secret](/x)\n\nok", (4, 4)),
        ("![a <!-- secret](/x.png)\n\nok", (4, 5)),
        ('[a](/x "<!-- secret")\n\nok', (4, 9)),
        ("Words^[a <!-- secret] words\n\nok", (4, 10)),
        ("Words[^1]\n\n[^1]: a <!-- secret\n\nok", (6, 9)),
        ("term\n: a <!-- secret\n\n  secret --> ok", (5, 5)),
        ("a <!-- secret --!> secret\n\nok", (4, 3)),
        ("::: note Title <!-- secret\nok\n:::", (4, 16)),
    ],
)
def test_one_that_is_not_closed_in_its_paragraph_is_hidden_and_stops_the_build(
    markdown: str, place: tuple[int, int]
) -> None:
    post, seen = read(markdown)
    assert "secret" not in seen
    assert "--" not in seen
    assert "ok" in seen
    (problem,) = post.problems
    assert (problem.code, problem.blocks, problem.place.line, problem.place.column) == ("PA013", "build", *place)


def test_each_of_them_is_reported() -> None:
    post, _ = read("a <!-- b\n\nc\n\nd <!-- e\n")
    assert [problem.place.line for problem in post.problems] == [4, 8]


@pytest.mark.parametrize(
    "markdown",
    [
        "![a <!-- secret --> ok](/x.png)",
        "![<!-- secret --> ok <!-- secret -->](/x.png)",
        '[ok](/x "<!-- secret -->")',
        '[ok][r]\n\n[r]: /x "<!-- secret -->"',
        '<abbr title="<!-- secret -->">ok</abbr>',
        "[ok <!-- secret -->](/x)",
        "ok <!-- secret\nsecret --> ok",
    ],
)
def test_one_that_is_closed_in_a_label_or_in_its_paragraph_is_hidden_without_a_word(markdown: str) -> None:
    post, seen = read(markdown)
    assert "secret" not in seen
    assert "--" not in seen
    assert "ok" in seen
    assert post.problems == ()


@pytest.mark.parametrize(
    "markdown",
    [
        "`<!-- shown`",
        "```\n<!-- shown\n```",
        "    <!-- shown",
        "\\<!-- shown",
        "&lt;!-- shown",
        "![\\<!-- shown](/x.png)",
    ],
)
def test_code_and_what_is_escaped_are_shown(markdown: str) -> None:
    post, seen = read(markdown)
    assert "shown" in seen
    assert (post.problems, post.hidden) == ((), ())


@pytest.mark.parametrize(
    ("markdown", "place"),
    [
        ("ok\n[//]: # (secret)\n\nok", (5, 1)),
        ("ok\n[//]: # (secret\nsecret)\n\nok", (5, 1)),
        ("ok\n[comment]: <> (secret)\nok", (5, 1)),
        ('ok\n[_]: # "secret"', (5, 1)),
        ("[//]: # (secret (secret) secret)\n\nok", (4, 1)),
        ("- ok\n  [//]: # (secret)\n- ok", (5, 3)),
        ("ok [//]: # (secret)", (4, 4)),
        ("[//]: # (secret)\n\nok\n[//]: # (secret)", (7, 1)),
        ("<details>\n</details>\n[//]: # (secret)\n\nok", (6, 1)),
    ],
)
def test_a_comment_as_a_definition_that_is_none_is_hidden_and_reported(markdown: str, place: tuple[int, int]) -> None:
    post, seen = read(markdown)
    assert "secret" not in seen
    assert "ok" in seen
    (problem,) = post.problems
    assert (problem.code, problem.blocks, problem.place.line, problem.place.column) == ("PA014", "strict", *place)


@pytest.mark.parametrize(
    "markdown", ["[//]: # (secret)\n\nok", "`[//]: # (ok)`", "`[//]: # (x)` ok", "<!--\n[//]: # (secret)\n-->\n\nok"]
)
def test_one_that_is_a_definition_or_code_is_no_problem(markdown: str) -> None:
    post, seen = read(markdown)
    assert "secret" not in seen
    assert "ok" in seen
    assert post.problems == ()
