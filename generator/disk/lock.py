"""One build at a time for an output: a lock of the system's, which a dead process does not hold."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.disk.errors import OutsideError, outside

LOCK = "lock"

_PATIENCE = 5.0
_PAUSE = 0.05


@contextmanager
def hold(state: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Holds the lock in the folder `state` for the length of a `with` block.

    Waits up to `patience` seconds for another build to end; raises OutsideError (exit 1) where it does not. The lock
    file stays and stays empty: removing it would let two builds hold two locks of one name.
    """
    file, end = state / LOCK, time.monotonic() + patience
    try:
        descriptor = _take_in_time(file, end)
    except OSError as error:
        raise outside(error, file) from None
    try:
        yield
    finally:
        # Closing lets go of the lock.
        os.close(descriptor)


def _take_in_time(file: Path, end: float) -> int:
    while True:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
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
