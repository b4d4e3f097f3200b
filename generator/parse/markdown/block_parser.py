"""The block rules of the Markdown parser, asked only where they can match; what they give is what all of them would.

A rule is asked only of lines that begin with one of its characters, and those that may begin with any only in a text
that has their signs at all. The rules of words (paragraphs, headings that are underlined) are one rule, so that the
lines of a paragraph are looked at once.
"""

from collections.abc import Iterable

from markdown_it import MarkdownIt
from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType

from generator.parse.markdown.block_state import BlockRule, BlockState, Chain, Chains
from generator.parse.markdown.list_rule import list_rule
from generator.parse.markdown.table_rule import table_rule
from generator.parse.markdown.token import token_of

Named = tuple[str, BlockRule]

# The characters that blocks begin with. A rule not named may begin with any.
BLOCK_BEGINNINGS = {
    "admonition": "!?",
    "container_box": ":",
    "attr": "{",
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*-+0123456789",
    "footnote_def": "[",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
}
# The tokens around a leaf.
HEADING, PARAGRAPH = ("heading_open", "heading_close"), ("paragraph_open", "paragraph_close")
# The last rules of all lines, in order, which `_words` is made of.
WORDS = ("lheading", "deflist", "paragraph")


class BlockParser(ParserBlock):
    """The block parser; when all rules are there, they are sorted. Blocks nest no deeper than `deepest`."""

    def __init__(self, deepest: int) -> None:
        super().__init__()
        self.deepest = deepest

    def sort_rules(self) -> None:
        """Notes which rules can begin with which character, in each chain of them, and in each kind of text."""
        named: dict[str, list[Named]] = {"": []}
        for rule in self.ruler.__rules__:
            if rule.enabled:
                for chain in ("", *rule.alt):
                    named.setdefault(chain, []).append((rule.name, rule.fn))
        by_name = dict(named[""])
        self._code = by_name["code"]
        own = {
            "table": table_rule,
            "hr": _hr(by_name["hr"]),
            "list": list_rule,
            "heading": _heading,
        }
        for chain, rules in named.items():
            named[chain] = [(name, own.get(name, rule)) for name, rule in rules]
        named[""] = [(name, rule) for name, rule in named[""] if name not in (*WORDS, "code")]
        named[""].append(("words", words_rule(*(by_name[name] for name in WORDS))))
        self.chains: Chains = {
            (tables, definitions): {
                chain: _sorted(
                    (name, rule)
                    for name, rule in rules
                    if (tables or name != "table") and (definitions or name != "deflist")
                )
                for chain, rules in named.items()
            }
            for tables in (False, True)
            for definitions in (False, True)
        }
        # The rules of the library ask for chains, too: each of them becomes one rule that stands for all of it.
        self.ruler.getRules("")  # makes the table of chains, which changes of rules would unmake
        self.ruler.__cache__ = {chain: [_first_of(chain)] for chain in named}

    def parse(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> list[Token] | None:  # noqa: N803
        """The tokens of `src`, added to `outTokens`."""
        if not src:
            return None
        state = BlockState(src, md, env, outTokens, self.chains, self.deepest)
        self.tokenize(state, 0, state.lineMax)
        return state.tokens

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803
        """As the library does it, but that only those rules are tried that can begin with the character at hand."""
        assert isinstance(state, BlockState)
        beginning, elsewhere = state.chains[""]
        source, most = state.src, self.deepest
        starts, ends, shifts, indents = state.bMarks, state.eMarks, state.tShift, state.sCount
        line, had_empty = startLine, False
        while line < endLine:
            while line < state.lineMax and starts[line] + shifts[line] >= ends[line]:
                line += 1
            state.line = line
            if line >= endLine or indents[line] < state.blkIndent:
                break
            if state.level >= most:  # what is deeper is left out
                state.line = endLine
                break
            if indents[line] - state.blkIndent > 3:  # what is so deep is nothing but code
                self._code(state, line, endLine, False)
            else:
                for rule in beginning.get(source[starts[line] + shifts[line]], elsewhere):
                    if rule(state, line, endLine, False):
                        break
            if state.line <= line:
                raise RuntimeError("no block rule matched")
            state.tight = not had_empty
            line = state.line
            if line - 1 < endLine and starts[line - 1] + shifts[line - 1] >= ends[line - 1]:
                had_empty = True
            if line < endLine and starts[line] + shifts[line] >= ends[line]:
                had_empty = True
                line += 1
                state.line = line


def _sorted(named: Iterable[Named]) -> Chain:
    kept = tuple(named)
    beginning = {
        character: tuple(rule for name, rule in kept if character in BLOCK_BEGINNINGS.get(name, character))
        for character in "".join(BLOCK_BEGINNINGS.values())
    }
    return beginning, tuple(rule for name, rule in kept if name not in BLOCK_BEGINNINGS)


def _first_of(chain: str) -> BlockRule:
    """The rule that is the first of a chain that matches."""

    def first(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        assert isinstance(state, BlockState)
        beginning, elsewhere = state.chains[chain]
        at = state.bMarks[start] + state.tShift[start]
        for rule in beginning.get(state.src[at : at + 1], elsewhere):  # noqa: SIM110  (twice as fast as a generator)
            if rule(state, start, end, silent):
                return True
        return False

    return first


def _hr(rule: BlockRule) -> BlockRule:
    """The rule of lines across the page, tried only where the third character may be one of its signs."""

    def hr(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        at = state.bMarks[start] + state.tShift[start]
        source = state.src
        return source[at + 2 : at + 3] in (source[at], " ", "\t") and rule(state, start, end, silent)

    return hr


def _heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule of headings that begin with `#`."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    words = line.lstrip("#")
    level = len(line) - len(words)
    if not 0 < level < 7 or (words and words[0] not in " \t") or state.sCount[start] - state.blkIndent > 3:
        return False
    if silent:
        return True
    words = words.rstrip(" \t")
    open_end = words.rstrip("#")
    if open_end and open_end[-1] in " \t":
        words = open_end
    state.line = start + 1
    tag, content = f"h{level}", words.strip(MD_TRIM_CHARS)
    _push(state, HEADING, tag, content, start, start + 1, line[:level])
    return True


def words_rule(lheading: BlockRule, deflist: BlockRule, paragraph: BlockRule) -> BlockRule:
    """The rule of headings that are underlined, definitions and paragraphs, in one, made of the library's three."""

    def words(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        assert isinstance(state, BlockState)
        if end != state.lineMax:  # in a quote: words may go on below it, but an underline may not
            return (
                lheading(state, start, end, silent)
                or deflist(state, start, end, silent)
                or paragraph(state, start, end, silent)
            )
        parent, state.parentType = state.parentType, "paragraph"
        past, underline = _end_of_words(state, start, end)
        # As in the library, what follows a paragraph is still told that it stands in one.
        if underline:
            state.parentType = parent
            state.line = past + 1
            tag = "h1" if underline == "=" else "h2"
            _push_leaf(state, HEADING, tag, start, past, underline)
            return True
        if state.defines and deflist(state, start, end, False):
            return True
        state.line = past
        _push_leaf(state, PARAGRAPH, "p", start, past, "")
        return True

    return words


def _end_of_words(state: BlockState, start: int, end: int) -> tuple[int, str]:
    """The line that ends the words that begin on line `start`, and the character that underlines them, if any."""
    beginning, elsewhere = state.chains["paragraph"]
    source, starts, ends = state.src, state.bMarks, state.eMarks
    shifts, indents, indent = state.tShift, state.sCount, state.blkIndent
    line = start + 1
    while line < end:
        at = starts[line] + shifts[line]
        if at >= ends[line]:
            break
        depth = indents[line]
        if depth - indent > 3:  # what would be code goes on with the words
            line += 1
            continue
        character = source[at]
        underlines = (character == "-" or character == "=") and depth >= indent
        if underlines and not source[at : ends[line]].lstrip(character).strip(" \t"):
            return line, character
        if depth >= 0:  # else it is a line of a quote that has no sign
            for rule in beginning.get(character, elsewhere):
                if rule(state, line, end, True):
                    return line, ""
        line += 1
    return line, ""


def _push_leaf(state: BlockState, names: tuple[str, str], tag: str, start: int, past: int, markup: str) -> None:
    """The tokens of a leaf whose words stand on the lines from `start` to `past`."""
    starts, ends, shifts = state.bMarks, state.eMarks, state.tShift
    content = state.src[starts[start] + shifts[start] : ends[start]]
    if past > start + 1:
        if state.blkIndent and any(shifts[start + 1 : past]):
            content = state.getLines(start, past, state.blkIndent, False)
        else:
            rows = [state.src[starts[line] : ends[line]] for line in range(start + 1, past)]
            content = "\n".join((content, *rows))
    _push(state, names, tag, content.strip(MD_TRIM_CHARS), start, past, markup)


def _push(
    state: StateBlock, names: tuple[str, str], tag: str, content: str, start: int, past: int, markup: str
) -> None:
    level = state.level
    state.tokens += (
        token_of(names[0], tag, 1, level, "", markup, [start, state.line], None, True),
        token_of("inline", "", 0, level + 1, content, "", [start, past], [], True),
        token_of(names[1], tag, -1, level, "", markup, None, None, True),
    )
