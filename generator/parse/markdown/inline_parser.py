"""The inline rules of the Markdown parser, asked only where they can match, and where each construct stands.

What they give is what all of them would, asked at every character. Words without any sign are one token at once; words
whose only signs are line ends, code and plain emphasis need no rules.
"""

from collections.abc import Callable
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from markdown_it.utils import EnvType
from msgspec import Struct

from generator.model import lazy_re as re
from generator.parse.markdown.dialect import SPANS
from generator.parse.markdown.sentinel import FILL, MARK, is_hidden, next_mark, scan_past_hidden
from generator.parse.markdown.token import Nesting, token_of

InlineRule = Callable[[StateInline, bool], bool]
# Inline rules whose extent cannot be told from their tokens alone.
RECORDED = (
    "backticks",
    "link",
    "image",
    "autolink",
    "span",
    "attr",
    "footnote_ref",
    "footnote_inline",
    "gfm_autolink_www",
    "gfm_autolink_protocol",
    "gfm_autolink_email",
)
# The characters that inline rules begin with; each of them may end running text, which is all that `text` reads.
BEGINNINGS = {
    "text": "",
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "link": "[",
    "span": "[",
    "image": "!",
    "footnote_inline": "^",
    "footnote_ref": "[",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
    "gfm_autolink_www": "w",
    "gfm_autolink_protocol": ":",
    "gfm_autolink_email": "@",
    "attr": "{",
}
PROTOCOLS = ("http", "https", "mailto", "xmpp")
_ALWAYS = r"(?<=[\n\\`~*\[<&])|(?<=[!^])(?=\[)|(?<=http:)|(?<=https:)|(?<=mailto:)|(?<=xmpp:)"
# Where a rule may match. The first set of characters is what makes the search fast.
STOPS = re.compile(rf"[\n\\`~*\[<&!^:w@_{{](?:{_ALWAYS}|(?<=[@_{{])|(?<=w)(?=ww\.))")
# The same for a text without bare addresses: `_` within a word is part of it, `{` gives attributes behind something.
STOPS_OF_WORDS = re.compile(
    rf"[\n\\`~*\[<&!^:_{{](?:{_ALWAYS}|(?<=[)\]`>}}]\{{)|(?<=_)(?:(?<![A-Za-z0-9]_)|(?![A-Za-z0-9])))"
)
BLANKS = (" ", "\n", "\t")
STRONG_STOPS = frozenset(".,;:!?)")
# How deep blocks and inline constructs may nest; what is deeper is read as text.
MAX_NESTING = 30
# More of one of these in one paragraph than anybody writes: links in it would take quadratic time, so it is plain text.
TANGLE, TANGLING = 3_000, "[:@"
LONGEST_LEAF = 100_000


class Extent(Struct, frozen=True):
    """Where an inline construct stands in its token's content."""

    rule: str
    start: int
    end: int


