"""Stamps: one grammar for what people write in front of an event."""

import pytest

from generator.parse.incident.stamps import Stamp, dates_in, read_stamp, trailing_stamp
from generator.parse.incident.vocabulary import vocabulary_of

ENGLISH = vocabulary_of("en")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("21:28 UTC - pager goes off", "21:28 UTC pager goes off"),
        ("04:49 PM UTC", "16:49 UTC"),
        ("2025-10-15 05:00 | queue grows", "2025-10-15 05:00 queue grows"),
        ("2020-01-02T10:00:05Z done", "2020-01-02 10:00:05 Z done"),
        ("12:45 PM PST Saturday Oct 30th: a call", "0-10-30 12:45 PST a call"),
        ("Jan 14, 10:18 AM", "0-01-14 10:18"),
        ("19. April, 11:00 a call", "0-04-19 11:00 a call"),
        ("Friday, 21 March 2025: a report", "2025-03-21 a report"),
        ("Feb 04, 2021, 21:45 (UTC): a report", "2021-02-04 21:45 UTC a report"),
        ("[08:47] a merge", "08:47 a merge"),
        ("[03-26 23:04] a merge", "0-03-26 23:04 a merge"),
        ("09.25 AB: found it", "09:25 AB: found it"),
        ("2233 - all quiet", "22:33 all quiet"),
        ("2022-02-02 1625: a mail", "2022-02-02 16:25 a mail"),
        ("5pm: a call", "17:00 a call"),
        ("10:00 (UTC+2) a call", "10:00 UTC+2 a call"),
        ("10:00 PST (UTC-7) a call", "10:00 UTC-7 a call"),
        ("10:00 GMT -7: a call", "10:00 GMT -7 a call"),
        ("10:00 UTC+5:30 a call", "10:00 UTC+5:30 a call"),
        ("10:00 UTC - 2 pods fail", "10:00 UTC 2 pods fail"),
        ("10:00 UTC- 2 pods fail", "10:00 UTC 2 pods fail"),
        ("10:00 UTC -2 pods fail", "10:00 UTC 2 pods fail"),
        ("10:00 UTC+15 a call", "10:00 UTC +15 a call"),
        ("2021-03-05 10:00:00 +0000 UTC a call", "2021-03-05 10:00:00 +0000 a call"),
        ("2021-03-05 10:00:00 -0800 a call", "2021-03-05 10:00:00 -0800 a call"),
        ("Fri Mar  5 10:00:05 UTC 2021: a call", "2021-03-05 10:00:05 UTC a call"),
        ("Fri Mar 5 10:00 2021 servers", "0-03-05 10:00 2021 servers"),
        ("Mar-05 10:00 a call", "0-03-05 10:00 a call"),
        ("20210305 10:00 a call", "2021-03-05 10:00 a call"),
        ("🔥 10:00 UTC a call", "10:00 UTC a call"),
        ("⚠️ 10:00 a call", "10:00 a call"),
        (":fire: 10:00 a call", "10:00 a call"),
        ("At 10:30 UTC, the disk was full", "10:30 UTC the disk was full"),
        ("10:30 - 12 servers fail", "10:30 12 servers fail"),
        ("2021-08-27: At 12:50:07 UTC, it broke", "2021-08-27 12:50:07 UTC it broke"),
        ("10:00 Eastern time a call", "10:00 Eastern time a call"),
        ("10:00 Pacific - a call", "10:00 Pacific a call"),
        ("10:00 (Central) a call", "10:00 Central a call"),
        ("10:00Z a call", "10:00 Z a call"),
        ("10:00 UTC-A call", "10:00 UTC A call"),
        ("10:00 Z: a call", "10:00 Z a call"),
        ("10:00 on 5 May: a call", "0-05-05 10:00 a call"),
        ("24:00 UTC: a call", "24:00 UTC a call"),
        ("00:30 UTC (20:30 EDT, 17:30 PDT) a call", "00:30 UTC a call"),
    ],
)
def test_a_stamp_is_read_and_parted_from_its_words(line: str, expected: str) -> None:
    stamp = read_stamp(line, ENGLISH)
    assert stamp is not None
    day = f"{stamp.year}-{stamp.month:02d}-{stamp.day:02d}" if stamp.dated else ""
    second = f":{stamp.second:02d}" if stamp.second >= 0 else ""
    time = f"{stamp.hour:02d}:{stamp.minute:02d}{second}" if stamp.timed else ""
    assert " ".join(part for part in (day, time, stamp.zone, line[stamp.rest :]) if part) == expected


