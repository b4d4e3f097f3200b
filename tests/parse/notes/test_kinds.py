"""Notes of every kind, as people write them: rule, how sure, and the exact words."""

import pytest

from generator.parse.notes.find import find_notes
from tests.parse.reading import document_of

BEFORE = "# Rings\n\n## The outage\n\nThe ring closed at nine, and this was the valve of it.\n\n"
MARKERS = {
    "@todo This section needs Kim": ("ED001", "certain", "@todo This section needs Kim"),
    "#todo add the graph": ("ED001", "certain", "#todo add the graph"),
    "-TODO: add the graph": ("ED001", "certain", "-TODO: add the graph"),
    "!> TODO: add the graph": ("ED001", "certain", "TODO: add the graph"),
    "TO DO: the graph": ("ED001", "certain", "TO DO: the graph"),
    "FIX ME: the graph": ("ED001", "certain", "FIX ME: the graph"),
    "ToDo: the graph": ("ED001", "certain", "ToDo: the graph"),
    "- todo: the graph": ("ED001", "certain", "todo: the graph"),
    "> TODO Kim: fill this in": ("ED001", "certain", "TODO Kim: fill this in"),
    "- [ ] TODO: the graph": ("ED001", "certain", "TODO: the graph"),
    "NEEDSWORK: the graph": ("ED001", "certain", "NEEDSWORK: the graph"),
    "XXX this is tricky": ("ED001", "likely", "XXX this is tricky"),
    "XXX check the graph": ("ED001", "likely", "XXX check the graph"),
    "TK\n\nThe end.": ("ED001", "likely", "TK"),
    "It ended. **TK**\n\nThe end.": ("ED120", "likely", "TK"),
    "It ended at TKTK.": ("ED120", "certain", "TKTK"),
    "## Part TODO": ("ED002", "likely", "TODO"),
    "## Part - TODO": ("ED002", "certain", "TODO"),
    "It — TODO: name it — broke.": ("ED002", "certain", "TODO: name it"),
    "[**TODO**](x) and more": ("ED120", "certain", "TODO"),
    "[TODO](x)": ("ED001", "certain", "TODO"),
    "| Task | State |\n|---|---|\n| a | done (TODO: ask Kim) |": ("ED002", "certain", "(TODO: ask Kim)"),
    "<p>It broke. <a href='x'>Details</a> TODO: say when</p>": ("ED002", "certain", "TODO: say when"),
    "Led by (TBD: who?)": ("ED002", "likely", "(TBD: who?)"),
    "[TBD]": ("ED120", "likely", "[TBD]"),
    "Cause: [TBC]": ("ED120", "likely", "[TBC]"),
}
REMARKS = {
    "It was huge [citation needed].": ("ED202", "likely", "[citation needed]"),
    "It was huge (citation needed).": ("ED202", "likely", "(citation needed)"),
    "It was huge [source?].": ("ED201", "likely", "[source?]"),
    "It was huge {{cn}}.": ("ED202", "likely", "{{cn}}"),
    "It was huge {{citation needed|date=May 2020}}.": ("ED202", "likely", "{{citation needed|date=May 2020}}"),
    "It broke [who?].": ("ED201", "likely", "[who?]"),
    "It broke (is this right?).": ("ED201", "likely", "(is this right?)"),
    "It broke [verify].": ("ED202", "likely", "[verify]"),
    "It broke [CONFIRM].": ("ED202", "likely", "[CONFIRM]"),
    "It broke [Kim: is this right?].": ("ED202", "likely", "[Kim: is this right?]"),
    "It broke [not sure this is right].": ("ED202", "likely", "[not sure this is right]"),
    "It broke (Kim to confirm).": ("ED202", "likely", "(Kim to confirm)"),
    "It broke (ask Kim).": ("ED202", "likely", "(ask Kim)"),
    "It broke (confirm with Kim).": ("ED202", "likely", "(confirm with Kim)"),
    "Rings (expand on this, what are they?)": ("ED202", "likely", "(expand on this, what are they?)"),
    "Note to self: see the log for more": ("ED202", "likely", "Note to self: see the log for more"),
    "*[Editor's Note: Provide an overview of rings.]*": (
        "ED202",
        "likely",
        "[Editor's Note: Provide an overview of rings.]",
    ),
    "@kim can you check this?": ("ED202", "likely", "@kim can you check this?"),
    "**Status:** Draft - add the steps": ("ED202", "likely", "Status:** Draft - add the steps"),
}
PLACEHOLDERS = {
    "It took XX minutes.": ("ED123", "likely", "XX minutes"),
    "It took [X] hours.": ("ED123", "likely", "[X] hours"),
    "_(to be completed)_": ("ED120", "likely", "(to be completed)"),
    "One thing.\n_(to be completed - see the log)_": ("ED120", "likely", "(to be completed - see the log)"),
    "Not written yet.": ("ED120", "likely", "Not written yet."),
    "It is told \\(INSERT LINK to the log\\).": ("ED202", "likely", "INSERT LINK"),
    "[the log](<insert link>)": ("ED121", "certain", "(<insert link>)"),
    "Cause: tbd": ("ED120", "likely", "tbd"),
    "[LINK]": ("ED120", "likely", "[LINK]"),
    "See the log [link TBD].": ("ED120", "likely", "[link TBD]"),
    "See [some link here] for it.": ("ED120", "likely", "[some link here]"),
    "[Screenshot]": ("ED120", "likely", "[Screenshot]"),
    "[INSERT NUMBER OF USERS]": ("ED120", "likely", "[INSERT NUMBER OF USERS]"),
    "[insert date]": ("ED120", "likely", "[insert date]"),
    "_your answer here_": ("ED120", "likely", "your answer here"),
    "Placeholder text.": ("ED120", "likely", "Placeholder text."),
    "Lorem ipsum": ("ED120", "likely", "Lorem ipsum"),
    "Insert text here.": ("ED120", "likely", "Insert text here."),
    "This section needs to be updated.": ("ED120", "likely", "This section needs to be updated."),
    "To be determined.": ("ED120", "likely", "To be determined."),
    "[insert link here](http://)": ("ED120", "likely", "insert link here"),
    "![ring](path/to/image.png)": ("ED121", "certain", "(path/to/image.png)"),
    "See Figure ??.": ("ED123", "likely", "??"),
    "**Began:** 2024-02-03 09:XX:XX UTC": ("ED123", "likely", "2024-02-03 09:XX:XX"),
    "On May XX, 2021, it broke.": ("ED123", "likely", "May XX, 2021"),
    "It broke on 2021-03-XX.": ("ED123", "likely", "2021-03-XX"),
}
DIRECTED = {
    ".. todo:: add the graph": ("ED001", "certain", ".. todo:: add the graph"),
    "TODO/kim: add the graph": ("ED001", "certain", "TODO/kim: add the graph"),
    "@todo: add the graph": ("ED001", "certain", "@todo: add the graph"),
    "To do: add the graph": ("ED001", "certain", "To do: add the graph"),
    "> **fixme** This part is old": ("ED001", "certain", "fixme** This part is old"),
    "- **TBD** - more steps to be defined": ("ED001", "likely", "TBD** - more steps to be defined"),
    "It is told there (**TBD** - need link here).": ("ED002", "likely", "(**TBD** - need link here)"),
    "It broke. NOTE TO SELF: expand on this.": ("ED202", "likely", "NOTE TO SELF: expand on this."),
    "> NOTE TO AUTHOR: maybe put a screenshot in here": (
        "ED202",
        "likely",
        "NOTE TO AUTHOR: maybe put a screenshot in here",
    ),
    "- Broken (need a better example)": ("ED202", "likely", "(need a better example)"),
    "```{todo}\nAdd the graph.\n```": ("ED140", "certain", "```{todo}\nAdd the graph.\n```"),
}
BOXES = {
    "> [!todo] Title\n> Words": ("ED140", "certain", "[!todo]"),
    "> [!TODO]\n>\n> Words": ("ED140", "certain", "[!TODO]"),
    "??? todo\n    Words": ("ED140", "certain", "??? todo\n    Words"),
    ":::{todo}\nWords\n:::": ("ED140", "certain", ":::{todo}\nWords\n:::"),
}


