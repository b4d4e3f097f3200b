"""Putting a changed text back into its file: all of it or nothing, and never over somebody else's change."""

import contextlib
import os
import stat
import tempfile
from pathlib import Path

from generator.disk.errors import OutsideError, outside
from generator.disk.files import read_bytes
from generator.disk.links import follow
from generator.disk.names import shown
from generator.disk.read import TEXT_LIMIT
from generator.model.problem import Problem


def rewrite(root: Path, path: str, before: bytes, after: bytes) -> None:
    """Puts `after` into the file `path` of the site at `root` (real), if that still holds `before`; its mode stays.

    A symbolic link stays one: the file that it leads to inside the site is written. What holds `after` already is left.
    Raises OutsideError (exit 1) where the file has changed, or cannot be read or written; then nothing has been.
    """
    file = _real(root, path)
    new: Path | None = None
    try:
        if read_bytes(file, TEXT_LIMIT) == after:  # by another name of the same file
            return
        mode = stat.S_IMODE(file.stat().st_mode)
        if not os.access(file, os.W_OK):
            raise OutsideError(f"{shown(path)}: is read-only; nothing was written")
        descriptor, name = tempfile.mkstemp(prefix=".afterword-", dir=file.parent)
        new = Path(name)
        with os.fdopen(descriptor, "wb") as opened:
            opened.write(after)
            opened.flush()
            os.fsync(descriptor)
        new.chmod(mode)
        if read_bytes(file, TEXT_LIMIT) != before:
            raise OutsideError(f"{shown(path)}: changed meanwhile; nothing was written, do it again")
        new.replace(file)
    except OSError as error:
        raise outside(error, shown(path)) from None
    finally:
        if new is not None:
            with contextlib.suppress(OSError):
                new.unlink()


def _real(root: Path, path: str) -> Path:
    """Where the file `path` really is, under the rules for links that reading follows."""
    file = root / path
    if os.path.realpath(file) == str(file):
        return file
    followed = follow(root, path)
    if isinstance(followed, Problem):
        raise OutsideError(f"{shown(path)}: {followed.message}")
    return followed