@pytest.mark.parametrize(
    "line",
    [
        "3 servers failed",
        "[???] unknown",
        "T+5 servers",
        "T-shirts are sold out",
        "T0mcat is down",
        "10.30.1.2 was down",
        "1.20 was released",
        "May be late",
        "Monitoring was off",
        "2021 was a bad year",
        "",
        "2021-13-40: no",
        "about 5 people called",
    ],
)
def test_what_is_no_stamp_is_not_read_as_one(line: str) -> None:
    assert read_stamp(line, ENGLISH) is None


@pytest.mark.parametrize(
    ("line", "odd", "possible"),
    [
        ("10:99 the pump", "10:99", False),
        ("24:10 the pump", "24:10", False),
        ("13:55 PM the pump", "13:55 PM", True),
        ("009:38 the pump", "009:38", True),
        ("20202-01-16 10:15 the pump", "20202-01-16", True),
        ("2024-02-31 10:15 the pump", "2024-02-31", True),
    ],
)
def test_what_cannot_be_is_read_as_far_as_it_can_and_kept_as_written(line: str, odd: str, possible: bool) -> None:
    stamp = read_stamp(line, ENGLISH)
    assert stamp is not None
    assert (stamp.odd, stamp.possible, stamp.dated) == (odd, possible, False)
    assert line[stamp.rest :] == "the pump"


@pytest.mark.parametrize(
    "line",
    [
        "~13:30 a",
        "ca. 13:30 a",
        "13.30ish a",
        "around 13:30 a",
        "approx. 13:30 a",
        "<13:30 a",
        "13:30? a",
        "13:30 (?) a",
        "shortly after 13:30 a",
        "before 13:30: a",
    ],
)
def test_an_approximate_time_says_so(line: str) -> None:
    stamp = read_stamp(line, ENGLISH)
    assert stamp is not None
    assert (stamp.approx, stamp.hour, stamp.minute, line[stamp.rest :]) == (True, 13, 30, "a")


@pytest.mark.parametrize(
    "line",
    [
        "13:30-13:45 a",
        "13:30 – 13:45: a",
        "from 13:30 to 13:45 a",
        "between 13:30 and 13:45 a",
        "13:30 UTC - 13:45 UTC - a",
        "13:30 UTC-13:45 UTC - a",
        "13:30 UTC-13:45 a",
    ],
)
def test_a_range_has_an_end(line: str) -> None:
    stamp = read_stamp(line, ENGLISH)
    assert stamp is not None
    assert stamp.until is not None
    assert (stamp.hour, stamp.minute, stamp.until.hour, stamp.until.minute) == (13, 30, 13, 45)
    assert line[stamp.rest :] == "a"


@pytest.mark.parametrize(
    "words",
    [
        "Friday deploy is blamed",
        "on Monday's backup",
        "Sat down with the others",
        "May 3 pods restart?",
        "Mon-itoring is off",
        "(Friday was bad) a call",
        "Eastern region is down",
        "Central logging is gone",
        "Z-index is mended",
        "MT driver is loaded",
        "CAT scan is lost",
        "UTC-based clocks are off",
        "local disk is full",
    ],
)
def test_a_word_after_a_time_that_something_else_may_be_called_is_no_part_of_it(words: str) -> None:
    stamp = read_stamp(f"10:45 {words}", ENGLISH)
    assert stamp is not None
    assert (stamp.weekday, stamp.dated, stamp.zone, stamp.local) == (-1, False, "", False)
    assert f"10:45 {words}"[stamp.rest :] == words


