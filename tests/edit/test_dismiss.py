"""Dismissing writes a suppression to where it holds for the problem, in the form that its place allows."""

import pytest

from generator.edit.apply import apply
from generator.edit.dismiss import Scope, dismissals, reason_fault
from generator.model.config import Reading
from generator.model.note import Note
from generator.model.post import Post
from generator.model.text import Source
from generator.parse.post import parse_post


def post_of(text: str) -> Post:
    return parse_post(Source.of("a.md", text), Reading())


def problem_note(post: Post) -> Note:
    return next(note for note in post.notes if not note.allowed)


def dismissed(text: str, scope: Scope = "block", reason: str = "it is right") -> str:
    """The text with its first open note dismissed."""
    post = post_of(text)
    problem = problem_note(post).problem("")
    edits = next(dismissals(post.prose.text, problem, reason, post.prose.front_end, scope), ())
    return apply(text.encode(), post.prose.text, edits).decode()


ALLOW = "<!-- afterword: allow {} it is right -->"
CASES = {
    "a paragraph": ("One.\n\nTODO: x\n", f"One.\n\n{ALLOW.format('ED001')}\nTODO: x\n"),
    "a line of one": ("One\n(TODO: x) two.\n", f"{ALLOW.format('ED002')}\nOne\n(TODO: x) two.\n"),
    "a quote": ("> TODO: x\n> y\n", f"{ALLOW.format('ED001')}\n> TODO: x\n> y\n"),
    "a paragraph of a quote": ("> One.\n>\n> TODO: x\n", f"> One.\n>\n> {ALLOW.format('ED001')}\n> TODO: x\n"),
    "a heading": ("One.\n\n## TODO: x\n\nTwo.\n", f"One.\n\n{ALLOW.format('ED001')}\n## TODO: x\n\nTwo.\n"),
    "an item": ("- One (TODO: x)\n- Two\n", f"- One (TODO: x) {ALLOW.format('ED002')}\n- Two\n"),
    "a line of an item": ("- One\n  (TODO: x) two\n", f"- One\n  (TODO: x) two {ALLOW.format('ED002')}\n"),
    "a paragraph of an item": ("- One\n\n  TODO: x\n", f"- One\n\n  {ALLOW.format('ED001')}\n  TODO: x\n"),
    "a cell": (
        "| a | b |\n|---|---|\n| TODO | c |\n",
        "| a | b |\n|---|---|\n| TODO <!-- afterword: allow-line ED122 it is right --> | c |\n",
    ),
    "a comment": ("One.\n\n<!-- TODO: x -->\n", f"One.\n\n{ALLOW.format('ED101')}\n<!-- TODO: x -->\n"),
    "front matter": (
        "---\ntitle: a (TODO b)\n---\n\nOne.\n",
        "---\ntitle: a (TODO b)\n---\n<!-- afterword: allow-file ED130 it is right -->\n\nOne.\n",
    ),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_note_is_allowed_where_it_stands(name: str, end: str) -> None:
    before, after = (text.replace("\n", end) for text in CASES[name])
    assert dismissed(before) == after
    assert [(note.allowed, note.text) for note in post_of(after).notes] == [(True, problem_note(post_of(before)).text)]


def test_a_line_or_the_whole_text_may_be_meant() -> None:
    text = "One\n(TODO: x) two.\n"
    assert dismissed(text, "line") == "One\n(TODO: x) two. <!-- afterword: allow-line ED002 it is right -->\n"
    assert dismissed(text, "file") == f"<!-- afterword: allow-file ED002 it is right -->\n{text}"


@pytest.mark.parametrize(
    ("reason", "fault"), [(" ", "needed"), ("a --> b", "comment"), ("a -- b", "comment"), ("a\nb", "one line")]
)
def test_a_reason_must_be_words_that_a_comment_can_hold(reason: str, fault: str) -> None:
    assert fault in reason_fault(reason)
    assert dismissed("TODO: x\n", reason=reason) == "TODO: x\n"


def test_a_reason_for_a_cell_has_no_bar() -> None:
    text = "| a |\n|---|\n| TODO |\n"
    assert dismissed(text, reason="a | b") == text
