"""`afterword lint`: what an editor would say, before anybody else does."""

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.terminal import each_given, given, wants_colour
from generator.cli.texts import understand_texts

if TYPE_CHECKING:
    from generator.report.findings import Findings

_EXAMPLES = """\b
Examples:
  afterword lint
  afterword lint content/posts/2026-03-16-dns.md
  afterword lint --select ED                     # editorial notes alone
  afterword lint --changed-since origin/main     # only what is new
  afterword lint --diff                          # see what --fix would mend
  afterword lint --report sarif=lint.sarif       # a report for a service, beside the text
  afterword lint --format json --fail-on never > problems.json
"""
# The forms of `generator/report/forms.py`; a test holds the two together.
FORMS = ("text", "concise", "json", "sarif", "github", "gitlab", "junit", "rdjson")


@click.command(epilog=_EXAMPLES)
@click.argument("paths", nargs=-1, callback=each_given, metavar="[PATH]...")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True)
@click.option(
    "--report", "reports", multiple=True, metavar="FORM=FILE", help="Write a report in another form, too; repeatable."
)
@click.option("--select", multiple=True, metavar="CODES", help="Only rules whose code begins so, or by name (ED,MO).")
@click.option(
    "--ignore", multiple=True, metavar="CODES", help="Not these rules; what stops every build is told anyway."
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "hint", "never"]),
    default="warning",
    show_default=True,
    help="Exit 1 where a problem at least this severe remains.",
)
@click.option("--no-cache", is_flag=True, help="Read every text anew, and keep nothing for the next time.")
@click.option("--changed-since", callback=given, metavar="REV", help="Only on lines that are new since a git revision.")
@click.option("--fix", is_flag=True, help="Mend what never changes what a text says, and report what remains.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: mend what may change what a text says, too.")
@click.option("--diff", is_flag=True, help="Show what would be mended as a diff, and write nothing.")
@click.option("--baseline", callback=given, metavar="FILE", help="Only problems that this file does not know.")
@click.option(
    "--write-baseline", callback=given, metavar="FILE", help="Write a file that knows all problems there are."
)
def lint(
    paths: tuple[str, ...],
    form: str,
    reports: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    no_cache: bool,
    changed_since: str | None,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    baseline: str | None,
    write_baseline: str | None,
) -> int:
    """Check texts; without --fix none is changed.

    PATH is a file or a folder, of a site or not; by default the current folder's site.
    """
    wanted = _codes(select, "--select")
    unwanted = _codes(ignore, "--ignore")
    files = [_report(report) for report in reports]
    if unsafe_fixes and not (fix or diff):
        raise click.UsageError("--unsafe-fixes says what --fix or --diff do: add one of them")
    if baseline and write_baseline:
        raise click.UsageError("a baseline is read or written, not both at once")
    new_baseline = _free(write_baseline) if write_baseline else None

    from generator.engine.lint import Asked, lint, remember
    from generator.report.escape import escaped
    from generator.report.text import counted

    here = Path.cwd().resolve()
    asked = Asked(paths or (".",), wanted, changed_since or "", baseline or "", fail_on)
    understand = partial(understand_texts, select=wanted, ignore=unwanted, remembered=not no_cache)
    look = partial(lint, asked, understand, here)
    linted, failed = look(), 0
    if fix or diff:
        from generator.cli.mending import make_fixes, show_fixes
        from generator.engine.mend import mend

        mended = mend(linted, here, unsafe=unsafe_fixes)
        if diff and not linted.wrong:
            return show_fixes(mended)
        failed = make_fixes(mended)
        linted = look() if mended else linted
    if new_baseline and not linted.wrong:
        count, linted = remember(linted, new_baseline)
        click.echo(escaped(f"{new_baseline}: knows {counted(count, 'problem')}"), err=True)
    _write(linted.findings, files)
    click.echo(_shown(linted.findings, form), nl=False)
    if form == "github":
        _sum_up(linted.findings)
    return linted.exit_code or failed


def _shown(findings: "Findings", form: str) -> str | bytes:
    """The report. What programs read is UTF-8, whatever the terminal has."""
    if form == "text":
        from generator.report.text import show_text

        return show_text(findings.problems, wants_colour(sys.stdout))
    from generator.report.forms import FORMS

    shown = FORMS[form](findings)
    return shown if form == "concise" else shown.encode("utf-8", "backslashreplace")


def _write(findings: "Findings", files: list[tuple[str, Path]]) -> None:
    if files:
        from generator.disk.reports import write_report
        from generator.report.forms import FORMS

        for name, file in files:
            write_report(file, FORMS[name](findings))


def _sum_up(findings: "Findings") -> None:
    """Adds to the summary that GitHub shows of a step, where there is one."""
    summary = os.environ.get("GITHUB_STEP_SUMMARY", "")
    if summary:
        from generator.disk.reports import add_to
        from generator.report.github import show_github_summary

        add_to(Path(summary), show_github_summary(findings))


def _report(said: str) -> tuple[str, Path]:
    """A form and a file, of `FORM=FILE`."""
    form, equals, file = said.partition("=")
    if not equals or not file or form not in FORMS:
        raise click.BadParameter(f"{said!r} is no FORM=FILE; forms: {', '.join(FORMS)}", param_hint="--report")
    return form, _free(file)


def _free(file: str) -> Path:
    """A file that may be written."""
    from generator.disk.reports import check_report

    check_report(Path(file))
    return Path(file)


def _codes(said: tuple[str, ...], option: str) -> tuple[str, ...]:
    """Beginnings of codes. One that no rule has is a mistake: nothing would ever be found, and CI would pass."""
    if not said:
        return ()
    from generator.engine.explain import rule_near
    from generator.engine.rules import codes_of, rule_codes, stop_every_build

    found: list[str] = []
    words = [word.strip() for part in said for word in part.split(",") if word.strip()]
    for word in words or ("",):
        codes = codes_of(word)
        if not codes:
            near = rule_near(word)
            families = ", ".join(sorted({known[:2] for known in rule_codes()}))
            guess = f"; did you mean {near}?" if near else ""
            raise click.BadParameter(f"no rule begins with {word!r}{guess}; families: {families}", param_hint=option)
        if option == "--ignore" and stop_every_build(codes):
            raise click.BadParameter(f"{word} stops every build, and cannot be ignored", param_hint=option)
        found += codes
    return tuple(dict.fromkeys(found))
