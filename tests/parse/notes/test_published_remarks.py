"""Quotations and brackets that are for readers stay in the page: at most they are shown as a hint."""

import pytest

from generator.parse.notes.find import find_notes
from tests.parse.reading import document_of

QUOTATIONS = {
    "a customer's": "A customer wrote:\n\n> Remove this section from your site, please.\n",
    "in a chat": "In Slack somebody was worried.\n\n> Should we delete the old diagram?\n",
    "a question about an image": "> Should we delete the old image?\n",
    "a short question": "> Is it the image?\n",
    "a manual's": "> Replace the image with the new one\n",
    "an interview": "> Should we have a section for this in the runbook?\n\nYes.\n",
    "the second of two": "Two customers wrote to us:\n\n> It is slow.\n\n> Remove this section from your site.\n",
    "a thread": "Kim asked on the mail thread.\n\n> Should this section be here?\n",
}

BRACKETS = {
    "a thing of": "The database (source of truth) was down.\n",
    "a thing with": "The node (image with the old kernel) failed.\n",
    "a release": "We rolled back (chart with version 2) at noon.\n",
    "links": "Two racks (links with high latency) were drained.\n",
    "an image": "We used the copy (image of Friday) again.\n",
    "pictures": "Customers saw them (pictures of the wrong products) for a day.\n",
    "a screenshot": "Kim posted it (screenshot of the old one below) at 10.\n",
    "a video": "It is told elsewhere (video of the talk) in full.\n",
    "a place": "The bucket (here) was empty.\n",
    "a source": "The node (source) sent twice.\n",
    "a reference": "The commit (ref) was wrong.\n",
    "a button": "The button (expand) did nothing.\n",
    "a verb": "The step (cite) was left out.\n",
    "a rule for people": "Next time (check with legal first) we wait.\n",
    "a step": "Step 3 (verify this) failed.\n",
    "a form": "They had to ask (fill in the form) for access.\n",
    "a doubt": "Should the table go (drop?) or stay.\n",
    "another doubt": "The row (delete?) stayed.\n",
    "an order of a runbook": "The playbook (add the image to the registry) ran twice.\n",
    "a state": "Rotate the keys (to be done) by Friday.\n",
}

KEPT = {
    f"{group}: {name}": text
    for group, texts in (
        ("a quotation", QUOTATIONS),
        ("brackets", BRACKETS),
    )
    for name, text in texts.items()
}


@pytest.mark.parametrize("name", KEPT)
def test_published_words_stay(name: str) -> None:
    assert [note for note in find_notes(document_of(KEPT[name])) if note.left_out] == []


FOUND = {
    "a picture to come": ("(sketch of the ring)\n", "(sketch of the ring)"),
    "a thing that goes here": ("The ring.\n\n(image goes here)\n", "(image goes here)"),
    "an order at the end of a sentence": ("The ring closed (verify this).\n", "(verify this)"),
    "an order for a link": ("The ring closed (add a link to the graph).\n", "(add a link to the graph)"),
    "a quotation's neighbour": (
        "The ring closed.\n\n> It had to be true.\n>\n> -- A. Name\n\n> Use a sketch instead?\n\n![Ring](ring.png)\n",
        "Use a sketch instead?",
    ),
}


@pytest.mark.parametrize("name", FOUND)
def test_a_note_is_still_found(name: str) -> None:
    markdown, words = FOUND[name]
    assert [note.text for note in find_notes(document_of(markdown)) if note.left_out] == [words]
