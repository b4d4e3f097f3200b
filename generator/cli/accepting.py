"""What the three `accept` commands share: see or write what a text says, as a list of its front matter."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.terminal import given, wants_colour

if TYPE_CHECKING:
    from generator.disk.find import SitePath
    from generator.edit.refusal import Refusal
    from generator.model.post import Subject
    from generator.model.problem import Problem


def accept_command(subject: "Subject", about: str, ending: str) -> click.Command:
    """The command that accepts `subject`; `about` is its help, `ending` its examples."""

    @click.command("accept", help=about, epilog=ending)
    @click.argument("path", callback=given, metavar="FILE")
    @click.option("--diff", "--dry-run", "dry", is_flag=True, help="Show the change as a diff, and write nothing.")
    @click.option("--replace", is_flag=True, help="Write the list anew, from the body, where front matter has one.")
    def accept(path: str, dry: bool, replace: bool) -> int:
        return _accept(subject, path, dry, replace)

    return accept


def _accept(subject: "Subject", path: str, dry: bool, replace: bool) -> int:
    from generator.disk.find import find_site
    from generator.disk.rewrite import rewrite
    from generator.engine.accept import accept_in
    from generator.engine.paths import path_from
    from generator.engine.understand import exit_code_of
    from generator.report.diff import show_diff
    from generator.report.escape import escaped
    from generator.report.text import counted

    site = find_site(Path(path))
    done = accept_in(site, Path(path), subject, replace)
    shown = path_from(site.root / done.path, Path.cwd().resolve())
    if done.after is None:
        _say_problems(done.problems, site)
        for refusal in done.refusals:
            _say_refusal(refusal, shown)
        return exit_code_of(done.problems) or 1
    if dry:
        click.echo(show_diff(done.before, done.after, shown, sys.stdout.isatty()), nl=False)
    elif done.after == done.before:
        click.echo(escaped(f"{shown}: front matter says so already"))
    else:
        rewrite(site.root, done.path, done.before, done.after)
        entries = counted(done.count, "entry").replace("entrys", "entries")
        click.echo(escaped(f"{shown}: {subject} with {entries} in front matter"))
    return 0


def _say_refusal(refusal: "Refusal", path: str) -> None:
    from generator.report.escape import escaped

    where = f"{path}:{refusal.place.line}:{refusal.place.column}"
    click.echo(escaped(f"{where}: refused: {refusal.message}"), err=True)
    if refusal.hint:
        click.echo(f"    hint: {escaped(refusal.hint)}", err=True)


def _say_problems(problems: tuple["Problem", ...], site: "SitePath") -> None:
    from generator.engine.paths import seen_from
    from generator.report.text import show_text

    if problems:
        here = Path.cwd().resolve()
        seen = [seen_from(problem, site.root, here) for problem in problems]
        click.echo(show_text(seen, wants_colour(sys.stderr)), err=True, nl=False)
