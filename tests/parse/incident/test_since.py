"""Times from the start of the incident."""

import pytest

from generator.model.incident import Event, Moment
from generator.parse.incident.sections import find_sections
from generator.parse.incident.since import since_at
from generator.parse.incident.timeline import Context, read_timeline
from generator.parse.incident.vocabulary import vocabulary_of
from tests.parse.reading import document_of

ENGLISH = vocabulary_of("en")


def events(markdown: str, started: Moment | None = None) -> tuple[Event, ...]:
    document = document_of(markdown)
    return read_timeline(document, find_sections(document, ENGLISH), Context(started), ENGLISH)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("T+5m", 300),
        ("T + 5 min", 300),
        ("T+00:05", 300),
        ("T+01:00:05", 3605),
        ("T+1h30m", 5400),
        ("T+2d", 172800),
        ("T-10m", -600),
        ("T0", 0),
        ("T+0", 0),
        ("T+90s", 90),
    ],
)
def test_what_has_passed_is_read(text: str, seconds: int) -> None:
    assert since_at(f"{text} words", 0) == (seconds, len(text))


@pytest.mark.parametrize("text", ["T+5 words", "T+", "T-shirt", "T0x", "T5", "T+5:999"])
def test_what_is_no_time_is_not_read(text: str) -> None:
    assert since_at(text, 0) is None


BODY = "## Timeline\n\n- T-10m: a\n- T+0: b\n- **T+1h05m** c\n"


def test_times_from_the_start_are_moments_where_the_start_is_known() -> None:
    found = events(BODY, Moment("2021-03-04T23:00+01:00", "minute", "CET"))
    assert [(event.at, event.stamp, event.text.raw) for event in found] == [
        (Moment("2021-03-04T22:50+01:00", "minute", "CET"), "T-10m", "a"),
        (Moment("2021-03-04T23:00+01:00", "minute", "CET"), "T+0", "b"),
        (Moment("2021-03-05T00:05+01:00", "minute", "CET"), "T+1h05m", "c"),
    ]
    assert all(event.inferred for event in found)


@pytest.mark.parametrize("started", [None, Moment("2021-03-04", "day"), Moment("9999-12-31T23:59", "minute")])
def test_they_are_events_without_a_moment_where_it_is_not(started: Moment | None) -> None:
    *_, last = events(BODY, started)
    assert (last.at, last.stamp, last.text.raw, last.doubts) == (None, "T+1h05m", "c", ())


def test_they_count_from_the_first_entry_that_says_when_it_was() -> None:
    first, second = events("## Timeline\n\n- T0 (2021-03-04 10:00 UTC) a\n- T+00:05 b\n")
    assert (first.stamp, first.text.raw) == ("T0 (2021-03-04 10:00 UTC)", "a")
    assert first.at == Moment("2021-03-04T10:00+00:00", "minute", "UTC")
    assert second.at == Moment("2021-03-04T10:05+00:00", "minute", "UTC")
