"""The `afterword` command: its parts, and the one place where a failure becomes an exit code."""

import contextlib
import sys
from collections.abc import Sequence

import click

from generator import __version__
from generator.cli.lazy import LazyGroup
from generator.cli.streams import StreamError, guard_streams
from generator.disk.errors import OutsideError
from generator.report.escape import escaped

_EXAMPLES = """\b
Examples:
  afterword init journal && cd journal
  afterword new "The certificate that nobody renewed"
  afterword build
  afterword lint content/posts
"""


# Each stands in the module of its name.
_COMMANDS = (
    "init",
    "new",
    "build",
    "why",
    "cache",
    "lint",
    "notes",
    "rule",
    "read",
    "timeline",
    "learnings",
    "actions",
    "language-server",
)


@click.group(
    cls=LazyGroup,
    commands_here=_COMMANDS,
    epilog=_EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="afterword", message="%(prog)s %(version)s")
def afterword() -> None:
    """A static site generator that reads postmortems as postmortems: timelines, learnings, and no leftover note."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; returns its exit code. Raises KeyboardInterrupt, as Python does, where it is interrupted.

    A mistake of the user's or the world's is one line on standard error; a traceback is a bug of ours.
    """
    guard_streams()
    try:
        return _run(arguments)
    except StreamError as error:
        with contextlib.suppress(StreamError):
            _say(str(error))
        return 1


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code = afterword.main(arguments, prog_name="afterword", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except OutsideError as error:
        _say(str(error))
        return error.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    return code if isinstance(code, int) else 0


def _say(line: str) -> None:
    if line:
        click.echo(f"afterword: {escaped(line)}", err=True)
