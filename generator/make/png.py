"""PNG, chunk by chunk. Everything here raises ValueError on what is damaged."""

import zlib
from collections.abc import Iterator
from struct import unpack_from

from generator.make.exif import orientation_of

SIGNATURE = b"\x89PNG\r\n\x1a\n"
# What a picture is made of, how its colours are meant, and how it moves. All else is somebody's words.
KEPT = frozenset(b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB bKGD pHYs acTL fcTL fdAT cICP mDCV cLLI".split())
HEAD_LENGTH = 13


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each chunk up to IEND: its type, and all its bytes (length and checksum included)."""
    at = len(SIGNATURE)
    kind = b""
    while kind != b"IEND":
        if at + 12 > len(data):
            raise ValueError("it is cut off: its end is missing")
        length = int(unpack_from(">I", data, at)[0])
        kind, end = data[at + 4 : at + 8], at + 12 + length
        if end > len(data):
            raise ValueError("it is cut off in the middle")
        if unpack_from(">I", data, end - 4)[0] != zlib.crc32(memoryview(data)[at + 4 : end - 4]):
            raise ValueError("it is damaged: a checksum is wrong")
        yield kind, data[at:end]
        at = end


def size(data: bytes) -> tuple[int, int, int]:
    """Width, height and orientation."""
    found, orientation, pixels = (0, 0), 1, False
    for index, (kind, chunk) in enumerate(chunks(data)):
        if (index == 0) != (kind == b"IHDR") or (index == 0 and len(chunk) != HEAD_LENGTH + 12):
            raise ValueError("it is damaged: its head is not what it should be")
        if kind == b"IHDR":
            found = unpack_from(">II", chunk, 8)
        elif kind == b"eXIf":
            orientation = orientation_of(chunk[8:-4])
        pixels = pixels or kind == b"IDAT"
    if not pixels:
        raise ValueError("it has no pixels")
    return found[0], found[1], orientation


def bare(data: bytes) -> bytes:
    """The same picture with the chunks that make it one, and nothing after its end."""
    return SIGNATURE + b"".join(chunk for kind, chunk in chunks(data) if kind in KEPT)
