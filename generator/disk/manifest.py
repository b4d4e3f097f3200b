"""The record of what Afterword wrote: which files of an output are its own, and what they held.

A record is data from outside (a CI cache may bring it), so that whatever it says is checked before it is believed.
It holds no time and no path of the machine: equal builds have equal records, but for what tells one site from another
where a record does not lie with its site.
"""

import os
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.disk.actions import Actions

STATE = ".afterword"
MANIFEST, JOURNAL = "manifest.json", "journal.json"

_VERSION = 1
_LIMIT = 256 * 2**20


class Owned(Struct, frozen=True, order=True, array_like=True):
    """A file that we wrote: its path in the output, and the digest of its bytes."""

    path: str
    digest: str


class _Record(Struct, frozen=True, omit_defaults=True):
    version: int
    files: tuple[Owned, ...]
    site: str = ""


class Ownership(Struct, frozen=True):
    """What the record says. `files`: the finished output; `pending`: what an unfinished commit may have written.

    `site` is whose record is asked for (empty: the site's that it lies with); `others` says that the one which is there
    is another site's. That owns nothing here, and is not `known`.
    """

    known: bool
    files: tuple[Owned, ...] = ()
    pending: tuple[Owned, ...] = ()
    site: str = ""
    others: bool = False

    @property
    def unfinished(self) -> bool:
        """True after a commit that was killed; the next build heals it."""
        return bool(self.pending)


def read_ownership(state: Path, site: str = "") -> Ownership:
    """The record in `state` for `site`; one that is missing, damaged or another site's owns nothing."""
    records = (_read(state / MANIFEST), _read(state / JOURNAL))
    if any(record is not None and record.site != site for record in records):
        return Ownership(False, site=site, others=True)
    files, pending = (() if record is None else record.files for record in records)
    return Ownership(any(record is not None for record in records), files, pending, site)


def write_manifest(state: Path, files: tuple[Owned, ...], site: str, actions: Actions) -> None:
    """Makes `files` the record for `site`, in one step. Raises OSError."""
    _write(state / MANIFEST, _Record(_VERSION, tuple(sorted(files)), site), actions)


def write_journal(state: Path, files: tuple[Owned, ...], site: str, actions: Actions) -> None:
    """Notes what is about to be written, before the first file of the output changes. Raises OSError."""
    _write(state / JOURNAL, _Record(_VERSION, tuple(sorted(files)), site), actions)


def clear_journal(state: Path, actions: Actions) -> None:
    """Says that the commit is whole. Raises OSError."""
    if (state / JOURNAL).exists():
        actions.remove(state / JOURNAL)


def is_safe(path: str) -> bool:
    """True for a path that stays inside the output, with `/` between its parts, and outside of our own folder there."""
    if "\0" in path or "\\" in path or path == STATE or path.startswith(f"{STATE}/"):
        return False
    inside = f"/{path}/"
    return "//" not in inside and "/./" not in inside and "/../" not in inside


def _read(file: Path) -> _Record | None:
    try:
        if file.stat().st_size > _LIMIT:
            return None
        record = msgspec.json.decode(file.read_bytes(), type=_Record)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
    if record.version != _VERSION:
        return None
    return msgspec.structs.replace(record, files=tuple([owned for owned in record.files if is_safe(owned.path)]))


def _write(file: Path, record: _Record, actions: Actions) -> None:
    data = msgspec.json.encode(record)
    if file.is_file() and file.read_bytes() == data:
        return
    new = file.with_name(f"{file.name}.new")
    actions.remove_if_there(new)
    actions.write(new, data, True)
    actions.replace(new, file)
    _sync_folder(file.parent)


def _sync_folder(folder: Path) -> None:
    """Asks the system to keep the folder's entries; where a folder cannot be opened (Windows) there is no way to."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
