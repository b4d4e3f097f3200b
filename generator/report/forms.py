"""The forms of a report, by name. Each is a function from what was found to words; a new form is a new row.

Each is loaded when it is first used, because a run needs one of them.
"""

from collections.abc import Callable

from generator.report.findings import Findings

Form = Callable[[Findings], str]


def _show_text(findings: Findings) -> str:
    from generator.report.text import show_text

    return show_text(findings.problems, colour=False)


def _show_json(findings: Findings) -> str:
    from generator.report.data import show_json

    return show_json(findings.problems)


def _show_concise(findings: Findings) -> str:
    from generator.report.concise import show_concise

    return show_concise(findings)


def _show_sarif(findings: Findings) -> str:
    from generator.report.sarif import show_sarif

    return show_sarif(findings)


def _show_github(findings: Findings) -> str:
    from generator.report.github import show_github

    return show_github(findings)


def _show_gitlab(findings: Findings) -> str:
    from generator.report.gitlab import show_gitlab

    return show_gitlab(findings)


def _show_junit(findings: Findings) -> str:
    from generator.report.junit import show_junit

    return show_junit(findings)


def _show_rdjson(findings: Findings) -> str:
    from generator.report.rdjson import show_rdjson

    return show_rdjson(findings)


FORMS: dict[str, Form] = {
    "text": _show_text,
    "concise": _show_concise,
    "json": _show_json,
    "sarif": _show_sarif,
    "github": _show_github,
    "gitlab": _show_gitlab,
    "junit": _show_junit,
    "rdjson": _show_rdjson,
}
