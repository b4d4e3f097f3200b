"""Pictures with remarks in them, made on the spot."""

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

REMARK = "written by someone at 52.1N 4.3E"


def picture(width: int = 60, height: int = 40, mode: str = "RGB") -> Image.Image:
    """A picture whose upper left corner is red, so that a turn shows."""
    image = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(image).rectangle((0, 0, width // 2 - 1, height // 2 - 1), fill="red")
    return image.convert(mode)


def saved(image: Image.Image, form: str, **options: object) -> bytes:
    out = BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    tags = Image.Exif()
    tags[0x0112] = orientation
    tags[0x013B] = REMARK
    return tags


def png_with_remarks() -> bytes:
    texts = PngInfo()
    texts.add_text("Author", REMARK)
    texts.add_text("Comment", REMARK, zip=True)
    texts.add_itxt("XML:com.adobe.xmp", REMARK)
    return saved(picture(), "PNG", pnginfo=texts, exif=exif()) + REMARK.encode()


def jpeg_with_remarks(orientation: int = 1) -> bytes:
    data = saved(picture(), "JPEG", exif=exif(orientation), comment=REMARK.encode(), quality=95)
    photoshop = b"Photoshop 3.0\x00" + REMARK.encode()
    segment = b"\xff\xed" + struct.pack(">H", len(photoshop) + 2) + photoshop
    return data[:2] + segment + data[2:] + REMARK.encode()


def gif_with_remarks() -> bytes:
    frames = [picture(mode="P"), picture().rotate(180).convert("P")]
    return saved(
        frames[0], "GIF", save_all=True, append_images=frames[1:], loop=0, duration=50, comment=REMARK.encode()
    )


def webp_with_remarks(orientation: int = 1) -> bytes:
    return saved(picture(), "WEBP", lossless=True, exif=exif(orientation), xmp=REMARK.encode())


def png_chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png_of(width: int, height: int, *chunks: bytes) -> bytes:
    """A PNG by hand: its head says any size, its pixels need not follow."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = b"".join(chunks) or png_chunk(b"IDAT", zlib.compress(b"\x00"))
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", head) + body + png_chunk(b"IEND", b"")


def svg(inside: str = "", attributes: str = 'width="120" height="80"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}<path d="M0 0h9"/></svg>'.encode()
