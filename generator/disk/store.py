"""What was worked out before, kept with the site under keys that stand for everything that it was worked out from.

The store is a cache, and data from outside (CI may restore it): one that is missing, damaged, locked, in the wrong
place or another program's is as good as an empty one, and nothing here raises on it. What is read from it is bytes with
a checksum, which the reader decodes and checks like everything else.
"""

import contextlib
import os
import sqlite3
import stat
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from generator.disk.manifest import STATE

FOLDER, FILE = "store", "understood.sqlite"

_OURS = 0x41667477  # "Aftw", which tells our files from other programs'
_FORM = 2  # of the tables; raised when they change
_TABLES = (
    "CREATE TABLE salt (salt TEXT NOT NULL, day INTEGER NOT NULL)",
    "CREATE TABLE entries (key BLOB PRIMARY KEY, value BLOB NOT NULL, day INTEGER NOT NULL)",
)
_LARGEST = 256 * 2**20  # bytes of a value that is read
_FULL = 2 * 2**30  # bytes of a store that is begun anew
_DAYS = 30  # after which what nobody asked for is dropped
_STALE = 7  # days after which it is written down that something was asked for
_PATIENCE = 0.2  # seconds to wait for another process
_AT_ONCE = 500  # entries that are put in together: so many are lost at most when the process is killed
_BYTES_AT_ONCE = 8 * 2**20
_SUM = 4  # bytes of the checksum that stands before each value
_ASKED_AT_ONCE = 500  # keys in one question


