"""What a run of lint found, as every form of report gets it."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from generator.model.problem import Problem, Rule, Severity
from generator.model.text import Span, Text

RANKS: dict[Severity, int] = {"error": 0, "warning": 1, "hint": 2}


def _no_rules() -> tuple[Rule, ...]:
    return ()


def _no_secret(_text: Text, _span: Span) -> bool:
    return False


class Findings(Struct, frozen=True):
    """The problems in the order of their places, their paths as a reader of the report knows them.

    `files` are the paths of all texts that were looked at, `texts` their words, `rules` gives every rule that there
    is, and `version` is that of the program. `failing` are the severities that make a run fail. `secret` tells whether
    something that no report may show stands at a stretch of a text.
    """

    problems: tuple[Problem, ...]
    files: tuple[str, ...] = ()
    texts: Mapping[str, Text] = {}
    rules: Callable[[], tuple[Rule, ...]] = _no_rules
    failing: tuple[Severity, ...] = ("error", "warning")
    version: str = ""
    secret: Callable[[Text, Span], bool] = _no_secret


def ranked(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The worst first, those of one severity in the order that they had."""
    return tuple(sorted(problems, key=lambda problem: RANKS[problem.severity]))


def counts(problems: tuple[Problem, ...]) -> dict[Severity, int]:
    """How many problems there are of each severity, the worst first."""
    return {severity: sum(problem.severity == severity for problem in problems) for severity in RANKS}
