"""Bytes to text: UTF-8 or a problem that names the wrong byte; never a guess."""

from generator.model import lazy_re as re
from generator.model.problem import Problem, Rule
from generator.model.text import Source, Span, Text
from generator.parse.front_matter.faults import problem_at

NOT_UTF8 = Rule("IN001", "not-utf-8", "error", "build", "A text file is not UTF-8.")
UNCLEAN = Rule("IN002", "control-characters", "warning", "strict", "A text holds characters that no page can show.")
EMPTY = Rule("IN003", "empty-file", "error", "build", "A text file is empty: it gives no page.")
NUL = Rule("IN004", "nul-bytes", "error", "build", "A text file holds NUL bytes: it is damaged, or no text at all.")

# C0 (tab and line feed excepted), DEL, C1, U+FDD0..U+FDEF and the last two code points of every plane.
_PLANE_ENDS = "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
UNCLEAN_CHARACTER = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef{_PLANE_ENDS}]")

# What the UTF-8 of such a character always holds. Looking for these bytes is a hundred times faster than for the
# characters, and nearly no text has any.
_CONTROL_BYTES = bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0D})
_TELLTALES = (b"\xc2", b"\xef\xb7", b"\xbf\xbe", b"\xbf\xbf")

# The UTF-32 mark of little-endian files begins with the UTF-16 one: the longer marks come first.
_FOREIGN_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


def decode(source: Source) -> tuple[Text, tuple[Problem, ...], bool]:
    """The text of a source, what is wrong with it, and whether it could be read at all.

    A byte order mark goes, line ends become `\\n`. Control characters and noncharacters become U+FFFD one for one,
    so that lines and columns stay those of the file. An unreadable source has an empty text.
    """
    for mark, encoding in _FOREIGN_MARKS:
        if source.data.startswith(mark):
            return _unreadable(source, b"", f"the file is {encoding}; it must be UTF-8")
    data = source.data.removeprefix(b"\xef\xbb\xbf")
    try:
        decoded = data.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = data[error.start]
        return _unreadable(source, data[: error.start], f"the byte 0x{byte:02X} is not UTF-8; the file must be UTF-8")
    return *_cleaned(source.path, _unix_lines(decoded), suspect=_is_suspect(data)), True


def _is_suspect(data: bytes) -> bool:
    return len(data.translate(None, _CONTROL_BYTES)) != len(data) or any(mark in data for mark in _TELLTALES)


def _unix_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _cleaned(path: str, raw: str, *, suspect: bool) -> tuple[Text, tuple[Problem, ...]]:
    found = UNCLEAN_CHARACTER.search(raw) if suspect else None
    if found is None:
        text = Text.of(path, raw)
        if raw and not raw.isspace():
            return text, ()
        return text, (problem_at(text, EMPTY, Span(0, 0), "the file is empty", "write something, or delete it"),)
    clean, count = UNCLEAN_CHARACTER.subn("\N{REPLACEMENT CHARACTER}", raw)
    text = Text.of(path, clean)
    nuls = raw.count("\0")
    problems: list[Problem] = []
    if count > nuls:
        first = next(match for match in UNCLEAN_CHARACTER.finditer(raw, found.start()) if match[0] != "\0")
        others = f", and {count - nuls - 1} more" if count - nuls > 1 else ""
        message = f"the control character U+{ord(first[0]):04X} cannot be shown{others}; U+FFFD stands in its place"
        problems.append(problem_at(text, UNCLEAN, Span(first.start(), first.end()), message, "delete it"))
    if nuls:
        at = raw.find("\0")
        others = f", and {nuls - 1} more" if nuls > 1 else ""
        message = f"a NUL byte stands here{others}: the file is damaged, or is no text"
        problems.append(problem_at(text, NUL, Span(at, at + 1), message, "restore the file, or delete these bytes"))
    return text, tuple(problems)


def _unreadable(source: Source, before: bytes, message: str) -> tuple[Text, tuple[Problem, ...], bool]:
    """The problem at the first byte that cannot be read; `before` are the good bytes in front of it."""
    readable = Text.of(source.path, _unix_lines(before.decode("utf-8")) + "\N{REPLACEMENT CHARACTER}")
    end = len(readable.text)
    problem = problem_at(readable, NOT_UTF8, Span(end - 1, end), message, "save the file as UTF-8")
    return Text.of(source.path, ""), (problem,), False
