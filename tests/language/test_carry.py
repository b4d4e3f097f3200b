"""Problems of the whole site stay at their words while the text around them changes."""

from generator.language.carry import carried
from generator.model.problem import Problem, Rule, Target
from generator.model.text import Place, Text

RULE = Rule("LI001", "broken-link", "warning", "strict", "A link.")
BEFORE = Text.of("a.md", "one\ntwo\nthree\nfour")


def problem(line: int, end_line: int = 0) -> Problem:
    return Problem.of(RULE, "broken", Place("a.md", line, 1, end_line or line, 4))


def lines_after(text: str, *problems: Problem) -> list[int]:
    return [found.place.line for found in carried(problems, BEFORE, Text.of("a.md", text))]


def test_what_stands_before_a_change_stays() -> None:
    assert lines_after("one\ntwo\nTHREE\nfour", problem(1), problem(2)) == [1, 2]


def test_what_stands_after_a_change_moves_with_its_line() -> None:
    assert lines_after("one\nnew\nnew\ntwo\nthree\nfour", problem(1), problem(2), problem(4)) == [1, 4, 6]
    assert lines_after("three\nfour", problem(3), problem(4)) == [1, 2]


def test_what_stands_on_a_changed_line_is_left_out_until_the_site_is_checked_again() -> None:
    assert lines_after("one\nTWO\nthree\nfour", problem(2), problem(1, 2), problem(2, 3)) == []


def test_an_unchanged_text_keeps_everything() -> None:
    assert lines_after(BEFORE.text, problem(1), problem(2, 3), problem(4)) == [1, 2, 4]


def test_a_line_that_is_there_twice_is_counted_once() -> None:
    before, after = Text.of("a.md", "a\na"), Text.of("a.md", "a\na\na")
    assert [found.place.line for found in carried([problem(1), problem(2)], before, after)] == [1, 2]


def test_the_target_of_a_note_moves_with_it() -> None:
    noted = Problem("ED001", "marker", "error", "strict", "m", Place("a.md", 3), target=Target("next-block", 4, 4))
    (moved,) = carried([noted], BEFORE, Text.of("a.md", "new\none\ntwo\nthree\nfour"))
    assert moved.target == Target("next-block", 5, 5)
