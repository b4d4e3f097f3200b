"""A picture without anything but its pixels and how their colours are meant."""

from io import BytesIO

from PIL import Image, ImageOps

from generator.make.formats import JPEG, SVG, WEBP, format_of
from generator.make.pictures import MOST_PIXELS

QUALITY = 95


def without_metadata(data: bytes) -> bytes:
    """The same picture without texts, EXIF, XMP, comments and thumbnails; its colour profile stays.

    Lossless: pixels are copied as they are. One exception: a picture that lies on its side or its head is turned
    upright and encoded again, for what said so is gone. Raises ValueError on what is damaged or no picture.
    """
    found = format_of(data)
    if found is SVG:
        return found.bare(data)
    width, height, orientation = found.size(data)
    if width * height > MOST_PIXELS:
        raise ValueError(f"it has {width} x {height} pixels, more than {MOST_PIXELS // 10**6} million")
    return found.bare(data if orientation == 1 else _upright(data, found.name))


def _upright(data: bytes, name: str) -> bytes:
    try:
        with Image.open(BytesIO(data), formats=(name.upper(),)) as picture:
            if getattr(picture, "n_frames", 1) > 1:
                return data  # an animation is left as it lies
            profile = picture.info.get("icc_profile")
            turned = ImageOps.exif_transpose(picture)
            out = BytesIO()
            if name == JPEG.name:
                turned.save(out, "JPEG", quality=QUALITY, subsampling=0, icc_profile=profile, exif=b"")
            elif name == WEBP.name:
                lossless = b"VP8L" in data[:64]
                turned.save(out, "WEBP", quality=QUALITY, lossless=lossless, icc_profile=profile, exif=b"")
            else:
                turned.save(out, "PNG", icc_profile=profile)
            return out.getvalue()
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError(f"it cannot be turned upright: {error}") from None
