"""From a theme's folder to a `Theme`."""

import os
import re
from pathlib import Path

from generator.disk.errors import OutsideError, outside
from generator.disk.files import read_bytes
from generator.disk.shipped import shipped
from generator.disk.walk import list_files
from generator.model.project import Theme
from generator.model.text import Source

_LIMIT = 16 * 2**20
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")


def read_theme(root: Path, name: str) -> Theme:
    """The theme `name`: of the site's own `themes/` first, else one that Afterword brings along.

    Raises OutsideError: exit 2 where there is no such theme, 1 where it cannot be read.
    """
    if not _NAME.fullmatch(name):
        raise OutsideError(f"site.yaml: {name!r} is not the name of a theme", exit_code=2)
    home = next((home for home in _homes(root) if (home / name / "templates").is_dir()), None)
    if home is None:
        raise OutsideError(f"site.yaml: there is no theme {name!r}: themes/{name}/templates is missing", exit_code=2)
    folder = (home / name).resolve()
    if not folder.is_relative_to(home.parent.resolve()):
        raise OutsideError(f"themes/{name}: this symbolic link leads out of the site", exit_code=2)
    return Theme(name, _sources(folder, "templates"), _sources(folder, "assets"))


def find_themes(root: Path) -> frozenset[str]:
    """The names of the themes that the site at `root` can choose from: folders that have templates."""
    found = ((home, name) for home in _homes(root) for name in _names(home) if _NAME.fullmatch(name))
    return frozenset(name for home, name in found if (home / name / "templates").is_dir())


def _homes(root: Path) -> tuple[Path, ...]:
    """The folders of themes, the first one first: the site's, the wheel's, and in a checkout of ours the checkout's."""
    return (root / "themes", *(home / "themes" for home in shipped()))


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208  (names alone are wanted)
    except OSError:
        return []


def _sources(folder: Path, part: str) -> tuple[Source, ...]:
    """Every file below `folder / part`, its path relative to that; links may lead about inside the theme alone."""
    if not (folder / part).is_dir():
        return ()
    listing = list_files(folder, part, content=False)
    said = next((problem for problem in listing.problems if problem.blocks == "build"), None)
    if said is not None:
        raise OutsideError(f"themes/{folder.name}/{said.place.path}: {said.message}")
    sources = []
    for found in listing.files:
        try:
            data = read_bytes(found.file, _LIMIT)
        except OSError as error:
            raise outside(error, f"themes/{folder.name}/{found.path}") from None
        sources.append(Source.of(found.path.removeprefix(f"{part}/"), data))
    return tuple(sources)
