"""From a folder to a `Project`: everything that a build reads, as one frozen value."""

import errno
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import structs

from generator.disk.errors import OutsideError, outside, reason
from generator.disk.files import digest_file, read_bytes, read_start
from generator.disk.find import CONFIG, GLOSSARY, SitePath, asset_folders, content_roots
from generator.disk.links import follow
from generator.disk.names import is_text, shown
from generator.disk.outputs import FRONT_MATTER, LOOK, built_files, shadowed_texts, texts_in_output
from generator.disk.rules import TOO_LARGE, UNREADABLE, WITHHELD, WRONG_KIND
from generator.disk.walk import Found, Listing, list_files
from generator.model.listed import Listed, ListedProject, Stamp
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


Known = Callable[[str, Stamp], str | None]
"""The digest of the file at a site-relative path, if it is known from before for this very stamp."""


def read_project(
    site: SitePath, output: str = "public", *, digest: Callable[[str, int], tuple[str, int]] = digest_file
) -> Project:
    """Everything below `site.root` that a build reads, but for its theme, which `read_theme` reads.

    `output` is the site-relative output folder, never read; nor is what builds wrote into other folders of the site.
    `digest` gives what stands for a file that is no text, and its size; who reads none of them may do with a stamp.
    Whatever cannot be read is a problem of the project; only a root that is gone raises OutsideError.
    """
    listed, texts = _list_all(site, output, _unknown, digest)
    read = [_read_text(found.path, found.file) for found in texts]
    return Project(
        listed.config,
        tuple(text for text in read if isinstance(text, Source)),
        tuple(Asset(asset.path, asset.digest, asset.stamp.size) for asset in listed.assets),
        _NO_THEME,
        listed.content_roots,
        ordered(tuple(text for text in read if isinstance(text, Problem)), listed.problems),
        listed.glossary,
    )


def list_project(
    site: SitePath,
    output: str = "public",
    *,
    known: Known = lambda _path, _stamp: None,
    digest: Callable[[str, int], tuple[str, int]] = digest_file,
) -> ListedProject:
    """What `read_project` reads, with nothing read of a text, nor of any other file whose digest is `known`.

    A text of which no digest is known is listed without one; `read_sources` reads it. Nobody has looked yet whether it
    can be read at all.
    """
    listed, texts = _list_all(site, output, known, digest)
    sources = tuple(Listed(found.path, known(found.path, found.stamp) or "", found.stamp) for found in texts)
    return structs.replace(listed, texts=sources)


def read_sources(root: Path, texts: Iterable[Listed]) -> Iterator[Source | Problem]:
    """Each of the `texts` with its bytes, found again under the same safety rules as when it was listed.

    Raises OutsideError where one leads elsewhere by now, or is not what its digest says: a build of half the old texts
    and half the new is worse than none.
    """
    straight: dict[str, bool] = {}
    for listed in texts:
        folder = listed.path.rpartition("/")[0]
        if folder not in straight:
            here = f"{root}/{folder}" if folder else str(root)
            straight[folder] = os.path.realpath(here) == here
        read = _read_again(root, listed.path, straight[folder])
        if isinstance(read, Source) and listed.digest and read.digest != listed.digest:
            raise OutsideError(f"{shown(listed.path)}: changed while the site was being built; build again")
        yield read


def read_source(root: Path, listed: Listed) -> Source | Problem:
    """One text, as `read_sources` reads it."""
    return next(read_sources(root, (listed,)))


def has_texts(root: Path) -> bool:
    """Whether the site at `root` has a text, or anything in the place of one that cannot be read."""
    roots = content_roots(root)
    built = built_files(root, roots, (*roots, *_OWN_SOURCES))
    listings = [_list(root, folder, True, _OWN_FOLDERS, None) for folder in roots]
    texts = any(is_text(found.path) and found.path not in built for listing in listings for found in listing.files)
    return texts or any(problem.blocks == "build" for listing in listings for problem in listing.problems)


def read_asset(root: Path, asset: Asset) -> bytes:
    """The bytes of `asset`, found again under the same safety rules as when it was listed.

    Raises OutsideError where it is gone, leads elsewhere, or is not what it was: half a page is worse than none.
    """
    file = _find_again(root, asset.path)
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
        return read_start(_find_again(root, asset.path), count)
    except OSError as error:
        raise outside(error, shown(asset.path)) from None


