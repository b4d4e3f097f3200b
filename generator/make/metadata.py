"""A picture without anything but its pixels and how their colours are meant."""

from io import BytesIO

from PIL import Image

from generator.make import svg
from generator.make.formats import JPEG, SVG, WEBP, format_of, raster_of
from generator.make.pictures import MOST_PIXELS

QUALITY = 95
# What turns a picture upright, by the number that EXIF has for how it lies.
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def without_metadata(data: bytes) -> bytes:
    """The same picture without texts, EXIF, XMP, comments and thumbnails; its colour profile stays.

    Lossless: pixels are copied as they are. One exception: a picture that lies on its side or its head is turned
    upright and encoded again, for what said so is gone. Raises ValueError on what is damaged or no picture.
    """
    found = format_of(data)
    if found is SVG:
        return svg.bare(data, _inner)
    width, height, orientation = found.size(data)
    if width * height > MOST_PIXELS:
        raise ValueError(f"it has {width} x {height} pixels, more than {MOST_PIXELS // 10**6} million")
    bare = found.bare(data)
    # What the encoder adds of its own is taken out again.
    return bare if orientation == 1 else found.bare(_upright(bare, found.name, orientation))


def _inner(data: bytes) -> bytes:
    """A picture inside a drawing."""
    raster_of(data)
    return without_metadata(data)


def _upright(bare: bytes, name: str, orientation: int) -> bytes:
    """The picture turned. It comes without its EXIF: nobody but us reads that, for it can hold anything."""
    try:
        with Image.open(BytesIO(bare), formats=(name.upper(),)) as picture:
            if getattr(picture, "n_frames", 1) > 1:
                return bare  # an animation is left as it lies
            profile = picture.info.get("icc_profile")
            turned = picture.transpose(TURNS[orientation])
            out = BytesIO()
            if name == JPEG.name:
                turned.save(out, "JPEG", quality=QUALITY, subsampling=0, icc_profile=profile, exif=b"")
            elif name == WEBP.name:
                lossless = b"VP8L" in bare[:64]
                turned.save(out, "WEBP", quality=QUALITY, lossless=lossless, icc_profile=profile, exif=b"")
            else:
                turned.save(out, "PNG", icc_profile=profile)
            return out.getvalue()
    except Exception as error:  # a decoder that is fed hostile bytes may raise anything, and it is the picture's fault
        words = " ".join(str(error).split())[:200] or type(error).__name__
        raise ValueError(f"it cannot be turned upright: {words}") from None
