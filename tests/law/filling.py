"""Builds of a site on a disk that has ever less room: run as a program, in the folder where that disk is.

It prints how the builds ended, one number a build, and fails where a file is torn or lost.
"""

import os
import sys
from pathlib import Path

from tests.cli.running import Ran
from tests.disk.tree import tree
from tests.law.enduring import STATES, become, begin_site, build, forget, is_whole, state

POSTS = 40


def fill(file: Path, room: int) -> None:
    """Makes the file so large that so many bytes are left on its disk."""
    with file.open("wb") as filler:
        left = os.statvfs(file.parent)
        # A disk has other things to write down, too: what does not go in any more is left out.
        filler.write(bytes(max(0, left.f_bavail * left.f_frsize - room)))


def ended_well(root: Path, number: int, ran: Ran) -> int:
    """Asserts of a build that may have had too little room that it did all, or said so and did nothing."""
    assert ran.code in (0, 1), ran
    assert is_whole(root, *(state(number, POSTS) for number in STATES))
    if ran.code == 0:
        assert tree(root / "public") == state(number, POSTS).built
    else:
        assert ran.err.startswith("afterword: "), ran.err
        assert "heals it" in ran.err or tree(root / "public") == state(1 - number, POSTS).built
    return ran.code


def survive(place: Path, rooms: tuple[int, ...]) -> list[int]:
    """Builds with each of the rooms (in KiB), and each time once more with all the room there is."""
    root, filler = begin_site(place / "site", POSTS), place / "filler"
    codes = []
    for turn, room in enumerate(rooms):
        number = 1 - turn % 2
        become(root, number, POSTS)
        if turn % 3 == 0:
            forget(root)
        fill(filler, room * 1024)
        codes.append(ended_well(root, number, build(root)))
        filler.unlink()
        ran = build(root)
        assert ran.code == 0, ran.err
        assert tree(root / "public") == state(number, POSTS).built
    return codes


if __name__ == "__main__":
    print(*survive(Path(sys.argv[1]), tuple(map(int, sys.argv[2:]))))
