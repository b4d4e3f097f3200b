"""SVG: drawings that run nothing and fetch nothing. Everything here raises ValueError on what may not be published."""

import re
from xml.parsers.expat import ExpatError, ParserCreate

NAMESPACE = "http://www.w3.org/2000/svg"
FORBIDDEN = frozenset(
    "script foreignobject iframe object embed audio video canvas handler listener link meta base".split()
)
STYLED = re.compile(r"url\(\s*+[\"']?+\s*+(?!#)|@import|expression\s*\(|javascript:|-moz-binding", re.IGNORECASE)
PICTURE_DATA = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*\Z")
LENGTH = re.compile(r"\s*([0-9]{1,6}(?:\.[0-9]{1,6})?)\s*(px)?\s*\Z")
END_OF_METADATA = re.compile(rb"</(?:[\w.-]{1,99}:)?metadata\s*>")
DEFAULT = (300, 150)
SEPARATOR = " "


def is_svg(data: bytes) -> bool:
    """Whether the bytes begin as a drawing does: `<svg`, after a declaration, comments or a doctype."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"<svg") or (head.startswith((b"<?xml", b"<!--", b"<!DOCTYPE")) and b"<svg" in head)


def size(data: bytes) -> tuple[int, int, int]:
    """Width, height and orientation (a drawing is always upright)."""
    return (*_read(data)[0], 1)


def bare(data: bytes) -> bytes:
    """The same drawing without comments and `<metadata>`."""
    kept, at = [], 0
    for start, end in _read(data)[1]:
        if start >= at:
            kept.append(data[at:start])
            at = end
    return b"".join((*kept, data[at:]))


def _read(data: bytes) -> tuple[tuple[int, int], list[tuple[int, int]]]:
    """The size, and the stretches of bytes that are remarks; everything is looked at on the way."""
    parser = ParserCreate("UTF-8", SEPARATOR)
    remarks: list[tuple[int, int]] = []
    found: list[tuple[int, int]] = []
    style: list[str] = []
    inside: list[str] = []
    opened: list[int] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(SEPARATOR)
        if not inside:
            if local != "svg" or space not in (NAMESPACE, ""):
                raise ValueError("it is no drawing: its root is not svg")
            found.append(_size(attributes))
        _check(local, attributes)
        inside.append(local)
        if local == "metadata":
            opened.append(parser.CurrentByteIndex)

    def end(_: str) -> None:
        local = inside.pop()
        if local == "metadata":
            # At an end tag the index is its start; after `<metadata/>` it is what follows.
            closing = END_OF_METADATA.match(data, parser.CurrentByteIndex)
            remarks.append((opened.pop(), closing.end() if closing else parser.CurrentByteIndex))
        elif local == "style":
            if STYLED.search("".join(style)):
                raise ValueError("its style fetches something")
            style.clear()

    def text(words: str) -> None:
        if inside and inside[-1] == "style":
            style.append(words)

    def comment(_: str) -> None:
        remarks.append((parser.CurrentByteIndex, data.index(b"-->", parser.CurrentByteIndex) + 3))

    def doctype(*_: object) -> None:
        raise ValueError("it declares a document type or entities")

    def instruction(target: str, _: str) -> None:
        raise ValueError(f"it holds an instruction ({target[:40]})")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.CommentHandler = comment
    parser.StartDoctypeDeclHandler = doctype
    parser.ProcessingInstructionHandler = instruction
    try:
        parser.Parse(data, True)
    except ExpatError as error:
        raise ValueError(f"it is no valid XML: {error}") from None
    return found[0], sorted(remarks, key=lambda span: (span[0], -span[1]))


def _check(local: str, attributes: dict[str, str]) -> None:
    if local.lower() in FORBIDDEN:
        raise ValueError(f"it holds <{local}>")
    for full, value in attributes.items():
        name = full.rpartition(SEPARATOR)[2].lower()
        if name.startswith("on"):
            raise ValueError(f"it runs something ({name})")
        if name in ("href", "src") and not value.strip().startswith("#") and not PICTURE_DATA.match(value.strip()):
            raise ValueError("it refers to something outside itself")
        if name == "attributename" and "href" in value.lower():
            raise ValueError("it changes an address")
        if STYLED.search(value):
            raise ValueError("its style fetches something")


def _size(attributes: dict[str, str]) -> tuple[int, int]:
    width, height = (LENGTH.match(attributes.get(name, "")) for name in ("width", "height"))
    if width and height:
        return _pixels(width[1]), _pixels(height[1])
    box = attributes.get("viewBox", "").replace(",", " ").split()
    parts = [LENGTH.match(part) for part in box[2:4]]
    if len(parts) == 2 and parts[0] and parts[1]:
        return _pixels(parts[0][1]), _pixels(parts[1][1])
    return DEFAULT


def _pixels(number: str) -> int:
    return max(1, round(float(number)))
