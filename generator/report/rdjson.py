"""Problems in the diagnostic format of reviewdog, as one result (`rdjson`).

Its columns count bytes of UTF-8 from 1, and its ends are exclusive.
"""

import json

from generator.model.manual import MANUAL, rule_url
from generator.model.problem import Fix, Problem, Severity
from generator.model.text import Place, Span, Text
from generator.report.escape import well_formed
from generator.report.findings import Findings

_SEVERITIES: dict[Severity, str] = {"error": "ERROR", "warning": "WARNING", "hint": "INFO"}
_Json = dict[str, object]
# Between the edits of one suggestion the text is repeated; nobody reviews more than this.
_LONGEST = 10_000


def show_rdjson(findings: Findings) -> str:
    """The result in JSON, in ASCII."""
    diagnostics = [_diagnostic(problem, findings) for problem in findings.problems]
    result = {"source": {"name": "afterword", "url": MANUAL}, "diagnostics": diagnostics}
    return json.dumps(result, indent=2) + "\n"


def _diagnostic(problem: Problem, findings: Findings) -> _Json:
    text = findings.texts.get(problem.place.path)
    hint = f" ({problem.hint})" if problem.hint else ""
    shown: _Json = {
        "message": well_formed(f"{problem.message}{hint}"),
        "location": {"path": well_formed(problem.place.path), "range": _range(problem, text)},
        "severity": _SEVERITIES[problem.severity],
        "code": {"value": problem.code, "url": rule_url(problem.code, problem.name)},
    }
    if problem.fix is not None and text is not None and (suggestion := _suggestion(problem.fix, text, findings)):
        shown["suggestions"] = [suggestion]
    return shown


def _range(problem: Problem, text: Text | None) -> _Json:
    at = problem.place
    if text is not None:
        return _range_in(text, at)
    # Of a file that is no text of the site only the line that the problem shows is known.
    start: _Json = {"line": at.line, "column": _bytes_to(problem.line_text, at.column)}
    if at.end_line != at.line:
        return {"start": start}
    return {"start": start, "end": {"line": at.line, "column": _bytes_to(problem.line_text, at.end_column)}}


def _range_in(text: Text, at: Place) -> _Json:
    return {
        "start": {"line": at.line, "column": _bytes_to(text.line(at.line), at.column)},
        "end": {"line": at.end_line, "column": _bytes_to(text.line(at.end_line), at.end_column)},
    }


def _bytes_to(line: str, column: int) -> int:
    """A 1-based column of `line` in code points as one in bytes of UTF-8."""
    if line.isascii():
        return column
    before = line[: column - 1]
    return column - len(before) + len(before.encode("utf-8", "surrogatepass"))


def _suggestion(fix: Fix, text: Text, findings: Findings) -> _Json | None:
    """All edits of a fix as one, for each suggestion of reviewdog is taken or left by itself.

    None where it would be too long, or would repeat a secret.
    """
    if not fix.edits:
        return None
    whole = Span(fix.edits[0].span.start, fix.edits[-1].span.end)
    if whole.end - whole.start > _LONGEST or findings.secret(text, whole):
        return None
    words, at = "", whole.start
    for edit in fix.edits:
        words += text.text[at : edit.span.start] + edit.new
        at = edit.span.end
    return {"range": _range_in(text, text.place(whole)), "text": well_formed(words)}
