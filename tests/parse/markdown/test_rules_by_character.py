"""Only those rules are tried that can begin with the character at hand; what they give is what all rules would give."""

from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline

from generator.parse.markdown.block_parser import BlockParser
from generator.parse.markdown.inline_parser import InlineParser
from generator.parse.markdown.tokens import _parser, with_rules
from tests.law.test_parse_never_raises import BODIES

SORTED = _parser()
UNSORTED = with_rules(ParserBlock(), ParserInline())  # as the library asks them

SIGNS = st.text(alphabet=st.sampled_from("ab \n\n\t>#-=+*_`~:|!?[]^{}<&19.)\\"), max_size=120)
WORDS = st.lists(
    st.sampled_from(
        "a b_c _d_ *e* **f** **g:** (*h*) `i` ``j` `k`{.l} [m](n) [o](p){.q} [r]{.s} ![t](u) ![v](w){width=9} {x}"
        " y: z_@_b.co a_b@c.de me@a.b{.c} www.a.bc www.a_b.c/_d http://a.b/c_d https://e.f. x_http://g.h"
        " mailto:i@j.kl <k@l.mn> <br> <b> ~o~ ~~p~~ ^[q] ^r [^s] &amp; &t; \\u \\* \\_ __v__ ***w*** *x**y*"
        " !  _ * ` [ ] { } \n \\\n".split(" ")
    ),
    max_size=12,
)
LEAVES = st.one_of(WORDS.map(" ".join), WORDS.map("".join))
TEXTS = st.one_of(SIGNS, st.lists(BODIES, max_size=30).map("".join))


def blocks(md: MarkdownIt, text: str) -> list[dict[str, Any]]:
    """The tokens of blocks, and the definitions."""
    env: dict[str, Any] = {}
    tokens = md.block.parse(text, md, env, []) or []
    return [token.as_dict() for token in tokens] + [env.get("references", {}), env.get("footnotes", {})]


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example("a\n: b\n")
@example("a\n1. b\n2) c\n")
@example("a | b\n- | -\nc | d\n\n|x|\n|-|\n")
@example("a\n===\nb\n---\n")
@example("> a\nb\n- c\nd\n***\n")
def test_blocks_are_what_all_rules_make_of_a_text(text: str) -> None:
    assert isinstance(SORTED.block, BlockParser)
    assert not isinstance(UNSORTED.block, BlockParser)
    assert blocks(SORTED, text) == blocks(UNSORTED, text)


def leaves(md: MarkdownIt, text: str) -> list[dict[str, Any]]:
    """The tokens of a text, those of its leaves too."""
    return [token.as_dict() for token in md.parse(text, {})]


@settings(max_examples=500, deadline=None)
@given(st.one_of(LEAVES, TEXTS))
@example("**a** b\n**c:** `d` *e*  \nf **g**")
@example("a_b@c.de")
@example("a_www.b.cd and `e`{.f}, [g](h){.i}{.j}")
@example("*a* **b** *c **d** e*")
def test_words_are_what_all_rules_make_of_them(text: str) -> None:
    assert isinstance(SORTED.inline, InlineParser)
    assert not isinstance(UNSORTED.inline, InlineParser)
    assert leaves(SORTED, text) == leaves(UNSORTED, text)
