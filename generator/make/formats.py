"""The formats of pictures that may be published, told by their first bytes and never by their names."""

from collections.abc import Callable

from msgspec import Struct

from generator.make import gif, ico, jpeg, png, svg, webp

# How pictures begin that nobody here can free of their metadata.
OTHERS = (
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"II+\x00", "tiff"),
    (b"MM\x00+", "tiff"),
    (b"IIU\x00", "raw"),
    (b"IIRO", "raw"),
    (b"IIRS", "raw"),
    (b"MMOR", "raw"),
    (b"FUJIFILMCCD-RAW", "raw"),
    (b"8BPS", "psd"),
    (b"gimp xcf", "xcf"),
    (b"\x00\x00\x00\x0cjP  ", "jp2"),
    (b"\xff\x4f\xff\x51", "jp2"),
    (b"\x00\x00\x00\x0cJXL ", "jxl"),
    (b"\xff\x0a", "jxl"),
)
BRANDS = {
    **dict.fromkeys((b"avif", b"avis"), "avif"),
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), "heic"),
    b"crx ": "raw",
}
BITMAP_HEADS = (12, 40, 52, 56, 64, 108, 124)


class Format(Struct, frozen=True):
    """A format: how big a picture is and which way up, and the same picture without remarks. Both raise ValueError."""

    name: str
    size: Callable[[bytes], tuple[int, int, int]]
    bare: Callable[[bytes], bytes]


def _size_of_drawing(data: bytes) -> tuple[int, int, int]:
    """The size of a drawing, of which the pictures in it are looked at too."""
    return svg.size(data, lambda inner: raster_of(inner).size(inner))


PNG = Format("png", png.size, png.bare)
JPEG = Format("jpeg", jpeg.size, jpeg.bare)
GIF = Format("gif", gif.size, gif.bare)
WEBP = Format("webp", webp.size, webp.bare)
SVG = Format("svg", _size_of_drawing, svg.bare)
ICO = Format("ico", ico.size, ico.bare)


def format_of(data: bytes) -> Format:
    """The format of a picture. Raises ValueError where it is none that may be published."""
    if not data:
        raise ValueError("it is empty")
    found = _known(data)
    if found is not None:
        return found
    other = _other(data) or ("pdf" if data.startswith(b"%PDF") else "")
    if other:
        raise ValueError(f"it is {other}: save it as png, jpeg, gif, webp or svg")
    raise ValueError("it is no picture (png, jpeg, gif, webp and svg are)")


def raster_of(data: bytes) -> Format:
    """The format of a picture that is made of pixels, as a page can show it. Raises ValueError on any other."""
    found = format_of(data)
    if found in (SVG, ICO):
        raise ValueError(f"it is {found.name}: save it as png, jpeg, gif or webp")
    return found


def begins_as_picture(data: bytes) -> bool:
    """Whether a file whose first bytes are `data` is a picture, of a kind that is cleaned here or not."""
    return _known(data) is not None or bool(_other(data))


def _known(data: bytes) -> Format | None:
    if data.startswith(png.SIGNATURE):
        return PNG
    if data.startswith(jpeg.SIGNATURE):
        return JPEG
    if data.startswith(gif.SIGNATURES):
        return GIF
    if webp.is_webp(data):
        return WEBP
    if ico.is_ico(data):
        return ICO
    return SVG if svg.is_svg(data) else None


def _other(data: bytes) -> str:
    """The kind of a picture that is not to be published; empty for what is no picture."""
    if data[4:8] == b"ftyp" and data[8:12] in BRANDS:
        return BRANDS[data[8:12]]
    if data.startswith(b"BM") and data[6:10] == bytes(4) and int.from_bytes(data[14:18], "little") in BITMAP_HEADS:
        return "bmp"
    return next((name for start, name in OTHERS if data.startswith(start)), "")
