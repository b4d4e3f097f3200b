"""`afterword learnings`: the learnings of a text."""

import click

from generator.cli.accepting import accept_command

_ABOUT = """Write the learnings of FILE, as they were understood, into its front matter.

Nothing else of the file changes. A list that is there already is left alone."""
_EXAMPLES = """\b
Examples:
  afterword learnings accept content/posts/2026-03-16-dns.md --diff
  afterword learnings accept content/posts/2026-03-16-dns.md
  afterword learnings accept content/posts/2026-03-16-dns.md --replace
"""


@click.group(epilog=_EXAMPLES)
def learnings() -> None:
    """The learnings of a text."""


learnings.add_command(accept_command("learnings", _ABOUT, _EXAMPLES))
