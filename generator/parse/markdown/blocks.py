"""Tokens to the tree of blocks, and the prose mask."""

from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter

from markdown_it.token import Token
from msgspec import Struct

from generator.model.text import Span, Tag, Text
from generator.parse.markdown.anchors import (
    Anchors,
    Located,
    cell_anchors,
    cell_spans,
    leaf_anchors,
    start_of_words,
)
from generator.parse.markdown.dialect import container_kind
from generator.parse.markdown.document import Block, BlockKind, Document, Piece
from generator.parse.markdown.labels import labels_in_tags, title_of_definition
from generator.parse.markdown.pieces import pieces_of
from generator.parse.markdown.sentinel import blank
from generator.parse.markdown.tokens import Parsed

# Tokens that open a block, and the kind of block. What is not named here (`thead`, `tbody`) is no block of its own.
OPENERS: dict[str, BlockKind] = {
    "paragraph_open": "paragraph",
    "heading_open": "heading",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "list_item_open": "item",
    "blockquote_open": "quote",
    "table_open": "table",
    "tr_open": "row",
    "th_open": "cell",
    "td_open": "cell",
    "dl_open": "definitions",
    "dt_open": "term",
    "dd_open": "definition",
    "footnote_open": "footnote",
    "alert_open": "alert",
    "container_box_open": "container",
    "admonition_open": "alert",
    "admonition_title_open": "paragraph",
    "box_title_open": "paragraph",
}
LEAVES: dict[str, BlockKind] = {"fence": "code", "code_block": "code", "html_block": "html", "hr": "rule"}


class _Open(Struct):
    """A block under construction; `closing` is the type of the token that ends it."""

    kind: BlockKind
    token: Token
    closing: str
    info: str = ""
    children: list[Block] = []
    pieces: tuple[Piece, ...] = ()
    labels: tuple[Piece, ...] = ()


def make_document(parsed: Parsed, text: Text, body_start: int, passages: Sequence[tuple[Tag, str]] = ()) -> Document:
    """The document of `parsed`, which is the body of `text` with its front matter blanked."""
    top: list[Block] = []
    stack: list[_Open] = []
    rows: list[Span] = []
    heads = 0
    located: dict[int, Located] = {}
    places: dict[int, Anchors] = {}  # of leaves that have more than words, by the index of their token
    for index, token in enumerate(parsed.tokens):
        name = token.type
        if name == "inline":
            if not stack:
                continue
            block = stack[-1]
            found = _plain(token, block, text) if index not in parsed.inline_notes else None
            if found is not None:
                block.pieces, block.labels = (found,), ()
                continue
            anchors = _anchors(token, text, stack, rows)
            if index in parsed.inline_notes:
                parent, start = parsed.inline_notes[index]
                anchors = places[parent].inner(start) if parent in places else None
            if anchors is not None:
                places[index] = anchors
                pieces, labels = pieces_of(token, parsed.extents.get(index, ()), anchors, located)
                block.pieces, block.labels = tuple(pieces), tuple(labels)
        elif name in OPENERS:
            kind = OPENERS[name]
            stack.append(_Open(kind, token, name[:-4] + "close", _info(kind, token, heads)))
            if kind == "row" and token.map is not None:
                rows = cell_spans(text.line(token.map[0] + 1), len(stack) > 2)
        elif name in LEAVES:
            (stack[-1].children if stack else top).append(_leaf(token, text, located))
        elif name == "thead_open" or name == "thead_close":
            heads += token.nesting
        elif stack and name == stack[-1].closing and token.level == stack[-1].token.level:
            closed = _closed(stack.pop(), text)
            (stack[-1].children if stack else top).append(closed)
    titles = (title_of_definition(first, past, text) for first, past in parsed.titled)
    named = tuple(span for span in titles if span is not None)
    return Document(text, _mask(top, text), tuple(top), tuple(passages), body_start, named, located)


def _plain(token: Token, block: _Open, text: Text) -> Piece | None:
    """The only piece of a leaf of one line that is nothing but words; None for all others."""
    children, words = token.children, token.content
    if not children or len(children) > 1 or children[0].content != words or children[0].type != "text":
        return None
    lines = token.map or block.token.map
    if block.kind == "cell" or lines is None or "\n" in words:
        return None
    start = start_of_words(words, lines[0] + 1, text)
    if start is None or start[0]:
        return None
    span = Span(start[1], start[1] + len(words))
    return Piece("text", words, span, span)


