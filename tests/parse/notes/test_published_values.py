"""Question marks, signs and comments that are no gaps in a text stay in the page, and what follows a gap stays."""

import pytest

from generator.parse.notes.find import find_notes
from tests.parse.notes.test_removal import left
from tests.parse.reading import document_of

UNKNOWN = {
    "what customers saw": "Customers saw ??? where prices should be.\n",
    "what names became": "Names became ???? for all of them.\n",
    "what it was read as": "The letter was read as ??? by the parser.\n",
    "a status": "Errors with 5?? rose to 3%.\n",
    "a doubt about a year": "It was bought in 2021?? by somebody.\n",
    "a price that was shown": "The page showed that the price was ???\n",
    "in a sentence": "The queue held ??? messages.\n",
}

MARKUP = {
    "filler that was shown": "The page showed Lorem ipsum dolor sit amet to everybody.\n",
    "capitals in a sentence": "The key ADD YOUR KEY HERE was used.\n",
    "capitals of a banner": "The banner said FIX THIS NOW.\n",
    "a variable": "Set %%VAR%% and %%OTHER%% first.\n",
    "a pattern of a query": "The query said LIKE '%%foo%%' twice.\n",
    "a pattern with a blank": "The query said LIKE '%%foo bar%%' twice.\n",
    "a number of an article": "It fell.\n\n<!-- KB: 1234 -->\n",
    "a number of a change": "It fell.\n\n<!-- PR: 77 -->\n",
}

KEPT = {
    f"{group}: {name}": text
    for group, texts in (
        ("question marks", UNKNOWN),
        ("markup", MARKUP),
    )
    for name, text in texts.items()
}


@pytest.mark.parametrize("name", KEPT)
def test_published_words_stay(name: str) -> None:
    assert [note for note in find_notes(document_of(KEPT[name])) if note.left_out] == []


ENDS = {
    "where filler ends": (
        "Lorem ipsum dolor sit amet, consectetur elit. Sed do eiusmod. The disk was full for an hour.",
        "The disk was full for an hour.",
    ),
    "in a range, with what is not known": ("It took 12:26-12:?? UTC.", "It took 12:26 UTC."),
    "with the end of a range that has no known start": ("- 10:??–11:00 The ring closed.", "- The ring closed."),
    "after the known start of a range": ("- 10:00–??:?? The ring closed.", "- 10:00 The ring closed."),
    "with the year of a day": ("It closed ??/??/2022 again.", "It closed again."),
    "with both ends of a range": ("It took from 12:?? to 13:??, we think.", "It took, we think."),
}


@pytest.mark.parametrize("name", ENDS)
def test_a_note_ends(name: str) -> None:
    markdown, rest = ENDS[name]
    assert left(markdown) == rest


FOUND = {
    "question marks for a start": ("- **???** the ring closed\n", "???"),
    "question marks for a stamp": ("- [???] the ring closed\n", "???"),
    "question marks after a label": ("**Cause:** ???\n", "???"),
    "question marks where a sentence is broken off": ("After the second restart, ????\n", "????"),
    "a comment on its own": ("The ring.\n\n%%ask%%\n", "%%ask%%"),
    "a comment by a reviewer": ("It fell.\n\n<!-- JK: say when -->\n", "<!-- JK: say when -->"),
}


@pytest.mark.parametrize("name", FOUND)
def test_a_note_is_still_found(name: str) -> None:
    markdown, words = FOUND[name]
    assert [note.text for note in find_notes(document_of(markdown)) if note.left_out] == [words]
