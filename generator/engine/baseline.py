"""Problems that sites are known to have: read from a file, written into one, and left out of what is told.

The paths in such a file are relative to its folder, so that it means the same wherever a command is run.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct, structs

from generator.disk.errors import OutsideError, outside
from generator.disk.files import read_bytes
from generator.disk.reports import write_report
from generator.model.problem import Problem
from generator.report.baseline import BaselineError, Known, read_baseline, show_baseline, unknown

_LIMIT = 64 * 2**20


class Baseline(Struct, frozen=True):
    """What the baseline in a `folder` (real) knows."""

    folder: Path
    known: Known


def known_by(file: Path) -> Baseline:
    """What the baseline `file` knows. Raises OutsideError (exit 2) where it cannot be read, or is none."""
    try:
        return Baseline(file.resolve().parent, read_baseline(read_bytes(file, _LIMIT)))
    except OSError as error:
        raise OutsideError(str(outside(error, file)), exit_code=2) from None
    except BaselineError as error:
        raise OutsideError(f"{file}: {error}", exit_code=2) from None


def without_known(problems: Iterable[Problem], root: Path, baseline: Baseline) -> tuple[Problem, ...]:
    """Those of the `problems` of the site at `root` that the baseline does not know, in their order."""
    named = {_named(problem, root, baseline.folder): problem for problem in problems}
    return tuple(named[problem] for problem in unknown(named, baseline.known))


def write_baseline(file: Path, problems: Iterable[tuple[Path, Problem]]) -> int:
    """Writes a baseline that knows `problems`, each with the root of its site, but for those that stop every build.

    Gives how many it knows. Raises OutsideError (exit 1) where it cannot be written.
    """
    folder = file.resolve().parent
    known = [_named(problem, root, folder) for root, problem in problems if problem.blocks != "build"]
    write_report(file, show_baseline(known))
    return len(known)


def _named(problem: Problem, root: Path, folder: Path) -> Problem:
    """A problem with its path as a baseline in `folder` names it."""
    path = os.path.relpath(root / problem.place.path, folder).replace(os.sep, "/")
    return structs.replace(problem, place=structs.replace(problem.place, path=path))
