"""Listing a folder of the site: every file that belongs to it, and a word about what does not."""

import os
import stat
from pathlib import Path

from msgspec import Struct

from generator.disk.errors import reason
from generator.disk.links import follow
from generator.disk.names import is_text, judge_file, judge_folder, shown
from generator.disk.rules import BAD_NAME, SPECIAL_ASSET, SPECIAL_FILE, UNDERSCORE, UNREADABLE, WITHHELD
from generator.model.problem import Problem
from generator.model.text import Place


class Found(Struct, frozen=True):
    """A regular file: its site-relative path, and where it really is."""

    path: str
    file: Path


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
        for name in _names(root, here, problems):
            path = f"{here}/{name}" if here else name
            found = _look(root, path, name, content)
            if isinstance(found, Found):
                files.append(found)
            elif isinstance(found, Problem):
                problems.append(found)
            elif found == "folder" and path not in skip and (depth is None or level < depth):
                waiting.append((path, level + 1))
    return Listing(tuple(sorted(files, key=lambda file: file.path)), tuple(problems))


def _names(root: Path, folder: str, problems: list[Problem]) -> list[str]:
    try:
        return sorted(os.listdir(root / folder))  # noqa: PTH208  (names alone are wanted)
    except OSError as error:
        problems.append(Problem.of(UNREADABLE, f"this folder cannot be read: {reason(error)}", Place(shown(folder))))
        return []


def _look(root: Path, path: str, name: str, content: bool) -> Found | Problem | str:
    """What the entry `path` is: a file of the site, a problem, "folder" to be entered, or "nothing"."""
    place = Place(shown(path))
    try:
        mode = (root / path).lstat().st_mode
    except FileNotFoundError:
        return "nothing"
    except OSError as error:
        return Problem.of(UNREADABLE, f"this cannot be read: {reason(error)}", place)
    if stat.S_ISDIR(mode):
        return _look_folder(root, path, name, content)
    verdict = judge_file(name, content)
    if verdict == "withhold":
        return Problem.of(
            WITHHELD, f"{shown(name)} is withheld: files of this kind are never published", place, hint="move it away"
        )
    if verdict == "underscore":
        return _underscore(place, shown(name))
    if verdict == "skip":
        return "nothing"
    if bad := _bad_name(name):
        return Problem.of(BAD_NAME, f"the name of this file {bad}", place, hint="rename it")
    if stat.S_ISLNK(mode):
        followed = follow(root, path)
        if isinstance(followed, Problem):
            return followed
        return Found(path, followed) if followed.is_file() else _special(place, name, content)
    return Found(path, root / path) if stat.S_ISREG(mode) else _special(place, name, content)


def _look_folder(root: Path, path: str, name: str, content: bool) -> Problem | str:
    verdict = judge_folder(name, content)
    if verdict == "underscore":
        return _underscore(Place(shown(path)), shown(name)) if _holds_text(root / path) else "nothing"
    if verdict != "take":
        return "nothing"
    if bad := _bad_name(name):
        return Problem.of(BAD_NAME, f"the name of this folder {bad}", Place(shown(path)), hint="rename it")
    return "folder"


def _special(place: Place, name: str, content: bool) -> Problem:
    rule = SPECIAL_FILE if content and is_text(name) else SPECIAL_ASSET
    return Problem.of(rule, "this is a pipe, a socket or a device, not a file", place, hint="remove it")


def _underscore(place: Place, name: str) -> Problem:
    return Problem.of(
        UNDERSCORE,
        f"{name} is left out: its name begins with an underscore",
        place,
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
