"""Which files of a site its builds wrote, and are no sources; and a word about texts that nobody will read."""

import os
from pathlib import Path

from generator.disk.files import read_start
from generator.disk.find import SitePath
from generator.disk.manifest import Owned, is_safe, read_ownership
from generator.disk.names import is_text, judge_file, shown
from generator.disk.output import inside_outputs
from generator.disk.rules import IN_OUTPUT, SHADOWED
from generator.disk.stage import is_unchanged
from generator.disk.walk import list_files
from generator.model import lazy_re as re
from generator.model.problem import Problem
from generator.model.text import Place

# Front matter tells a text of a site from other Markdown.
FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:---|\+\+\+)[ \t]*[\r\n]")
LOOK = 4096


def built_files(root: Path, walked: tuple[str, ...], sources: tuple[str, ...]) -> frozenset[str]:
    """The site-relative paths of what builds wrote into folders inside the site at `root`, as their records say.

    `walked` are the folders that are looked through; a record of an output that lies in none of them is not read.
    `sources` are the site's own folders: a record of an output in or above one of them is never believed, for a record
    is data from outside, and no build writes there. Nor is it where it names a text that was changed since: whoever
    makes the folder of an old output anew, and writes in it, is read.
    """
    found: set[str] = set()
    for folder, state in inside_outputs(root).items():
        if not is_safe(folder) or any(_overlap(folder, source) for source in sources if source):
            continue
        if not any(not each or _overlap(folder, each) for each in walked):
            continue
        ownership = read_ownership(state)
        for file in (*ownership.files, *ownership.pending):
            if not is_text(file.path) or _is_as_written(root, folder, file):
                found.add(f"{folder}/{file.path}")
    return frozenset(found)


def texts_in_output(root: Path, folder: str, built: frozenset[str], depth: int | None) -> tuple[Problem, ...]:
    """A word about texts in the output `folder` of the site at `root` that no build wrote: they are not read."""
    if not is_safe(folder) or (root / folder).is_symlink() or not (root / folder).is_dir():
        return ()
    listing = list_files(root, folder, content=True, depth=depth)
    texts = [found.path for found in listing.files if is_text(found.path) and found.path not in built]
    if not texts:
        return ()
    others = f", and {len(texts) - 1} more in {shown(folder)}/ are" if len(texts) > 1 else " is"
    message = f"this{others} not read: sites are built into this folder"
    return (Problem.of(IN_OUTPUT, message, Place(texts[0]), hint="move what is a source to another folder"),)


def shadowed_texts(site: SitePath, roots: tuple[str, ...]) -> tuple[Problem, ...]:
    """A word about each text that lies beside the folder that is read: `content/`, or Jekyll's folders of posts."""
    jekyll = roots[0].startswith("_")
    if not jekyll and not (site.marked and roots == ("content",)):
        return ()
    hint = (
        "move the posts to content/posts/ and the page to content/"
        if jekyll
        else "move it into content/, or take its front matter away if it is no text of the site"
    )
    return tuple(
        Problem.of(
            SHADOWED,
            f"this is not read: it lies beside {roots[0]}/, and only what is in there is",
            Place(name),
            hint=hint,
        )
        for name in sorted(os.listdir(site.root))  # noqa: PTH208  (names alone are wanted)
        if _may_be_meant(name) and _has_front_matter(site.root / name)
    )


def _is_as_written(root: Path, folder: str, file: Owned) -> bool:
    return is_unchanged(root, f"{folder}/{file.path}", (file.digest,))


def _overlap(one: str, other: str) -> bool:
    return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/")


def _may_be_meant(name: str) -> bool:
    """False for the README of a repository and its like (CHANGELOG, LICENSE), which are written in capitals."""
    stem = name.rpartition(".")[0]
    return is_text(name) and judge_file(name, content=True) == "take" and not stem.isupper() and stem != "readme"


def _has_front_matter(file: Path) -> bool:
    try:
        return FRONT_MATTER.match(read_start(file, LOOK)) is not None
    except OSError:
        return False
