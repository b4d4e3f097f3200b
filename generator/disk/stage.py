"""Staging: every file of the new output is compared with the old one, and written aside where it differs.

Nothing of the old output is touched here, so that whatever goes wrong (a full disk, a broken page) costs nothing.
"""

import contextlib
import os
import stat
from collections.abc import Container, Iterable
from pathlib import Path

from msgspec import Struct

from generator.disk.actions import Actions
from generator.disk.errors import OutsideError, outside
from generator.disk.files import read_bytes
from generator.disk.manifest import STATE, Ownership, is_safe
from generator.disk.names import shown
from generator.model.text import digest_of

_ANY_SIZE = 2**63


class Intact(Struct, frozen=True):
    """Stands for the bytes of a file that are known (by its stamp) to stand in the output already.

    Neither read nor written is what the record has for ours; what it has not is read once more before it is.
    """

    digest: str


class Step(Struct, frozen=True):
    """A file of the new output: what it will hold, and where it waits (None: the output has these bytes already).

    `folder`: a folder stood in its place.
    """

    path: str
    digest: str
    staged: str | None
    folder: bool = False


class Obstacle(Struct, frozen=True):
    """Something in the way of a file of ours that is not ours. `force` may take it over unless it is `fixed`."""

    path: str
    fixed: bool


class Staged(Struct, frozen=True):
    """Every file of the new output, in the order given, and what stands in their way.

    `between` are files of ours where a folder must be.
    """

    steps: tuple[Step, ...]
    obstacles: tuple[Obstacle, ...]
    between: frozenset[str] = frozenset()


def staging_folder(output: Path) -> Path:
    """Where files wait: inside the output, so that a rename moves them, and in a folder that is nobody's page."""
    return output / STATE / "new"


def clear_staging(output: Path) -> None:
    """Removes what this build, or one that was killed, left waiting. Raises OSError."""
    folder = staging_folder(output)
    if os.path.lexists(folder):
        import shutil  # loaded for nothing else, and a build without a change has nothing to clear

        with contextlib.suppress(FileNotFoundError):
            shutil.rmtree(folder)


def stage(output: Path, files: Iterable[tuple[str, bytes | Intact]], ownership: Ownership, actions: Actions) -> Staged:
    """Writes aside every one of `files` that differs from what stands in `output`. Raises OutsideError.

    Whatever `files` raises while it is consumed goes through.
    """
    owned = owned_paths(output, ownership)
    steps: list[Step] = []
    obstacles: set[Obstacle] = set()
    above = _Folders(output, owned)
    waiting = ""
    for path, data in files:
        if not is_safe(path):
            raise OutsideError(f"{shown(path)}: refused: this is no path inside an output folder")
        target = f"{above.base}{path}"
        try:
            there = above.find(path.rpartition("/")[0])
            if isinstance(data, Intact):
                if isinstance(there, Obstacle):
                    obstacles.add(there)
                elif there == "nothing" or not (path in owned or is_unchanged(output, path, (data.digest,))):
                    raise OutsideError(f"{shown(path)}: changed in the output during the build; build again")
                steps.append(Step(path, data.digest, None))
                continue
            kind, size = ("nothing", 0) if there != "folder" else _kind_and_size(target)
            same = kind == "file" and size == len(data) and read_bytes(target, _ANY_SIZE) == data
            if isinstance(there, Obstacle):
                obstacles.add(there)
            elif not same and kind in ("file", "other") and path not in owned:
                # A folder in the way is looked at by the commit: it may hold nothing but stale files of ours.
                obstacles.add(Obstacle(path, fixed=False))
            staged = None
            if not same:
                waiting = waiting or _make_staging(output)
                staged = f"{waiting}/{len(steps)}"
                actions.write(staged, data, False)
        except OSError as error:
            raise outside(error, output / shown(path)) from None
        steps.append(Step(path, digest_of(data), staged, kind == "folder"))
    return Staged(tuple(steps), tuple(sorted(obstacles, key=lambda obstacle: obstacle.path)), frozenset(above.between))


def owned_paths(output: Path, ownership: Ownership) -> frozenset[str]:
    """The paths in `output` that are ours, as `ownership` has them.

    What only an unfinished commit names is ours while it holds what that commit would have put there: the commit may
    have been killed before it came so far, and then whatever stands there is somebody else's.
    """
    finished = frozenset([file.path for file in ownership.files])
    pending: dict[str, set[str]] = {}
    for file in ownership.pending:
        if file.path not in finished:
            pending.setdefault(file.path, set()).add(file.digest)
    return finished.union(path for path, digests in pending.items() if is_unchanged(output, path, digests))


def is_unchanged(output: Path, path: str, digests: Container[str]) -> bool:
    """True where `path` is a regular file, reached through no link, whose bytes have one of `digests`."""
    base = f"{output}/"
    ends = [at for at, letter in enumerate(path) if letter == "/"]
    if not all(_kind(base + path[:end]) == "folder" for end in ends) or _kind(base + path) != "file":
        return False
    try:
        return digest_of(read_bytes(base + path, _ANY_SIZE)) in digests
    except OSError:
        return False


class _Folders:
    """What stands in an output where the folders above its files must be; each is looked at once."""

    def __init__(self, output: Path, owned: frozenset[str]) -> None:
        self.base = f"{output}/"
        self.between: set[str] = set()
        self._owned = owned
        self._found: dict[str, str | Obstacle] = {"": "folder"}

    def find(self, folder: str) -> str | Obstacle:
        """What stands there: "folder", "nothing" (or a file of ours, which goes), or what is in the way."""
        found = self._found.get(folder)
        if found is None:
            above = self.find(folder.rpartition("/")[0])
            found = self._found[folder] = self._look(folder) if above == "folder" else above
        return found

    def _look(self, folder: str) -> str | Obstacle:
        kind = _kind(self.base + folder)
        if kind == "file" and folder in self._owned:
            self.between.add(folder)
            return "nothing"
        return kind if kind in ("folder", "nothing") else Obstacle(folder, fixed=True)


def _kind(path: str) -> str:
    return _kind_and_size(path)[0]


def _kind_and_size(path: str) -> tuple[str, int]:
    try:
        info = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return "nothing", 0
    if stat.S_ISREG(info.st_mode):
        return "file", info.st_size
    return "folder" if stat.S_ISDIR(info.st_mode) else "other", 0


def _make_staging(output: Path) -> str:
    folder = str(staging_folder(output))
    os.makedirs(folder, exist_ok=True)  # noqa: PTH103  (its error names the folder that failed)
    return folder
