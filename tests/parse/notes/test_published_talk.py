"""Published words that look like notes: talk of markers and placeholders, legends, forms, boxes and lists of work."""

import pytest

from generator.parse.notes.find import find_notes
from tests.parse.reading import document_of

BEFORE = "# Rings\n\n## The outage\n\nThe ring closed at nine, and this was the valve of it.\n\n"
TALK = {
    "an order to mark": "Write [TODO: what is missing] where something is missing.",
    "a marker to replace": "Replace every [TODO] by a value.",
    "an example of a placeholder": "Leave no placeholders such as [insert name].",
    "a marker that is described": "Each open point gets a [NEEDS CLARIFICATION] marker.",
    "markers that are told of": "Sections marked **[TODO]** are not done.",
    "a way to mark": "TODO(kim) is how we mark it.",
    "a count": "- TODO: 12",
    "a count of open ones": "- **TODO**: 12 open",
    "a count of comments": "- TODO comments: 12",
    "a row of states": "TODO → DOING → DONE",
    "states of a board": "Board: TODO / DOING / DONE",
    "a legend with a dash": "**Y** - yes; **TBD** - to be decided",
    "a legend": "**TBD** = to be determined",
    "a quotation that is announced": "If a rule is unclear, write:\n\n> TODO: clarify the rule",
    "what a template holds": "The template says:\n\n> [Insert summary here]",
    "tests that are called so": "TODO tests are run, and do not fail.",
    "a type": "- Returns: {number}",
}
LISTS = {
    "a heading of work": "## TODO\n\n- add rings\n- add valves",
    "a callout named as work": "> [!todo] Action items\n\n- [ ] Add rings",
    "a box of work": '!!! todo "TODO"\n    - add rings\n    - add valves\n    - add tests',
    "a callout of work": "> [!todo]\n> - add rings\n> - add valves\n> - add tests",
    "tasks among tasks": "- [ ] TODO: add rings\n- [x] add valves",
    "a task that asks for a link": "- [ ] Send the minutes to all (add link here)",
    "names that are weighed": "- Ring (too formal?)\n- Valve (too vague?)",
    "aspects with their questions": "- Rings (who turns them?)\n- Valves (is this right?)",
    "forms to fill in": "_Your answer here_\n\n## The next one\n\n_Your answer here_",
}
LINKS = {
    "a file": "[TODO](TODO.md)",
    "a file in a sentence": "See [TODO](TODO.md).",
    "a site": "[todo](https://todo.example)",
    "a picture of the program": "![todo](todo.png)",
    "a picture of it in use": "![The TODO app](app.png)",
    "a button": "Click [Confirm] to go on, or press [CHECK].",
}
READERS = {
    "a note of the editor": "*Editor's note: we have updated this text since.*",
    "an editor's note in brackets": "[Editor's note: the names were changed.]",
    "a lesson": "Note to self: never deploy on Friday.",
    "a lesson in brackets": "We went home (note to self: buy more coffee).",
    "news to come": "More to come!",
    "a venue": "Venue: TBA",
    "a speaker": "Speaker: TBA",
    "a key to press": "It asks twice (confirm with Enter).",
    "what a group needs": "- Numbers of rings (need citation)",
    "a heading": "## Sources (Fact Check)",
    "filler on a page of samples": "## Paragraphs\n\nLorem ipsum dolor sit amet, consectetur adipiscing elit.",
    "what somebody inserted": "He said [the team] did it [sic], [laughs] and [I think] so.",
    "a key of the ring": "[this needs a key]",
    "an example of a time": "Times are written like 21:XX or 2021-03-XX.",
}


@pytest.mark.parametrize("name", [*TALK, *LISTS, *LINKS, *READERS])
def test_it_stays(name: str) -> None:
    words = {**TALK, **LISTS, **LINKS, **READERS}[name]
    found = find_notes(document_of(f"{BEFORE}{words}\n\nThe rest went well.\n"))
    assert [note.text for note in found if note.left_out] == []
