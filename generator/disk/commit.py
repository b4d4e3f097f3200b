"""Putting staged files in place, one rename each, so that whatever fails can be taken back."""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from generator.disk.actions import Actions
from generator.disk.errors import reason
from generator.disk.stage import Step, staging_folder
from generator.disk.stale import Stale, folders_of

# What was done, newest last: ("put", target, where its old self waits or None), ("made", folder, None),
# ("removed", folder, None). "put" may also mean that only its old self was moved aside. Taking it back from the end
# restores the output.
Done = list[tuple[str, Path, Path | None]]


def commit(output: Path, steps: tuple[Step, ...], stale: Stale, done: Done, actions: Actions) -> None:
    """Makes `output` hold `steps`, in their order, and deletes what is stale; nothing else is ever deleted.

    Notes every act in `done`, for `take_back`. Raises OSError, with the path in the output as its `filename`.
    """
    at = output
    try:
        for path in stale.first:
            at = output / path
            _set_aside(output, path, done, actions)
        for step in steps:
            at = output / step.path
            if step.staged is not None:
                _make_folders(output, step.path, done, actions)
                _put(output, at, step.staged, done, actions)
        for path in stale.last:
            at = output / path
            _set_aside(output, path, done, actions)
    except OSError as error:
        raise OSError(error.errno, reason(error), str(at)) from None


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


def _put(output: Path, target: Path, staged: Path, done: Done, actions: Actions) -> None:
    old = None
    if target.is_dir() and not target.is_symlink():
        # Only empty folders are left in it: of deleted files, or of a commit that was killed.
        for folder, _, _ in os.walk(target, topdown=False):
            actions.remove_folder(Path(folder))
            done.append(("removed", Path(folder), None))
    elif target.is_symlink() or (target.exists() and not target.is_file()):
        old = _spare(output, done)
        actions.replace(target, old)
        # From here on it must come back, whether or not anything takes its place.
        done.append(("put", target, old))
        actions.replace(staged, target)
        return
    elif target.exists():
        old = _spare(output, done)
        try:
            actions.link(target, old)
        except OSError:
            # Not every file system has hard links; a copy does as well, only slower.
            actions.write(old, target.read_bytes(), False)
    actions.replace(staged, target)
    done.append(("put", target, old))


def _set_aside(output: Path, path: str, done: Done, actions: Actions) -> None:
    """Deletes `path` by moving it to where files wait, and its folders if they are empty then."""
    old = _spare(output, done)
    old.parent.mkdir(parents=True, exist_ok=True)
    actions.replace(output / path, old)
    done.append(("put", output / path, old))
    for folder in folders_of(path):
        here = output / folder
        if any(os.scandir(here)):
            break
        actions.remove_folder(here)
        done.append(("removed", here, None))


def _make_folders(output: Path, path: str, done: Done, actions: Actions) -> None:
    for folder in reversed(list(folders_of(path))):
        here = output / folder
        if not here.is_dir():
            actions.make_folder(here)
            done.append(("made", here, None))


def _spare(output: Path, done: Done) -> Path:
    return staging_folder(output) / f"old-{len(done)}"
