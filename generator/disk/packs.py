"""Many small values in one object, and the index by which a few of them are found again.

A pack is values, one after the other, each with a digest of its key and itself in front and compressed if that makes it
smaller. Its index says for each key where its value stands. Both are data from outside when they are read: what does
not fit its digest is not there.
"""

import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b

from msgspec import Struct

KEY = 16  # bytes of a key
LARGEST_VALUE = 64 * 2**20  # bytes of a value, before it is compressed
LARGEST_PACK = 16 * 2**20  # bytes of a pack, unless a single value has more

_DIGEST = 16
_LEVEL = 1  # of compression: a third of the room for a tenth of a millisecond
_PLAIN, _COMPRESSED = b"=", b"z"
_FORM = b"AftwIdx1"  # what an index begins with; another number when packs change
_ROW = struct.Struct(f">{KEY}sQI")
_GAP = 128 * 2**10  # bytes that are sooner read in vain than asked around


class Spot(Struct, frozen=True):
    """Where a value stands in its pack: bytes from its beginning, and how many."""

    offset: int
    length: int

    @property
    def end(self) -> int:
        """The first byte behind it."""
        return self.offset + self.length


class Span(Struct, frozen=True):
    """A part of a pack that is read in one go, and the keys whose values stand in it."""

    start: int
    end: int
    keys: tuple[bytes, ...]


def sealed(key: bytes, value: bytes) -> bytes:
    """`value` as it stands in a pack."""
    smaller = zlib.compress(value, _LEVEL)
    body = _COMPRESSED + smaller if len(smaller) < len(value) else _PLAIN + value
    return _digest(key, body) + body


def unsealed(key: bytes, data: bytes) -> bytes | None:
    """The value that was sealed for `key`, or None if `data` is anything else."""
    digest, form, body = data[:_DIGEST], data[_DIGEST : _DIGEST + 1], data[_DIGEST + 1 :]
    if digest != _digest(key, form + body):
        return None
    if form == _PLAIN:
        return body if len(body) <= LARGEST_VALUE else None
    if form != _COMPRESSED:
        return None
    try:
        unpacker = zlib.decompressobj()
        value = unpacker.decompress(body, LARGEST_VALUE)
    except zlib.error:
        return None
    return value if unpacker.eof else None


def packed(values: Mapping[bytes, bytes]) -> tuple[bytes, bytes]:
    """The pack of `values`, which are sealed, and its index: the same for the same values."""
    index, offset = [_FORM], 0
    for key in sorted(values):
        index.append(_ROW.pack(key, offset, len(values[key])))
        offset += len(values[key])
    return b"".join(values[key] for key in sorted(values)), b"".join(index)


def read_index(data: bytes) -> dict[bytes, Spot]:
    """Where each value of a pack stands; empty if `data` is no index."""
    rows = data[len(_FORM) :]
    if not data.startswith(_FORM) or len(rows) % _ROW.size:
        return {}
    return {key: Spot(offset, length) for key, offset, length in _ROW.iter_unpack(rows) if _is_possible(offset, length)}


def spans(spots: Iterable[tuple[bytes, Spot]]) -> Iterator[Span]:
    """What to read of a pack to have all `spots`: few parts, none of them much larger than a pack may be."""
    keys: list[bytes] = []
    start = end = 0
    for key, spot in sorted(spots, key=lambda each: each[1].offset):
        if keys and (spot.offset > end + _GAP or spot.end > start + LARGEST_PACK):
            yield Span(start, end, tuple(keys))
            keys = []
        if not keys:
            start, end = spot.offset, spot.end
        keys.append(key)
        end = max(end, spot.end)
    if keys:
        yield Span(start, end, tuple(keys))


def name_of(index: bytes, pack: bytes) -> str:
    """The name of a pack: two machines that made the same one call it the same."""
    return blake2b(index + pack, digest_size=_DIGEST).hexdigest()


def _digest(key: bytes, body: bytes) -> bytes:
    return blake2b(body, digest_size=_DIGEST, key=key).digest()


def _is_possible(offset: int, length: int) -> bool:
    return _DIGEST < length <= LARGEST_VALUE + _DIGEST + 1 and offset <= LARGEST_PACK