def _find_again(root: Path, path: str) -> str:
    file = f"{root}/{path}"
    if os.path.realpath(file) == file:
        return file
    followed = follow(root, path)
    if isinstance(followed, Problem):
        raise OutsideError(f"{shown(path)}: {followed.message}")
    return str(followed)


def _read_again(root: Path, path: str, straight: bool) -> Source | Problem:
    """A text that was listed; `straight`: no link stands above it."""
    if straight:
        # A link in its own place is not opened.
        read = _read_text(path, f"{root}/{path}")
        if isinstance(read, Source) or not (root / path).is_symlink():
            return read
    return _read_text(path, _find_again(root, path))


def _unknown(_path: str, _stamp: Stamp) -> None:
    """Nothing is known from before."""


def _list_all(
    site: SitePath, output: str, known: Known, digest: Callable[[str, int], tuple[str, int]]
) -> tuple[ListedProject, list[Found]]:
    """The project without its texts, and the texts by themselves."""
    root = site.root
    try:
        os.listdir(root)  # noqa: PTH208  (only whether it can be listed)
    except OSError as error:
        raise outside(error, root) from None
    roots = content_roots(root)
    beside = asset_folders(root, roots)
    depth = _LONE_FILE_DEPTH if site.single and not site.marked else None
    built = built_files(root, (*roots, *beside), (*roots, *_OWN_SOURCES))
    skip = _OWN_FOLDERS | {output}
    written = [_list(root, folder, True, skip, depth) for folder in roots]
    copied = [_list(root, folder, False, skip - {_STATIC}, depth) for folder in beside]
    config, config_problems = read_config(root)
    glossary, glossary_problems = read_glossary(root) if site.marked else (None, ())
    own = built | {CONFIG, *([GLOSSARY] if site.marked else ())}
    texts = [found for found in _ours(written, own) if is_text(found.path)]
    others = [found for found in _ours(written, own) if not is_text(found.path)]
    assets = [_list_asset(found, known, digest) for found in _by_path((*others, *_ours(copied, own)))]
    outputs = sorted({_PUBLIC, output}) if "" in roots else ()
    unread = [texts_in_output(root, folder, built, depth) for folder in outputs]
    unread.append(shadowed_texts(site, roots))
    listed = ListedProject(
        config,
        glossary,
        (),
        tuple(asset for asset in assets if isinstance(asset, Listed)),
        roots,
        ordered(
            config_problems,
            glossary_problems,
            _wrong_kinds(site),
            tuple(asset for asset in assets if isinstance(asset, Problem)),
            *unread,
            *(listing.problems for listing in (*written, *copied)),
        ),
    )
    return listed, _by_path(texts)


def _ours(listings: Iterable[Listing], own: frozenset[str] | set[str]) -> Iterator[Found]:
    """The files of `listings` that are sources, and neither settings nor what a build wrote."""
    return (found for listing in listings for found in listing.files if found.path not in own)


def _by_path(files: Iterable[Found]) -> list[Found]:
    return sorted(files, key=lambda found: found.path)


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


def _read_text(path: str, file: str) -> Source | Problem:
    try:
        data = read_bytes(file, TEXT_LIMIT)
    except OSError as error:
        return _cannot(error, path, TEXT_LIMIT)
    return Source(path, data, digest_of(data))


def _list_asset(found: Found, known: Known, digest: Callable[[str, int], tuple[str, int]]) -> Listed | Problem:
    path, stamp = found.path, found.stamp
    try:
        if is_text(path) and FRONT_MATTER.match(read_start(found.file, LOOK)):
            return Problem.of(
                WITHHELD,
                "this is withheld: it begins with front matter, and would be published here just as it is written",
                Place(path),
                hint="move it among the texts, or take its front matter away",
            )
        stands_for = known(path, stamp)
        if stands_for is None or stamp.size > ASSET_LIMIT:
            stands_for, size = digest(found.file, ASSET_LIMIT)
            stamp = stamp if size == stamp.size else structs.replace(stamp, size=size)
    except OSError as error:
        return _cannot(error, path, ASSET_LIMIT)
    return Listed(path, stands_for, stamp)


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
