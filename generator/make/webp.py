"""WebP, chunk by chunk. Everything here raises ValueError on what is damaged."""

from collections.abc import Iterator
from struct import pack, unpack_from

from generator.make.exif import orientation_of

KEPT = frozenset({b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
PIXELS = frozenset({b"VP8 ", b"VP8L", b"ANMF"})
EXIF_FLAG, XMP_FLAG = 0x08, 0x04
HEAD = 12


def is_webp(data: bytes) -> bool:
    """Whether the first bytes are those of a WebP file."""
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each chunk: its name and its content. What stands after the file's own end is not looked at."""
    end = 8 + int(unpack_from("<I", data, 4)[0])
    if end > len(data):
        raise ValueError("it is cut off in the middle")
    at = HEAD
    while at + 8 <= end:
        length = int(unpack_from("<I", data, at + 4)[0])
        if at + 8 + length > end:
            raise ValueError("it is cut off in the middle")
        yield data[at : at + 4], data[at + 8 : at + 8 + length]
        at += 8 + length + (length & 1)


def size(data: bytes) -> tuple[int, int, int]:
    """Width, height and orientation."""
    found, orientation, pixels = (0, 0), 1, False
    for name, content in chunks(data):
        if name in (b"VP8X", b"VP8 ", b"VP8L") and found == (0, 0):
            found = _size_of(name, content)
        elif name == b"EXIF":
            orientation = orientation_of(content)
        pixels = pixels or name in PIXELS
    if not pixels:
        raise ValueError("it has no pixels")
    return found[0], found[1], orientation


def bare(data: bytes) -> bytes:
    """The same picture without EXIF, XMP and unknown chunks."""
    body = b"".join(_chunk(name, content) for name, content in chunks(data) if name in KEPT)
    return b"RIFF" + pack("<I", len(body) + 4) + b"WEBP" + body


def _chunk(name: bytes, content: bytes) -> bytes:
    if name == b"VP8X" and content:
        content = bytes([content[0] & ~(EXIF_FLAG | XMP_FLAG)]) + content[1:]
    return name + pack("<I", len(content)) + content + b"\x00" * (len(content) & 1)


def _size_of(name: bytes, content: bytes) -> tuple[int, int]:
    if len(content) < 10:
        raise ValueError("it is damaged: its head is too short")
    if name == b"VP8X":
        return 1 + int.from_bytes(content[4:7], "little"), 1 + int.from_bytes(content[7:10], "little")
    if name == b"VP8L":
        bits = int.from_bytes(content[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if content[3:6] != b"\x9d\x01\x2a":
        raise ValueError("it is damaged: its head is not what it should be")
    width, height = unpack_from("<HH", content, 6)
    return width & 0x3FFF, height & 0x3FFF
