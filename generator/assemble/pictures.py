"""Pictures: each one that a post names is found, or reported at its reference."""

import posixpath
from collections.abc import Callable, Mapping
from typing import TypeVar
from urllib.parse import unquote

from msgspec import Struct

from generator.assemble.visible import visible
from generator.model import lazy_re as re
from generator.model.picture import Facts
from generator.model.post import Image
from generator.model.problem import Problem, Rule
from generator.model.project import Asset
from generator.model.site import Audience, File, Picture
from generator.model.summary import Summary

MISSING = Rule("PI001", "picture-missing", "warning", "strict", "A picture that a post names is nowhere to be found.")
UNUSABLE = Rule("PI003", "picture-unusable", "warning", "strict", "A picture that cannot be shown as it is.")
Kind = TypeVar("Kind")
REMOTE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
FORMATS = (".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".gif", ".webp", ".svg")
UNFIT = re.compile(r"[^\w.-]+")


class Found(Struct, frozen=True):
    """A picture of a post, the file that it is made of (None: missing or remote), and what is wrong."""

    picture: Picture
    file: File | None
    asset: str
    problem: Problem | None


def find_picture(
    image: Image,
    summary: Summary,
    assets: Mapping[str, Asset],
    roots: tuple[str, ...],
    facts: Callable[[Asset], Facts],
    audience: Audience,
) -> Found:
    """What `image` of a post resolves to: beside the post, below `static/`, or nothing."""
    alt, caption = visible(image.alt, audience), visible(image.caption, audience)
    bare = Picture("", alt, caption, image.width or 0, image.height or 0, image.target)
    if REMOTE.match(image.target):
        return Found(_remote(bare), None, "", None)
    line_text = summary.reach.line(image.place.line)
    if image.target[:5].lower() == "data:":
        # Nobody can say what such a picture carries; and a page that holds it is never small.
        bare = Picture("", alt, caption, image.width or 0, image.height or 0, "data:…")
        problem = Problem.of(
            UNUSABLE,
            "a picture that is written into the text (data:) is not shown",
            image.place,
            text="data:…",
            hint="save it as a file beside the post and name that",
            line_text=line_text[:400],
        )
        return Found(bare, None, "", problem)
    asset = asset_of(image.target, summary.path, assets, roots)
    asset = asset if asset is not None and asset.path.lower().endswith(FORMATS) else None
    if asset is None:
        problem = Problem.of(
            MISSING,
            f"the picture {image.target} is missing: looked for {_looked(image.target, summary.path)}",
            image.place,
            text=image.target,
            hint="put the file there, or correct the reference",
            line_text=line_text,
        )
        return Found(bare, None, "", problem)
    known = facts(asset)
    if known.trouble:
        problem = Problem.of(
            UNUSABLE,
            f"the picture {asset.path} cannot be used: {known.trouble}",
            image.place,
            text=image.target,
            hint="export it again from its source",
            line_text=line_text,
        )
        return Found(bare, None, asset.path, problem)
    width, height = _size(image, known)
    url = hashed_name(asset)
    picture = Picture(url, alt, caption, width, height, image.target)
    return Found(picture, File(url, asset.path, asset.digest, True), asset.path, None)


def _remote(bare: Picture) -> Picture:
    return Picture(bare.target, bare.alt, bare.caption, bare.width, bare.height, bare.target, True)


def _size(image: Image, known: Facts) -> tuple[int, int]:
    """The size that the text gives, its missing side by the picture's own proportions; else the picture's."""
    if image.width and image.height:
        return image.width, image.height
    if image.width and known.width:
        return image.width, max(1, round(known.height * image.width / known.width))
    if image.height and known.height:
        return max(1, round(known.width * image.height / known.height)), image.height
    return known.width, known.height


def asset_of(target: str, path: str, assets: Mapping[str, Kind], roots: tuple[str, ...]) -> Kind | None:
    """What `assets` (by path) has for `target`, as the text at `path` writes it; None where there is nothing."""
    found = (assets.get(name) for name in _candidates(target, path, roots))
    return next((asset for asset in found if asset is not None), None)


def _candidates(target: str, path: str, roots: tuple[str, ...]) -> list[str]:
    """Where a picture may lie, best first, as paths of the site; none that leads out of it."""
    plain = unquote(re.split(r"[?#]", target, maxsplit=1)[0])
    if not plain or SCHEME.match(plain) or "\\" in plain or "\x00" in plain:
        return []
    beside = posixpath.dirname(path)
    if plain.startswith("/"):
        folders = ["static", *roots, ""]
        names = [posixpath.join(folder, plain.lstrip("/")) for folder in folders]
    else:
        names = [posixpath.join(folder, plain) for folder in (beside, "static", *roots)]
    kept = (posixpath.normpath(name) for name in names)
    return [name for name in kept if not name.startswith(("../", "/")) and name != ".."]


def _looked(target: str, path: str) -> str:
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
    if target.startswith("/"):
        return f"static{target}"
    return beside if not beside.startswith("..") else "static/ and the post's own folder"


def hashed_name(asset: Asset) -> str:
    """The name that a picture is published under: its own, with eight digits of its digest."""
    stem, ending = posixpath.splitext(posixpath.basename(asset.path))
    safe = UNFIT.sub("-", stem).strip("-.")[:60] or "picture"
    return f"media/{safe}.{asset.digest[:8]}{ending.lower()}"


def is_picture(path: str) -> bool:
    """Whether a file is published as a picture, that is without its metadata."""
    return path.lower().endswith(FORMATS)
