"""A build that is killed: every file is the old or the new one, and the next build heals the rest."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.disk.errors import OutsideError
from generator.disk.lock import hold
from generator.disk.manifest import read_ownership
from generator.disk.write import write_output
from tests.disk.tree import tree

OLD = {"a/index.html": b"A1" * 999, "b/index.html": b"B1", "c": b"C1", "index.html": b"home 1"}
NEW = {"a/index.html": b"A2" * 999, "c/d/index.html": b"C2", "new.html": b"new", "index.html": b"home 2"}

# Does what a build does, and kills itself in the middle of the act with the given number.
KILLED = """
import os, signal, sys
from pathlib import Path
import msgspec
from generator.disk.actions import Actions
from generator.disk.write import write_output
from tests.disk.test_kill import NEW

left = int(sys.argv[2])

def counted(act):
    def run(*arguments):
        global left
        left -= 1
        if left == 0 and act is real.write:
            act(arguments[0], arguments[1][: len(arguments[1]) // 2], False)
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        act(*arguments)
    return run

real = Actions()
acts = msgspec.structs.replace(real, **{name: counted(getattr(real, name)) for name in real.__struct_fields__})
place = Path(sys.argv[1])
write_output(place / "public", place / "state", NEW.items(), actions=acts)
"""


def kill_at(place: Path, act: int) -> int:
    command = [sys.executable, "-c", KILLED, str(place), str(act)]
    return subprocess.run(command, cwd=Path(__file__).parents[2], check=False).returncode


@pytest.mark.parametrize("first", range(1, 5))
def test_killed_in_any_act_nothing_is_torn_or_missing_and_the_next_build_heals(tmp_path: Path, first: int) -> None:
    ends = set()
    for act in range(first, 29, 4):
        place = tmp_path / str(act)
        write_output(place / "public", place / "state", OLD.items())
        ends.add(kill_at(place, act))
        found = tree(place / "public")
        assert all(data in (OLD.get(path), NEW.get(path)) for path, data in found.items())
        assert OLD.keys() & NEW.keys() <= found.keys()
        write_output(place / "public", place / "state", NEW.items())
        assert tree(place / "public") == NEW
        assert not (place / "public/.afterword").exists()
        assert not read_ownership(place / "state").unfinished
    assert ends == {-signal.SIGKILL, 0}


def test_killed_twice_on_the_way_to_two_different_sites_still_heals_to_a_third(tmp_path: Path) -> None:
    for act in range(9, 14):
        place = tmp_path / str(act)
        write_output(place / "public", place / "state", {"index.html": b"home 0"}.items())
        assert kill_at(place, act) == -signal.SIGKILL
        kill_at(place, act - 5)
        write_output(place / "public", place / "state", OLD.items())
        assert tree(place / "public") == OLD


@pytest.mark.parametrize("mine", ["new.html", "c"])
def test_a_file_that_somebody_puts_where_a_killed_build_never_came_is_theirs(tmp_path: Path, mine: str) -> None:
    write_output(tmp_path / "public", tmp_path / "state", {"index.html": b"home 1"}.items())
    # The first replacement is the journal's: nothing of the output was touched.
    assert kill_at(tmp_path, 7) == -signal.SIGKILL
    assert read_ownership(tmp_path / "state").unfinished
    assert tree(tmp_path / "public") == {"index.html": b"home 1"}
    (tmp_path / "public" / mine).write_text("ten years")
    with pytest.raises(OutsideError, match="stand in the way"):
        write_output(tmp_path / "public", tmp_path / "state", NEW.items())
    assert (tmp_path / "public" / mine).read_text() == "ten years"
    write_output(tmp_path / "public", tmp_path / "state", {"index.html": b"home 3"}.items())
    assert tree(tmp_path / "public") == {"index.html": b"home 3", mine: b"ten years"}


def test_the_lock_of_a_killed_build_is_free_at_once(tmp_path: Path) -> None:
    write_output(tmp_path / "public", tmp_path / "state", OLD.items())
    assert kill_at(tmp_path, 9) == -signal.SIGKILL
    with hold(tmp_path / "state", patience=0):
        pass


def test_an_interrupt_while_files_are_put_in_place_waits_until_they_are(tmp_path: Path) -> None:
    script = KILLED.replace("signal.SIGKILL", "signal.SIGINT")
    write_output(tmp_path / "public", tmp_path / "state", OLD.items())
    command = [sys.executable, "-c", script, str(tmp_path), "10"]
    ended = subprocess.run(command, cwd=Path(__file__).parents[2], stderr=subprocess.DEVNULL, check=False)
    assert ended.returncode in (-signal.SIGINT, 128 + signal.SIGINT)
    assert tree(tmp_path / "public") == NEW
    assert not read_ownership(tmp_path / "state").unfinished
