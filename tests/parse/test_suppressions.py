"""Suppressions: which rules a text allows to be broken, on which lines, and why."""

import time

import pytest

from generator.model.config import Reading
from generator.model.post import Html, Post
from generator.model.text import Source
from generator.parse.post import parse_post


def post_of(text: str, path: str = "a.md") -> Post:
    return parse_post(Source.of(path, text), Reading())


def allowed(text: str) -> list[tuple[str, int, int]]:
    return [(one.code, one.line, one.end_line) for one in post_of(text).suppressions]


def html(post: Post) -> str:
    return "".join(s.html for part in post.parts for s in part.segments if isinstance(s, Html))


WHY = "because"
COMMENT = f"<!-- afterword: allow ED203 {WHY} -->"
BLOCKS = {
    "a paragraph": (f"{COMMENT}\nOne\ntwo.\n\nThree.\n", (2, 3)),
    "after a blank line": (f"{COMMENT}\n\nOne.\n", (3, 3)),
    "a quote": (f"{COMMENT}\n> One\n>\n> Two\n\nThree.\n", (2, 4)),
    "a list": (f"{COMMENT}\n- One\n- Two\n\nThree.\n", (2, 3)),
    "a table": (f"{COMMENT}\n| a |\n|---|\n| b |\n\nThree.\n", (2, 4)),
    "a heading, not its section": (f"{COMMENT}\n## One\n\nTwo.\n", (2, 2)),
    "code": (f"{COMMENT}\n```\nOne\n```\n\nTwo.\n", (2, 4)),
    "HTML": (f"{COMMENT}\n<div>\nOne\n</div>\n\nTwo.\n", (2, 4)),
    "a paragraph in a quote": (f"> One\n>\n> {COMMENT}\n> Two\n>\n> Three\n", (4, 4)),
    "a paragraph in an item": (f"- One\n\n  {COMMENT}\n  Two\n\n  Three\n", (4, 4)),
    "behind words": (f"One\ntwo {COMMENT}\nthree.\n\nFour.\n", (1, 3)),
    "in an item": (f"- One {COMMENT}\n- Two\n", (1, 1)),
    "in a cell": (f"| a |\n|---|\n| b {COMMENT} |\n| c |\n", (3, 3)),
    "in a heading": (f"## One {COMMENT}\n\nTwo.\n", (1, 1)),
    "nothing that follows": (f"One.\n\n{COMMENT}\n", (3, 3)),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_a_suppression_holds_for_a_block(name: str) -> None:
    text, lines = BLOCKS[name]
    assert allowed(text) == [("ED203", *lines)]
    assert post_of(text).suppressions[0].reason == WHY
    assert "afterword" not in html(post_of(text))
    assert WHY not in html(post_of(text))


def test_suppressions_stack() -> None:
    text = f"{COMMENT}\n<!-- afterword: allow ED001 why -->\nOne.\n"
    assert allowed(text) == [("ED203", 3, 3), ("ED001", 3, 3)]


def test_one_may_name_several_rules_by_code_or_name() -> None:
    assert allowed("<!-- afterword: allow ed203, inline-marker , SP101 why -->\nOne.\n") == [
        ("ED203", 2, 2),
        ("inline-marker", 2, 2),
        ("SP101", 2, 2),
    ]


def test_one_may_hold_for_a_line() -> None:
    line = COMMENT.replace("allow", "allow-line")
    assert allowed(f"One\ntwo {line}\nthree.\n") == [("ED203", 2, 2)]
    assert allowed(f"One.\n\n{line}\nTwo\nthree.\n") == [("ED203", 4, 4)]
    assert allowed(f"> One.\n>\n> {line}\n> Two\n") == [("ED203", 4, 4)]


def test_one_may_hold_for_the_whole_text() -> None:
    assert allowed(f"One.\n\n{COMMENT.replace('allow', 'allow-file')}\n") == [("ED203", 1, 4)]
    assert allowed("---\neditorial: {allow: {ED203: why, quote-note: so}}\n---\nOne.\n") == [
        ("ED203", 1, 5),
        ("quote-note", 1, 5),
    ]
    assert allowed('+++\n[editorial.allow]\nED203 = "why"\n+++\nOne.\n') == [("ED203", 1, 6)]


@pytest.mark.parametrize(
    "text",
    [
        f"`{COMMENT}`\n",
        f"```\n{COMMENT}\n```\n",
        f"    {COMMENT}\n",
        f"<pre>\n{COMMENT}\n</pre>\n",
        "<!-- afterwords: allow ED203 why -->\n",
        "<!-- the afterword: allow ED203 why -->\n",
        "afterword: allow ED203 why\n",
        "---\neditorial: Ada\n---\nOne.\n",
    ],
)
def test_what_shows_one_or_is_something_else_is_none(text: str) -> None:
    post = post_of(text)
    assert (post.suppressions, [problem.code for problem in post.problems if problem.code[:2] == "SU"]) == ((), [])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<!-- afterword: allow ED203 -->\n> Use a simpler diagram instead?\n", "SU102"),
        ("<!-- afterword: allow ED203 - -->\nOne.\n", "SU102"),
        ("<!-- afterword: ignore ED203 why -->\nOne.\n", "SU105"),
        ("<!-- afterword: allow -->\nOne.\n", "SU105"),
        ("<!-- afterword: allow ED001-3f9a2c1b an id is no code -->\nTODO: x\n", "SU105"),
        ("---\neditorial: {allow: {ED203: }}\n---\nOne.\n", "SU102"),
        ("---\neditorial: {allow: [ED203]}\n---\nOne.\n", "SU102"),
        ("---\neditorial: {allow: {ED203: why}, deny: x}\n---\nOne.\n", "SU105"),
        ("---\neditorial: {allow: {ED 203: why}}\n---\nOne.\n", "SU105"),
    ],
)
def test_what_cannot_hold_is_said(text: str, code: str) -> None:
    post = post_of(text)
    assert [problem.code for problem in post.problems] == [code]
    assert all(not note.allowed for note in post.notes)


