"""Sections: what headings, and labels that act as headings, say of what stands under them."""

import pytest

from generator.parse.incident.sections import find_sections, role_of
from generator.parse.incident.vocabulary import vocabulary_of
from tests.parse.reading import document_of

ENGLISH = vocabulary_of("en")


def roles(markdown: str) -> list[tuple[int, str]]:
    """Line and role of each section that names a role itself."""
    return [
        (section.line, section.role) for section in find_sections(document_of(markdown), ENGLISH) if not section.sub
    ]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Timeline of 2024-03-15 (UTC)", "timeline"),
        ("Timeline", "timeline"),
        ("Timeline (all times in UTC)", "timeline"),
        ("⏱️ Timeline of events:", "timeline"),
        ("4. Incident Timeline", "timeline"),
        ("Timeline 03/04/2021 - 03/05/2021. All times approximate", "timeline"),
        ("Chronology", "timeline"),
        ("Lessons Learnt", "learnings"),
        ("What have we learned?", "learnings"),
        ("Key takeaways", "learnings"),
        ("What went well", "went-well"),
        ("What didn’t go so well?", "went-wrong"),
        ("Where we got lucky", "lucky"),
        ("Action Items", "actions"),
        ("Corrective and Preventative Measures", "actions"),
        ("Follow-up tasks", "actions"),
        ("Medium-term improvements", "actions"),
        ("Root Cause of the Outage", "cause"),
        ("Five Why's", "cause"),
        ("Resolution and recovery", "resolution"),
        ("Executive summary", "summary"),
        ("Further Reading", "references"),
        ("GitHub Actions", "other"),
        ("How the cache works", "other"),
        ("Why the timeline service fell behind its queue", "other"),
    ],
)
def test_a_heading_says_its_role(heading: str, role: str) -> None:
    assert role_of(heading, ENGLISH) == role


def test_the_title_is_no_section() -> None:
    assert roles("# Impact of a full disk\n\n## Impact\n\nNone.\n") == [(3, "impact")]


def test_sections_may_be_headings_of_any_level_setext_or_bold_lines() -> None:
    markdown = "#### Impact\n\nwords\n\nTimeline\n--------\n\nwords\n\n**Lessons learned:**\n\n- one\n"
    assert roles(markdown) == [(1, "impact"), (5, "timeline"), (10, "learnings")]


def test_labels_of_a_list_act_as_headings() -> None:
    sections = find_sections(
        document_of("- **Key events**\n  - Detected 2021-02-03 10:00\n\n- **Impact**: everybody\n"), ENGLISH
    )
    assert [(section.role, section.line) for section in sections] == [("timeline", 1), ("impact", 4)]
    assert [block.kind for block in sections[0].blocks] == ["list"]


def test_a_bold_label_before_words_is_the_heading_of_its_paragraph() -> None:
    markdown = "## Notes\n\n**Impact**: carts were lost\n\n**Trigger:** a deploy\n\nMore words.\n"
    sections = {section.role: section for section in find_sections(document_of(markdown), ENGLISH)}
    assert [block.text for block in sections["impact"].blocks] == ["carts were lost"]
    assert [block.text for block in sections["cause"].blocks] == ["a deploy"]


def test_a_section_ends_at_the_next_heading_of_its_level_unless_that_is_a_date() -> None:
    markdown = "## Timeline\n\n- 10:00 a\n\n## 2021-03-05\n\n- 11:00 b\n\n### Aside\n\nc\n\n## Impact\n\nd\n"
    timeline = find_sections(document_of(markdown), ENGLISH)[0]
    assert timeline.role == "timeline"
    assert timeline.blocks[-1].text == "c"


def test_a_heading_without_a_role_takes_that_of_the_section_around_it() -> None:
    sections = find_sections(document_of("## Action items\n\n### Storage\n\n- a\n\n### Detection\n\n- b\n"), ENGLISH)
    assert [(section.role, section.sub) for section in sections] == [
        ("actions", False),
        ("actions", True),
        ("actions", True),
    ]


def test_a_lead_up_is_a_timeline_where_its_entries_are_stamped() -> None:
    assert roles("## Lead-up\n\n- 10:00 a\n- 10:05 b\n") == [(1, "timeline")]
    assert roles("## Lead-up\n\n- a\n- b\n") == [(1, "background")]


def test_the_heading_itself_remembers_where_it_stands() -> None:
    section = find_sections(document_of("Words.\n\n## Impact\n\nAll.\n"), ENGLISH)[0]
    assert section.title.raw == "Impact"
    assert str(section.title.at) == "post.md:3:4"
