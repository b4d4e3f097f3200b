"""The one thing of EXIF that a page must know: which way up a picture is."""

from struct import error, unpack_from

ORIENTATION = 0x0112
MOST_ENTRIES = 512


def orientation_of(exif: bytes) -> int:
    """1 to 8 as EXIF numbers them; 1 (upright) where it does not say, or says nonsense."""
    tiff = exif.removeprefix(b"Exif\x00\x00")
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 1
    try:
        (start,) = unpack_from(f"{order}I", tiff, 4)
        (count,) = unpack_from(f"{order}H", tiff, start)
        for index in range(min(count, MOST_ENTRIES)):
            tag, _, _, value = unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * index)
            if tag == ORIENTATION:
                return int(value) if 1 <= value <= 8 else 1
    except error:
        pass  # the table is cut off: it says nothing that can be trusted
    return 1
