"""Markers that are states, names or what a text is about stay in the page: at most they are shown as a hint."""

import pytest

from generator.parse.notes.find import find_notes
from tests.parse.notes.test_removal import left
from tests.parse.reading import document_of

TABLE = "| Task | {} |\n|---|---|\n| Rotate keys | {} |\n| Pay the bill | {} |\n"

STATES = {
    "paragraphs beside others": "**TODO**: Kim wants another alert.\n\n**DONE**: Kim wrote it down.\n",
    "after another, without a colon": "**DOING** the import on staging.\n\n**TODO** an exporter could have told us.\n",
    "items beside others": "## Notes\n\n- TODO: Add alerting\n- DONE: Add a disk\n",
    "items with their states last": "## Overview\n\n- Backups: TODO\n- Alerts: DONE\n",
    "items that are struck": "## Overview\n\n- TODO: Add alerting\n- ~~DONE~~ Add a disk\n",
    "lines of one paragraph": "TODO: Add alerting\nDONE: Add a disk\n",
    "under a heading of states": "## Status\n\n- Backups: TODO\n- Alerts: TODO\n",
    "under a heading of work": "## Remaining work\n\n- TODO: Add alerting\n- TODO: Add a disk\n",
    "a bare one beside others": "## Overview\n\n- DONE\n- TODO\n",
    "a heading beside others": "### TODO\n\n- Add an alert.\n\n### DONE\n\n- A disk.\n",
    "with words, in a column of states": TABLE.format("Status", "TODO: ask Kim", "in review"),
    "in a column of progress": TABLE.format("Progress", "TODO", "TODO"),
    "in a column of states": TABLE.format("Completed?", "TODO", "TODO"),
    "beside a state in its column": TABLE.format("X", "TODO", "in review"),
    "the label says so, with words": "**Status:** TODO - waiting for the vendor\n",
    "the label says so": "**Status:** TODO\n",
}

NAMES = {
    "initials over their tasks": "## Actions\n\n**TK**\n\n- Rotate the keys.\n",
    "initials in a timeline": "## Timeline\n\n- 10:00 TK: paged the DBA\n",
    "initials in a chat": "TK: are you seeing this?\n",
    "a company": "TK Maxx was our customer.\n",
    "initials as an owner": "**Owner:** TK\n",
    "initials in a column of owners": TABLE.format("Owner", "TK", "AB"),
    "initials after their name": "Kim Tan (TK) was paged.\n",
    "a program": "TODO MVC was down.\n",
    "a band": "XXX: the band that played that night.\n",
    "a code": "Error code XXX: unknown.\n",
    "a number that is kept back": "Call +1 (XXX) XXX-XXXX for help.\n",
    "a ticket that is kept back": "It was tracked in ticket XXX that week.\n",
}

SOFT = {
    "what a vendor says": "TBC: vendor says the disk was bad.\n",
    "what will be": "TBA: The problem stays until the vendor is back.\n",
    "what is being done": "WIP: new alerts\n",
    "a group of tasks": "## Actions\n\n**RK**\n\n- Run it.\n\n**TBC - for the next planning**\n\n- Add an alert.\n",
    "a status": "**Status**: WIP\n",
    "a next update": "Next update: TBA\n",
    "an estimate": "ETA: TBD\n",
    "a date": "Release date: TBC\n",
    "a banner": "WIP\n",
}

ABOUT = {
    "after a preposition": "We ran grep for TODO: it found 12.\n",
    "after a preposition, on the next line": "We ran grep for\nTODO: it found 12.\n",
    "a kind of": "There are two kinds of TODO: those with an owner and those without.\n",
    "a possessive": "Our TODO: fix the cache.\n",
    "after a verb of saying": "It printed: TODO: implement me.\n",
    "after a verb of saying, further off": "The log showed this line: TODO: implement me.\n",
    "after a conjunction": "FIXME and XXX: none were left.\n",
    "in the midst of a sentence": "The column TODO: Done was sorted.\n",
    "in brackets, as it was shown": "The page showed [TODO: translate] to customers.\n",
    "in quote marks": 'The log said "(TODO: clean up)" twice.\n',
    "a tag that was seen": "Customers saw <TODO> in their mail.\n",
    "a value that was said": "The page said: TODO\n",
}

TONGUES = {
    "Spanish": "Todo: el sistema entero cayó.\n",
    "Spanish in capitals": "TODO: el sistema entero cayó.\n",
    "a Spanish heading": "## TODO LO QUE PASÓ\n",
    "an item": "- todo\n",
    "Portuguese": "- Todo: os dados foram perdidos.\n",
    "in brackets": "Cayó (Todo: el sistema) ayer.\n",
    "a statement": "Todo: everything was down.\n",
}