class Store:
    """Values under keys, for one process. It forgets, never fails, and may keep nothing at all."""

    def __init__(
        self, connection: sqlite3.Connection | None = None, salt: str = "", day: int = 0, writable: bool = False
    ) -> None:
        self._connection = connection
        self._salt = salt
        self._day = day
        self._writable = writable
        self._new: dict[bytes, bytes] = {}
        self._waiting = 0
        self._asked: list[bytes] = []

    def get(self, key: bytes) -> bytes | None:
        """What was kept under `key`, or None."""
        return self.get_many((key,)).get(key)

    def get_many(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """What was kept under `keys`, as far as anything was."""
        found = {key: self._new[key] for key in keys if key in self._new}
        wanted = [key for key in keys if key not in found] if found else list(keys)
        for at in range(0, len(wanted), _ASKED_AT_ONCE):
            for key, value, day in self._rows(wanted[at : at + _ASKED_AT_ONCE]):
                if type(value) is bytes and value[:_SUM] == zlib.crc32(value[_SUM:]).to_bytes(_SUM, "big"):
                    found[key] = value[_SUM:]
                if day != self._day and (not isinstance(day, int) or abs(self._day - day) >= _STALE):
                    self._asked.append(key)
        return found

    def put(self, key: bytes, value: bytes) -> None:
        """Keeps `value` under `key`, if anything can be kept."""
        if self._connection is None or not self._writable or len(value) > _LARGEST:
            return
        self._new[key] = value
        self._waiting += len(value)
        if len(self._new) >= _AT_ONCE or self._waiting >= _BYTES_AT_ONCE:
            self._write()

    @property
    def keeps(self) -> bool:
        """Whether what is put in will be found again."""
        return self._connection is not None and self._writable

    def close(self) -> None:
        """Writes what is new, and drops what nobody asked for in a long time."""
        if self._connection is None:
            return
        if self._writable:
            self._write()
            self._drop_old()
        self._let_go()

    def _drop_old(self) -> None:
        """Once a day, for it looks at every entry."""
        if self._connection is None:
            return
        with self._failing_quietly(), self._connection:
            if self._connection.execute("UPDATE salt SET day = ? WHERE day <> ?", (self._day,) * 2).rowcount:
                self._connection.execute("DELETE FROM entries WHERE abs(day - ?) > ?", (self._day, _DAYS))

    def _rows(self, keys: Sequence[bytes]) -> list[tuple[bytes, bytes, int]]:
        rows: list[tuple[bytes, bytes, int]] = []
        if self._connection is not None:
            with self._failing_quietly():
                marks = ",".join("?" * len(keys))
                # Another program may have taken the store over since it was opened.
                ours = "EXISTS (SELECT 1 FROM salt WHERE salt = ?)"
                asked = f"SELECT key, value, day FROM entries WHERE key IN ({marks}) AND {ours}"
                rows = self._connection.execute(asked, (*keys, self._salt)).fetchall()
        return rows

    def _write(self) -> None:
        new, self._new, self._waiting = self._new, {}, 0
        asked, self._asked = self._asked, []
        if (new or asked) and self._connection is not None:
            with self._failing_quietly(), self._connection:
                # As above. To write is to lock, so that it stays as it is until all is written.
                if not self._connection.execute("UPDATE salt SET salt = salt WHERE salt = ?", (self._salt,)).rowcount:
                    raise sqlite3.DatabaseError("another program's by now")
                rows = ((key, _summed(value), self._day) for key, value in new.items())
                self._connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", rows)
                days = ((self._day, key) for key in asked)
                self._connection.executemany("UPDATE entries SET day = ? WHERE key = ?", days)

    @contextmanager
    def _failing_quietly(self) -> Iterator[None]:
        """After a failure nothing is asked of the store any more: what is damaged once is so in other places too."""
        try:
            yield
        except (sqlite3.Error, sqlite3.Warning, OverflowError):
            self._let_go()

    def _let_go(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(sqlite3.Error):
                connection.close()


def _summed(value: bytes) -> bytes:
    return zlib.crc32(value).to_bytes(_SUM, "big") + value


@contextmanager
def open_store(root: Path, salt: str, day: int, warn: Callable[[str], None] = lambda line: None) -> Iterator[Store]:
    """The store of the site at `root`, as far as it was filled under `salt`; a new one where there is none such.

    One that is damaged is set aside, and `warn` is told so in a line.
    `day` counts days from any day on, and tells how long ago something was asked for.
    """
    store = Store()
    with contextlib.suppress(OSError):
        folder = root / STATE / FOLDER
        if all(_is_own_folder(part) for part in (root / STATE, folder)):
            store = _opened(folder / FILE, salt, day, warn)
    try:
        yield store
    finally:
        store.close()


def _is_own_folder(folder: Path) -> bool:
    """Whether `folder` is one, and no link to one. It is made where it is missing; raises OSError if that fails."""
    if not os.path.lexists(folder):
        folder.mkdir()
        if folder.name == FOLDER:
            (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    return stat.S_ISDIR(folder.lstat().st_mode)


def _opened(file: Path, salt: str, day: int, warn: Callable[[str], None]) -> Store:
    if any(os.path.lexists(part) and not stat.S_ISREG(part.lstat().st_mode) for part in _files(file)):
        return Store()
    if not all(_is_writable(part) for part in (file.parent, file) if part.exists()):
        return _for_reading(file, salt, day)
    for _ in range(2):
        connection = None
        try:
            connection = sqlite3.connect(file, timeout=_PATIENCE)
            if file.stat().st_size > _FULL:
                connection.close()
                file.unlink()
                continue
            _prepare(connection, salt, day)
            return Store(connection, salt, day, writable=True)
        except sqlite3.OperationalError:  # locked, or a disk that is full: somebody else may need what is there
            if connection is not None:
                connection.close()
            return Store()
        except (sqlite3.Error, sqlite3.Warning, ValueError):
            if connection is not None:
                connection.close()
            _set_aside(file)
            warn(f"{STATE}/{FOLDER}/{FILE} is damaged, or another program's; it is set aside, and a new store begun")
    return Store()


def _set_aside(file: Path) -> None:
    """Moves what is no store of ours out of the way, to a name beside it; what lay there before goes."""
    file.replace(file.with_name(f"{file.name}.damaged"))
    for part in _files(file):
        part.unlink(missing_ok=True)


def _is_writable(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _for_reading(file: Path, salt: str, day: int) -> Store:
    """A store on a disk that cannot be written to. One that was not closed there is none."""
    log = file.with_name(f"{file.name}-wal")
    if not file.exists() or (log.exists() and log.stat().st_size):
        return Store()
    connection = sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        if is_ours(connection) and _salt_of(connection) == salt:
            return Store(connection, salt, day)
    except (sqlite3.Error, sqlite3.Warning, ValueError):
        pass
    connection.close()
    return Store()


def _prepare(connection: sqlite3.Connection, salt: str, day: int) -> None:
    """Makes the tables, or sees that they are ours; empties them where they were filled under another salt.

    Raises sqlite3.Error where they are not.
    """
    connection.execute("PRAGMA trusted_schema = OFF")
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
        connection.execute("PRAGMA auto_vacuum = FULL")
        connection.execute("PRAGMA journal_mode = WAL")
        with connection:
            for statement in _TABLES:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {_OURS}")
            connection.execute(f"PRAGMA user_version = {_FORM}")
            connection.execute("INSERT INTO salt VALUES (?, ?)", (salt, day))
    elif not is_ours(connection):
        raise sqlite3.DatabaseError("not ours")
    elif _salt_of(connection) != salt:
        with connection:
            connection.execute("DELETE FROM entries")
            connection.execute("DELETE FROM salt")
            connection.execute("INSERT INTO salt VALUES (?, ?)", (salt, day))
    # What a failure of the power takes away is worked out again.
    connection.execute("PRAGMA synchronous = OFF")


def is_ours(connection: sqlite3.Connection) -> bool:
    """Whether a database holds the tables of a store, and nothing else."""
    numbers = (connection.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version"))
    # No view, no trigger, nothing but the tables as they are written above.
    schema = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return [*numbers] == [(_OURS,), (_FORM,)] and {*schema} == {(statement,) for statement in _TABLES}


def _salt_of(connection: sqlite3.Connection) -> object:
    found = connection.execute("SELECT salt FROM salt").fetchone()
    return found[0] if found else None


def _files(file: Path) -> tuple[Path, ...]:
    return tuple(file.with_name(file.name + ending) for ending in ("", "-wal", "-shm", "-journal"))
