"""The forms of a report, by name. Each is a function from what was found to words; a new form is a new row."""

from collections.abc import Callable
from importlib import import_module

from generator.report.findings import Findings

Form = Callable[[Findings], str]


def _form(module: str, name: str) -> Form:
    """A form that is loaded when it is first used: a run needs one of them."""

    def show(findings: Findings) -> str:
        words: str = getattr(import_module(f"generator.report.{module}"), name)(findings)
        return words

    return show


def _show_text(findings: Findings) -> str:
    from generator.report.text import show_text

    return show_text(findings.problems, colour=False)


def _show_json(findings: Findings) -> str:
    from generator.report.data import show_json

    return show_json(findings.problems)


FORMS: dict[str, Form] = {
    "text": _show_text,
    "concise": _form("concise", "show_concise"),
    "json": _show_json,
    "sarif": _form("sarif", "show_sarif"),
    "github": _form("github", "show_github"),
    "gitlab": _form("gitlab", "show_gitlab"),
    "junit": _form("junit", "show_junit"),
    "rdjson": _form("rdjson", "show_rdjson"),
}
