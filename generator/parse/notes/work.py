"""Markers in lists and tables of work to do, where they are the state of a task, and markers that fill a table cell."""

from generator.model.problem import Confidence
from generator.model.text import Span
from generator.parse.markdown.document import Block
from generator.parse.notes import patterns
from generator.parse.notes.leaf import Leaf
from generator.parse.notes.marks import Mark
from generator.parse.notes.rules import PLACEHOLDER_CELL, WORK_ITEM, Draft

ROWS = 12  # how many rows before and after are looked at


def is_work(leaf: Leaf) -> bool:
    """Whether a marker here is the state of a task: a task item, or a list or table under a heading of work to do."""
    if any(block.kind == "item" and block.info for block in leaf.parents):
        return True
    heading = leaf.section.heading
    if heading is None or (leaf.within("list") is None and leaf.block.kind != "cell"):
        return False
    return bool(patterns.WORK_HEADING.search(_said(heading)))


def _said(block: Block) -> str:
    return "".join(piece.text for piece in block.pieces if piece.kind == "text")


def drafted_cell(leaf: Leaf, mark: Mark) -> Draft | None:
    """A cell that is only a marker: a state beside other states, a date to come in a schedule, or a gap."""
    if len(leaf.path) < 3 or leaf.path[-2].block.info == "head":
        return None
    row, table = leaf.path[-2].block, leaf.path[-3].block
    column = leaf.path[-1].index
    span = Span(leaf.start + mark.start, leaf.start + mark.end)
    head = table.children[0].children[column].text if column < len(table.children[0].children) else ""
    near = (*leaf.path[-2].beside("previous")[:ROWS], *leaf.path[-2].beside("next")[:ROWS])
    others = [other.children[column].text for other in near if column < len(other.children)]
    states = patterns.STATE_HEAD.search(head) or any(patterns.WORK_STATE.fullmatch(text) for text in others)
    if states or is_work(leaf):
        return Draft(WORK_ITEM, span, leaf, "value")
    if mark.hard:
        return Draft(PLACEHOLDER_CELL, span, leaf, "value")
    dated = any(patterns.DATED.search(text) for text in (*others, row.text))
    sure: Confidence = "hint" if dated or patterns.SCHEDULE_HEAD.search(head) else "likely"
    return Draft(PLACEHOLDER_CELL, span, leaf, "value", confidence=sure)
