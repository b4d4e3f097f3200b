"""Builds that are killed, or not alone: no file is torn or lost, and the next build makes what a cold one would."""

import contextlib
import subprocess
import time
from pathlib import Path
from random import Random

import pytest

from tests.disk.tree import tree
from tests.law.enduring import STATES, become, begin, begin_site, build, forget, is_whole, kill, state

KILLS, PARTS = 200, 20
JOURNAL = Path(".afterword/outputs/public/journal.json")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The site in its first state, built."""
    return begin_site(tmp_path / "site")


@pytest.mark.parametrize("part", range(PARTS))
def test_killed_at_any_instant_nothing_is_torn_and_the_next_build_is_a_cold_one(site: Path, part: int) -> None:
    random, seconds = Random(part), 1.0
    killed = in_place = 0
    for number in range(1, KILLS // PARTS + 1):
        become(site, number % 2)
        if number % 4 == 0:
            forget(site)
        process = begin(site)
        # Half of the instants lie in the short while in which files are put in place.
        if number % 2:
            _wait_for(site / JOURNAL, process)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(random.uniform(0, 0.03 if number % 2 else seconds))
        killed += kill(process) != 0
        in_place += (site / JOURNAL).exists()
        assert is_whole(site, *map(state, STATES))
        start = time.monotonic()
        assert build(site).code == 0
        seconds = (seconds + time.monotonic() - start) / 2
        assert tree(site / "public") == state(number % 2).built
        assert not (site / JOURNAL).exists()
    assert killed > KILLS // PARTS / 3, "most builds were over before they were killed"
    assert in_place, "no build was killed while it put files in place"


def test_killed_again_and_again_a_build_heals_at_last(site: Path) -> None:
    random = Random(0)
    for number in range(12):
        become(site, number % 2)
        process = begin(site)
        _wait_for(site / JOURNAL, process)
        time.sleep(random.uniform(0, 0.03))
        kill(process)
        assert is_whole(site, *map(state, STATES))
    become(site, 0)
    assert build(site).code == 0
    assert tree(site / "public") == state(0).built


def test_two_builds_into_one_output_at_once_make_what_one_makes(site: Path) -> None:
    for number in (1, 0, 1, 0, 1):
        become(site, number)
        if number:
            forget(site)
        # The later one waits for the earlier; it may also say that it has waited for long enough.
        ends = sorted(process.wait() for process in (begin(site), begin(site)))
        assert ends in ([0, 0], [0, 1])
        assert tree(site / "public") == state(number).built
        assert build(site).code == 0
        assert tree(site / "public") == state(number).built


def test_builds_into_several_outputs_at_once_share_a_store(site: Path) -> None:
    outputs = ("public", "second", "third")
    for number in (1, 0, 1):
        become(site, number)
        forget(site)
        processes = [begin(site, "--output", output) for output in outputs]
        assert [process.wait() for process in processes] == [0, 0, 0]
        for output in outputs:
            assert tree(site / output) == state(number).built


def test_a_store_may_be_deleted_while_a_build_uses_it(site: Path) -> None:
    random = Random(0)
    for number in (1, 0, 1, 0, 1, 0):
        become(site, number)
        process = begin(site)
        time.sleep(random.uniform(0, 0.8))
        forget(site)
        assert process.wait() == 0
        assert tree(site / "public") == state(number).built


def test_a_build_beside_one_that_is_killed_is_not_held_up(site: Path) -> None:
    for number in (1, 0, 1):
        become(site, number)
        first = begin(site)
        _wait_for(site / JOURNAL, first)
        second = begin(site)
        kill(first)
        assert second.wait() == 0
        assert tree(site / "public") == state(number).built


def _wait_for(file: Path, process: "subprocess.Popen[bytes]") -> None:
    while process.poll() is None and not file.exists():
        time.sleep(0.001)
