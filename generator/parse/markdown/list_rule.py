"""The rule of lists, as the library has it, but that an item of one line of words is made at once.

What stands in any other item is read as blocks of their own.
"""

from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from generator.parse.markdown.block_state import BlockState
from generator.parse.markdown.token import token_of

BULLETS, DIGITS = "*-+", "0123456789"
MOST_DIGITS = 9
BLANKS = " \t"
CODE = 4  # what is so much deeper than its block is code


def list_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A list that begins on line `start`."""
    assert isinstance(state, BlockState)
    depth, indent = state.sCount[start], state.blkIndent
    if depth - indent >= CODE or (0 <= state.listIndent <= depth - CODE and depth < indent):
        return False
    at, stop = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    behind = _behind_marker(state.src, at, stop)
    if behind < 0:
        return False
    ordered = state.src[at] in DIGITS
    if silent and state.parentType == "paragraph" and depth >= indent:
        # A list may end a paragraph only if it begins with words, and with 1 if it has numbers.
        if ordered and int(state.src[at : behind - 1]) != 1:
            return False
        if not state.src[behind:stop].strip(BLANKS):
            return False
    if silent:
        return True
    _read(state, start, end, behind, ordered)
    return True


def _behind_marker(source: str, at: int, stop: int) -> int:
    """Where the marker of an item ends that stands at `at` of a line that ends at `stop`; -1 where there is none."""
    if at >= stop:
        return -1
    first, past = source[at], at + 1
    if first not in BULLETS:
        if first not in DIGITS:
            return -1
        while past < stop and source[past] in DIGITS:
            past += 1
        if past - at > MOST_DIGITS or past >= stop or source[past] not in ".)":
            return -1
        past += 1
    return past if past >= stop or source[past] in BLANKS else -1


def _read(state: BlockState, start: int, end: int, behind: int, ordered: bool) -> None:
    """The list whose first item begins on line `start`, its marker ending at `behind`."""
    source, tokens, level = state.src, state.tokens, state.level
    starts, shifts, ends, indents = state.bMarks, state.tShift, state.eMarks, state.sCount
    sign, kind, tag = source[behind - 1], "ordered_list" if ordered else "bullet_list", "ol" if ordered else "ul"
    lines, items = [start, 0], list[Token]()
    opening = token_of(f"{kind}_open", tag, 1, level, "", sign, lines, None, True)
    if ordered and (number := int(source[starts[start] + shifts[start] : behind - 1])) != 1:
        opening.attrs = {"start": number}
    tokens.append(opening)
    state.level = level + 1
    beginning, elsewhere = state.chains["list"]
    parent, state.parentType = state.parentType, "list"
    tight, ended_empty, line = True, False, start
    shown: list[int] = []  # where the paragraphs of items begin
    while True:
        at = starts[line] + shifts[line]
        item = token_of("list_item_open", "li", 1, level + 1, "", sign, None, None, True)
        if ordered:
            item.info = source[at : behind - 1]
        items.append(item)
        tokens.append(item)
        state.level = level + 2
        column, inside = indents[line] + behind - at, len(tokens)
        if _short_item(state, item, line, end, column, behind):
            shown.append(inside)
        else:
            tight = _long_item(state, item, line, end, column, behind) and tight
            for index in range(inside, len(tokens)):
                if tokens[index].level == level + 2 and tokens[index].type == "paragraph_open":
                    shown.append(index)
        tight = tight and not ended_empty
        state.level = level + 1
        past = state.line
        ended_empty = past - line > 1 and starts[past - 1] + shifts[past - 1] >= ends[past - 1]
        tokens.append(token_of("list_item_close", "li", -1, level + 1, "", sign, None, None, True))
        item.map = [line, past]
        line = past
        if line >= end or not 0 <= indents[line] - state.blkIndent < CODE:
            break
        at, stop = starts[line] + shifts[line], ends[line]
        for rule in beginning.get(source[at : at + 1], elsewhere):
            if rule(state, line, end, True):
                break
        else:
            behind = _behind_marker(source, at, stop)
            if behind < 0 or source[behind - 1] != sign or (source[at] in DIGITS) != ordered:
                break
            continue
        break
    tasks = [item for item in items if "checked" in item.meta]
    for task in tasks:
        task.attrJoin("class", "task-list-item")
    if tasks:
        opening.attrJoin("class", "contains-task-list")
    state.level = level
    tokens.append(token_of(f"{kind}_close", tag, -1, level, "", sign, None, None, True))
    lines[1] = state.line = line
    state.parentType = parent
    if tight:
        for index in shown:
            tokens[index].hidden = tokens[index + 2].hidden = True


def _short_item(state: BlockState, item: Token, line: int, end: int, initial: int, behind: int) -> bool:
    """Reads an item of one line that is nothing but words; whether it is one.

    The columns before its words are counted up to `initial`, which is where its marker ends.
    """
    source, starts, shifts, ends = state.src, state.bMarks, state.tShift, state.eMarks
    at, stop, indent, indents = behind + 1, ends[line], initial + 1, state.sCount
    if at >= stop or source[behind] != " " or source[at] in BLANKS:
        return False
    checked = _box(source, at, stop)
    if checked is not None:
        at += 4
    beginning, _ = state.chains[""]
    if at >= stop or source[at] in beginning or state.defines or state.level >= state.deepest:
        return False
    past, most = line + 1, state.lineMax
    if past < end:
        below = starts[past] + shifts[past]
        if below >= ends[past]:
            past += 1
            if past < end:
                while past < most and starts[past] + shifts[past] >= ends[past]:
                    past += 1
                if past < end and indents[past] >= indent:
                    return False
        elif not state.blkIndent <= indents[past] < min(indent, state.blkIndent + CODE) or (
            _behind_marker(source, below, ends[past]) < 0
        ):
            return False
    elif past < most:
        return False
    if checked is not None:
        item.meta = {"checked": checked}
    level, content = state.level, source[at:stop].strip(MD_TRIM_CHARS)
    state.tokens += (
        token_of("paragraph_open", "p", 1, level, "", "", [line, line + 1], None, True),
        token_of("inline", "", 0, level + 1, content, "", [line, line + 1], [], True),
        token_of("paragraph_close", "p", -1, level, "", "", None, None, True),
    )
    # As in the library, what follows a paragraph is still told that it stands in one.
    state.line, state.parentType = past, "paragraph"
    return True


def _long_item(state: BlockState, item: Token, line: int, end: int, initial: int, behind: int) -> bool:
    """Reads any other item; whether no two of the blocks in it have an empty line between them."""
    source, at, stop, offset = state.src, behind, state.eMarks[line], initial
    while at < stop and source[at] in BLANKS:
        offset += CODE - (offset + state.bsCount[line]) % CODE if source[at] == "\t" else 1
        at += 1
    # What is more than four columns behind the marker is code, one column behind it.
    after = offset - initial if at < stop and offset - initial <= CODE else 1
    before = state.tight, state.bMarks[line], state.tShift[line], state.sCount[line], state.listIndent, state.blkIndent
    state.listIndent, state.blkIndent = state.blkIndent, initial + after
    state.tight, state.tShift[line], state.sCount[line] = True, at - state.bMarks[line], offset
    checked = _box(source, at, stop) if offset - state.blkIndent < CODE else None
    if checked is not None:
        item.meta = {"checked": checked}
        state.bMarks[line], state.tShift[line] = at + 4, 0
    if at >= stop and state.isEmpty(line + 1):  # an item without words ends there
        state.line = min(state.line + 2, end)
    else:
        state.md.block.tokenize(state, line, end)
    tight = state.tight
    state.tight, state.bMarks[line], state.tShift[line], state.sCount[line], state.listIndent, state.blkIndent = before
    return tight


def _box(source: str, at: int, stop: int) -> bool | None:
    """Whether the box of a task that stands at `at` is ticked; None where there is none."""
    if source[at : at + 1] != "[" or at + 4 > stop or source[at + 2] != "]" or source[at + 3] not in BLANKS:
        return None
    return {" ": False, "x": True, "X": True}.get(source[at + 1])
