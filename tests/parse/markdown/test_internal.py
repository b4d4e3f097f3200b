"""`::: internal` hides what is in it, whatever that is; one that is never closed is an error."""

import pytest

from generator.model.text import Text
from generator.parse.markdown.internal import find_internal_blocks


def hidden(markdown: str) -> tuple[list[str], list[str]]:
    text = Text.of("post.md", markdown)
    spans, problems = find_internal_blocks(text, markdown)
    return [text.cut(span) for span in spans], [str(problem.place) for problem in problems]


@pytest.mark.parametrize("opening", [":::internal", "::: internal", ":::: internal", "::: {.internal}"])
def test_a_block_is_found_in_the_spellings_that_people_use(opening: str) -> None:
    closing = opening[: opening.count(":")]
    block = f"{opening}\nhost db-7\n{closing}"
    assert hidden(f"before\n\n{block}\n\nafter") == ([block], [])


def test_colons_in_a_code_fence_close_nothing() -> None:
    block = "::: internal\n```\n:::\nsecret\n```\n:::"
    assert hidden(block + "\n\npublic") == ([block], [])


def test_a_block_inside_a_block_does_not_close_the_outer_one() -> None:
    block = "::: internal\n::: note\nx\n:::\nsecret\n:::"
    assert hidden(block + "\npublic") == ([block], [])


def test_one_that_is_never_closed_hides_the_rest_and_is_an_error() -> None:
    assert hidden("public\n\n::: internal\nsecret\n\nmore") == (["::: internal\nsecret\n\nmore"], ["post.md:3:1"])


def test_one_that_is_shown_in_a_code_fence_is_text() -> None:
    assert hidden("```\n::: internal\n:::\n```\n") == ([], [])


@pytest.mark.parametrize(
    "before",
    [
        "> ```\n> a fence that its quote ends\n",
        "- a\n\n  ```\n  a fence that its item ends\n\nb\n",
        "Words.\n\n    ```\n",
        "``` not ``` a fence\n",
        "<!--\n```\n-->\n",
    ],
)
def test_what_only_looks_like_a_fence_does_not_keep_a_block_from_being_found(before: str) -> None:
    block = "::: internal\nsecret\n:::"
    assert hidden(f"{before}\n{block}\n") == ([block], [])


@pytest.mark.parametrize("closing", ["> :::", "      :::", "```\n:::\n```", "::"])
def test_colons_that_are_deeper_or_fewer_than_the_block_close_nothing(closing: str) -> None:
    block = f"::: internal\n{closing}\nsecret\n:::"
    assert hidden(f"{block}\npublic") == ([block], [])


@pytest.mark.parametrize("marker", ["- ", "1. ", ": ", "[^1]: "])
def test_a_block_may_begin_in_an_item_whose_marker_stays(marker: str) -> None:
    indent = " " * len(marker)
    found, problems = hidden(f"{marker}::: internal\n{indent}secret\n{indent}:::\n")
    assert found == [f"::: internal\n{indent}secret\n{indent}:::"]
    assert problems == []
