"""How a hidden passage is carried through Markdown: cut from the text, its place kept.

Each hidden passage of a text is overwritten, at equal length, by a mark (U+FDD0 and a private character that counts the
passage) and filling (U+FDD2). These characters cannot come from an author: `decode` replaces noncharacters. So lines
and columns stay true, Markdown sees a plain word, and the finished HTML has a mark where a slot belongs.
"""

import re
from collections.abc import Sequence
from urllib.parse import quote

from generator.model.text import Run, Span, Tag

MARK, FILL = "\ufdd0", "\ufdd2"
FIRST = 0xF0000
HIDDEN_RUN = re.compile(rf"(?<!\s)\s*+{MARK}[\s{MARK}{FILL}\U000f0000-\U000ffffd]*+")
STOP = re.compile(r"[.,;:!?)](?:[\s<]|\Z)")
MARK_ENCODED = quote(MARK)
SENTINEL = re.compile(f"{MARK}([\U000f0000-\U000ffffd])|[{MARK}{FILL}]")


def overwrite(text: str, spans: Sequence[Span]) -> str:
    """`text` with each of `spans` (ordered, apart from each other, at least two characters) hidden, line ends kept."""
    pieces, at = [], 0
    for number, span in enumerate(spans):
        pieces.append(text[at : span.start])
        mark = MARK + chr(FIRST + number)
        for index, line in enumerate(text[span.start : span.end].split("\n")):
            # The indentation of a line stays: it says which list item a block belongs to.
            begins = index > 0 or span.start == 0 or text[span.start - 1] == "\n"
            words = line.lstrip(" \t") if begins else line
            filling = FILL * len(words)
            if len(words) >= len(mark):
                filling, mark = mark + filling[len(mark) :], ""
            pieces.append(("\n" if index else "") + line[: len(line) - len(words)] + filling)
        at = span.end
    pieces.append(text[at:])
    return "".join(pieces)


def without(text: str) -> str:
    """`text` without any trace of hidden passages."""
    return SENTINEL.sub("", text) if MARK in text or FILL in text else text


def address(written: str) -> str:
    """The address of a link as its token has it; empty where a passage in it is hidden: half an address leads astray.

    The parser percent-encodes what it does not know in an address, the marks too.
    """
    return "" if MARK in written or MARK_ENCODED in written else written


def blank(text: str) -> str:
    """`text` with hidden passages as blanks, at equal length."""
    if MARK not in text and FILL not in text:
        return text
    return SENTINEL.sub(lambda match: " " * len(match[0]), text)


def close_gaps(html: str, passages: Sequence[tuple[Tag, str]]) -> str:
    """`html` without blanks around notes that a stop follows: a reader sees nothing between the two."""

    def closed(match: re.Match[str]) -> str:
        numbers = (ord(mark[1]) - FIRST for mark in SENTINEL.finditer(match[0]) if mark[1])
        notes = all(number < len(passages) and passages[number][0] == "note" for number in numbers)
        return "".join(match[0].split()) if notes and STOP.match(html, match.end()) else match[0]

    return HIDDEN_RUN.sub(closed, html) if MARK in html else html


def runs_of(text: str, passages: Sequence[tuple[Tag, str]]) -> tuple[Run, ...]:
    """`text` as runs: what is public, and at each mark the hidden passage that it stands for."""
    if MARK not in text and FILL not in text:
        return (Run(text),)
    runs: list[Run] = []
    at = 0
    for match in SENTINEL.finditer(text):
        if match.start() > at:
            runs.append(Run(text[at : match.start()]))
        if match[1]:
            tag, passage = passages[ord(match[1]) - FIRST]
            runs.append(Run(passage, tag))
        at = match.end()
    if at < len(text):
        runs.append(Run(text[at:]))
    return tuple(runs)
