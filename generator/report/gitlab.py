"""Problems as a Code Quality report of GitLab."""

import json

from generator.model.manual import rule_url
from generator.model.problem import Problem
from generator.report.escape import well_formed
from generator.report.findings import Findings
from generator.report.fingerprint import fingerprints


def show_gitlab(findings: Findings) -> str:
    """A list of problems in JSON, each with a fingerprint of its own that does not change when lines move."""
    problems = findings.problems
    issues = [_issue(problem, name) for problem, name in zip(problems, fingerprints(problems), strict=True)]
    return json.dumps(issues, indent=2) + "\n"


def _issue(problem: Problem, fingerprint: str) -> dict[str, object]:
    at = problem.place
    hint = f" ({problem.hint})" if problem.hint else ""
    return {
        "type": "issue",
        "description": well_formed(f"{problem.code}: {problem.message}{hint}"),
        "check_name": f"{problem.code} {problem.name}",
        "fingerprint": fingerprint,
        "severity": _severity(problem),
        "categories": ["Style"],
        "content": {"body": rule_url(problem.code, problem.name)},
        "location": {
            "path": well_formed(at.path),
            "lines": {"begin": at.line, "end": at.end_line},
            "positions": {
                "begin": {"line": at.line, "column": at.column},
                "end": {"line": at.end_line, "column": at.end_column},
            },
        },
    }


def _severity(problem: Problem) -> str:
    """GitLab's word: what stops every build is critical, a hint is for information."""
    if problem.severity == "error":
        return "critical" if problem.blocks == "build" else "major"
    return "minor" if problem.severity == "warning" else "info"
