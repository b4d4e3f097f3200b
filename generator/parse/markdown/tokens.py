"""Markdown to tokens: CommonMark and GFM, with a record of where each inline construct stands.

Tokens are read, never written: markdown-it's own renderer writes into image tokens, so ours renders copies.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin
from msgspec import Struct

from generator.parse.markdown.block_parser import BlockParser
from generator.parse.markdown.dialect import (
    ALLOWED_ATTRIBUTES,
    CONTAINERS,
    boxes_only,
    container_kind,
    only_attributes,
    only_attributes_of_a_block,
    replace_rule,
    titled,
)
from generator.parse.markdown.inline_parser import (
    MAX_NESTING,
    RECORDED,
    Extent,
    InlineParser,
    after_a_protocol,
    noted,
    recording,
    short_of_hidden,
    spanning,
)


class Parsed(Struct, frozen=True):
    """The tokens of a body. `extents[i]` belongs to the inline token at `tokens[i]`, if it has any.

    `tangled` are the first lines (1-based) of leaves that were taken as plain text: see `inline_parser.TANGLE`.
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


@cache
def _parser() -> MarkdownIt:
    """The parser, made once a process: it keeps no state between texts."""
    block, inline = BlockParser(MAX_NESTING), InlineParser()
    md = with_rules(block, inline)
    md.core.ruler.at("inline", inline.parse_leaves)
    block.sort_rules()
    inline.sort_rules()
    return md


def with_rules(block: ParserBlock, inline: ParserInline) -> MarkdownIt:
    """A parser of these two, with all rules of our dialect."""
    md = _AsWritten("commonmark")
    md.block, md.inline = block, inline
    md.options.update(
        {"maxNesting": MAX_NESTING, "tasklists": True, "alerts": True, "strikethrough_single_tilde": True}
    )
    # A new parser has every built-in rule on; `linkify` needs a library that we do without.
    md.disable(["linkify"])
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
    replace_rule(md.inline, "span", spanning)
    replace_rule(md.inline, "footnote_ref", noted)
    # `text_join` merges escapes into their neighbours, and with that forgets where they stood; `join` does it later.
    md.disable("text_join")
    for name in RECORDED:
        if name.startswith("gfm_"):
            replace_rule(md.inline, name, short_of_hidden)
        if name == "gfm_autolink_protocol":
            replace_rule(md.inline, name, after_a_protocol)
        replace_rule(md.inline, name, partial(recording, name))
    replace_rule(md.core, "normalize", partial(_where, signs=("\r", "\0")))  # our texts are decoded already
    replace_rule(md.core, "attr", partial(_where, signs=("{",)))
    return md


def _where(rule: Callable[[StateCore], None], signs: tuple[str, ...]) -> Callable[[StateCore], None]:
    """A rule for whole texts, for those that have one of some signs."""

    def ruled(state: StateCore) -> None:
        if any(sign in state.src for sign in signs):
            rule(state)

    return ruled


def parse_markdown(body: str) -> Parsed:
    """The tokens of `body`, whose line numbers are those of `body`. Never raises on any text."""
    md = _parser()
    env: EnvType = {}
    state = StateCore(body, md, env)
    md.core.process(state)
    tokens = tuple(state.tokens)
    extents = {index: tuple(sorted(found, key=_start)) for index, found in env["afterword.by_index"].items()}
    if "footnotes" in env:  # their leaves are moved to the end, and others are added
        by_children = {id(children): found for children, found in env.get("afterword.extents", ())}
        extents = {
            index: tuple(sorted(found, key=_start))
            for index, token in enumerate(tokens)
            if token.children and token.type == "inline" and (found := by_children.get(id(token.children)))
        }
    plain = env.get("afterword.tangled", ())
    tangled = [token.map[0] + 1 for token in tokens if token.map and id(token.children) in plain] if plain else []
    notes = _inline_notes(tokens, extents) if "footnotes" in env else {}
    return Parsed(tokens, extents, tuple(tangled), notes, _titled(env))


def _start(extent: Extent) -> int:
    return extent.start


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
            noted = [extent for extent in extents.get(index, ()) if extent.rule == "footnote_inline"]
            if noted:
                refs = [c for c in token.children or () if c.type == "footnote_ref" and "label" not in c.meta]
                for ref, extent in zip(refs, noted, strict=False):
                    where[int(ref.meta["id"])] = (index, extent.start + 2)
    return found


def _titled(env: EnvType) -> tuple[tuple[int, int], ...]:
    # What leads nowhere is a comment in the form of a definition: `[//]: # (words)`.
    references = env.get("references", {}).values()
    return tuple((one["map"][0], one["map"][1]) for one in references if one["title"] and one["href"] not in ("", "#"))
