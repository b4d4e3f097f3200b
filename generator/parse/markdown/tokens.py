"""Markdown to tokens: CommonMark and GFM, with a record of where each inline construct stands.

Tokens are read, never written: markdown-it's own renderer writes into image tokens, so ours renders copies.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin
from msgspec import Struct

from generator.parse.markdown.dialect import (
    ALLOWED_ATTRIBUTES,
    CONTAINERS,
    SPANS,
    boxes_only,
    container_kind,
    only_attributes,
    only_attributes_of_a_block,
    replace_rule,
    sort_rules,
    titled,
)
from generator.parse.markdown.sentinel import next_mark, scan_past_hidden

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
# The characters that inline rules begin with; each of them ends running text. A rule not named may begin with any.
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


class Parsed(Struct, frozen=True):
    """The tokens of a body. `extents[i]` belongs to the inline token at `tokens[i]`.

    `tangled` are the first lines (1-based) of leaves that were taken as plain text: see `TANGLE`.
    `inline_notes[i]` says of the inline token of an inline footnote (`^[…]`) which token's content it stands in, and
    where in it. `titled` are the lines (from 0, end exclusive) of link definitions that have a title.
    """

    tokens: tuple[Token, ...]
    extents: dict[int, tuple[Extent, ...]]
    tangled: tuple[int, ...] = ()
    inline_notes: Mapping[int, tuple[int, int]] = {}
    titled: tuple[tuple[int, int], ...] = ()


class _AsWritten(MarkdownIt):
    """The parser of Markdown; a bare address is shown as it is written, not decoded."""

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802  (the parser calls it so)
        """The text of a link that has no words of its own."""
        return link


class _RecordingState(StateInline):
    """An inline state that carries the extents of what was parsed in it."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__(src, md, env, tokens)
        self.extents: list[Extent] = []
        self.has_spans = SPANS.search(src) is not None

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
    if len(src) <= TANGLE:
        return False
    return len(src) > LONGEST_LEAF or any(src.count(character) > TANGLE for character in TANGLING)


class _RecordingInline(ParserInline):
    """The inline parser; each token's content is parsed in a state that records extents."""

    def sort_rules(self) -> None:
        """Notes which rules can begin with which character; for when all rules are there."""
        rules = [(name, self.ruler.__rules__[self.ruler.__find__(name)].fn) for name in self.ruler.get_active_rules()]
        stops = "".join(BEGINNINGS.values())
        self._beginning = {
            character: tuple(rule for name, rule in rules if character in BEGINNINGS.get(name, character))
            for character in stops
        }
        self._elsewhere = tuple(rule for name, rule in rules if not BEGINNINGS.get(name))

    def tokenize(self, state: StateInline) -> None:
        """As the library does it, but that only those rules are tried that can begin with the character at hand."""
        source, end = state.src, state.posMax
        beginning, elsewhere = self._beginning, self._elsewhere
        while (at := state.pos) < end:
            for rule in beginning.get(source[at], elsewhere) if state.level < MAX_NESTING else ():
                if rule(state, False):
                    if state.pos <= at:
                        raise RuntimeError("an inline rule matched nothing")
                    break
            else:
                state.append_pending(source[at])
                state.pos += 1
        if state.pending:
            state.pushPending()

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _RecordingState(src, md, env, tokens)
        if _is_tangled(src):
            state.push("text", "", 0).content = src
            env.setdefault("afterword.tangled", []).append(id(tokens))
            return state.tokens
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        env.setdefault("afterword.extents", []).append((id(tokens), tuple(state.extents)))
        return state.tokens


