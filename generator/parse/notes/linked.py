"""Markers in links: all that a link says, or the name of what it leads to."""

from bisect import bisect_left, bisect_right

from generator.model.problem import Confidence
from generator.model.text import Span
from generator.parse.markdown.document import Piece
from generator.parse.notes import patterns
from generator.parse.notes.leaf import Leaf
from generator.parse.notes.marks import Mark
from generator.parse.notes.rules import PLACEHOLDER, Draft
from generator.parse.notes.standing import names_todo

MOST = 8  # pieces of a link that is looked at


def run_at(leaf: Leaf, offset: int) -> tuple[int, int] | None:
    """The stretch of pieces in one markup that an offset of the text is in, as first and last index."""
    if not leaf.runs:
        return None
    index = bisect_right(leaf.block.pieces, offset, key=lambda piece: piece.outer.start) - 1
    at = bisect_left(leaf.runs, index, key=lambda run: run[1])
    return leaf.runs[at] if at < len(leaf.runs) and leaf.runs[at][0] <= index else None


def link_at(leaf: Leaf, mark: Mark) -> tuple[Piece, ...]:
    """The pieces of the link that the marker stands in, if they are few and nothing else is in its markup."""
    run = run_at(leaf, leaf.start + mark.start)
    if run is None or run[1] - run[0] > MOST:
        return ()
    pieces = leaf.block.pieces[run[0] : run[1] + 1]
    return pieces if all(piece.href for piece in pieces) else ()


def leads_to_todo(link: tuple[Piece, ...]) -> bool:
    """Whether a link leads to what is called todo: then a marker in it is a name."""
    return bool(link) and names_todo(link[0].href or "")


def is_name(link: tuple[Piece, ...]) -> bool:
    """Whether a link says in small letters where it leads: `[todo](todo)` is the name of an example."""
    return len(link) == 1 and link[0].text == link[0].href and link[0].text.islower()


def says_marker(link: tuple[Piece, ...]) -> bool:
    """Whether a marker is all that a link says."""
    said = "".join(piece.text for piece in link if piece.kind == "text")
    return patterns.ONLY_MARKER.fullmatch(said) is not None


def linked_value(leaf: Leaf, mark: Mark) -> Draft:
    """A link whose words are still to be written."""
    sure: Confidence = "hint" if mark.is_weak or mark.is_todo else "certain" if mark.hard else "likely"
    return Draft(PLACEHOLDER, Span(leaf.start + mark.start, leaf.start + mark.end), leaf, "value", confidence=sure)
