"""Notes that break into a sentence, and highlights that hold one; talk about markers there is no note."""

import pytest

from generator.edit.apply import apply
from generator.edit.resolve import resolution
from generator.parse.notes.find import find_notes
from tests.parse.reading import document_of

# The text, the note in it, and the text when it is resolved.
BROKEN_INTO = {
    "at the end": (
        "We swapped both rings and two TODO: redo the drawing",
        "TODO: redo the drawing",
        "We swapped both rings and two",
    ),
    "before another sentence": (
        "We swapped both rings TODO: redo the drawing. It took an hour.",
        "TODO: redo the drawing",
        "We swapped both rings. It took an hour.",
    ),
    "before another line": (
        "It was slow, TODO(kim): say how slow\nThen it broke.",
        "TODO(kim): say how slow",
        "It was slow,\nThen it broke.",
    ),
    "a question": ("The pump lost FIXME: how much? Then it broke.", "FIXME: how much?", "The pump lost Then it broke."),
    "a highlight": ("It took ==TODO: how long?== hours.", "==TODO: how long?==", "It took hours."),
    "a highlight of sentences": (
        "It rang for ==TODO: how long? Ask Kim.== hours.",
        "==TODO: how long? Ask Kim.==",
        "It rang for hours.",
    ),
    "a highlight without a colon": ("It took ==FIXME the hours== hours.", "==FIXME the hours==", "It took hours."),
}
SPOKEN_OF = (
    "We grep for TODO: in every file.",
    "The build looks for FIXME: in each post.",
    "The build looks each night for any stray\nor long TODO: redo it.",
    "Write TODO: before every open ring.",
    "He wrote on the board TODO: ask Kim.",
    "The marker TODO: stands for work.",
    "Lines tagged TODO: are skipped.",
    "We count FIXME: lines each night.",
    'The page said "TODO: ask Kim" for a week.',
    "It closes what is titled TODO: write tests.",
    "Kim moved TODO: a ring.",
    "We mark such words as ==TODO: x== there.",
    "The page showed ==TODO: x== to everybody.",
)


@pytest.mark.parametrize("name", BROKEN_INTO)
def test_a_note_that_breaks_into_a_sentence_goes_alone(name: str) -> None:
    words, said, left = BROKEN_INTO[name]
    document = document_of(f"{words}\n")
    (note,) = find_notes(document)
    assert (note.code, note.confidence, note.text) == ("ED002", "certain", said)
    edits = resolution(document.text, note)
    assert apply(document.text.text.encode(), document.text, edits).decode() == f"{left}\n"


@pytest.mark.parametrize("words", SPOKEN_OF)
def test_a_marker_that_is_spoken_of_stays(words: str) -> None:
    assert not [note for note in find_notes(document_of(f"{words}\n")) if note.left_out]