KEPT = {
    f"{group}: {name}": text
    for group, texts in (
        ("a state", STATES),
        ("a name", NAMES),
        ("a soft word", SOFT),
        ("about markers", ABOUT),
        ("another tongue", TONGUES),
    )
    for name, text in texts.items()
}


@pytest.mark.parametrize("name", KEPT)
def test_published_words_stay(name: str) -> None:
    assert [note for note in find_notes(document_of(KEPT[name])) if note.left_out] == []


@pytest.mark.parametrize("name", STATES)
def test_a_state_is_listed_as_the_state_of_a_task(name: str) -> None:
    assert {note.code for note in find_notes(document_of(STATES[name]))} == {"ED004"}


def test_the_list_of_somebody_is_no_note_even_with_words_before_its_name() -> None:
    owned = "- Close our long standing pump TODO with a second ring.\n- It was on their winter TODO for years.\n"
    assert find_notes(document_of(owned)) == ()
    assert [note.code for note in find_notes(document_of("We raised our own limits TODO\n"))] == ["ED003"]


ENDS = {
    "at the end of its sentence": (
        "**TODO:** rewrite. The service was down for two hours and customers were refunded.",
        "The service was down for two hours and customers were refunded.",
    ),
    "with its link": (
        "[TODO write the docs](docs.md). See [this page](a.md) for more.",
        ". See [this page](a.md) for more.",
    ),
    "with a link in a sentence": ("The ring [TODO: which](a.md) closed.", "The ring closed."),
    "before a short sentence": ("TODO. The ring closed.", "The ring closed."),
    "with its emphasis": ("**TODO: rewrite** The ring closed for an hour.", "The ring closed for an hour."),
    "before a line that is none": ("TODO: under heading\nReal line follows.", "\nReal line follows."),
    "before a line that begins a sentence": ("TODO: say why.\nThe ring closed.", "\nThe ring closed."),
    "with the last of its sentences": ("TODO: Which ring? Maybe the third. Needs thought.", ""),
    "with its lines": ("TODO: Think more about it.\nHow long was it?\nWhich ring was it?", ""),
    "with a broken line": ("TODO: ask Ines about the\nDNS change of Friday", ""),
    "with its question": ("- TODO: Is it known? Can we say so?", ""),
    "with its bracket": ("The ring [ann: TODO check] closed.", "The ring closed."),
    "with a bracket that is never closed": (
        "The ring (TODO: explain why. The next ring closed, too.",
        "The ring The next ring closed, too.",
    ),
    "before a bracket closes": ("The ring (it is old. TODO: how old) closed.", "The ring (it is old.) closed."),
}


@pytest.mark.parametrize("name", ENDS)
def test_a_note_ends(name: str) -> None:
    markdown, rest = ENDS[name]
    assert left(markdown) == rest


FOUND = {
    "beside a label that is no state": ("**Open** questions remain.\n\nTODO: rewrite this\n", "TODO: rewrite this"),
    "beside a moment": ("**Resolved** at noon.\n\nTODO: rewrite this\n", "TODO: rewrite this"),
    "after a stamp": ("## Timeline\n\n- 11:00 TODO\n", "TODO"),
    "after a stamp with its zone": ("## Timeline\n\n- 11:00 UTC - TODO: ask Ines\n", "TODO: ask Ines"),
    "after two stamps": ("## Timeline\n\n- 11:00 - 11:30 TODO\n", "TODO"),
    "after a label": ("**Cause:** TODO find it out\n", "TODO find it out"),
    "after an at sign": ("@TODO fix the wording\n", "@TODO fix the wording"),
    "after a hash": ("#TODO fix the wording\n", "#TODO fix the wording"),
    "after slashes": ("//TODO: fix the wording\n", "//TODO: fix the wording"),
    "after dots": ("...TODO\n", "...TODO"),
    "an order with a capital": ("TODO Explain the ring\n", "TODO Explain the ring"),
    "a number": ("TODO 3 graphs are missing\n", "TODO 3 graphs are missing"),
    "in lower case, with an order": ("todo: rewrite this\n", "todo: rewrite this"),
    "initials in brackets": ("It took [TK] hours.\n", "[TK]"),
    "initials in a cell": ("| a | b |\n|---|---|\n| x | TK |\n", "TK"),
    "the long form of initials": ("TKTK\n", "TKTK"),
    "crosses alone": ("- XXX\n", "XXX"),
    "crosses in brackets": ("It took (XXX) hours.\n", "(XXX)"),
}


@pytest.mark.parametrize("name", FOUND)
def test_a_note_is_still_found(name: str) -> None:
    markdown, words = FOUND[name]
    assert [note.text for note in find_notes(document_of(markdown)) if note.left_out] == [words]
