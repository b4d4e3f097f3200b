"""Arguments in, exit code out.

Nothing is imported here but what minds the signals, so that the command can be stopped while it is being loaded.
"""

import gc
import signal
import sys
from collections.abc import Sequence
from typing import NoReturn

__all__ = ["main"]

_INTERRUPTED, _TERMINATED = 130, 143
_VALUES_BETWEEN_COLLECTIONS = 200_000


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs the command and exits: 0 fine, 1 problems or a failed read or write, 2 usage, 130 and 143 when stopped."""
    # A build makes millions of small values and hardly a cycle: looking for cycles as often as Python does by default
    # would be a tenth of its time, and would free nothing.
    gc.set_threshold(_VALUES_BETWEEN_COLLECTIONS, 20, 100)
    try:
        _mind(signal.SIGTERM, _terminate)
        from generator.cli.command import run

        code = run(arguments)
    except KeyboardInterrupt:
        code = _INTERRUPTED
    # All is done: whoever stops us now only meets Python tidying up. It need not look for cycles among all that there
    # is, which would take a tenth of the time of a short command.
    _mind(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    sys.exit(code)


def _mind(number: signal.Signals, how: "signal._HANDLER") -> None:
    try:
        signal.signal(number, how)
    except ValueError:
        # Not in the main thread: then whoever runs us there minds the signals.
        return


def _terminate(_number: int, _frame: object) -> NoReturn:
    raise SystemExit(_TERMINATED)
