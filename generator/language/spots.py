"""Where an open file belongs: to which site, under which name, and as what."""

import os
from pathlib import Path, PurePosixPath
from typing import Literal

from msgspec import Struct

from generator.disk.errors import OutsideError
from generator.disk.find import CONFIG, GLOSSARY, SitePath, content_roots, find_site
from generator.disk.names import is_text, judge_file, judge_folder

Kind = Literal["text", "settings", "other"]
_NO_TEXTS = ("static", "themes", "public")


class Belonging(Struct, frozen=True):
    """What an open file is: a text, a file of settings, or nothing of ours; and its path in `site`.

    `site` is None where nothing around it is to be looked at: then it is a text by itself.
    """

    kind: Kind
    path: str
    site: SitePath | None = None


def belonging_of(path: Path | None, name: str, language: str) -> Belonging:
    """What the file at `path` is, which need not be there yet; `name` and `language` tell of one without a path."""
    if path is None:
        return Belonging("text" if language == "markdown" else "other", name if is_text(name) else f"{name}.md")
    try:
        site = _site_around(path)
    except (OutsideError, OSError):
        site = None
    if site is None:
        return Belonging("text" if is_text(path.name) else "other", path.name)
    whole = site.whole
    if site.marked and site.only in (CONFIG, GLOSSARY):
        return Belonging("settings", site.only, whole)
    if not is_text(site.only):
        return Belonging("other", site.only, whole)
    if _is_read(site):
        return Belonging("text", site.only, whole)
    # Beside the texts of a site: lint would not look at it. Elsewhere it is a text by itself.
    return Belonging("other", site.only, whole) if site.marked else Belonging("text", path.name)


def _site_around(path: Path) -> SitePath | None:
    """The site that `path` lies in, or would if it were saved."""
    if os.path.lexists(path):
        return find_site(path)
    folder = next((parent for parent in path.parents if parent.is_dir()), None)
    if folder is None:
        return None
    site = find_site(folder)
    only = PurePosixPath(site.only) / path.relative_to(folder).as_posix()
    return SitePath(site.root, only.as_posix(), site.marked, single=True)


def _is_read(site: SitePath) -> bool:
    """Whether a build of the whole site would read the text `site.only`."""
    *folders, name = site.only.split("/")
    roots = content_roots(site.root)
    below = any(not root or site.only.startswith(f"{root}/") for root in roots)
    if not below or ("" in roots and folders and folders[0] in _NO_TEXTS):
        return False
    inner = folders if "" in roots else folders[1:]
    return all(judge_folder(folder, content=True) == "take" for folder in inner) and judge_file(name, True) == "take"
