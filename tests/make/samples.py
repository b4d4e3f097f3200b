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


def ico(*pictures: bytes) -> bytes:
    """An icon of PNGs and bitmaps without their file's head."""
    table, at = b"", 6 + 16 * len(pictures)
    for data in pictures:
        width, height = struct.unpack_from("<ii", data, 4) if data[:4] == b"\x28\0\0\0" else (16, 16)
        table += struct.pack("<BBBBHHII", width, height, 0, 0, 1, 32, len(data), at)
        at += len(data)
    return struct.pack("<HHH", 0, 1, len(pictures)) + table + b"".join(pictures)


def hostile_exif(orientation: int, entries: list[tuple[int, int, int, bytes]]) -> bytes:
    """EXIF that says how a picture lies, and besides anything: tag, type, count, four bytes of value."""
    rows = [struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)]
    rows += [struct.pack(">HHI", tag, kind, count) + value for tag, kind, count, value in entries]
    return b"Exif\0\0MM\0*\0\0\0\x08" + struct.pack(">H", len(rows)) + b"".join(rows) + bytes(4)


def jpeg_with_exif(exif: bytes) -> bytes:
    data = saved(picture(), "JPEG")
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + data[2:]


def png_with_exif(exif: bytes) -> bytes:
    data = saved(picture(), "PNG")
    return data[:33] + png_chunk(b"eXIf", exif[6:]) + data[33:]


def webp_with_exif(exif: bytes) -> bytes:
    data = saved(picture(), "WEBP", lossless=True)
    head = b"VP8X" + struct.pack("<I", 10) + b"\x08\0\0\0" + (59).to_bytes(3, "little") + (39).to_bytes(3, "little")
    chunk = b"EXIF" + struct.pack("<I", len(exif)) + exif + b"\0" * (len(exif) & 1)
    body = b"WEBP" + head + data[12:] + chunk
    return b"RIFF" + struct.pack("<I", len(body)) + body
