"""Where a symbolic link really leads. The real path decides, never the written one."""

import os
from pathlib import Path

from generator.disk.names import may_publish, shown
from generator.disk.rules import DANGLING_LINK, FOLDER_LINK, OUTSIDE_LINK
from generator.model.problem import Problem
from generator.model.text import Place

_COPY_FOLDER = "put a real folder here, with what the site needs of it (*.md, *.png)"


def follow(root: Path, path: str) -> Path | Problem:
    """The real file behind the link `path` (relative to `root`, which is real), or why it is not followed.

    A link may lead to a file inside the site that could be published itself; nowhere else.
    """
    place = Place(shown(path))
    try:
        real = Path(os.path.realpath(root / path, strict=True))
    except OSError:
        return Problem.of(
            DANGLING_LINK, "this symbolic link leads nowhere", place, hint="remove it, or put its file back"
        )
    if not real.is_relative_to(root):
        return Problem.of(
            OUTSIDE_LINK,
            "this symbolic link leads out of the site",
            place,
            hint=_COPY_FOLDER if real.is_dir() else "copy the file into the site instead of linking to it",
        )
    if real.is_dir():
        return Problem.of(
            FOLDER_LINK, "this symbolic link leads to a folder and is not followed", place, hint="move the folder here"
        )
    if not may_publish(real.relative_to(root).as_posix()):
        return Problem.of(
            OUTSIDE_LINK,
            "this symbolic link leads to a file that a site never publishes",
            place,
            hint="remove the link",
        )
    return real
