"""Comments in the signs of other tools: what is a remark in them is left out with them; others are hints."""

import pytest

from generator.parse.notes.find import find_notes
from tests.parse.notes.test_hand_cut import assert_well_formed, page
from tests.parse.reading import document_of

CUT = {
    "Liquid": ("It {% comment %}reword this{% endcomment %} broke.\n", "It broke.\n", "ED102"),
    "Liquid, over paragraphs": (
        "It broke.\n\n{% comment %}\nTODO: say when\n\nand where\n{% endcomment %}\n\nIt ended.\n",
        "It broke.\n\nIt ended.\n",
        "ED101",
    ),
    "Hugo": ("It broke. {{< comment >}}TODO: when{{< /comment >}}\n", "It broke.\n", "ED101"),
    "Hugo templates": ("It broke. {{/* TODO: when */}}\n", "It broke.\n", "ED101"),
    "kramdown": ("It broke.\n\n{::comment}\nTODO: when\n{:/comment}\n", "It broke.\n", "ED101"),
    "MDX": ("It broke.\n\n{/* TODO: when\nand where */}\n", "It broke.\n", "ED101"),
    "MDX, a remark": ("It broke.\n\n{/* not sure about this */}\n", "It broke.\n", "ED102"),
    "Jinja": ("It broke.\n\n{# TODO: when #}\n", "It broke.\n", "ED101"),
    "Obsidian": ("It %%ask Kim about it%% broke.\n", "It broke.\n", "ED111"),
    "Obsidian, with a percentage": ("It %% was it 50% of them? %% broke.\n", "It broke.\n", "ED111"),
    "Obsidian, after a number": ("It rang 40 %% is it 30? %% times.\n", "It rang 40 times.\n", "ED111"),
    "Obsidian, that ends with a number": ("It rang %% was it 40%% twice.\n", "It rang twice.\n", "ED111"),
    "Obsidian, a marker": ("It %%TODO%% broke.\n", "It broke.\n", "ED111"),
    "Obsidian, over paragraphs": (
        "It broke.\n\n%%\nask Kim\n\nand Mira\n%%\n\nIt ended.\n",
        "It broke.\n\nIt ended.\n",
        "ED111",
    ),
    "MyST": ("It broke.\n\n% TODO: when\n\nIt ended.\n", "It broke.\n\nIt ended.\n", "ED101"),
    "MyST, a remark": ("It broke.\n\n% should we say when?\n\nIt ended.\n", "It broke.\n\nIt ended.\n", "ED102"),
    "a definition": ("It broke.\n\n[//]: <> (This paragraph needs a rewrite)\n", "It broke.\n", "ED102"),
    "the label of a definition": ("It broke.\n\n[TODO: say when]: #\n", "It broke.\n", "ED101"),
}
KEPT = (
    "It broke. {{ page.title }} {% include ring.html %}\n",
    "It broke {#ring}.\n",
    "%%time\n",
    "Use %%RING%% here.\n",
    "100%% sure, 20%% off.\n",
    "It was 100 %% of it and 10%% of that.\n",
    "Write %% for one sign, and %% for both.\n",
    "% of users\n",
    "[ring]: #\n\nThe [ring] broke.\n",
)


@pytest.mark.parametrize("name", CUT)
def test_the_page_is_that_of_the_text_without_it(name: str) -> None:
    noted, edited, _ = CUT[name]
    assert_well_formed(page(noted))
    assert " ".join(page(noted).split()) == " ".join(page(edited).split())


@pytest.mark.parametrize("name", CUT)
def test_its_rule_tells_what_it_is(name: str) -> None:
    noted, _, code = CUT[name]
    assert [note.code for note in find_notes(document_of(noted)) if note.left_out] == [code]


@pytest.mark.parametrize("words", KEPT)
def test_what_is_no_comment_stays(words: str) -> None:
    assert [note for note in find_notes(document_of(words)) if note.left_out] == []


def test_a_comment_that_tells_something_is_a_hint() -> None:
    (note,) = find_notes(document_of("It broke. {% comment %}The ring is from 2019.{% endcomment %}\n"))
    assert (note.code, note.confidence) == ("ED111", "hint")
