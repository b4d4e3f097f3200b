"""What a commit does to a disk, one small act each: passed in, so that a test can hand acts that fail."""

import os
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct


def _write(path: Path, data: bytes, keep: bool) -> None:
    """A new file with `data`; with `keep` it is on the disk itself when this returns."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        if keep:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _replace(source: Path, target: Path) -> None:
    source.replace(target)


def _link(source: Path, target: Path) -> None:
    os.link(source, target, follow_symlinks=False)


def _remove(path: Path) -> None:
    path.unlink()


def _make_folder(path: Path) -> None:
    path.mkdir()


def _remove_folder(path: Path) -> None:
    path.rmdir()


class Actions(Struct, frozen=True):
    """The acts. Each raises OSError."""

    write: Callable[[Path, bytes, bool], None] = _write
    replace: Callable[[Path, Path], None] = _replace
    link: Callable[[Path, Path], None] = _link
    remove: Callable[[Path], None] = _remove
    make_folder: Callable[[Path], None] = _make_folder
    remove_folder: Callable[[Path], None] = _remove_folder

    def remove_if_there(self, path: Path) -> None:
        """Removes the file `path`, if there is one."""
        if os.path.lexists(path):
            self.remove(path)
