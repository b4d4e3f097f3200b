"""Standard output and standard error, of which any write may fail: a full disk, a reader that has gone away."""

import contextlib
import errno
import io
import os
import sys
from typing import TYPE_CHECKING

from generator.disk.errors import reason

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class StreamError(Exception):
    """A stream could not be written. `str()` is one clear line, empty where nobody needs one."""


class _Stream(io.FileIO):
    """A stream whose failures are told from those of every other file."""

    def write(self, data: "ReadableBuffer", /) -> int:
        try:
            return super().write(data)
        except OSError as error:
            # What was not written must not fail again when Python flushes its streams at the end.
            with contextlib.suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), self.fileno())
            if error.errno == errno.EPIPE:
                # Whoever read us has seen enough.
                raise StreamError from None
            name = "standard error" if self.fileno() == 2 else "standard output"
            raise StreamError(f"{name}: {reason(error)}") from None


def guard_streams() -> None:
    """Makes every failed write to standard output or standard error a StreamError.

    A closed standard output fails when something is written to it; whoever closes standard error wants no messages.
    """
    if sys.stdout is None:
        sys.stdout = _open(os.open(os.devnull, os.O_RDONLY))
    if sys.stderr is None:
        sys.stderr = _open(os.open(os.devnull, os.O_WRONLY))
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        # Anything but a plain file (a console of Windows, what a test has put there) stays as it is. Under `python -u`
        # there is no buffer above the file.
        buffer = getattr(stream, "buffer", None)
        if type(getattr(buffer, "raw", buffer)) is io.FileIO:
            setattr(sys, name, _open(stream.fileno(), stream.encoding, stream.line_buffering))


def _open(number: int, encoding: str = "utf-8", line_buffering: bool = False) -> io.TextIOWrapper:
    raw = _Stream(number, "w", closefd=False)
    return io.TextIOWrapper(io.BufferedWriter(raw), encoding, errors="backslashreplace", line_buffering=line_buffering)
