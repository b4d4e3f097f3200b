"""`afterword notes`: the open notes of texts, listed, shown, resolved and dismissed."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.note_edits import dismiss, resolve
from generator.cli.refusals import say_problems
from generator.cli.terminal import each_given, given, wants_colour
from generator.cli.texts import understand_texts

if TYPE_CHECKING:
    from generator.engine.find_notes import Meant
    from generator.report.notes import OpenNote

_EXAMPLES = """\b
Examples:
  afterword notes                                # of the whole site
  afterword notes content/posts/2026-03-16-dns.md --overdue
  afterword notes show ED203-3f9a2c1b
  afterword notes resolve content/posts/2026-03-16-dns.md:43 --diff
  afterword notes dismiss ED203-3f9a2c1b --reason "our status page asked this"
"""


class _ListsByDefault(click.Group):
    """A group that lists where no command of it is named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or args[0] not in {*self.commands, *ctx.help_option_names}:
            args = ["list", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_ListsByDefault, epilog=_EXAMPLES)
def notes() -> None:
    """The open notes of texts: list, show, resolve or dismiss them.

    Without a command they are listed.
    """


@notes.command("list")
@click.argument("paths", nargs=-1, callback=each_given, metavar="[PATH]...")
@click.option("--owner", callback=given, metavar="NAME", help="Only those that name this owner.")
@click.option("--overdue", is_flag=True, help="Only those that were due before today.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def list_notes(paths: tuple[str, ...], owner: str | None, overdue: bool, form: str) -> int:
    """List the open notes of files, of folders, or of the current folder's site."""
    from generator.engine.find_notes import notes_below
    from generator.report.notes import show_notes_json, show_notes_text

    listed = notes_below(paths or (".",), understand_texts, Path.cwd().resolve())
    found = [note for note in listed.notes if _is_wanted(note, owner, overdue)]
    if form == "json":
        click.echo(show_notes_json(found), nl=False)
    else:
        click.echo(show_notes_text(found), nl=False)
    for site, problems in listed.wrong:
        say_problems(problems, site)
    return 2 if listed.wrong else 0


def _is_wanted(one: "OpenNote", owner: str | None, overdue: bool) -> bool:
    wanted = owner is None or one.note.owner.lstrip("@").casefold() == owner.lstrip("@").casefold()
    return wanted and (one.overdue or not overdue)


@notes.command()
@click.argument("note", callback=given, metavar="ID|PATH:LINE")
def show(note: str) -> int:
    """Show a note: what it is about, what resolving it would do, and what its rule says.

    NOTE is an id as `list` gives it, with PATH: before it where several files have that id; or PATH:LINE.
    """
    from generator.engine.find_notes import find_meant

    meant, troubles = find_meant((note,), understand_texts)
    for trouble in troubles:
        click.echo(f"afterword: {trouble}", err=True)
    for one in meant:
        _show(one)
    return int(bool(troubles))


def _show(one: "Meant") -> None:
    from generator.engine.explain import explain, rules_named
    from generator.engine.paths import path_from, seen_from
    from generator.engine.resolve import resolve
    from generator.report.diff import show_diff
    from generator.report.notes import show_target, whose
    from generator.report.rule import show_rule_text
    from generator.report.text import show_text

    here, root = Path.cwd().resolve(), one.understood.site.root
    shown = path_from(root / one.problem.place.path, here)
    problem = seen_from(one.problem, root, here)
    found = show_text([problem], wants_colour(sys.stdout)).rpartition("\n\n")[0]
    parts = [f"{one.problem.id}\n{found}"]
    if one.note is not None:
        parts += [whose(one.note), show_target(one.note.note, one.text)]
        done = resolve(one.understood, one.problem.place.path, (one.problem,))
        if done.refusals:
            parts.append(f"Resolving it is refused: {done.refusals[0].message}")
        else:
            difference = show_diff(done.before, done.after, shown, terminal=True).decode()
            parts.append(f"Resolving it does this:\n\n{difference}".rstrip("\n"))
    for rule in rules_named(one.problem.code):
        parts.append(show_rule_text(explain(rule)).rstrip("\n"))
    click.echo("\n\n".join(part for part in parts if part))


notes.add_command(resolve)
notes.add_command(dismiss)
