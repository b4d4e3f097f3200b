"""What a mended text is, and how little of it an editor is told to change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.edit.refusal import Refusal
from generator.language.memory import Memory
from generator.language.mending import difference, mended, ways_of
from generator.language.text_checks import check_text, settings_of
from generator.model.text import Source

SETTINGS = settings_of(None, None)


def tried(text: str, code: str, how: str) -> str | Refusal:
    source = Source.of("a.md", text)
    checked = check_text(source, SETTINGS, Memory())
    problem = next(problem for problem in checked.problems if problem.code == code)
    assert checked.post is not None
    assert how in ways_of(problem, checked.post)
    return mended(source, checked, problem, "resolve" if how == "resolve" else "dismiss")


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("abc", "abc", (3, 3, 3)),
        ("abc", "aXc", (1, 2, 2)),
        ("aa", "aaa", (2, 2, 3)),
        ("", "a", (0, 0, 1)),
        ("a\r\nb\r\nc", "a\r\nc", (3, 6, 3)),
        ("a\r\nc", "a\nc", (1, 3, 2)),
    ],
)
def test_a_difference_is_as_small_as_it_can_be(before: str, after: str, found: tuple[int, int, int]) -> None:
    assert difference(before, after) == found


@given(st.text("ab\r\n"), st.text("ab\r\n"))
def test_a_difference_makes_one_of_the_other_and_halves_no_line_end(before: str, after: str) -> None:
    start, end, new_end = difference(before, after)
    assert before[:start] + after[start:new_end] + before[end:] == after
    assert not any(before[at - 1 : at + 1] == "\r\n" for at in (start, end) if 0 < at < len(before))


def test_only_the_problem_that_was_asked_about_is_allowed() -> None:
    text = "One (TODO: one)\nand two (TODO: two).\n"
    after = tried(text, "ED002", "dismiss")
    assert isinstance(after, str)
    assert after.count("TODO") == 2
    assert "allow-line ED002 …" in after


def test_what_cannot_be_done_says_why() -> None:
    refusal = tried("## Action items\n\n- TODO Alert on disk usage\n- DONE Add a second disk\n", "ED004", "resolve")
    assert isinstance(refusal, Refusal)
    assert "work" in refusal.message
