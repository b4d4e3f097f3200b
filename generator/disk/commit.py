"""Putting staged files in place, one rename each, so that whatever fails can be taken back."""

import contextlib
import os
import stat
import sys
from collections.abc import Iterable
from pathlib import Path

from generator.disk.actions import Actions
from generator.disk.errors import reason
from generator.disk.files import read_bytes
from generator.disk.stage import Step, staging_folder
from generator.disk.stale import Stale, folders_of

# What was done, newest last: ("put", target, where its old self waits or None), ("made", folder, None),
# ("removed", folder, None). "put" may also mean that only its old self was moved aside. Taking it back from the end
# restores the output.
Done = list[tuple[str, str, str | None]]


def commit(output: Path, steps: tuple[Step, ...], stale: Stale, done: Done, actions: Actions) -> None:
    """Makes `output` hold `steps`, in their order, and deletes what is stale; nothing else is ever deleted.

    Notes every act in `done`, for `take_back`. Raises OSError, with the path in the output as its `filename`.
    """
    placing = _Placing(output, done, actions)
    at = ""
    try:
        for at in stale.first:
            placing.set_aside(at)
        for step in steps:
            if step.staged is not None:
                at = step.path
                placing.put(at, step.staged)
        for at in stale.last:
            placing.set_aside(at)
    except OSError as error:
        raise OSError(error.errno, reason(error), str(output / at)) from None


def take_back(done: Done, actions: Actions) -> bool:
    """Undoes `done`; False where that failed too, and the output is left between old and new."""
    whole = True
    for act, path, old in reversed(done):
        try:
            if act == "made":
                actions.remove_folder(path)
            elif act == "removed":
                actions.make_folder(path)
            elif old is not None:
                actions.replace(old, path)
            else:
                actions.remove(path)
        except OSError:
            whole = False
    done.clear()
    return whole


def remove_empty_folders(output: Path, paths: Iterable[str], actions: Actions) -> None:
    """Removes the folders above `paths` that hold nothing (any more). Raises nothing: an empty folder hurts nobody."""
    for folder in sorted({folder for path in paths for folder in folders_of(path)}, key=len, reverse=True):
        here = output / folder
        with contextlib.suppress(OSError):
            if not here.is_symlink() and not any(os.scandir(here)):
                actions.remove_folder(here)


class _Placing:
    """One commit on its way: what was done, and which folders are there by now."""

    def __init__(self, output: Path, done: Done, actions: Actions) -> None:
        self._base = f"{output}/"
        self._old = f"{staging_folder(output)}/old-"
        self._done = done
        self._actions = actions
        self._there: set[str] = {""}
        # What this commit made is empty, but for what it put there: no need to look.
        self._made: set[str] = set()

    def put(self, path: str, staged: str) -> None:
        """Moves what waits at `staged` to `path`, and its old self to where files wait."""
        folder, target = path.rpartition("/")[0], self._base + path
        self._make_folder(folder)
        old = None if folder in self._made else self._save(target)
        self._actions.replace(staged, target)
        self._done.append(("put", target, old))

    def _save(self, target: str) -> str | None:
        """Keeps a second name of what stands at `target`, or moves it away where it can have none."""
        try:
            mode = os.lstat(target).st_mode
        except FileNotFoundError:
            return None
        if stat.S_ISDIR(mode):
            # Only empty folders are left in it: of deleted files, or of a commit that was killed.
            for folder, _, _ in os.walk(target, topdown=False):
                self._actions.remove_folder(folder)
                self._done.append(("removed", folder, None))
            return None
        old = self._spare()
        if not stat.S_ISREG(mode):
            self._actions.replace(target, old)
            # From here on it must come back, whether or not anything takes its place.
            self._done.append(("put", target, old))
            return None
        try:
            self._actions.link(target, old)
        except OSError:
            # Not every file system has hard links; a copy does as well, only slower.
            self._actions.write(old, read_bytes(target, sys.maxsize), False)
        return old

    def set_aside(self, path: str) -> None:
        """Deletes `path` by moving it to where files wait, and its folders if they are empty then."""
        target, old = self._base + path, self._spare()
        os.makedirs(os.path.dirname(old), exist_ok=True)  # noqa: PTH103, PTH120  (as str, like every path here)
        self._actions.replace(target, old)
        self._done.append(("put", target, old))
        for folder in folders_of(path):
            here = self._base + folder
            if any(os.scandir(here)):
                break
            self._actions.remove_folder(here)
            self._done.append(("removed", here, None))
            self._there.discard(folder)

    def _make_folder(self, folder: str) -> None:
        """Makes `folder`, and those above it, if they are missing."""
        if folder in self._there:
            return
        above, here = folder.rpartition("/")[0], self._base + folder
        self._make_folder(above)
        if above in self._made or not os.path.isdir(here):  # noqa: PTH112
            self._actions.make_folder(here)
            self._done.append(("made", here, None))
            self._made.add(folder)
        self._there.add(folder)

    def _spare(self) -> str:
        return f"{self._old}{len(self._done)}"
