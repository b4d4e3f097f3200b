"""Which problems are minded."""

import time

import pytest
from msgspec import structs

from generator.lint.choose import chosen, matches, selected
from generator.model.config import Editorial, PathRules
from generator.model.problem import Problem, Rule
from generator.model.text import Place

NOTE = Problem.of(Rule("ED001", "marker", "error", "strict", "x"), "a note", Place("content/old/a.md"))
TYPO = Problem.of(Rule("SP001", "typo", "hint", "never", "x"), "a typo", Place("content/new/b.md"))
BROKEN = Problem.of(Rule("FM003", "invalid", "error", "build", "x"), "broken", Place("content/old/c.md"))
ALL = (NOTE, TYPO, BROKEN)


def test_nothing_set_is_everything_minded() -> None:
    assert chosen(ALL, Editorial()) == ALL


def test_what_is_selected_is_minded_and_what_stops_every_build() -> None:
    assert chosen(ALL, Editorial(select=("SP",))) == (TYPO, BROKEN)
    assert chosen(ALL, Editorial(select=("SP001", "ED"))) == ALL


def test_what_is_ignored_is_not_minded_though_selected() -> None:
    assert chosen(ALL, Editorial(ignore=("ED", "SP", "FM"))) == (BROKEN,)
    assert chosen(ALL, Editorial(select=("ED",), ignore=("ED001",))) == (BROKEN,)


def test_rules_of_a_path_are_ignored_there_alone() -> None:
    elsewhere = structs.replace(NOTE, place=Place("content/new/a.md"))
    editorial = Editorial(paths=(PathRules("content/old/**", ("ED", "FM")),))
    assert chosen((*ALL, elsewhere), editorial) == (TYPO, BROKEN, elsewhere)


def test_a_command_line_may_ask_for_codes_alone() -> None:
    assert selected(ALL, ()) == ALL
    assert selected(ALL, ("ED", "SP1")) == (NOTE,)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("content/old/**", "content/old/a.md"),
        ("content/old/**", "content/old/deep/a.md"),
        ("content/old", "content/old/a.md"),
        ("content/old/", "content/old/a.md"),
        ("./content/old/", "content/old/a.md"),
        ("**/a.md", "a.md"),
        ("**/a.md", "content/old/a.md"),
        ("content/**/a.md", "content/a.md"),
        ("content/*/a.md", "content/old/a.md"),
        ("content/*/2019-*.md", "content/old/2019-01-02.md"),
        ("content/old/?.md", "content/old/a.md"),
        ("*", "content/old/a.md"),
        ("**", "a.md"),
        ("a*b*c.md", "aXbbYc.md"),
    ],
)
def test_a_pattern_names_a_path(pattern: str, path: str) -> None:
    assert matches(path, pattern)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("content/old/**", "content/older/a.md"),
        ("content/*.md", "content/old/a.md"),
        ("old/**", "content/old/a.md"),
        ("content/old/??.md", "content/old/a.md"),
        ("content/Old/**", "content/old/a.md"),
        ("**/b.md", "content/old/a.md"),
        ("content/old/a.md/**/b", "content/old/a.md"),
        ("a*b*c.md", "aXbYc.md.txt"),
    ],
)
def test_a_pattern_does_not_name_a_path(pattern: str, path: str) -> None:
    assert not matches(path, pattern)


def test_no_pattern_is_slow() -> None:
    start = time.perf_counter()
    matches("a/" * 500 + "a" * 5000, "**/" * 80 + "*a" * 60 + "b")
    assert time.perf_counter() - start < 1