def _info(kind: BlockKind, token: Token, heads: int) -> str:
    if kind == "paragraph" or kind == "heading" or kind == "cell":
        return ""
    if kind == "item":
        checked = token.meta.get("checked")
        return "" if checked is None else "checked" if checked else "unchecked"
    if kind == "list":
        return "ordered" if token.type == "ordered_list_open" else "bullet"
    if kind == "row":
        return "head" if heads else "body"
    if kind == "alert":
        return str(token.meta.get("kind") or token.meta.get("tag") or "").lower()
    if kind == "container":
        return container_kind(token.info)
    return str(token.meta.get("label", "")) if kind == "footnote" else ""


def _anchors(token: Token, text: Text, stack: list[_Open], cells: list[Span]) -> Anchors | None:
    """Where a leaf's content stands; None where it stands nowhere in the source (the title of an alert)."""
    lines = token.map or stack[-1].token.map
    if lines is None or stack[-1].token.type == "alert_title_open":
        return None
    if stack[-1].kind == "cell":
        number = len(stack[-2].children)
        if number >= len(cells):
            return None
        row = text.line_span(lines[0] + 1)
        return cell_anchors(token.content, cells[number], text.cut(row), row.start)
    return leaf_anchors(token.content, lines[0] + 1, text)


def _lines(first: int, past: int, text: Text) -> tuple[int, int, Span]:
    """First and last line (1-based, inclusive, no blank last lines) and span of a block on lines `first` to `past`."""
    starts, whole = text.starts, text.text
    count = len(starts)
    line = min(first + 1, count)
    end_line = min(max(past, line), count)
    while True:
        start = starts[end_line - 1]
        end = starts[end_line] - 1 if end_line < count else len(whole)
        if end_line <= line or whole[start:end].strip():
            return line, end_line, Span(starts[line - 1], end)
        end_line -= 1


def _leaf(token: Token, text: Text, located: dict[int, Located]) -> Block:
    first, past = token.map or [0, 1]
    line, end_line, span = _lines(first, past, text)
    labels: list[Piece] = []
    anchors = leaf_anchors(token.content.rstrip("\n"), first + 1, text) if token.type == "html_block" else None
    if anchors is not None:
        located[id(token)] = Located(anchors, 0, len(token.content))
        for low, high in labels_in_tags(token.content):
            at, words = anchors.words(token.content, low, high)
            labels.append(Piece("label", words, at, at))
    kind, info = LEAVES[token.type], token.info.strip()
    return Block(kind, span, line, end_line, span, info=info, content=token.content, labels=tuple(labels))


def _closed(built: _Open, text: Text) -> Block:
    children, pieces, token = tuple(built.children), built.pieces, built.token
    if token.map is not None:
        line, end_line, span = _lines(token.map[0], token.map[1], text)
    elif children:
        line, end_line = children[0].line, children[-1].end_line
        span = Span(children[0].span.start, children[-1].span.end)
    elif pieces:
        inner = Span(pieces[0].outer.start, pieces[-1].outer.end)
        line, end_line, span = text.line_at(inner.start), text.line_at(inner.end), inner
    else:
        line, end_line, span = 1, 1, Span(0, 0)
    if pieces:
        content = pieces[0].outer if len(pieces) == 1 else Span(pieces[0].outer.start, pieces[-1].outer.end)
    elif children:
        content = Span(children[0].content_span.start, children[-1].content_span.end)
    else:
        content = span
    level = int(token.tag[1]) if built.kind == "heading" else 0
    return Block(built.kind, span, line, end_line, content, pieces, children, level, built.info, "", built.labels)


def _mask(blocks: list[Block], text: Text) -> str:
    """The prose mask: what readers see as words, each character at its own offset, line ends kept, all else blank."""
    seen: list[tuple[int, int, str]] = []
    for top in blocks:
        for block in top.walk():
            for piece in block.pieces:
                if piece.kind == "text" and piece.exact:
                    span = piece.span
                    seen.append((span.start, span.end, piece.text))
    seen.sort(key=itemgetter(0))  # footnotes stand at the end of the document, wherever they were written
    blanks = [" " * (past - start - 1) for start, past in pairwise(text.starts)]
    blanks.append(" " * (len(text.text) - text.starts[-1]))
    empty, at = "\n".join(blanks), 0
    parts: list[str] = []
    for start, end, words in seen:
        if start >= at:  # two never share a place; if they did, the mask would have another length
            parts += (empty[at:start], words)
            at = end
    parts.append(empty[at:])
    return blank("".join(parts))