def _spanning(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """The rule for `[words]{.class}`, tried only where a text has such a thing: it looks for a bracket's end itself."""

    def span(state: StateInline, silent: bool) -> bool:
        return isinstance(state, _RecordingState) and state.has_spans and rule(state, silent)

    return span


def _short_of_hidden(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """A rule for bare addresses that ends them where something is hidden: the blank before it was hidden, too."""

    def autolink(state: StateInline, silent: bool) -> bool:
        maximum = state.posMax
        state.posMax = next_mark(state.src, state.pos, maximum)
        try:
            return rule(state, silent)
        finally:
            state.posMax = maximum

    return autolink


def _after_a_protocol(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """The rule for bare addresses with a protocol, tried only after one: it searches and copies the whole text."""

    def autolink(state: StateInline, silent: bool) -> bool:
        return state.pending.endswith(PROTOCOLS) and rule(state, silent)

    return autolink


def _recording(name: str, rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    def record(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if not rule(state, silent):
            return False
        if not silent and isinstance(state, _RecordingState):
            state.extents.append(Extent(name, start, state.pos))
        return True

    return record


@cache
def _parser() -> MarkdownIt:
    """The parser, made once a process: it keeps no state between texts."""
    md = _AsWritten("commonmark")
    md.inline = inline = _RecordingInline()
    md.options.update(
        {"maxNesting": MAX_NESTING, "tasklists": True, "alerts": True, "strikethrough_single_tilde": True}
    )
    # A new inline parser has every built-in rule on; `linkify` needs a library that we do without.
    md.enable(["table"]).disable(["linkify"])
    gfm_autolink_plugin(md)
    footnote_plugin(md)
    deflist_plugin(md)
    admon_plugin(md)
    replace_rule(md.block, "admonition", boxes_only)
    container_plugin(md, "box", validate=lambda info, *_: container_kind(info) in CONTAINERS)
    replace_rule(md.block, "container_box", titled)
    attrs_plugin(md, spans=True, allowed=ALLOWED_ATTRIBUTES)
    attrs_block_plugin(md, allowed=ALLOWED_ATTRIBUTES)
    replace_rule(md.block, "attr", only_attributes_of_a_block)
    replace_rule(md.inline, "attr", only_attributes)
    replace_rule(md.inline, "span", _spanning)
    # `text_join` merges escapes into their neighbours, and with that forgets where they stood; `join` does it later.
    md.disable("text_join")
    for name in RECORDED:
        if name.startswith("gfm_"):
            replace_rule(md.inline, name, _short_of_hidden)
        if name == "gfm_autolink_protocol":
            replace_rule(md.inline, name, _after_a_protocol)
        replace_rule(md.inline, name, partial(_recording, name))
    inline.sort_rules()
    sort_rules(md.block)
    return md


def parse_markdown(body: str) -> Parsed:
    """The tokens of `body`, whose line numbers are those of `body`. Never raises on any text."""
    md = _parser()
    env: EnvType = {}
    state = StateCore(body, md, env)
    md.core.process(state)
    by_children = dict(env.get("afterword.extents", []))
    extents = {
        index: tuple(sorted(by_children.get(id(token.children), ()), key=lambda extent: extent.start))
        for index, token in enumerate(state.tokens)
        if token.type == "inline"
    }
    plain = env.get("afterword.tangled", ())
    tangled = [token.map[0] + 1 for token in state.tokens if token.map and id(token.children) in plain]
    tokens = tuple(state.tokens)
    notes = _inline_notes(tokens, extents) if "footnotes" in env else {}
    return Parsed(tokens, extents, tuple(tangled), notes, _titled(env))


def lines_of(parsed: Parsed, index: int) -> tuple[int, int] | None:
    """The lines (from 0, end exclusive) of a token; of an inline footnote, those of the leaf that it stands in."""
    for _ in range(MAX_NESTING):
        lines = parsed.tokens[index].map
        if lines is not None:
            return lines[0], lines[1]
        if index not in parsed.inline_notes:
            break
        index = parsed.inline_notes[index][0]
    return None


def _inline_notes(tokens: Sequence[Token], extents: Mapping[int, tuple[Extent, ...]]) -> dict[int, tuple[int, int]]:
    """Where the inline tokens of inline footnotes stand: see `Parsed`."""
    where: dict[int, tuple[int, int]] = {}  # by the number of the footnote
    found: dict[int, tuple[int, int]] = {}
    number = -1
    for index, token in enumerate(tokens):
        if token.type == "footnote_open":
            number = int(token.meta["id"])
        elif token.type == "inline":
            if token.map is None and number in where:
                found[index] = where[number]
            noted = [extent for extent in extents[index] if extent.rule == "footnote_inline"]
            if noted:
                refs = [c for c in token.children or () if c.type == "footnote_ref" and "label" not in c.meta]
                for ref, extent in zip(refs, noted, strict=False):
                    where[int(ref.meta["id"])] = (index, extent.start + 2)
    return found


def _titled(env: EnvType) -> tuple[tuple[int, int], ...]:
    # What leads nowhere is a comment in the form of a definition: `[//]: # (words)`.
    references = env.get("references", {}).values()
    return tuple((one["map"][0], one["map"][1]) for one in references if one["title"] and one["href"] not in ("", "#"))
