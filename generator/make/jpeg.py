"""JPEG, segment by segment. Everything here raises ValueError on what is damaged."""

from collections.abc import Iterator
from struct import pack, unpack_from

from generator.make.exif import orientation_of
from generator.model import lazy_re as re

SIGNATURE = b"\xff\xd8\xff"
START, END, SCAN, COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
# In a scan 0xFF00 is a byte of pixels, and D0 to D7 count restarts; any other mark ends it.
NEXT_MARK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
EXIF, JFIF = b"Exif\x00\x00", b"JFIF\x00"


def segments(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Each segment up to the end of the picture: its mark, its content, and all its bytes with its scan's pixels."""
    at = 2
    while True:
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        if at + 2 > len(data):
            raise ValueError("it is cut off: its end is missing")
        if data[at] != 0xFF:
            raise ValueError("it is damaged: a segment does not begin where it should")
        mark = data[at + 1]
        if mark == END:
            yield mark, b"", b"\xff\xd9"
            return
        if at + 4 > len(data):
            raise ValueError("it is cut off: its end is missing")
        length = int(unpack_from(">H", data, at + 2)[0])
        end = at + 2 + length
        if length < 2 or end > len(data):
            raise ValueError("it is cut off in the middle")
        content = data[at + 4 : end]
        if mark == SCAN:
            following = NEXT_MARK.search(data, end)
            if following is None:
                raise ValueError("it is cut off: its end is missing")
            end = following.start()
        yield mark, content, data[at:end]
        at = end


def size(data: bytes) -> tuple[int, int, int]:
    """Width, height and orientation."""
    width = height = 0
    orientation, pixels = 1, False
    for mark, content, _ in segments(data):
        if mark in FRAMES and len(content) >= 5 and not width:
            height, width = unpack_from(">HH", content, 1)
        elif mark == 0xE1 and content.startswith(EXIF):
            orientation = orientation_of(content)
        pixels = pixels or mark == SCAN
    if not pixels:
        raise ValueError("it has no pixels")
    return width, height, orientation


def bare(data: bytes) -> bytes:
    """The same picture with the segments that make it one, and nothing after its end."""
    return data[:2] + b"".join(_kept(mark, content, whole) for mark, content, whole in segments(data))


def _kept(mark: int, content: bytes, whole: bytes) -> bytes:
    """What stays of a segment: of JFIF's and Adobe's their fixed fields, which a small picture may follow."""
    if mark == 0xE0:
        return _segment(mark, content[:12] + b"\x00\x00") if content.startswith(JFIF) and len(content) >= 12 else b""
    if mark == 0xE2:
        return whole if content.startswith(b"ICC_PROFILE\x00") else b""
    if mark == 0xEE:
        return _segment(mark, content[:12]) if content.startswith(b"Adobe") and len(content) >= 12 else b""
    return b"" if mark == COMMENT or 0xE0 <= mark <= 0xEF else whole


def _segment(mark: int, content: bytes) -> bytes:
    return bytes((0xFF, mark)) + pack(">H", len(content) + 2) + content
