"""Internal passages, for colleagues only: `::: internal` blocks and `[words]{.internal}`.

Blocks are found in the text itself, so that nothing in them is read as anything else. A block ends at a line of at
least as many colons, no deeper in quotes or indentation than it began. Colons inside a code fence open and end nothing,
and what a fence is the Markdown parser says: a guess of our own would leak. A block that is never closed hides all that
follows, and is an error: it must not be public from there on.

In doubt more is hidden: what else says that it is internal, `internal_markup` finds.
"""

from msgspec import Struct

from generator.model import lazy_re as re
from generator.model.problem import Problem, Rule
from generator.model.text import Span, Text
from generator.parse.markdown.document import Document
from generator.parse.markdown.tokens import parse_markdown

UNCLOSED = Rule("PA010", "unclosed-internal", "error", "build", "An internal block that is never closed.")

# What may stand before the colons: quotes, and the markers of list items, definitions and footnotes.
BEFORE = r"(?P<before>(?:[^\S\n]|>|[-*+:]\s|\d{1,9}[.)]\s|\[\^[^\]\n]{1,99}\]:\s)*)"
COLONS = re.compile(BEFORE + r"(?P<colons>:{3,})(?P<info>.*)")
FENCE = re.compile(BEFORE + r"(?P<mark>`{3,}|~{3,})(?P<info>.*)")
KIND = re.compile(r"[^\S\n]*\{?[^\S\n]*\.?internal\b", re.IGNORECASE)
MARKER = re.compile(r"[^\s>]")
ATTRIBUTE = r"""(?:\.|\bclass\s{0,9}=\s{0,9}["']?(?:[^{}"'\n]{0,200}\s)?)internal(?![\w-])"""
BRACED = re.compile(r"\{[^{}\n]{0,200}?" + ATTRIBUTE, re.IGNORECASE)
SPAN = re.compile(r"\[(?P<words>[^\[\]\n]{1,2000})\]\{[^{}\n]{0,200}\.internal\b[^{}\n]{0,200}\}", re.IGNORECASE)


class _Colons(Struct, frozen=True):
    """A line of colons: where it stands, how deep, and what it opens. `start` is the offset at which hiding begins."""

    line: int
    start: int
    length: int
    quotes: int
    width: int
    info: str

    @property
    def internal(self) -> bool:
        """Whether it opens an internal block."""
        return bool(KIND.match(self.info) or BRACED.search(self.info))

    def closes(self, opening: "_Colons") -> bool:
        """Whether it may end what `opening` began, as far as its depth goes."""
        return not self.info.strip() and self.quotes <= opening.quotes and self.width < opening.width + 4


def find_internal_blocks(text: Text, body: str) -> tuple[tuple[Span, ...], tuple[Problem, ...]]:
    """The spans of internal blocks in `body` (as long as `text`), whole lines, and what is wrong with them."""
    if ":::" not in body or "internal" not in body.lower():
        return (), ()
    spans: list[Span] = []
    rows, fenced = body.split("\n"), _fenced_lines(body)
    line = 1
    while line <= len(rows):
        opening = None if line in fenced else _colons(text, line, rows[line - 1])
        if opening is None or not opening.internal:
            line += 1
            continue
        end = _end_of(opening, text, rows, fenced)
        if not end:
            spans.append(Span(opening.start, len(body)))
            return tuple(spans), (unclosed(text, text.line_span(line), "a line of colons: `:::`"),)
        spans.append(Span(opening.start, text.line_span(end).end))
        line = end + 1
    return tuple(spans), ()


def _end_of(opening: _Colons, text: Text, rows: list[str], fenced: frozenset[int]) -> int:
    """The line that closes the block of `opening`; 0 where none does.

    A line in a fence closes nothing, be it one that the parser saw, or one that begins in the block: the parser, which
    knows no internal blocks, may have ended that earlier.
    """
    depth, fence = [opening.length], _Fence(opening)
    for line in range(opening.line + 1, len(rows) + 1):
        if fence.holds(rows[line - 1]) or line in fenced:
            continue
        row = _colons(text, line, rows[line - 1])
        if row is None:
            continue
        if row.closes(opening):
            while len(depth) > 1 and row.length < depth[-1]:
                depth.pop()
            if row.length >= depth[-1]:
                depth.pop()
            if not depth:
                return line
        elif row.info.strip(" \t:"):
            depth.append(row.length)
    return 0


class _Fence:
    """Follows the code fences of an internal block, line by line."""

    def __init__(self, opening: _Colons) -> None:
        self._width = opening.width
        self._mark, self._quotes = "", 0

    def holds(self, row: str) -> bool:
        """Whether the next line is in a fence, or begins or ends one."""
        match = FENCE.match(row)
        if self._mark and row.lstrip().startswith(">") < (self._quotes > 0):
            self._mark = ""  # its quote has ended, and the fence with it
        if self._mark:
            mark = match["mark"] if match else ""
            if mark[:1] == self._mark[0] and len(mark) >= len(self._mark) and match and not match["info"].strip():
                self._mark = ""
            return True
        if match is None or ("`" in match["mark"] and "`" in match["info"]):
            return False
        if len(match["before"].expandtabs(4)) >= self._width + 4 and not MARKER.search(match["before"]):
            return False  # indented code
        self._mark, self._quotes = match["mark"], match["before"].count(">")
        return True


def _fenced_lines(body: str) -> frozenset[int]:
    """The lines of code fences, as the Markdown parser sees them."""
    fences = (token.map for token in parse_markdown(body).tokens if token.type == "fence" and token.map)
    return frozenset(line for first, end in fences for line in range(first + 1, end + 1))


def _colons(text: Text, line: int, row: str) -> _Colons | None:
    match = COLONS.match(row) if ":::" in row else None
    if match is None:
        return None
    before = match["before"]
    # The marker of an item stays, so that the item does; quotes and blanks go.
    start = text.starts[line - 1] + (len(before) if MARKER.search(before) else 0)
    return _Colons(line, start, len(match["colons"]), before.count(">"), len(before.expandtabs(4)), match["info"])


def unclosed(text: Text, span: Span, closing: str) -> Problem:
    """What is wrong with something internal that is opened at `span` and never closed."""
    return Problem.of(
        UNCLOSED,
        "an internal block is opened here and never closed: all that follows is hidden",
        text.place(span),
        text=text.cut(span),
        hint=f"close it with {closing}",
        line_text=text.line(text.line_at(span.start)),
    )


def find_internal_spans(document: Document) -> list[Span]:
    """`[words]{.internal}` in prose and in labels; a code span or a code block may show how it is written."""
    text = document.text.text
    if ".internal" not in text.lower():
        return []
    labels = sorted(label.span for block in document.walk() for label in block.labels)
    found: list[Span] = []
    at = 0
    for match in SPAN.finditer(text):
        while at < len(labels) and labels[at].end <= match.start():
            at += 1
        labelled = at < len(labels) and labels[at].start <= match.start() and match.end() <= labels[at].end
        if labelled or document.mask[match.start("words") : match.end("words")].strip():
            found.append(Span(match.start(), match.end()))
    return found
