"""Fixes: made once, in the bytes of their files, and never so that a text cannot be built any more."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.engine.fix import apart, fixes
from generator.engine.understand import Understood
from generator.model.problem import Edit, Fix, Problem
from generator.model.text import Place, Span
from tests.engine.sites import understood

TEXT = "---\ntitle: Ring\n---\n\nThe rnig borke, and borke.\n"


def edit_of(text: str, wrong: str, right: str, nth: int = 0) -> Edit:
    start = -1
    for _ in range(nth + 1):
        start = text.index(wrong, start + 1)
    return Edit(Span(start, start + len(wrong)), right)


def problem(*edits: Edit, safe: bool = True, path: str = "ring.md") -> Problem:
    fix = Fix("mend it", edits, safe)
    return Problem("XX001", "x", "hint", "never", "m", Place(path), fix=fix, id=f"XX001-{edits[0].span.start}")


def site(folder: Path, data: bytes | str = TEXT) -> Understood:
    return understood(folder, {"ring.md": data})


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_fixes_are_made_where_they_stand_and_no_other_byte_changes(tmp_path: Path, mark: str, end: str) -> None:
    before = (mark + TEXT.replace("\n", end)).encode()
    found = [problem(edit_of(TEXT, "rnig", "ring")), problem(edit_of(TEXT, "borke", "broke", 1))]
    (done,) = fixes(site(tmp_path, before), found)
    wanted = before.replace(b"rnig", b"ring").replace(b"and borke", b"and broke")
    assert (done.path, done.before, done.after, done.count) == ("ring.md", before, wanted, 2)


def test_only_safe_ones_are_made_unless_all_are_asked_for(tmp_path: Path) -> None:
    found = [problem(edit_of(TEXT, "rnig", "ring"), safe=False)]
    assert fixes(site(tmp_path), found) == ()
    assert fixes(site(tmp_path), found, unsafe=True)[0].count == 1


def test_of_fixes_that_meet_the_first_is_made(tmp_path: Path) -> None:
    found = [problem(edit_of(TEXT, "rnig borke", "ring broke")), problem(edit_of(TEXT, "borke", "brake"))]
    assert fixes(site(tmp_path), found)[0].after == TEXT.replace("rnig borke", "ring broke").encode()


def test_a_fix_is_made_whole_or_not_at_all() -> None:
    first = Fix("a", (Edit(Span(0, 2), "x"),))
    second = Fix("b", (Edit(Span(1, 3), "y"), Edit(Span(5, 6), "z")))
    third = Fix("c", (Edit(Span(5, 7), "w"),))
    torn = Fix("d", (Edit(Span(8, 9), "w"), Edit(Span(8, 9), "v")))
    assert apart([first, second, third, torn]) == ([first, third], [second])


def test_an_insertion_within_what_goes_meets_it() -> None:
    gone, added = Fix("a", (Edit(Span(0, 9), ""),)), Fix("b", (Edit(Span(4, 4), "x"),))
    assert apart([gone, added]) == ([gone], [added])
    assert apart([gone, Fix("c", (Edit(Span(9, 9), "x"),))])[1] == []


def test_a_file_that_could_not_be_built_any_more_is_refused(tmp_path: Path) -> None:
    broken = problem(edit_of(TEXT, "title: Ring", "title: [Ring"))
    (done,) = fixes(site(tmp_path), [broken, problem(edit_of(TEXT, "rnig", "ring"))])
    assert (done.after, done.count) == (done.before, 0)
    assert done.refusal is not None
    assert "could not be built" in done.refusal.message


def test_what_is_wrong_already_refuses_nothing(tmp_path: Path) -> None:
    text = TEXT.replace("Ring", "[Ring")
    (done,) = fixes(site(tmp_path, text), [problem(edit_of(text, "rnig", "ring"))])
    assert (done.refusal, done.count) == (None, 1)


def test_what_stands_in_no_text_is_left(tmp_path: Path) -> None:
    assert fixes(site(tmp_path), [problem(edit_of(TEXT, "rnig", "ring"), path="site.yaml")]) == ()
    assert fixes(site(tmp_path), [replace(problem(edit_of(TEXT, "rnig", "ring")), fix=None)]) == ()
