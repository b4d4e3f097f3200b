"""What stands for the program itself in the keys of the store: with another one, nothing is known from before."""

import os
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from generator import __version__
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


@cache
def program_salt() -> str:
    """The digest of this program: its version, its code and word lists, what it depends on, and Python.

    Empty where it cannot be told: then nothing may be kept.
    """
    try:
        return digest_of(__version__, sys.version, *_own_code(Path(__file__).parents[1]), *_versions())
    except OSError:
        return ""


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
