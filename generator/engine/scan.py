"""From a site's folder to its `Project`, reading only what is not known by its stamp."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from generator.disk.find import SitePath
from generator.disk.read import list_project, read_sources
from generator.disk.stamps import is_settled
from generator.model.listed import Listed, Stamp
from generator.model.problem import Problem, ordered
from generator.model.project import Asset, Project, Theme
from generator.model.text import Source, digest_of

if TYPE_CHECKING:
    from generator.disk.store import Store

_KEY = bytes.fromhex(digest_of("stamps"))
_NO_THEME = Theme("", (), ())


class _Known(Struct, frozen=True, array_like=True, gc=False):
    """A file whose digest is known as long as its stamp is this one."""

    path: str
    stamp: Stamp
    digest: str


def scan(site: SitePath, output: str, store: "Store | None") -> Project:
    """Everything below `site.root` that a build reads, but for its theme. `output` is site-relative, and never read.

    What the store knows by its stamp is listed, and not read. Raises OutsideError.
    """
    kept = _kept(store)
    known = {one.path: one for one in kept}

    def digest(path: str, stamp: Stamp) -> str | None:
        one = known.get(path)
        return one.digest if one is not None and one.stamp == stamp else None

    at = time.time_ns()
    listed = list_project(site, output, known=digest)
    read = _read(site.root, [text for text in listed.texts if not text.digest])
    texts: list[Source | Listed] = []
    stamps = [_Known(asset.path, asset.stamp, asset.digest) for asset in listed.assets]
    problems: list[Problem] = []
    for text in listed.texts:
        whole = text if text.digest else read[text.path]
        if isinstance(whole, Problem):
            problems.append(whole)
            continue
        texts.append(whole)
        stamps.append(_Known(text.path, text.stamp, whole.digest))
    settled = [one for one in stamps if is_settled(one.stamp, at)]
    if store is not None and settled != kept:
        store.put(_KEY, _ENCODER.encode(settled))
    return Project(
        listed.config,
        tuple(texts),
        tuple(Asset(asset.path, asset.digest, asset.stamp.size) for asset in listed.assets),
        _NO_THEME,
        listed.content_roots,
        ordered(tuple(problems), listed.problems),
        listed.glossary,
    )


def _read(root: Path, texts: list[Listed]) -> dict[str, Source | Problem]:
    return {text.path: source for text, source in zip(texts, read_sources(root, texts), strict=True)}


def _kept(store: "Store | None") -> list[_Known]:
    data = store.get(_KEY) if store is not None else None
    if data is None:
        return []
    try:
        return _DECODER.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return []


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(list[_Known])
