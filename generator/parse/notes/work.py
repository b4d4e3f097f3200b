"""Work that is listed for readers: markers that are the state of a task, and markers that fill a table cell."""

from functools import lru_cache
from typing import Literal

from generator.model import lazy_re as re
from generator.model.problem import Confidence
from generator.model.text import Span
from generator.parse.markdown.document import Block
from generator.parse.notes import patterns
from generator.parse.notes.leaf import Leaf, Spot
from generator.parse.notes.marks import Mark
from generator.parse.notes.rules import BARE_MARKER, PLACEHOLDER_CELL, WORK_ITEM, Draft

UNFILLED = re.compile(r"(?P<label>[^:\n]{1,40}):\W{0,6}(?:TBD|TBC|TODO)\W*\Z")
UNFILLED_FROM = 2
FEW_WORDS = 2  # that name a row
MANY = 3  # rows of a column
ROWS = 12  # how many rows before and after are looked at
CELL_DEPTH = 3  # a table, its row, its cell
COUNTED = re.compile(r"\W{0,6}\w{2,9}(?:\s+\d[\d.,%]{0,12})+\s*\Z")  # a marker, and numbers in all other cells
BESIDE, SHOWN = 20, 60  # how many blocks before and after, and how many of their characters

# A list of work to do, in which a marker with words is a state; or one with states in it, in which any marker is.
Work = Literal["", "tasks", "states"]


def work_at(leaf: Leaf) -> Work:
    """Whether a marker here is the state of a task.

    It is in a task item, in a list or a table under a heading of work to do or of states, and beside other states: in
    other lines, other items, other paragraphs of the section.
    """
    if any(_has_state(spot) for spot in leaf.path if not spot.gap) or _has_lines_of_state(leaf):
        return "states"
    if leaf.block.kind == "cell" and len(leaf.path) >= CELL_DEPTH and _in_state_column(leaf):
        return "states"
    heading = leaf.section.heading
    said = _said(heading) if heading is not None else ""
    if _is_task(leaf, patterns.WORK_HEADING.search(said) is not None):
        return "tasks"
    if heading is None or (leaf.within("list") is None and leaf.block.kind != "cell"):
        return ""
    if patterns.STATE_LABEL.fullmatch(said):
        return "states"
    return "tasks" if patterns.WORK_HEADING.search(said) else ""


def _is_task(leaf: Leaf, listed: bool) -> bool:
    """Whether the leaf is in a task item of a list of tasks; `listed`: under a heading of work.

    Alone in its list, or beside items that are none, a task is how a marker was written.
    """
    items = [spot for spot in leaf.path if not spot.gap and spot.block.kind == "item" and spot.block.info]
    if not items or listed:
        return bool(items)
    near = (*items[-1].beside("next"), *items[-1].beside("previous"))
    return bool(near) and all(block.info for block in near)


def _said(block: Block) -> str:
    return "".join(piece.text for piece in block.pieces if piece.kind == "text")


def _has_state(spot: Spot) -> bool:
    """Whether a block beside this one, up to a heading, begins or ends with a state."""
    if spot.block.kind == "heading":
        near = (*spot.beside("previous")[:BESIDE], *spot.beside("next")[:BESIDE])
        return any(block.level == spot.block.level and _is_state(block) for block in near)
    if spot.block.kind not in ("paragraph", "item"):
        return False
    for near in (spot.beside("previous"), spot.beside("next")):
        for block in near[:BESIDE]:
            if block.kind == "heading":
                break
            if block.kind in ("paragraph", "item") and _is_state(block):
                return True
    return False


def _is_state(block: Block) -> bool:
    pieces = (block.children[0] if block.children else block).pieces
    if not pieces:
        return False
    first, last = pieces[0], pieces[-2:]
    begins = first.text[:SHOWN] + (pieces[1].text[:SHOWN] if len(pieces) > 1 else "")
    label = first.text[:SHOWN] if first.bold or first.struck else ""
    return _says_state(begins, label, "".join(piece.text[-SHOWN:] for piece in last))