@pytest.mark.parametrize(
    "line", ["10:45 Friday: a", "10:45 (Friday) a", "10:45 Friday, 8 March - a", "10:45 Fri", "10:45 Friday. a"]
)
def test_a_day_after_a_time_is_read_where_it_is_parted_from_the_words(line: str) -> None:
    stamp = read_stamp(line, ENGLISH)
    assert stamp is not None
    assert (stamp.weekday, line[stamp.rest :]) == (4, "a" if "a" in line else "")


def test_what_is_marked_is_parted_by_the_end_of_the_mark() -> None:
    assert (read_stamp("10:45 Friday a call", ENGLISH, closed=len("10:45 Friday")) or Stamp(0, 0)).weekday == 4


def test_one_moment_may_be_told_in_three_zones() -> None:
    stamp = read_stamp("00:30 UTC (20:30 EDT, 17:30 PDT) a call", ENGLISH)
    assert stamp is not None
    assert stamp.again is not None
    assert stamp.again.again is not None
    assert (stamp.again.zone, stamp.again.again.zone) == ("EDT", "PDT")


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("1:15 - 1:45 PM a", 13, 13),
        ("11:30-12:30 PM a", 11, 12),
        ("12:30-1:00 AM a", 0, 1),
        ("10-11 AM a", 10, 11),
        ("9 - 10:30 PM a", 21, 22),
        ("10:30 AM-1:15 PM a", 10, 13),
    ],
)
def test_a_range_may_say_the_half_of_the_day_once(line: str, first: int, last: int) -> None:
    stamp = read_stamp(line, ENGLISH)
    assert stamp is not None
    assert stamp.until is not None
    assert (stamp.hour, stamp.until.hour) == (first, last)


def test_a_word_of_about_belongs_to_what_is_about_that_time() -> None:
    of_a_day, of_a_time = (read_stamp(f"2021-03-05{rest}", ENGLISH) for rest in (": before the fix", " after 10:00"))
    assert of_a_day is not None
    assert of_a_time is not None
    assert (of_a_day.approx, of_a_time.approx) == (False, True)


def test_a_range_may_be_one_of_days() -> None:
    stamp = read_stamp("Between 2023-07-10 to 2023-07-16 it rained", ENGLISH)
    assert stamp is not None
    assert stamp.until is not None
    assert (stamp.day, stamp.until.day) == (10, 16)


def test_two_zones_of_one_entry_are_both_read() -> None:
    stamp = read_stamp("20:07 EDT (00:07 UTC) a call", ENGLISH)
    assert stamp is not None
    assert stamp.again is not None
    assert (stamp.zone, stamp.again.zone, stamp.again.hour) == ("EDT", "UTC", 0)


def test_a_label_may_end_with_its_stamp() -> None:
    stamp = trailing_stamp("First detected 2022-03-10 11:48", ENGLISH)
    assert stamp is not None
    assert (stamp.start, stamp.hour) == (15, 11)
    assert trailing_stamp("It lasted until 11:48", ENGLISH) is None


@pytest.mark.parametrize("written", ["10:15 UTC on 5 March 2021", "10:15 AM PST on Friday, March 5th 2021"])
def test_the_stamp_that_ends_a_label_may_have_its_time_first(written: str) -> None:
    text = f"the pager rings: {written}"
    stamp = trailing_stamp(text, ENGLISH)
    assert stamp is not None
    assert (text[stamp.start : stamp.end], stamp.hour, stamp.day) == (written, 10, 5)


def test_full_dates_are_found_in_running_words() -> None:
    found = [
        (stamp.year, stamp.month, stamp.day)
        for stamp in dates_in("From March 3rd, 2021 to 2021-03-05, or 7 May 2021.", ENGLISH)
    ]
    assert found == [(2021, 3, 3), (2021, 3, 5), (2021, 5, 7)]


@pytest.mark.parametrize("text", ["Shot-2021-03-05.png", "see http://logs.example/2021-03-05/x", "v1.2021-03-05"])
def test_digits_of_a_name_or_an_address_are_no_date(text: str) -> None:
    assert list(dates_in(text, ENGLISH)) == []
