"""Problems as a program reads them."""

import json
from collections.abc import Iterable

import msgspec
from msgspec import Struct

from generator.model.manual import rule_url
from generator.model.problem import Blocks, Confidence, Fix, Problem, Severity, Target, TargetKind
from generator.report.escape import well_formed

_VERSION = 1


class ShownTarget(Struct, frozen=True):
    """What a note is about; `about` says what that is (`paragraph`, `image`), or is empty."""

    kind: TargetKind
    line: int
    end_line: int
    about: str = ""


class ShownFix(Struct, frozen=True):
    """What would solve a problem: in words, and whether it can be done without a look."""

    title: str
    safe: bool


class ShownProblem(Struct, frozen=True):
    """A problem under the names of the JSON report. Lines and columns are 1-based code points, the end exclusive."""

    code: str
    name: str
    severity: Severity
    confidence: Confidence | None
    message: str
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    target: ShownTarget | None
    hint: str
    id: str = ""
    rule_url: str = ""
    blocks: Blocks = "never"
    fixable: bool = False
    fix: ShownFix | None = None


class ShownProblems(Struct, frozen=True):
    """The JSON report."""

    version: int
    problems: tuple[ShownProblem, ...]


def show_json(problems: Iterable[Problem]) -> str:
    """The JSON report of `problems`: one object, ending with a line end, in ASCII so that no terminal obeys it."""
    return encoded(ShownProblems(_VERSION, tuple(shown_problem(problem) for problem in problems)))


def shown_problem(problem: Problem) -> ShownProblem:
    """`problem` under the names of the JSON report."""
    at = problem.place
    return ShownProblem(
        code=problem.code,
        name=problem.name,
        severity=problem.severity,
        confidence=problem.confidence,
        message=well_formed(problem.message),
        path=well_formed(at.path),
        line=at.line,
        column=at.column,
        end_line=at.end_line,
        end_column=at.end_column,
        text=well_formed(problem.text),
        target=None if problem.target is None else shown_target(problem.target),
        hint=well_formed(problem.hint),
        id=problem.id,
        rule_url=rule_url(problem.code, problem.name),
        blocks=problem.blocks,
        fixable=problem.fix is not None,
        fix=_shown_fix(problem.fix),
    )


def shown_target(target: Target) -> ShownTarget:
    """`target` under the names of the JSON reports."""
    return ShownTarget(target.kind, target.line, target.end_line, well_formed(target.about))


def _shown_fix(fix: Fix | None) -> ShownFix | None:
    return None if fix is None else ShownFix(well_formed(fix.title), fix.safe)


def encoded(value: Struct | tuple[Struct, ...]) -> str:
    """`value` as JSON in ASCII, indented, ending with a line end."""
    return json.dumps(msgspec.to_builtins(value), indent=2) + "\n"
