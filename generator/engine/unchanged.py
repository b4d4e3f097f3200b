"""Whether anything changed since the last build, told from stamps alone: then there is nothing to do, or to load.

A note of the last build lies beside the store. It holds a digest of the stamps of every file that a build may read, one
of those of every file that it owns, and what it said. It is a cache: where it is gone or damaged, a build is done.
Nothing here loads more than it needs: a build in which nothing changed should take no longer than a look around.
"""

import contextlib
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.disk.find import SitePath, asset_folders, content_roots
from generator.disk.manifest import JOURNAL, MANIFEST, STATE
from generator.disk.stamps import OddFileError, entries_of, is_settled, stamp_of, stamp_of_entry, stamps_below
from generator.engine.salt import program_stamps
from generator.model.listed import Stamp
from generator.model.text import digest_of

_WIDTH = 16  # bytes of the digest that stands before a note
_LIMIT = 256 * 2**20
_NOTES = 6  # of an output that are kept
_THEMES = "themes"


class Said(Struct, frozen=True, array_like=True):
    """What a build said: its problems, and the line at its end, in parts."""

    problems: str
    what: str
    left_out: str
    files: int
    texts: int


class Note(Struct, frozen=True, array_like=True):
    """The last build of an output. `holds` is from when, and until when, the clock changes nothing (seconds since 1970;
    None: always): it may be set back, too.

    `paths` are those of the output's files, one a line; `unsettled` are those of them whose stamps could not be
    believed yet, with the digests of their bytes.
    """

    sources: str
    outputs: str
    paths: str
    unsettled: tuple[tuple[str, str], ...]
    holds: tuple[float, float] | None
    said: Said


class Spot(Struct, frozen=True):
    """Where the note of a build lies: of one output, built with the same flags, seen from the same folder."""

    site: SitePath
    output: Path
    state: Path
    flags: tuple[str, ...]

    @property
    def file(self) -> Path:
        """The file of the note."""
        return self.site.root / STATE / "store" / f"{self.stem}{digest_of(*self.flags)[:16]}"

    @property
    def stem(self) -> str:
        """What the names of all notes of the output begin with."""
        return f"last-{digest_of(os.fsencode(self.output))[:16]}-"


class Sources(Struct, frozen=True):
    """The stamps of everything that a build may read, as a digest; `settled` says whether they can be believed."""

    digest: str
    settled: bool


def look_at_sources(site: SitePath, output: Path) -> Sources | None:
    """The state of everything that a build of `site` into `output` may read, the program too.

    None where that cannot be told.
    """
    roots = content_roots(site.root)
    if not site.marked or "" in roots:
        return None
    now = time.time_ns()
    try:
        program = program_stamps()
        seen, settled = [program.digest, repr(roots)], program.settled
        for path, stamp in _everything(site.root, output, (*roots, *asset_folders(site.root, roots), _THEMES)):
            seen.append(path)
            if stamp is not None:
                seen.append(f"\0{stamp.mtime_ns} {stamp.ctime_ns} {stamp.size} {stamp.inode}")
                settled = settled and is_settled(stamp, now)
    except (OSError, OddFileError):
        return None
    # No path has a zero in it, so that no two lists run together.
    return Sources(digest_of("\0".join(seen).encode("utf-8", "surrogateescape")), settled)


def unchanged(spot: Spot, sources: Sources, now: datetime) -> Said | None:
    """What the last build said, if nothing has changed since; else None."""
    note = _read(spot.file)
    if note is None or note.sources != sources.digest:
        return None
    if note.holds is not None and not note.holds[0] <= now.timestamp() < note.holds[1]:
        return None
    if os.path.lexists(spot.state / JOURNAL):
        return None
    paths = note.paths.split("\n") if note.paths else []
    try:
        if not _lie_in_folders(str(spot.output), paths) or _stamps_of(spot, paths) != note.outputs:
            return None
        for path, digest in note.unsettled:
            if digest_of((spot.output / path).read_bytes()) != digest:
                return None
    except OSError:
        return None
    return note.said