@lru_cache(maxsize=1024)  # each block is looked at from those on both of its sides
def _says_state(begins: str, label: str, ending: str) -> bool:
    if patterns.STATE_STARTS.match(begins) or patterns.STATE_STARTS.match(label):
        return True
    ends = patterns.STATE_ENDS.search(ending)
    # `State: open` tells the state of something else.
    return bool(ends and not patterns.STATE_LABEL.fullmatch(ends["label"] or ""))


def _has_lines_of_state(leaf: Leaf) -> bool:
    if "\n" not in leaf.words:
        return False
    return any(patterns.STATE_STARTS.match(line[:SHOWN].strip()) for line in leaf.words.split("\n"))


def _column(leaf: Leaf) -> tuple[str, tuple[str, ...]]:
    """The head of the column that a cell stands in, and the cells near it."""
    table, column = leaf.path[-3].block, leaf.path[-1].index
    head = table.children[0].children[column].text if column < len(table.children[0].children) else ""
    near = (*leaf.path[-2].beside("previous")[:ROWS], *leaf.path[-2].beside("next")[:ROWS])
    return head, tuple(other.children[column].text for other in near if column < len(other.children))


def _in_state_column(leaf: Leaf) -> bool:
    head, others = _column(leaf)
    return bool(patterns.STATE_HEAD.search(head)) or any(patterns.WORK_STATE.fullmatch(text) for text in others)


def drafted_cell(leaf: Leaf, mark: Mark) -> Draft | None:
    """A cell that is only a marker: a state beside other states, a date to come in a schedule, or a gap."""
    if len(leaf.path) < CELL_DEPTH or leaf.path[-2].block.info == "head":
        return None
    span = Span(leaf.start + mark.start, leaf.start + mark.end)
    head, others = _column(leaf)
    if work_at(leaf):
        return Draft(WORK_ITEM, span, leaf, "value")
    if mark.is_name and patterns.NAME_LABEL.fullmatch(head):
        return Draft(BARE_MARKER, span, leaf, "value")
    if COUNTED.match(leaf.path[-2].block.text) or patterns.SEVERAL.search(leaf.words):
        return None  # a row of a count of markers, or a list of them
    if mark.hard:
        return Draft(PLACEHOLDER_CELL, span, leaf, "value")
    named = leaf.path[-2].block.children[0].text
    if mark.word.upper() == "TBA" or (len(named.split()) <= FEW_WORDS and patterns.COMING_LABEL.search(named)):
        return Draft(PLACEHOLDER_CELL, span, leaf, "value", confidence="hint")
    dated = any(patterns.DATED.search(text) for text in (*others, leaf.path[-2].block.text))
    sure: Confidence = "hint" if dated or patterns.SCHEDULE_HEAD.search(head) else "likely"
    return Draft(PLACEHOLDER_CELL, span, leaf, "value", confidence=sure)


def asks_in_column(leaf: Leaf) -> bool:
    """Whether all cells of the column that a cell stands in hold question marks, and there are several."""
    if len(leaf.path) < CELL_DEPTH:
        return False
    table, column = leaf.path[-3].block, leaf.path[-1].index
    cells = [row.children[column].text for row in table.children[1 : ROWS + 1] if column < len(row.children)]
    return len(cells) >= MANY and not any(cell.strip(" ?") for cell in cells)


def in_empty_form(leaf: Leaf) -> bool:
    """Whether an item stands among others in which a value is missing that is no news to come."""
    item = next((spot for spot in leaf.path if not spot.gap and spot.block.kind == "item"), None)
    if item is None:
        return False
    near = (*item.beside("previous")[:ROWS], *item.beside("next")[:ROWS])
    labels = [found["label"] for block in near if block.children and (found := UNFILLED.match(block.children[0].text))]
    return len(labels) >= UNFILLED_FROM and any(not patterns.COMING_LABEL.search(label) for label in labels)
