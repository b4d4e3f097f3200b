"""`afterword actions`: the actions of a text."""

import click

from generator.cli.accepting import accept_command

_ABOUT = """Write the actions of FILE, as they were understood, into its front matter.

Nothing else of the file changes. A list that is there already is left alone."""
_EXAMPLES = """\b
Examples:
  afterword actions accept content/posts/2026-03-16-dns.md --diff
  afterword actions accept content/posts/2026-03-16-dns.md
  afterword actions accept content/posts/2026-03-16-dns.md --replace
"""


@click.group(epilog=_EXAMPLES)
def actions() -> None:
    """The actions of a text."""


actions.add_command(accept_command("actions", _ABOUT, _EXAMPLES))
