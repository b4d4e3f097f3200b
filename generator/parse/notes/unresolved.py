"""Passages that their author marked as open, from an opening sign to a closing one, and boxes that are named `todo`."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.model import lazy_re as re
from generator.model.text import Span
from generator.parse.markdown.document import Document
from generator.parse.notes.leaf import Leaf
from generator.parse.notes.rules import UNRESOLVED, Draft


class _Signs(Struct, frozen=True):
    """What opens a passage at the start of its words or anywhere, and what closes it."""

    opening: re.Pattern[str]
    closing: re.Pattern[str]


SIGNS = (
    _Signs(
        re.compile(r"(?:<<[ ]?)?\[UNRESOLVED(?:[ :][^\[\]\n]{0,160})?\](?:[ ]?>>)?"),
        re.compile(r"(?:<<[ ]?)?\[/UNRESOLVED\](?:[ ]?>>)?"),
    ),
    _Signs(
        re.compile(r"(?i)\A[ \t]*:{3,8}[ \t]*(?:\{\.?(?:todo|fixme)\}|(?:todo|fixme)(?=[ \t]*\n|[ \t]*\Z))"),
        re.compile(r"(?m)(?<=\n)[ \t]*:{3,8}[ \t]*$|\A[ \t]*:{3,8}[ \t]*\Z"),
    ),
)
BOXES = ("todo", "fixme")


def find_unresolved(document: Document, leaves: Sequence[Leaf]) -> Iterator[Draft]:
    """Each passage that is marked as open, signs and all; its end must stand among the blocks that its start is in."""
    text = document.text.text
    if "[UNRESOLVED" in text or ":::" in text:
        for signs in SIGNS:
            yield from _between(signs, leaves)
    if "!!!" in text or ":::" in text:
        yield from _boxes(leaves)


def _between(signs: _Signs, leaves: Sequence[Leaf]) -> Iterator[Draft]:
    opened: tuple[Leaf, int] | None = None
    for leaf in leaves:
        if leaf.block.kind == "html" or (opened and leaf.block.kind == "heading"):
            opened = None  # what is opened before a heading or a tag is not closed after it
            continue
        at = 0
        while True:
            if opened is None:
                sign = signs.opening.search(leaf.words, at)
                if sign is None:
                    break
                opened, at = (leaf, leaf.start + sign.start()), sign.end()
            first, start = opened
            closing = signs.closing.search(leaf.words, at)
            if closing is None:
                break
            at, opened = closing.end(), None
            span = Span(start, leaf.start + at)
            if first is leaf:
                yield Draft(UNRESOLVED, span, leaf, "inline")
            elif first.parents == leaf.parents and first.words[: start - first.start].strip() == "":
                # Words beside the last sign stay: only a sign that is all of its line closes several blocks.
                rest = leaf.words[at:].strip() == "" and first.block.kind == leaf.block.kind == "paragraph"
                if rest:
                    yield Draft(UNRESOLVED, span, first, "words", removal=span)


def _boxes(leaves: Sequence[Leaf]) -> Iterator[Draft]:
    """Boxes `!!! todo`, which go as a whole."""
    last = None
    for leaf in leaves:
        box = leaf.path[-2].block if len(leaf.path) > 1 else None
        if box is None or box is last or box.kind not in ("alert", "container") or box.info.lower() not in BOXES:
            continue
        last = box
        text = leaf.document.text
        start = box.span.start + len(text.text[box.span.start : box.span.end]) - len(text.cut(box.span).lstrip(" \t"))
        span = Span(start, box.span.end)
        yield Draft(UNRESOLVED, span, leaf, "words", removal=span)
