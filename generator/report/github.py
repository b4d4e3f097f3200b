"""Problems as workflow commands of GitHub Actions, which shows them at their lines, and as the summary of a step."""

import re

from generator.model.manual import rule_url
from generator.model.problem import Problem, Severity
from generator.report.escape import code_of, escaped, well_formed
from generator.report.findings import Findings, ranked
from generator.report.text import count_line

# It refuses a summary of more than 1 MiB.
_SUMMARY_LIMIT = 1_000_000
_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "hint": "notice"}
_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>()#+!|~&@$]")


def show_github(findings: Findings) -> str:
    """A command a problem, the worst first, because GitHub shows ten of a step; then, in words, how many there are."""
    commands = "".join(f"{_command(problem)}\n" for problem in ranked(findings.problems))
    return f"{commands}{count_line(findings.problems)}\n"


def show_github_summary(findings: Findings) -> str:
    """All problems as a table in Markdown, the worst first, cut with a notice where GitHub would refuse it."""
    lines = [f"### Afterword: {count_line(findings.problems)}\n"]
    problems = ranked(findings.problems)
    if problems:
        lines.append("\n| Place | Rule | Severity | Problem |\n| --- | --- | --- | --- |\n")
    size = 0
    for number, problem in enumerate(problems):
        row = _row(problem)
        size += len(row.encode())
        if size > _SUMMARY_LIMIT - 500:
            lines.append(f"\n{len(problems) - number} more are left out here; the log of the step has them.\n")
            break
        lines.append(row)
    return "".join(lines) + "\n"


def _command(problem: Problem) -> str:
    at = problem.place
    properties = {"file": at.path, "line": str(at.line), "endLine": str(at.end_line)}
    if at.line == at.end_line and at.end_column > at.column:
        # GitHub takes columns for stretches of one line only.
        properties |= {"col": str(at.column), "endColumn": str(at.end_column)}
    properties["title"] = f"{problem.code} {problem.name}"
    said = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    lines = (problem.message, f"Hint: {problem.hint}" if problem.hint else "", rule_url(problem.code, problem.name))
    message = "\n".join(escaped(line) for line in lines if line)
    return f"::{_COMMANDS[problem.severity]} {said}::{_data(message)}"


def _data(words: str) -> str:
    """Words behind the second `::` of a command, in which line ends are `%0A`."""
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    """The value of a property: as data, and without what parts properties. No name of a file is made another."""
    safe = _data(well_formed(words)).replace(":", "%3A").replace(",", "%2C")
    return re.sub("[\x00-\x1f\x7f-\x9f\u2028\u2029]", lambda found: code_of(found[0]), safe)


def _row(problem: Problem) -> str:
    rule = f"[{problem.code} {problem.name}]({rule_url(problem.code, problem.name)})"
    said = f"{problem.message}. {problem.hint}" if problem.hint else problem.message
    return f"| {_plain(str(problem.place))} | {rule} | {problem.severity} | {_plain(said)} |\n"


def _plain(words: str) -> str:
    """Words in which Markdown sees nothing but words."""
    return _MARKDOWN.sub(lambda found: f"&#{ord(found[0])};", escaped(words))
