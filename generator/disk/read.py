"""From a folder to a `Project`: everything that a build reads, as one frozen value."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

from generator.disk.errors import OutsideError, outside, reason
from generator.disk.files import digest_file, read_bytes, read_start
from generator.disk.find import CONFIG, GLOSSARY, SitePath, asset_folders, content_roots
from generator.disk.links import follow
from generator.disk.names import is_text, shown
from generator.disk.outputs import FRONT_MATTER, LOOK, built_files, shadowed_texts, texts_in_output
from generator.disk.rules import TOO_LARGE, UNREADABLE, WITHHELD, WRONG_KIND
from generator.disk.walk import Found, Listing, list_files
from generator.model.problem import Problem, ordered
from generator.model.project import Asset, Project, Theme
from generator.model.text import Place, Source, digest_of

TEXT_LIMIT = 16 * 2**20
ASSET_LIMIT = 512 * 2**20
CONFIG_LIMIT = 2**20

_STATIC = "static"
_NO_THEME = Theme("", (), ())
_PUBLIC = "public"
_OWN_SOURCES = (_STATIC, "themes")
_OWN_FOLDERS = frozenset({*_OWN_SOURCES, _PUBLIC})
# A lone file of no site may lie anywhere, a home folder say: look for its pictures near it, not everywhere.
_LONE_FILE_DEPTH = 2


def read_project(
    site: SitePath, output: str = "public", *, digest: Callable[[Path, int], tuple[str, int]] = digest_file
) -> Project:
    """Everything below `site.root` that a build reads, but for its theme, which `read_theme` reads.

    `output` is the site-relative output folder, never read; nor is what builds wrote into other folders of the site.
    `digest` gives what stands for a file that is no text, and its size; who reads none of them may do with a stamp.
    Whatever cannot be read is a problem of the project; only a root that is gone raises OutsideError.
    """
    try:
        os.listdir(site.root)  # noqa: PTH208  (only whether it can be listed)
    except OSError as error:
        raise outside(error, site.root) from None
    roots = content_roots(site.root)
    depth = _LONE_FILE_DEPTH if site.single and not site.marked else None
    built = built_files(site.root, (*roots, *_OWN_SOURCES))
    skip = _OWN_FOLDERS | {output}
    listings = [_list(site.root, folder, True, skip, depth) for folder in roots]
    listings += [_list(site.root, folder, False, skip - {_STATIC}, depth) for folder in asset_folders(site.root, roots)]
    config, config_problems = read_config(site.root)
    glossary, glossary_problems = read_glossary(site.root) if site.marked else (None, ())
    own = built | {CONFIG, *([GLOSSARY] if site.marked else ())}
    texts, assets, problems = _read_all(listings, roots, own, digest)
    outputs = sorted({_PUBLIC, output}) if "" in roots else ()
    unread = [texts_in_output(site.root, folder, built, depth) for folder in outputs]
    unread.append(shadowed_texts(site, roots))
    return Project(
        config,
        texts,
        assets,
        _NO_THEME,
        roots,
        ordered(
            config_problems,
            glossary_problems,
            _wrong_kinds(site),
            problems,
            *unread,
            *(listing.problems for listing in listings),
        ),
        glossary,
    )


def has_texts(root: Path) -> bool:
    """Whether the site at `root` has a text, or anything in the place of one that cannot be read."""
    roots = content_roots(root)
    built = built_files(root, (*roots, *_OWN_SOURCES))
    listings = [_list(root, folder, True, _OWN_FOLDERS, None) for folder in roots]
    texts = any(is_text(found.path) and found.path not in built for listing in listings for found in listing.files)
    return texts or any(problem.blocks == "build" for listing in listings for problem in listing.problems)


def read_asset(root: Path, asset: Asset) -> bytes:
    """The bytes of `asset`, found again under the same safety rules as when it was listed.

    Raises OutsideError where it is gone, leads elsewhere, or is not what it was: half a page is worse than none.
    """
    file = _find_again(root, asset)
    try:
        data = read_bytes(file, ASSET_LIMIT)
    except OSError as error:
        raise outside(error, shown(asset.path)) from None
    if digest_of(data) != asset.digest:
        raise OutsideError(f"{shown(asset.path)}: changed while the site was being built; build again")
    return data


def read_head(root: Path, asset: Asset, count: int) -> bytes:
    """At most the first `count` bytes of `asset`, found again as `read_asset` does. Raises OutsideError."""
    try:
        return read_start(_find_again(root, asset), count)
    except OSError as error:
        raise outside(error, shown(asset.path)) from None


def _find_again(root: Path, asset: Asset) -> Path:
    file = root / asset.path
    if os.path.realpath(file) == str(file):
        return file
    followed = follow(root, asset.path)
    if isinstance(followed, Problem):
        raise OutsideError(f"{shown(asset.path)}: {followed.message}")
    return followed


def _list(root: Path, folder: str, content: bool, skip: frozenset[str], depth: int | None) -> Listing:
    """The files of one of the site's own folders; one that is a symbolic link is not followed either."""
    if folder and (root / folder).is_symlink():
        followed = follow(root, folder)
        return Listing((), (followed,) if isinstance(followed, Problem) else ())
    return list_files(root, folder, content=content, skip=skip, depth=depth)


