"""From cooked files to a folder: all of it or none of it, and nothing of anybody else's lost."""

import contextlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from generator.disk.actions import Actions
from generator.disk.commit import Done, commit, remove_empty_folders, take_back
from generator.disk.errors import OutsideError, outside
from generator.disk.interrupts import uninterrupted
from generator.disk.lock import LOCK, hold
from generator.disk.manifest import (
    STATE,
    Owned,
    Ownership,
    clear_journal,
    read_ownership,
    write_journal,
    write_manifest,
)
from generator.disk.refuse import refuse_another_site, refuse_obstacles, refuse_strangers
from generator.disk.stage import Intact, Staged, clear_staging, stage
from generator.disk.stale import Stale, find_stale

_PATIENCE = 5.0


class Written(Struct, frozen=True):
    """How a commit went, in files. `kept` are stale pages that somebody changed since: they stay.

    The record goes on naming them, with what they held when they were ours, so that every later commit says so too.
    """

    written: int
    unchanged: int
    deleted: int
    kept: tuple[str, ...]


def write_output(
    output: Path,
    state: Path,
    files: Iterable[tuple[str, bytes | Intact]],
    *,
    site: str = "",
    force: bool = False,
    patience: float = _PATIENCE,
    actions: Actions | None = None,
    then: Callable[[Written, Mapping[str, str]], None] = lambda written, digests: None,
) -> Written:
    """Makes the folder `output` hold `files` (path with `/`, bytes), put in place in the order that they come in.

    Every file that differs is written aside first, then renamed into place, then what the record in the folder `state`
    owns and `files` no longer has is deleted, then the record is written. Rules of ownership:

    - a file of the record is replaced; when it is stale it is deleted, unless it was changed since: then it is kept;
    - a file that is not of the record is adopted where its bytes are equal, and is otherwise refused, all such files
      by name; `force` takes them over. Nothing else is ever deleted, with `force` or without;
    - a folder without a record that holds anything else is refused (exit 2), unless `force` is given; so is one whose
      record is another site's than `site`, which tells sites apart where a record does not lie with its own;
    - a link inside the output is never followed: one above a file of ours is refused, one in its place is foreign.

    `then` is called with what is returned and the digests of all files, by their paths, when they are in place and the
    lock is still held.

    A commit that fails is taken back; one that is killed leaves a journal, and the next call heals it. Raises
    OutsideError; whatever iterating over `files` raises goes through, with the output untouched.
    """
    acts = actions or Actions()
    if (output / STATE).is_symlink():
        raise OutsideError(f"{output / STATE}: refused: a symbolic link stands where Afterword keeps its own files")
    made = _make_folders((output, state))
    written = None
    try:
        with hold(state, patience):
            try:
                _clear(output)
                written = _write(output, state, files, site, force, acts, then)
            finally:
                with contextlib.suppress(OSError):
                    clear_staging(output)
                if written is None and state in made:
                    # Only who holds the lock may take it away.
                    (state / LOCK).unlink(missing_ok=True)
    finally:
        if not state.is_relative_to(output):
            _remove_empty((output / STATE,))
        _remove_empty(() if written else made)
    return written


def _clear(output: Path) -> None:
    try:
        clear_staging(output)
    except OSError as error:
        raise outside(error, error.filename or output) from None


def _write(
    output: Path,
    state: Path,
    files: Iterable[tuple[str, bytes | Intact]],
    site: str,
    force: bool,
    actions: Actions,
    then: Callable[[Written, Mapping[str, str]], None],
) -> Written:
    ownership = read_ownership(state, site)
    if ownership.others and not force:
        refuse_another_site(output)
    staged = stage(output, files, ownership, actions)
    wanted = frozenset(step.path for step in staged.steps)
    stale = find_stale(output, ownership, wanted)
    if not ownership.known and not force:
        refuse_strangers(output, staged)
    refuse_obstacles(output, staged, stale, force)
    with uninterrupted():
        _commit(output, state, staged, stale, ownership, actions)
    count = sum(step.staged is not None for step in staged.steps)
    written = Written(count, len(staged.steps) - count, len(stale.first) + len(stale.last), stale.kept)
    then(written, {step.path: step.digest for step in staged.steps})
    return written


def _commit(
    output: Path,
    state: Path,
    staged: Staged,
    stale: Stale,
    ownership: Ownership,
    actions: Actions,
) -> None:
    changed = tuple(step for step in staged.steps if step.staged is not None)
    pending = (*ownership.pending, *(Owned(step.path, step.digest) for step in changed))
    done: Done = []
    try:
        if changed or stale.first or stale.last:
            write_journal(state, pending, ownership.site, actions)
        commit(output, changed, stale, done, actions)
        kept = (file for file in ownership.files if file.path in stale.kept)
        write_manifest(
            state, (*(Owned(step.path, step.digest) for step in staged.steps), *kept), ownership.site, actions
        )
    except OSError as error:
        failed = outside(error, error.filename or state)
        if take_back(done, actions) and _reset_journal(state, ownership, actions):
            raise failed from None
        raise OutsideError(f"{failed} (the output is left between old and new; the next build heals it)") from None
    try:
        clear_staging(output)
        clear_journal(state, actions)
    except OSError as error:
        raise outside(error, error.filename or state) from None
    remove_empty_folders(output, (file.path for file in (*ownership.files, *ownership.pending)), actions)


def _reset_journal(state: Path, ownership: Ownership, actions: Actions) -> bool:
    """Makes the journal say what it said before this commit; False where that fails."""
    try:
        if ownership.pending:
            write_journal(state, ownership.pending, ownership.site, actions)
        else:
            clear_journal(state, actions)
    except OSError:
        return False
    return True


def _make_folders(folders: tuple[Path, ...]) -> tuple[Path, ...]:
    """Makes what is missing of `folders`, parents too; returns what it made, outermost first. Raises OutsideError."""
    made: list[Path] = []
    for folder in folders:
        for here in (*reversed(folder.parents), folder):
            if here.is_dir():
                continue
            try:
                here.mkdir(exist_ok=True)
                made.append(here)
            except OSError as error:
                _remove_empty(tuple(made))
                raise outside(error, here) from None
    return tuple(made)


def _remove_empty(folders: tuple[Path, ...]) -> None:
    """Removes those of `folders` (outermost first) that are empty: what a vain build made for itself."""
    for folder in reversed(folders):
        with contextlib.suppress(OSError):
            folder.rmdir()
