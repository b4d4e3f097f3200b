"""Staging: every file of the new output is compared with the old one, and written aside where it differs.

Nothing of the old output is touched here, so that whatever goes wrong (a full disk, a broken page) costs nothing.
"""

import contextlib
import os
import shutil
import stat
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from generator.disk.actions import Actions
from generator.disk.errors import OutsideError, outside
from generator.disk.files import read_bytes
from generator.disk.manifest import STATE, Ownership, is_safe
from generator.disk.names import shown
from generator.model.text import digest_of

_ANY_SIZE = 2**63


class Step(Struct, frozen=True):
    """A file of the new output: what it will hold, and where it waits (None: the output has these bytes already)."""

    path: str
    digest: str
    staged: Path | None


class Intact(Struct, frozen=True):
    """Instead of a file's bytes: they are known to stand in the output already, and this is their digest."""

    digest: str


class Obstacle(Struct, frozen=True):
    """Something in the way of a file of ours that is not ours. `force` may take it over unless it is `fixed`."""

    path: str
    fixed: bool


class Staged(Struct, frozen=True):
    """Every file of the new output, in the order given, and what stands in their way."""

    steps: tuple[Step, ...]
    obstacles: tuple[Obstacle, ...]


def staging_folder(output: Path) -> Path:
    """Where files wait: inside the output, so that a rename moves them, and in a folder that is nobody's page."""
    return output / STATE / "new"


def clear_staging(output: Path) -> None:
    """Removes what this build, or one that was killed, left waiting. Raises OSError."""
    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(staging_folder(output))


def stage(output: Path, files: Iterable[tuple[str, bytes | Intact]], ownership: Ownership, actions: Actions) -> Staged:
    """Writes aside every one of `files` that differs from what stands in `output`. Raises OutsideError.

    Whatever `files` raises while it is consumed goes through.
    """
    owned = owned_paths(output, ownership)
    steps: list[Step] = []
    obstacles: set[Obstacle] = set()
    folders: dict[str, Obstacle | None] = {"": None}
    folder: Path | None = None
    for path, data in files:
        if not is_safe(path):
            raise OutsideError(f"{shown(path)}: refused: this is no path inside an output folder")
        try:
            obstacle = _blocked_by(output, path, owned, folders)
            if isinstance(data, Intact):
                if obstacle is not None:
                    obstacles.add(obstacle)
                steps.append(Step(path, data.digest, None))
                continue
            same = obstacle is None and _is_same(output / path, data)
            if obstacle is None and not same and path not in owned:
                obstacle = _foreign(output, path)
            if obstacle is not None:
                obstacles.add(obstacle)
            folder = folder or (None if same else _make_staging(output))
            staged = None if same or folder is None else folder / str(len(steps))
            if staged is not None:
                actions.write(staged, data, False)
        except OSError as error:
            raise outside(error, output / shown(path)) from None
        steps.append(Step(path, digest_of(data), staged))
    return Staged(tuple(steps), tuple(sorted(obstacles, key=lambda obstacle: obstacle.path)))


def owned_paths(output: Path, ownership: Ownership) -> frozenset[str]:
    """The paths in `output` that are ours, as `ownership` has them.

    What only an unfinished commit names is ours while it holds what that commit would have put there: the commit may
    have been killed before it came so far, and then whatever stands there is somebody else's.
    """
    finished = frozenset(file.path for file in ownership.files)
    pending: dict[str, set[str]] = {}
    for file in ownership.pending:
        if file.path not in finished:
            pending.setdefault(file.path, set()).add(file.digest)
    return finished.union(path for path, digests in pending.items() if is_unchanged(output, path, digests))


def is_unchanged(output: Path, path: str, digests: Iterable[str]) -> bool:
    """True where `path` is a regular file, reached through no link, whose bytes have one of `digests`."""
    parts = path.split("/")
    above = ["/".join(parts[:count]) for count in range(1, len(parts))]
    if not all(_kind(output / folder) == "folder" for folder in above) or _kind(output / path) != "file":
        return False
    try:
        return digest_of(read_bytes(output / path, _ANY_SIZE)) in digests
    except OSError:
        return False


def _blocked_by(output: Path, path: str, owned: frozenset[str], folders: dict[str, Obstacle | None]) -> Obstacle | None:
    """What stands where a folder above `path` must be: a link, or a file not ours. `folders` remembers the answers."""
    folder = path.rpartition("/")[0]
    if folder in folders:
        return folders[folder]
    above = _blocked_by(output, folder, owned, folders)
    if above is None:
        kind = _kind(output / folder)
        ours = kind == "file" and folder in owned
        above = None if ours or kind in ("folder", "nothing") else Obstacle(folder, fixed=True)
    folders[folder] = above
    return above


def _foreign(output: Path, path: str) -> Obstacle | None:
    kind = _kind(output / path)
    # A folder in the way is looked at by the commit: it may hold nothing but stale files of ours.
    return None if kind in ("nothing", "folder") else Obstacle(path, fixed=False)


def _is_same(file: Path, data: bytes) -> bool:
    try:
        info = file.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    if not stat.S_ISREG(info.st_mode) or info.st_size != len(data):
        return False
    return read_bytes(file, _ANY_SIZE) == data


def _kind(path: Path) -> str:
    try:
        mode = path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return "nothing"
    if stat.S_ISREG(mode):
        return "file"
    return "folder" if stat.S_ISDIR(mode) else "other"


def _make_staging(output: Path) -> Path:
    folder = staging_folder(output)
    os.makedirs(folder, exist_ok=True)  # noqa: PTH103  (its error names the folder that failed)
    return folder
