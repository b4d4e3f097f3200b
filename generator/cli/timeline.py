"""`afterword timeline`: the timeline of a text."""

import click

from generator.cli.accepting import accept_command

_ABOUT = """Write the timeline of FILE, as it was understood, into front matter; without one, its timeline as told.

Nothing else of the file changes. A list that is there already is left alone."""
_EXAMPLES = """\b
Examples:
  afterword timeline accept content/posts/2026-03-16-dns.md --diff
  afterword timeline accept content/posts/2026-03-16-dns.md
  afterword timeline accept content/posts/2026-03-16-dns.md --replace
"""


@click.group(epilog=_EXAMPLES)
def timeline() -> None:
    """The timeline of a text."""


timeline.add_command(accept_command("timeline", _ABOUT, _EXAMPLES))
