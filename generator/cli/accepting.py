"""What the three `accept` commands share: see or write what a text says, as a list of its front matter."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.refusals import say_problems, say_refusal
from generator.cli.terminal import given

if TYPE_CHECKING:
    from generator.model.post import Subject


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
        say_problems(done.problems, site)
        for refusal in done.refusals:
            say_refusal(refusal, shown)
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
