"""Tables: our rule gives the tokens that the library's gives."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.parse.markdown.test_rules_by_character import SORTED, UNSORTED, blocks

ROWS = st.lists(st.sampled_from(("|", "|", "a", "b", " ", "\\", "\\|", "-", ":", "\t", "`|`")), max_size=9).map("".join)
SECOND = st.lists(st.sampled_from(("|", "---", ":--", "-:", ":-:", " ", "-", ":")), max_size=8).map("".join)
BEFORE = st.sampled_from(("", "", "", " ", "    ", "> ", "- ", "  "))


@settings(max_examples=600, deadline=None)
@given(st.tuples(BEFORE, ROWS, BEFORE, SECOND, st.lists(st.tuples(BEFORE, ROWS).map("".join), max_size=4)))
def test_tables_are_what_the_library_makes_of_them(parts: tuple[str, str, str, str, list[str]]) -> None:
    before, head, below, second, rows = parts
    text = "\n".join((f"{before}{head}", f"{below}{second}", *rows))
    assert blocks(SORTED, text) == blocks(UNSORTED, text)


@pytest.mark.parametrize(
    "text",
    [
        "| a | b |\n|---|:-:|\n| c | d |\n| e |\n| f | g | h |\n\ni\n",
        "a | b\n- | -\nc | d\n",
        "a | b\n-- | :-\n",
        "|a|\n|-|\n|\\||\n> b\n",
        "|a\\|b|\n|-|\n| `c\\|d` |\n",
        "| a |\n| - |\n    b\n",
        "| a |\n|---||---|\n",
        "- | a |\n  |---|\n  | b |\n",
    ],
)
def test_these_tables_are_what_the_library_makes_of_them(text: str) -> None:
    assert blocks(SORTED, text) == blocks(UNSORTED, text)
