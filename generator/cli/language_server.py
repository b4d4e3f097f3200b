"""`afterword language-server`: what lint says, in an editor, as one types."""

import click

_EXAMPLES = """\b
Examples:
  afterword language-server              # an editor starts it, and talks over its standard streams
  afterword language-server --tcp 2087   # for one client that connects to 127.0.0.1:2087
"""
_NEEDED = frozenset({"pygls", "lsprotocol", "cattrs", "attrs", "attr"})


@click.command("language-server", epilog=_EXAMPLES)
@click.option(
    "--tcp",
    "port",
    type=click.IntRange(0, 65535),
    metavar="PORT",
    help="Wait for one client on this port of 127.0.0.1; 0 takes a free one.",
)
def language_server(port: int | None) -> int:
    """Show the problems of texts in an editor, as one types.

    Speaks the Language Server Protocol over standard input and output. It reads, and writes nothing.
    """
    try:
        from generator.language.transport import serve_connection, serve_streams
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _NEEDED:
            raise
        raise click.UsageError(
            "the language server needs pygls, which is not installed: pip install 'afterword[language-server]'"
        ) from None
    return serve_streams() if port is None else serve_connection(port)
