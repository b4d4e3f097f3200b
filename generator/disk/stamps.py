"""What the file system says of a file without reading it, and when that may be believed."""

import os

from msgspec import Struct

_TICK = 50_000_000  # ns: no clock of a file system in use is coarser, but for those that know whole seconds alone
_COARSE = 2_000_000_000  # ns
_SECOND = 1_000_000_000  # ns


class Stamp(Struct, frozen=True, array_like=True, gc=False):
    """When a regular file was written and changed (ns since 1970), its size in bytes, and its number on its disk."""

    mtime: int
    ctime: int
    size: int
    inode: int


def stamp_of(info: os.stat_result) -> Stamp:
    """The stamp that a stat gives."""
    return Stamp(info.st_mtime_ns, info.st_ctime_ns, info.st_size, info.st_ino)


def is_settled(stamp: Stamp, at: int) -> bool:
    """Whether a stamp that was taken at the moment `at` (ns) tells every later change of its file.

    What is written within the same tick of the clock may leave the same stamp: git calls such an entry racy.
    """
    tick = _COARSE if stamp.mtime % _SECOND == 0 and stamp.ctime % _SECOND == 0 else _TICK
    return max(stamp.mtime, stamp.ctime) < at - tick
