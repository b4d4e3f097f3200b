"""Whatever stands around them: published words that look like notes stay, and a note among them goes alone."""

from hypothesis import given
from hypothesis import strategies as st

from generator.parse.notes.find import find_notes
from tests.parse.notes.test_published_markers import ABOUT, NAMES, SOFT, TONGUES
from tests.parse.notes.test_published_remarks import BRACKETS
from tests.parse.notes.test_published_values import MARKUP, UNKNOWN
from tests.parse.reading import document_of

PUBLISHED = [text for group in (ABOUT, NAMES, SOFT, TONGUES, BRACKETS, UNKNOWN, MARKUP) for text in group.values()]
TEXTS = st.lists(st.sampled_from(PUBLISHED), max_size=6).map("\n".join)
# Beside these a marker is the state of a task.
STATES = ("WIP",)
OTHERS = st.lists(st.sampled_from([text for text in PUBLISHED if not text.startswith(STATES)]), max_size=6).map(
    "\n".join
)
NOTES = st.sampled_from(
    [
        "TODO: rewrite this",
        "> TODO: which ring?",
        "FIXME add a graph",
        "**TODO: name it**",
        "(TODO: when?)",
        "TODO",
        "> Use a sketch instead?",
        "[insert diagram here]",
        "<!-- TODO: check -->",
    ]
)


@given(TEXTS)
def test_nothing_is_left_out_of_published_words(markdown: str) -> None:
    assert [note.text for note in find_notes(document_of(markdown)) if note.left_out] == []


@given(OTHERS, NOTES, OTHERS)
def test_a_note_among_them_is_left_out_alone(before: str, written: str, after: str) -> None:
    markdown = f"{before}\n\nThe ring closed.\n\n{written}\n\n{after}"
    start = len(before) + len("\n\nThe ring closed.\n\n")
    (note,) = [note for note in find_notes(document_of(markdown)) if note.left_out]
    assert start <= note.removal.start <= note.span.start
    assert note.span.end <= note.removal.end <= start + len(written)
