"""From paths as a site knows them to paths as the person at the keyboard does."""

from pathlib import Path

from msgspec import structs

from generator.model.problem import Problem


def seen_from(problem: Problem, root: Path, here: Path) -> Problem:
    """`problem` with its path relative to the folder `here` where it lies below that, else absolute.

    `root` is the site that the path is relative to; both folders are real.
    """
    return structs.replace(
        problem, place=structs.replace(problem.place, path=path_from(root / problem.place.path, here))
    )


def path_from(path: Path, here: Path) -> str:
    """`path` relative to the folder `here` where it lies below that, else as it is; with `/` between parts."""
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()
