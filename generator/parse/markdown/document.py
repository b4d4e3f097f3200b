"""The tree of blocks that understanding works on: every block and every piece of text at its exact place.

A `Document` is made of tokens once; sections, timeline, learnings, actions, story and notes are all read from it.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from generator.model.text import Span, Tag, Text, Words
from generator.parse.markdown.anchors import Located
from generator.parse.markdown.sentinel import runs_of

PieceKind = Literal["text", "code", "image", "html", "break", "label"]
BlockKind = Literal[
    "paragraph",
    "heading",
    "list",
    "item",
    "quote",
    "code",
    "table",
    "row",
    "cell",
    "html",
    "rule",
    "definitions",
    "term",
    "definition",
    "footnote",
    "alert",
    "container",
]


class Piece(Struct, frozen=True, gc=False):
    """A run of one kind of text in a leaf block.

    `text` is what a reader sees. `span` is where that text stands, so for plain text `span.start + i` is the place of
    `text[i]`; an escape or an entity is a piece of its own, `exact` False. `outer` holds the markup of a code span, an
    image, or HTML too. A soft or hard line break is a `break` piece with the text "\\n".
    An inline footnote, whose words are a block of their own, is an `html` piece without text.
    `href` is the link that the piece stands in, as written; `image` its picture's target.
    """

    kind: PieceKind
    text: str
    span: Span
    outer: Span
    bold: bool = False
    italic: bool = False
    struck: bool = False
    exact: bool = True
    href: str = ""


class Block(Struct, frozen=True, gc=False):
    """A block of a text.

    `span` covers whole source lines, `line` and `end_line` are its first and last line (1-based, inclusive).

    `pieces`: the text of a leaf (paragraph, heading, cell, term). `children`: blocks inside a container, rows of a
    table, cells of a row (`row.info` is `head` or `body`). `level`: of a heading, 1 to 6.
    `info`: fence language and info string; `ordered` or `bullet` for a list; `checked` or `unchecked` for a task item;
    the kind of an alert or a container; label of a footnote. `content` is the text of a code or an HTML block.
    `content_span` is the part of a leaf's lines that its text stands in (from its first piece to its last).
    `labels` are words of a leaf that are published and are no prose: texts and titles of its pictures, titles of links.
    Each is as long as its source.
    """

    kind: BlockKind
    span: Span
    line: int
    end_line: int
    content_span: Span
    pieces: tuple[Piece, ...] = ()
    children: tuple["Block", ...] = ()
    level: int = 0
    info: str = ""
    content: str = ""
    labels: tuple[Piece, ...] = ()

    @property
    def text(self) -> str:
        """What a reader sees of a leaf, code and pictures' texts too; of a container, its leaves by line."""
        if self.children:
            return "\n".join(child.text for child in self.children)
        if len(self.pieces) == 1 and (piece := self.pieces[0]).kind != "html":
            return piece.text
        return "".join([seen_of(piece) if piece.kind == "html" else piece.text for piece in self.pieces])

    def walk(self) -> "list[Block]":
        """This block and every one below it, in document order."""
        found = [self]
        for child in self.children:
            if child.children:
                found += child.walk()
            else:
                found.append(child)
        return found


def seen_of(piece: Piece) -> str:
    """What a reader sees of a piece of text; a `<br>` parts the words beside it."""
    if piece.kind != "html":
        return piece.text
    return " " if piece.text[:3].lower() == "<br" else ""


class Document(Struct, frozen=True):
    """A text and its blocks. `mask` is as long as the text: words a reader sees at their offsets, all else blank.

    `passages` are the hidden passages of the text, by the number of their mark. `titles` are those of link definitions,
    which stand in no block. `located` says where links, pictures and raw HTML stand, by the identity of their tokens.
    """

    text: Text
    mask: str
    blocks: tuple[Block, ...]
    passages: tuple[tuple[Tag, str], ...] = ()
    body_start: int = 0
    titles: tuple[Span, ...] = ()
    located: Mapping[int, Located] = {}

    def walk(self) -> list[Block]:
        """Every block, in document order."""
        return [block for top in self.blocks for block in top.walk()]

    def words(self, span: Span, text: str) -> Words:
        """`text`, which stands at `span`, as words: hidden passages in it become tagged runs."""
        return Words(runs_of(text, self.passages), self.text.place(span))

    def words_of(self, block: Block) -> Words:
        """All that a reader sees of a leaf block, its lines joined by spaces."""
        return self.words(block.content_span, " ".join(block.text.split()))