ALLOWED = {
    "a block": f"{COMMENT}\n> Use a simpler diagram instead?\n",
    "by name": "<!-- afterword: allow quote-note why -->\n> Use a simpler diagram instead?\n",
    "words": "It broke (TODO: when). <!-- afterword: allow ED002 why -->\n",
    "a value": "---\ntitle: It broke (TODO when)\neditorial: {allow: {ED130: why}}\n---\nWords.\n",
    "a value, by a comment": "---\ntitle: Oh (TODO when)\n---\n<!-- afterword: allow-file ED130 why -->\nWords.\n",
}


@pytest.mark.parametrize("name", ALLOWED)
def test_a_note_that_is_allowed_is_published(name: str) -> None:
    post = post_of(ALLOWED[name])
    (note,) = post.notes
    assert (note.allowed, note.left_out, note.open) == (True, False, False)
    assert note.text.replace("\n", " ") in f"{post.title.said} {html(post)}"


HOLDING = {
    "a passage": "[UNRESOLVED]\n\nWhy (FIXME: ask Vera)?\n\n> TODO: draw it\n\n[/UNRESOLVED]",
    "a box": "!!! todo\n    Why (FIXME: ask Vera)?\n\n    > TODO: draw it",
}


@pytest.mark.parametrize("name", HOLDING)
def test_what_is_allowed_publishes_no_other_note_that_is_in_it(name: str) -> None:
    post = post_of(f"<!-- afterword: allow-file ED140 why -->\n\n{HOLDING[name]}\n")
    assert [(note.code, note.text, note.allowed) for note in post.notes if note.left_out] == [
        ("ED002", "(FIXME: ask Vera)", False),
        ("ED001", "TODO: draw it", False),
    ]
    assert sum(note.allowed for note in post.notes) == 1
    assert "Why" in html(post)
    assert "Vera" not in html(post)
    assert "draw" not in html(post)


def test_a_callout_that_is_allowed_publishes_no_other_note() -> None:
    post = post_of("<!-- afterword: allow ED140 why -->\n> [!TODO]\n> Why?\n>\n> Because {>>says who?<<} it rang.\n")
    assert "Because it rang." in html(post)
    assert "who" not in html(post)


def test_words_beside_what_is_allowed_stay() -> None:
    post = post_of("(TODO: when) (too vague?) <!-- afterword: allow ED002 why -->\n")
    assert "(TODO: when)" in html(post)
    assert "vague" not in html(post)


def test_a_name_is_allowed() -> None:
    text = "---\ntitle: The ring\neditorial: {allow: {ED130: a program}}\n---\nWords.\n"
    (note,) = post_of(text, "TODO-ring.md").notes
    assert not note.open


def test_its_reason_is_no_note() -> None:
    comment = post_of("<!-- afterword: allow ED001 TODO: is what our users see, should it be? -->\nOne.\n")
    front = post_of("---\neditorial: {allow: {ED001: 'TODO: is what they see'}}\n---\nOne.\n")
    assert (comment.notes, front.notes) == ((), ())


def test_an_entry_that_is_allowed_is_an_event() -> None:
    text = "## Timeline\n\n- 10:00 UTC It fails\n- 10:05 UTC TODO: who saw it? <!-- afterword: allow ED001 why -->\n"
    assert len(post_of(text).timeline) == 2


def test_many_of_them_take_no_time() -> None:
    text = "".join(f"<!-- afterword: allow ED00{n % 9} why -->\nTODO: x {n}\n\n" for n in range(2000))
    started = time.process_time()
    assert len(post_of(text).suppressions) == 2000
    post_of("<!-- afterword: allow ED001 why -->\n" * 2000 + "TODO: x\n")
    line = "a <!-- afterword: allow ED001 why --> (TODO: x) " * 1300
    post_of(line + "\n")
    post_of("<!-- afterword: allow " + "a," * 30_000 + " -->\nx\n")
    post_of("<!-- afterword: allow " + "a-" * 30_000 + " -->\nx\n")
    assert time.process_time() - started < 8
