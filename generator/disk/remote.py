"""What was worked out before, shared between machines: values by key at a URL that fsspec understands.

    with open_remote(url, salt, now, warn) as remote:
        found = remote.get_many(keys)
        remote.put_many(values)

It is a cache, as the store is, and never stops a build: what cannot be read is not there, what cannot be written is not
kept, and what stands in the way is said once. Values are data, and checked against a digest; but whoever may write
there may put wrong ones under right keys: let only machines write that you would let build.

Below the URL there is a folder for each program (`salt`), in it `packs/NAME` and `index/NAME`. An object for each value
would be ten thousand requests for ten thousand posts; a build writes its new values as packs of up to 16 MiB instead.
A reader loads the indexes, which are small, and asks for the parts of packs that it needs, neighbours together. Names
are made of contents and nothing is ever changed, so that two machines may write at once; an index is written when its
pack is whole. When many small packs have come together, the next writer makes one of them. An index that is older
than a week is written anew when its pack was of use: its age tells what nobody has used, for `drop_unused`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta

from msgspec import Struct

from generator.disk.errors import OutsideError
from generator.disk.objects import Listed, Objects, Part, check_url, said_by, shown
from generator.disk.packs import (
    KEY,
    LARGEST_PACK,
    LARGEST_VALUE,
    Spot,
    name_of,
    packed,
    read_index,
    sealed,
    spans,
    unsealed,
)

_LARGEST_INDEX = 16 * 2**20  # bytes of an index that is read
_ALL_INDEXES = 256 * 2**20  # bytes of all that are, the newest first
_AT_ONCE = 128 * 2**20  # bytes of packs that are read in one go
_SMALL = 2**20  # bytes of a pack up to which it is put together with others,
_MANY = 32  # when there are so many of them
_STALE = timedelta(days=7)  # after which it is written down that something was of use
_BEGUN = timedelta(days=1)  # after which whoever began to write a pack is gone
_OURS = re.compile(r"(?:([0-9a-f]{32})/)(index|packs)/([0-9a-f]{32})(\.[0-9a-f]{16}\.part)?")


class Dropped(Struct, frozen=True):
    """What was taken away from a shared store."""

    objects: int
    bytes: int


class _Pack(Struct, frozen=True):
    """A pack that is known: how many bytes it and its index have, and when the index was written."""

    end: int
    index: int
    written: datetime | None


class Remote:
    """Values under keys of 16 bytes, at a URL. It forgets, never fails, and may keep nothing at all."""

    def __init__(self, url: str, salt: str, now: datetime, warn: Callable[[str], None]) -> None:
        self._url, self._salt, self._now, self._warn = url, salt, now, warn
        self._objects: Objects | None = None  # from the first use on
        self._failed, self._refused = not salt, False
        self._packs: dict[str, _Pack] = {}
        self._spots: dict[bytes, tuple[str, Spot]] = {}
        self._new: dict[bytes, bytes] = {}
        self._size = 0  # of these
        self._used: set[str] = set()
        self._damaged: set[str] = set()

    def get_many(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values of those of `keys` that are there. All are in memory at once: ask for some thousands."""
        if self._failed:
            return {}
        try:
            objects = self._opened()
            wanted: dict[str, list[tuple[bytes, Spot]]] = {}
            for key in dict.fromkeys(keys):
                if key in self._spots:
                    name, spot = self._spots[key]
                    wanted.setdefault(name, []).append((key, spot))
            return self._values(objects, wanted)
        except Exception as error:  # of whichever library brings the bytes
            self._failed = self._fail("read", error)
            return {}

    def put_many(self, values: Mapping[bytes, bytes]) -> None:
        """Keeps `values`: they are sent when there are many, and at the end of the `with` block."""
        if self._failed or self._refused:
            return
        try:
            objects = self._opened()
            for key, value in values.items():
                if key in self._spots or key in self._new or len(key) != KEY or len(value) > LARGEST_VALUE:
                    continue
                data = sealed(key, value)
                if self._new and self._size + len(data) > LARGEST_PACK:
                    self._send(objects)
                self._new[key] = data
                self._size += len(data)
        except Exception as error:
            self._refused = self._fail("written to", error)

    def close(self) -> None:
        """Sends what is new, and tidies up a little."""
        if self._objects is None or self._failed:
            return
        if not self._refused:
            try:
                self._send(self._objects)
                self._merge(self._objects)
            except Exception as error:
                self._refused = self._fail("written to", error)
        with suppress(Exception):  # who may only read cannot do these, and need not
            for name in self._damaged:
                self._objects.remove(self._index(name))
            for name in self._used - self._damaged:
                self._note_use(self._objects, name)

    def _fail(self, done: str, error: Exception) -> bool:
        """Says once why something failed; true, since it would take its time to fail again."""
        why = said_by(error, self._url)
        self._warn(f"--remote-cache: {shown(self._url)} cannot be {done}, and the build goes on without it: {why}")
        return True

    def _opened(self) -> Objects:
        """The objects, with all indexes read."""
        if self._objects is not None:
            return self._objects
        objects = Objects(self._url)
        room, parts, times = _ALL_INDEXES, [], []
        found = [each for each in objects.listed(f"{self._salt}/index") if _is_index(each)]
        for listed in sorted(found, key=lambda each: (_moment(each.written), each.path), reverse=True):
            room -= listed.size
            if room >= 0:
                parts.append(Part(listed.path, 0, listed.size))
                times.append(listed.written)
        for part, time, data in zip(parts, times, objects.read(parts), strict=True):
            self._learn(part.path.rpartition("/")[2], data or b"", time)
        self._objects = objects
        return objects

    def _learn(self, name: str, index: bytes, written: datetime | None) -> None:
        spots = read_index(index)
        if spots:
            self._packs[name] = _Pack(max(spot.end for spot in spots.values()), len(index), written)
            for key, spot in spots.items():
                self._spots.setdefault(key, (name, spot))

    def _values(self, objects: Objects, wanted: dict[str, list[tuple[bytes, Spot]]]) -> dict[bytes, bytes]:
        found: dict[bytes, bytes] = {}
        asked = [(name, span) for name, spots in wanted.items() for span in spans(spots)]
        while asked:
            room, batch = _AT_ONCE, [asked.pop()]
            while asked and (room := room - asked[-1][1].end + asked[-1][1].start) >= 0:
                batch.append(asked.pop())
            parts = [Part(self._pack(name), span.start, span.end) for name, span in batch]
            for (name, span), data in zip(batch, objects.read(parts), strict=True):
                self._used.add(name)
                for key in span.keys:
                    spot = self._spots[key][1]
                    sealed_value = (data or b"")[spot.offset - span.start : spot.end - span.start]
                    value = unsealed(key, sealed_value)
                    if value is None:  # gone or damaged: as if it had never been, so that it is put there again
                        self._damaged.add(name)
                        del self._spots[key]
                    else:
                        found[key] = value
        return found

    def _send(self, objects: Objects) -> None:
        if self._new:
            new, self._new, self._size = self._new, {}, 0
            self._write(objects, new)

    def _write(self, objects: Objects, values: Mapping[bytes, bytes]) -> str:
        pack, index = packed(values)
        name = name_of(index, pack)
        objects.write(self._pack(name), pack)
        objects.write(self._index(name), index)
        self._damaged.discard(name)
        self._learn(name, index, self._now)
        return name

    def _merge(self, objects: Objects) -> None:
        """Makes one pack of many small ones. Who still reads these finds them gone, and works their values out."""
        small = sorted(name for name, pack in self._packs.items() if pack.end <= _SMALL)
        if len(small) < _MANY:
            return
        room, chosen = LARGEST_PACK, []
        for name in small:
            room -= self._packs[name].end
            if room >= 0:
                chosen.append(name)
        read = objects.read([Part(self._pack(name), 0, self._packs[name].end) for name in chosen])
        packs = dict(zip(chosen, read, strict=True))
        values: dict[bytes, bytes] = {}
        for key, (name, spot) in self._spots.items():
            value = (packs.get(name) or b"")[spot.offset : spot.end]
            if value and unsealed(key, value) is not None:
                values[key] = value
        kept = self._write(objects, values) if values else ""
        for name in chosen:
            if name != kept:
                objects.remove(self._index(name))
                objects.remove(self._pack(name))
                self._used.discard(name)

    def _note_use(self, objects: Objects, name: str) -> None:
        known = self._packs[name]
        if known.written is not None and self._now - known.written > _STALE:
            (index,) = objects.read([Part(self._index(name), 0, known.index)])
            if index is not None:
                objects.write(self._index(name), index)

    def _index(self, name: str) -> str:
        return f"{self._salt}/index/{name}"

    def _pack(self, name: str) -> str:
        return f"{self._salt}/packs/{name}"


