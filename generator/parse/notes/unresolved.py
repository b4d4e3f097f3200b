"""Passages that their author marked as open, from an opening sign to a closing one, and boxes that are named `todo`."""

from collections.abc import Iterator, Sequence

from generator.model import lazy_re as re
from generator.model.text import Span, Text
from generator.parse.markdown.document import Block, Document
from generator.parse.notes.between import Signs, between
from generator.parse.notes.leaf import Leaf, code_leaf
from generator.parse.notes.leaves import Leaves
from generator.parse.notes.rules import UNRESOLVED, WORK_ITEM, Draft

SIGNS = (
    Signs(
        re.compile(r"(?:<<[ ]?)?\[UNRESOLVED(?:[ :][^\[\]\n]{0,160})?\](?:[ ]?>>)?"),
        re.compile(r"(?:<<[ ]?)?\[/UNRESOLVED\](?:[ ]?>>)?"),
    ),
)
MANY = 3  # items that make a list of work
LONGEST = 400  # characters of what a box says
DIRECTIVE = re.compile(r"\{(?:todo|fixme)\}")
BOXES = ("todo", "fixme")
CLOSING = re.compile(r"[ \t>\n]{0,999}:{3,}(?=[ \t]*(?:\n|\Z))")


def find_unresolved(document: Document, leaves: Leaves) -> Iterator[Draft]:
    """Each passage that is marked as open, signs and all; its end must stand among the blocks that its start is in."""
    text = document.text.text
    if "[U" in text and "[UNRESOLVED" in text:
        for signs in SIGNS:
            for passage in between(signs, leaves):
                if passage.spread:
                    said = text[passage.inside.start : passage.inside.end].strip()[:LONGEST]
                    yield Draft(UNRESOLVED, passage.span, passage.leaf, "words", said, removal=passage.span)
                else:
                    said = text[passage.inside.start : passage.inside.end].strip()[:LONGEST]
                    begins = not passage.leaf.words[: passage.span.start - passage.leaf.start].strip()
                    yield Draft(UNRESOLVED, passage.span, passage.leaf, "words" if begins else "inline", said)
    if "{" in text and ("{todo}" in text or "{fixme}" in text):
        yield from _directives(document)
    if leaves.boxed and ("!!!" in text or ":::" in text or "???" in text):
        yield from _boxes([leaves[index] for index in sorted(leaves.boxed)])


def _directives(document: Document) -> Iterator[Draft]:
    """Fences that are no code but a directive of MyST: ```` ```{todo} ````."""
    for index, block in enumerate(document.blocks):
        if block.kind == "code" and DIRECTIVE.match(block.info):
            said = block.content.strip()[:LONGEST]
            yield Draft(UNRESOLVED, block.span, code_leaf(document, index), "words", said, removal=block.span)


def _boxes(leaves: Sequence[Leaf]) -> Iterator[Draft]:
    """Boxes `!!! todo`, which go as a whole."""
    last = None
    for leaf in leaves:
        box = next((block for block in leaf.parents if _is_box(block)), None)
        if box is None or box is last:
            continue
        last = box
        text = leaf.document.text
        start = box.span.start + len(text.text[box.span.start : box.span.end]) - len(text.cut(box.span).lstrip(" \t"))
        span = Span(start, _end_of(box, text))
        inside = [child for child in box.children if child.kind != "paragraph" or child.line > box.line]
        if len(inside) == 1 and inside[0].kind == "list" and len(inside[0].children) >= MANY:
            yield Draft(WORK_ITEM, span, leaf, "words")  # a list of work, shown as such
            continue
        said = "\n".join(child.text for child in inside[:2])[:LONGEST]
        yield Draft(UNRESOLVED, span, leaf, "words", said, removal=span)


def _is_box(block: Block) -> bool:
    return block.kind in ("alert", "container") and block.info.lower() in BOXES


def _end_of(box: Block, text: Text) -> int:
    """Where a box ends: one of colons with the line that closes it, which belongs to no block."""
    closing = CLOSING.match(text.text, box.span.end) if box.kind == "container" else None
    return closing.end() if closing else box.span.end
