"""Making edits in the bytes of a file: what the edits do not hold stays, byte for byte."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from generator.edit.lines import line_end
from generator.model.problem import Edit
from generator.model.text import Text

_MARK = b"\xef\xbb\xbf"
_PAIR = re.compile("\r\n")


def apply(data: bytes, text: Text, edits: Sequence[Edit]) -> bytes:
    """The bytes `data` of a file, which reads as `text`, with `edits` made; line ends in them become the file's own.

    Raises ValueError where two edits share a character or one lies outside of the text: no file may come of that.
    """
    if not edits:
        return data
    mark = _MARK if data.startswith(_MARK) else b""
    raw = data[len(mark) :].decode("utf-8")
    end = line_end(raw)
    # The offsets of a text with `\n` for what are two characters of the file each.
    pairs = [match.start() - number for number, match in enumerate(_PAIR.finditer(raw))] if "\r\n" in raw else []
    parts: list[str] = []
    at = reached = 0
    for edit in sorted(edits):
        if not reached <= edit.span.start <= edit.span.end <= len(text.text):
            raise ValueError("edits of one file must lie in its text, apart from each other")
        start, stop = (offset + bisect_left(pairs, offset) for offset in (edit.span.start, edit.span.end))
        parts += [raw[at:start], edit.new.replace("\n", end)]
        at, reached = stop, edit.span.end
    return mark + "".join([*parts, raw[at:]]).encode()
