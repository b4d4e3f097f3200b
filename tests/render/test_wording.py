"""Values in words."""

import pytest

from generator.model.incident import Moment
from generator.render.wording import (
    clipped,
    first_sentence,
    length_words,
    moment_words,
    reading_minutes,
    rfc3339,
    severity_level,
)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (Moment("2020", "year"), "2020"),
        (Moment("2020-03", "month"), "March 2020"),
        (Moment("2020-03-06", "day"), "6 March 2020"),
        (Moment("2020-03-16T10:30+00:00", "minute", "UTC"), "16 March 2020, 10:30 UTC"),
        (Moment("2020-03-16T10:30:05-07:00", "second", "PDT"), "16 March 2020, 10:30:05 PDT"),
        (Moment("2020-03-16T10:30+05:30", "minute"), "16 March 2020, 10:30 UTC+05:30"),
        (Moment("2020-03-16T10:30-07:00", "minute"), "16 March 2020, 10:30 UTC\N{MINUS SIGN}07:00"),
        (Moment("2020-03-16T10:30:00+00:00", "second", "+00:00"), "16 March 2020, 10:30 UTC"),
        (Moment("2020-03-16T10:30:00+00:00", "second", "Z"), "16 March 2020, 10:30 UTC"),
        (Moment("2020-03-16T10:30", "minute"), "16 March 2020, 10:30 (zone not stated)"),
        (Moment("0001-01-01", "day"), "1 January 1"),
    ],
)
def test_a_moment_is_told_as_far_as_it_is_known(moment: Moment, words: str) -> None:
    assert moment_words(moment) == words


@pytest.mark.parametrize(
    ("moment", "stamp"),
    [
        (Moment("2020", "year"), "2020-01-01T00:00:00Z"),
        (Moment("2020-03", "month"), "2020-03-01T00:00:00Z"),
        (Moment("2020-03-16T10:30+05:30", "minute"), "2020-03-16T10:30:00+05:30"),
        (Moment("2020-03-16T10:30+00:00", "minute", "UTC"), "2020-03-16T10:30:00Z"),
        (Moment("2020-03-16T10:30", "minute"), "2020-03-16T10:30:00Z"),
    ],
)
def test_a_feed_s_stamp_always_has_a_zone(moment: Moment, stamp: str) -> None:
    assert rfc3339(moment) == stamp


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "under 1 min"),
        (14, "14 min"),
        (60, "1 h"),
        (134, "2 h 14 min"),
        (1440, "1 day"),
        (4560, "3 days 4 h"),
    ],
)
def test_a_length_of_time(minutes: int, words: str) -> None:
    assert length_words(minutes) == words


@pytest.mark.parametrize(
    ("written", "words", "level"),
    [
        ("SEV2", "SEV2 major", 2),
        ("sev-1", "SEV1 critical", 1),
        ("Severity: 3", "Severity: 3", 0),
        ("severity 3", "SEV3 minor", 3),
        ("P0", "P0 critical", 1),
        ("high", "High", 2),
        ("purple", "Purple", 0),
        ("", "", 0),
    ],
)
def test_a_severity_never_stands_without_its_word(written: str, words: str, level: int) -> None:
    found = severity_level(written)
    assert (found.words, found.level) == (words, level)


def test_a_first_sentence_ends_where_a_reader_ends_it() -> None:
    assert first_sentence("Check the date, not the file. It may be old.") == (
        "Check the date, not the file.",
        "It may be old.",
    )
    assert first_sentence("Use limits, e.g. one a second, and test them") == (
        "Use limits, e.g. one a second, and test them",
        "",
    )


def test_text_is_cut_between_words() -> None:
    assert clipped("one two  three", 9) == "one two…"
    assert clipped("one two", 9) == "one two"
    assert len(clipped("x" * 50, 10)) <= 10


def test_nothing_is_read_in_no_time() -> None:
    assert reading_minutes(0) == 1
    assert reading_minutes(1320) == 6
