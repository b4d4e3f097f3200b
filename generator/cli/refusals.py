"""Why a command changed nothing, said on standard error."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.terminal import wants_colour

if TYPE_CHECKING:
    from generator.disk.errors import OutsideError
    from generator.disk.find import SitePath
    from generator.edit.refusal import Refusal
    from generator.model.problem import Problem


def say_refusal(refusal: "Refusal", path: str) -> None:
    """Why a change of the file that is shown as `path` was not made."""
    from generator.report.escape import escaped

    where = f"{path}:{refusal.place.line}:{refusal.place.column}"
    click.echo(escaped(f"{where}: refused: {refusal.message}"), err=True)
    if refusal.hint:
        click.echo(f"    hint: {escaped(refusal.hint)}", err=True)


def say_outside(error: "OutsideError") -> None:
    """Why one file of several was not written."""
    from generator.report.escape import escaped

    click.echo(escaped(f"afterword: {error}"), err=True)


def say_problems(problems: tuple["Problem", ...], site: "SitePath") -> None:
    """Problems of a site, their paths as they are seen from here."""
    from generator.engine.paths import seen_from
    from generator.report.text import show_text

    if problems:
        here = Path.cwd().resolve()
        seen = [seen_from(problem, site.root, here) for problem in problems]
        click.echo(show_text(seen, wants_colour(sys.stderr)), err=True, nl=False)
