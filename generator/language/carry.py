"""What was said of the whole site for an older version of a text, for the version that is open now."""

from collections.abc import Iterable

from msgspec.structs import replace

from generator.language.ends import common_ends
from generator.model.problem import Problem
from generator.model.text import Text


def carried(problems: Iterable[Problem], before: Text, now: Text) -> tuple[Problem, ...]:
    """`problems` of `before`, at their places in `now`; those on lines that have changed since are left out."""
    old, new = before.text.split("\n"), now.text.split("\n")
    same, tail = common_ends(old, new)
    moved = len(new) - len(old)
    found = []
    for problem in problems:
        first, last = problem.place.line, problem.place.end_line
        if last <= same:
            found.append(problem)
        elif first > len(old) - tail:
            found.append(_moved(problem, moved))
    return tuple(found)


def _moved(problem: Problem, lines: int) -> Problem:
    place, target = problem.place, problem.target
    if target is not None:
        target = replace(target, line=max(target.line + lines, 1), end_line=max(target.end_line + lines, 1))
    return replace(
        problem,
        place=replace(place, line=place.line + lines, end_line=place.end_line + lines),
        target=target,
        fix=None,
    )
