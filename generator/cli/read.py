"""`afterword read`: what the reader understood of a text."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.terminal import given, wants_colour
from generator.cli.texts import understand_texts

if TYPE_CHECKING:
    from generator.disk.find import SitePath
    from generator.model.problem import Problem
    from generator.report.reading import Reading

_EXAMPLES = """\b
Examples:
  afterword read content/posts/2026-03-16-dns.md
  afterword read content/posts/2026-03-16-dns.md --format json
  afterword read reports --format json --output understood   # understood/<name>.json, one a text
"""


@click.command(epilog=_EXAMPLES)
@click.argument("path", callback=given, metavar="FILE|DIR")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--output", callback=given, metavar="OUT", help="A folder for one file a text, instead of standard output."
)
def read(path: str, form: str, output: str | None) -> int:
    """Show what was understood of a text: its timeline, learnings, actions, sections and open notes."""
    from generator.disk.find import find_site

    site = find_site(Path(path))

    from generator.engine.understand import below, check_asked, exit_code_of, is_below, misconfigured
    from generator.report.reading import reading_of, show_reading_json, show_reading_text, show_readings

    understood = understand_texts(site)
    build = understood.build
    check_asked(understood, site.only, Path(path))
    posts = [post for post in build.posts if is_below(post.path, site.only)]
    if not posts:
        problems = below(build.problems, site.only)
        if not problems:
            raise click.UsageError(f"{path} holds no text")
        _say(problems, site)
        return 1
    readings = tuple(
        reading_of(post, (problem for problem in build.problems if problem.place.path == post.path)) for post in posts
    )
    if output is not None:
        show = show_reading_json if form == "json" else show_reading_text
        for name, reading in zip(_names(readings), readings, strict=True):
            _write(Path(output) / f"{name}.{'json' if form == 'json' else 'txt'}", show(reading))
    elif form == "text":
        click.echo("\n".join(show_reading_text(reading) for reading in readings), nl=False)
    else:
        click.echo(show_reading_json(readings[0]) if site.single else show_readings(readings), nl=False)
    # What was understood of a text that cannot be read as its author means it is not to be relied on.
    unread = (problem for post in posts for problem in post.problems if problem.blocks == "build")
    wrong = (*misconfigured(build.problems), *unread)
    _say(wrong, site)
    return exit_code_of(wrong)


def _say(problems: tuple["Problem", ...], site: "SitePath") -> None:
    from generator.engine.paths import seen_from
    from generator.report.text import show_text

    if problems:
        here = Path.cwd().resolve()
        seen = [seen_from(problem, site.root, here) for problem in problems]
        click.echo(show_text(seen, wants_colour(sys.stderr)), err=True, nl=False)


def _names(readings: tuple["Reading", ...]) -> list[str]:
    """A file name for each reading: its text's own, or its whole path where two texts have one name."""
    stems = [Path(reading.file).stem for reading in readings]
    whole = [reading.file.rpartition(".")[0].replace("/", "__") for reading in readings]
    return [stem if stems.count(stem) == 1 else path for stem, path in zip(stems, whole, strict=True)]


def _write(file: Path, words: str) -> None:
    from generator.disk.errors import outside

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words, encoding="utf-8")
    except OSError as error:
        raise outside(error, file) from None
