"""What a page must know of a picture before it is encoded."""

from msgspec import Struct


class Facts(Struct, frozen=True):
    """Size in pixels as displayed (orientation applied), format (`png`, `jpeg`, `webp`, `gif`, `svg`).

    `trouble` is why it cannot be used; the other fields are then empty.
    """

    width: int = 0
    height: int = 0
    format: str = ""
    trouble: str = ""
