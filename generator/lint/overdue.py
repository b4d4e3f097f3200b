"""A note that should have been settled by now is worse than one that has time."""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from generator.model.post import Post
from generator.model.problem import Problem, Severity

_WORSE: dict[Severity, Severity] = {"hint": "warning", "warning": "error", "error": "error"}


def raised(problems: Iterable[Problem], posts: Iterable[Post], today: date) -> tuple[Problem, ...]:
    """`problems`, those of notes that were due before `today` more severe, and saying so.

    A hint that is overdue stops `--strict`, as every warning does; it is shown on its page all the same.
    """
    overdue = {(note.place, note.code): note.due for post in posts for note in post.notes if note.is_overdue(today)}
    if not overdue:
        return tuple(problems)
    return tuple(_raised(problem, overdue.get((problem.place, problem.code))) for problem in problems)


def _raised(problem: Problem, due: date | None) -> Problem:
    if due is None:
        return problem
    blocks = "strict" if problem.blocks == "never" else problem.blocks
    message = f"{problem.message}; overdue since {due.isoformat()}"
    return replace(problem, severity=_WORSE[problem.severity], blocks=blocks, message=message)
