"""`afterword notes resolve` and `afterword notes dismiss`: the commands that change a text for the sake of a note."""

import sys
from pathlib import Path

import click

from generator.cli.refusals import say_outside, say_refusal
from generator.cli.terminal import each_given, given
from generator.cli.texts import understand_texts

_RESOLVE_EXAMPLES = """\b
Examples:
  afterword notes resolve ED203-3f9a2c1b
  afterword notes resolve content/posts/2026-03-16-dns.md:43 --diff
  afterword notes resolve --all content/posts/2026-03-16-dns.md
"""
_DISMISS_EXAMPLES = """\b
Examples:
  afterword notes dismiss ED203-3f9a2c1b --reason "our status page asked this"
  afterword notes dismiss content/posts/2026-03-16-dns.md:43 --reason "the name of a program" --scope file --diff
"""


@click.command(epilog=_RESOLVE_EXAMPLES)
@click.argument("notes", nargs=-1, callback=each_given, metavar="[ID|PATH:LINE]...")
@click.option(
    "--all", "paths", multiple=True, callback=each_given, metavar="PATH", help="All notes that a build leaves out."
)
@click.option("--diff", "--dry-run", "dry", is_flag=True, help="Show the change as a diff, and write nothing.")
def resolve(notes: tuple[str, ...], paths: tuple[str, ...], dry: bool) -> int:
    """Take notes out of their files, and change nothing else.

    A note is named by its id, with PATH: before it where several files have that id, or by PATH:LINE.
    """
    if not notes and not paths:
        raise click.UsageError("name a note, by its id or as PATH:LINE, or ask for --all PATH")

    from generator.disk.errors import OutsideError
    from generator.disk.rewrite import rewrite
    from generator.engine.find_notes import by_file, find_left_out, find_meant
    from generator.engine.paths import path_from
    from generator.engine.resolve import resolve as without
    from generator.report.diff import show_diff
    from generator.report.escape import escaped

    meant, troubles = find_meant(notes, understand_texts, others=False)
    meant += find_left_out(paths, understand_texts)
    here = Path.cwd().resolve()
    failed = bool(troubles)
    for trouble in troubles:
        click.echo(escaped(f"afterword: {trouble}"), err=True)
    for understood, path, problems in by_file(meant):
        done = without(understood, path, problems)
        shown = path_from(understood.site.root / path, here)
        failed = failed or bool(done.refusals)
        for refusal in done.refusals:
            say_refusal(refusal, shown)
        if dry:
            click.echo(show_diff(done.before, done.after, shown, sys.stdout.isatty()), nl=False)
        elif done.after != done.before:
            try:
                rewrite(understood.site.root, path, done.before, done.after)
            except OutsideError as error:  # the other files are none the worse for it
                say_outside(error)
                failed = True
                continue
            for problem in done.gone:
                words = " ".join(problem.text.split())
                click.echo(escaped(f"{shown}:{problem.place.line}: resolved {problem.id}: {words}"))
    return int(failed)


@click.command(epilog=_DISMISS_EXAMPLES)
@click.argument("note", callback=given, metavar="ID|PATH:LINE")
@click.option("--reason", required=True, metavar="WORDS", help="Why it is right as it is; it stands in the comment.")
@click.option(
    "--scope",
    type=click.Choice(["block", "line", "file"]),
    default="block",
    show_default=True,
    help="What the comment holds for.",
)
@click.option("--diff", "--dry-run", "dry", is_flag=True, help="Show the change as a diff, and write nothing.")
def dismiss(note: str, reason: str, scope: str, dry: bool) -> int:
    """Allow a note, or any other problem of a text: write a comment with the reason, and change nothing else.

    It is named by its id, with PATH: before it where several files have that id, or by PATH:LINE.
    """
    from generator.disk.rewrite import rewrite
    from generator.edit.dismiss import SCOPES, reason_fault
    from generator.engine.dismiss import dismiss as allow
    from generator.engine.find_notes import find_dismissed, find_meant
    from generator.engine.paths import path_from
    from generator.report.diff import show_diff
    from generator.report.escape import escaped

    if fault := reason_fault(reason):
        raise click.BadParameter(fault, param_hint="--reason")
    here = Path.cwd().resolve()
    meant, troubles = find_meant((note,), understand_texts)
    if troubles:
        already = find_dismissed(note, understand_texts)
        if already is not None:
            understood, one = already
            shown = path_from(understood.site.root / one.place.path, here)
            click.echo(escaped(f"{shown}:{one.place.line}: {note} is dismissed already: {one.reason}"))
            return 0
        for trouble in troubles:
            click.echo(escaped(f"afterword: {trouble}"), err=True)
        return 1
    problem, understood = meant[0].problem, meant[0].understood
    done = allow(understood, problem, reason, next(one for one in SCOPES if one == scope))
    shown = path_from(understood.site.root / done.path, here)
    if done.refusal is not None:
        say_refusal(done.refusal, shown)
        return 1
    if dry:
        click.echo(show_diff(done.before, done.after, shown, sys.stdout.isatty()), nl=False)
    else:
        rewrite(understood.site.root, done.path, done.before, done.after)
        words = " ".join(problem.text.split())
        click.echo(escaped(f"{shown}:{problem.place.line}: dismissed {problem.id}: {words}"))
    return 0
