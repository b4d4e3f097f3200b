"""Remarks that no list names: told by what kind of words they are made of, and by where they stand."""

import pytest

from generator.parse.notes.evidence import heaviest_sentence, weight_of
from generator.parse.notes.find import find_notes
from tests.parse.reading import document_of

COMMENTS = (
    *("too long", "awkward", "Awkward sentence.", "wording is off", "not happy with this wording", "passive voice"),
    *(
        "tone this down a bit",
        "avoid jargon",
        "spell out the acronym",
        "rewrite in past tense",
        "reorder",
        "weak ending",
    ),
    *(
        "Reword and verify",
        "define terms first",
        "needs proofreading",
        "transition needed",
        "this needs its own section",
    ),
    *("a diagram would help here", "This graph is unreadable", "make this a table", "turn this into a list"),
    *(
        "better example",
        "wrong date",
        "broken link",
        "link to the ticket",
        "replace the screenshot with a newer version",
    ),
    *("pending legal review", "update when the fix is released", "hide this until launch", "check this later"),
    *("does not flow", "we already said this above", "duplicates the summary", "outdated, needs updating"),
    *(
        "open question: who owns the ring?",
        "suggestion: start with the impact",
        "nit: two commas",
        "todo check the dates",
    ),
    *("This feels out of place. Could this go elsewhere?", "???"),
)
NOT_COMMENTS = (
    *("Update the DNS records", "Restart the node first", "Screenshots", "new section", "Section: Impact", "todo list"),
    *("Add an entry when a bug is fixed", "Update this table when a service is added", "Expand to see the full log"),
    *("Delete this section if there was no impact", "Write a short summary of the incident.", "Which nodes were hit?"),
    *("We moved the proxy to another rack.", "The pictures are from the handbook.", "Example: 14:05 the alert fired"),
)
BRACKETS = (
    *(
        "(should we mention the vendor?)",
        "(do we want to name the vendor?)",
        "(is this sentence too long?)",
        "(wrong word?)",
    ),
    *(
        "(this sentence is too long)",
        "(this needs rewriting)",
        "(maybe add a diagram)",
        "(awkward phrasing)",
        "(finish later)",
    ),
    *("(merge with the previous paragraph)", "(add a screenshot of the dashboard)", "(needs a better explanation)"),
    *(
        "[check number]",
        "[needs verification]",
        "[to be confirmed]",
        "[clarify with ops]",
        "[too vague]",
        "[link to ticket]",
    ),
)
NOT_BRACKETS = (
    *(
        "(this section is optional)",
        "(the diagram is from the handbook)",
        "(add a section to the config file)",
        "(revised)",
    ),
    *(
        "(move the table into the new database)",
        "(too many for one night)",
        "(not a good day)",
        "(headings are optional)",
    ),
    *("(use the second link)", "(write to us)", "(can we trust the graph?)", "(expand to see more)", "(needs a key)"),
    *("[the ring was split]", "[emphasis mine]", "[insert kind words]", "[see below]", "[sic]"),
)
QUOTATIONS = (
    *(
        "This paragraph is too long.",
        "Needs a diagram.",
        "Use another screenshot.",
        "better wording needed",
        "reword this",
    ),
    *(
        "Who is the audience of this section?",
        "Missing: conclusion.",
        "Note: needs a diagram",
        "AB: shorten this paragraph",
    ),
)
NOT_QUOTATIONS = (
    *("The picture is clear: nobody looked.", "The first sentence is the best.", "What is the definition of done?"),
    *("This section of the road was closed.", "Simplify, then add lightness.", "This chapter is about failure."),
    *("Note that this section is for operators.", "Too long; did not read.", "Write the ending first."),
)
SET_APART = ("*This section needs work.*", "**This section needs a rewrite.**", "_This paragraph is too long._")
NOT_SET_APART = (
    "*This section is for operators.*",
    "*The ring, seen from above*",
    "This section needs no introduction.",
)


def left_out(body: str) -> list[str]:
    document = document_of(
        f"# The ring\n\nA node left.\n\n## Impact\n\nThe orders failed for a while.\n\n{body}\n\nIt came back.\n"
    )
    return [note.text for note in find_notes(document) if note.left_out]


@pytest.mark.parametrize("words", COMMENTS)
def test_a_comment_that_speaks_of_the_text_is_a_note(words: str) -> None:
    assert left_out(f"<!-- {words} -->") == [f"<!-- {words} -->"]


@pytest.mark.parametrize("words", NOT_COMMENTS)
def test_a_comment_that_speaks_of_other_things_is_none(words: str) -> None:
    assert left_out(f"<!-- {words} -->") == []


@pytest.mark.parametrize("words", BRACKETS)
def test_brackets_that_speak_of_the_text_are_a_note(words: str) -> None:
    assert left_out(f"We lost some orders {words}.") == [words]


@pytest.mark.parametrize("words", NOT_BRACKETS)
def test_brackets_that_speak_to_readers_stay(words: str) -> None:
    assert left_out(f"We lost some orders {words}.") == []


@pytest.mark.parametrize("words", QUOTATIONS)
def test_a_quotation_that_speaks_of_the_text_is_a_note(words: str) -> None:
    assert left_out(f"> {words}") == [words]


@pytest.mark.parametrize("words", NOT_QUOTATIONS)
def test_a_quotation_of_other_things_stays(words: str) -> None:
    assert left_out(f"> {words}") == []


@pytest.mark.parametrize("words", SET_APART)
def test_a_paragraph_in_italics_or_bold_that_speaks_of_the_text_is_a_note(words: str) -> None:
    assert len(left_out(words)) == 1


@pytest.mark.parametrize("words", NOT_SET_APART)
def test_a_paragraph_that_speaks_to_readers_stays(words: str) -> None:
    assert left_out(words) == []


def test_words_weigh_more_the_surer_they_speak_of_a_text() -> None:
    assert [weight_of(words) for words in ("the node left", "add a link", "add a diagram", "reword this sentence")] == [
        0,
        2,
        3,
        4,
    ]


def test_words_to_readers_weigh_less() -> None:
    assert weight_of("expand this section") > weight_of("expand this section to see the log")


def test_of_several_sentences_the_heaviest_counts() -> None:
    assert heaviest_sentence("The node left. Reword this sentence.") == weight_of("Reword this sentence.")


def test_long_words_weigh_nothing() -> None:
    assert weight_of("reword this " * 40) == 0
