"""Dates and file names."""

from datetime import UTC, datetime

import pytest

from generator.build import build
from generator.model.picture import Facts
from generator.model.problem import Problem
from generator.model.project import Project, Theme
from generator.model.site import Audience
from generator.model.text import Source
from tests.lint.reading import DATED, problems_of


def site_problems(path: str, text: str) -> tuple[Problem, ...]:
    project = Project(None, (Source.of(path, text),), (), Theme("default", (), ()))
    problems = build(project, datetime(2030, 1, 1, tzinfo=UTC), Audience(), facts=lambda _: Facts()).problems
    return tuple(problem for problem in problems if problem.code == "MD001")


def test_a_post_without_a_date_is_a_hint_that_names_it() -> None:
    (problem,) = site_problems("content/posts/ring.md", "---\ntitle: The ring\n---\n\nClosed.\n")
    assert (problem.severity, problem.blocks) == ("hint", "never")
    assert "content/posts/ring.md" in problem.message


def test_a_date_in_front_matter_or_in_the_file_name_is_enough() -> None:
    assert site_problems("content/posts/ring.md", DATED + "Closed.\n") == ()
    assert site_problems("content/posts/2024-03-15-ring.md", "Closed.\n") == ()


def test_a_page_needs_no_date() -> None:
    assert site_problems("content/about.md", "---\ntitle: About\nlayout: page\n---\n\nWe run rings.\n") == ()


@pytest.mark.parametrize("name", ["con.md", "PRN.md", "com1.notes.md", "nul .md", "LPT9.md", "what?.md", "a:b.md"])
def test_a_name_that_windows_cannot_hold_is_a_warning(name: str) -> None:
    (problem,) = problems_of("The ring.\n", f"content/posts/{name}")
    assert (problem.code, problem.severity) == ("MD002", "warning")
    assert name in problem.message


@pytest.mark.parametrize("name", ["connection.md", "com10.md", "auxiliary.md", "my.con.md", "ring 2.md"])
def test_other_names_are_fine(name: str) -> None:
    assert problems_of("The ring.\n", f"content/posts/{name}") == ()


def test_a_date_that_cannot_be_read_is_no_missing_one() -> None:
    for line in ("date:", "date: tea time"):
        assert site_problems("content/posts/a.md", f"---\ntitle: A\n{line}\n---\n\nWords.\n") == ()
