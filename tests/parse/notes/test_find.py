"""Which words are notes to the author, which are not, and where exactly they stand."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.note import Note
from generator.parse.notes.find import find_notes
from tests.parse.reading import document_of


def notes_of(markdown: str) -> tuple[Note, ...]:
    return find_notes(document_of(markdown))


def found(markdown: str) -> list[tuple[str, str, str]]:
    """Code, confidence and words of each note."""
    return [(note.code, note.confidence, note.text) for note in notes_of(markdown)]


NOTES = {
    "a marker begins a block": ("TODO: tell who was paged", "ED001", "certain", "TODO: tell who was paged"),
    "in a block quote, without its sign": ("> TODO: shorten\n", "ED001", "certain", "TODO: shorten"),
    "all lines of a wrapped one": (
        "FIXME: say how\nlong it took\n",
        "ED001",
        "certain",
        "FIXME: say how\nlong it took",
    ),
    "in emphasis": ("**TODO: name the team**", "ED001", "certain", "TODO: name the team"),
    "as a heading": ("## TODO: causes\n", "ED001", "certain", "TODO: causes"),
    "after signs": ("// TODO\n", "ED001", "certain", "TODO"),
    "in lower case with a colon": ("todo: flesh this out", "ED001", "certain", "todo: flesh this out"),
    "in lower case alone": ("- fixme\n", "ED001", "certain", "fixme"),
    "with an owner": ("TODO(mira): add the graph", "ED001", "certain", "TODO(mira): add the graph"),
    "softly": ("TBD: add the number of users", "ED001", "likely", "TBD: add the number of users"),
    "softly, with news": ("TBD: the number of users", "ED003", "hint", "TBD"),
    "all, in other languages": ("- todo\n", "ED003", "hint", "todo"),
    "in brackets": ("It took an hour (TODO: check) to see.", "ED002", "certain", "(TODO: check)"),
    "in square brackets": ("Paged [FIXME: whom] at nine.", "ED002", "certain", "[FIXME: whom]"),
    "in brackets, lower case": ("It was slow (todo reword this) then.", "ED002", "certain", "(todo reword this)"),
    "as a tag that is none": ("Ask <TODO> for the key.", "ED002", "certain", "<TODO>"),
    "in running text": ("The pool was full. TODO: say why. Then it drained.", "ED002", "certain", "TODO: say why."),
    "after a sentence": ("The pool was full. TODO ask Ines about it", "ED002", "certain", "TODO ask Ines about it"),
    "bare": ("We shipped XXX builds that day.", "ED003", "hint", "XXX"),
    "in a comment": ("Text.\n\n<!-- TODO: add the log -->\n", "ED101", "certain", "<!-- TODO: add the log -->"),
    "in a comment inside text": (
        "It fell over. <!-- FIXME: when? --> Then:",
        "ED101",
        "certain",
        "<!-- FIXME: when? -->",
    ),
    "in a link definition": ("Text.\n\n[//]: # (TODO: link it)\n", "ED101", "certain", "[//]: # (TODO: link it)"),
    "a comment asks": (
        "A.\n\n<!-- Should we name the vendor? -->\n",
        "ED102",
        "likely",
        "<!-- Should we name the vendor? -->",
    ),
    "a comment by a reviewer": (
        "A.\n\n<!-- JK: hard to follow -->\n",
        "ED102",
        "likely",
        "<!-- JK: hard to follow -->",
    ),
    "a reviewer's remark": ("The disk filled.{>>which one?<<}", "ED110", "certain", "{>>which one?<<}"),
    "an insertion": ("The {++second ++}disk filled.", "ED110", "certain", "{++second ++}"),
    "a hidden comment": ("The disk filled. %% ask Bo %% Slowly.", "ED111", "certain", "%% ask Bo %%"),
    "a placeholder": (
        "See [insert screenshot of the alert] here.",
        "ED120",
        "likely",
        "[insert screenshot of the alert]",
    ),
    "a whole block": ("> insert diagram here\n", "ED120", "likely", "insert diagram here"),
    "after a label": ("**Duration:** TBD", "ED120", "likely", "TBD"),
    "emphasised": ("Choose a region. **TODO**", "ED120", "certain", "TODO"),
    "filler": ("Lorem ipsum dolor sit amet", "ED120", "likely", "Lorem ipsum dolor sit amet"),
    "a link to nowhere": ("See [the log]() for more.", "ED121", "certain", "[the log]()"),
    "a link to a marker": ("See [the log](TODO) for more.", "ED121", "certain", "(TODO)"),
    "a cell": ("| a | b |\n|---|---|\n| x | TODO |\n", "ED122", "certain", "TODO"),
    "an unknown cell": ("| a | b |\n|---|---|\n| x | ??? |\n", "ED122", "certain", "???"),
    "an unknown day": ("| 2021-03-?? | it broke |\n|---|---|\n", "ED123", "likely", "2021-03-??"),
    "an unknown value": ("**Messages:** ???", "ED123", "likely", "???"),
    "an editor's question": (
        "We ran the tcp-grinder (too technical?) for a day.",
        "ED201",
        "likely",
        "(too technical?)",
    ),
    "a question of one verb": ("It went sideways (reword?) at noon.", "ED201", "likely", "(reword?)"),
    "a question that may be for readers": ("Eventually (how?) it worked.", "ED201", "hint", "(how?)"),
    "an order": ("The ring closed (rephrase this) at last.", "ED202", "likely", "(rephrase this)"),
    "an order for a source": ("Most rings close (citation needed) by noon.", "ED202", "likely", "(citation needed)"),
    "a note to self": (
        "We did it *(note to self: add the ticket)* twice.",
        "ED202",
        "likely",
        "(note to self: add the ticket)",
    ),
    "a quote that asks": (
        "> Maybe a sketch of the ring here instead?\n",
        "ED203",
        "likely",
        "Maybe a sketch of the ring here instead?",
    ),
    "a quote that orders": (
        "> Rewrite this paragraph for newcomers\n",
        "ED203",
        "likely",
        "Rewrite this paragraph for newcomers",
    ),
}


@pytest.mark.parametrize("marker", ["TODO: shorter", "FIXME: ask"])
def test_what_follows_a_marker_in_a_heading_is_for_its_writer(marker: str) -> None:
    assert found(f"## The ring {marker}\n\nWords.\n") == [("ED002", "certain", marker)]
    assert found(f"## How we searched for {marker}\n\nWords.\n") == []


@pytest.mark.parametrize("name", NOTES)
def test_a_note_is_found(name: str) -> None:
    markdown, code, confidence, words = NOTES[name]
    assert found(markdown) == [(code, confidence, words)]


SILENT = {
    "a code span": "Write `TODO: x` in the code.",
    "a fence": "```\n# TODO: x\n```\n",
    "indented code": "Text\n\n    TODO: x\n",
    "a file": "The list is in TODO.md and in todo/items.",
    "an address": "See https://example.org/TODO for more.",
    "writing about markers": "We keep a TODO list, and every TODO comment is counted.",
    "a quoted marker": 'The commit said "TODO: fix" and nothing else.',
    "Spanish": "Cambiamos todo el sistema, todo a la vez.",
    "a to-do list": "It is on my to-do list.",
    "a quotation": "> Whatever can go wrong will go wrong, and should we be surprised?\n",
    "a quotation with its speaker": "> Maybe we should draw a diagram of it.\n>\n> -- A. Speaker\n",
    "a quotation in quote marks": '> "Should we use a diagram instead?"\n',
    "a support ticket": "> Is the login page known to be slow today?\n",
    "a rhetorical question": "We had no backups (who knew?) of it.",
    "an aside": "The certificate (the old one, that is) had expired.",
    "a question to readers": "Then it stopped. (Have you ever seen a ring stop?)",
    "a published editor's note": "Editor's note: names were changed.",
    "a heading with a question": "## What could we do better?\n",
    "a tool's comment": "<!-- markdownlint-disable MD013 -->\n",
    "a source": "<!-- see the export of 3 May for these numbers -->\n",
    "a template's prompt": "## Impact\n\n<!-- Describe what users saw. -->\n",
    "an admonition": '??? note "More"\n    hidden text\n',
    "a puzzled writer": "And we thought: what ???",
    "an image": "![Example of a diagram of the ring](ring.png)",
    "a link": "Read [why is the ring closed?](ring.md).",
    "CriticMarkup that is shown": "Write `{>>remark<<}` so: good{>>remark<<} text.",
    "a percentage": "100%% of it, 5%% of that",
    "escaped brackets": "The sign \\[TODO\\] is one.",
    "escaped brackets around words": "The sign \\(TODO: x\\) is one.",
    "brackets as entities": "The tag &lt;TODO&gt; is one.",
    "a letter as an entity": "The word &#84;ODO: is one.",
    "code in HTML": "It had <code>TODO: fix</code> and <kbd>FIXME</kbd> in it.",
    "code in HTML that is not closed": "It had <samp>TODO: fix me.",
    "code in a block of HTML": "<div>\nIt had <var>TODO: x</var> in it.\n</div>",
    "preformatted HTML over a blank line": "<div>\n<pre>\na\n\nTODO: x\n</pre>\n</div>",
    "an opening bracket alone": "It was (TODO-like and never closed",
}


BOUNDED = {
    "the end of its element": ("It <b>broke. TODO: y</b> And on.", "TODO: y"),
    "a line break": ("It broke. TODO: y<br>And on.", "TODO: y"),
    "the end of a paragraph of HTML": ("<div>\n<p>TODO: fill</p>\n<p>The ring.</p>\n</div>", "TODO: fill"),
    "the end of a summary": ("<details>\n<summary>TODO: check</summary>\nThe ring.\n</details>", "TODO: check"),
    "not an element that it holds": ("It broke. TODO: use <b>bold</b> here.", "TODO: use <b>bold</b> here."),
    "not an entity": ("It broke. TODO: ask R&amp;D", "TODO: ask R&amp;D"),
}


@pytest.mark.parametrize("name", BOUNDED)
def test_a_note_ends_with(name: str) -> None:
    markdown, words = BOUNDED[name]
    assert [note[2] for note in found(markdown)] == [words]


@pytest.mark.parametrize("name", SILENT)
def test_other_words_are_no_notes(name: str) -> None:
    assert found(SILENT[name]) == []


def test_the_state_of_a_task_is_listed_and_never_blocks() -> None:
    for markdown in (
        "## Action items\n\n- TODO: rotate the keys\n- Pay the bill (DONE)\n",
        "- [ ] TODO: rotate the keys\n- [x] Pay the bill\n",
        "## Tasks\n\n- [ ] TODO: rotate the keys\n",
        "| Task | Status |\n|---|---|\n| Rotate keys | TODO |\n| Pay | DONE |\n",
        "## Next steps\n\n- Rotate the keys (TODO)\n",
    ):
        (note,) = notes_of(markdown)
        assert (note.code, note.blocks_strict, note.left_out) == ("ED004", False, False)


def test_a_section_of_tasks_that_is_not_written_is_a_note() -> None:
    assert [note[0] for note in found("## Action items\n\n- TODO\n")] == ["ED001"]


def test_a_date_to_come_in_a_schedule_is_a_hint() -> None:
    table = "| Version | Release date |\n|---|---|\n| 1 | 2024-01-02 |\n| 2 | TBD |\n"
    assert found(table) == [("ED122", "hint", "TBD")]


def test_each_line_of_a_stack_is_a_note_of_its_own() -> None:
    assert [note[2] for note in found("TODO: who\nTODO: when\nand where\nTODO\n")] == [
        "TODO: who",
        "TODO: when\nand where",
        "TODO",
    ]


def test_columns_count_characters_and_end_after_the_last() -> None:
    (note,) = notes_of("Zoë 🐘 ran (TODO: who?) away")
    assert (note.place.line, note.place.column, note.place.end_line, note.place.end_column) == (1, 11, 1, 23)


def test_a_note_in_a_cell_with_an_escaped_bar_is_at_its_place() -> None:
    (note,) = notes_of("| a | b |\n|---|---|\n| x \\| y | z (TODO: why?) |\n")
    assert (note.place.line, note.place.column) == (3, 14)


def test_where_two_rules_find_the_same_words_the_surer_one_stays() -> None:
    assert found("> TODO: use a diagram here instead?\n") == [("ED001", "certain", "TODO: use a diagram here instead?")]


def test_the_five_notes_of_the_first_draft(seed: Path) -> None:
    expected = json.loads((seed.parent / "expected-notes.json").read_text())
    text = seed.read_text()
    front = text.index("\n---", 4) + 4
    notes = notes_of("".join("\n" if letter == "\n" else " " for letter in text[:front]) + text[front:])
    assert [
        (n.place.line, n.place.column, n.place.end_column, n.text, n.confidence, n.code, n.name) for n in notes
    ] == [
        (e["line"], e["column"], e["end_column"], e["text"], e["confidence"], e["code"], e["name"])
        for e in expected["must_flag"]
    ]
    for note, wanted in zip(notes, expected["must_flag"], strict=True):
        assert note.target.kind in wanted["target"]


PARTS = st.sampled_from(
    [
        "TODO", "TODO: ", "todo:", "(", ")", "[", "]", "<", ">", "{>>", "<<}", "%%", "<!--", "-->", "???", "14:??",
        "\n",
        "\n\n", "> ", "- ", "  ", "**", "*", "`", "|", "\n|-|-|\n", "word", ". ", "?", "too much?", "](", "]()", "TBD",
        "# ", "\n    ", "\ufdd0", "é", "\\", "[x]: TODO\n", "insert image here", "\u00a0", "1. ",
    ]
)  # fmt: skip


@given(st.lists(PARTS, max_size=30).map("".join))
def test_any_text_has_notes_that_are_apart_and_inside_it(markdown: str) -> None:
    end = 0
    for note in notes_of(markdown):
        assert note.removal.meets(note.span)
        assert end <= note.removal.start <= note.removal.end <= len(markdown)
        assert markdown[note.span.start : note.span.end] == note.text
        end = note.removal.end
