"""Reading one file safely: never a pipe, never through a last-moment link, never more than a limit."""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

_CHUNK = 1 << 20
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def _regular(descriptor: int, file: Path | str, limit: int) -> os.stat_result:
    """What the system says of an open file. Raises OSError: EINVAL if it is no regular one, EFBIG by its size."""
    info = os.fstat(descriptor)
    if not stat.S_ISREG(info.st_mode):
        raise OSError(errno.EINVAL, "not a regular file", str(file))
    if info.st_size > limit:
        raise OSError(errno.EFBIG, "file too large", str(file))
    return info


@contextmanager
def _opened(file: Path | str, limit: int) -> Iterator[tuple[int, os.stat_result]]:
    """A descriptor of the regular file `file`, and what the system says of it. Raises OSError as `_regular` does."""
    descriptor = os.open(file, _FLAGS)
    try:
        yield descriptor, _regular(descriptor, file, limit)
    finally:
        os.close(descriptor)


def _chunks(descriptor: int, limit: int) -> Iterator[bytes]:
    total = 0
    while data := os.read(descriptor, _CHUNK):
        total += len(data)
        if total > limit:
            raise OSError(errno.EFBIG, "file too large")
        yield data


def read_bytes(file: Path | str, limit: int) -> bytes:
    """The bytes of the regular file `file`. Raises OSError; EFBIG where it is larger than `limit` bytes."""
    descriptor = os.open(file, _FLAGS)
    try:
        size = _regular(descriptor, file, limit).st_size
        data = b""
        if size < _CHUNK:
            # Whoever asks for a byte more than there is and does not get it has come to the end.
            data = os.read(descriptor, size + 1)
            if len(data) == size:
                return data
        return b"".join((data, *_chunks(descriptor, limit - len(data))))
    finally:
        os.close(descriptor)


def read_start(file: Path | str, count: int) -> bytes:
    """At most the first `count` bytes of the regular file `file`. Raises OSError."""
    with _opened(file, sys.maxsize) as (descriptor, _info):
        return os.read(descriptor, count)


def stamp_file(file: Path | str, limit: int) -> tuple[str, int]:
    """What stands for `file` as long as nobody writes to it, and its size; nothing is read. Raises as `digest_file`."""
    with _opened(file, limit) as (_descriptor, info):
        return f"{info.st_dev}-{info.st_ino}-{info.st_mtime_ns}-{info.st_size}", info.st_size


def digest_file(file: Path | str, limit: int) -> tuple[str, int]:
    """`digest_of` of the bytes of `file`, and their number, read piece by piece. Raises OSError as `read_bytes` does.

    A file that grows or shrinks meanwhile raises EAGAIN: its digest would stand for bytes that never were.
    """
    with _opened(file, limit) as (descriptor, info):
        hasher = blake2b(digest_size=16)
        hasher.update(info.st_size.to_bytes(8, "big"))
        total = 0
        for chunk in _chunks(descriptor, limit):
            total += len(chunk)
            hasher.update(chunk)
        if total != info.st_size:
            raise OSError(errno.EAGAIN, "changed while it was read", str(file))
        return hasher.hexdigest(), info.st_size
