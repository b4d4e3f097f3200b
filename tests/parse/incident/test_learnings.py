"""Learnings: the items of learning sections, each of its kind."""

import pytest

from generator.parse.incident.learnings import read_learnings
from generator.parse.incident.sections import find_sections
from generator.parse.incident.vocabulary import vocabulary_of
from tests.parse.reading import document_of

ENGLISH = vocabulary_of("en")


def learned(markdown: str) -> list[tuple[int, str, str]]:
    """Line, kind and words of each learning."""
    document = document_of(markdown)
    return [
        (one.place.line, one.kind, one.text.raw)
        for one in read_learnings(document, find_sections(document, ENGLISH), ENGLISH)
    ]


def test_list_items_are_learnings_and_the_sentence_before_them_is_none() -> None:
    markdown = "## Learnings\n\nThere was much to learn.\n\n- Test the\n  backups.\n  - all of them\n- Ask early.\n"
    assert learned(markdown) == [(5, "general", "Test the backups."), (8, "general", "Ask early.")]


def test_sub_headings_are_learnings_where_no_lists_stand_under_them() -> None:
    markdown = "## Lessons learned\n\nWords.\n\n### Ask early\n\nWe did not.\n\n### Test backups\n\nThey were old.\n"
    assert learned(markdown) == [(5, "general", "Ask early"), (9, "general", "Test backups")]


def test_list_items_are_learnings_where_sub_headings_only_group_them() -> None:
    markdown = "## Lessons learned\n\n### Tools\n\n- a tool\n\n### People\n\n- a person\n"
    assert [words for _, _, words in learned(markdown)] == ["a tool", "a person"]


def test_paragraphs_are_learnings_where_there_is_nothing_else() -> None:
    assert learned("## Takeaways\n\nAsk early.\n\nTest backups.\n") == [
        (3, "general", "Ask early."),
        (5, "general", "Test backups."),
    ]


def test_the_heading_tells_the_kind() -> None:
    markdown = (
        "## Lessons learned\n\nAll in all:\n\n### What went well\n\n- a\n\n### What went wrong\n\n- b\n\n"
        "### Where we got lucky\n\n- c\n\n### What we learned\n\n- d\n"
    )
    assert [kind for _, kind, _ in learned(markdown)] == ["well", "wrong", "lucky", "general"]


def test_a_label_or_a_mark_tells_the_kind_too() -> None:
    markdown = "## Learnings\n\n**What went well**\n\n- a\n\n**What went wrong**\n\n- b\n"
    assert [kind for _, kind, _ in learned(markdown)] == ["well", "wrong"]
    assert [kind for _, kind, _ in learned("## Learnings\n\n- ✅ a\n- ❌ b\n")] == ["well", "wrong"]
    nested = "## Learnings\n\n- What went well\n  - a\n- What went wrong\n  - b\n"
    assert learned(nested) == [(4, "well", "a"), (6, "wrong", "b")]


def test_nothing_is_no_learning() -> None:
    assert learned("## What went well\n\nNot much.\n\n## Where we got lucky\n\n- N/A\n- We didn’t, really.\n") == []


@pytest.mark.parametrize(
    "words",
    ["We learned nothing.", "No lessons were learned.", "Nothing new.", "None that we know of.", "No learnings"],
)
def test_that_nothing_was_learned_is_no_learning(words: str) -> None:
    assert learned(f"## Learnings\n\n{words}\n") == []


def test_that_something_was_missing_is_a_learning() -> None:
    for words in ("No alert fired for an hour.", "No action was taken."):
        assert [text for _, _, text in learned(f"## What went wrong\n\n- {words}\n")] == [words]


def test_a_heading_over_words_and_a_list_among_sections_of_learnings_is_none() -> None:
    markdown = (
        "## Lessons learned\n\n### What went well\n\nThe rehearsal.\n\n### What went wrong\n\nThe day.\n\n"
        "### From here on\n\nIt was long.\n\nNow we:\n\n- rest\n- sleep\n\nSee you.\n"
    )
    assert [words for _, _, words in learned(markdown)] == ["The rehearsal.", "The day."]


def test_a_heading_over_words_and_a_list_is_a_learning_where_all_are_headings() -> None:
    markdown = "## Lessons learned\n\n### Ask early\n\nAsk:\n\n- a\n\nOr b.\n\nOr c.\n\n### Test\n\nDo it.\n"
    assert [words for _, _, words in learned(markdown)] == ["Ask early", "Test"]


def test_actions_among_the_learnings_are_not_learned() -> None:
    markdown = "## Learnings\n\n- a\n\n### Action items\n\n- b\n"
    assert [words for _, _, words in learned(markdown)] == ["a"]


def test_anchors_count_in_document_order() -> None:
    document = document_of("## What went well\n\n- a\n\n## Learnings\n\n- b\n")
    assert [one.anchor for one in read_learnings(document, find_sections(document, ENGLISH), ENGLISH)] == [
        "learning-1",
        "learning-2",
    ]
