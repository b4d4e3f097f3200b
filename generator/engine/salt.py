"""What stands for the program itself in the keys of the store: with another one, nothing is known from before."""

import contextlib
import os
import sys
import time
from functools import cache
from pathlib import Path

from msgspec import Struct

from generator import __version__
from generator.disk.manifest import STATE
from generator.disk.stamps import OddFileError, is_settled, stamps_below
from generator.model.text import digest_of

# Whose versions decide what is understood of a text, and how a page looks. A test holds them against what the program
# depends on.
DEPENDENCIES = (
    "PIL",
    "codespell_lib",
    "ftfy",
    "jinja2",
    "markdown_it",
    "markupsafe",
    "mdit_py_plugins",
    "mdurl",
    "msgspec",
    "nh3",
    "pygments",
    "tzdata",
    "wcwidth",
    "yaml",
)
# Projects whose names are not those of their modules.
_PROJECTS = {"PIL": "pillow", "codespell_lib": "codespell", "markdown_it": "markdown_it_py", "yaml": "pyyaml"}
_CODE = (".py", ".toml", ".txt", ".json")
_LONGEST = 200  # characters of a salt that is kept


@cache
def program_salt() -> str:
    """The digest of this program: its version, its code and word lists, what it depends on, and Python.

    Empty where it cannot be told: then nothing may be kept.
    """
    try:
        return digest_of(__version__, sys.version, *_own_code(Path(__file__).parents[1]), *_versions())
    except OSError:
        return ""


class ProgramStamps(Struct, frozen=True):
    """The stamps of everything that the program is made of, as a digest; `settled` says whether they can be believed.

    Where they are settled, and the digest is the same, so is `program_salt`.
    """

    digest: str
    settled: bool


@cache
def program_stamps() -> ProgramStamps:
    """The stamps of the program's files, and what installers note beside what it depends on.

    Raises OSError, and OddFileError where a file is a link.
    """
    at, settled = time.time_ns(), True
    seen = [__version__, sys.version]
    for path, stamp in stamps_below(str(Path(__file__).parents[1]), skip="__pycache__"):
        seen.append(path)
        if stamp is not None:
            seen.append(f"\0{stamp.mtime_ns} {stamp.ctime_ns} {stamp.size} {stamp.inode}")
            settled = settled and is_settled(stamp, at)
    for place in sys.path:  # installers note versions by names of folders
        with contextlib.suppress(OSError):
            names = os.listdir(place)  # noqa: PTH208  (names alone are wanted)
            seen += [place, *sorted(name for name in names if name.endswith(("-info", ".pth")))]
    return ProgramStamps(digest_of("\0".join(seen).encode("utf-8", "surrogateescape")), settled)


def kept_salt(root: Path) -> str:
    """`program_salt()`, which is not worked out again as long as no file of the program has changed.

    It is kept beside the store of the site at `root`. That is a cache; and who could write there what is not so could
    write into the store as well.
    """
    try:
        stamps = program_stamps()
    except (OSError, OddFileError):
        return program_salt()
    folder = root / STATE / "store"
    file, whole = folder / "program", not (folder.is_symlink() or folder.parent.is_symlink())
    if whole and (known := _read_kept(file, stamps.digest)):
        return known
    salt = program_salt()
    if salt and stamps.settled and whole and folder.is_dir():
        aside = file.with_name(f"{file.name}.{os.getpid()}.new")
        with contextlib.suppress(OSError):
            aside.write_text(_kept(stamps.digest, salt), encoding="ascii")
            aside.replace(file)
    return salt


def _kept(stamps: str, salt: str) -> str:
    return f"{stamps} {salt} {digest_of(stamps, salt)}"


def _read_kept(file: Path, stamps: str) -> str:
    """The salt that was kept for these stamps; empty where none was."""
    try:
        said = "" if file.is_symlink() or file.stat().st_size > _LONGEST else file.read_text(encoding="ascii")
    except (OSError, ValueError):
        return ""
    salt = said[len(stamps) + 1 :].partition(" ")[0]
    return salt if said == _kept(stamps, salt) else ""


def _own_code(package: Path) -> list[bytes]:
    """Every file that the program is made of, name and bytes: its version does not tell two states of it apart."""
    found: list[bytes] = []
    for folder, folders, names in os.walk(package):
        folders[:] = sorted(name for name in folders if name not in ("__pycache__", "themes", "templates"))
        for name in sorted(names):
            if name.endswith(_CODE):
                path = os.path.join(folder, name)  # noqa: PTH118  (a Path for each of hundreds takes its time)
                with open(path, "rb") as file:  # noqa: PTH123  (as above)
                    found += [os.fsencode(os.path.relpath(path, package)), file.read()]
    if not found:  # in an archive, say
        raise FileNotFoundError(package)
    return found


def _versions() -> list[str]:
    """The names of the folders in which installers note the versions of what this program depends on."""
    from importlib.util import find_spec  # here, for it is not asked for where the salt is known

    places: set[Path] = set()
    for name in DEPENDENCIES:
        spec = find_spec(name)
        if spec is not None and spec.origin is not None:
            places.add(Path(spec.origin).parents[1])
    notes = (name for place in places for name in os.listdir(place))  # noqa: PTH208  (names alone are wanted)
    ours = {_PROJECTS.get(name, name) for name in DEPENDENCIES}
    return sorted(name for name in notes if name.endswith((".dist-info", ".egg-info")) and _project(name) in ours)


def _project(note: str) -> str:
    """The name of the project that a folder notes the version of, as modules are named."""
    return note.partition("-")[0].lower().replace(".", "_")
