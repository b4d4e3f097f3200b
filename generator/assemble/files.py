"""What is published as files: pictures and files that visible posts name, and `static/` as it is."""

import re
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from generator.assemble.pictures import Found, asset_of, hashed_name, is_picture
from generator.assemble.visible import may_see
from generator.model.picture import Facts
from generator.model.post import Post
from generator.model.problem import Problem, Rule
from generator.model.project import Asset
from generator.model.site import Audience, File
from generator.model.text import Place

WITHHELD = Rule("PI004", "picture-withheld", "warning", "never", "A picture of static/ that is not published.")
# Pictures whose metadata nobody here can take out; what cannot be cleaned is not published.
UNCLEANABLE = tuple(".apng .avif .avifs .bmp .heic .heics .heif .jp2 .jxl .mpo .psd .raw .svgz .tif .tiff .xcf".split())
# What a passage that was never parsed names: `](target)`, `src="target"`, `href="target"`.
TARGET = re.compile(r"""\]\(<?([^()<>\s]{1,500})|(?:src|href)=["']?([^"'\s>]{1,500})""", re.IGNORECASE)


class Named(Struct, frozen=True):
    """The assets that a post names: as pictures, as the ends of its links, and in passages that are hidden."""

    pictures: tuple[Found, ...]
    linked: tuple[Asset, ...]
    hidden: frozenset[str]

    @property
    def shown(self) -> frozenset[str]:
        """The paths of those that a reader of the post is shown."""
        return frozenset(p.asset for p in self.pictures if p.asset) | {asset.path for asset in self.linked}

    @property
    def paths(self) -> frozenset[str]:
        """The paths of all of them."""
        return self.shown | self.hidden


def linked_assets(post: Post, assets: Mapping[str, Asset], roots: tuple[str, ...]) -> tuple[Asset, ...]:
    """The files that `post` links to."""
    found = (asset_of(link.target, post.path, assets, roots) for link in post.links)
    return tuple(asset for asset in found if asset is not None)


def hidden_assets(
    post: Post, assets: Mapping[str, Asset], roots: tuple[str, ...], audience: Audience
) -> frozenset[str]:
    """The paths of the files that only passages of `post` name which `audience` may not see."""
    found: set[str] = set()
    for hidden in post.hidden:
        if may_see(hidden.tag, audience):
            continue
        for match in TARGET.finditer(post.prose.text.cut(hidden.span)):
            asset = asset_of(match[1] or match[2], post.path, assets, roots)
            if asset is not None:
                found.add(asset.path)
    return frozenset(found)


def file_of(asset: Asset, roots: tuple[str, ...]) -> File:
    """The file that an asset is published as: a picture under its hashed name, anything else where its path says."""
    if not asset.path.startswith("static/") and is_picture(asset.path):
        return File(hashed_name(asset), asset.path, asset.digest, True)
    root = next((root for root in ("static", *roots) if root and asset.path.startswith(root + "/")), "")
    output = asset.path.removeprefix(root + "/") if root else asset.path
    return File(output, asset.path, asset.digest, is_picture(asset.path))


def find_files(
    seen: Sequence[Named],
    kept_back: frozenset[str],
    assets: Sequence[Asset],
    roots: tuple[str, ...],
    facts: Callable[[Asset], Facts],
) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    """The files to publish, by output, and a word about those that are not.

    `seen` is what visible posts name, `kept_back` what hidden posts and passages do. A file of `static/` that only
    these name stays out with them; so does a picture that cannot be read, or
    not be cleaned, for nobody can say what else is in it.
    """
    kept_back -= frozenset(path for named in seen for path in named.shown)
    files: dict[str, File] = {p.file.output: p.file for named in seen for p in named.pictures if p.file}
    problems: list[Problem] = []
    linked = {asset.path: asset for named in seen for asset in named.linked}
    static = {asset.path: asset for asset in assets if asset.path.startswith("static/")}
    for path, asset in sorted((static | linked).items()):
        if path in kept_back:
            continue
        why = _why_withheld(asset, facts)
        if why:
            hint = "export it again from its source as PNG, JPEG or WebP, or remove it"
            problems.append(Problem.of(WITHHELD, f"{path} is not published: {why}", Place(path), hint=hint))
            continue
        file = file_of(asset, roots)
        files.setdefault(file.output, file)
    return tuple(sorted(files.values(), key=lambda file: file.output)), tuple(problems)


def _why_withheld(asset: Asset, facts: Callable[[Asset], Facts]) -> str:
    """Why a file is not published, for whose first bytes count as much as its name; empty where it is."""
    if asset.path.lower().endswith(UNCLEANABLE):
        return "pictures of this kind keep their metadata (place, camera, names)"
    return facts(asset).trouble
