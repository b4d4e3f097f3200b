"""Marks in finished HTML where a slot belongs, and the cut of HTML into segments at these marks.

A mark is U+FDD3, a letter, a number, U+FDD4: characters that no author can write (see `sentinel`), so that HTML may be
cleaned as a whole with its slots in it. A mark counts only where its slot may stand: that of a link is the whole of an
`href`, all others stand between tags. Filled inside an attribute, a picture would end it.
"""

from collections.abc import Sequence

from generator.model import lazy_re as re
from generator.model.post import HiddenSlot, Html, ImageSlot, LinkSlot, Segment
from generator.parse.markdown.sentinel import FILL, FIRST, MARK

FIGURE, PICTURE, LINK, BOX_ON, BOX_OFF = "FPLXO"
# It begins with a set, so that it is searched for fast.
SLOT = re.compile(
    f"[{MARK}{FILL}\ufdd3\ufdd4](?:(?<=\ufdd3)([FPLXO])([0-9]{{1,9}})\ufdd4|(?<={MARK})([\U000f0000-\U000ffffd]))?"
)
# A tag, and in it an address that is a slot; what opens a tag and never ends it is one to the end.
TAG = re.compile(r"""</?[A-Za-z](?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+(?:>|\Z)""")
WHOLE_HREF = re.compile('\\shref="\ufdd3L([0-9]{1,9})\ufdd4"')
MARKS = re.compile("[\ufdd0-\ufdef]")
BOXES = {
    BOX_ON: '<input type="checkbox" checked disabled aria-label="done">',
    BOX_OFF: '<input type="checkbox" disabled aria-label="open">',
}


def slot(letter: str, number: int) -> str:
    """The mark of slot `number` of a kind."""
    return f"\ufdd3{letter}{number}\ufdd4"


def cut(html: str, images: Sequence[str], links: int, hidden: int) -> tuple[Segment, ...]:
    """`html` as segments; `images` are the attributes of each picture besides those that the page gives it.

    A mark that stands where it may not, or names nothing, or names a picture that was shown, is dropped.
    """
    found = None if html.isascii() else MARKS.search(html)
    if found is None:
        return (Html(html),) if html else ()
    segments: list[Segment] = []
    words: list[str] = []
    shown: set[int] = set()

    def put(segment: Segment) -> None:
        if before := "".join(words):
            segments.append(Html(before))
        words.clear()
        segments.append(segment)

    def between(start: int, end: int) -> None:
        at = start
        for match in SLOT.finditer(html, start, end):
            words.append(html[at : match.start()])
            at = match.end()
            letter, number = match[1], int(match[2] or 0)
            if letter in (FIGURE, PICTURE):
                if number < len(images) and number not in shown:
                    shown.add(number)
                    put(ImageSlot(number, letter == FIGURE, images[number]))
            elif letter in BOXES:
                words.append(BOXES[letter])
            elif match[3] and ord(match[3]) - FIRST < hidden:
                put(HiddenSlot(ord(match[3]) - FIRST))
        words.append(html[at:end])

    def tag(written: str) -> None:
        at = 0
        href = WHOLE_HREF.search(written)
        if href and int(href[1]) < links:
            words.append(SLOT.sub("", written[: href.start(1) - 2]))
            put(LinkSlot(int(href[1])))
            at = href.end(1) + 1
        words.append(SLOT.sub("", written[at:]))

    at, marked = 0, found.start()
    for match in TAG.finditer(html):
        start, end = match.span()
        if end <= marked:
            continue
        between(at, start)
        at = end
        if MARKS.search(html, start, end):
            tag(match[0])
        else:
            words.append(match[0])
        found = MARKS.search(html, at)
        if found is None:
            words.append(html[at:])
            break
        marked = found.start()
    else:
        between(at, len(html))
    if rest := "".join(words):
        segments.append(Html(rest))
    return tuple(segments)
