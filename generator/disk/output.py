"""Where a site may be written to, and where its record lies."""

import os
from pathlib import Path
from urllib.parse import quote, unquote

from msgspec import Struct

from generator.disk.errors import OutsideError, reason
from generator.disk.manifest import STATE, is_safe, read_ownership
from generator.model.text import digest_of

_MARK = 4
_SOURCES = ("content", "static", "themes", "_posts", "_drafts", STATE, ".git")


class Record(Struct, frozen=True):
    """Where the record of an output lies: `state`, the folder of manifest, journal and lock.

    `site` stands in a record that lies in the output itself, and tells one site from another. It is empty in a record
    that lies with its site, which needs none.
    """

    state: Path
    site: str = ""


def record_of(root: Path, output: Path) -> Record:
    """Where the record of `output` lies: with the site at `root`, in `.afterword/outputs/`, if the output is inside it.

    An output elsewhere carries its record itself, with a mark of the site. So a build writes nothing into a site that
    it may only read, and a site that is checked out afresh knows its output again.
    """
    root, output = root.resolve(), output.resolve()
    if output.is_relative_to(root):
        return Record(root / STATE / "outputs" / quote(output.relative_to(root).as_posix(), safe=""))
    # Of where the site lies. So short that nobody can make sure of a path that he has guessed, for an output is public;
    # and long enough to tell the two sites of one person apart.
    return Record(output / STATE, digest_of("site", os.fsencode(root))[:_MARK])


def inside_outputs(root: Path) -> dict[str, Path]:
    """The folders inside the site at `root` that it was built into, by site-relative path, each with its record's."""
    records = root / STATE / "outputs"
    try:
        names = os.listdir(records)  # noqa: PTH208  (names alone are wanted)
    except OSError:
        return {}
    return {unquote(name): records / name for name in sorted(names)}


def check_output(root: Path, output: Path, roots: tuple[str, ...] = ()) -> None:
    """Refuses an output where writing or deleting could hurt anybody; writes nothing itself.

    Raises OutsideError: exit 2 for the site itself, a parent of it, its sources (`roots` are its content roots), the
    root of the file system, the home folder, and a folder in or around another output of the site; exit 1 for what
    cannot be written to.
    """
    root, real = root.resolve(), _resolved(output)
    if real == root or root.is_relative_to(real):
        raise OutsideError(f"{output}: refused as output folder: the site itself lies in it", exit_code=2)
    home = os.environ.get("HOME", "")
    if real == Path(real.anchor) or (home and Path(home).resolve().is_relative_to(real)):
        raise OutsideError(f"{output}: refused as output folder: the home folder lies in it", exit_code=2)
    for source in (*_SOURCES, *roots):
        folder = (root / source).resolve()
        if source and (real.is_relative_to(folder) or folder.is_relative_to(real)):
            raise OutsideError(f"{output}: refused as output folder: it would mix with {source}/", exit_code=2)
    other = _mixed_with(root, real)
    if other:
        message = f"{output}: refused as output folder: it would mix with {other}, another output of this site"
        raise OutsideError(message, exit_code=2)
    _check_writable(output, real)


def _mixed_with(root: Path, real: Path) -> str:
    """The name of another output of the site at `root` that lies around `real` or in it; empty where there is none."""
    for name, state in inside_outputs(root).items():
        folder = (root / name).resolve()
        near = folder != real and (real.is_relative_to(folder) or folder.is_relative_to(real))
        if near and is_safe(name) and folder.is_dir() and read_ownership(state).known:
            return f"{name}/"
    for folder in () if real.is_relative_to(root) else real.parents:
        record = record_of(root, folder)
        if read_ownership(record.state, record.site).known:
            return f"{folder.name}/"
    return ""


def _resolved(output: Path) -> Path:
    try:
        return output.resolve()
    except (OSError, RuntimeError) as error:
        why = reason(error) if isinstance(error, OSError) else "a symbolic link leads to itself"
        raise OutsideError(f"{output}: {why}", exit_code=2) from None


def _check_writable(output: Path, real: Path) -> None:
    """Raises OutsideError before any work is done where the folder, or the one to make it in, cannot be written to."""
    place = real
    while not os.path.lexists(place):
        place = place.parent
    if not place.is_dir():
        raise OutsideError(f"{output}: {place.name} is not a folder", exit_code=2)
    try:
        # As whom we act, not as whom we were started.
        effective = os.access in os.supports_effective_ids
        writable = os.access(place, os.W_OK | os.X_OK, effective_ids=effective)
    except OSError as error:
        raise OutsideError(f"{output}: {reason(error)}") from None
    if not writable:
        raise OutsideError(f"{output}: {'Read-only file system' if _is_read_only(place) else 'Permission denied'}")


def _is_read_only(place: Path) -> bool:
    return hasattr(os, "statvfs") and bool(os.statvfs(place).f_flag & os.ST_RDONLY)
