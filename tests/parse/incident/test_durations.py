"""Durations: minutes from stamps of known phase, and from nothing else."""

from generator.model.incident import Durations, Incident, Moment
from generator.parse.incident.durations import read_durations
from generator.parse.incident.sections import find_sections
from generator.parse.incident.timeline import Context, read_timeline
from generator.parse.incident.vocabulary import vocabulary_of
from tests.parse.reading import document_of

TIMELINE = (
    "## Timeline (UTC)\n\n- 10:00 outage begins\n- 10:07 alert fired\n- 10:30 incident mitigated\n"
    "- {end} incident resolved\n"
)
UNKNOWN = Incident()

ENGLISH = vocabulary_of("en")


def durations(markdown: str, incident: Incident = UNKNOWN) -> Durations:
    document = document_of(markdown)
    context = Context(date=Moment("2021-03-04", "day"))
    return read_durations(read_timeline(document, find_sections(document, ENGLISH), context, ENGLISH), incident)


def test_they_are_counted_from_the_start_to_each_phase() -> None:
    assert durations(TIMELINE.format(end="12:00")) == Durations(detect=7, acknowledge=None, mitigate=30, resolve=120)


def test_they_cross_midnight() -> None:
    assert durations(TIMELINE.format(end="2021-03-05 00:30")).resolve == 14 * 60 + 30


def test_front_matter_goes_before_the_entries() -> None:
    incident = Incident(started=Moment("2021-03-04T09:50+00:00", "minute"))
    assert durations(TIMELINE.format(end="12:00"), incident).detect == 17


def test_they_are_never_guessed_from_dates_nor_negative() -> None:
    dated = Incident(started=Moment("2021-03-04", "day"), resolved=Moment("2021-03-05", "day"))
    assert read_durations((), dated) == Durations()
    backwards = Incident(started=Moment("2021-03-04T10:00Z", "minute"), resolved=Moment("2021-03-04T09:00Z", "minute"))
    assert read_durations((), backwards) == Durations()


def test_a_moment_without_a_zone_is_not_compared_with_one_that_has_one() -> None:
    mixed = Incident(started=Moment("2021-03-04T10:00", "minute"), resolved=Moment("2021-03-04T11:00Z", "minute"))
    assert read_durations((), mixed).resolve is None
    local = Incident(started=Moment("2021-03-04T10:00", "minute"), resolved=Moment("2021-03-04T11:00", "minute"))
    assert read_durations((), local).resolve == 60


def resolved_after(start: str, end: str) -> int | None:
    started = Moment("2026-01-01T10:00", "minute", start)
    resolved = Moment("2026-01-01T12:00", "minute", end)
    return read_durations((), Incident(started=started, resolved=resolved)).resolve


def test_times_of_two_unknown_zones_tell_no_length() -> None:
    assert resolved_after("XYZ", "QRS") is None
    assert resolved_after("XYZ", "") is None


def test_times_of_one_clock_tell_a_length() -> None:
    assert resolved_after("XYZ", "XYZ") == 120
    assert resolved_after("", "") == 120
