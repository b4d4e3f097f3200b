"""Notes in footnotes: those in a footnote within a line, and what refers to a footnote that is only a note."""

import re
from collections.abc import Iterable, Iterator

from generator.model.text import Span
from generator.parse.markdown.document import Document
from generator.parse.notes import patterns
from generator.parse.notes.brackets import bracket_pairs
from generator.parse.notes.leaf import Leaf
from generator.parse.notes.rules import INLINE_MARKER, Draft

REFERENCE = re.compile(r"\[\^([^\[\]\s]{1,200})\]")
BRACKET = re.compile(r"([(\[])\s*\Z")
LONGEST = 1_000
LEAVES = ("paragraph", "heading", "term", "row")


def footnote_references(document: Document, removals: Iterable[Span]) -> list[Span]:
    """The references, in running text, to the footnotes of `document` that `removals` take away whole."""
    removed = tuple(removals)
    labels = {
        block.info
        for block in document.blocks
        if block.kind == "footnote" and any(removal.holds(block.span) for removal in removed)
    }
    if not labels:
        return []
    found: list[Span] = []
    for block in document.walk():
        if block.kind not in LEAVES:
            continue
        # A reference is no piece of its leaf, and a cell may be nothing else: so whole lines are searched.
        code = [piece.outer for leaf in block.walk() for piece in leaf.pieces if piece.kind in ("code", "html")]
        at = 0
        for match in REFERENCE.finditer(document.text.text, block.span.start, block.span.end):
            while at < len(code) and code[at].end <= match.start():
                at += 1
            shown = at < len(code) and code[at].start <= match.start()
            if match[1] in labels and not shown and document.text.text[match.end() : match.end() + 1] != ":":
                found.append(Span(match.start(), match.end()))
    return found


def find_inline_footnotes(leaf: Leaf) -> Iterator[Draft]:
    """Markers in footnotes within a line: `^[TODO: find it]`, `^[Here (TODO: when)]`.

    The words of such a footnote are no words of the leaf that it stands in: they are blank there.
    """
    raw = leaf.raw if leaf.block.pieces else ""
    if "^[" not in raw:
        return
    for start, end in bracket_pairs(raw, (("[", "]"),)):
        if start == 0 or raw[start - 1] != "^" or end - start > LONGEST or leaf.words[start:end].strip():
            continue
        inside = raw[start + 1 : end]
        marker = patterns.MARKER.search(inside)
        if marker is None or not marker["hard"]:
            continue
        before, low, high = inside[: marker.start()], start - 1, end + 1
        if any(letter.isalnum() for letter in before):
            opened = BRACKET.search(before)
            closed = inside.find(")" if opened and opened[1] == "(" else "]", marker.end()) if opened else -1
            blanks = len(before) - len(before[: opened.start() if opened else None].rstrip())
            low = start + 1 + len(before) - blanks
            high = start + 1 + closed + 1 if closed >= 0 else end
        span = Span(leaf.start + low, leaf.start + high)
        yield Draft(INLINE_MARKER, span, leaf, "inline", inside[marker.end() :].lstrip(": "), span)
