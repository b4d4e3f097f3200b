"""Comments that Markdown takes for words: `<!--` that is not closed in its paragraph, `[//]: #` without a blank line.

An author who wrote one did not mean it to be read. So it is hidden: up to where it is closed, and to the end of its
paragraph at least; and the author is told. What is closed in a label, such as the text of a picture, is a comment.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from markdown_it.token import Token
from msgspec import Struct

from generator.model import lazy_re as re
from generator.model.problem import Problem, Rule
from generator.model.text import Span, Text
from generator.parse.markdown.document import Block, Document
from generator.parse.markdown.raw_html import RAW
from generator.parse.markdown.tokens import Parsed, lines_of

IN_TEXT = Rule("PA013", "comment-in-text", "error", "build", "A comment that is not closed in its paragraph.")
GLUED = Rule("PA014", "glued-comment", "warning", "strict", "A comment `[//]: #` that Markdown takes for words.")

OPENING, CLOSING = "<!--", "-->"
# What a label shows as it is, whose source has not been read as Markdown: code, and what is escaped.
SHOWN = re.compile(r"`[^`]*+`|\\<")
DEFINITION = re.compile(r"\[(?://|comment|_|#)\]:[ \t]*+(?:#|<>)[ \t]*+(?P<body>[^\n]*)")
CLOSES = {"(": ")", '"': '"', "'": "'"}


class Stray(Struct, frozen=True):
    """A comment among words: where it stands, and the rule that it breaks, if any."""

    span: Span
    rule: Rule | None = None


def find_stray_comments(parsed: Parsed, document: Document) -> tuple[list[Span], tuple[Problem, ...]]:
    """What is to be hidden of the comments in the words of `document`, parsed, and what is wrong."""
    text = document.text
    found = sorted((*_glued(document), *_opened(document)), key=_start)
    starts = [stray.span.start for stray in found]
    for index, token in enumerate(parsed.tokens):  # and those whose exact place nobody knows
        lines = lines_of(parsed, index) if token.children and any(map(_shows, token.children)) else None
        if lines is not None:
            span = Span(text.starts[lines[0]], text.line_span(min(lines[1], text.line_count)).end)
            at = bisect_left(starts, span.start)
            if at == len(starts) or starts[at] >= span.end:
                found.append(Stray(span, IN_TEXT))
    spans: list[Span] = []
    problems: list[Problem] = []
    for stray in sorted(found, key=_start):
        if spans and stray.span.start < spans[-1].end:
            continue
        spans.append(stray.span)
        if stray.rule is not None:
            problems.append(_problem(stray.rule, stray.span.start, text))
    return spans, tuple(problems)


def _start(stray: Stray) -> int:
    return stray.span.start


def _shows(token: Token) -> bool:
    """Whether a part of a line shows readers where a comment begins."""
    if token.type == "image":
        return any(_shows(child) or child.type == "html_inline" for child in token.children or ())
    return token.type == "text" and OPENING in token.content


def _opened(document: Document) -> Iterator[Stray]:
    """What begins with `<!--` in words and in labels."""
    text = document.text
    if OPENING not in text.text:
        return
    blocks = document.walk()
    ends = _ends(blocks, text)
    for block in blocks:
        for piece in block.pieces:
            if piece.kind == "text" and piece.exact and OPENING in piece.text:
                for match in re.finditer(OPENING, piece.text):
                    start = piece.span.start + match.start()
                    yield Stray(Span(start, _end(start, block.span.end, text, ends)), IN_TEXT)
        for label in block.labels:
            yield from _in_label(label.span, block.span.end, text, ends)
    for title in document.titles:
        yield from _in_label(title, title.end, text, ends)


def _in_label(label: Span, last: int, text: Text, ends: Sequence[int]) -> Iterator[Stray]:
    words = text.cut(label)
    if OPENING not in words:
        return
    words = SHOWN.sub(lambda match: " " * len(match[0]), words)
    at = 0
    while (start := words.find(OPENING, at)) >= 0:
        closing = words.find(CLOSING, start + 4)
        if closing < 0:
            yield Stray(Span(label.start + start, _end(label.start + start, last, text, ends)), IN_TEXT)
            return
        at = closing + len(CLOSING)
        yield Stray(Span(label.start + start, label.start + at))


def _ends(blocks: Sequence[Block], text: Text) -> list[int]:
    """Where all `-->` end that stand in no code."""
    code = [block.span for block in blocks if block.kind == "code"]
    code += [piece.outer for block in blocks for piece in block.pieces if piece.kind == "code"]
    code.sort()
    ends: list[int] = []
    at = 0
    for match in re.finditer(CLOSING, text.text):
        while at < len(code) and code[at].end <= match.start():
            at += 1
        if at == len(code) or match.start() < code[at].start:
            ends.append(match.end())
    return ends


def _end(start: int, last: int, text: Text, ends: Sequence[int]) -> int:
    """Up to where all is hidden of a comment in a block that ends at `last`."""
    at = bisect_left(ends, start + len(OPENING) + len(CLOSING))
    closed = ends[at] if at < len(ends) else 0
    return max(closed, last, text.line_span(text.line_at(start)).end)


def _glued(document: Document) -> Iterator[Stray]:
    """What was meant as a comment in the form of a link definition, and is shown."""
    text = document.text
    if "]:" not in text.text:
        return
    for block in document.walk():
        if not block.pieces and block.kind != "html":
            continue
        inside = block.content_span
        if text.text.startswith("[", inside.start - 1):  # the brackets are those of a link
            inside = Span(inside.start - 1, inside.end)
        words = text.cut(inside)
        if block.kind == "html":
            words = RAW.sub(lambda match: match[0] if match["name"] else " " * len(match[0]), words)
        for match in DEFINITION.finditer(words):
            start, end = inside.start + match.start(), inside.start + match.end()
            if block.kind == "html" or document.mask[start : inside.start + match.start("body")].strip():
                body = match["body"].rstrip()
                whole = len(body) > 1 and body[-1] == CLOSES.get(body[0])
                yield Stray(Span(start, end if whole else inside.end), GLUED)


def comment_problem(start: int, text: Text) -> Problem:
    """What is wrong with a comment that begins at `start` and is not closed where it should be."""
    return _problem(IN_TEXT, start, text)


def _problem(rule: Rule, start: int, text: Text) -> Problem:
    line = text.line_span(text.line_at(start))
    if rule is IN_TEXT:
        span = Span(start, min(start + len(OPENING), line.end))
        message = "this comment is not closed in its paragraph, so that Markdown takes it for words: it is hidden"
        hint = "close it with `-->` in the same paragraph, or write `&lt;!--` for the sign"
    else:
        span = Span(start, line.end)
        message = "Markdown takes this comment for words: it is hidden"
        hint = "put a blank line before it and no further brackets into it, or write `<!-- … -->`"
    return Problem.of(rule, message, text.place(span), text=text.cut(span), hint=hint, line_text=text.cut(line))
