"""A folder of this user alone, for what is worked out from the program and may be thrown away at any time.

What lies there is believed, as Python believes what lies in `__pycache__`: it is compiled code. So it is never inside
a site, and is not used at all unless it is a folder of ours, and no link, that nobody else may look into or write to.
"""

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

OFF = "AFTERWORD_NO_CODE_CACHE"

_NAME = "afterword"
_LARGEST = 16 * 2**20  # bytes of a file that is read
_MANY = 256  # files, after which the oldest half goes
_FOLDER_FLAGS = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


class UserCache:
    """Bytes under names, in a folder that belongs to this user alone. It forgets, and never fails."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str) -> bytes | None:
        """What was kept under `name`, or None."""
        with contextlib.suppress(OSError), self._opened() as folder:
            descriptor = os.open(name, os.O_RDONLY | _NO_LINK, dir_fd=folder)
            with open(descriptor, "rb") as file:  # noqa: PTH123  (it is open already)
                info = os.fstat(descriptor)
                if stat.S_ISREG(info.st_mode) and _is_ours_alone(info) and info.st_size <= _LARGEST:
                    return file.read()
        return None

    def write(self, name: str, data: bytes) -> None:
        """Keeps `data` under `name`, if anything can be kept."""
        with contextlib.suppress(OSError), self._opened() as folder:
            aside = f"{name}.{os.getpid()}.new"
            descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK, 0o600, dir_fd=folder)
            with open(descriptor, "wb") as file:  # noqa: PTH123  (as above)
                file.write(data)
            os.replace(aside, name, src_dir_fd=folder, dst_dir_fd=folder)
            _drop_old(folder)

    @contextlib.contextmanager
    def _opened(self) -> Iterator[int]:
        """The folder, as it is now: what is done in it is done there, whatever its name may lead to by then.

        Raises OSError where it is not ours alone.
        """
        folder = os.open(self._folder, _FOLDER_FLAGS)
        try:
            info = os.fstat(folder)
            if not (stat.S_ISDIR(info.st_mode) and _is_ours_alone(info)):
                raise PermissionError
            yield folder
        finally:
            os.close(folder)


def open_user_cache(*, outside: Path) -> UserCache | None:
    """This user's cache, made if it is missing; None where there can be none, or it would lie inside `outside`."""
    if os.environ.get(OFF) or os.name != "posix" or os.open not in os.supports_dir_fd:
        return None
    base = os.environ.get("XDG_CACHE_HOME", "")
    if not base.startswith("/"):  # as that standard has it
        home = os.environ.get("HOME", "")
        if not home.startswith("/"):
            return None
        base = f"{home}/.cache"
    try:
        above = Path(base).resolve()
        folder = above / _NAME
        if folder.is_relative_to(outside) or outside.is_relative_to(folder):
            return None
        if not folder.is_dir():
            _make(above, folder)
        if not _is_ours_alone(folder.lstat()):
            return None
    except (OSError, RuntimeError, ValueError):
        return None
    return UserCache(folder)


def _make(above: Path, folder: Path) -> None:
    """Makes the folder; only in one of ours, for a home that is another's (as under `sudo`) is left alone."""
    if not above.exists() and above.parent.stat().st_uid == os.geteuid():
        above.mkdir(mode=0o700)
    info = above.stat()
    if info.st_uid != os.geteuid() or info.st_mode & 0o022:
        raise PermissionError
    folder.mkdir(mode=0o700)


def _is_ours_alone(info: os.stat_result) -> bool:
    return info.st_uid == os.geteuid() and not info.st_mode & 0o077


def _drop_old(folder: int) -> None:
    names = os.listdir(folder)
    if len(names) > _MANY:
        times = {name: os.stat(name, dir_fd=folder, follow_symlinks=False).st_mtime_ns for name in names}
        for name in sorted(names, key=times.__getitem__)[: _MANY // 2]:
            os.unlink(name, dir_fd=folder)