def _wrong_kinds(site: SitePath) -> tuple[Problem, ...]:
    """What has the name of a folder of the site, and is none: it would be passed over without a word.

    In a folder without a `site.yaml` these names mean nothing.
    """
    return tuple(
        _wrong_kind(site.root, name, "a folder")
        for name in ("content", _STATIC)
        if site.marked and os.path.lexists(site.root / name) and not (site.root / name).is_dir()
    )


def _wrong_kind(root: Path, name: str, wanted: str) -> Problem:
    if (root / name).is_symlink():
        followed = follow(root, name)
        if isinstance(followed, Problem):
            return followed
    return Problem.of(WRONG_KIND, f"{name} must be {wanted}", Place(name), hint="rename it, or move it away")


def _read_all(
    listings: list[Listing],
    roots: tuple[str, ...],
    own: frozenset[str],
    digest: Callable[[Path, int], tuple[str, int]],
) -> tuple[tuple[Source, ...], tuple[Asset, ...], tuple[Problem, ...]]:
    texts: list[Source] = []
    assets: list[Asset] = []
    problems: list[Problem] = []
    for found in sorted((file for listing in listings for file in listing.files), key=lambda file: file.path):
        if found.path in own:
            continue
        written = any(not root or found.path.startswith(f"{root}/") for root in roots)
        copied = found.path.startswith(f"{_STATIC}/")
        read = _read_text(found) if is_text(found.path) and written and not copied else _list_asset(found, digest)
        if isinstance(read, Source):
            texts.append(read)
        elif isinstance(read, Asset):
            assets.append(read)
        else:
            problems.append(read)
    return tuple(texts), tuple(assets), tuple(problems)


def _read_text(found: Found) -> Source | Problem:
    try:
        return Source.of(found.path, read_bytes(found.file, TEXT_LIMIT))
    except OSError as error:
        return _cannot(error, found.path, TEXT_LIMIT)


def _list_asset(found: Found, digest: Callable[[Path, int], tuple[str, int]]) -> Asset | Problem:
    try:
        if is_text(found.path) and FRONT_MATTER.match(read_start(found.file, LOOK)):
            return Problem.of(
                WITHHELD,
                "this is withheld: it begins with front matter, and would be published here just as it is written",
                Place(found.path),
                hint="move it among the texts, or take its front matter away",
            )
        stands_for, size = digest(found.file, ASSET_LIMIT)
    except OSError as error:
        return _cannot(error, found.path, ASSET_LIMIT)
    return Asset(found.path, stands_for, size)


def read_config(root: Path) -> tuple[Source | None, tuple[Problem, ...]]:
    """The site's `site.yaml`, if it has one, or why it cannot be read."""
    return _read_settings(root, CONFIG)


def read_glossary(root: Path) -> tuple[Source | None, tuple[Problem, ...]]:
    """The site's `glossary.yaml`, if it has one, or why it cannot be read."""
    return _read_settings(root, GLOSSARY)


def _read_settings(root: Path, name: str) -> tuple[Source | None, tuple[Problem, ...]]:
    """The file `name` at the top of a site, if it has one, or why it cannot be read."""
    file = root / name
    if file.is_symlink():
        followed = follow(root, name)
        if isinstance(followed, Problem):
            return None, (followed,)
        file = followed
    elif file.is_dir():
        return None, (_wrong_kind(root, name, "a file"),)
    elif not os.path.lexists(file):
        return None, ()
    try:
        return Source.of(name, read_bytes(file, CONFIG_LIMIT)), ()
    except OSError as error:
        return None, (_cannot(error, name, CONFIG_LIMIT),)


def _cannot(error: OSError, path: str, limit: int) -> Problem:
    if error.errno == errno.EFBIG:
        return Problem.of(TOO_LARGE, f"this file is larger than {limit // 2**20} MiB", Place(path), hint="split it")
    return Problem.of(UNREADABLE, f"this file cannot be read: {reason(error)}", Place(path))
