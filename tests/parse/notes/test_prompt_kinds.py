"""Which prompts are sure, which are only a hint, and which words that look like one are left alone."""

import pytest

from generator.parse.notes.find import find_notes
from tests.parse.reading import document_of


def prompts(markdown: str) -> list[tuple[str, str]]:
    found = find_notes(document_of(f"# The ring\n\nIt was open.\n\n{markdown}"))
    return [(note.text, note.confidence) for note in found if note.code == "ED150"]


@pytest.mark.parametrize(
    ("heading", "prompt"),
    [
        ("## Impact", "*How many passengers were affected, and for how long? Who told them?*"),
        ("## Recurrence", "*Has this cause led to an incident before? If so, why was it not prevented?*"),
        ("## Overview", "*A short description of what happened, two or three sentences.*"),
        ("## Timeline", "_Add a line for each event. Use one time zone._"),
        ("## Resolution", "*Give details of what ended the outage. If there was a workaround, describe that as well.*"),
        ("## Impact", "> Describe the impact on customers. Be as exact as possible, for example “4 of 10 trains”."),
        ("**Root cause**", "*Explain the root cause of the outage.*"),
        ("## Follow-ups", "(List of all the tasks that came of the incident)"),
        ("## Lessons", "*Discuss what went well, and what went wrong.*"),
        ("## Impact", "Describe the impact on passengers."),
        ("## What went wrong", "Things that went wrong. Each should have a ticket. For example,"),
    ],
)
def test_grammar_place_and_dress_tell_a_prompt(heading: str, prompt: str) -> None:
    ((text, sure),) = prompts(f"{heading}\n\n{prompt}\n\nNobody could board.\n")
    assert text in prompt
    assert sure == "likely"


@pytest.mark.parametrize(
    "prompt", ["| Impact | _Describe the impact on passengers_ |", "| Owner | (List all people of the response) |"]
)
def test_a_cell_may_hold_one(prompt: str) -> None:
    assert [sure for _, sure in prompts(f"## Facts\n\n| What | Value |\n|---|---|\n{prompt}\n")] == ["likely"]


def test_one_may_follow_on_a_label() -> None:
    assert prompts("**Impact:** _Describe who was affected._\n") == [("Describe who was affected.", "likely")]


def test_an_answer_on_the_next_line_is_none_of_it() -> None:
    assert prompts("## Impact\n\n_Describe who was affected._\nNobody was.\n") == [
        ("Describe who was affected.", "likely")
    ]


def test_what_could_be_a_label_is_a_hint_until_another_section_has_a_prompt() -> None:
    sketch = "## Summary\n\n*A short summary of the outage*\n\nThe ring was open.\n\n"
    assert [sure for _, sure in prompts(sketch)] == ["hint"]
    assert [sure for _, sure in prompts(f"{sketch}## Impact\n\n*Describe who was affected.*\n")] == ["likely"] * 2


LEFT_ALONE = {
    "questions that are answered one by one": (
        "## Lessons\n\n*What went well in the response?*\n\n- a\n\n*What went wrong in the response?*\n\n- b\n"
    ),
    "questions why": "## Causes\n\n*Why did the service fail?*\n\nFrost.\n",
    "a plain question": "## Lessons\n\nWhat happened that we did not expect?\n\n- Frost.\n",
    "a customer's words": "## Impact\n\nA passenger wrote:\n\n> Describe the impact of the outage on my ticket.\n",
    "signed words": "## Impact\n\n> Describe the problem in your own words\n> -- the form\n",
    "a statement that begins with a noun": "## Impact\n\n_Note the impact was small._\n\n_Report of it came late._\n",
    "what is noted for readers": "## Impact\n\nNote that the impact was small.\n",
    "work": "## Actions\n\n*Document the process of closing all the services*\n",
    "work in plain words": "## Recommendations\n\nList all the affected services on the status page.\n",
    "work in a list": "## Actions\n\n- Document how the incident was resolved\n- Describe the impact on the board\n",
    "an order to readers": "## What to do\n\nInclude your ticket when you contact the team about the incident.\n",
    "an answer": "## Detection\n\n_The incident was detected by a passenger._\n",
    "what an order would have no number for": "## Impact\n\n*List the 17 services that were affected.*\n",
    "what an order would have no name for": "## Impact\n\n*List all the services that Mira restored.*\n",
    "a template that is changed": "## Actions\n\nReplace the launch template of the services.\n",
    "a section about templates": "## Our template\n\n*Describe how customers were affected.*\n",
    "how to report": "## How to report an incident\n\nDescribe the impact on users.\n",
    "code": "## Impact\n\n*Describe the impact on `ring`.*\n",
    "a link": "## Impact\n\n*Include [the impact](https://e.example/) of it.*\n",
}


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_other_words_are_left_alone(name: str) -> None:
    assert prompts(LEFT_ALONE[name]) == []


@pytest.mark.parametrize("title", ["# A template for postmortems", "---\ntitle: Our incident template\n---\n"])
def test_a_text_about_templates_shows_one(title: str) -> None:
    found = find_notes(document_of(f"{title}\n\n## Impact\n\n*Describe how customers were affected.*\n"))
    assert [note for note in found if note.code == "ED150"] == []


def test_a_second_line_of_the_title_is_none() -> None:
    found = find_notes(document_of("# The ring\n\n*How did we restore all the services?*\n\nSlowly.\n"))
    assert found == ()


def test_it_is_about_its_section() -> None:
    (note,) = find_notes(document_of("## Detection\n\n*Tell how the team could improve detection.*\n\nFrost.\n"))
    assert (note.code, note.target.kind, note.target.line) == ("ED150", "enclosing-section", 1)


BLANKS = {
    "<your name>": "ED120",
    "[Your name here]": "ED120",
    "{{ most convenient time zone }}": "ED120",
    "YYYY-MM-DD": "ED150",
    "HH:MM UTC": "ED150",
}


@pytest.mark.parametrize("blank", BLANKS)
def test_a_blank_of_a_form_where_a_value_should_stand(blank: str) -> None:
    for text in (f"Lead: {blank}\n", f"| a | b |\n|---|---|\n| Lead | {blank} |\n"):
        (note,) = find_notes(document_of(text))
        assert (note.code, note.confidence) == (BLANKS[blank], "likely")
        assert blank.startswith(note.text)


@pytest.mark.parametrize(
    "words",
    [
        "Owner: [SRE team]",
        "Owner: <kim@e.example>",
        "Name: `<name>`",
        "Ticket: [incident ticket](https://e.example/)",
        "Report: [incident report][r]\n\n[r]: https://e.example/",
        "Report: [incident report]\n\n[incident report]: https://e.example/",
        "Kim ran ring delete <pod name> at once.",
        "| Word | Meaning |\n|---|---|\n| <name> | what it is called |",
        "The form is YYYY-MM-DD everywhere.",
        "- YYYY-MM-DD dates were read wrongly",
        "The date format: YYYY-MM-DD",
    ],
)
def test_other_values_are_no_blanks(words: str) -> None:
    assert find_notes(document_of(f"{words}\n")) == ()
