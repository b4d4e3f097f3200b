"""What the suppressions of posts allow is no problem; one that allows nothing, or cannot allow anything, is one."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.model.allowed import Allowed
from generator.model.post import Post, Suppression
from generator.model.problem import Problem, Rule

UNUSED = Rule("SU101", "unused-suppression", "warning", "strict", "A suppression allows nothing that is there.")
UNKNOWN = Rule(
    "SU103", "unknown-rule-in-suppression", "warning", "strict", "A suppression names a rule that there is not."
)
NEEDED = Rule(
    "SU104", "suppressed-fault", "warning", "strict", "A suppression names a rule that stops every build; it must not."
)
_Names = Callable[[], frozenset[str]]


def suppressed(
    problems: Iterable[Problem], posts: Iterable[Post], skipped: frozenset[str], known: _Names | None
) -> tuple[Problem, ...]:
    """`problems` without those that their post allows, and with those of its suppressions.

    `skipped` are the codes and names of rules that were not checked, whose suppressions may be of use. `known` gives
    all codes and names there are; it is asked only where a suppression allows nothing.
    """
    of_path = {post.path: post for post in posts if post.suppressions}
    if not of_path:
        return tuple(problems)
    allowed = {path: Allowed(post.suppressions) for path, post in of_path.items()}
    kept: list[Problem] = []
    lines: dict[tuple[str, str], list[int]] = defaultdict(list)
    needed: set[tuple[str, str]] = set()
    for problem in problems:
        path, line = problem.place.path, problem.place.line
        if path not in allowed or not allowed[path].holds(problem.code, problem.name, line):
            kept.append(problem)
            continue
        for rule in (problem.code, problem.name):
            lines[path, rule].append(line)
        if problem.blocks == "build":
            kept.append(problem)
            needed.update(((path, problem.code), (path, problem.name)))
    for found in lines.values():
        found.sort()
    for post in of_path.values():
        kept += _wrong(post, lines, needed, skipped, known)
    return tuple(kept)


def _wrong(
    post: Post,
    lines: dict[tuple[str, str], list[int]],
    needed: set[tuple[str, str]],
    skipped: frozenset[str],
    known: _Names | None,
) -> Iterator[Problem]:
    """What is wrong with the suppressions of one post."""
    for one in post.suppressions:
        of_rule = lines.get((post.path, one.code), ())
        if (post.path, one.code) in needed:
            message = f"{one.code} stops every build, and cannot be allowed"
            yield _problem(post, NEEDED, one, message, "mend what it says, and delete this")
        elif not _any_within(of_rule, one) and one.code not in skipped:
            if known is not None and one.code not in known():
                message = f"{one.code} is not the code or the name of a rule"
                yield _problem(post, UNKNOWN, one, message, "`afterword lint` says the code of each problem")
            else:
                message = f"this allows {one.code}, and there is no such problem {_where(one, post)}"
                yield _problem(post, UNUSED, one, message, "delete it")


def _any_within(lines: Sequence[int], one: Suppression) -> bool:
    index = bisect_left(lines, one.line)
    return index < len(lines) and lines[index] <= one.end_line


def _where(one: Suppression, post: Post) -> str:
    if one.line == 1 and one.end_line >= post.prose.text.line_count:
        return "in this file"
    return f"on line {one.line}" if one.line == one.end_line else f"on lines {one.line} to {one.end_line}"


def _problem(post: Post, rule: Rule, one: Suppression, message: str, hint: str) -> Problem:
    line_text = post.prose.text.line(one.place.line)
    return Problem.of(rule, message, one.place, text=one.code, hint=hint, line_text=line_text)
