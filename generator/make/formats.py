"""The formats of pictures that may be published, told by their first bytes and never by their names."""

from collections.abc import Callable

from msgspec import Struct

from generator.make import gif, jpeg, png, svg, webp

OTHERS = (
    (b"BM", "bmp"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"8BPS", "psd"),
    (b"%PDF", "pdf"),
    (b"\x00\x00\x01\x00", "ico"),
)


class Format(Struct, frozen=True):
    """A format: how big a picture is and which way up, and the same picture without remarks. Both raise ValueError."""

    name: str
    size: Callable[[bytes], tuple[int, int, int]]
    bare: Callable[[bytes], bytes]


PNG = Format("png", png.size, png.bare)
JPEG = Format("jpeg", jpeg.size, jpeg.bare)
GIF = Format("gif", gif.size, gif.bare)
WEBP = Format("webp", webp.size, webp.bare)
SVG = Format("svg", svg.size, svg.bare)


def format_of(data: bytes) -> Format:
    """The format of a picture. Raises ValueError where it is none that may be published."""
    if not data:
        raise ValueError("it is empty")
    if data.startswith(png.SIGNATURE):
        return PNG
    if data.startswith(jpeg.SIGNATURE):
        return JPEG
    if data.startswith(gif.SIGNATURES):
        return GIF
    if webp.is_webp(data):
        return WEBP
    if svg.is_svg(data):
        return SVG
    if data[4:12] in (b"ftypavif", b"ftypheic"):
        raise ValueError(f"it is {data[8:12].decode()}: save it as png, jpeg, gif, webp or svg")
    other = next((name for start, name in OTHERS if data.startswith(start)), "")
    if other:
        raise ValueError(f"it is {other}: save it as png, jpeg, gif, webp or svg")
    raise ValueError("it is no picture (png, jpeg, gif, webp and svg are)")
