"""Problems, one line each, for programs that read lines and for people who want no more."""

from generator.report.escape import escaped
from generator.report.findings import Findings


def show_concise(findings: Findings) -> str:
    """A line a problem, `path:line:column: CODE[severity] message`; nothing where there is none."""
    return "".join(
        f"{escaped(f'{problem.place}: {problem.code}[{problem.severity}] {problem.message}')}\n"
        for problem in findings.problems
    )
