"""Where we differ from the plugins of the Markdown parser: what counts as attributes, and the titles of boxes.

Each of these wraps a rule of the parser and is put in its place.
"""

from collections.abc import Callable
from typing import Any

from markdown_it.parser_block import ParserBlock
from markdown_it.parser_core import ParserCore
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs.parse import ParseError, parse

from generator.model import lazy_re as re
from generator.parse.markdown.block_state import BlockRule
from generator.parse.markdown.sentinel import without

ALLOWED_ATTRIBUTES = ("id", "class", "width", "height", "title", "lang")
CONTAINERS = ("note", "tip", "important", "warning", "caution", "info", "danger", "todo", "fixme")
# Boxes that only their author may see: without a line that closes them they are words, and take nothing with them.
OPEN_BOX = re.compile(r":{3,}[ \t]*\{?\.?(?:todo|fixme)\}?(?=[ \t]|\Z)", re.IGNORECASE)
COLONS, ENDS_SECTION = re.compile(r":{3,}"), re.compile(r"#{1,6}(?:[ \t]|\Z)")
# A title may stand in quotes, before attributes, and before the colons that close a line of colons.
TITLE = re.compile(r"""\s*+\S++\s++(?P<title>.*?)[\s:]*\Z""")
# What MkDocs, its themes and Python-Markdown call their boxes, and our own for colleagues.
KINDS = (
    "abstract|admonition|attention|bug|caution|check|cite|danger|done|error|example|fail|failure|faq|help|hint|important"
    "|info|internal|missing|note|question|quote|seealso|success|summary|tip|tldr|todo|warning"
)
# What follows `!!!` or `???` where that begins a box: a known kind and anything, or one word and a title in quotes.
ADMONITION_INFO = rf"""[ \t]*+(?:(?i:{KINDS})(?![\w-])[^\n]*|[\w-]++[ \t]*+(?:"[^"\n]*+"[ \t]*+)?)"""
ADMONITION = re.compile(rf"(?:!!!|\?\?\?\+?){ADMONITION_INFO}\Z")
# One that names several kinds, of which one is for colleagues: in doubt it is a box.
FOR_COLLEAGUES = re.compile(r"""(?:!!!|\?\?\?\+?)[ \t]*+(?:[\w-]++[ \t]++){0,9}?internal(?![\w-])""", re.IGNORECASE)
SPANS = re.compile(r"\]\{(?![%}])")  # what ends words in brackets that have attributes

InlineRule = Callable[[StateInline, bool], bool]


def replace_rule(parser: ParserBlock | ParserCore | ParserInline, name: str, wrapped: Callable[[Any], Any]) -> None:
    """Put what `wrapped` makes of a rule of `parser` in its place."""
    rule = parser.ruler.__rules__[parser.ruler.__find__(name)]
    parser.ruler.at(name, wrapped(rule.fn), {"alt": rule.alt})


def container_kind(info: str) -> str:
    """The kind that a `:::` line names: its first word."""
    kind = (info.split(maxsplit=1) or [""])[0].strip("{}").lower()
    return kind.removeprefix(".") if kind in (".todo", ".fixme") else kind


def container_title(info: str) -> str:
    """The title that a `:::` line gives its box, without quotes around it; mostly none."""
    match = TITLE.match(info)
    title = match["title"] if match else ""
    return title[1:-1] if len(title) > 1 and title[0] == title[-1] in "\"'" else title


def titled(rule: BlockRule) -> BlockRule:
    """The rule of boxes, with a title as a leaf of its own where the author gives one."""

    def box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        first = len(state.tokens)
        line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
        if OPEN_BOX.match(line) and not _is_closed(state, start, end):
            return False
        if not rule(state, start, end, silent):
            return False
        title = "" if silent else container_title(state.tokens[first].info)
        if without(title).strip():  # it is more than a note that is hidden
            level = state.tokens[first].level + 1
            lines = [start, start + 1]
            leaf = Token("inline", "", 0, map=lines, level=level + 1, content=title, children=[], block=True)
            opening = Token("box_title_open", "p", 1, map=lines, level=level, block=True)
            closing = Token("box_title_close", "p", -1, level=level, block=True)
            state.tokens[first + 1 : first + 1] = [opening, leaf, closing]
        return True

    return box


def _is_closed(state: StateBlock, start: int, end: int) -> bool:
    """Whether the next line of colons closes the box that begins at `start`, in the same section.

    Linear over all boxes: the search ends at the line that would begin the next one.
    """
    opened = COLONS.match(state.src, state.bMarks[start] + state.tShift[start])
    for at in range(start + 1, end):
        first = state.bMarks[at] + state.tShift[at]
        if state.src[first : first + 1] not in (":", "#"):
            continue
        line = state.src[first : state.eMarks[at]]
        if ENDS_SECTION.match(line):
            return False
        if colons := COLONS.match(line):
            return opened is not None and not line[colons.end() :].strip() and len(colons[0]) >= len(opened[0])
    return False


def boxes_only(rule: BlockRule) -> BlockRule:
    """The rule of `!!!` and `???`, for lines that begin a box: `??? the ring closed` is words, and an open question."""

    def admonition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        at = state.bMarks[start] + state.tShift[start]
        if not state.src.startswith(("!!!", "???"), at):
            return False
        line = state.src[at : state.eMarks[start]]
        named = ADMONITION.match(line) or (FOR_COLLEAGUES.match(line) and _holds_something(state, start, end))
        return bool(named) and rule(state, start, end, silent)

    return admonition


def _holds_something(state: StateBlock, start: int, end: int) -> bool:
    """Whether the next line that says anything, the second at most, stands as deep as the words of a box."""
    for line in range(start + 1, min(start + 3, end)):
        if not state.isEmpty(line):
            return state.sCount[line] >= state.sCount[start] + 4
    return False


def only_attributes_of_a_block(rule: BlockRule) -> BlockRule:
    """The rule of a line of attributes, for lines that are nothing else: what it takes is shown to nobody."""

    def line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        words = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]].rstrip(" \t")
        if not words.startswith("{") or not _has_attributes(words):
            return False
        return rule(state, start, end, silent)

    return line


def only_attributes(rule: InlineRule) -> InlineRule:
    """The rule of attributes behind a link, a picture or code, where there are some."""

    def attributes(state: StateInline, silent: bool) -> bool:
        if state.pending or not state.tokens or not state.src.startswith("{", state.pos):
            return False
        return not state.src.startswith(("{%", "{}"), state.pos) and rule(state, silent)

    return attributes


def _has_attributes(words: str) -> bool:
    """Whether a line is attributes and nothing else; a command of a template is none, though `%` begins a comment."""
    if words.startswith("{%"):
        return False
    try:
        end, attributes = parse(words)
    except ParseError:
        return False
    return end + 1 == len(words) and any(name in ALLOWED_ATTRIBUTES for name in attributes)