@pytest.mark.parametrize("words", [*MARKERS, *REMARKS, *PLACEHOLDERS, *DIRECTED, *BOXES])
def test_it_is_found_with_its_rule_and_its_words(words: str) -> None:
    wanted = {**MARKERS, **REMARKS, **PLACEHOLDERS, **DIRECTED, **BOXES}[words]
    found = [note for note in find_notes(document_of(f"{BEFORE}{words}\n\nThe rest went well.\n")) if note.left_out]
    assert [(note.code, note.confidence, note.text) for note in found] == [wanted]


@pytest.mark.parametrize(
    "words", ["**Owner:**", "Owner:", "- **Owner:**\n- **Status:** done", "**Owner:**\n\n**Due:**"]
)
def test_a_label_without_its_value_is_a_hint(words: str) -> None:
    found = find_notes(document_of(f"{BEFORE}{words}\n\n## The rest\n\nIt went well.\n"))
    assert {(note.code, note.confidence) for note in found} == {("ED120", "hint")}


@pytest.mark.parametrize(
    "words",
    [
        "**Owner:**\n\nKim",
        "**Owner:**\n- Kim",
        "Owner:\n\n| a |\n|---|",
        "**Ring:**",
        "- Owner:\n  Kim",
        "- Impact:\n\nIt broke.",
    ],
)
def test_a_label_that_introduces_something_is_none(words: str) -> None:
    assert find_notes(document_of(f"{BEFORE}{words}\n\n## The rest\n\nIt went well.\n")) == ()


def test_each_of_two_markers_on_lines_beside_each_other_is_a_note() -> None:
    found = find_notes(document_of("TODO: step a\nTODO: step b\n"))
    assert [(note.confidence, note.text) for note in found] == [
        ("certain", "TODO: step a"),
        ("certain", "TODO: step b"),
    ]


def test_a_soft_marker_that_ends_the_heading_of_nothing_is_likely() -> None:
    (note,) = find_notes(document_of("# A\n\n## Detection TBD\n\n## Impact\n\nOne.\n"))
    assert (note.code, note.confidence, note.text) == ("ED002", "likely", "TBD")


@pytest.mark.parametrize("heading", ["2.1 - TBD", "Release date TBD", "Ring WIP"])
def test_a_soft_marker_in_a_heading_of_news_is_a_hint(heading: str) -> None:
    assert [note.confidence for note in find_notes(document_of(f"# A\n\n## {heading}\n\n## B\n"))] == ["hint"]


def test_a_state_among_values_that_nobody_filled_in_is_not_filled_in_either() -> None:
    found = find_notes(document_of("# A\n\n- **Status**: TBD\n- **Plan**: TBD\n- **Cause**: TBD\n"))
    assert [note.confidence for note in found] == ["likely", "likely", "likely"]
