"""Which files of the last build the new one no longer has, and which of them may be deleted."""

import os
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from generator.disk.manifest import Ownership
from generator.disk.stage import is_unchanged


class Stale(Struct, frozen=True):
    """`first`: to be deleted before anything is put in place, since a folder must stand there, or a file where their
    folder is; `last`: to be deleted when all is in place; `kept`: changed by somebody since, and so no longer ours.
    """

    first: tuple[str, ...]
    last: tuple[str, ...]
    kept: tuple[str, ...]


def find_stale(output: Path, ownership: Ownership, wanted: frozenset[str]) -> Stale:
    """What of the record is not `wanted` (output paths) any more. Touches nothing."""
    digests: dict[str, set[str]] = {}
    for file in (*ownership.files, *ownership.pending):
        if file.path not in wanted:
            digests.setdefault(file.path, set()).add(file.digest)
    if not digests:
        return Stale((), (), ())
    finished = frozenset(file.path for file in ownership.files)
    folders = frozenset(folder for path in wanted for folder in folders_of(path))
    folded = {_fold(path): path for path in wanted}
    first: list[str] = []
    last: list[str] = []
    kept: list[str] = []
    for path in sorted(digests):
        if not os.path.lexists(output / path) or _is_one_file(output, path, folded.get(_fold(path))):
            continue
        if not is_unchanged(output, path, digests[path]):
            if path in finished:
                kept.append(path)
        elif path in folders or not wanted.isdisjoint(folders_of(path)):
            first.append(path)
        else:
            last.append(path)
    return Stale(tuple(first), tuple(last), tuple(kept))


def folders_of(path: str) -> Iterable[str]:
    """The folders above `path`, the nearest first."""
    while path := path.rpartition("/")[0]:
        yield path


def _fold(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def _is_one_file(output: Path, path: str, other: str | None) -> bool:
    """True where the disk takes both names for one (it ignores case, or normalises): deleting one would lose both."""
    if other is None:
        return False
    try:
        return os.path.samestat((output / path).lstat(), (output / other).lstat())
    except OSError:
        return False
