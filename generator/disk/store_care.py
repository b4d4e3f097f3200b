"""Looking after the store of a site: how much it holds, dropping what is old, throwing it away."""

import contextlib
import sqlite3
from pathlib import Path

from msgspec import Struct

from generator.disk.errors import OutsideError, outside
from generator.disk.manifest import STATE
from generator.disk.store import FILE, FOLDER, is_ours

_PATIENCE = 5.0  # seconds to wait for a build that goes on


class Stats(Struct, frozen=True):
    """What a store holds. `size` is in bytes on the disk; `current`: it was filled by this very program."""

    entries: int
    size: int
    current: bool


def store_stats(root: Path, salt: str) -> Stats:
    """What the store of the site at `root` holds; `salt` is this program's."""
    folder, size = root / STATE / FOLDER, _size(root / STATE / FOLDER)
    if not size:
        return Stats(0, 0, False)
    with contextlib.suppress(sqlite3.Error, sqlite3.Warning, OSError), contextlib.closing(_open(folder)) as connection:
        count = connection.execute("SELECT count(*) FROM entries").fetchone()[0]
        kept = connection.execute("SELECT salt FROM salt").fetchone()
        return Stats(count, size, kept is not None and kept[0] == salt)
    return Stats(0, size, False)


def drop_old(root: Path, day: int, days: int) -> tuple[int, int]:
    """Drops what nobody asked for in so many `days` before `day`: how many entries, and bytes of the disk.

    Raises OutsideError (exit 1) where the store cannot be written, or is none.
    """
    folder = root / STATE / FOLDER
    before = _size(folder)
    if not before:
        return 0, 0
    try:
        with contextlib.closing(_open(folder)) as connection:
            with connection:
                dropped = connection.execute("DELETE FROM entries WHERE abs(day - ?) > ?", (day, days)).rowcount
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise OutsideError(f"{folder / FILE}: {error}") from None
    return dropped, max(0, before - _size(folder))


def clear_store(root: Path) -> int:
    """Removes the store of the site at `root`: how many bytes of the disk. Raises OutsideError (exit 1)."""
    folder = root / STATE / FOLDER
    size = _size(folder)
    for file in _files(folder):
        if file.name == ".gitignore":
            continue
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise outside(error, file) from None
    return size


def _open(folder: Path) -> sqlite3.Connection:
    """The store's tables. Raises sqlite3.Error where they are not ours, or there are none."""
    file = folder / FILE
    if file.is_symlink():
        raise sqlite3.DatabaseError("this is a symbolic link")
    connection = sqlite3.connect(f"{file.as_uri()}?mode=rw", uri=True, timeout=_PATIENCE)
    if not is_ours(connection):
        connection.close()
        raise sqlite3.DatabaseError("this is no store of Afterword")
    return connection


def _files(folder: Path) -> list[Path]:
    """What lies in the folder of the store; nothing where that is a link."""
    if folder.is_symlink() or folder.parent.is_symlink() or not folder.is_dir():
        return []
    return [file for file in folder.iterdir() if file.is_symlink() or file.is_file()]


def _size(folder: Path) -> int:
    return sum(file.lstat().st_size for file in _files(folder) if file.name != ".gitignore")
