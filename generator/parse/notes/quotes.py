"""Remarks to the author that look like quotations: a short block quote that asks or orders a change of the text."""

from collections.abc import Iterator

from generator.model import lazy_re as re
from generator.model.problem import Confidence
from generator.model.text import Span
from generator.parse.markdown.document import Block
from generator.parse.notes import remark_patterns as patterns
from generator.parse.notes.evidence import weight_of
from generator.parse.notes.leaf import OBJECT, Leaf, Spot
from generator.parse.notes.leaves import Leaves
from generator.parse.notes.rules import QUOTE_NOTE, Draft

LONGEST, SHORT = 200, 60
BEFORE, ANSWER = 200, 40  # how many characters tell who speaks, and how short an answer is
QUOTE_MARKS = tuple("\"“”'‘«»")
LABELLED = re.compile(r"(?:(?i:note|nb|reviewer|editor|ed)|[A-Z]{2,3}):\s+")
ENOUGH = 3  # what a quotation must weigh to be a remark
ATTRIBUTIONS = ("--", "—", "–", "~")


def with_quote_notes(leaves: Leaves) -> set[int]:
    """The leaves that may be a note in a quotation: all of one."""
    return leaves.quoted


def find_quote_notes(leaf: Leaf) -> Iterator[Draft]:
    """The note that the only paragraph of a block quote is, if it is one.

    A quotation has quote marks, an attribution (in the quote or right after it), words before it that tell who speaks,
    an answer after it, or words that are not about the text.
    """
    if len(leaf.path) < 2 or leaf.block.kind != "paragraph":
        return
    quote = leaf.path[-2].block
    if quote.kind != "quote" or len(quote.children) != 1 or len(leaf.words) > LONGEST or leaf.within("item"):
        return
    said = " ".join(leaf.words.split())
    if not said or said[0] in QUOTE_MARKS or said[-1] in QUOTE_MARKS or any(dash in said for dash in ("--", " — ")):
        return
    if any(piece.href for piece in leaf.block.pieces):
        return
    named = LABELLED.match(said)
    said = said[named.end() :] if named else said
    sure = _surety(said) or ("likely" if weight_of(said) >= ENOUGH and OBJECT not in said else None)
    if sure is not None and not is_spoken(leaf.path[-2]):
        low = len(leaf.words) - len(leaf.words.lstrip())
        span = Span(leaf.start + low, leaf.start + len(leaf.words.rstrip()))
        yield Draft(QUOTE_NOTE, span, leaf, "words", said, confidence=sure)


def _surety(said: str) -> Confidence | None:
    """How sure it is that the words are about the text; None where they are not."""
    if patterns.QUOTE_LABEL.match(said):
        return "likely"
    if said.endswith("?"):
        if not (patterns.QUOTE_ASKS.match(said) and patterns.QUOTE_PART.search(said)):
            return None
    else:
        orders = patterns.QUOTE_ORDERS.match(said) or (len(said) < SHORT and patterns.QUOTE_WISHES.match(said))
        if OBJECT in said or not orders or not patterns.QUOTE_STRONG_PART.search(said):
            return None
    about_text = patterns.TEXT_PART.search(said)
    # An image, a table, a page may be a thing of the incident as well.
    return "likely" if about_text or (patterns.OTHER_PART.search(said) and patterns.HERE.search(said)) else "hint"


def is_spoken(spot: Spot) -> bool:
    """Whether the words around a quotation, or around those beside it, tell that somebody speaks, or who."""
    if _attributed(spot.beside("next")):
        return True
    before = next((block for block in spot.beside("previous") if block.kind != "quote"), None)
    told = before.text[-BEFORE:].rstrip() if before is not None and before.kind != "code" else ""
    if told.endswith(":") or patterns.SPEAKS.search(told):
        return True
    return any(patterns.ANSWER.match(block.text[: ANSWER + 1]) for block in spot.beside("next")[:1] if _short(block))


def _short(block: Block) -> bool:
    return block.kind in ("paragraph", "quote") and len(block.text) <= ANSWER


def _attributed(after: tuple[Block, ...]) -> bool:
    return bool(after) and after[0].kind == "paragraph" and after[0].text.lstrip().startswith(ATTRIBUTIONS)
