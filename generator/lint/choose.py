"""Which problems are minded: what settings and the command line select and ignore, in one place for every command."""

from collections.abc import Iterable
from functools import lru_cache

from generator.model.config import Editorial
from generator.model.problem import Problem


def chosen(problems: Iterable[Problem], editorial: Editorial) -> tuple[Problem, ...]:
    """Those of `problems` that `editorial` minds, in their order.

    What stops every build is minded in any case: no setting makes a site of what cannot be one.
    """
    if not (editorial.select or editorial.ignore or editorial.paths):
        return tuple(problems)
    return tuple(problem for problem in problems if problem.blocks == "build" or _minded(problem, editorial))


def selected(problems: Iterable[Problem], codes: tuple[str, ...]) -> tuple[Problem, ...]:
    """Those of `problems` whose code begins with one of `codes`; all where there are none."""
    return tuple(problem for problem in problems if not codes or problem.code.startswith(codes))


def _minded(problem: Problem, editorial: Editorial) -> bool:
    if editorial.select and not problem.code.startswith(editorial.select):
        return False
    if editorial.ignore and problem.code.startswith(editorial.ignore):
        return False
    path = problem.place.path
    return not any(problem.code.startswith(rules.ignore) and matches(path, rules.pattern) for rules in editorial.paths)


@lru_cache(maxsize=4096)
def matches(path: str, pattern: str) -> bool:
    """Whether a site-relative `path` is one that `pattern` names, from the site's folder on.

    `*` stands for anything within one folder's or file's name, `?` for one character of it, `**` for any folders, none
    too. A pattern that names a folder names everything in it.
    """
    parts = path.split("/")
    # Which beginnings of the path the pattern so far has used up. No step looks back, so no pattern is slow.
    reached = {0}
    for wanted in pattern.strip("/").removeprefix("./").split("/"):
        if wanted == "**":
            reached = set(range(min(reached), len(parts) + 1))
        else:
            reached = {at + 1 for at in reached if at < len(parts) and _fits(parts[at], wanted)}
        if not reached:
            return False
    # Whatever lies in a folder that was named is named with it.
    return True


def _fits(name: str, wanted: str) -> bool:
    """Whether one name fits one part of a pattern. After a star only the last one is ever tried again."""
    at = to = 0
    star, mark = -1, 0
    while at < len(name):
        if to < len(wanted) and wanted[to] == "*":
            star, mark = to, at
            to += 1
        elif to < len(wanted) and wanted[to] in ("?", name[at]):
            at, to = at + 1, to + 1
        elif star >= 0:
            mark += 1
            at, to = mark, star + 1
        else:
            return False
    return all(letter == "*" for letter in wanted[to:])