@contextmanager
def open_remote(url: str, salt: str, now: datetime, warn: Callable[[str], None]) -> Iterator[Remote]:
    """The values that are shared at `url` between machines whose programs have the same `salt`.

    Nothing is looked at before the first question. What is new is sent at the end, unless the block is left by an
    exception. `now` is the true time; `warn` is called at most twice, with a line. Raises OutsideError (exit 2) where
    `url` is none, or what it needs is not installed.
    """
    check_url(url)
    remote = Remote(url, salt, now, warn)
    yield remote
    remote.close()


def drop_unused(url: str, now: datetime, days: int = 30) -> Dropped:
    """Takes away what no machine has used for `days`, whichever program's, and what was begun and never finished.

    Raises OutsideError: exit 2 as `open_remote`, 1 where it cannot be done.
    """
    check_url(url)
    try:
        objects = Objects(url)
        found = {each.path: each for each in objects.listed() if _OURS.fullmatch(each.path)}
        old = [path for path, each in found.items() if _is_unused(each, found, now, timedelta(days=days))]
        # An index before its pack: no index without one.
        for path in sorted(old, key=lambda path: "/packs/" in path):
            objects.remove(path)
    except Exception as error:
        raise OutsideError(f"--remote-cache: {shown(url)}: {said_by(error, url)}") from None
    return Dropped(len(old), sum(found[path].size for path in old))


def _is_unused(listed: Listed, found: Mapping[str, Listed], now: datetime, long: timedelta) -> bool:
    if listed.written is None:
        return False
    age = now - listed.written
    if listed.path.endswith(".part"):
        return age > _BEGUN
    index = found.get(listed.path.replace("/packs/", "/index/"))
    if index is None:
        return age > _BEGUN
    return index.written is not None and now - index.written > long


def _is_index(listed: Listed) -> bool:
    ours = _OURS.fullmatch(listed.path)
    return ours is not None and ours[4] is None and listed.size <= _LARGEST_INDEX


def _moment(written: datetime | None) -> float:
    return written.timestamp() if written is not None else 0.0
