"""What the block rules of the Markdown parser read: the lines of a text, and which rules can match in it."""

from collections.abc import Callable, Mapping
from itertools import accumulate
from operator import add

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType

from generator.model import lazy_re as re
from generator.parse.markdown.token import Nesting, token_of

BlockRule = Callable[[StateBlock, int, int, bool], bool]
# The rules to try where a line begins with a character, and where it begins with any other.
Chain = tuple[dict[str, tuple[BlockRule, ...]], tuple[BlockRule, ...]]
# The chains by their names, for texts that may have tables or not, definitions or not.
Chains = Mapping[tuple[bool, bool], Mapping[str, Chain]]
# What a text must have somewhere for a rule to match anywhere: the second row of a table, the sign of a definition.
BELOW_A_HEAD = re.compile(r"\n[ \t>]*+[-:|][-:| \t]++(?=\n|\Z)")
DEFINES = re.compile(r"\n[ \t>]*+[:~][ \t]")


class BlockState(StateBlock):
    """What block rules read of a text: its lines, how deep each is indented, and which rules can match in it."""

    def __init__(
        self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token], chains: Chains, deepest: int
    ) -> None:
        # As the library does it, but line by line: it looks at each blank that a line begins with.
        self.src, self.md, self.env, self.tokens = src, md, env, tokens
        lines = src.split("\n")
        if not lines[-1].strip(" \t"):  # the library knows no last line of blanks
            lines.pop()
        lengths = [len(line) for line in lines]
        self.lineMax = len(lines)
        self.bMarks = list(accumulate([length + 1 for length in lengths], initial=0))
        # As in the library, there is one line more than there are, so that none need look for the end.
        self.bMarks[-1] = len(src)
        self.eMarks = list(map(add, self.bMarks, lengths))
        self.eMarks.append(len(src))
        self.tShift, self.sCount, self.bsCount = ([0] * (self.lineMax + 1) for _ in range(3))
        for number, line in enumerate(lines):
            if line and line[0] in " \t":
                shift = len(line) - len(line.lstrip(" \t"))
                self.tShift[number] = shift
                self.sCount[number] = len(line[:shift].expandtabs(4)) if "\t" in line else shift
        self.deepest = deepest
        self.blkIndent = self.line = self.level = 0
        self.tight = False
        self.ddIndent = self.listIndent = -1
        self.parentType, self.result = "root", ""
        self._code_enabled = True
        has_tables = "|" in src and BELOW_A_HEAD.search(src) is not None
        self.defines = DEFINES.search(src) is not None
        self.chains = chains[has_tables, self.defines]

    def push(self, ttype: str, tag: str, nesting: Nesting) -> Token:
        """A new token, put at the end of those that are there."""
        if nesting < 0:
            self.level -= 1
        token = token_of(ttype, tag, nesting, self.level, "", "", None, None, True)
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token
