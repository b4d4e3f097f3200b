"""Who a note is for, and until when."""

from datetime import date

import pytest

from generator.parse.notes.find import find_notes
from generator.parse.notes.owner import told_of
from tests.parse.reading import document_of

DAY = date(2026, 12, 1)
NAMED = {
    "TODO(ada, 2026-12-01): check the times": ("ada", DAY),
    "TODO(ada 2026-12-01): check the times": ("ada", DAY),
    "TODO(ada by 2026-12-01): check the times": ("ada", DAY),
    "TODO(ada; due 2026-12-01): check the times": ("ada", DAY),
    "TODO(2026-12-01, ada): check the times": ("ada", DAY),
    "TODO(2026-12-01): check the times": ("", DAY),
    "TODO(@ada): check the times": ("ada", None),
    "TODO(ada@ring.example): check the times": ("ada@ring.example", None),
    "TODO(Ada Byron): check the times": ("Ada Byron", None),
    "TODO(platform-team): check the times": ("platform-team", None),
    "TODO (ada): check the times": ("ada", None),
    "TODO ada 2026-12-01: check the times": ("ada", DAY),
    "TODO Ada, 2026-12-01: check the times": ("Ada", DAY),
    "TODO by 2026-12-01: check the times": ("", DAY),
    "TODO @ada: check the times": ("ada", None),
    "TODO: @ada check the times": ("ada", None),
    "FIXME [ada] check the times": ("ada", None),
    "FIXME[ada]: check the times": ("ada", None),
    "todo(ada): check the times": ("ada", None),
    "TODO: check the times (due 2026-12-01)": ("", DAY),
    "TODO: check the times 📅 2026-12-01": ("", DAY),
    "(TODO(ada): check the times)": ("ada", None),
    "<!-- TODO(ada, 2026-12-01): check the times -->": ("ada", DAY),
}
UNNAMED = (
    "TODO: check the times",
    "TODO(next): check the times",
    "TODO(section): check the times",
    "TODO(#123): check the times",
    "TODO(RING-123): check the times",
    "TODO(P1): check the times",
    "TODO (why?)",
    "TODO (the ring needs another name)",
    "TODO(check the wording)",
    "TODO(ring, 2026-13-01)".replace("ring, ", ""),
    "TODO: the outage of 2026-12-01",
    "TODO: ask ada@ring.example",
    "FIXME [the log](log.md) is gone",
    "TODO list: check the times",
    "Should we name the vendor?",
)


@pytest.mark.parametrize("words", NAMED)
def test_owner_and_day_are_read(words: str) -> None:
    assert told_of(words) == NAMED[words]


@pytest.mark.parametrize("words", UNNAMED)
def test_what_is_no_name_and_no_day_is_none(words: str) -> None:
    assert told_of(words) == ("", None)


def test_a_note_has_them() -> None:
    (note,) = find_notes(document_of("The ring closed.\n\nTODO(ada, 2026-12-01): say when\n"))
    assert (note.owner, note.due, note.text) == ("ada", DAY, "TODO(ada, 2026-12-01): say when")


@pytest.mark.parametrize("words", ["TODO Ada 2026-12-01: Times", "TODO [Ada]: Times", "TODO @ada: Times"])
def test_an_owner_before_a_colon_is_no_word_of_the_note(words: str) -> None:
    (note,) = find_notes(document_of(f"The ring closed. {words}\n"))
    assert (note.text, note.confidence, note.owner.lower()) == (words, "certain", "ada")


@pytest.mark.parametrize(
    "words", ["TODO(bob, 2031-02-30): check the times", "TODO(bob): check the times (due 2031-02-30)"]
)
def test_a_day_that_no_calendar_has_is_told(words: str) -> None:
    (note,) = find_notes(document_of(f"{words}\n"))
    assert (note.owner, note.due) == ("bob", None)
    assert note.message.endswith("; 2031-02-30 is no day of the calendar")


def test_a_date_of_the_text_is_no_day_of_the_note() -> None:
    (note,) = find_notes(document_of("TODO(bob): the log says 2031-02-30, why?\n"))
    assert "calendar" not in note.message
