"""SVG: drawings that run nothing and fetch nothing. Everything here raises ValueError on what may not be published.

A drawing is not cut but written anew, from what was understood of it: only elements of SVG, and of their attributes
those of SVG, XLink and XML. What a drawing program notes for itself, such as the path of a file, is left behind.
"""

from base64 import b64decode, b64encode
from collections.abc import Callable
from xml.parsers.expat import ExpatError, ParserCreate

from generator.model import lazy_re as re

NAMESPACE = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
FORBIDDEN = frozenset(
    "script foreignobject iframe object embed audio video canvas handler listener link meta base".split()
)
STYLED = re.compile(r"url\(\s*+[\"']?+\s*+(?!#)|@import|expression\s*\(|javascript:|-moz-binding", re.IGNORECASE)
STYLE_REMARK = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
PICTURE_DATA = re.compile(r"(data:image/(?:png|jpeg|gif|webp);base64,)([A-Za-z0-9+/=\s]*)\Z")
LENGTH = re.compile(r"\s*([0-9]{1,6}(?:\.[0-9]{1,6})?)\s*(px)?\s*\Z")
ROOT = re.compile(rb"<(?:[\w.-]{1,99}:)?svg[\s/>]")
DEFAULT = (300, 150)
SEPARATOR = " "
HEAD = 65_536
TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
VALUE = TEXT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def is_svg(data: bytes) -> bool:
    """Whether the first element is `<svg`, after a declaration, comments or a doctype."""
    head = data[:HEAD].removeprefix(b"\xef\xbb\xbf")
    at = _blank(head, 0)
    while head[at : at + 2] in (b"<?", b"<!"):
        if head.startswith(b"<!--", at):
            end = head.find(b"-->", at) + 2
        elif head.startswith(b"<?", at):
            end = head.find(b"?>", at) + 1
        else:
            subset, end = head.find(b"[", at), head.find(b">", at)
            end = head.find(b">", head.find(b"]", subset)) if 0 <= subset < end else end
        if end <= at:
            return False
        at = _blank(head, end + 1)
    return ROOT.match(head, at) is not None


def size(data: bytes, picture: Callable[[bytes], object]) -> tuple[int, int, int]:
    """Width, height and orientation (a drawing is always upright). `picture` looks at each picture in the drawing."""

    def looked_at(inner: bytes) -> bytes:
        picture(inner)
        return inner

    return (*_read(data, looked_at).size, 1)


def no_picture(_: bytes) -> bytes:
    """What stands for a picture in a drawing that may hold none."""
    raise ValueError("a drawing may hold none")


def bare(data: bytes, picture: Callable[[bytes], bytes] = no_picture) -> bytes:
    """The same drawing without comments, `<metadata>` and what is not SVG.

    Of each picture in it that is made of pixels stays what `picture` makes of it.
    """
    return "".join(_read(data, picture).written).encode()


class _Drawing:
    """What was read of a drawing so far: its size, and it itself, written anew."""

    def __init__(self, picture: Callable[[bytes], bytes]) -> None:
        self.size = DEFAULT
        self.written: list[str] = []
        self._picture = picture
        self._inside: list[str] = []
        self._dropped = 0  # how many of the elements that we are in are left behind
        self._open = False  # whether the last tag that was written lacks its end
        self._spaces = {NAMESPACE}
        self._style: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(SEPARATOR)
        root = not self._inside
        if root:
            if local != "svg" or space not in (NAMESPACE, ""):
                raise ValueError("it is no drawing: its root is not svg")
            self._spaces.add(space)
            self.size = _size(attributes)
        if local.lower() in FORBIDDEN:
            raise ValueError(f"it holds <{local}>")
        self._inside.append(local)
        if self._dropped or space not in self._spaces or local == "metadata":
            self._dropped += 1
            return
        self._close_tag()
        kept = {short: value for full, value in attributes.items() if (short := _kept(full))}
        spaces = {"xmlns": NAMESPACE} if root else {}
        if any(short.startswith("xlink:") for short in kept):
            spaces["xmlns:xlink"] = XLINK
        parts = [f' {short}="{value.translate(VALUE)}"' for short, value in spaces.items()]
        parts += [f' {short}="{self._value(short, value).translate(VALUE)}"' for short, value in kept.items()]
        self.written.append(f"<{local}{''.join(parts)}")
        self._open = True

    def end(self, _: str) -> None:
        local = self._inside.pop()
        if self._dropped:
            self._dropped -= 1
            return
        if local == "style" and self._style:
            words = _styled("".join(self._style))
            self._style.clear()
            self._close_tag()
            self.written.append(words.translate(TEXT))
        self.written.append("/>" if self._open else f"</{local}>")
        self._open = False

    def text(self, words: str) -> None:
        if self._dropped or not self._inside:
            return
        if self._inside[-1] == "style":
            self._style.append(words)
            return
        self._close_tag()
        self.written.append(words.translate(TEXT))

    def _close_tag(self) -> None:
        if self._open:
            self.written.append(">")
            self._open = False

    def _value(self, short: str, value: str) -> str:
        """The value that stays of an attribute, once it was looked at."""
        name = short.rpartition(":")[2].lower()
        if name.startswith("on"):
            raise ValueError(f"it runs something ({name})")
        if name == "attributename" and "href" in value.lower():
            raise ValueError("it changes an address")
        if name not in ("href", "src") or value.strip().startswith("#"):
            return _styled(value) if name == "style" else _fetching_nothing(value)
        found = PICTURE_DATA.match(value.strip())
        if not found:
            raise ValueError("it refers to something outside itself")
        try:
            return found[1] + b64encode(self._picture(b64decode("".join(found[2].split())))).decode()
        except ValueError as error:
            raise ValueError(f"a picture in it cannot be used: {error}") from None


def _read(data: bytes, picture: Callable[[bytes], bytes]) -> _Drawing:
    """The drawing; everything in it is looked at on the way."""
    parser = ParserCreate("UTF-8", SEPARATOR)
    parser.buffer_text = True
    drawing = _Drawing(picture)

    def doctype(*_: object) -> None:
        raise ValueError("it declares a document type or entities")

    def instruction(target: str, _: str) -> None:
        raise ValueError(f"it holds an instruction ({target[:40]})")

    parser.StartElementHandler = drawing.start
    parser.EndElementHandler = drawing.end
    parser.CharacterDataHandler = drawing.text
    parser.StartDoctypeDeclHandler = doctype
    parser.ProcessingInstructionHandler = instruction
    try:
        parser.Parse(data, True)
    except ExpatError as error:
        raise ValueError(f"it is no valid XML: {error}") from None
    return drawing


def _kept(full: str) -> str:
    """The name that an attribute goes on with; empty where it is not one of SVG's."""
    space, _, local = full.rpartition(SEPARATOR)
    if space == XLINK:
        return f"xlink:{local}"
    if space == XML:
        return f"xml:{local}" if local in ("lang", "space", "id") else ""
    return "" if space or local.lower().startswith("data-") else local


def _styled(style: str) -> str:
    """A style without its comments; each leaves a space, so that nothing grows together."""
    return _fetching_nothing(STYLE_REMARK.sub(" ", _fetching_nothing(style)))


def _fetching_nothing(value: str) -> str:
    if STYLED.search(value):
        raise ValueError("its style fetches something")
    return value


def _blank(data: bytes, at: int) -> int:
    """Where the white space at `at` ends."""
    while data[at : at + 1].isspace():
        at += 1
    return at


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
