"""`afterword read`: what the reader understood of a text."""

from pathlib import Path

import click

from generator.cli.refusals import say_problems
from generator.cli.terminal import given
from generator.cli.texts import understand_texts

_EXAMPLES = """\b
Examples:
  afterword read content/posts/2026-03-16-dns.md
  afterword read content/posts/2026-03-16-dns.md --format json
  afterword read reports --format json --output understood   # understood/<name>.json, one a text
"""


@click.command(epilog=_EXAMPLES)
@click.argument("path", callback=given, metavar="FILE|DIR")
@click.option("--format", "form", type=click.Choice(["text", "json", "yaml"]), default="text", show_default=True)
@click.option(
    "--output", callback=given, metavar="OUT", help="A folder for one file a text, instead of standard output."
)
def read(path: str, form: str, output: str | None) -> int:
    """Show what was understood of a text: its timeline, learnings, actions, sections and open notes."""
    from generator.disk.find import find_site

    if output == "":
        raise click.BadParameter("this is no folder", param_hint="--output")
    site = find_site(Path(path))

    from generator.cli.reading_files import names_of, write_readings
    from generator.engine.understand import below, check_asked, exit_code_of, is_below, misconfigured
    from generator.report.reading import (
        reading_of,
        show_reading_json,
        show_reading_text,
        show_reading_yaml,
        show_readings,
        show_readings_yaml,
    )

    understood = understand_texts(site)
    build = understood.build
    check_asked(understood, site.only, Path(path))
    posts = [post for post in build.posts if is_below(post.path, site.only)]
    if not posts:
        problems = below(build.problems, site.only)
        if not problems:
            raise click.UsageError(f"{path} holds no text")
        say_problems(problems, site)
        return 1
    readings = tuple(
        reading_of(post, (problem for problem in build.problems if problem.place.path == post.path)) for post in posts
    )
    if output is not None:
        forms = {"json": show_reading_json, "yaml": show_reading_yaml, "text": show_reading_text}
        show, ending = forms[form], "txt" if form == "text" else form
        names = names_of(reading.file for reading in readings)
        files = {f"{name}.{ending}": show(reading) for name, reading in zip(names, readings, strict=True)}
        write_readings(Path(output), files)
    elif form == "text":
        click.echo("\n".join(show_reading_text(reading) for reading in readings), nl=False)
    elif form == "json":
        click.echo(show_reading_json(readings[0]) if site.single else show_readings(readings), nl=False)
    else:
        click.echo(show_reading_yaml(readings[0]) if site.single else show_readings_yaml(readings), nl=False)
    # What was understood of a text that cannot be read as its author means it is not to be relied on.
    unread = (problem for post in posts for problem in post.problems if problem.blocks == "build")
    wrong = (*misconfigured(build.problems), *unread)
    say_problems(wrong, site)
    return exit_code_of(wrong)
