"""GIF, block by block. Everything here raises ValueError on what is damaged."""

from collections.abc import Iterator
from struct import unpack_from

SIGNATURES = (b"GIF87a", b"GIF89a")
IMAGE, EXTENSION, TRAILER = 0x2C, 0x21, 0x3B
TIMING, TEXT, COMMENT, APPLICATION = 0xF9, 0x01, 0xFE, 0xFF
LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
LOOP_COUNT = b"\x03\x01"
HEAD = 13


def blocks(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Each block up to the trailer: what begins it, its extension's label or 0, and its bytes."""
    at = _palette_end(data, 10, HEAD)
    while True:
        kind = _byte(data, at)
        if kind == TRAILER:
            yield kind, 0, data[at : at + 1]
            return
        if kind == EXTENSION:
            label, end = _byte(data, at + 1), _sub_blocks_end(data, at + 2)
        elif kind == IMAGE:
            label, end = 0, _sub_blocks_end(data, _palette_end(data, at + 9, at + 10) + 1)
        else:
            raise ValueError("it is damaged: a block does not begin where it should")
        yield kind, label, data[at:end]
        at = end


def size(data: bytes) -> tuple[int, int, int]:
    """Width, height and orientation (a GIF is always upright)."""
    if not any(kind == IMAGE for kind, _, _ in blocks(data)):
        raise ValueError("it has no pixels")
    width, height = unpack_from("<HH", data, 6)
    return width, height, 1


def bare(data: bytes) -> bytes:
    """The same picture without comments, texts and what applications wrote; its loop count stays."""
    out = [data[: _palette_end(data, 10, HEAD)]]
    timing = b""
    for kind, label, block in blocks(data):
        if kind == EXTENSION and label == TIMING:
            timing = block  # it belongs to what follows: it goes where that goes
        elif kind == IMAGE:
            out += [timing, block]
            timing = b""
        elif kind == EXTENSION and label == TEXT:
            timing = b""
        elif kind == TRAILER:
            out.append(block)
        elif label == APPLICATION and block[3:14] in LOOPS and block[14:16] == LOOP_COUNT:
            out.append(block[:18] + b"\x00")
    return b"".join(out)


def _byte(data: bytes, at: int) -> int:
    if at >= len(data):
        raise ValueError("it is cut off: its end is missing")
    return data[at]


def _palette_end(data: bytes, flags_at: int, start: int) -> int:
    """Where the palette that starts at `start` ends, if the flags say that there is one."""
    flags = _byte(data, flags_at)
    return start + 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else start


def _sub_blocks_end(data: bytes, at: int) -> int:
    length = _byte(data, at)
    while length:
        at += length + 1
        length = _byte(data, at)
    return at + 1
