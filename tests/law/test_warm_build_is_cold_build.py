"""Whatever was changed, and in whatever order: a build with a past makes the same as one without, and says the same.

Hypothesis walks through changes of a small site (`changes.py`), and things that befall its output and its store
(`disturbances.py`). After each step the site is built twice and compared with a build from nothing of the same sources,
byte for byte, problems and exit code too; the second build must write nothing. Every 25th is a process of its own.

A run of all tests walks 500 steps, always the same ones. For a longer walk that nobody has gone yet:

    AFTERWORD_LAW_STEPS=20000 python -m pytest -n0 -s tests/law/test_warm_build_is_cold_build.py

It prints its seed; AFTERWORD_LAW_SEED=… walks the same steps again.
"""

import os
import shutil
import tempfile
from pathlib import Path
from random import SystemRandom
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from tests.law.building import Desk
from tests.law.changes import OF_SOURCES
from tests.law.disturbances import DISTURBANCES
from tests.law.living_site import OUTPUTS, Change

STEPS = int(os.environ.get("AFTERWORD_LAW_STEPS", "500"))
SEED = int(os.environ.get("AFTERWORD_LAW_SEED") or (SystemRandom().randrange(2**32) if STEPS != 500 else 0))
WALKS = 4
AT_ONCE = 25  # steps that one site goes through
PICK = st.integers(0, 12)


class Changes(RuleBasedStateMachine):
    """A site that is changed and built, step by step."""

    counted = False
    tally: ClassVar[list[dict[str, int]]] = []

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp())
        self.desk = Desk(self.place / "site", counted=self.counted)
        self.desk.tally = self.tally
        self.steps = 0
        assert self.desk.agrees()

    @rule(picks=st.lists(st.tuples(st.sampled_from((*OF_SOURCES, *DISTURBANCES)), PICK, PICK), min_size=2, max_size=5))
    def several_at_once(self, picks: list[tuple[Change, int, int]]) -> None:
        for change, one, two in picks:
            change(self.desk.site, one, two)
        self.built()

    @rule()
    def the_other_output_is_built(self) -> None:
        self.desk.agrees(OUTPUTS[1])

    def built(self) -> None:
        self.steps += 1
        apart = self.steps % 25 == 0
        if not self.desk.agrees(apart=apart) and self.desk.failed_in_a_row > 1:
            self.desk.go_back()
            # What stood in its way was taken away.
            assert self.desk.agrees() or self.desk.agrees()

    def teardown(self) -> None:
        shutil.rmtree(self.place)


def _step(change: Change) -> object:
    def step(self: Changes, one: int, two: int) -> None:
        change(self.desk.site, one, two)
        self.built()

    step.__name__ = change.__name__
    return rule(one=PICK, two=PICK)(step)


for _change in (*OF_SOURCES, *DISTURBANCES):
    setattr(Changes, _change.__name__, _step(_change))


def walk(machine: type[Changes], steps: int, start: int) -> None:
    """Goes `steps` steps with it, from a seed on."""
    run_state_machine_as_test(
        seed(start)(machine),
        settings=settings(
            # The first is always the simplest of all, and counts for nothing.
            max_examples=1 + max(1, steps // AT_ONCE),
            stateful_step_count=AT_ONCE,
            deadline=None,
            database=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_there_are_twenty_kinds_of_change_and_more() -> None:
    assert len({change.__name__ for change in (*OF_SOURCES, *DISTURBANCES)}) == len((*OF_SOURCES, *DISTURBANCES)) > 20


@pytest.mark.parametrize("part", range(WALKS))
def test_after_any_changes_a_warm_build_is_the_cold_one(part: int) -> None:
    if STEPS != 500:
        print(f"\nAFTERWORD_LAW_STEPS={STEPS} AFTERWORD_LAW_SEED={SEED}, walk {part + 1} of {WALKS}")
    walk(type("Walk", (Changes,), {}), STEPS // WALKS, SEED + part)
