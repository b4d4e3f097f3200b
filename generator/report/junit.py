"""Problems as test results in the XML of JUnit, which most services of CI show."""

import re
from xml.sax.saxutils import escape, quoteattr

from generator.model.manual import rule_url
from generator.model.problem import Problem
from generator.report.escape import code_of, escaped
from generator.report.excerpt import excerpt
from generator.report.findings import Findings

# What XML 1.0 cannot hold in any form, beside what `escaped` writes as codes.
_ILLEGAL = re.compile("[\ufffe\uffff]")


def show_junit(findings: Findings) -> str:
    """A suite a file, a case a problem. A file without a problem has one case, which passes.

    A problem that does not make the run fail is a case that passes, with the problem as its output.
    """
    by_file: dict[str, list[Problem]] = {path: [] for path in findings.files}
    for problem in findings.problems:
        by_file.setdefault(problem.place.path, []).append(problem)
    failures = sum(problem.severity in findings.failing for problem in findings.problems)
    tests = sum(max(len(problems), 1) for problems in by_file.values())
    suites = "".join(_suite(path, problems, findings) for path, problems in sorted(by_file.items()))
    head = f'<testsuites name="afterword lint" tests="{tests}" failures="{failures}" errors="0" time="0">\n'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}{suites}</testsuites>\n'


def _suite(path: str, problems: list[Problem], findings: Findings) -> str:
    name = _attribute(path)
    failures = sum(problem.severity in findings.failing for problem in problems)
    cases = "".join(_case(problem, findings) for problem in problems)
    cases = cases or f'    <testcase name="no problems" classname={name} file={name} time="0"/>\n'
    counted = f'tests="{max(len(problems), 1)}" failures="{failures}" errors="0" skipped="0" time="0"'
    return f"  <testsuite name={name} {counted}>\n{cases}  </testsuite>\n"


def _case(problem: Problem, findings: Findings) -> str:
    at = problem.place
    # Readers take two cases of one name for one, so the place is part of it.
    name = _attribute(f"{problem.code} {problem.name} at {at.line}:{at.column}")
    file = _attribute(at.path)
    lines = (f"{problem.severity}: {problem.message}", str(at), *_shown_line(problem), problem.hint)
    said = "\n".join(_text(line) for line in (*lines, rule_url(problem.code, problem.name)) if line)
    if problem.severity in findings.failing:
        kind = _attribute(f"{problem.severity} {problem.code}")
        inner = f"<failure message={_attribute(problem.message)} type={kind}>{said}</failure>"
    else:
        inner = f"<system-out>{said}</system-out>"
    return f'    <testcase name={name} classname={file} file={file} line="{at.line}" time="0">{inner}</testcase>\n'


def _shown_line(problem: Problem) -> tuple[str, ...]:
    """The source line with carets below the stretch, cut to a width that people read."""
    if not problem.line_text:
        return ()
    at = problem.place
    end = at.end_column - 1 if at.end_line == at.line else len(problem.line_text)
    shown = excerpt(problem.line_text, at.column - 1, end)
    return shown.line, shown.carets


def _attribute(words: str) -> str:
    return quoteattr(_safe(words))


def _text(words: str) -> str:
    return escape(_safe(words))


def _safe(words: str) -> str:
    """Words on one line without a character that XML cannot hold."""
    return _ILLEGAL.sub(lambda found: code_of(found[0]), escaped(words))
