"""Passages from an opening sign to a closing one, within one block or over several beside each other."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.model import lazy_re as re
from generator.model.text import Span
from generator.parse.notes.leaf import Leaf


class Signs(Struct, frozen=True):
    """What opens a passage, and what closes it."""

    opening: re.Pattern[str]
    closing: re.Pattern[str]


class Passage(Struct, frozen=True):
    """A passage, signs and all: the leaf that it begins in, where its words begin and end, whether it spans several."""

    leaf: Leaf
    span: Span
    inside: Span
    spread: bool


def between(signs: Signs, leaves: Sequence[Leaf]) -> Iterator[Passage]:
    """Each passage between `signs`; its end must stand among the blocks that its start is in."""
    opened: tuple[Leaf, int, int] | None = None
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
                opened, at = (leaf, leaf.start + sign.start(), leaf.start + sign.end()), sign.end()
            first, start, low = opened
            closing = signs.closing.search(leaf.words, at)
            if closing is None:
                break
            at, opened = closing.end(), None
            span, inside = Span(start, leaf.start + at), Span(low, leaf.start + closing.start())
            if first is leaf:
                yield Passage(leaf, span, inside, spread=False)
                continue
            begins = first.parents == leaf.parents and first.words[: start - first.start].strip() == ""
            # Words beside the last sign stay: only a sign that is all of its line closes several blocks.
            if begins and leaf.words[at:].strip() == "" and first.block.kind == leaf.block.kind == "paragraph":
                yield Passage(first, span, inside, spread=True)
