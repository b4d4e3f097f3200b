"""Prompts of a template that were left in, and what looks like one and is for readers."""

import pytest

from generator.parse.notes.find import find_notes
from tests.parse.reading import document_of


def prompts(markdown: str) -> list[tuple[int, str, str]]:
    return [
        (note.place.line, note.text, note.confidence)
        for note in find_notes(document_of(markdown))
        if note.code == "ED150"
    ]


@pytest.mark.parametrize(
    "prompt",
    [
        "*Describe what passengers noticed.*".replace("passengers", "users"),
        "_List everybody who took part in the response._",
        "*Who noticed the incident first? What did they see?*",
        "*Optionally, attach graphs of the outage.*",
        "**_Summarise the root cause in one sentence._**",
        "[Explain why the problem was not found earlier]",
        "(State how long customers were affected)",
        "> Give a short overview of the incident and its duration.",
        "This section should tell how the ring was found.",
        "These are only example headings. Every task needs a ticket.",
        "Delete this section if nobody was affected.",
        "_A short summary of what happened. Two or three sentences._",
        "*Describe how many users were affected (e.g. 500 users for 2 hours).*",
    ],
)
def test_what_tells_the_writer_what_to_put_under_a_heading_is_one(prompt: str) -> None:
    assert prompts(f"# The ring\n\n## Impact\n\n{prompt}\n\nNobody could board.\n") == [
        (5, prompt.strip("*_> "), "likely")
    ]


def test_a_plain_order_is_one_where_it_stands_alone() -> None:
    assert prompts("## Impact\n\nDescribe what users noticed.\n\n## Timeline\n\nIt was cold.\n")
    assert not prompts("## Impact\n\nDescribe what users noticed.\n\nNobody could board.\n")


def test_a_plain_question_is_one_where_it_repeats_its_heading_and_nobody_answers() -> None:
    question = "## Detection\n\nHow was the incident detected?\n\n"
    assert prompts(question + "## Impact\n\nNone.\n") == [(3, "How was the incident detected?", "likely")]
    assert prompts(question + "By a pager.\n") == prompts(question + "### Alerts\n\nA pager rang.\n") == []


@pytest.mark.parametrize("title", ["[Incident title]", "<title>", "{{ your title }}"])
def test_a_title_that_nobody_wrote_is_a_placeholder(title: str) -> None:
    (note,) = find_notes(document_of(f"# {title}\n\nThe ring broke.\n"))
    assert (note.code, note.text) == ("ED120", title)


def test_brackets_that_are_words_of_a_title_are_none() -> None:
    for title in ("[Incident] The ring", "[Impact]", "The [title] field"):
        assert find_notes(document_of(f"# {title}\n\nThe ring broke.\n")) == ()


def test_an_order_in_brackets_that_is_all_of_a_paragraph_is_a_placeholder() -> None:
    (note,) = find_notes(document_of("## Root cause\n\n[Insert root cause here]\n"))
    assert (note.code, note.text) == ("ED120", "[Insert root cause here]")
    assert find_notes(document_of("## Root cause\n\n[Insert root cause here](https://a.example/)\n")) == ()


def test_several_prompts_may_follow_each_other() -> None:
    found = prompts("## Impact\n\n*Describe the impact.*\n\n*List the services of each team.*\n\nNone.\n")
    assert [line for line, _, _ in found] == [3, 5]


@pytest.mark.parametrize(
    "words",
    [
        "*Nobody could board for an hour.*",
        "*Why was the ring open?* Nobody had closed it.",
        "*What happened to us?*\n\nThe ring was open.\n\n*Who noticed the incident?*\n\nMira did.",
        "Nobody could board.\n\n*Describe how users were affected.*",
        "> What could we do so that this never happens again?",
        "> “Describe the incident”, said the form.",
        "(The incident was over by then.)",
        "List of services: ring, pump.",
        "Use `ring --close` to stop the leak.",
        "- *Describe the impact on users.*",
        "Why did the ring open? Because of the frost.",
    ],
)
def test_what_is_said_to_readers_is_none(words: str) -> None:
    assert prompts(f"## Impact\n\n{words}\n") == []


def test_an_order_that_stands_under_no_heading_is_none() -> None:
    assert prompts("*Describe how users were affected.*\n\n## Impact\n\nNone.\n") == []


@pytest.mark.parametrize("form", ["HH:MM", "hh:mm", "XX:XX", "YYYY-MM-DD", "YYYY-MM-DD HH:MM", "DD/MM/YYYY"])
def test_the_form_of_a_time_where_one_should_stand_is_one(form: str) -> None:
    assert prompts(f"## Timeline\n\n- {form} - the ring opens\n") == [(3, form, "likely")]
    assert prompts(f"**Date:** {form}\n") == [(1, form, "likely")]


@pytest.mark.parametrize(
    "words",
    [
        "Write dates as YYYY-MM-DD.",
        "The pattern `HH:MM` is not enough",
        "Format: YYYY-MM-DD or a week",
        "XX:XXL shirts",
    ],
)
def test_a_form_that_is_spoken_of_is_none(words: str) -> None:
    assert prompts(f"## Formats\n\n{words}\n") == []


@pytest.mark.parametrize("sign", ["X", "XX", "xx", "XXXX"])
def test_a_sign_where_the_time_of_a_day_should_stand_is_a_value_that_nobody_filled_in(sign: str) -> None:
    notes = find_notes(document_of(f"## Timeline\n\n- 2024-03-15 {sign}: the ring opens\n"))
    assert [(note.code, note.text, note.confidence) for note in notes] == [("ED123", sign, "likely")]


def test_a_sign_that_is_no_time_is_none() -> None:
    assert (
        find_notes(document_of("- 2024-03-15 X ring opens\n- 2024-03-15 Xenia: the ring opens\n- X: the ring\n")) == ()
    )
