"""`afterword new`: a draft with everything that a postmortem wants to say."""

import os
from datetime import UTC, datetime
from pathlib import Path

import click

_EXAMPLES = """\b
Examples:
  afterword new "The queue that never drained"
  afterword new --root journal "DNS, again"
"""


@click.command(epilog=_EXAMPLES)
@click.argument("title")
@click.option("--root", default=".", metavar="DIR", help="The site's folder. [default: the current folder's site]")
def new(title: str, root: str) -> int:
    """Write a new draft with the title TITLE, and print its path. No file is ever overwritten."""
    from generator.cli.scaffold import begin_post
    from generator.disk.find import find_site
    from generator.engine.clock import instant
    from generator.engine.paths import path_from

    if not title.strip():
        raise click.BadParameter("a post needs a title", param_hint="TITLE")
    today = instant("", os.environ.get("SOURCE_DATE_EPOCH", ""), datetime.now(UTC).astimezone(), "").date()
    file = begin_post(find_site(Path(root)).root, title.strip(), today)
    click.echo(path_from(file, Path.cwd().resolve()))
    return 0
