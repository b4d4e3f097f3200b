"""Where the time of a build goes: every moment counts once, for the innermost stage."""

from itertools import count

import pytest

from generator.engine import profile
from generator.engine.profile import Stage, Stopwatch


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Stopwatch:
    """A stopwatch whose clock goes on by a second whenever it is looked at."""
    seconds = count()
    monkeypatch.setattr(profile.time, "perf_counter", lambda: float(next(seconds)))
    return Stopwatch()


def test_a_stage_takes_the_time_of_its_block(watch: Stopwatch) -> None:
    with watch.stage("scan"):
        pass
    assert watch.stages == (Stage("scan", 1.0),)


def test_the_time_of_an_inner_stage_is_not_that_of_the_outer_one(watch: Stopwatch) -> None:
    with watch.stage("write"):
        for _ in range(3):
            with watch.stage("cook"):
                pass
    assert watch.stages == (Stage("write", 4.0), Stage("cook", 3.0))


def test_a_stage_within_itself_counts_once(watch: Stopwatch) -> None:
    with watch.stage("read"), watch.stage("read"):
        pass
    assert watch.stages == (Stage("read", 3.0),)


def test_what_is_in_no_stage_counts_for_none(watch: Stopwatch) -> None:
    for name in ("scan", "decide"):
        with watch.stage(name):
            pass
        _ = watch.stages
    assert watch.stages == (Stage("scan", 1.0), Stage("decide", 1.0))


def test_stages_that_are_open_count_so_far(watch: Stopwatch) -> None:
    with watch.stage("scan"):
        assert watch.stages == (Stage("scan", 1.0),)
        assert watch.stages == (Stage("scan", 2.0),)


def test_a_stage_that_fails_is_over(watch: Stopwatch) -> None:
    with pytest.raises(KeyError), watch.stage("scan"):
        raise KeyError
    with watch.stage("decide"):
        pass
    assert watch.stages == (Stage("scan", 1.0), Stage("decide", 1.0))


def test_a_function_is_timed_with_what_it_is_given_and_gives(watch: Stopwatch) -> None:
    timed = watch.timed("look", divmod)
    assert timed(7, 2) == (3, 1)
    assert watch.stages == (Stage("look", 1.0),)
