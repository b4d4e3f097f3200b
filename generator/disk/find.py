"""From the path that a command was given to the site that it lies in."""

import os
import stat
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.disk.errors import OutsideError, reason

CONFIG = "site.yaml"
GLOSSARY = "glossary.yaml"


class SitePath(Struct, frozen=True):
    """Where a site is. `root` is absolute and real; `only` is the site-relative path that was asked for, or empty.

    `marked` says that the root has a `site.yaml`; `single` that a lone file was asked for.
    """

    root: Path
    only: str = ""
    marked: bool = False
    single: bool = False

    @property
    def whole(self) -> "SitePath":
        """The site with all that is in it, whatever was asked for; a lone file without a site is by itself."""
        return replace(self, only="", single=self.single and not self.marked)


def find_site(path: Path) -> SitePath:
    """The site of `path`: its nearest parent with a `site.yaml`, else the folder itself, or the folder of a file.

    A link to a folder, or to a folder above it, is taken for what it leads to.
    Raises OutsideError (exit 2) where there is no such path.
    """
    here = Path(os.path.abspath(path))  # noqa: PTH100  (Path.absolute would keep "..")
    try:
        kind = here.stat().st_mode
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        raise OutsideError(f"{path}: {why}", exit_code=2) from None
    single = not stat.S_ISDIR(kind)
    # Where it really lies: reading a site follows links to files, by the name that the link has, and none to folders.
    spot = here.parent.resolve() / here.name if single else here.resolve()
    folder = spot.parent if single else spot
    marked = next((parent for parent in (folder, *folder.parents) if os.path.lexists(parent / CONFIG)), None)
    base = marked or folder
    only = spot.relative_to(base).as_posix()
    return SitePath(base, "" if only == "." else only, marked is not None, single)


# Where Jekyll's posts keep their pictures, by habit.
_JEKYLL_ASSETS = ("assets", "images", "img")


def asset_folders(root: Path, roots: tuple[str, ...]) -> tuple[str, ...]:
    """The folders beside the content `roots` that hold files for pages."""
    beside = _JEKYLL_ASSETS if roots[0].startswith("_") else ()
    return tuple(name for name in ("static", *beside) if (root / name).is_dir())


def content_roots(root: Path) -> tuple[str, ...]:
    """The folders below `root` that hold its texts: `content`, Jekyll's, MkDocs', or the root itself (``)."""
    if (root / "content").is_dir():
        return ("content",)
    jekyll = tuple(name for name in ("_posts", "_drafts") if (root / name).is_dir())
    if jekyll:
        return jekyll
    if (root / "docs").is_dir() and any((root / name).is_file() for name in ("mkdocs.yml", "mkdocs.yaml")):
        return ("docs",)
    return ("",)
