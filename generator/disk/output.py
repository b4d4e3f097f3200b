"""Where a site may be written to, and where its record lies."""

import os
import re
from pathlib import Path
from urllib.parse import quote, unquote

from msgspec import Struct

from generator.disk.errors import OutsideError, reason
from generator.model.text import digest_of

STATE = ".afterword"
MANIFEST, JOURNAL = "manifest.json", "journal.json"
# Begins no name of an output inside the site: those are quoted, and this would be.
_OUTSIDE = "@"
_SOURCES = ("content", "static", "themes", "_posts", "_drafts", STATE, ".git")


class Record(Struct, frozen=True):
    """Where the record of an output lies: `state`, the folder of manifest, journal and lock.

    `site` stands in a record that lies in the output itself, and tells one site from another: a digest of where the
    site lies. It is empty in a record that lies with its site, which needs none.
    """

    state: Path
    site: str = ""


def record_of(root: Path, output: Path) -> Record:
    """Where the record of `output` lies: with the site at `root`, in `.afterword/outputs/`.

    An output elsewhere carries its record itself where the site may not be written to, or did when it was built before.
    """
    root, output = root.resolve(), output.resolve()
    records = root / STATE / "outputs"
    if output.is_relative_to(root):
        return Record(records / quote(output.relative_to(root).as_posix(), safe=""))
    state = records / _name_outside(output)
    if not has_record(output / STATE) and _is_writable(_nearest(state)):
        return Record(state)
    return Record(output / STATE, digest_of("site", os.fsencode(root)))


def has_record(state: Path) -> bool:
    """True where a record lies in the folder `state`, of a finished build or of one that was killed."""
    return any(os.path.lexists(state / name) for name in (MANIFEST, JOURNAL))


def inside_outputs(root: Path) -> dict[str, Path]:
    """The folders inside the site at `root` that it was built into, by site-relative path, each with its record's."""
    records = root / STATE / "outputs"
    try:
        names = os.listdir(records)  # noqa: PTH208
    except OSError:
        return {}
    return {unquote(name): records / name for name in sorted(names) if not name.startswith(_OUTSIDE)}


def check_output(root: Path, output: Path, roots: tuple[str, ...] = ()) -> None:
    """Refuses an output where writing or deleting could hurt anybody; writes nothing itself.

    Raises OutsideError: exit 2 for the site itself, a parent of it, its sources (`roots` are its content roots), the
    root of the file system and the home folder; exit 1 for what cannot be written to.
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
    _check_writable(output, real)


def _resolved(output: Path) -> Path:
    try:
        return output.resolve()
    except (OSError, RuntimeError) as error:
        why = reason(error) if isinstance(error, OSError) else "a symbolic link leads to itself"
        raise OutsideError(f"{output}: {why}", exit_code=2) from None


def _check_writable(output: Path, real: Path) -> None:
    """Raises OutsideError before any work is done where the folder, or the one to make it in, cannot be written to."""
    place = _nearest(real)
    if not place.is_dir():
        raise OutsideError(f"{output}: {place.name} is not a folder", exit_code=2)
    try:
        writable = _is_writable(place)
    except OSError as error:
        raise OutsideError(f"{output}: {reason(error)}") from None
    if not writable:
        raise OutsideError(f"{output}: {'Read-only file system' if _is_read_only(place) else 'Permission denied'}")


def _nearest(path: Path) -> Path:
    """`path`, or what there is above it."""
    while not os.path.lexists(path):
        path = path.parent
    return path


def _is_writable(place: Path) -> bool:
    """Whether files can be made in the folder `place`; as whom we act, not as whom we were started. Raises OSError."""
    return place.is_dir() and os.access(place, os.W_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids)


def _is_read_only(place: Path) -> bool:
    return hasattr(os, "statvfs") and bool(os.statvfs(place).f_flag & os.ST_RDONLY)


def _name_outside(output: Path) -> str:
    """The name of the record of an output outside the site: its folder's name, to be read, and a digest of its path."""
    stem = re.sub(r"[^A-Za-z0-9.-]+", "-", output.name)[:40]
    return f"{_OUTSIDE}{stem}-{digest_of('output', os.fsencode(output))[:16]}"
