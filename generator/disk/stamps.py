"""Stamps of files, which may spare reading them; and when a stamp can be believed."""

import os
from collections.abc import Iterator
from operator import attrgetter

from generator.model.listed import Stamp

_SECOND = 10**9
# How much later a change may come and still leave the same times behind: a tick of the system's clock, with room; and
# for a file system that keeps whole seconds, or even ones, two of those.
_TICK = _SECOND // 20
_COARSE_TICK = 2 * _SECOND


def stamp_of(info: os.stat_result) -> Stamp:
    """The stamp in what the system says of a file."""
    return Stamp(info.st_mtime_ns, info.st_ctime_ns, info.st_size, info.st_ino)


def is_settled(stamp: Stamp, at_ns: int) -> bool:
    """Whether every later change of the file shows in its stamp, so that an equal one will mean equal bytes.

    `at_ns` is the time since the epoch when the stamp was taken, or a moment before; never a later one. A file that
    was written to just then may be written to again without its times saying so: git calls such a one racy.
    """
    coarse = stamp.mtime_ns % _SECOND == 0 and stamp.ctime_ns % _SECOND == 0
    last = max(stamp.mtime_ns, stamp.ctime_ns)
    return last < at_ns - (_COARSE_TICK if coarse else _TICK)


class OddFileError(Exception):
    """Something that a stamp does not tell all about: a link, a pipe."""


def stamps_below(folder: str, skip: str = "") -> Iterator[tuple[str, Stamp | None]]:
    """Every path below `folder`, with the stamps of files; nothing of folders that are called `skip`.

    Raises OSError, and OddFileError where something is neither a folder nor a regular file.
    """
    waiting = [folder]
    while waiting:
        for entry in entries_of(waiting.pop()):
            if entry.is_dir(follow_symlinks=False):
                if entry.name != skip:
                    yield entry.path, None
                    waiting.append(entry.path)
            else:
                yield entry.path, stamp_of_entry(entry)


def entries_of(folder: str) -> list["os.DirEntry[str]"]:
    """What lies in a folder, by name. Raises OSError."""
    with os.scandir(folder) as entries:
        return sorted(entries, key=attrgetter("name"))


def stamp_of_entry(entry: "os.DirEntry[str]") -> Stamp:
    """The stamp of a file in a folder. Raises OSError, and OddFileError where it is no regular file."""
    if not entry.is_file(follow_symlinks=False):
        raise OddFileError
    return stamp_of(entry.stat(follow_symlinks=False))
