"""Problems as a person reads them."""

import re

import pytest
from msgspec import structs

from generator.model.problem import Problem
from generator.model.text import Place
from generator.report.text import count_line, show_text
from tests.report.samples import BROKEN, NICE, note, problem


def test_a_problem_is_its_place_its_line_with_a_caret_and_its_hint() -> None:
    assert show_text([note()], colour=False) == (
        "posts/a.md:7:3: warning XX002 odd: a note was left in the text\n"
        "    > NOTE: shorten\n"
        "      ^^^^^^^^^^^^^\n"
        "    hint: resolve it\n"
        "\n"
        "1 warning (1 open note)\n"
    )


def test_a_problem_of_no_line_shows_none() -> None:
    assert show_text([problem()], colour=False) == "posts/a.md:7:1: warning XX002 odd: this is odd\n\n1 warning\n"


def test_a_stretch_over_lines_is_marked_to_the_end_of_the_first() -> None:
    long = structs.replace(problem(line_text="one two"), place=Place("posts/a.md", 7, 5, 9, 2))
    assert show_text([long], colour=False).splitlines()[2] == "        ^^^"


@pytest.mark.parametrize(
    ("problems", "line"),
    [
        ([], "No problems."),
        ([problem()], "1 warning"),
        ([problem(BROKEN), problem(BROKEN), problem(NICE)], "2 errors, 1 hint"),
        ([note(), note()], "2 warnings (2 open notes)"),
    ],
)
def test_the_last_line_counts(problems: list[Problem], line: str) -> None:
    assert count_line(problems) == line


def test_colour_is_only_paint() -> None:
    painted = show_text([note(), problem(BROKEN)], colour=True)
    assert "\x1b[31merror\x1b[0m" in painted
    assert re.sub(r"\x1b\[\d+m", "", painted) == show_text([note(), problem(BROKEN)], colour=False)


@pytest.mark.parametrize("hostile", ["\x1b[2J", "\x07", "\r", "\n", "\x9b31m", "\u202e", "\u2066", "\x00", "\ud800"])
def test_words_from_outside_never_reach_the_terminal_as_commands(hostile: str) -> None:
    bad = structs.replace(
        problem(message=f"m{hostile}m", line_text=f"l{hostile}l"), place=Place(f"p{hostile}.md"), hint=f"h{hostile}h"
    )
    shown = show_text([bad], colour=False)
    assert hostile not in "".join(shown.split("\n"))
    assert shown.count("\n") == 6
    shown.encode("utf-8")