class InlineState(StateInline):
    """An inline state that carries the extents of what was parsed in it."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__(src, md, env, tokens)
        self.extents: list[Extent] = []
        self.has_spans = SPANS.search(src) is not None

    def pushPending(self) -> Token:  # noqa: N802  (the parser calls it so)
        """A token of the words that are waiting."""
        token = token_of("text", "", 0, self.pendingLevel, self.pending)
        self.tokens.append(token)
        self.pending = ""
        return token

    def push(self, ttype: str, tag: str, nesting: Nesting) -> Token:
        """A new token, behind one of the words that are waiting."""
        if self.pending:
            self.pushPending()
        meta: dict[str, Any] | None = None
        if nesting < 0:
            self.level -= 1
            self.delimiters = self._prev_delimiters.pop()
        token = token_of(ttype, tag, nesting, self.level)
        if nesting > 0:
            self.level += 1
            self._prev_delimiters.append(self.delimiters)
            self.delimiters = []
            meta = {"delimiters": self.delimiters}
        self.pendingLevel = self.level
        self.tokens.append(token)
        self.tokens_meta.append(meta)
        return token

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803  (the parser calls it so)
        """Whether emphasis may open or close at `start`, as if what is hidden beside it were not there."""
        scanned = super().scanDelims(start, canSplitWord)
        seen = scan_past_hidden(self.src, start, start + scanned.length, self.posMax)
        if seen is None:
            return scanned
        before, marks, after = seen
        alone = StateInline(before + marks + after, self.md, self.env, []).scanDelims(len(before), canSplitWord)
        return Scanned(alone.can_open, alone.can_close, scanned.length)


def _is_tangled(src: str) -> bool:
    return len(src) > LONGEST_LEAF or any(src.count(character) > TANGLE for character in TANGLING)


class InlineParser(ParserInline):
    """The inline parser; each token's content is parsed in a state that records extents.

    Those of a leaf that has some are put into the environment, beside the list of its tokens.
    """

    def sort_rules(self) -> None:
        """Notes which rules can begin with which character; for when all rules are there."""
        rules = [(name, self.ruler.__rules__[self.ruler.__find__(name)].fn) for name in self.ruler.get_active_rules()]
        self._beginning = {
            character: tuple(rule for name, rule in rules if character in BEGINNINGS[name])
            for character in "".join(BEGINNINGS.values())
        }
        self._text = dict(rules)["text"]

    def skipToken(self, state: StateInline) -> None:  # noqa: N802  (the parser calls it so)
        """As the library does it, but that only those rules are tried that can begin with the character at hand."""
        at, cache = state.pos, state.cache
        if at in cache:
            state.pos = cache[at]
            return
        if state.level < MAX_NESTING:
            state.level += 1
            for rule in self._beginning.get(state.src[at], (self._text,)):
                if rule(state, True):
                    if state.pos <= at:
                        raise RuntimeError("an inline rule matched nothing")
                    break
            else:
                state.pos += 1
            state.level -= 1
        else:  # as in the library: the rest is skipped, and one more
            state.pos = state.posMax + 1
        cache[at] = state.pos

    def tokenize(self, state: StateInline) -> None:
        """As the library does it, but from one place where a rule can match to the next."""
        source, end, beginning = state.src, state.posMax, self._beginning
        search = (STOPS if "@" in source or "www." in source else STOPS_OF_WORDS).search
        while (at := state.pos) < end:
            found = search(source, at, end) if state.level < MAX_NESTING else None
            stop = found.start() if found else end
            if stop > at:
                state.append_pending(source[at:stop])
                state.pos = stop
                if found is None:
                    break
            for rule in beginning[source[stop]]:
                if rule(state, False):
                    if state.pos <= stop:
                        raise RuntimeError("an inline rule matched nothing")
                    break
            else:
                state.append_pending(source[stop])
                state.pos += 1
        if state.pending:
            state.pushPending()

    def parse_leaves(self, state: StateCore) -> None:
        """The rule for whole texts that gives each leaf its tokens; those of nothing but words are made right here."""
        md, env = state.md, state.env
        by_index: dict[int, list[Extent]] = {}
        with_addresses = "@" in state.src or "www." in state.src
        search, search_words = STOPS.search, STOPS_OF_WORDS.search
        for index, token in enumerate(state.tokens):
            if token.type != "inline":
                continue
            words, children = token.content, token.children
            if children is None:
                children = token.children = []
            if len(words) > TANGLE and _is_tangled(words):
                self.parse(words, md, env, children)
                continue
            addressed = with_addresses and ("@" in words or "www." in words)
            found = search(words) if addressed else search_words(words)
            if found is not None:
                if extents := self._parse_from(found, words, md, env, children):
                    by_index[index] = extents
            elif words:
                children.append(token_of("text", "", 0, 0, words))
        env["afterword.by_index"] = by_index

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """The tokens of `src`, added to `tokens`."""
        if not src:
            return tokens
        if len(src) > TANGLE and _is_tangled(src):
            tokens.append(token_of("text", "", 0, 0, src))
            env.setdefault("afterword.tangled", []).append(id(tokens))
            return tokens
        found = (STOPS if "@" in src or "www." in src else STOPS_OF_WORDS).search(src)
        if found is None:
            tokens.append(token_of("text", "", 0, 0, src))
        else:
            self._parse_from(found, src, md, env, tokens)
        return tokens

    def _parse_from(
        self, found: re.Match[str], src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]
    ) -> list[Extent]:
        """Adds the tokens of `src`, in which the first place where a rule may match is `found`, and says where."""
        simple = _simply(src, found) if src.isascii() or (MARK not in src and FILL not in src) else None
        if simple is not None:
            tokens += simple[0]
            extents = simple[1]
        else:
            state = InlineState(src, md, env, tokens)
            self.tokenize(state)
            for rule in self.ruler2.getRules(""):
                rule(state)
            extents = state.extents
        if extents:
            env.setdefault("afterword.extents", []).append((tokens, extents))
        return extents


def _simply(src: str, first: re.Match[str]) -> tuple[list[Token], list[Extent]] | None:
    """The tokens of words whose only signs are line ends, code, and emphasis that cannot be meant otherwise.

    None where there is anything else. `first` is where the first sign stands.
    """
    tokens: list[Token] = []
    extents: list[Extent] = []
    at, search = 0, first.re.search
    found: re.Match[str] | None = first
    # The parser leaves an empty token beside strong words, and joins it with the words that are there.
    beside_strong = False
    while found:
        stop = found.start()
        character, words = src[stop], src[at:stop]
        if character == "\n":
            said = words.rstrip(" ")
            if said or beside_strong:
                tokens.append(token_of("text", "", 0, 0, said))
            tokens.append(token_of("hardbreak" if len(words) - len(said) > 1 else "softbreak", "br", 0, 0))
            at, beside_strong = stop + 1, False
            while src[at : at + 1] in (" ", "\t"):
                at += 1
        elif character == "`":
            close = src.find("`", stop + 1)
            if close <= stop + 1 or src[close + 1 : close + 2] in ("`", "{"):
                return None
            if words or beside_strong:
                tokens.append(token_of("text", "", 0, 0, words))
            code = src[stop + 1 : close].replace("\n", " ")
            if code[0] == " " == code[-1] and code.strip(" "):
                code = code[1:-1]
            tokens.append(token_of("code_inline", "code", 0, 0, code, "`"))
            extents.append(Extent("backticks", stop, close + 1))
            at, beside_strong = close + 1, False
        elif character == "*":
            mark = "**" if src.startswith("**", stop) else "*"
            low = stop + len(mark)
            closing = search(src, low)
            high = closing.start() if closing else -1
            at = high + len(mark)
            if high <= low or not src.startswith(mark, high) or not _emphasises(src, stop, low, high, at):
                return None
            name, strong = ("strong", True) if len(mark) == 2 else ("em", False)
            if words or strong or beside_strong:
                tokens.append(token_of("text", "", 0, 0, words))
            tokens += (
                token_of(f"{name}_open", name, 1, 0, "", mark),
                token_of("text", "", 0, 1, src[low:high]),
                token_of(f"{name}_close", name, -1, 0, "", mark),
            )
            beside_strong = strong
        else:
            return None
        found = search(src, at)
    if at < len(src) or beside_strong:
        tokens.append(token_of("text", "", 0, 0, src[at:]))
    return tokens, extents


def _emphasises(src: str, start: int, low: int, high: int, end: int) -> bool:
    """Whether the signs from `start` to `low` can only open, and those from `high` to `end` only close."""
    before, first = src[start - 1] if start else " ", src[low]
    last, after = src[high - 1], src[end] if end < len(src) else " "
    opens = not first.isspace() if before in BLANKS else before == "(" and first.isascii() and first.isalnum()
    if not opens:
        return False
    if after in BLANKS:
        return not last.isspace() and not is_hidden(last)
    return after in STRONG_STOPS and last.isascii() and last.isalnum()


def spanning(rule: InlineRule) -> InlineRule:
    """The rule for `[words]{.class}`, tried only where a text has such a thing: it looks for a bracket's end itself."""

    def span(state: StateInline, silent: bool) -> bool:
        return (not isinstance(state, InlineState) or state.has_spans) and rule(state, silent)

    return span


