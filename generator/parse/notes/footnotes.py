"""What refers to a footnote that is only a note, and goes with it."""

from collections.abc import Iterable

from generator.model import lazy_re as re
from generator.model.text import Span
from generator.parse.markdown.document import Document

REFERENCE = re.compile(r"\[\^([^\[\]\s]{1,200})\]")
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
