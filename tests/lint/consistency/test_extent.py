"""An incident has one extent: its head, its timeline and its post agree about it, or that is said."""

import pytest

from generator.model.problem import Problem
from tests.lint.reading import problems_of


def found(entries: str, head: str = "date: 2024-03-20") -> list[Problem]:
    body = "## Timeline (UTC)\n\n" + "".join(f"- {entry}\n" for entry in entries.split("; "))
    problems = problems_of(body, head=f"---\ntitle: The ring\n{head}\n---\n\n")
    return [problem for problem in problems if problem.code in ("CO101", "CO110")]


def test_an_incident_does_not_end_before_it_starts() -> None:
    head = "incident:\n  started: 2024-03-15 10:15\n  resolved: 2024-03-15 09:20"
    (problem,) = found("10:20 a", head)
    assert (problem.code, problem.place.line) == ("CO110", 5)
    assert problem.message == "the incident was resolved (2024-03-15 09:20) before it started (2024-03-15 10:15)"


@pytest.mark.parametrize(
    "head",
    [
        "incident: {started: 2024-03-15 10:15, resolved: 2024-03-15 10:15}",
        "incident: {started: 2024-03-15 10:15 UTC, resolved: 2024-03-15 09:20}",  # another clock, perhaps
        "incident: {started: 2024-03-15, resolved: 2024-03-14}",  # another side of a night
        "incident: {started: 2024-03, resolved: 2024-03-14}",
        "incident: {resolved: 2024-03-15 09:20}",
    ],
)
def test_ends_that_may_be_as_they_are_are_left_alone(head: str) -> None:
    assert found("2024-03-15 10:20 a", head) == []


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ("2024-02-10 10:00 a; 2024-02-11 10:00 b", "the timeline ends on 2024-02-11, before that"),
        ("2024-04-10 10:00 a; 2024-04-11 10:00 b", "the timeline begins on 2024-04-10"),
        ("2025-03-15 10:00 a; 2025-03-15 11:00 b", "the timeline begins on 2025-03-15"),
    ],
)
def test_a_timeline_outside_of_its_incident_is_said_at_the_head(entries: str, said: str) -> None:
    (problem,) = found(entries, "incident:\n  started: 2024-03-15\n  resolved: 2024-03-16")
    assert problem.place.line == 4
    assert problem.message.endswith(said)


def test_what_led_up_to_an_incident_and_what_followed_lies_outside_of_it() -> None:
    head = "incident: {started: 2024-03-15 10:15, resolved: 2024-03-15 12:00}"
    assert found("2023-01-10 the valve is fitted; 2024-03-15 10:20 a; 2024-06-01 the report is out", head) == []


def test_an_entry_of_a_wrong_year_is_said_once_and_not_as_out_of_order() -> None:
    (problem,) = found("2024-03-15 10:00 a; 2023-03-15 10:20 b; 10:25 c; 2024-03-15 10:30 d; 2024-03-15 10:40 e")
    assert (problem.code, problem.place.line) == ("CO110", 9)
    assert problem.message == "2023-03-15 is almost the day of 2024-03-15 (line 8), but in another year"


@pytest.mark.parametrize("wrong", ["2023-12-31 23:50 a", "2025-01-01 23:50 a"])
def test_around_new_year_the_year_is_that_of_the_neighbour(wrong: str) -> None:
    entries = f"{wrong}; 2025-01-01 00:10 b; 2025-01-01 00:20 c"
    said = found(entries, "date: 2025-01-05")
    assert [problem.place.line for problem in said if problem.code == "CO110"] == ([8] if wrong < "2024" else [])


def test_the_day_of_the_post_tells_which_of_two_years_is_right() -> None:
    said = found("2023-03-15 10:00 a; 2024-03-15 10:20 b; 2023-03-15 10:30 c; 2024-03-16 10:40 d")
    assert [problem.place.line for problem in said if problem.code == "CO110"] == [8, 10]


def test_of_two_entries_none_is_taken_for_wrong() -> None:
    assert found("2023-03-15 first of the two; 2024-03-15 second of the two") == []


def test_years_between_other_days_are_no_slip() -> None:
    assert (
        found("2021-06-01 the ring is fitted; 2022-09-10 it leaks; 2024-03-15 10:00 it breaks; 2024-03-15 11:00 b")
        == []
    )


def test_29_february_and_the_end_of_all_years_raise_nothing() -> None:
    found("2024-02-29 10:00 a; 2023-02-28 10:00 b; 2024-02-29 11:00 c; 8999-12-31 10:00 d; 1000-01-01 10:00 e")
