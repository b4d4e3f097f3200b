"""Problems as a person reads them in a terminal."""

from collections.abc import Iterable

from generator.model.problem import Problem, Severity
from generator.report.escape import escaped
from generator.report.excerpt import excerpt

_BOLD, _DIM, _RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_RED, _YELLOW, _CYAN, _GREEN = "\x1b[31m", "\x1b[33m", "\x1b[36m", "\x1b[32m"
_INDENT = "    "


def show_text(problems: Iterable[Problem], colour: bool) -> str:
    """Every problem with its place, its line and what to do about it, then how many there are of which kind."""
    all_of_them = tuple(problems)
    shown = [_show(problem, colour) for problem in all_of_them]
    return "\n\n".join([*shown, count_line(all_of_them)]) + "\n"


def count_line(problems: Iterable[Problem]) -> str:
    """How many problems there are: `2 errors, 1 warning; 5 open notes`."""
    all_of_them = tuple(problems)
    if not all_of_them:
        return "No problems."
    kinds = [(severity, sum(problem.severity == severity for problem in all_of_them)) for severity in _COLOURS]
    counts = ", ".join(counted(number, severity) for severity, number in kinds if number)
    notes = sum(problem.confidence in ("certain", "likely") for problem in all_of_them)
    return f"{counts} ({counted(notes, 'open note')})" if notes else counts


def counted(number: int, noun: str) -> str:
    """`1 page`, `2 pages`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _show(problem: Problem, colour: bool) -> str:
    place = _paint(escaped(str(problem.place)), _BOLD, colour)
    severity = _paint(problem.severity, _COLOURS[problem.severity], colour)
    lines = [f"{place}: {severity} {problem.code} {problem.name}: {escaped(problem.message)}"]
    if problem.line_text:
        at = problem.place
        end = at.end_column - 1 if at.end_line == at.line else len(problem.line_text)
        part = excerpt(problem.line_text, at.column - 1, end)
        lines += [f"{_INDENT}{part.line}", f"{_INDENT}{_paint(part.carets, _GREEN, colour)}"]
    if problem.hint:
        lines.append(f"{_INDENT}{_paint('hint:', _DIM, colour)} {escaped(problem.hint)}")
    return "\n".join(lines)


def _paint(words: str, paint: str, colour: bool) -> str:
    return f"{paint}{words}{_RESET}" if colour else words


_COLOURS: dict[Severity, str] = {"error": _RED, "warning": _YELLOW, "hint": _CYAN}
