"""Only those rules are tried that can begin with the character at hand; what they give is what all rules would give."""

from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.parse.markdown.tokens import _parser
from tests.law.test_parse_never_raises import BODIES

SORTED = _parser()
UNSORTED = _parser.__wrapped__()
UNSORTED.block.ruler.__cache__ = None  # made again from all rules when it is needed

SIGNS = st.text(alphabet=st.sampled_from("ab \n\n\t>#-=+*_`~:|!?[]^{}<&19.)\\"), max_size=120)
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
    assert len(UNSORTED.block.ruler.getRules("paragraph")) > 1 == len(SORTED.block.ruler.getRules("paragraph"))
    assert blocks(SORTED, text) == blocks(UNSORTED, text)
