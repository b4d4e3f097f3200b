"""Tokens to the tree of blocks, and the prose mask."""

from collections.abc import Sequence

from markdown_it.token import Token
from msgspec import Struct

from generator.model import lazy_re as re
from generator.model.text import Span, Tag, Text
from generator.parse.markdown.anchors import Anchors, Located, cell_anchors, cell_spans, leaf_anchors
from generator.parse.markdown.dialect import container_kind
from generator.parse.markdown.document import Block, BlockKind, Document, Piece
from generator.parse.markdown.labels import labels_in_tags, title_of_definition
from generator.parse.markdown.pieces import pieces_of
from generator.parse.markdown.sentinel import blank
from generator.parse.markdown.tokens import Parsed

NOT_A_LINE_END = re.compile(r"[^\n]+")
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
    "admonition_open": "alert",
    "admonition_title_open": "paragraph",
    "box_title_open": "paragraph",
}


class _Open(Struct):
    """A block under construction."""

    kind: BlockKind
    token: Token
    children: list[Block]
    pieces: tuple[Piece, ...] = ()
    info: str = ""
    labels: tuple[Piece, ...] = ()


def make_document(parsed: Parsed, text: Text, body_start: int, passages: Sequence[tuple[Tag, str]] = ()) -> Document:
    """The document of `parsed`, which is the body of `text` with its front matter blanked."""
    top: list[Block] = []
    stack: list[_Open] = []
    rows: list[Span] = []
    heads = 0
    located: dict[int, Located] = {}
    places: dict[int, Anchors] = {}  # of leaves, by the index of their token
    for index, token in enumerate(parsed.tokens):
        kind = OPENERS.get(token.type) or _container(token)
        if kind is not None:
            stack.append(_Open(kind, token, [], (), _info(kind, token, heads)))
            if kind == "row" and token.map is not None:
                rows = cell_spans(text.line(token.map[0] + 1), len(stack) > 2)
        elif token.type == "inline" and stack:
            anchors = _anchors(token, text, stack, rows)
            if index in parsed.inline_notes:
                parent, start = parsed.inline_notes[index]
                anchors = places[parent].inner(start) if parent in places else None
            if anchors is not None:
                places[index] = anchors
                pieces = tuple(pieces_of(token, parsed.extents.get(index, ()), anchors, located))
                stack[-1].pieces = tuple(piece for piece in pieces if piece.kind != "label")
                stack[-1].labels = tuple(piece for piece in pieces if piece.kind == "label")
        elif token.type in ("fence", "code_block", "html_block", "hr"):
            (stack[-1].children if stack else top).append(_leaf(token, text, located))
        elif token.type in ("thead_open", "thead_close"):
            heads += token.nesting
        elif token.nesting < 0 and stack and _closes(token, stack[-1].token):
            block = _closed(stack.pop(), text)
            (stack[-1].children if stack else top).append(block)
    titles = (title_of_definition(first, past, text) for first, past in parsed.titled)
    named = tuple(span for span in titles if span is not None)
    return Document(text, _mask(top, text), tuple(top), tuple(passages), body_start, named, located)


def _closes(token: Token, opening: Token) -> bool:
    same_level = token.level == opening.level
    return same_level and token.type.removesuffix("_close") == opening.type.removesuffix("_open")


def _container(token: Token) -> BlockKind | None:
    return "container" if token.type == "container_box_open" else None


def _info(kind: BlockKind, token: Token, heads: int) -> str:
    match kind:
        case "list":
            return "ordered" if token.type == "ordered_list_open" else "bullet"
        case "item":
            checked = token.meta.get("checked")
            return "" if checked is None else "checked" if checked else "unchecked"
        case "row":
            return "head" if heads else "body"
        case "alert":
            return str(token.meta.get("kind") or token.meta.get("tag") or "").lower()
        case "container":
            return container_kind(token.info)
        case "footnote":
            return str(token.meta.get("label", ""))
        case _:
            return ""


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
    line, end_line = min(first + 1, text.line_count), max(min(past, text.line_count), first + 1)
    end_line = min(end_line, text.line_count)
    while end_line > line and not text.line(end_line).strip():
        end_line -= 1
    return line, end_line, Span(text.starts[line - 1], text.line_span(end_line).end)


def _leaf(token: Token, text: Text, located: dict[int, Located]) -> Block:
    kinds: dict[str, BlockKind] = {"html_block": "html", "hr": "rule"}
    first, past = token.map or [0, 1]
    line, end_line, span = _lines(first, past, text)
    labels: list[Piece] = []
    anchors = leaf_anchors(token.content.rstrip("\n"), first + 1, text) if token.type == "html_block" else None
    if anchors is not None:
        located[id(token)] = Located(anchors, 0, len(token.content))
        for low, high in labels_in_tags(token.content):
            at, words = anchors.words(token.content, low, high)
            labels.append(Piece("label", words, at, at))
    kind, info = kinds.get(token.type, "code"), token.info.strip()
    return Block(kind, span, line, end_line, span, info=info, content=token.content, labels=tuple(labels))


def _closed(built: _Open, text: Text) -> Block:
    children, pieces = tuple(built.children), built.pieces
    if built.token.map is not None:
        line, end_line, span = _lines(built.token.map[0], built.token.map[1], text)
    elif children:
        line, end_line = children[0].line, children[-1].end_line
        span = Span(children[0].span.start, children[-1].span.end)
    elif pieces:
        inner = Span(pieces[0].outer.start, pieces[-1].outer.end)
        line, end_line, span = text.line_at(inner.start), text.line_at(inner.end), inner
    else:
        line, end_line, span = 1, 1, Span(0, 0)
    if pieces:
        content = Span(pieces[0].outer.start, pieces[-1].outer.end)
    elif children:
        content = Span(children[0].content_span.start, children[-1].content_span.end)
    else:
        content = span
    level = int(built.token.tag[1]) if built.kind == "heading" else 0
    return Block(built.kind, span, line, end_line, content, pieces, children, level, built.info, "", built.labels)


def _mask(blocks: list[Block], text: Text) -> str:
    """The prose mask: what readers see as words, each character at its own offset, line ends kept, all else blank."""
    blanks, at = NOT_A_LINE_END.sub(_blanks, text.text), 0
    parts: list[str] = []
    pieces = (piece for top in blocks for block in top.walk() for piece in block.pieces)
    seen = [(piece.span, piece.text) for piece in pieces if piece.kind == "text" and piece.exact]
    seen.sort(key=_start)  # footnotes stand at the end of the document, wherever they were written
    for span, words in seen:
        if span.start >= at:  # two never share a place; if they did, the mask would have another length
            parts += (blanks[at : span.start], words)
            at = span.end
    return blank("".join((*parts, blanks[at:])))


def _start(seen: tuple[Span, str]) -> int:
    return seen[0].start


def _blanks(found: re.Match[str]) -> str:
    return " " * (found.end() - found.start())
