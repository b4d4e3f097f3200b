"""What begins a box with `!!!` or `???`, and what is words."""

import pytest

from generator.model.config import Reading
from generator.model.post import Html
from generator.model.text import Source
from generator.parse.post import parse_post


def html_of(markdown: str) -> str:
    post = parse_post(Source.of("content/a.md", f"---\ntitle: T\n---\n{markdown}"), Reading())
    return "".join(s.html for part in post.parts for s in part.segments if isinstance(s, Html))


@pytest.mark.parametrize(
    "line",
    [
        "!!! note",
        "??? warning",
        "???+ tip",
        '??? note "Mind the gap"',
        "!!! note Mind the gap",
        "!!! Note inline end",
        "??? runbook",
        '!!! runbook "How to"',
        "!!!note",
    ],
)
def test_a_known_kind_or_one_word_with_a_title_in_quotes_begins_a_box(line: str) -> None:
    assert '<div class="markdown-alert' in html_of(f"{line}\n    Words.")


@pytest.mark.parametrize("sign", ["???", "???+", "!!!", "- ???", "> ???", "1. !!!"])
@pytest.mark.parametrize("words", ["the ring closed", 'the ring "closed"', "the", "notes were lost"])
def test_prose_behind_the_same_signs_stays(sign: str, words: str) -> None:
    html = html_of(f"{sign} {words}\n\nNext.")
    if words == "the":  # one word alone may be a kind
        assert "The" in html
    else:
        assert words in html
        assert "markdown-alert" not in html


def test_question_marks_before_prose_are_an_open_value() -> None:
    post = parse_post(Source.of("content/a.md", "# T\n\n- ??? the ring closed\n- ??? note\n"), Reading())
    assert [(note.text, note.place.line) for note in post.notes] == [("???", 3)]


def test_a_box_of_several_kinds_may_be_internal() -> None:
    assert "secret" not in html_of('!!! runbook internal "Steps"\n    secret')
    assert "the internal ring closed" in html_of("??? the internal ring closed")
