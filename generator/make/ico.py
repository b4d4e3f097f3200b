"""Icons of Windows (favicons), entry by entry. Everything here raises ValueError on what is damaged."""

from collections.abc import Iterator
from struct import pack, pack_into, unpack_from

from generator.make import png

HEAD, ENTRY = 6, 16
KINDS = (b"\x00\x00\x01\x00", b"\x00\x00\x02\x00")
MOST_ENTRIES = 64


def is_ico(data: bytes) -> bool:
    """Whether the bytes begin as an icon or a cursor does: a count, and a first picture that follows the table."""
    if len(data) < HEAD + ENTRY or not data.startswith(KINDS):
        return False
    (count,) = unpack_from("<H", data, 4)
    return 1 <= count <= MOST_ENTRIES and data[9] == 0 and unpack_from("<I", data, 18)[0] >= HEAD + ENTRY * count


def size(data: bytes) -> tuple[int, int, int]:
    """Width and height of the largest picture, and orientation (an icon is always upright)."""
    sizes = [(entry[0] or 256, entry[1] or 256) for entry, _ in _entries(data)]
    return (*max(sizes), 1)


def bare(data: bytes) -> bytes:
    """The same icon with its PNG pictures freed of remarks, its bitmaps as they are, and nothing between them."""
    table, pictures = bytearray(), []
    at = HEAD + ENTRY * len(list(_entries(data)))
    for entry, picture in _entries(data):
        clean = png.bare(picture) if picture.startswith(png.SIGNATURE) else picture
        row = bytearray(entry)
        pack_into("<II", row, 8, len(clean), at)
        table += row
        pictures.append(clean)
        at += len(clean)
    return data[:4] + pack("<H", len(pictures)) + bytes(table) + b"".join(pictures)


def _entries(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each row of the table, and its picture."""
    if not is_ico(data):
        raise ValueError("it is damaged: its head is not what it should be")
    left = len(data)
    for index in range(unpack_from("<H", data, 4)[0]):
        entry = data[HEAD + ENTRY * index : HEAD + ENTRY * (index + 1)]
        if len(entry) < ENTRY:
            raise ValueError("it is cut off in the middle")
        length, at = unpack_from("<II", entry, 8)
        left -= length
        if at + length > len(data) or left < 0:
            raise ValueError("it is cut off in the middle")
        picture = data[at : at + length]
        if picture.startswith(png.SIGNATURE):
            png.size(picture)
        yield entry, picture