def note_build(
    spot: Spot, sources: Sources, digests: Mapping[str, str], holds: tuple[float, float] | None, said: Said
) -> None:
    """Notes that a build of `sources` made files with these `digests`, by their paths, and said this.

    `holds` is as in a `Note`. Where that cannot be noted, nothing is.
    """
    if not sources.settled or any("\n" in path for path in digests):
        return
    with contextlib.suppress(OSError, UnicodeEncodeError):
        paths = sorted(digests)
        now, new = time.time_ns(), list[str]()
        stamps = _stamps_of(spot, paths, unsettled_at=now, unsettled=new)
        unsettled = tuple((path, digests[path]) for path in new)
        note = Note(sources.digest, stamps, "\n".join(paths), unsettled, holds, said)
        data = msgspec.msgpack.encode(note)
        file = spot.file
        if any(folder.is_symlink() for folder in (file.parent, file.parent.parent)):
            return
        aside = file.with_name(f"{file.name}.{os.getpid()}.new")
        aside.write_bytes(blake2b(data, digest_size=_WIDTH).digest() + data)
        aside.replace(file)
        _drop_others(spot)


def _read(file: Path) -> Note | None:
    try:
        if file.is_symlink() or file.stat().st_size > _LIMIT:
            return None
        data = file.read_bytes()
        if blake2b(data[_WIDTH:], digest_size=_WIDTH).digest() != data[:_WIDTH]:
            return None
        return msgspec.msgpack.decode(data[_WIDTH:], type=Note)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def _everything(root: Path, output: Path, folders: Iterable[str]) -> Iterator[tuple[str, Stamp | None]]:
    """Every name that a build may look at, with the stamps of files; not what builds themselves write."""
    own = {STATE, output.relative_to(root).parts[0] if output.is_relative_to(root) else STATE}
    for entry in entries_of(str(root)):
        if entry.name in own:
            continue
        yield entry.name, None if entry.is_dir(follow_symlinks=False) else stamp_of_entry(entry)
    for folder in folders:
        path = root / folder
        if path.is_symlink():
            raise OddFileError
        if path.is_dir():
            yield from stamps_below(str(path))
    themes = Path(__file__).parents[2] / _THEMES
    if themes.is_dir():  # in a checkout
        yield from stamps_below(str(themes))


def _drop_others(spot: Spot) -> None:
    """Keeps the newest notes alone: with a date among the flags (--as-of), each day leaves one behind."""
    notes = [file for file in spot.file.parent.iterdir() if file.name.startswith(spot.stem)]
    if len(notes) > _NOTES:
        for file in sorted(notes, key=lambda note: note.lstat().st_mtime_ns)[:-_NOTES]:
            file.unlink()


def _lie_in_folders(output: str, paths: Iterable[str]) -> bool:
    """Whether all folders above `paths` are folders. Raises OSError where one above them is gone.

    A link in place of one leads to files of the same stamps, and a build would refuse to write there. To list the
    folders that hold them is less work than to look at each.
    """
    known, inside = set[str](), dict[str, set[str]]()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in known:
            known.add(folder)
            above, _, name = folder.rpartition("/")
            inside.setdefault(above, set()).add(name)
            folder = above
    for above, names in inside.items():
        with os.scandir(f"{output}/{above}") as entries:
            names.difference_update([entry.name for entry in entries if entry.is_dir(follow_symlinks=False)])
        if names:
            return False
    return True


def _stamps_of(spot: Spot, paths: Iterable[str], *, unsettled_at: int = 0, unsettled: list[str] | None = None) -> str:
    """The stamps of the output's files and of their record, as a digest. Raises OSError where one is gone.

    `unsettled` gets those of `paths` whose stamps cannot be believed at the time `unsettled_at` (ns).
    """
    look, output = os.lstat, f"{spot.output}/"
    seen = [_seen(look(f"{spot.state}/{MANIFEST}"))]
    for path in paths:
        info = look(output + path)
        seen.append(_seen(info))
        if unsettled is not None and not is_settled(stamp_of(info), unsettled_at):
            unsettled.append(path)
    return blake2b("".join(seen).encode(), digest_size=16).hexdigest()


def _seen(info: os.stat_result) -> str:
    return f"{info.st_mode} {info.st_mtime_ns} {info.st_ctime_ns} {info.st_size} {info.st_ino}\n"
