"""What a page must know of a picture, from its head: nothing is decoded, so nothing can blow up."""

from generator.make.formats import ICO, SVG, begins_as_picture, format_of
from generator.model.picture import Facts

MOST_PIXELS = 80_000_000
MOST_BYTES = 64 * 2**20
SIDEWAYS = 5  # orientations from here on lie on their side
DRAWING_ENDINGS = ("svg",)
RASTER_ENDINGS = ("png", "jpg", "jpeg", "jpe", "jfif", "gif", "webp")
# How many bytes of a file tell whether it is a picture.
HEAD = 4096


def is_picture(head: bytes, name: str) -> bool:
    """Whether a file that begins with `head` is a picture, or is called one: what it is called proves nothing."""
    return _ending(name) in (*DRAWING_ENDINGS, *RASTER_ENDINGS) or begins_as_picture(head)


def header_facts(data: bytes, name: str) -> Facts:
    """The facts of the picture `data`, whose file is called `name`.

    One raster format under the name of another is read as what it is; a drawing under a raster name, or the reverse,
    would not be shown by a browser and is trouble, as is what is empty, cut off, damaged, too big, or no picture. What
    is neither a picture nor called one has no facts.
    """
    if not is_picture(data[:HEAD], name):
        return Facts()
    try:
        if len(data) > MOST_BYTES:
            raise ValueError(f"it has {len(data) // 2**20} MB, more than {MOST_BYTES // 2**20}")
        found = format_of(data)
        ending = _ending(name)
        if (found is SVG) != (ending in DRAWING_ENDINGS) or (found is ICO and ending in RASTER_ENDINGS):
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


def _ending(name: str) -> str:
    return name.rpartition("/")[2].rpartition(".")[2].lower()
