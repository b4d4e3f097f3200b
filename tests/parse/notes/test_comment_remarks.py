"""Which comments are remarks to the writer, and which are for tools, for keepers of a file, for who fills it in."""

import pytest

from generator.parse.notes.comment_remarks import comment_rule
from generator.parse.notes.find import find_notes
from tests.parse.reading import document_of

MARKED = (
    *("TODO", "todo", "fixme: dates", "to do: dates", "@todo dates", "#TODO dates", "*TODO* dates", "XXX", "TBD"),
    *("// TODO: the list below is old", "@kim TODO: add the message", "Kim, TODO: dates"),
)
REMARKS = (
    *("not sure about this", "Not sure if this is true", "hm, not sure", "I'd drop this", "maybe cut", "unclear"),
    *("I don't think this is right", "Perhaps a table instead", "we should say why", "We need to say why"),
    *(
        "this is wrong, see #123",
        "this section is incomplete",
        "this paragraph is unclear",
        "This needs to be rewritten",
    ),
    *("needs update", "needs a citation", "missing graph", "screenshot missing", "this should be a table"),
    *("image goes here", "placeholder for the graph", "stub", "to be written", "more details here", "citation needed"),
    *("Kim to confirm", "waiting on legal", "@ann please review this paragraph", "Check with Kim", "ask Kim about it"),
    *("revisit", "come back to this later", "don't forget to link the runbook", "consider moving this up"),
    *("reword: the team did not know", "verify this claim", "double-check the numbers", "delete this?", "too long?"),
    *("explain this better", "Add link to docs when ready", "remove after the review", "check if there is more"),
    *("Should we mention the rings, too, in a table made of the template?", "shall we explain the optional ring?"),
    *("Why?", "which one?", "source?", "mention Kim?", "what about the second outage?", "how about a table?"),
    *(
        "Ann: is this right?",
        "ann: I'd say this differently",
        "NOTE(bob): revisit after 2.0 ships",
        "AB: was it Tuesday",
    ),
)
OTHERS = (
    *("more", "toc", "badges", "slide", "Impact", "prettier-ignore-start", "vim: set ft=markdown:", "cSpell:words foo"),
    *("NOTE: this file is generated", "Do not remove", "Keep this in sync with the list", "Sort entries by date"),
    *(
        "Rewrite this file each week, and keep it short.",
        "Update this when the version is bumped",
        "Add new entries here",
    ),
    *("Add your entry below this line", "This is needed because the theme has no titles", "Moved to b.md"),
    *("Please describe your change", "What does this change do?", "How was it detected?", "Who was affected?"),
    *("Is your request about a problem? Please describe.", "Describe how users were affected", "Delete this comment"),
    *("Add a short summary of the incident", "Remove this section if it does not apply", "This section is optional"),
    *("What should we say, if applicable?", "Should we add monitoring, if applicable?", "Should the template be used?"),
    *("See https://ring.example", "source: the wiki", "Copyright 2021", "Kim, 2021-03-04", "Workaround for the theme"),
    *("The pool was full, and the disk was, too.", "## Old\n\nWords that were here.", "name=fs", "![ring](ring.png)"),
)


@pytest.mark.parametrize("words", MARKED)
def test_a_marker_is_certain(words: str) -> None:
    (note,) = find_notes(document_of(f"The ring closed.\n\n<!-- {words} -->\n"))
    assert (note.code, note.confidence) == ("ED101", "certain")


@pytest.mark.parametrize("words", REMARKS)
def test_a_remark_is_likely(words: str) -> None:
    (note,) = find_notes(document_of(f"The ring closed.\n\n<!-- {words} -->\n"))
    assert (note.code, note.confidence) == ("ED102", "likely")


@pytest.mark.parametrize("words", OTHERS)
def test_what_others_are_told_is_none(words: str) -> None:
    assert comment_rule(f" {words} ") is None
