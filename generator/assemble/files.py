"""What is published as files: pictures and files that visible posts name, and `static/` as it is."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from generator.assemble.pictures import Found, asset_of, hashed_name, is_picture
from generator.assemble.visible import may_see
from generator.model import lazy_re as re
from generator.model.picture import Facts
from generator.model.post import Post
from generator.model.problem import Problem, Rule
from generator.model.project import Asset
from generator.model.site import Audience, File
from generator.model.summary import Summary
from generator.model.text import Place

WITHHELD = Rule("PI004", "picture-withheld", "warning", "strict", "A picture of static/ that is not published.")
# Pictures whose metadata nobody here can take out; what cannot be cleaned is not published.
UNCLEANABLE = tuple(".apng .avif .avifs .bmp .heic .heics .heif .jp2 .jxl .mpo .psd .raw .svgz .tif .tiff .xcf".split())
# What may name a file, in a text that was never parsed: a stretch without blanks, quotes and brackets, with an ending.
PATH = re.compile(r"""[^\s"'`()<>\[\]{}|,;=]{1,500}\.\w{1,9}(?!\w)""")
_ENDING = re.compile(r"\.\w")  # what every such name has, and few other stretches
# The end of a link by reference, which may stand far from the passage that uses it.
DEFINITION = re.compile(r"^ {0,3}\[[^\[\]\n]{1,200}\]: *<?([^\s<>]{1,500})", re.MULTILINE)


class Named(Struct, frozen=True):
    """The assets that a post names: as pictures, and as the ends of its links.

    `cover` is the picture that stands for the post, if there is one.
    """

    pictures: tuple[Found, ...] = ()
    cover: Found | None = None
    linked: tuple[Asset, ...] = ()

    @property
    def shown(self) -> frozenset[str]:
        """The paths of those that a reader of the post is shown."""
        return frozenset(p.asset for p in self.found if p.asset) | {asset.path for asset in self.linked}

    @property
    def found(self) -> tuple[Found, ...]:
        """All pictures, the cover too."""
        return self.pictures if self.cover is None else (*self.pictures, self.cover)


def linked_assets(summary: Summary, assets: Mapping[str, Asset], roots: tuple[str, ...]) -> tuple[Asset, ...]:
    """The files that a post links to."""
    found = (asset_of(link.target, summary.path, assets, roots) for link in summary.reach.links)
    return tuple(asset for asset in found if asset is not None)


def named_assets(
    summary: Summary, names: Iterable[str], assets: Mapping[str, Asset], roots: tuple[str, ...]
) -> frozenset[str]:
    """The paths of the files that `names` in a post mean."""
    found = (asset_of(name, summary.path, assets, roots) for name in names)
    return frozenset(asset.path for asset in found if asset is not None)


def names_of(post: Post, audience: Audience) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """What may name a file: anywhere in `post`, in passages that `audience` may not see, and in those that it may.

    Front matter and raw HTML count too.
    """
    text, at = post.prose.text, post.prose.front_end
    hidden, shown = [], []
    for span in sorted(passage.span for passage in post.hidden if not may_see(passage.tag, audience)):
        hidden.append(text.cut(span))
        shown.append(text.text[at : span.start])
        at = max(at, span.end)
    shown.append(text.text[at:])
    if hidden:
        hidden += (match[1] for match in DEFINITION.finditer(text.text))
    seen = _names_in(DEFINITION.sub("", passage) if "]:" in passage else passage for passage in shown)
    return _names_in((text.text,)), _names_in(hidden), seen


def _names_in(texts: Iterable[str]) -> tuple[str, ...]:
    found = (match[0] for text in texts for start, end in _stretches(text) for match in PATH.finditer(text, start, end))
    return tuple(dict.fromkeys(found))


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where names may stand in `text`: each stretch between blanks or line ends that has an ending in it."""
    reached = line_end = 0
    for ending in _ENDING.finditer(text):
        at = ending.start()
        if at < reached:
            continue
        if at >= line_end:
            line_end = text.find("\n", at)
            line_end = line_end if line_end >= 0 else len(text)
        start = max(text.rfind(" ", reached, at), text.rfind("\n", reached, at), reached - 1) + 1
        end = text.find(" ", at, line_end)
        reached = end if end >= 0 else line_end
        yield start, reached


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
    these name stays out with them; so does a picture that cannot be read, or not be cleaned, for nobody can say what
    else is in it.
    """
    kept_back -= frozenset(path for named in seen for path in named.shown)
    files: dict[str, File] = {p.file.output: p.file for named in seen for p in named.found if p.file}
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
