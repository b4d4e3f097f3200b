"""Resolving takes the note out of its file, with what would be left of it alone, and no other byte."""

import pytest

from generator.edit.apply import apply
from generator.edit.resolve import resolution, why_kept
from generator.model.config import Reading
from generator.model.text import Source
from generator.parse.post import parse_post


def resolved(text: str, number: int = 0) -> str:
    """The text without its note `number`; as it is where that cannot be taken out."""
    post = parse_post(Source.of("a.md", text), Reading())
    edits = resolution(post.prose.text, post.notes[number])
    return apply(text.encode(), post.prose.text, edits).decode()


# A text, and the same without its first note.
CASES = {
    "a paragraph and one blank line": ("One.\n\nTODO: x\ny\n\nTwo.\n", "One.\n\nTwo.\n"),
    "the first one": ("TODO: x\n\nTwo.\n", "Two.\n"),
    "the last one": ("One.\n\nTODO: x\n", "One.\n"),
    "the last one without a line end": ("One.\n\nTODO: x", "One.\n"),
    "all there is": ("TODO: x\n", ""),
    "only one of several blank lines": ("One.\n\n\nTODO: x\n\nTwo.\n", "One.\n\n\nTwo.\n"),
    "a quote with its signs": ("One.\n\n> TODO: x\n> y\n\nTwo.\n", "One.\n\nTwo.\n"),
    "a paragraph at the end of a quote": ("> One.\n>\n> TODO: x\n\nTwo.\n", "> One.\n\nTwo.\n"),
    "a paragraph at the start of one": ("> TODO: x\n>\n> One.\n", "> One.\n"),
    "a quote in a quote": ("> One.\n>\n> > TODO: x\n>\n> Two.\n", "> One.\n>\n> Two.\n"),
    "a quote that asks": ("One.\n\n> Use a doodle diagram instead?\n\n![a](b.png)\n", "One.\n\n![a](b.png)\n"),
    "a line": ("One\nTODO: x\nTwo\n", "One\nTwo\n"),
    "brackets and a blank": ("The ring (TODO: which) closed.\n", "The ring closed.\n"),
    "a blank before a stop": ("The ring closed (TODO: when).\n", "The ring closed.\n"),
    "a question": ("This (the ring) (too much?) went on.\n", "This (the ring) went on.\n"),
    "at the end": ("- It closed. (TODO: when)\n- b\n", "- It closed.\n- b\n"),
    "with its emphasis": ("The ring *(TODO: which)* closed.\n", "The ring closed.\n"),
    "an item": ("- One\n- TODO: x\n  y\n- Two\n", "- One\n- Two\n"),
    "the first numbered item": ("Words:\n1. TODO: a\n2. b\n3. c\n", "Words:\n1. b\n3. c\n"),
    "the first numbered item after a blank line": ("One.\n\n1. TODO: a\n2. b\n", "One.\n\n1. b\n"),
    "the first numbered item after code": ("    code\n\n1. TODO: a\n2. b\n", "    code\n\n1. b\n"),
    "a numbered item after words of an item": ("1. a\n\n   b\n2. TODO: c\n3. d\n", "1. a\n\n   b\n3. d\n"),
    "a numbered item after a blank line": ("1. a\n\n2. TODO: b\n3. c\n", "1. a\n\n3. c\n"),
    "a later numbered item": ("1. a\n2. TODO: b\n3. c\n", "1. a\n3. c\n"),
    "a list of one": ("One.\n\n- TODO: x\n\nTwo.\n", "One.\n\nTwo.\n"),
    "the first words of an item": ("- TODO: x\n\n  One.\n- b\n", "- One.\n- b\n"),
    "the last words of an item": ("- One.\n\n  TODO: x\n- b\n", "- One.\n\n- b\n"),
    "a cell": ("| a | b |\n|---|---|\n| x | TODO |\n", "| a | b |\n|---|---|\n| x |  |\n"),
    "a heading": ("One.\n\n## TODO: x\n\nTwo.\n", "One.\n\nTwo.\n"),
    "a heading between lines": ("One.\n## TODO: x\nTwo.\n", "One.\n\nTwo.\n"),
    "a comment between lines": ("One.\n<!-- TODO: x -->\nTwo.\n", "One.\n\nTwo.\n"),
    "a comment between items": ("- a\n  <!-- TODO: x -->\n- b\n", "- a\n- b\n"),
    "a comment in a line": ("One <!-- TODO: x --> two.\n", "One two.\n"),
    "a comment that is a definition": ("One.\n\n[//]: # (TODO: x)\n\nTwo.\n", "One.\n\nTwo.\n"),
    "a suggestion": ("One {>>why?<<} two.\n", "One two.\n"),
    "the signs of what is marked": ("One {==word==} two.\n", "One word two.\n"),
    "the address of a link": ("See [the log](TODO) now.\n", "See the log now.\n"),
    "an address that asks": ("See [the log](TODO: missing link) now.\n", "See the log now.\n"),
    "a link without an address": ("See [the *log*]() now.\n", "See the *log* now.\n"),
    "a link without an address that is a note": ("See [TODO]() now.\n", "See now.\n"),
    "an attribute": ('A <a href="TODO">ring</a> broke.\n', "A <a>ring</a> broke.\n"),
    "an attribute with its quotes": (
        '{{< figure src="a.png" alt="at 14:?? UTC" >}}\n',
        '{{< figure src="a.png" >}}\n',
    ),
    "the first item of a list in another": ("1. a\n   1. <!-- TODO: x -->\n   2. c\n", "1. a\n   1. c\n"),
    "an item that is nothing else": ("- a\n- <span>TODO: x</span>\n- b\n", "- a\n- b\n"),
    "before a tag": ("<div>\n<p>It broke. (TODO: when)</p>\n</div>\n", "<div>\n<p>It broke.</p>\n</div>\n"),
    "between breaks": ("It broke.<br>TODO: more<br>And on.\n", "It broke.<br>And on.\n"),
    "a box": ("One.\n\n::: note\nTODO: x\n:::\n\nTwo.\n", "One.\n\nTwo.\n"),
    "a box of indented lines": ("One.\n\n!!! note\n    TODO: x\n\nTwo.\n", "One.\n\nTwo.\n"),
    "a box with a blank line": ("- One.\n\n  ??? tip\n\n      TODO: x\n\nTwo.\n", "- One.\n\nTwo.\n"),
    "not a box that says more": ("!!! note\n    TODO: x\n\n    More.\n", "!!! note\n\n    More.\n"),
    "not a box that says more before": ("!!! note\n    More.\n\n    TODO: x\n", "!!! note\n    More.\n"),
    "a box with a tab": ("One.\n\n!!! note\n\tTODO: x\n", "One.\n"),
    "not what is no box for it": ("!!! note\n  TODO: x\n", "!!! note\n"),
    "not a box with a title": ('!!! note "Why"\n    TODO: x\n', '!!! note "Why"\n'),
    "a definition, not its term": ("One.\n\nTerm\n: TODO: define\n\nTwo.\n", "One.\n\nTerm\n\nTwo.\n"),
    "one of two notes in a quote": ("> (TODO: a) (TODO: b)\n", "> (TODO: b)\n"),
    "not its label": ("Owner: Ann\nDue: TODO\nState: done\n", "Owner: Ann\nDue:\nState: done\n"),
    "not a label in bold": ("One.\n\n**Owner**: **TODO**.\n\nTwo.\n", "One.\n\n**Owner**:\n\nTwo.\n"),
    "not a label with its colon in bold": ("- a\n- **Owner:** TODO\n- b\n", "- a\n- **Owner:**\n- b\n"),
    "not what closes after its label": ("One.\n\n**Owner: TODO**\n\nTwo.\n", "One.\n\n**Owner:**\n\nTwo.\n"),
    "not a label before brackets": ("- Owner: (TODO: ask).\n- b\n", "- Owner:\n- b\n"),
    "not a label in a quote": ("> Owner: TODO\n\nTwo.\n", "> Owner:\n\nTwo.\n"),
    "not a few words that end in a label": ("The ring broke. Cause: TODO\n", "The ring broke. Cause:\n"),
    "not a label before two notes": ("Owner: TODO (FIXME: x)\n", "Owner: (FIXME: x)\n"),
    "the colon of a heading": ("## Cause: TODO\n\nOne.\n", "## Cause\n\nOne.\n"),
    "a section stays": ("# T\n\n## A\n\nTODO: x\n\n## B\n", "# T\n\n## A\n\n## B\n"),
    "a footnote in a line": ("It ^[TODO: find source] broke.\n", "It broke.\n"),
}
FRONT = {
    "words of a value": ("title: The ring (TODO better)\n", "title: The ring\n"),
    "words of a quoted value": ('title: "The ring (TODO: better)"\n', 'title: "The ring"\n'),
    "a value with its key": ("title: a\nsummary: TODO\n", "title: a\n"),
    "a quoted value with its key": ('title: a\nsummary: "TODO: b"\n', "title: a\n"),
    "an entry": ("tags:\n- a\n- TODO\n", "tags:\n- a\n"),
    "an entry in brackets": ("tags: [a, TODO]\n", "tags: [a]\n"),
    "the first entry in brackets": ("tags: ['TODO', a]\n", "tags: [a]\n"),
    "an entry between commas": ("tags: a, TODO, b\n", "tags: a, b\n"),
    "the value of a key that begins an entry": (
        "actions:\n- text: TODO\n  owner: Ann\n",
        "actions:\n- text: \n  owner: Ann\n",
    ),
    "a line of a block": ("summary: |\n  One.\n  TODO: x\n  Two.\n", "summary: |\n  One.\n  Two.\n"),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_note_goes_and_nothing_else(name: str, end: str) -> None:
    before, after = (text.replace("\n", end) for text in CASES[name])
    assert resolved(before) == after


@pytest.mark.parametrize("name", FRONT)
def test_a_note_goes_from_front_matter(name: str) -> None:
    before, after = (f"---\n{text}---\nOne.\n" for text in FRONT[name])
    assert resolved(before) == after


def test_a_note_goes_from_toml() -> None:
    assert resolved('+++\ntitle = "a (TODO: b)"\n+++\nOne.\n') == '+++\ntitle = "a"\n+++\nOne.\n'
    assert resolved('+++\ntitle = "a"\nsummary = "TODO"\n+++\nOne.\n') == '+++\ntitle = "a"\n+++\nOne.\n'


KEPT = {
    "a task that readers may want to know of": ("## Action items\n\n- TODO: buy\n- DONE: sell\n", "work"),
    "a picture that is yet to be made": ("![The rack](TODO)\n", "picture"),
    "an address that other words lead to": ("See [it][x].\n\n[x]: TODO\n", "lead to this address"),
    "a footnote that is referred to": ("It[^1] broke.\n\n[^1]: TODO: find\n", "refers to"),
}


@pytest.mark.parametrize("name", KEPT)
def test_what_cannot_be_taken_out_stays_and_says_why(name: str) -> None:
    text, why = KEPT[name]
    post = parse_post(Source.of("a.md", text), Reading())
    assert resolution(post.prose.text, post.notes[0]) == ()
    assert why in why_kept(post.prose.text, post.notes[0])


def test_a_note_in_a_name_stays() -> None:
    post = parse_post(Source.of("TODO-ring.md", "One.\n"), Reading())
    assert "rename" in why_kept(post.prose.text, post.notes[0])
