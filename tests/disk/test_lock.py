"""One build at a time for one output."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.disk.errors import OutsideError
from generator.disk.lock import hold
from generator.disk.write import write_output
from tests.disk.tree import tree


def test_a_second_build_gives_up_after_its_patience_with_one_line(tmp_path: Path) -> None:
    with hold(tmp_path), pytest.raises(OutsideError, match="another build is running") as refused, hold(tmp_path, 0.1):
        pass
    assert refused.value.exit_code == 1


def test_the_lock_is_free_after_its_block_even_one_that_failed(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), hold(tmp_path):
        raise ZeroDivisionError
    with hold(tmp_path, 0):
        pass


def test_a_lock_file_that_was_taken_away_meanwhile_is_no_lock(tmp_path: Path) -> None:
    with hold(tmp_path):
        (tmp_path / "lock").unlink()
        with hold(tmp_path, 0):
            assert (tmp_path / "lock").exists()


def test_two_builds_at_once_make_one_whole_site(tmp_path: Path) -> None:
    sites = [{f"{page}.html": f"{name} {page}".encode() for page in range(60)} for name in ("one", "two")]
    gate = threading.Barrier(2)

    def cooked(site: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
        yield from site.items()

    def build(site: dict[str, bytes]) -> None:
        gate.wait()
        write_output(tmp_path / "public", tmp_path / "state", cooked(site))

    for _ in range(5):
        builds = [threading.Thread(target=build, args=(site,)) for site in sites]
        for thread in builds:
            thread.start()
        for thread in builds:
            thread.join()
        assert tree(tmp_path / "public") in sites
