"""What a page must know of a picture, from its head: nothing is decoded, so nothing can blow up."""

from generator.make.formats import SVG, format_of
from generator.model.picture import Facts

MOST_PIXELS = 80_000_000
MOST_BYTES = 64 * 2**20
SIDEWAYS = 5  # orientations from here on lie on their side
DRAWING_ENDINGS = ("svg",)


def header_facts(data: bytes, name: str) -> Facts:
    """The facts of the picture `data`, whose file is called `name`.

    One raster format under the name of another is read as what it is; a drawing under a raster name, or the reverse,
    would not be shown by a browser and is trouble, as is what is empty, cut off, damaged, too big, or no picture.
    """
    try:
        if len(data) > MOST_BYTES:
            raise ValueError(f"it has {len(data) // 2**20} MB, more than {MOST_BYTES // 2**20}")
        found = format_of(data)
        ending = name.rpartition(".")[2].lower()
        if (found is SVG) != (ending in DRAWING_ENDINGS):
            raise ValueError(f"its name ends in .{ending[:20]}, but it is {found.name}")
        width, height, orientation = found.size(data)
        if not width or not height:
            raise ValueError("it has no width or no height")
        if width * height > MOST_PIXELS:
            raise ValueError(f"it has {width} x {height} pixels, more than {MOST_PIXELS // 10**6} million")
    except ValueError as error:
        return Facts(trouble=str(error))
    if orientation >= SIDEWAYS:
        width, height = height, width
    return Facts(width, height, found.name)
