"""Dates and times of front matter."""

from datetime import UTC, date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.incident import Moment
from generator.parse.front_matter.moments import parse_moment


@pytest.mark.parametrize(
    ("written", "iso", "precision"),
    [
        ("2020", "2020", "year"),
        ("2020-03", "2020-03", "month"),
        ("2020-03-16", "2020-03-16", "day"),
        ("2020/3/6", "2020-03-06", "day"),
        ("20200316", "2020-03-16", "day"),
        ("0001-01-01", "0001-01-01", "day"),
        ("2020-03-16 10:30", "2020-03-16T10:30", "minute"),
        ("2020-03-16T10:30:05", "2020-03-16T10:30:05", "second"),
        ("2020-03-16 4:30 PM", "2020-03-16T16:30", "minute"),
        ("2020-03-16 12:05 am", "2020-03-16T00:05", "minute"),
        ("  2020-03-16   10:30 ", "2020-03-16T10:30", "minute"),
    ],
)
def test_a_date_is_known_as_far_as_it_is_written(written: str, iso: str, precision: str) -> None:
    moment = parse_moment(written)
    assert moment is not None
    assert (moment.iso, moment.precision, moment.zone) == (iso, precision, "")


@pytest.mark.parametrize(
    ("written", "iso", "zone"),
    [
        ("2020-03-16T10:30:00Z", "2020-03-16T10:30:00+00:00", "UTC"),
        ("2020-03-16 10:30 UTC", "2020-03-16T10:30+00:00", "UTC"),
        ("2020-03-16 10:30:00 +0530", "2020-03-16T10:30:00+05:30", "+0530"),
        ("2020-03-16T10:30:00.123456789-03:30", "2020-03-16T10:30:00-03:30", "-03:30"),
        ("2020-03-16 10:30 UTC+2", "2020-03-16T10:30+02:00", "UTC+2"),
        ("2020-07-16 10:30 Europe/London", "2020-07-16T10:30+01:00", "Europe/London"),
        ("2020-01-16 10:30 (PST)", "2020-01-16T10:30-08:00", "PST"),
    ],
)
def test_a_zone_gives_its_offset_and_keeps_its_name(written: str, iso: str, zone: str) -> None:
    moment = parse_moment(written)
    assert moment is not None
    assert (moment.iso, moment.zone) == (iso, zone)
    assert moment.instant is not None


def test_a_zone_that_nobody_knows_stays_a_name_without_an_offset() -> None:
    assert parse_moment("2020-03-16 10:30 XQT") == Moment("2020-03-16T10:30", "minute", "XQT")


def test_the_default_zone_holds_only_where_the_text_names_none() -> None:
    assert parse_moment("2024-07-01 10:30", "Europe/Paris") == Moment(
        "2024-07-01T10:30+02:00", "minute", "Europe/Paris"
    )
    assert parse_moment("2024-07-01 10:30Z", "Europe/Paris") == Moment("2024-07-01T10:30+00:00", "minute", "UTC")
    assert parse_moment("2024-07-01", "Europe/Paris") == Moment("2024-07-01", "day")


def test_a_time_alone_needs_a_day() -> None:
    assert parse_moment("10:30") is None
    assert parse_moment("10:30", day=date(2020, 3, 16)) == Moment("2020-03-16T10:30", "minute")


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "2020-13-45",
        "2020-02-30",
        "0000-01-01",
        "20202-01-16",
        "2020-03-16 24:30",
        "2020-03-16 13:55 PM",
        "2020-03-16 10:30 +99:00",
        "2020-03-16 10:30 and more words",
        "2020-03 10:30",
        "2020-03-16\x0010:30",
        "2" * 100_000,
    ],
)
def test_what_is_no_date_is_none(written: str) -> None:
    assert parse_moment(written) is None


@settings(deadline=None)
@given(
    st.text(alphabet="0123456789-/:. TZ+UTCPM()Europe/London", max_size=40),
    st.sampled_from(["", "UTC", "Asia/Kolkata", "Nowhere/Here"]),
    st.none() | st.dates(),
)
def test_every_moment_can_be_asked_and_compared(text: str, zone: str, day: date | None) -> None:
    moment = parse_moment(text, zone, day)
    if moment is not None:
        assert moment.day is None or moment.day.isoformat() == moment.iso[:10]
        assert moment.instant is None or moment.instant.astimezone(UTC).year > 0
