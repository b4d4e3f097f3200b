"""One build at a time for an output: a lock of the system's, which a dead process does not hold."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from generator.disk.errors import OutsideError, outside

LOCK = "lock"

_PATIENCE = 5.0
_PAUSE = 0.05


@contextmanager
def hold(state: Path, patience: float = _PATIENCE, output: Path | None = None) -> Iterator[None]:
    """Holds the lock in the folder `state`, and that of the folder `output`, for the length of a `with` block.

    Two sites that go into one output have two records, so that the output has a lock of its own, where the system can
    lock a folder. Waits up to `patience` seconds for another build to end; raises OutsideError (exit 1) where it does
    not. The lock file stays and stays empty: removing it would let two builds hold two locks of one name.
    """
    end = time.monotonic() + patience
    with ExitStack() as held:
        try:
            # Closing lets go of a lock.
            held.callback(os.close, _take_in_time(state / LOCK, os.O_RDWR | os.O_CREAT, end))
            if output is not None and (folder := _take_folder(output, end)) is not None:
                held.callback(os.close, folder)
        except OSError as error:
            raise outside(error, state / LOCK) from None
        yield


def _take_folder(folder: Path, end: float) -> int | None:
    """The lock of a folder; None where the system has no such thing (Windows, some network file systems)."""
    try:
        return _take_in_time(folder, os.O_RDONLY, end)
    except OSError:
        return None


def _take_in_time(file: Path, flags: int, end: float) -> int:
    while True:
        descriptor = os.open(file, flags | getattr(os, "O_NOFOLLOW", 0), 0o666)
        try:
            _take(descriptor)
            # Who fails in its first build takes its folders away again, this file with them: then it is no lock.
            if _is(file, descriptor):
                return descriptor
        except (BlockingIOError, PermissionError):
            pass
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
        if time.monotonic() >= end:
            raise OutsideError("another build is running into the same output folder; try again when it is done")
        time.sleep(_PAUSE)


def _is(file: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(file.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
