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
CLOSERS = {name: f"{name[:-4]}close" for name in OPENERS}
PLAIN, CELLS = ("paragraph_open", "heading_open"), ("td_open", "th_open")
WITHOUT_INFO = frozenset({"paragraph", "heading", "cell", "quote", "table", "definitions", "term", "definition"})
BLANKS = ("", " ", "\t")
# Words that readers see: where they begin and end, and what they are.
_Seen = tuple[int, int, str]
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
    seen: list[_Seen] = []
    siblings = top  # the blocks that the next one stands behind
    heads = 0
    located: dict[int, Located] = {}
    places: dict[int, Anchors] = {}  # of leaves that have more than words, by the index of their token
    tokens, notes, extents, past = parsed.tokens, parsed.inline_notes, parsed.extents, 0
    for index, token in enumerate(tokens):
        if index < past:
            continue
        name = token.type
        if name in PLAIN and (plain := _plain_leaf(tokens, index, text)) is not None:
            siblings.append(plain)
            words, span = plain.pieces[0].text, plain.content_span
            seen.append((span.start, span.end, words))
            past = index + 3
        elif name == "inline":
            if not stack:
                continue
            block = stack[-1]
            anchors = _anchors(token, text, stack, rows)
            if notes and index in notes:
                parent, start = notes[index]
                anchors = places[parent].inner(start) if parent in places else None
            if anchors is not None:
                places[index] = anchors
                pieces, labels = pieces_of(token, extents.get(index, ()), anchors, located)
                block.pieces, block.labels = tuple(pieces), tuple(labels)
        elif name == "list_item_open" and (item := _plain_item(tokens, index, text)) is not None:
            siblings.append(item)
            span = item.content_span
            seen.append((span.start, span.end, item.children[0].pieces[0].text))
            past = index + 5
        elif name in CELLS and stack and (cell := _plain_cell(tokens, index, text, stack[-1], rows)) is not None:
            siblings.append(cell)
            seen.append((cell.span.start, cell.span.end, cell.pieces[0].text))
            past = index + 3
        elif name in OPENERS:
            kind = OPENERS[name]
            info = "" if kind in WITHOUT_INFO else _info(kind, token, heads)
            opened = _Open(kind, token, CLOSERS[name], info)
            stack.append(opened)
            siblings = opened.children
            if kind == "row" and token.map is not None:
                rows = cell_spans(text.line(token.map[0] + 1), len(stack) > 2)
        elif name in LEAVES:
            siblings.append(_leaf(token, text, located))
        elif name == "thead_open" or name == "thead_close":
            heads += token.nesting
        elif stack and name == stack[-1].closing and token.level == stack[-1].token.level:
            built = stack.pop()
            siblings = stack[-1].children if stack else top
            siblings.append(_closed(built, text))
            for piece in built.pieces:
                if piece.kind == "text" and piece.exact:
                    span = piece.span
                    seen.append((span.start, span.end, piece.text))
    titles = (title_of_definition(*lines, text) for lines in parsed.titled)
    named = tuple(span for span in titles if span is not None)
    return Document(text, _mask(seen, text), tuple(top), tuple(passages), body_start, named, located)


def _plain_leaf(tokens: Sequence[Token], index: int, text: Text) -> Block | None:
    """The paragraph or heading that begins at `index`, where it is one line of nothing but words."""
    token, leaf = tokens[index], tokens[index + 1]
    children, words = leaf.children, leaf.content
    if not children or len(children) > 1 or leaf.type != "inline":
        return None
    child, lines, rows = children[0], token.map, leaf.map
    if child.content != words or child.type != "text" or lines is None or rows is None or "\n" in words:
        return None
    closing, name = tokens[index + 2], token.type
    if closing.type != CLOSERS[name] or closing.level != token.level:
        return None
    starts, whole, line = text.starts, text.text, lines[0] + 1
    level = int(token.tag[1]) if name == "heading_open" else 0
    # Mostly it is all of its line but for signs before it.
    if (
        line < len(starts)
        and lines[1] == line
        and rows == lines
        and words[-1:] not in BLANKS
        and words[0] not in BLANKS
    ):
        first, end = starts[line - 1], starts[line] - 1
        if whole.endswith(words, first, end):
            stretch = Span(end - len(words), end)
            pieces = (Piece("text", words, stretch, stretch),)
            return Block(OPENERS[name], Span(first, end), line, line, stretch, pieces, (), level)
    start = start_of_words(words, rows[0] + 1, text)
    if start is None or start[0]:
        return None
    line, end_line, span = _lines(lines[0], lines[1], text)
    stretch = Span(start[1], start[1] + len(words))
    pieces = (Piece("text", words, stretch, stretch),)
    return Block(OPENERS[name], span, line, end_line, stretch, pieces, (), level)


def _plain_item(tokens: Sequence[Token], index: int, text: Text) -> Block | None:
    """The item that begins at `index`, where it holds one line of nothing but words."""
    if index + 4 >= len(tokens) or tokens[index + 4].type != "list_item_close":
        return None
    opening, closing = tokens[index], tokens[index + 4]
    if tokens[index + 1].type != "paragraph_open" or closing.level != opening.level or opening.map is None:
        return None
    child = _plain_leaf(tokens, index + 1, text)
    if child is None:
        return None
    first, past = opening.map
    if child.line == child.end_line == first + 1 == past:
        line, end_line, span = child.line, past, child.span
    else:
        line, end_line, span = _lines(first, past, text)
    info = _info("item", opening, 0) if opening.meta else ""
    return Block("item", span, line, end_line, child.content_span, (), (child,), 0, info)


def _plain_cell(tokens: Sequence[Token], index: int, text: Text, row: _Open, cells: Sequence[Span]) -> Block | None:
    """The cell of `row` that begins at `index`, where it is nothing but words that stand in `cells` as they are."""
    if index + 2 >= len(tokens):
        return None
    opening, leaf, closing = tokens[index : index + 3]
    children, words, number = leaf.children, leaf.content, len(row.children)
    if not children or len(children) > 1 or row.kind != "row" or number >= len(cells) or opening.map is not None:
        return None
    if leaf.map is None or children[0].content != words or children[0].type != "text":
        return None
    if closing.type != CLOSERS[opening.type] or closing.level != opening.level:
        return None
    source = text.line_span(leaf.map[0] + 1)
    if "\\|" in text.cut(source):
        return None
    start = source.start + cells[number].start
    span = Span(start, start + len(words))
    pieces = (Piece("text", words, span, span),)
    return Block("cell", span, text.line_at(span.start), text.line_at(span.end), span, pieces)


def _info(kind: BlockKind, token: Token, heads: int) -> str:
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
    line = first + 1 if first < count else count
    end_line = past if past > line else line
    if end_line > count:
        end_line = count
    while True:
        start = starts[end_line - 1]
        end = starts[end_line] - 1 if end_line < count else len(whole)
        if end_line <= line or (end > start and not whole[start:end].isspace()):
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


def _mask(seen: list[_Seen], text: Text) -> str:
    """The prose mask: what readers see as words, each character at its own offset, line ends kept, all else blank."""
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
