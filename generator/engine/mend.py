"""Mending what was linted: the fixes of all sites that a command named, with their files as it names them."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from generator.disk.rewrite import rewrite
from generator.engine.fix import Changed, fixes
from generator.engine.lint import Linted
from generator.engine.paths import path_from


class Mended(Struct, frozen=True):
    """A file of the site at `root` with its fixes; `shown` is its path as the reader knows it."""

    root: Path
    shown: str
    changed: Changed


def mend(linted: Linted, here: Path, *, unsafe: bool) -> tuple[Mended, ...]:
    """What the fixes of all problems that are told make of their files; nothing is written.

    Nothing is mended under a configuration that no command may go by: its texts were not read as they are meant.
    """
    return () if linted.wrong else tuple(_mended(linted, here, unsafe))


def write(mended: Mended) -> None:
    """Puts a mended text into its file. Raises OutsideError (exit 1) where that cannot be, with nothing written."""
    rewrite(mended.root, mended.changed.path, mended.changed.before, mended.changed.after)


def _mended(linted: Linted, here: Path, unsafe: bool) -> Iterator[Mended]:
    for site in linted.sites:
        root = site.understood.site.root
        for changed in fixes(site.understood, site.problems, unsafe=unsafe):
            yield Mended(root, path_from(root / changed.path, here), changed)
