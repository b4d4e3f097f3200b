"""Inline tokens to pieces: the text of a leaf block, each run of it at its exact offset in the source.

markdown-it says which lines a leaf has, not which columns. So each line of a leaf's content is found as the tail of its
source line, and the leaf's children are walked along the content: between two of them nothing can stand but markup.
"""

from bisect import bisect_right
from collections.abc import Iterator

from markdown_it.token import Token

from generator.model.text import Span, Text
from generator.parse.markdown.document import Piece, PieceKind
from generator.parse.markdown.sentinel import address
from generator.parse.markdown.tokens import Extent

BARE_LINKS = ("gfm_autolink_www", "gfm_autolink_protocol", "gfm_autolink_email")
LINKS = ("link", "span", "autolink", *BARE_LINKS)


class Anchors:
    """Where the characters of a leaf's content stand in the source: a step function from content to source offsets."""

    def __init__(self, steps: list[tuple[int, int]]) -> None:
        self._content = [step[0] for step in steps]
        self._source = [step[1] for step in steps]

    def offset(self, position: int) -> int:
        """The source offset of the character at `position` of the content."""
        index = max(bisect_right(self._content, position) - 1, 0)
        return self._source[index] + position - self._content[index]

    def span(self, start: int, end: int) -> Span:
        """The source span of a stretch of the content."""
        if len(self._content) == 1:  # a leaf of one line: one step holds for all of it
            shift = self._source[0] - self._content[0]
            return Span(start + shift, max(start, end) + shift)
        return Span(self.offset(start), self.offset(end - 1) + 1 if end > start else self.offset(start))


def leaf_anchors(content: str, first_line: int, text: Text) -> Anchors | None:
    """Where a paragraph's or heading's content stands, given its first line (1-based). None where it stands nowhere."""
    steps, position = [], 0
    for index, row in enumerate(content.split("\n")):
        line = first_line + index
        if line > text.line_count:
            return None
        span, words = text.line_span(line), row.strip(" \t")
        source = text.cut(span)
        trimmed = source.rstrip(" \t")
        if trimmed.endswith(words):
            column = len(trimmed) - len(words)
        else:  # a closed heading (`## x ##`), the title of an admonition
            column = source.rfind(words)
            if column < 0:
                return None
        lead = len(row) - len(row.lstrip(" \t"))
        steps.append((position + lead, span.start + column))
        position += len(row) + 1
    return Anchors(steps)


def cell_spans(row: str) -> list[Span]:
    """The cells of a table row, as spans in it, white space trimmed. `\\|` does not end a cell."""
    bounds, at, escaped = [], 0, False
    for index, character in enumerate(row):
        if character == "|" and not escaped:
            bounds.append((at, index))
            at = index + 1
        escaped = character == "\\" and not escaped
    bounds.append((at, len(row)))
    if bounds and not row[bounds[0][0] : bounds[0][1]].strip():
        bounds.pop(0)
    if bounds and not row[bounds[-1][0] : bounds[-1][1]].strip():
        bounds.pop()
    return [_trimmed(row, start, end) for start, end in bounds]


def _trimmed(row: str, start: int, end: int) -> Span:
    words = row[start:end]
    left = start + len(words) - len(words.lstrip())
    return Span(left, max(left, start + len(words.rstrip())))


def cell_anchors(content: str, cell: Span, row: str, row_start: int) -> Anchors:
    """Where a table cell's content stands. markdown-it drops the backslash of `\\|`: each one is a step."""
    steps, position, at = [(0, row_start + cell.start)], 0, cell.start
    while at < cell.end and position < len(content):
        if row[at] == "\\" and row[at + 1 : at + 2] == "|" and content[position] == "|":
            at += 1
            steps.append((position, row_start + at))
        at += 1
        position += 1
    return Anchors(steps)


def pieces_of(token: Token, extents: tuple[Extent, ...], anchors: Anchors) -> Iterator[Piece]:
    """The pieces of an inline token, in order."""
    content, cursor = token.content, 0
    bold = italic = struck = 0
    links: list[tuple[str, int]] = []
    at = 0  # the next extent that was not used yet

    def extent(*rules: str) -> Extent | None:
        nonlocal at
        while at < len(extents) and (extents[at].start < cursor or extents[at].rule == "attr"):
            at += 1
        if at < len(extents) and extents[at].rule in rules:
            at += 1
            return extents[at - 1]
        return None

    def piece(kind: PieceKind, words: str, inner: tuple[int, int], outer: tuple[int, int], exact: bool = True) -> Piece:
        span = anchors.span(*inner)
        return Piece(
            kind,
            words,
            span,
            span if inner == outer else anchors.span(*outer),
            bold > 0,
            italic > 0,
            struck > 0,
            exact,
            links[-1][0] if links else "",
        )

    for child in token.children or ():
        match child.type:
            case "text":
                if not child.content:
                    continue
                if at < len(extents) and extents[at].rule == "attr" and extents[at].start == cursor:
                    cursor = extents[at].end
                start = content.find(child.content, cursor)
                if start < 0:
                    continue
                cursor = start + len(child.content)
                yield piece("text", child.content, (start, cursor), (start, cursor))
            case "text_special":
                start = content.find(child.markup, cursor)
                if start < 0:
                    continue
                cursor = start + len(child.markup)
                exact = len(child.content) == len(child.markup)
                yield piece("text", child.content, (start, cursor), (start, cursor), exact)
            case "code_inline":
                found = extent("backticks")
                if found is None:
                    continue
                cursor, ticks = found.end, len(child.markup)
                inner = (found.start + ticks, found.end - ticks)
                yield piece("code", child.content, inner, (found.start, found.end))
            case "image":
                found = extent("image")
                if found is None:
                    continue
                cursor = found.end
                yield piece("image", child.content, (found.start, found.end), (found.start, found.end), False)
            case "html_inline":
                start = content.find(child.content, cursor)
                if start < 0:
                    continue
                cursor = start + len(child.content)
                yield piece("html", child.content, (start, cursor), (start, cursor))
            case "softbreak" | "hardbreak":
                start = content.find("\n", cursor)
                if start < 0:
                    continue
                cursor = start + 1
                yield piece("break", "\n", (start, cursor), (start, cursor))
            case "link_open" | "span_open":
                found = extent(*LINKS)
                href = address(str(child.attrs.get("href", ""))) or (links[-1][0] if links else "")
                bare = found is None or found.rule in BARE_LINKS
                links.append((href, -1 if found is None or bare else found.end))
                if found is not None and not bare:
                    cursor = found.start + 1
            case "link_close" | "span_close":
                if links:
                    end = links.pop()[1]
                    cursor = max(cursor, end)
            case "footnote_ref" | "footnote_anchor":
                found = extent("footnote_ref", "footnote_inline")
                cursor = found.end if found else cursor
            case "strong_open" | "strong_close" | "em_open" | "em_close" | "s_open" | "s_close":
                if content.startswith(child.markup, cursor):
                    cursor += len(child.markup)
                bold += child.nesting * (child.tag == "strong")
                italic += child.nesting * (child.tag == "em")
                struck += child.nesting * (child.tag == "s")
            case _:
                continue
