"""A baseline: the problems that a site is known to have, so that only those are told that are new."""

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec
from msgspec import Struct

from generator.model.problem import Problem
from generator.report.data import encoded
from generator.report.escape import well_formed

_VERSION = 1
Known = Mapping[tuple[str, str], int]
"""How many problems with an id a file is known to have, by path and id."""


class KnownProblem(Struct, frozen=True):
    """A problem that is known: the file, its id in there, and how many have that id."""

    path: str
    id: str
    count: int


class Baseline(Struct, frozen=True):
    """What a file of known problems holds."""

    version: int
    problems: tuple[KnownProblem, ...]


class BaselineError(ValueError):
    """Why some bytes are no baseline, as the end of a sentence."""


def show_baseline(problems: Iterable[Problem]) -> str:
    """The baseline in which all of `problems` are known, as JSON in ASCII, by path and id, ending with a line end.

    Neither lines nor words are in it: it stays the same when lines move, and tells nobody what a draft says.
    """
    counts = Counter((well_formed(problem.place.path), problem.id) for problem in problems)
    known = (KnownProblem(path, name, count) for (path, name), count in sorted(counts.items()))
    return encoded(Baseline(_VERSION, tuple(known)))


def read_baseline(data: bytes) -> Known:
    """What is known by a baseline. Raises BaselineError where the bytes are none, or one of a later version."""
    try:
        found = msgspec.json.decode(data, type=Baseline)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BaselineError(f"is no baseline: {error}") from None
    if found.version != _VERSION:
        raise BaselineError(f"is a baseline of version {found.version}, and this program reads version {_VERSION}")
    known: Counter[tuple[str, str]] = Counter()
    for problem in found.problems:
        known[problem.path, problem.id] += max(problem.count, 0)
    return known


def unknown(problems: Iterable[Problem], baseline: Known) -> tuple[Problem, ...]:
    """Those of `problems` that are not in the baseline, in their order; what stops every build is never known.

    Of several with one id as many are known as were written down.
    """
    seen: Counter[tuple[str, str]] = Counter()
    new: list[Problem] = []
    for problem in problems:
        key = (well_formed(problem.place.path), problem.id)
        seen[key] += 1
        if problem.blocks == "build" or seen[key] > baseline.get(key, 0):
            new.append(problem)
    return tuple(new)
