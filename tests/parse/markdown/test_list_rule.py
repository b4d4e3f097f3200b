"""Lists: our rule gives the tokens that the library's gives."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.parse.markdown.test_rules_by_character import SORTED, UNSORTED, blocks

MARKERS = ("- ", "* ", "1. ", "2) ", "-", "1.", "-\t", "-     ", "- [x] ", "- [ ] ", "- [x]", "> - ", "10000000000. ")
LINES = st.tuples(
    st.sampled_from(("", "", " ", "  ", "   ", "    ", "\t", "> ")),
    st.sampled_from((*MARKERS, "", "", "# ", "---", "===", "> ", "```", ": ", "| a |\n|---|", "<b>", "[r]: ")),
    st.sampled_from(("a", "b *c*", "", " ", "\\", "[d]", "1. e", "- f", "g\t")),
).map("".join)


@settings(max_examples=600, deadline=None)
@given(st.lists(st.one_of(LINES, st.just("")), max_size=12).map("\n".join))
def test_lists_are_what_the_library_makes_of_them(text: str) -> None:
    assert blocks(SORTED, text) == blocks(UNSORTED, text)


@pytest.mark.parametrize(
    "text",
    [
        "- a\n- b\n",
        "- a\n\n- b\n",
        "- a\n\n  b\n- c\n",
        "- a\nb\n- c\n",
        "- a\n  - b\n  - c\n- d\n",
        "1. a\n2. b\n3) c\n",
        "7. a\n",
        "a\n7. b\n",
        "- [x] a\n- [ ] b\n  - [X] c\n",
        "- a\n* b\n",
        "-\n- a\n",
        "-\n\n  a\n",
        "- a\n---\n- b\n",
        "- a\n: b\n- c\n",
        "- a\n\n\n- b\n\nc\n",
        "> - a\n> - b\nc\n",
        "- a\n    - b\n     - c\n",
        "-\ta\n-\t\tb\n",
    ],
)
def test_these_lists_are_what_the_library_makes_of_them(text: str) -> None:
    assert blocks(SORTED, text) == blocks(UNSORTED, text)
