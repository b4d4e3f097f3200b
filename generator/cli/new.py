"""`afterword new`: a draft with everything that a postmortem wants to say."""

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from generator.cli.terminal import given

_EXAMPLES = """\b
Examples:
  afterword new "The queue that never drained"
  afterword new --root journal "DNS, again"
"""


@click.command(epilog=_EXAMPLES)
@click.argument("title", callback=given)
@click.option(
    "--root", callback=given, default=".", metavar="DIR", help="The site's folder. [default: the current folder's site]"
)
def new(title: str, root: str) -> int:
    """Write a new draft with the title TITLE, and print its path. No file is ever overwritten."""
    from generator.cli.scaffold import begin_post
    from generator.disk.find import find_site
    from generator.engine.paths import path_from
    from generator.engine.understand import today

    # Where the system says nothing of an encoding, letters come as single bytes.
    title = os.fsencode(title).decode("utf-8", "replace").strip()
    site = find_site(Path(root))
    file = begin_post(site.root, title, today(site, os.environ.get("SOURCE_DATE_EPOCH", ""), datetime.now(UTC)))
    click.echo(path_from(file, Path.cwd().resolve()))
    return 0
