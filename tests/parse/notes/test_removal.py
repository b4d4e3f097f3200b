"""What is left of a text when its notes are left out: everything else, whole."""

import pytest

from generator.parse.notes.find import find_notes
from tests.parse.reading import document_of


def left(markdown: str) -> str:
    """The text without its certain and likely notes; the line ends of what is gone stay."""
    for note in reversed(find_notes(document_of(markdown))):
        if note.left_out:
            markdown = markdown[: note.removal.start] + markdown[note.removal.end :]
    return markdown


CASES = {
    "a block": ("One.\n\nTODO: x\ny\n\nTwo.", "One.\n\n\n\nTwo."),
    "a quote with its signs": ("One.\n\n> TODO: x\n> y\n\nTwo.", "One.\n\n\n\nTwo."),
    "a paragraph in a quote that says more": ("> One.\n>\n> TODO: x\n", "> One.\n>\n> \n"),
    "one blank before brackets": ("The ring (TODO: which) closed.", "The ring closed."),
    "before a stop": ("The ring closed (TODO: when).", "The ring closed."),
    "at the end": ("The ring closed. (TODO: when)", "The ring closed."),
    "at the start": ("(TODO: which) The ring closed.", "The ring closed."),
    "with its emphasis": ("The ring *(TODO: which)* closed.", "The ring closed."),
    "not the emphasis of others": ("*The ring (TODO: which) closed.*", "*The ring closed.*"),
    "not half of a pair": ("The **ring. TODO: which** closed.", "The **ring.** closed."),
    "a whole item": ("- One\n- TODO: x\n  y\n- Two", "- One\n\n- Two"),
    "an item below another": ("- One\n  - TODO: x\n- Two", "- One\n  \n- Two"),
    "a list of one": ("One.\n\n- TODO: x\n\nTwo.", "One.\n\n\n\nTwo."),
    "an item that says more": ("- One\n\n  TODO: x\n", "- One\n\n  \n"),
    "a line of a paragraph": ("One\nTODO: x\nTwo", "One\n\nTwo"),
    "a heading": ("## TODO: x\n\nOne.", "\n\nOne."),
    "what is in a cell": ("| a | b |\n|---|---|\n| x | TODO |\n", "| a | b |\n|---|---|\n| x |  |\n"),
    "two signs of emphasis around it": ("The ring **__TODO__**, closed.", "The ring, closed."),
    "emphasis in other emphasis": ("*The ring was closed by **TODO***\n", "*The ring was closed by*\n"),
    "emphasis at the end of other emphasis": ("_The ring **TODO TODO**_ closed.", "_The ring_ closed."),
    "the angles around it": ("It takes <<TODO>> days.", "It takes days."),
    "a label with its stop": ("One.\n\n**Cause**: TODO.\n\n## Two", "One.\n\n\n\n## Two"),
    "a label and its stop, on its line": ("One: 1\nCause: TODO.\nTwo: 2", "One: 1\n\nTwo: 2"),
    "the colon and the stop of a heading": ("## Cause: TODO.\n\nOne.", "## Cause\n\nOne."),
    "a link that is only a marker": (
        "The ring, [TODO](a.txt), and [the rope](b.txt).",
        "The ring, and [the rope](b.txt).",
    ),
    "a link that is only a marker, not the next one": (
        "See [the log](a) for more, and [TODO](b), and [the TODO: name](c).",
        "See [the log](a) for more, and, and [the TODO: name](c).",
    ),
    "a link that is only a marker in emphasis": ("See [*TODO*](a.txt); it broke.", "See; it broke."),
    "a link by name that is only one": ("See [**TODO**][log], now.\n\n[log]: a", "See, now.\n\n[log]: a"),
    "a link that is only a marker, with its order": (
        "The ring closed. [TODO](a.txt) rewrite this.",
        "The ring closed.",
    ),
    "a marker before a placeholder in capitals": ("The ring is XXX\nFILL THIS IN.\n", "The ring is.\n"),
    "a comment alone": ("One.\n\n<!-- TODO: x\ny -->\n\nTwo.", "One.\n\n\n\nTwo."),
    "a comment beside a comment": ("<!-- TODO: x --> <!-- toc -->\n", "<!-- toc -->\n"),
    "a comment in text": ("One <!-- TODO: x --> two.", "One two."),
    "a stack of lines": ("One.\n\nTODO: x\nTODO: y\n\nTwo.", "One.\n\n\n\n\nTwo."),
    "a stack in a quote": ("One.\n\n> TODO: x\n> TODO: y\n\nTwo.", "One.\n\n\n\n\nTwo."),
    "the address of a link, not its words": ("See [the log](TODO) now.", "See [the log]() now."),
    "the address of a link that is none yet": ("See [the log](todo: find it) now.", "See [the log]() now."),
    "the address of a definition": ("See [the log].\n\n[the log]: TODO\n", "See [the log].\n\n[the log]: \n"),
    "nothing of a picture": ("The ring ![closed](TODO) again.", "The ring ![closed](TODO) again."),
    "a time, all of it, with the words that lead to it": ("It broke at about 14:?? again.", "It broke again."),
    "a time at the start": ("At 14:?? it broke.", "it broke."),
    "a time with what divides it": ("- 14:?? - It broke.\n- 14:10 It closed.", "- It broke.\n- 14:10 It closed."),
    "a time with its zone": ("It broke at 14:?? UTC, and closed.", "It broke, and closed."),
    "a time with its brackets": ("The ring broke (at 14:??) again.", "The ring broke again."),
    "a time in its emphasis": ("- **14:?? UTC** It broke.\n- One", "- It broke.\n- One"),
    "the time of a day": ("On 2021-03-04 14:?? it broke.", "On 2021-03-04 it broke."),
    "the days of a month, not the month": ("On 2021-03-?? it broke.", "On 2021-03 it broke."),
    "a share with the words that lead to it": ("Errors rose by ??% that day.", "Errors rose that day."),
    "the quotes around it": ("The ring “(TODO: x)” closed.", "The ring closed."),
    "the comma before it": ("The ring closed, (TODO: x).", "The ring closed."),
    "not the comma that parts words": ("The ring, (TODO: x) it closed.", "The ring, it closed."),
    "no blank that parts words": ("The ring(TODO: x) closed.", "The ring closed."),
    "the tags around it": ("The ring <b>TODO: x</b> closed.", "The ring closed."),
    "a label": ("One.\n\nCause: TODO: x\n\n## Two", "One.\n\n\n\n## Two"),
    "a label on its line": ("One: 1\nCause: TODO\nTwo: 2", "One: 1\n\nTwo: 2"),
    "not the label of a list": ("Causes: (TODO: x)\n\n- one", "Causes:\n\n- one"),
    "the colon of a heading": ("## Cause: TODO\n\nOne.", "## Cause\n\nOne."),
    "the words of a title": ('!!! note "TODO: x"\n    One.', '!!! note ""\n    One.'),
    "all of a callout": ("One.\n\n> [!TODO]\n> x\n>\n> - TODO: y\n\nTwo.", "One.\n\n\n\nTwo."),
    "a footnote": ("One[^1].\n\n[^1]: TODO: x\n", "One[^1].\n\n\n"),
    "a sign without words": ("One.\n\n🚧 TODO: x\n\nTwo.", "One.\n\n\n\nTwo."),
    "words in HTML": ("<details>\nTODO: x\n</details>", "<details>\n\n</details>"),
    "the words of a hidden definition": ("One.\n\n[//]: # (TODO: x)\n", "One.\n\n[//]: # ()\n"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_note_goes_with(name: str) -> None:
    markdown, rest = CASES[name]
    assert left(markdown) == rest


def test_a_hint_and_the_state_of_a_task_stay() -> None:
    for markdown in ("Eventually (how?) it worked.", "## Action items\n\n- TODO: rotate keys\n"):
        assert left(markdown) == markdown
