"""The one instant of a build."""

from datetime import UTC, datetime

import pytest

from generator.disk.errors import OutsideError
from generator.engine.clock import instant

CLOCK = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("as_of", "epoch", "zone", "expected"),
    [
        ("", "", "UTC", "2026-01-02T03:04:00+00:00"),
        ("", "0", "UTC", "1970-01-01T00:00:00+00:00"),
        ("2020-03-16", "0", "", "2020-03-16T23:59:59+00:00"),
        ("2020-03-16", "", "Asia/Tokyo", "2020-03-16T23:59:59+09:00"),
        ("2020-07-16T10:30", "", "Europe/London", "2020-07-16T10:30:00+01:00"),
        ("2020-07-16T10:30+05:30", "", "Europe/London", "2020-07-16T10:30:00+05:30"),
        ("2020-03-16", "", "No/Where", "2020-03-16T23:59:59+00:00"),
        ("2020-03-16", "", "../../etc/passwd", "2020-03-16T23:59:59+00:00"),
    ],
)
def test_a_given_date_wins_over_the_epoch_and_that_over_the_clock(
    as_of: str, epoch: str, zone: str, expected: str
) -> None:
    assert instant(as_of, epoch, CLOCK, zone).isoformat() == expected


@pytest.mark.parametrize(("as_of", "epoch"), [("yesterday", ""), ("2020-13-45", ""), ("", "soon"), ("", "9" * 30)])
def test_what_is_no_time_is_a_mistake_of_usage(as_of: str, epoch: str) -> None:
    with pytest.raises(OutsideError) as refused:
        instant(as_of, epoch, CLOCK, "UTC")
    assert refused.value.exit_code == 2
