"""A stamp is believed only where a later change cannot have left it the same."""

import os
from pathlib import Path

import msgspec
import pytest

from generator.disk.stamps import is_settled, stamp_of
from generator.model.listed import Stamp
from tests.disk.tree import put

NOW = 1_700_000_000_123_456_789
MS, S = 10**6, 10**9


@pytest.mark.parametrize(
    ("mtime", "ctime", "settled"),
    [
        (NOW - 51 * MS, NOW - 51 * MS, True),
        (NOW - 49 * MS, NOW - 51 * MS, False),
        (NOW - 51 * MS, NOW - 49 * MS, False),
        (NOW - 999 * S, NOW - 49 * MS, False),
        (NOW, NOW, False),
        (NOW + 5 * S, NOW - 9 * S, False),
        (NOW - 9 * S, NOW + 5 * S, False),
    ],
)
def test_a_file_that_was_written_to_just_then_is_not_settled(mtime: int, ctime: int, settled: bool) -> None:
    assert is_settled(Stamp(mtime, ctime, 1, 1), NOW) is settled


@pytest.mark.parametrize(("age", "settled"), [(1, False), (2, False), (3, True)])
def test_whole_seconds_are_those_of_a_coarse_clock(age: int, settled: bool) -> None:
    second = NOW // S * S - age * S
    assert is_settled(Stamp(second, second, 1, 1), NOW // S * S) is settled
    assert is_settled(Stamp(second, second + 1, 1, 1), NOW // S * S) is True


def test_a_stamp_changes_when_a_file_is_written_to_even_where_its_time_is_put_back(tmp_path: Path) -> None:
    file = put(tmp_path, {"a": "one"}) / "a"
    before = stamp_of(file.stat())
    file.write_text("two")
    os.utime(file, ns=(before.mtime_ns, before.mtime_ns))
    after = stamp_of(file.stat())
    assert (after.mtime_ns, after.size, after.inode) == (before.mtime_ns, before.size, before.inode)
    assert after != before or not is_settled(before, before.ctime_ns)


def test_stamps_are_kept_as_four_numbers() -> None:
    assert msgspec.json.encode(Stamp(1, 2, 3, 4)) == b"[1,2,3,4]"
