"""Remarks to the author that look like quotations: a short block quote that asks or orders a change of the text."""

from collections.abc import Iterator

from generator.model.text import Span
from generator.parse.markdown.document import Block
from generator.parse.notes import remark_patterns as patterns
from generator.parse.notes.leaf import OBJECT, Leaf
from generator.parse.notes.rules import QUOTE_NOTE, Draft

LONGEST, SHORT = 200, 60
QUOTE_MARKS = tuple("\"“”'‘«»")
ATTRIBUTIONS = ("--", "—", "–", "~")


def find_quote_notes(leaf: Leaf) -> Iterator[Draft]:
    """The note that the only paragraph of a block quote is, if it is one.

    A quotation has quote marks, an attribution (in the quote or right after it), or words that are not about the text.
    """
    if len(leaf.path) < 2 or leaf.block.kind != "paragraph":
        return
    quote = leaf.path[-2].block
    if quote.kind != "quote" or len(quote.children) != 1 or len(leaf.words) > LONGEST or leaf.within("item"):
        return
    said = " ".join(leaf.words.split())
    if not said or said[0] in QUOTE_MARKS or said[-1] in QUOTE_MARKS or any(dash in said for dash in ("--", " — ")):
        return
    if _attributed(leaf.path[-2].beside("next")) or any(piece.href for piece in leaf.block.pieces):
        return
    if _is_remark(said):
        low = len(leaf.words) - len(leaf.words.lstrip())
        yield Draft(QUOTE_NOTE, Span(leaf.start + low, leaf.start + len(leaf.words.rstrip())), leaf, "words", said)


def _is_remark(said: str) -> bool:
    if patterns.QUOTE_LABEL.match(said):
        return True
    if said.endswith("?"):
        return bool(patterns.QUOTE_ASKS.match(said) and patterns.QUOTE_PART.search(said))
    orders = patterns.QUOTE_ORDERS.match(said) or (len(said) < SHORT and patterns.QUOTE_WISHES.match(said))
    return OBJECT not in said and bool(orders and patterns.QUOTE_STRONG_PART.search(said))


def _attributed(after: tuple[Block, ...]) -> bool:
    return bool(after) and after[0].kind == "paragraph" and after[0].text.lstrip().startswith(ATTRIBUTIONS)
