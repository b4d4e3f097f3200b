"""Objects at a URL that fsspec understands: a folder, a bucket. Each is written whole, and read in parts."""

import os
import secrets
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from msgspec import Struct

from generator.disk.errors import OutsideError

_S3 = ("s3", "s3a")
_HERE = ("file", "local")
_SECONDS = {"connect_timeout": 5, "read_timeout": 30, "retries": {"max_attempts": 1}}
_TRIES = 2
_SECRET = 6  # letters that a value in a URL must have to be kept back by itself


class Listed(Struct, frozen=True):
    """An object as a listing shows it: its path below the URL, its bytes, and when it was written, if that is told."""

    path: str
    size: int
    written: datetime | None


class Part(Struct, frozen=True):
    """Bytes of an object, from `start` up to `end`."""

    path: str
    start: int
    end: int


def check_url(url: str) -> None:
    """Raises OutsideError (exit 2) where `url` is none that can be shared at, or what it needs is not installed."""
    scheme, found, _ = url.partition("://")
    if not found or "::" in url or not scheme.isalnum():
        raise OutsideError(f"--remote-cache: {shown(url)!r} is no URL such as s3://bucket/folder", exit_code=2)
    needed = ("fsspec", "s3fs") if scheme in _S3 else ("fsspec",)
    missing = [name for name in needed if find_spec(name) is None]
    if missing:
        what = "is" if len(missing) == 1 else "are"
        how = "pip install 'afterword[remote-cache]'"
        raise OutsideError(f"--remote-cache needs {' and '.join(missing)}, which {what} not installed: {how}", 2)


def check_apart(url: str, folders: Iterable[Path]) -> None:
    """Raises OutsideError (exit 2) where `url` leads into one of `folders`: those of a site and of its output.

    What is shared holds drafts and hidden passages, and what lies in a site may be published, now or some day.
    """
    scheme, _, path = url.partition("://")
    if scheme not in _HERE:
        return
    place = Path(path).expanduser().resolve()
    inside = next((folder for folder in folders if place.is_relative_to(folder.resolve())), None)
    if inside is not None:
        why = f"what lies in {inside}/ may be published, and this holds drafts"
        raise OutsideError(f"--remote-cache: {shown(url)} is refused: {why}", exit_code=2)


def shown(url: str) -> str:
    """`url` without the password that may stand in it."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url.partition("://")[0] + "://"
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()


def said_by(error: Exception, url: str) -> str:
    """What an `error` of a library says, in one line; nothing of `url` that `shown` keeps back."""
    words = " ".join(str(error).split()) or type(error).__name__
    try:
        parts = urlsplit(url)
    except ValueError:
        return words.replace(url, shown(url))
    user = parts.netloc.rpartition("@")[0]
    values = [value for _, value in parse_qsl(parts.query) if len(value) >= _SECRET]
    kept_back = [user, *user.split(":", 1)[1:], parts.query, *values]
    spellings = {each for kept in kept_back for each in (kept, unquote(kept), quote(kept, safe="")) if each}
    for each in sorted(spellings, key=len, reverse=True):
        words = words.replace(each, "…")
    return words


class Objects:
    """The objects below a URL. Each method raises whatever the library does that brings the bytes."""

    def __init__(self, url: str) -> None:
        from fsspec.core import url_to_fs  # here, as it takes 150 ms to load, and s3fs takes 800

        scheme = url.partition("://")[0]
        options: dict[str, Any] = {"config_kwargs": _SECONDS} if scheme in _S3 else {}
        self._here = scheme in _HERE
        files, root = url_to_fs(url, use_listings_cache=False, skip_instance_cache=True, **options)
        if scheme in _S3:
            files.retries = _TRIES
        self._files, self._root = files, str(root).rstrip("/")

    def listed(self, folder: str = "") -> Iterator[Listed]:
        """Every object in `folder` and below it; none where there is no such folder."""
        top = f"{self._root}/{folder}".rstrip("/")
        for name, told in self._files.find(top, detail=True).items():
            if str(name).startswith(f"{self._root}/"):
                yield Listed(str(name)[len(self._root) + 1 :], int(told["size"] or 0), _time_of(told))

    def read(self, parts: Sequence[Part]) -> list[bytes | None]:
        """Each of `parts`, read side by side where the library can; None for an object that is not there."""
        if not parts:
            return []
        paths = [f"{self._root}/{part.path}" for part in parts]
        starts, ends = [part.start for part in parts], [part.end for part in parts]
        found = self._files.cat_ranges(paths, starts, ends, on_error="return")
        for error in found:
            if isinstance(error, BaseException) and not isinstance(error, FileNotFoundError):
                raise error
        return [data if isinstance(data, bytes) else None for data in found]

    def write(self, path: str, data: bytes) -> None:
        """Puts `data` under `path`, all of it or nothing."""
        target = f"{self._root}/{path}"
        if not self._here:
            self._files.pipe_file(target, data)  # that an object is there when it is whole, its server sees to
            return
        file = Path(target)
        file.parent.mkdir(parents=True, exist_ok=True)
        begun = file.with_name(f"{file.name}.{secrets.token_hex(8)}.part")
        try:
            begun.write_bytes(data)
            os.replace(begun, file)  # noqa: PTH105  (as everywhere in this room)
        finally:
            begun.unlink(missing_ok=True)

    def remove(self, path: str) -> None:
        """Takes away the object at `path`, if it is there."""
        try:
            self._files.rm_file(f"{self._root}/{path}")
        except FileNotFoundError:
            return


def _time_of(told: dict[str, Any]) -> datetime | None:
    """When an object was written: libraries tell it under names of their own, or not at all."""
    for name in ("LastModified", "mtime", "last_modified", "updated", "created"):
        value = told.get(name)
        if isinstance(value, datetime):
            return value if value.tzinfo is not None else value.replace(tzinfo=UTC)
        if isinstance(value, int | float):
            return datetime.fromtimestamp(value, UTC)
    return None
