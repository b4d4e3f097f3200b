"""Dates outside of timelines are held to the calendar too."""

from tests.lint.reading import problems_of


def test_a_date_in_prose_with_another_day_of_the_week_is_reported_at_its_place() -> None:
    (problem,) = problems_of("It broke on Monday, 15 March 2024.\n")
    assert (problem.code, problem.place.line, problem.place.column) == ("CO103", 6, 13)
    assert problem.message == "Monday does not go with the date: 2024-03-15 Friday"


def test_a_day_that_there_is_not_is_reported_in_a_heading() -> None:
    (problem,) = problems_of("## What happened on 31 February 2024\n\nIt broke.\n")
    assert (problem.code, problem.place.line, problem.text) == ("CO102", 6, "31 February 2024")


def test_what_a_stamp_was_told_of_is_not_said_twice() -> None:
    said = problems_of("## Timeline (UTC)\n\n- Monday, 15 March 2024, 10:15: it broke\n- 2024-02-31 10:20: it held\n")
    assert sorted(problem.code for problem in said) == ["CO102", "CO103"]


def test_the_day_over_entries_is_said_once() -> None:
    said = problems_of("## Timeline (UTC)\n\n### Monday, 15 March 2024\n\n- 10:15 it broke\n")
    assert [problem.code for problem in said] == ["CO103"]
