"""Resolving: one note or many of a text, and what is said of those that stay."""

from pathlib import Path

import pytest

from generator.engine.notes import Named, meant, named, open_notes
from generator.engine.resolve import Resolved, resolve
from tests.engine.sites import understood

PATH = "ring.md"


def resolved(folder: Path, text: str, *numbers: int) -> Resolved:
    site = understood(folder, {PATH: text})
    notes = open_notes(site, PATH)
    return resolve(site, PATH, [notes[number].problem for number in numbers or range(len(notes))])


def test_many_go_at_once(tmp_path: Path) -> None:
    done = resolved(tmp_path, "(TODO: a) One (TODO: b).\n\n> TODO: c\n\nTwo.\n\nTODO: d")
    assert done.after == b"One.\n\nTwo.\n"
    assert [problem.text for problem in done.gone] == ["(TODO: a)", "(TODO: b)", "TODO: c", "TODO: d"]


def test_not_more_go_at_once_than_can_be_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.engine.resolve.MOST", 2)
    done = resolved(tmp_path, "One.\n\nTODO: a\n\nTODO: b\n\nTODO: c\n")
    assert done.after == b"One.\n\nTODO: a\n"
    assert "do it again" in done.refusals[0].message


def test_equal_notes_are_told_apart(tmp_path: Path) -> None:
    text = "One.\n\nTODO: ask\n\nTwo.\n\nTODO: ask\n\nThree.\n"
    assert resolved(tmp_path, text, 0).after == b"One.\n\nTwo.\n\nTODO: ask\n\nThree.\n"
    assert resolved(tmp_path, text, 1).after == b"One.\n\nTODO: ask\n\nTwo.\n\nThree.\n"


def test_one_that_stays_does_not_keep_the_others(tmp_path: Path) -> None:
    done = resolved(tmp_path, "One.\n\nTODO: ask\n\n![The rack](TODO)\n")
    assert done.after == b"One.\n\n![The rack](TODO)\n"
    (refusal,) = done.refusals
    assert "picture" in refusal.message


def test_a_label_without_its_value_is_a_hint_then(tmp_path: Path) -> None:
    done = resolved(tmp_path, "# The ring\n\nOwner: TODO\n\n## Impact\n\nFive failed.\n")
    assert done.after == b"# The ring\n\nOwner:\n\n## Impact\n\nFive failed.\n"
    (hint,) = open_notes(understood(tmp_path, {PATH: done.after.decode()}), PATH)
    assert (hint.note.text, hint.note.confidence) == ("Owner:", "hint")


def test_none_goes_whose_words_hold_another_up(tmp_path: Path) -> None:
    """Without the heading the tasks below would be notes."""
    done = resolved(tmp_path, "One.\n\n## TODO: name these tasks\n\n- TODO: buy\n- DONE: sell\n", 0)
    assert done.after == done.before or b"TODO: buy" in done.after


def test_a_note_is_named_in_four_ways() -> None:
    assert named("ED203-3F9A2C1B") == Named("", "ED203-3f9a2c1b")
    assert named("a b/c.md:ed203-3f9a2c1b") == Named("a b/c.md", "ED203-3f9a2c1b")
    assert named("a:b.md:12") == Named("a:b.md", "", 12)
    assert named("b.md:12:3") == Named("b.md", "", 12, 3)
    assert [named(said) for said in ("b.md", "ED203", "", ":", "b.md:x", "ED203-3f9a")] == [None] * 6


def test_a_line_names_what_begins_on_it_else_what_goes_over_it(tmp_path: Path) -> None:
    site = understood(tmp_path, {PATH: "One.\n\n> TODO: ask\n> her\n\nIt (TODO: a) is (TODO: b).\n"})
    problems = site.build.problems

    def words(line: int, column: int = 0) -> list[str]:
        return [problem.text for problem in meant(problems, Named(PATH, "", line, column))]

    assert words(3) == words(4) == ["TODO: ask\n> her"]
    assert words(6) == ["(TODO: a)", "(TODO: b)"]
    assert words(6, 4) == ["(TODO: a)"]
    assert words(2) == []
