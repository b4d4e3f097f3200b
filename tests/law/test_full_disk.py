"""A disk that fills while a site is built: all of the new site or all of the old one, and a word about it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import PYTHONPATH, Ran
from tests.disk.tree import tree
from tests.law.enduring import EPOCH, become, begin_site, build, state
from tests.law.filling import POSTS, ended_well

# A small disk in memory that only these processes see. The second way needs no rights.
WAYS = (("unshare", "-m"), ("unshare", "-Urm"))
MOUNTED = 'mount -t tmpfs -o size=4m tmpfs "$1" && cd "$1" && shift && exec "$@"'

ROOMS = (
    0,
    1,
    2,
    4,
    8,
    16,
    32,
    48,
    64,
    80,
    96,
    112,
    128,
    160,
    192,
    224,
    256,
    320,
    400,
    500,
    700,
    900,
    1100,
    1300,
)  # KiB

# A limit on the size of each file, which any user can set: a write beyond it fails as one on a full disk does.
LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
from generator.cli import main
main(sys.argv[2:])
"""


def way_to_a_small_disk(place: Path) -> tuple[str, ...] | None:
    """The command that runs another one on a small disk at `place`; None where this machine lets nobody have one."""
    for way in WAYS:
        command = (*way, "sh", "-c", MOUNTED, "sh", str(place))
        if (
            shutil.which(way[0])
            and subprocess.run((*command, "true"), capture_output=True, check=False).returncode == 0
        ):
            return command
    return None


def build_with_small_files(root: Path, limit: int) -> Ran:
    ran = subprocess.run(
        [sys.executable, "-c", LIMITED, str(limit), "build"],
        cwd=root,
        env={"PYTHONPATH": PYTHONPATH, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Traceback" not in ran.stderr, ran.stderr
    return Ran(ran.returncode, ran.stdout, ran.stderr)


def limits_are_survived(place: Path, limits: tuple[int, ...]) -> None:
    root = begin_site(place / "site", POSTS)
    codes = []
    for turn, limit in enumerate(limits):
        number = 1 - turn % 2
        become(root, number, POSTS)
        codes.append(ended_well(root, number, build_with_small_files(root, limit)))
        assert build(root).code == 0
        assert tree(root / "public") == state(number, POSTS).built
    assert 1 in codes


@pytest.mark.parametrize("part", range(3))
def test_on_a_disk_that_is_full_all_is_old_or_all_is_new(tmp_path: Path, part: int) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    command = way_to_a_small_disk(disk)
    if command is None:
        # No disk to be had here: what can be tried without one is tried more thoroughly instead.
        limits_are_survived(tmp_path, tuple(range(100 + part, 8000, 1100)))
        return
    ran = subprocess.run(
        (*command, sys.executable, "-m", "tests.law.filling", ".", *map(str, ROOMS[part::3])),
        env={"PYTHONPATH": PYTHONPATH, "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert set(ran.stdout.split()) == {"0", "1"}


@pytest.mark.parametrize("limits", [(0, 300, 700, 1500), (2500, 4000, 6000, 9000, 30_000)])
def test_where_a_file_may_not_grow_all_is_old_or_all_is_new(tmp_path: Path, limits: tuple[int, ...]) -> None:
    limits_are_survived(tmp_path, limits)
