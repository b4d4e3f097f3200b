"""Times that do not go together, each said at its place, and what may be as it is left alone."""

import pytest

from generator.model.problem import Problem
from tests.lint.reading import problems_of

ZONED = "---\ntitle: The ring\ndate: 2024-03-15\nincident: {timezone: UTC}\n---\n\n"


def found(entries: str, code: str, heading: str = "## Timeline", head: str = ZONED) -> list[Problem]:
    body = f"{heading}\n\n" + "".join(f"- {entry}\n" for entry in entries.split("; "))
    return [problem for problem in problems_of(body, head=head) if problem.code == code]


def test_an_entry_before_the_one_above_it_is_reported_where_it_stands() -> None:
    (problem,) = found("10:00 a; 10:20 b; 10:10 c; 10:30 d", "CO101")
    assert problem.place.line == 11
    assert problem.message == "10:10 of 2024-03-15 stands below 10:20 of 2024-03-15 (line 10), which is later"


def test_of_two_entries_the_one_without_which_all_is_in_order_is_the_wrong_one() -> None:
    (problem,) = found(
        "2024-03-15 10:00 a; 2024-03-25 10:20 b; 2024-03-15 10:30 c; 2024-03-15 10:40 d; 2024-03-15 11:00 e", "CO101"
    )
    assert (problem.place.line, problem.text) == (10, "2024-03-25 10:20")


@pytest.mark.parametrize(
    "entries",
    [
        "10:00 a; 10:00 b; 10:10 c; 10:20 d",  # at the same time
        "10:30 a; 10:20 b; 10:10 c; 10:00 d",  # the last first
        "10:00 a; ~10:20 b; 10:15 c; 10:30 d",  # about
        "10:00 UTC a; 12:30 CEST b; 10:40 UTC c; 10:50 UTC d",  # another zone
        "10:00 a; 10:40 b; 10:10 c; 10:50 d; 10:20 e",  # two strands that run side by side
        "23:50 a; 00:10 b; 00:20 c; 00:30 d",  # a night
    ],
)
def test_what_may_be_in_order_is_left_alone(entries: str) -> None:
    assert found(entries, "CO101") == []


def test_each_timeline_has_an_order_of_its_own() -> None:
    two = "11:00 a; 11:10 b; 11:20 c\n\n## Timeline of the repair\n\n- 10:00 d; 10:10 e; 10:20 f"
    assert found(two, "CO101") == []


def test_a_list_in_a_list_has_an_order_of_its_own() -> None:
    assert found("10:00 a\n  - 10:05 b\n  - 10:30 c; 10:20 d; 10:40 e; 10:50 f", "CO101") == []


def test_a_list_that_names_the_moments_of_an_incident_goes_by_their_names() -> None:
    day = "2024-03-15"
    assert (
        found(
            f"First detected {day} 10:00; Repaired {day} 11:20; Incident declared {day} 10:40; Resolved {day} 12:00",
            "CO101",
        )
        == []
    )
    (problem,) = found(
        f"First detected {day} 10:00; Repaired {day} 11:20; Incident declared {day} 11:40; Resolved {day} 11:30",
        "CO101",
    )
    assert problem.text == f"{day} 11:30"


@pytest.mark.parametrize("stamp", ["13:55 PM", "25:10", "10:75", "009:38", "2024-02-31 10:15", "20240-03-15 10:15"])
def test_a_time_that_there_is_not_is_reported_and_its_entry_kept(stamp: str) -> None:
    (problem,) = found(f"{stamp} the pump is off", "CO102")
    assert problem.place.line == 9
    assert problem.text in stamp


def test_a_day_of_the_week_must_be_that_of_the_date() -> None:
    (problem,) = found("Monday 2024-03-15 10:00 a", "CO103")
    assert problem.message == "Monday does not go with the date: 2024-03-15 Friday"
    assert found("Friday 2024-03-15 10:00 a; Fri, 15 March 2024, 10:10 b", "CO103") == []


def test_the_day_of_a_heading_is_doubted_at_the_heading() -> None:
    (problem,) = found("10:00 a", "CO103", heading="## Timeline\n\n### Monday, 15 March 2024")
    assert problem.place.line == 9


def test_a_name_of_the_wrong_season_is_said_once() -> None:
    (problem,) = found("2024-07-15 10:00 PST a; 10:10 PST b", "CO104")
    assert problem.message == "PST was not in force on 2024-07-15, but PDT was; it goes for 2 times, in lines 9 and 10"


def test_a_name_of_the_wrong_season_is_said_where_it_stands() -> None:
    (problem,) = found("2024-07-15 10:00 a; 10:10 b", "CO104", heading="## Timeline (all times PST)")
    assert (problem.place.line, problem.place.column, problem.text) == (7, 24, "PST")
    head = "---\ntitle: The ring\nincident:\n  timezone: PST\n---\n\n"
    (problem,) = found("2024-07-15 10:00 a; 10:10 b", "CO104", head=head)
    assert problem.place.line == 4


def test_the_head_has_a_season_too() -> None:
    head = "---\ntitle: The ring\nincident:\n  started: 2024-01-15 10:00 CEST\n---\n\n"
    (problem,) = found("2024-01-15 10:00 UTC a", "CO104", head=head)
    assert (problem.place.line, problem.message.partition(";")[2]) == (4, " it goes for one time")


