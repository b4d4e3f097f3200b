"""Listing a folder of the site: every file that belongs to it, and a word about what does not."""

import os
import stat
from pathlib import Path

from msgspec import Struct

from generator.disk.errors import reason
from generator.disk.links import follow
from generator.disk.names import is_text, judge_file, judge_folder, shown
from generator.disk.rules import BAD_NAME, SPECIAL_ASSET, SPECIAL_FILE, UNDERSCORE, UNREADABLE, WITHHELD
from generator.disk.stamps import stamp_of
from generator.model.listed import Stamp
from generator.model.problem import Problem
from generator.model.text import Place


class Found(Struct, frozen=True):
    """A regular file: its site-relative path, where it really is, and its stamp."""

    path: str
    file: str
    stamp: Stamp


class Listing(Struct, frozen=True):
    """What a walk found, in path order."""

    files: tuple[Found, ...]
    problems: tuple[Problem, ...]


def list_files(
    root: Path, folder: str, *, content: bool, skip: frozenset[str] = frozenset(), depth: int | None = None
) -> Listing:
    """Every file below `root / folder` that belongs to the site.

    `root` is real; `content` says that the folder holds texts; `skip` names site-relative folders that are not entered;
    `depth` bounds how many folders deep the walk goes (None: all).
    """
    files: list[Found] = []
    problems: list[Problem] = []
    waiting = [(folder, 0)]
    while waiting:
        here, level = waiting.pop()
        prefix = f"{here}/" if here else ""
        for entry in _entries(root, here, problems):
            path = prefix + entry.name
            found = _look(root, path, entry, content)
            if type(found) is Found:
                files.append(found)
            elif isinstance(found, Problem):
                problems.append(found)
            elif found == "folder" and path not in skip and (depth is None or level < depth):
                waiting.append((path, level + 1))
    files.sort(key=lambda file: file.path)
    return Listing(tuple(files), tuple(problems))


def _entries(root: Path, folder: str, problems: list[Problem]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(os.path.join(root, folder)) as entries:  # noqa: PTH118 (a Path for each file costs too much)
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        problems.append(Problem.of(UNREADABLE, f"this folder cannot be read: {reason(error)}", Place(shown(folder))))
        return []


def _look(root: Path, path: str, entry: os.DirEntry[str], content: bool) -> Found | Problem | str:
    """What the entry `path` is: a file of the site, a problem, "folder" to be entered, or "nothing"."""
    name = entry.name
    try:
        if entry.is_dir(follow_symlinks=False):
            return _look_folder(root, path, name, content)
        verdict = judge_file(name, content)
        if verdict == "skip":
            return "nothing"
        if verdict == "take" and not (bad := _bad_name(name)):
            info = entry.stat(follow_symlinks=False)
            if stat.S_ISREG(info.st_mode):
                return Found(path, entry.path, stamp_of(info))
            return _look_link(root, path, content) if stat.S_ISLNK(info.st_mode) else _special(path, content)
    except FileNotFoundError:
        return "nothing"
    except OSError as error:
        return Problem.of(UNREADABLE, f"this cannot be read: {reason(error)}", Place(shown(path)))
    if verdict == "withhold":
        message = f"{shown(name)} is withheld: files of this kind are never published"
        return Problem.of(WITHHELD, message, Place(shown(path)), hint="move it away")
    if verdict == "underscore":
        return _underscore(path, name)
    return Problem.of(BAD_NAME, f"the name of this file {bad}", Place(shown(path)), hint="rename it")


def _look_folder(root: Path, path: str, name: str, content: bool) -> Problem | str:
    verdict = judge_folder(name, content)
    if verdict == "underscore":
        return _underscore(path, name) if _holds_text(root / path) else "nothing"
    if verdict != "take":
        return "nothing"
    if bad := _bad_name(name):
        return Problem.of(BAD_NAME, f"the name of this folder {bad}", Place(shown(path)), hint="rename it")
    return "folder"


def _look_link(root: Path, path: str, content: bool) -> Found | Problem:
    followed = follow(root, path)
    if isinstance(followed, Problem):
        return followed
    info = followed.stat()
    return Found(path, str(followed), stamp_of(info)) if stat.S_ISREG(info.st_mode) else _special(path, content)


def _special(path: str, content: bool) -> Problem:
    rule = SPECIAL_FILE if content and is_text(path) else SPECIAL_ASSET
    message = "this is a pipe, a socket or a device, not a file"
    return Problem.of(rule, message, Place(shown(path)), hint="remove it")


def _underscore(path: str, name: str) -> Problem:
    return Problem.of(
        UNDERSCORE,
        f"{shown(name)} is left out: its name begins with an underscore",
        Place(shown(path)),
        hint="rename it if it is meant to be read",
    )


def _holds_text(folder: Path) -> bool:
    return any(is_text(name) for _, _, names in os.walk(folder) for name in names)


def _bad_name(name: str) -> str:
    """What is wrong with `name` for a file that is to be published, or nothing."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return "is not valid UTF-8"
    return "has a backslash in it" if "\\" in name else ""
