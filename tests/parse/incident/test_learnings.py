"""Learnings: the items of learning sections, each of its kind."""

from generator.parse.incident.learnings import read_learnings
from generator.parse.incident.sections import find_sections
from tests.parse.reading import document_of


def learned(markdown: str) -> list[tuple[int, str, str]]:
    """Line, kind and words of each learning."""
    document = document_of(markdown)
    return [(one.place.line, one.kind, one.text.raw) for one in read_learnings(document, find_sections(document))]


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


def test_actions_among_the_learnings_are_not_learned() -> None:
    markdown = "## Learnings\n\n- a\n\n### Action items\n\n- b\n"
    assert [words for _, _, words in learned(markdown)] == ["a"]


def test_anchors_count_in_document_order() -> None:
    document = document_of("## What went well\n\n- a\n\n## Learnings\n\n- b\n")
    assert [one.anchor for one in read_learnings(document, find_sections(document))] == ["learning-1", "learning-2"]
