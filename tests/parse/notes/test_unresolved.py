"""Passages that their author marked as open: they are left out as a whole, and nothing beside them is."""

import pytest

from generator.parse.notes.find import find_notes
from tests.parse.notes.test_hand_cut import assert_well_formed, page
from tests.parse.reading import document_of

PASSAGES = {
    "a paragraph": ("It was.\n\n[UNRESOLVED] Two hours? [/UNRESOLVED]\n\nThe end.\n", "It was.\n\nThe end.\n"),
    "in a line": ("It was [UNRESOLVED]two hours[/UNRESOLVED] open.\n", "It was open.\n"),
    "over paragraphs": (
        "It was.\n\n<<[UNRESOLVED @kim the hours]>>\n\nTwo?\n\n- Or three\n\n<<[/UNRESOLVED]>>\n\nThe end.\n",
        "It was.\n\nThe end.\n",
    ),
    "a box": ("It was.\n\n!!! todo\n    Ask Kim.\n\n    And Mira.\n\nThe end.\n", "It was.\n\nThe end.\n"),
    "a box with a title and code": (
        'It was.\n\n!!! todo "Ask Kim"\n    - So:\n\n            ring --open\n\n    And Mira.\n\nThe end.\n',
        "It was.\n\nThe end.\n",
    ),
    "a directive": ("It was.\n\n:::{todo}\nAsk Kim.\n:::\n\nThe end.\n", "It was.\n\nThe end.\n"),
    "a directive of paragraphs": (
        "It was.\n\n::: todo\nAsk Kim.\n\nAnd Mira.\n:::\n\nThe end.\n",
        "It was.\n\nThe end.\n",
    ),
    "a directive that ends with a list": (
        "It was.\n\n::: todo\nAsk Kim.\n\n- And Mira.\n- And Bo.\n:::\n\nThe end.\n",
        "It was.\n\nThe end.\n",
    ),
    "a directive of a list": ("It was.\n\n:::{.todo}\n- Ask Kim.\n:::\n\nThe end.\n", "It was.\n\nThe end.\n"),
    "a directive with a title, code and a quotation": (
        "It was.\n\n::: todo Ask Kim\n> Slow?\n\n```\nring --open\n```\n\n:::\n\nThe end.\n",
        "It was.\n\nThe end.\n",
    ),
    "a directive in a quotation": (
        "> It was.\n>\n> ::: todo\n> Ask\n>\n> - Kim.\n> :::\n>\n> The end.\n",
        "> It was.\n>\n> The end.\n",
    ),
    "a directive before another box": (
        "It was.\n\n:::todo\nAsk Kim.\n:::\n\n::: note\nIt rang.\n:::\n",
        "It was.\n\n::: note\nIt rang.\n:::\n",
    ),
    "a box of a list": ("It was.\n\n!!! todo\n    - Ask Kim.\n    - And Mira.\n\nThe end.\n", "It was.\n\nThe end.\n"),
    "an alert": ("It was.\n\n> [!todo]\n> Ask Kim.\n>\n> - And Mira.\n\nThe end.\n", "It was.\n\nThe end.\n"),
    "in a list": (
        "- One\n- Two\n\n  [UNRESOLVED]\n\n  Three?\n\n  [/UNRESOLVED]\n- Four\n",
        "- One\n- Two\n\n- Four\n",
    ),
}


@pytest.mark.parametrize("name", PASSAGES)
def test_the_page_is_that_of_the_text_without_it(name: str) -> None:
    noted, edited = PASSAGES[name]
    assert_well_formed(page(noted))
    assert " ".join(page(noted).split()) == " ".join(page(edited).split())


@pytest.mark.parametrize("name", PASSAGES)
def test_it_is_one_certain_note(name: str) -> None:
    assert [(n.code, n.confidence) for n in find_notes(document_of(PASSAGES[name][0]))] == [("ED140", "certain")]


@pytest.mark.parametrize(
    "words",
    [
        "[UNRESOLVED] Two hours?\n\n## Impact\n\nNone.\n\n[/UNRESOLVED]\n",
        "[UNRESOLVED] Two hours?\n\n> None. [/UNRESOLVED]\n",
        "[UNRESOLVED]\n\nTwo hours?\n\n[/UNRESOLVED] and then it ended.\n",
        "The ticket was unresolved [/UNRESOLVED] for days.\n",
        "Use `[UNRESOLVED]` and `[/UNRESOLVED]`.\n",
        "::: todo\nAsk Kim.\n\nIt rang.\n\n::: note\nIt rang twice.\n:::\n",
        "::: todo\nAsk Kim.\n\n## Impact\n\nNone.\n\n:::\n",
        "::: todo\nAsk Kim.\n\nIt rang.\n",
        "!!! note\n    The todo list was long.\n",
    ],
)
def test_what_has_no_certain_end_hides_nothing_more_than_its_sign(words: str) -> None:
    assert "ED140" not in [note.code for note in find_notes(document_of(words))]
