"""Comments, scripts and styles that go on after their block of raw HTML."""

import pytest

from generator.model.config import Reading
from generator.model.post import Html, Post
from generator.model.text import Source
from generator.parse.post import parse_post


def read(markdown: str, trusted: bool = False) -> tuple[Post, str]:
    source = Source.of("content/a.md", f"---\ntitle: T\n---\n{markdown}")
    post = parse_post(source, Reading(trusted_html=trusted))
    segments = (segment for part in post.parts for segment in part.segments)
    return post, "".join(segment.html for segment in segments if isinstance(segment, Html))


@pytest.mark.parametrize("trusted", [True, False])
@pytest.mark.parametrize(
    "markdown",
    [
        "<div><!--\n\nThe secret plan.\n\n--></div>\n\nafter",
        "<details><summary>x</summary><!--\n\nsecret\n\n-->\n\nafter\n\n</details>",
        "<div>\n<!--\nsecret\n\nsecret\n-->\n</div>\n\nafter",
        "- <div><!--\n\n  secret\n\n  --></div>\n- after",
        "<!-- a --> <!-- b\n\nsecret\n-->\n\nafter",
        "<div><!-- a\n\nsecret --> <!-- b\n\nsecret --></div>\n\nafter",
        "<div><!-- a\n\nsecret --> <b>x</b>\n<!-- b\n\nsecret --></div>\n\nafter",
    ],
)
def test_a_comment_ends_where_it_is_closed(markdown: str, trusted: bool) -> None:
    post, html = read(markdown, trusted)
    assert "secret" not in html
    assert "--&gt;" not in html
    assert "after" in html
    assert post.problems == ()


@pytest.mark.parametrize("code", ["<script>\n\nvar x\n\n</script>", "<STYLE a='>'>\n\nvar x\n\n</style foo>"])
def test_a_script_ends_where_it_is_closed_and_is_kept_where_html_is_trusted(code: str) -> None:
    assert "var x" not in read(f"<div>{code}</div>\n\nafter")[1]
    assert "var x" in read(f"<div>{code}</div>\n\nafter", trusted=True)[1]


@pytest.mark.parametrize(
    ("markdown", "place"),
    [
        ("<div><!-- a\n\nsecret", (4, 6)),
        ("words\n\n<!-- secret", (6, 1)),
        ("- <div>\n\n  <!-- a\n- secret", (6, 3)),
        ("<div><style>\n\nsecret", (4, 6)),
    ],
)
def test_what_is_never_closed_hides_the_rest_and_stops_the_build(markdown: str, place: tuple[int, int]) -> None:
    post, html = read(markdown)
    assert "secret" not in html
    (problem,) = post.problems
    assert (problem.code, problem.blocks, problem.place.line, problem.place.column) == ("PA012", "build", *place)


def test_a_note_in_such_a_comment_is_still_reported() -> None:
    (note,) = read("<div><!--\n\nTODO: say when\n\n--></div>\n")[0].notes
    assert (note.text, note.place.line) == ("TODO: say when", 6)


@pytest.mark.parametrize("markdown", ["`<div><!--`", "```html\n<div><!--\n```\n\nafter", "<!-- a -->\n\n<!--->\n\nb"])
def test_code_and_closed_comments_hide_nothing(markdown: str) -> None:
    assert read(markdown)[0].problems == ()


def test_a_note_around_an_internal_passage_is_told_as_it_was_written() -> None:
    post = read("<!-- TODO: x\n::: internal\nsecret\n:::\ny -->\n")[0]
    (note,) = post.notes
    assert note.text == post.prose.text.cut(note.span)
    assert "\ufdd0" not in note.message + note.text
