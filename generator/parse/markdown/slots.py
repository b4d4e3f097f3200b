"""Marks in finished HTML where a slot belongs, and the cut of HTML into segments at these marks.

A mark is U+FDD3, a letter, a number, U+FDD4: characters that no author can write (see `sentinel`), so that HTML may be
cleaned as a whole with its slots in it.
"""

import re

from generator.model.post import HiddenSlot, Html, ImageSlot, LinkSlot, Segment
from generator.parse.markdown.sentinel import FILL, FIRST, MARK

FIGURE, PICTURE, LINK, BOX_ON, BOX_OFF = "FPLXO"
SLOT = re.compile(f"\ufdd3([FPLXO])([0-9]{{1,9}})\ufdd4|{MARK}([\U000f0000-\U000ffffd])|[{MARK}{FILL}\ufdd3\ufdd4]")
BOXES = {
    BOX_ON: '<input type="checkbox" checked disabled aria-label="done">',
    BOX_OFF: '<input type="checkbox" disabled aria-label="open">',
}


def slot(letter: str, number: int) -> str:
    """The mark of slot `number` of a kind."""
    return f"\ufdd3{letter}{number}\ufdd4"


def cut(html: str, images: int, links: int, hidden: int) -> tuple[Segment, ...]:
    """`html` as segments. A mark whose number names nothing (raw HTML can spell one) is dropped."""
    segments: list[Segment] = []
    words: list[str] = []
    at = 0

    def put(segment: Segment) -> None:
        if words:
            segments.append(Html("".join(words)))
            words.clear()
        segments.append(segment)

    for match in SLOT.finditer(html):
        if match.start() > at:
            words.append(html[at : match.start()])
        at = match.end()
        letter, number = match[1], int(match[2] or 0)
        if letter in (FIGURE, PICTURE):
            if number < images:
                put(ImageSlot(number, letter == FIGURE))
        elif letter == LINK:
            if number < links:
                put(LinkSlot(number))
        elif letter:
            words.append(BOXES[letter])
        elif match[3] and ord(match[3]) - FIRST < hidden:
            put(HiddenSlot(ord(match[3]) - FIRST))
    if at < len(html):
        words.append(html[at:])
    if words:
        segments.append(Html("".join(words)))
    return tuple(segments)
