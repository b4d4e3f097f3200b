"""How a hidden passage is carried through Markdown: cut from the text, its place kept.

Each hidden passage of a text is overwritten, at equal length, by a mark (U+FDD0 and a private character that counts the
passage) and filling (U+FDD2). These characters cannot come from an author: `decode` replaces noncharacters. So lines
and columns stay true, Markdown sees a plain word, and the finished HTML has a mark where a slot belongs.
"""

from collections.abc import Sequence
from urllib.parse import quote

from generator.model import lazy_re as re
from generator.model.text import Run, Span, Tag

MARK, FILL = "\ufdd0", "\ufdd2"
FIRST = 0xF0000
HIDDEN_RUN = re.compile(rf"(?:<br>\s*+|(?<!\s)\s*+){MARK}[\s{MARK}{FILL}\U000f0000-\U000ffffd]*+(?:<br>\s*+)?")
ENDS = re.compile(r"</|\Z")
OPENING = re.compile(r"<(?!(?:br|img|input|hr|wbr)\b)[A-Za-z][^<>]*>")
LONGEST_TAG = 1_000
TAG = re.compile(r"<[A-Za-z][^<>]*>")
ATTRIBUTE = re.compile(r"""\s{1,9}[\w:.-]+\s{0,9}=\s{0,9}(?:"[^"]*"|'[^']*')""")
STOP = re.compile(r"[.,;:!?)](?:[\s<]|\Z)")
MARK_ENCODED = quote(MARK)
SENTINEL = re.compile(f"{MARK}([\U000f0000-\U000ffffd])|[{MARK}{FILL}]")
HIDDEN = re.compile(rf"[{MARK}{FILL}\U000f0000-\U000ffffd]*")
HIDDEN_ENDS = (MARK, FILL)
# What may begin a block: quotes, list markers, definitions, footnotes, headings, the box of a task.
BLOCK_SIGNS = re.compile(
    r"(?:[ \t]*+(?:>|(?:[-*+:~]|\d{1,9}[.)]|#{1,6})(?=[ \t])|\[\^[^\[\]\s]{1,99}\]:))*+"
    r"(?:[ \t]*+\[[ xX]\](?=[ \t]))?+[ \t]*+"
)
AT_LINE_END = re.compile(r"[ \t]*(?:\n|\Z)")
LONGEST_ADDRESS = 4_000


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


def scan_past_hidden(text: str, start: int, end: int, limit: int) -> tuple[str, str, str] | None:
    """`text[start:end]`, and the characters that a reader sees right before and after it, empty at the text's ends.

    None where nothing is hidden beside it.
    """
    hidden_before = start > 0 and is_hidden(text[start - 1])
    if not hidden_before and not (end < limit and text[end] in HIDDEN_ENDS):
        return None
    low = start
    while low > 0 and is_hidden(text[low - 1]):
        low -= 1
    after = HIDDEN.match(text, end, limit)
    high = after.end() if after else end
    return text[max(low - 1, 0) : low], text[start:end], text[high : min(high + 1, limit)]


def is_hidden(character: str) -> bool:
    """Whether a character is one of those that stand for what is hidden."""
    return character in HIDDEN_ENDS or "\U000f0000" <= character <= "\U000ffffd"


def next_mark(text: str, start: int, limit: int) -> int:
    """Where the next hidden passage begins that an address from `start` on could run into, else `limit`."""
    found = text.find(MARK, start, min(limit, start + LONGEST_ADDRESS))
    return found if found >= 0 else limit


def hidden_part(text: str, removal: Span) -> Span:
    """What is overwritten of a stretch that goes with a note: its words.

    The signs of a block that begins there stay (a list marker, `>`, `#`, the signs around a comment), so that all other
    blocks stay what they are; the block that is left without words is dropped later.
    """
    start, end = removal.start, removal.end
    line = text.rfind("\n", 0, start) + 1
    if not BLOCK_SIGNS.fullmatch(text, line, start):
        return removal
    signs = BLOCK_SIGNS.match(text, start, end)
    start = signs.end() if signs else start
    if text.startswith("<!--", start) and AT_LINE_END.match(text, end):
        start, end = start + 4, end - 3 * text.endswith("-->", start + 4, end)
    elif text[end - 1] in " \t" and not AT_LINE_END.match(text, end):
        end -= 1  # an address may stand after a blank only
    return Span(start, end) if end - start >= 2 else removal


def without(text: str) -> str:
    """`text` without any trace of hidden passages."""
    return SENTINEL.sub("", text) if MARK in text or FILL in text else text


def address(written: str) -> str:
    """The address of a link as its token has it; empty where a passage in it is hidden: half an address leads astray.

    The parser percent-encodes what it does not know in an address, the marks too.
    """
    return "" if MARK in written or MARK_ENCODED in written else written


def without_attributes(html: str) -> str:
    """`html` without the attributes of tags whose values hold a hidden passage: `href=""` would be another address."""
    if MARK not in html:
        return html
    return TAG.sub(lambda tag: ATTRIBUTE.sub(lambda found: "" if MARK in found[0] else found[0], tag[0]), html)


def blank(text: str) -> str:
    """`text` with hidden passages as blanks, at equal length."""
    if MARK not in text and FILL not in text:
        return text
    return SENTINEL.sub(lambda match: " " * len(match[0]), text)


def close_gaps(html: str, passages: Sequence[tuple[Tag, str]]) -> str:
    """`html` with the blanks and line breaks around notes made what they would be without the notes.

    Between words one blank is left, a line end where there was one; none where a block begins or ends, or at a stop.
    """

    def closed(match: re.Match[str]) -> str:
        marks = list(SENTINEL.finditer(match[0]))
        numbers = [ord(mark[1]) - FIRST for mark in marks if mark[1]]
        if not all(number < len(passages) and passages[number][0] == "note" for number in numbers):
            return match[0]
        kept, blanks = "".join(mark[0] for mark in marks if mark[1]), SENTINEL.sub("", match[0])
        if ENDS.match(html, match.end()) or _begins(html, match.start()):
            return kept
        if STOP.match(html, match.end()):
            return kept
        return kept + ("<br>\n" if "<br>" in blanks else "\n" if "\n" in blanks else " " if blanks else "")

    return HIDDEN_RUN.sub(closed, html) if MARK in html else html


def _begins(html: str, at: int) -> bool:
    """Whether an element opens right before `at`, or nothing stands before it."""
    if at == 0:
        return True
    opening = html.rfind("<", max(0, at - LONGEST_TAG), at) if html[at - 1] == ">" else -1
    return opening >= 0 and bool(OPENING.fullmatch(html, opening, at))


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
