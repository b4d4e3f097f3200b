"""Problems as SARIF 2.1.0, which GitHub and others show as alerts."""

import json
from urllib.parse import quote

from generator.model.manual import MANUAL, rule_url
from generator.model.problem import Confidence, Fix, Problem, Rule, Severity
from generator.model.text import Span, Text
from generator.report.escape import well_formed
from generator.report.findings import Findings, ranked
from generator.report.fingerprint import fingerprints

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# GitHub refuses a run with more than 25,000 results, and shows 5,000 of them.
MOST = 5_000
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "hint": "note"}
# GitHub orders alerts by this and the precision; what it shows of a rule, it requires.
_GITHUB: dict[Severity, str] = {"error": "error", "warning": "warning", "hint": "recommendation"}
_PRECISION: dict[Confidence | None, str] = {"certain": "very-high", "likely": "high", "hint": "medium", None: "high"}
_Json = dict[str, object]


def show_sarif(findings: Findings) -> str:
    """One run in JSON, in ASCII: the worst `MOST` problems in the order of their places, with a notice if any are cut.

    Columns are code points. Paths are relative to the folder that the run began in, `%SRCROOT%`.
    """
    names = dict(zip(findings.problems, fingerprints(findings.problems), strict=True))
    worst = set(ranked(findings.problems)[:MOST])
    shown = tuple(problem for problem in findings.problems if problem in worst)
    known = {rule.code: rule for rule in findings.rules()}
    codes = sorted({problem.code: problem for problem in shown}.items())
    numbers = {code: number for number, (code, _) in enumerate(codes)}
    driver: _Json = {
        "name": "Afterword",
        "informationUri": MANUAL,
        "version": findings.version,
        "rules": [_rule(problem, known.get(code)) for code, problem in codes],
    }
    run: _Json = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(len(findings.problems) - len(shown))],
        "results": [_result(problem, numbers[problem.code], names[problem], findings) for problem in shown],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(problem: Problem, rule: Rule | None) -> _Json:
    """A rule, from the first of its problems where it is in no list."""
    summary = rule.summary if rule else f"{problem.name}."
    severity = rule.severity if rule else problem.severity
    url = rule_url(problem.code, problem.name)
    return {
        "id": problem.code,
        "name": problem.name,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": summary},
        "helpUri": url,
        "help": {"text": f"{summary} {url}", "markdown": f"{summary} [The manual tells more]({url})."},
        "defaultConfiguration": {"level": _LEVELS[severity]},
        "properties": {
            "tags": [problem.code.rstrip("0123456789")],
            "precision": _PRECISION[problem.confidence],
            "problem.severity": _GITHUB[severity],
        },
    }


def _invocation(cut: int) -> _Json:
    if not cut:
        return {"executionSuccessful": True}
    words = f"{cut} more problems are left out: only the worst {MOST} are in this report"
    return {
        "executionSuccessful": True,
        "toolExecutionNotifications": [{"level": "warning", "message": {"text": words}}],
    }


def _result(problem: Problem, number: int, name: str, findings: Findings) -> _Json:
    at = problem.place
    region = _region(at.line, at.column, at.end_line, at.end_column)
    location = {"physicalLocation": {"artifactLocation": _artifact(at.path), "region": region}}
    hint = f"\nHint: {problem.hint}" if problem.hint else ""
    result: _Json = {
        "ruleId": problem.code,
        "ruleIndex": number,
        "level": _LEVELS[problem.severity],
        "message": {"text": well_formed(f"{problem.message}{hint}")},
        "locations": [location],
        # GitHub knows an alert again by the first alone, and computes it from lines where it is not given.
        "partialFingerprints": {"primaryLocationLineHash": name, "afterword/v1": problem.id or name},
    }
    if problem.confidence is not None:
        result["properties"] = {"confidence": problem.confidence}
    text = findings.texts.get(at.path)
    fix = problem.fix
    if fix is not None and text is not None and not any(findings.secret(text, edit.span) for edit in fix.edits):
        result["fixes"] = [_fix(fix, at.path, text)]
    return result


def _fix(fix: Fix, path: str, text: Text) -> _Json:
    replacements = [
        {"deletedRegion": _region_of(text, edit.span), "insertedContent": {"text": well_formed(edit.new)}}
        for edit in fix.edits
    ]
    return {
        "description": {"text": well_formed(fix.title)},
        "artifactChanges": [{"artifactLocation": _artifact(path), "replacements": replacements}],
    }


def _region_of(text: Text, span: Span) -> _Json:
    at = text.place(span)
    return _region(at.line, at.column, at.end_line, at.end_column)


def _region(line: int, column: int, end_line: int, end_column: int) -> _Json:
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _artifact(path: str) -> _Json:
    """Where a file is: relative to where the run began, or in full."""
    uri = quote(path.encode("utf-8", "surrogateescape") if _is_real(path) else well_formed(path).encode())
    if path.startswith("/"):
        return {"uri": f"file://{uri}"}
    # A colon in the first part of a relative reference would make a scheme of it; `quote` writes it as %3A.
    return {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _is_real(path: str) -> bool:
    """Whether the odd characters of a path stand for bytes that no encoding knows, as the system gives them."""
    try:
        path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return False
    return True
