"""How far a build has come, on standard error, while there is somebody to see it."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_PATIENCE = 0.5  # seconds before anything is shown: most builds are over by then
_PAUSE = 0.1  # seconds from one line to the next
_WIDTH = 79
_ENOUGH = 5  # per cent that must be done before anybody can guess when the rest will be

Step = Callable[[int, int], None]


class Progress:
    """One line, written over again and again: what is done, how many of how many, and how long the rest may take."""

    def __init__(self, shown: bool) -> None:
        self._shown = shown
        self._began = self._last = time.monotonic()
        self._length = 0

    def of(self, label: str) -> Step:
        """A function that is told how many of how many are done of the work called `label`."""
        if not self._shown:
            return lambda done, whole: None
        began: list[tuple[float, int]] = []

        def step(done: int, whole: int) -> None:
            now = time.monotonic()
            if not began:
                began.append((now, done))
            if now - self._began >= _PATIENCE and (now - self._last >= _PAUSE or done == whole):
                self._last = now
                since, before = began[0]
                self._write(line_of(label, done, whole, now - since, before))

        return step

    def clear(self) -> None:
        """Takes the line away."""
        if self._length:
            self._write("")
            sys.stderr.write("\r")
            sys.stderr.flush()

    def _write(self, line: str) -> None:
        line = line[:_WIDTH]
        sys.stderr.write(f"\r{line}{' ' * (self._length - len(line))}")
        sys.stderr.flush()
        self._length = len(line)


def line_of(label: str, done: int, whole: int, seconds: float, before: int = 0) -> str:
    """`Reading  1,200 of 10,000 (12 %), about 25 s left`, after so many `seconds`.

    `before` is how many were done when they began: known from the last build, and no sign of how long the rest takes.
    """
    share = 100 * done // whole if whole else 100
    line = f"{label}  {done:,} of {whole:,} ({share} %)"
    if share < _ENOUGH or done >= whole or done <= before:
        return line
    return f"{line}, about {max(1, round(seconds * (whole - done) / (done - before)))} s left"


@contextmanager
def showing_progress(quiet: bool) -> Iterator[Progress]:
    """A progress line for the length of a `with` block: where nobody looks, or it is to be `quiet`, none."""
    progress = Progress(not quiet and sys.stderr.isatty())
    try:
        yield progress
    finally:
        progress.clear()