@pytest.mark.parametrize(
    "stamp",
    ["2024-07-15 10:00 MST", "2024-07-15 10:00 CST", "2024-07-15 10:00 GMT", "2024-07-15 10:00 AEST",
     "2024-07-15 10:00 PT", "2024-07-15 10:00 MESZ", "2024-03-31 10:00 CET", "2024-07-15 10:00 PDT",
     "2024-01-15 10:00 PST"],
)  # fmt: skip
def test_a_name_that_some_place_goes_by_is_left_alone(stamp: str) -> None:
    assert found(f"{stamp} a", "CO104") == []


def test_a_name_in_the_words_of_an_entry_is_of_its_day_too() -> None:
    (problem,) = found("2024-07-15 The ring is closed in the morning (CET)", "CO104")
    assert problem.message.startswith("CET was not in force on 2024-07-15, but CEST was")
    assert found("2024-01-15 The ring is closed in the morning (CET)", "CO104") == []


def test_times_without_any_zone_are_reported_once() -> None:
    head = "---\ntitle: The ring\ndate: 2024-03-15\n---\n\n"
    (problem,) = found("10:00 a; 10:10 b", "CO105", head=head)
    assert (problem.place.line, problem.message[:35]) == (8, "no zone is named for 2 times: nobod")
    assert found("10:00 UTC a; 10:10 b", "CO105", head=head) == []
    assert found("2024-03-15 a", "CO105", head=head) == []


@pytest.mark.parametrize(
    "words",
    [
        "All was quiet by 12:00 UTC.",
        "Our engineers are in PT.",
        "Times are of local time.",
        "It was 9 am CEST.",
        "all times are utc",
        "Times below are Amsterdam time.",
        "Times are in London (UK) time.",
        "Times are given in Central European Summer Time.",
        "Stamps are +02:00.",
        "The pager has 2024-03-15T10:00:00Z.",
        "The pager has 2024-03-15T10:00:00-07:00.",
        "All times are in the server's timezone.",
        "All times in US/Pacific.",
        "All times are in Canada/Eastern.",
        "Stamps are PST8PDT.",
        "All UK times.",
        "All times in Berlin.",
        "Times are local to Berlin.",
        "*Times are New York.*",
        "Alle Angaben in Ortszeit.",
        "Toutes les heures sont en heure locale.",
        "Todas las horas son hora local.",
    ],
)
def test_a_text_that_names_a_zone_somewhere_is_left_alone(words: str) -> None:
    head = "---\ntitle: The ring\ndate: 2024-03-15\n---\n\n"
    assert found(f"10:00 a; 10:10 b\n\n{words}", "CO105", head=head) == []


def test_a_word_that_looks_like_a_zone_names_none() -> None:
    head = "---\ntitle: The ring\ndate: 2024-03-15\n---\n\n"
    assert len(found("10:00 EAT in the WEST wing; 10:10 b", "CO105", head=head)) == 1
    assert len(found("10:00 the server times out; 10:10-12:00 it gave us time", "CO105", head=head)) == 1
    assert len(found("10:00 load times in Berlin rose; 10:10 three times Ada said so", "CO105", head=head)) == 1
    assert len(found("10:00 all response times in Europe rose; 10:10 b", "CO105", head=head)) == 1


def test_two_zones_of_one_entry_check_each_other() -> None:
    (problem,) = found("20:07 EDT (01:07 UTC) a", "CO106")
    assert problem.message.startswith("01:07 UTC is not the same moment as 20:07 EDT (01:07 UTC)")
    assert problem.message.endswith("that is 00:07 UTC")
    assert found("20:07 EDT (00:07 UTC) a", "CO106") == []


def test_a_night_that_only_the_clock_tells_of_is_a_hint() -> None:
    (problem,) = found("23:50 a; 00:10 b", "CO107")
    assert (problem.severity, problem.message) == ("hint", "00:10 comes after 23:50, and was taken for 2024-03-16")


def test_a_night_that_the_end_of_the_incident_tells_of_is_fine() -> None:
    head = "---\ntitle: The ring\ndate: 2024-03-15\nincident: {resolved: 2024-03-16 00:10 UTC}\n---\n\n"
    assert found("2024-03-15 23:50 UTC a; 00:10 UTC b", "CO107", head=head) == []


def test_a_zone_with_an_offset_that_is_not_its_own_is_reported() -> None:
    (problem,) = found("10:00 a", "CO113", heading="## Timeline\n\nAll times are PST (UTC-7).")
    assert problem.message == "PST is UTC-8, not UTC-7"
    assert found("10:00 a", "CO113", heading="## Timeline\n\nAll times are PST (UTC-8).") == []


def test_code_names_no_zone() -> None:
    assert found("10:00 a", "CO113", heading="## Timeline\n\n`PST (UTC-7)`") == []


def test_a_stamp_that_cannot_be_right_is_not_out_of_order_too() -> None:
    said = problems_of(
        "## Timeline\n\n- 10:00 UTC a\n- 10:20 UTC b\n- 31 February 2024 10:10 UTC c\n- 10:30 UTC d\n- 10:40 UTC e\n"
    )
    assert [problem.code for problem in said] == ["CO102"]


@pytest.mark.parametrize(
    ("entries", "code", "words"),
    [
        ("10:00 a; 10:20 b; 10:10 c; 10:30 d", "CO101", "10:10"),
        ("10:00 a; 13:55 PM b", "CO102", "13:55 PM"),
        ("23:50 a; 00:10 b", "CO107", "00:10"),
        ("2024-03-15 10:00 Europe/Atlantis a", "CO112", "Europe/Atlantis"),
    ],
)
def test_a_slip_is_said_where_its_words_stand(entries: str, code: str, words: str) -> None:
    (problem,) = found(entries, code)
    place = problem.place
    assert problem.line_text[place.column - 1 : place.end_column - 1] == problem.text == words
