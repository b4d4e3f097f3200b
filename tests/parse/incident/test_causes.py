"""Causes: root causes, contributing factors and triggers, and the steps of five whys in all their forms."""

import pytest

from generator.parse.incident.causes import read_causes
from generator.parse.incident.sections import find_sections
from generator.parse.incident.vocabulary import vocabulary_of
from tests.parse.reading import document_of

ENGLISH = vocabulary_of("en")


def causes(markdown: str) -> list[tuple[int, str, str]]:
    """Line, kind and words of each cause."""
    document = document_of(markdown)
    found = read_causes(document, find_sections(document, ENGLISH), ENGLISH)
    return [(one.place.line, one.kind, one.text.raw) for one in found]


def whys(markdown: str) -> list[tuple[str | None, str]]:
    """Question and answer of each step."""
    document = document_of(markdown)
    found = read_causes(document, find_sections(document, ENGLISH), ENGLISH)
    assert {one.kind for one in found} <= {"why"}
    return [(one.question.raw if one.question else None, one.text.raw) for one in found]


CHAIN = [("Why did logins fail?", "Because the key was old."), ("Why was it old?", "Nobody loaded the new one.")]


@pytest.mark.parametrize(
    "markdown",
    [
        "1. Why did logins fail? – Because the key was old.\n2. Why was it old? – Nobody loaded the new one.\n",
        "1. **Why did logins fail?** Because the key was old.\n2. **Why was it old?** Nobody loaded the new one.\n",
        "- Why did logins fail?\n  - Because the key was old.\n    - Why was it old?\n"
        "      - Nobody loaded the new one.\n",
        "- Why did logins fail?\n  - Because the key was old.\n- Why was it old?\n  - Nobody loaded the new one.\n",
        "**Why did logins fail?** Because the key was old.\n\n**Why was it old?** Nobody loaded the new one.\n",
        "**Why did logins fail?**\n\nBecause the key was old.\n\n**Why was it old?**\n\nNobody loaded the new one.\n",
        "**Why did logins fail?**  \nBecause the key was old.\n\n**Why was it old?**  \nNobody loaded the new one.\n",
        "### Why did logins fail?\n\nBecause the key was old.\n\nMore of it.\n\n### Why was it old?\n\n"
        "Nobody loaded the new one.\n",
        "| Why | Answer |\n| --- | --- |\n| Why did logins fail? | Because the key was old. |\n"
        "| Why was it old? | Nobody loaded the new one. |\n",
        "| # | Question | Answer |\n| --- | --- | --- |\n| 1 | Why did logins fail? | Because the key was old. |\n"
        "| 2 | Why was it old? | Nobody loaded the new one. |\n",
        "Q: Why did logins fail?\nA: Because the key was old.\n\nQ: Why was it old?\nA: Nobody loaded the new one.\n",
        "Q: Why did logins fail?\nA: Because the key was old.\nQ: Why was it old?\nA: Nobody loaded the new one.\n",
        "- Q: Why did logins fail?\n- A: Because the key was old.\n- Q: Why was it old?\n"
        "- A: Nobody loaded the new one.\n",
        "Why 1: Why did logins fail? Because the key was old.\n\nWhy 2: Why was it old? Nobody loaded the new one.\n",
    ],
)
def test_five_whys_are_a_chain_in_each_of_their_forms(markdown: str) -> None:
    found = whys(f"## Five whys\n\n{markdown}")
    assert [(question.split(": ")[-1] if question else None, answer) for question, answer in found] == CHAIN


def test_a_why_without_a_question_mark_ends_where_its_answer_begins() -> None:
    assert whys("## 5 Whys\n\n1. Why did logins fail - Because the key was old.\n") == [
        ("Why did logins fail", "Because the key was old.")
    ]
    assert whys("## 5 Whys\n\n- Why 1: the key was old.\n") == [("Why 1", "the key was old.")]


def test_whys_that_ask_nothing_are_the_items_of_the_list() -> None:
    assert whys("## Five whys\n\nWe asked five times.\n\n1. The key was old.\n2. Nobody loaded it.\n") == [
        (None, "The key was old."),
        (None, "Nobody loaded it."),
    ]


def test_a_question_without_an_answer_is_no_step() -> None:
    assert whys("## Five whys\n\n1. Why did it fail?\n2. Why was it old? Nobody looked.\n3. Why?\n   - TBD\n") == [
        ("Why was it old?", "Nobody looked.")
    ]


def test_whys_are_found_in_a_section_of_another_cause() -> None:
    assert len(whys("## Root cause\n\n- Why a? Because b.\n- Why b? Because c.\n")) == 2


def test_factors_are_items_else_sub_headings_else_paragraphs() -> None:
    expected = ["No alarm.", "An old runbook."]
    for body in (
        "Among others:\n\n- No alarm.\n- An old runbook.\n",
        "### No alarm.\n\nNone rang.\n\n### An old runbook.\n\nOf 2019.\n",
        "No alarm.\n\nAn old runbook.\n",
    ):
        found = causes(f"## Contributing factors\n\n{body}")
        assert [(kind, words) for _, kind, words in found] == [("factor", words) for words in expected]


def test_a_root_cause_is_its_first_paragraph_where_it_is_prose() -> None:
    markdown = (
        "## Root cause\n\nThe key was old.\n\nIt goes back to 2019.\n\n- one\n- two\n\n## Trigger\n\nA restart.\n"
    )
    assert causes(markdown) == [(3, "root", "The key was old."), (12, "trigger", "A restart.")]


def test_several_root_causes_are_all_read() -> None:
    assert causes("## Root causes\n\n- a key\n- a clock\n") == [(3, "root", "a key"), (4, "root", "a clock")]


def test_causes_that_are_not_called_root_causes_are_factors_and_a_question_is_none() -> None:
    markdown = "## Analysis of causes\n\n- What did we not foresee?\n- a clock\n"
    assert causes(markdown) == [(4, "factor", "a clock")]


def test_a_label_says_the_kind() -> None:
    assert causes("# T\n\n## Summary\n\n**Trigger**: a restart.\n\n**Root cause**: an old key.\n") == [
        (5, "trigger", "a restart."),
        (7, "root", "an old key."),
    ]
    assert causes("## Causes\n\n- **Trigger**: a restart.\n- **Root cause**: an old key.\n") == [
        (3, "trigger", "a restart."),
        (4, "root", "an old key."),
    ]


def test_a_row_of_a_table_of_facts_says_the_kind() -> None:
    markdown = (
        "# T\n\n| Field | Value |\n| --- | --- |\n| Trigger | A restart |\n| Root cause | TBD |\n| Impact | All |\n"
    )
    assert causes(markdown) == [(5, "trigger", "A restart")]


def test_nothing_is_no_cause() -> None:
    assert causes("## Root cause\n\nTBD\n\n## Contributing factors\n\n- None\n") == []


def test_hostile_whys_are_read_in_no_time() -> None:
    markdown = "## Five whys\n\n" + "why " * 20_000 + "\n\n" + "- why: because\n" * 3_000
    assert len(causes(markdown)) == 3_000


@pytest.mark.parametrize("said", ["Unknown", "Unknown. We are still looking.", "Unknown, for now", "TBD - ask again"])
def test_a_cause_that_is_not_known_is_none(said: str) -> None:
    assert causes(f"## Root cause\n\n{said}\n") == []
    assert causes("## Root cause\n\nUnknown hosts filled the table.\n") != []
