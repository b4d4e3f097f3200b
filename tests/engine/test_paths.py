"""Paths as the person at the keyboard knows them."""

from pathlib import Path

import pytest

from generator.engine.paths import seen_from
from generator.model.problem import Problem, Rule
from generator.model.text import Place

ODD = Rule("XX001", "odd", "warning", "strict", "Something is odd.")


@pytest.mark.parametrize(
    ("root", "here", "seen"),
    [
        ("/home/me/site", "/home/me/site", "content/a.md"),
        ("/home/me/site", "/home/me", "site/content/a.md"),
        ("/home/me/site", "/home/me/site/content", "a.md"),
        ("/home/me/site", "/home/me/site-two", "/home/me/site/content/a.md"),
    ],
)
def test_a_place_is_relative_below_the_current_folder_and_absolute_elsewhere(root: str, here: str, seen: str) -> None:
    problem = Problem.of(ODD, "odd", Place("content/a.md", 3, 4, 3, 5))
    assert seen_from(problem, Path(root), Path(here)).place == Place(seen, 3, 4, 3, 5)
