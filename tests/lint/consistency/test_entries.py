"""Entries that break off, an incident that begins twice, days without a year."""

import pytest

from generator.model.problem import Problem
from tests.lint.reading import DATED, problems_of


def found(body: str, code: str, head: str = DATED, path: str = "content/posts/2024-03-15-ring.md") -> list[Problem]:
    return [problem for problem in problems_of(body, path, head) if problem.code == code]


def test_an_entry_that_ends_with_a_comma_breaks_off() -> None:
    (problem,) = found("## Timeline (UTC)\n\n- 10:15 The ring is open,\n- 10:40 All clear\n", "CO115")
    assert (problem.place.line, problem.severity) == (8, "hint")
    assert found("## Timeline (UTC)\n\n- 10:15 Open,\n  and wet\n- 10:40 All clear\n", "CO115") == []


def test_an_incident_begins_once() -> None:
    (problem,) = found("## Timeline (UTC)\n\n- 10:15 Outage begins\n- 10:25 Outage begins\n", "CO116")
    assert (problem.place.line, problem.message) == (9, "the incident begins here again, after line 8")


@pytest.mark.parametrize(
    "body",
    [
        "## Timeline (UTC)\n\n- 10:15 Outage begins\n- 10:25 Outage ends\n",
        "## Timeline (UTC)\n\n- 10:15 Outage begins\n- 10:15 UTC Incident starts\n",
        "## Timeline (UTC)\n\n- 10:15 Outage begins\n\n## Timeline of the second ring (UTC)\n\n- 12:15 Outage begins\n",
    ],
)
def test_two_timelines_or_two_words_for_one_moment_are_fine(body: str) -> None:
    assert found(body, "CO116") == []


def test_a_year_that_only_the_file_name_has_is_missed_once() -> None:
    head = "---\ntitle: The ring\n---\n\n"
    body = "## Timeline (UTC)\n\n- 15 March, 10:15 First alert\n- 16 March, 10:15 All clear\n"
    (problem,) = found(body, "CO117", head)
    assert (problem.place.line, problem.text) == (7, "15 March, 10:15")
    assert found(body, "CO117") == []
    assert found(f"It was in 2024.\n\n{body}", "CO117", head) == []


@pytest.mark.parametrize(
    "days", ["2024-03-15 to 2024-03-18", "03/15/2024 - 03/18/2024", "15 March 2024 to 18 March 2024"]
)
def test_an_entry_lies_within_the_days_of_its_heading(days: str) -> None:
    body = f"## Timeline (UTC), {days}\n\n- 2024-03-10 10:15 First alert\n- 2024-03-16 11:20 All clear\n"
    (problem,) = found(body, "CO118")
    assert problem.message == "this entry is of 2024-03-10, and its heading says 2024-03-15 to 2024-03-18"
    assert found(body.replace("03-10", "03-14"), "CO118") == []


def test_a_heading_that_names_one_day_bounds_nothing() -> None:
    assert found("## Timeline (UTC), 2024-03-15\n\n- 2024-03-10 10:15 First alert\n", "CO118") == []
