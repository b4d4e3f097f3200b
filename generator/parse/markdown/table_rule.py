"""The rule of tables, as the library has it, but that rows are split into cells at once."""

from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from generator.model import lazy_re as re
from generator.parse.markdown.block_state import BlockState
from generator.parse.markdown.token import token_of

# The second row of a table: signs and blanks alone. What begins with `- ` may be an item of a list.
SECOND = re.compile(r"(?!-[ \t])[-:|][-:| \t]++")
ALIGNED = re.compile(r"(:?)-+(:?)")
ALIGN = {("", ""): "", (":", ""): "left", ("", ":"): "right", (":", ":"): "center"}
BAR = re.compile(r"(?<!\\)\|")
CODE = 4  # what is so much deeper than its block is code
# More cells than this that rows do not have are not made up for them.
MOST_CELLS = 0x10000


def table_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A table whose head is line `start`."""
    assert isinstance(state, BlockState)
    below = start + 1
    if below >= end or not 0 <= state.sCount[below] - state.blkIndent < CODE:
        return False
    second = _row(state, below)
    if second[:1] not in ("|", "-", ":") or not SECOND.fullmatch(second):
        return False
    aligns = _aligns(second)
    head = _row(state, start)
    if aligns is None or "|" not in head or state.sCount[start] - state.blkIndent >= CODE:
        return False
    columns = _cells(head)
    if not columns or len(columns) != len(aligns):
        return False
    if not silent:
        _read(state, start, end, columns, aligns)
    return True


def _row(state: BlockState, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _aligns(second: str) -> list[str] | None:
    """How each column is aligned; None where the second row of a table is none."""
    columns = [column.strip(MD_TRIM_CHARS) for column in second.split("|")]
    aligns: list[str] = []
    for number, column in enumerate(columns):
        if column and (signs := ALIGNED.fullmatch(column)):
            aligns.append(ALIGN[signs[1], signs[2]])
        elif column or 0 < number < len(columns) - 1:
            return None
    return aligns


def _cells(row: str) -> list[str]:
    """The cells of a row; a bar behind a backslash ends none."""
    row = row.strip(MD_TRIM_CHARS)
    cells = [cell.replace("\\|", "|") for cell in BAR.split(row)] if "\\" in row else row.split("|")
    if not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    return cells


def _read(state: BlockState, start: int, end: int, columns: list[str], aligns: list[str]) -> None:
    """The table whose head is line `start` and has these `columns`."""
    tokens, level = state.tokens, state.level
    lines, body, missing = [start, 0], list[int](), 0
    tokens += (
        token_of("table_open", "table", 1, level, "", "", lines, None, True),
        token_of("thead_open", "thead", 1, level + 1, "", "", [start, start + 1], None, True),
    )
    _put_row(tokens, start, level + 2, "th", columns, aligns)
    tokens.append(token_of("thead_close", "thead", -1, level + 1, "", "", None, None, True))
    parent, state.parentType = state.parentType, "table"
    # What ends a quote ends a table.
    beginning, elsewhere = state.chains["blockquote"]
    starts, shifts, indents = state.bMarks, state.tShift, state.sCount
    line = start + 2
    while line < end and indents[line] >= state.blkIndent:
        at = starts[line] + shifts[line]
        if any(rule(state, line, end, True) for rule in beginning.get(state.src[at : at + 1], elsewhere)):
            break
        row = _row(state, line)
        if not row.strip(MD_TRIM_CHARS) or indents[line] - state.blkIndent >= CODE:
            break
        cells = _cells(row)
        missing += len(columns) - len(cells)
        if missing > MOST_CELLS:
            break
        if line == start + 2:
            body = [line, 0]
            tokens.append(token_of("tbody_open", "tbody", 1, level + 1, "", "", body, None, True))
        _put_row(tokens, line, level + 2, "td", cells, aligns)
        line += 1
    if body:
        tokens.append(token_of("tbody_close", "tbody", -1, level + 1, "", "", None, None, True))
        body[1] = line
    tokens.append(token_of("table_close", "table", -1, level, "", "", None, None, True))
    state.parentType = parent
    lines[1] = state.line = line


def _put_row(tokens: list[Token], line: int, level: int, tag: str, cells: list[str], aligns: list[str]) -> None:
    """Puts the tokens of a row; one that is short has empty cells at its end, and what is too much is left out."""
    tokens.append(token_of("tr_open", "tr", 1, level, "", "", [line, line + 1], None, True))
    for number, align in enumerate(aligns):
        words = cells[number].strip(MD_TRIM_CHARS) if number < len(cells) else ""
        opening = token_of(f"{tag}_open", tag, 1, level + 1, "", "", None, None, True)
        if align:
            opening.attrs = {"style": f"text-align:{align}"}
        tokens += (
            opening,
            token_of("inline", "", 0, level + 2, words, "", [line, line + 1], [], True),
            token_of(f"{tag}_close", tag, -1, level + 1, "", "", None, None, True),
        )
    tokens.append(token_of("tr_close", "tr", -1, level, "", "", None, None, True))
