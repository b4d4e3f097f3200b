"""`afterword init`: a small site that builds at once."""

import shlex
from pathlib import Path

import click

from generator.cli.terminal import given

_EXAMPLES = """\b
Examples:
  afterword init journal
  afterword init .           # an empty folder that is there already
"""


@click.command(epilog=_EXAMPLES)
@click.argument("folder", callback=given, metavar="DIR")
def init(folder: str) -> int:
    """Begin a new site in DIR, which must be new or empty."""
    from generator.cli.scaffold import begin_site
    from generator.report.escape import escaped

    for path in begin_site(Path(folder)):
        click.echo(escaped(f"{Path(folder) / path}"))
    # A name that begins like an option would be taken for one.
    there = f"./{folder}" if folder.startswith("-") else folder
    click.echo(f"\nNow: cd {escaped(shlex.quote(there))} && afterword build")
    return 0