def noted(rule: InlineRule) -> InlineRule:
    """The rule for `[^1]`, tried only where a footnote is named: it makes room for notes where it is tried."""

    def reference(state: StateInline, silent: bool) -> bool:
        return state.src.startswith("[^", state.pos) and rule(state, silent)

    return reference


def short_of_hidden(rule: InlineRule) -> InlineRule:
    """A rule for bare addresses that ends them where something is hidden: the blank before it was hidden, too."""

    def autolink(state: StateInline, silent: bool) -> bool:
        maximum = state.posMax
        state.posMax = next_mark(state.src, state.pos, maximum)
        try:
            return rule(state, silent)
        finally:
            state.posMax = maximum

    return autolink


def after_a_protocol(rule: InlineRule) -> InlineRule:
    """The rule for bare addresses with a protocol, tried only after one: it searches and copies the whole text."""

    def autolink(state: StateInline, silent: bool) -> bool:
        return state.pending.endswith(PROTOCOLS) and rule(state, silent)

    return autolink


def recording(name: str, rule: InlineRule) -> InlineRule:
    """A rule that notes the extent of what it matches."""

    def record(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if not rule(state, silent):
            return False
        if not silent and isinstance(state, InlineState):
            state.extents.append(Extent(name, start, state.pos))
        return True

    return record
