"""A note that should have been settled by now is worse than one that has time."""

from datetime import date

import pytest
from msgspec.structs import replace

from generator.lint.overdue import raised
from generator.model.post import Post
from generator.model.problem import Blocks, Severity
from tests.lint.reading import post_of

TODAY = date(2026, 12, 1)


def noted(body: str, due: date | None) -> Post:
    post = post_of(body)
    return replace(post, notes=tuple(replace(note, due=due) for note in post.notes))


@pytest.mark.parametrize(
    ("body", "severity", "blocks"),
    [
        ("TODO: ask her\n", "error", "strict"),
        ("It broke (too vague?) again.\n", "error", "strict"),
        ("We have some TODO here\n", "warning", "strict"),
    ],
)
def test_what_is_overdue_is_more_severe_and_says_so(body: str, severity: Severity, blocks: Blocks) -> None:
    post = noted(body, date(2026, 11, 30))
    (problem,) = raised([note.problem("") for note in post.notes], (post,), TODAY)
    assert (problem.severity, problem.blocks) == (severity, blocks)
    assert problem.message.endswith("; overdue since 2026-11-30")


@pytest.mark.parametrize("due", [None, TODAY, date(2027, 1, 1)])
def test_what_has_time_is_as_it_was(due: date | None) -> None:
    post = noted("It broke (too vague?) again.\n", due)
    problems = tuple(note.problem("") for note in post.notes)
    assert raised(problems, (post,), TODAY) == problems
