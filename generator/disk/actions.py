"""What a commit does to a disk, one small act each: passed in, so that a test can hand acts that fail."""

import os
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def _write(path: Path | str, data: bytes, keep: bool) -> None:
    """A new file with `data`; with `keep` it is on the disk itself when this returns."""
    descriptor = os.open(path, _NEW, 0o666)
    try:
        written = os.write(descriptor, data)
        while written < len(data):
            written += os.write(descriptor, memoryview(data)[written:])
        if keep:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _link(source: Path | str, target: Path | str) -> None:
    os.link(source, target, follow_symlinks=False)


class Actions(Struct, frozen=True):
    """The acts. Each raises OSError."""

    write: Callable[[Path | str, bytes, bool], None] = _write
    replace: Callable[[Path | str, Path | str], None] = os.replace
    link: Callable[[Path | str, Path | str], None] = _link
    remove: Callable[[Path | str], None] = os.remove
    make_folder: Callable[[Path | str], None] = os.mkdir
    remove_folder: Callable[[Path | str], None] = os.rmdir

    def remove_if_there(self, path: Path | str) -> None:
        """Removes the file `path`, if there is one."""
        if os.path.lexists(path):
            self.remove(path)
