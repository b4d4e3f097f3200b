"""A declared duration agrees with the times of its text, as people round."""

import pytest
from msgspec.structs import replace

from generator.lint.consistency.durations import agree, check_durations, spoken
from generator.model.incident import Declared, DurationKind
from generator.model.problem import Problem
from generator.model.text import Place, Words
from tests.lint.reading import post_of

PLACE = Place("content/posts/ring.md", 6, 1, 6, 10)
TIMES = "10:00 a; 10:20 b; 11:05 c; 11:30 d"


def declared(minutes: int, of: DurationKind = "total", approx: bool = False, at: Place = PLACE) -> Declared:
    return Declared(of, minutes, Words.of(f"{minutes} minutes", at), at, approx)


def found(*durations: Declared, entries: str = TIMES, head: str = "date: 2024-03-15") -> list[Problem]:
    body = "Words.\n\n## Timeline (UTC)\n\n" + "".join(f"- {entry}\n" for entry in entries.split("; "))
    post = post_of(body, head=f"---\ntitle: The ring\n{head}\n---\n\n")
    return list(check_durations(replace(post, declared=durations)))


def test_a_duration_that_no_two_times_give_is_a_hint() -> None:
    (problem,) = found(declared(180))
    assert (problem.code, problem.severity, problem.place) == ("CO111", "hint", PLACE)
    assert problem.message == "“180 minutes” is declared, but no two times of the text are about 3 h apart"


@pytest.mark.parametrize("minutes", [20, 45, 65, 90, 25, 46])
def test_a_duration_that_two_times_give_is_left_alone(minutes: int) -> None:
    assert found(declared(minutes)) == []


def test_the_same_duration_is_said_once() -> None:
    assert len(found(declared(180), declared(180))) == 1


def test_too_few_times_say_nothing() -> None:
    assert found(declared(180), entries="10:00 a; 10:20 b; 11:05 c") == []
    assert found(declared(180), entries="2024-03-15 a; 2024-03-16 b; 2024-03-17 c; 2024-03-18 d") == []


def test_the_end_of_a_range_is_a_time_too() -> None:
    assert found(declared(180), entries="10:00 - 13:00 a; 10:20 b; 11:05 c; 11:30 d") == []


@pytest.mark.parametrize(
    ("said", "minutes"),
    [(17 * 60, 16 * 60 + 56), (16 * 60, 16 * 60 + 56), (47, 46), (60, 80), (30, 37), (1440, 26 * 60), (1, 2), (65, 62)],
)
def test_people_round(said: int, minutes: int) -> None:
    assert agree(declared(said), minutes)


@pytest.mark.parametrize(("said", "minutes"), [(17 * 60, 15 * 60), (47, 60), (7, 13), (60, 20), (60, 125), (1440, 120)])
def test_people_do_not_round_as_far_as_that(said: int, minutes: int) -> None:
    assert not agree(declared(said), minutes)


def test_about_allows_twice_as_much() -> None:
    assert not agree(declared(47), 50)
    assert agree(declared(47, approx=True), 50)


START_AND_END = "incident: {started: 2024-03-15 10:00 UTC, resolved: 2024-03-15 11:30 UTC}"


def test_start_and_end_contradict_a_duration_whatever_other_times_there_are() -> None:
    (problem,) = found(declared(45), head=START_AND_END)
    assert (problem.code, problem.severity) == ("CO114", "warning")
    assert problem.message == "“45 minutes” is declared, but from start to end it is 1 h 30 min"


def test_a_duration_may_run_to_the_mitigation() -> None:
    head = START_AND_END.replace("resolved", "mitigated: 2024-03-15 10:45 UTC, resolved")
    assert found(declared(45), declared(90), head=head) == []


def test_other_durations_than_the_whole_are_not_measured_by_start_and_end() -> None:
    assert found(declared(20, "detect"), head=START_AND_END) == []


def test_hours_at_work_leave_nights_out() -> None:
    entries = "".join(f"- {entry}\n" for entry in TIMES.split("; "))
    post = post_of(f"Time to resolve: 3h (during support hours)\n\n## Timeline (UTC)\n\n{entries}")
    assert list(check_durations(replace(post, declared=(declared(180),)))) == []


def test_times_of_unknown_zones_are_not_compared_with_those_of_known_ones() -> None:
    entries = "2024-03-15 10:00 UTC a; 2024-03-15 10:20 UTC b; 2024-03-15 11:05 UTC c; 2024-03-15 11:30 UTC d"
    assert len(found(declared(180), entries=entries, head="incident: {started: 2024-03-15 08:05 local}")) == 1


@pytest.mark.parametrize(("minutes", "words"), [(0, "0 min"), (65, "1 h 5 min"), (1440, "1 day"), (3000, "2 days 2 h")])
def test_minutes_are_said_in_words(minutes: int, words: str) -> None:
    assert spoken(minutes) == words
