"""The plan of a finished site: every file that it has, each with the recipe that makes it. Nothing is cooked yet."""

import unicodedata
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from generator.model.problem import Problem, Rule
from generator.model.text import Place, digest_of

InputKind = Literal["text", "template", "asset", "settings", "program", "neighbour", "tag", "list", "menu", "link"]
"""What a page may be made of: `list` is an item of a list, `neighbour` a post beside it, `link` where one leads."""

CLASH = Rule("AD001", "clash", "error", "build", "Two sources want the same output file.")


class Input(Struct, frozen=True, gc=False):
    """Something that a page is made of: what kind of thing it is, what it is called, and a digest of what it says.

    Where a page shows the name, the digest stands for it, too.
    """

    kind: InputKind
    name: str
    digest: str


class Shared(Struct, frozen=True):
    """What many pages are made of alike; `said` stands for all of it, and is made once."""

    inputs: tuple[Input, ...] = ()
    said: str = ""

    @classmethod
    def of(cls, inputs: Iterable[Input]) -> "Shared":
        """These inputs."""
        inputs = tuple(inputs)
        return cls(inputs, digest_of(*(each.digest for each in inputs)))


_NOTHING = Shared()


class Page(Struct, frozen=True, tag="page"):
    """A template applied to a view: `output` names the kind of page, `subject` what it is about.

    `own` and what is `shared` with other pages are everything that its view shows and its templates say.
    """

    output: str
    subject: str
    own: tuple[Input, ...]
    shared: Shared = _NOTHING

    @property
    def inputs(self) -> tuple[Input, ...]:
        """Everything that it is made of."""
        return (*self.shared.inputs, *self.own)

    @property
    def digest(self) -> str:
        """Stands for everything that the cooked bytes depend on."""
        said = "\0".join([each.digest for each in self.own])  # so that no two lists of inputs run together
        return digest_of("page", self.output, self.subject, self.shared.said, said)


class Body(Struct, frozen=True, tag="body"):
    """Bytes that are known already."""

    body: bytes

    @property
    def digest(self) -> str:
        """Stands for everything that the cooked bytes depend on."""
        return digest_of("body", self.body)


class Copy(Struct, frozen=True, tag="copy"):
    """A file of the site as it is; of a `picture` all metadata is dropped and its orientation applied."""

    source: str
    source_digest: str
    picture: bool

    @property
    def digest(self) -> str:
        """Stands for everything that the cooked bytes depend on."""
        return digest_of("copy", self.source_digest, "picture" if self.picture else "file")


Recipe = Page | Body | Copy


class Artifact(Struct, frozen=True):
    """One file of the finished site: `path` in the output folder, how to make it, and which source wants it.

    `place` is what claims the path in a file of the author; None for what the site or its theme brings by itself.
    """

    path: str
    recipe: Recipe
    source: str
    place: Place | None = None


class Plan(Struct, frozen=True):
    """Every file of the finished site, each path once, and what two sources both wanted."""

    artifacts: tuple[Artifact, ...]
    clashes: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, artifacts: Iterable[Artifact]) -> "Plan":
        """The plan of `artifacts`, in path order.

        Two that want one path (compared without case, after Unicode normalisation), or of which one is a folder of
        the other, clash: the problem names both sources.
        """
        ordered = sorted(artifacts, key=lambda artifact: artifact.path)
        taken: dict[str, Artifact] = {}
        clashes: list[Problem] = []
        kept: list[Artifact] = []
        folders: dict[str, Artifact] = {}
        for artifact in ordered:
            key = _key(artifact.path)
            other = taken.get(key) or folders.get(key) or _parent(key, taken)
            if other is not None:
                if (other.path, other.recipe, other.source) != (artifact.path, artifact.recipe, artifact.source):
                    clashes.append(_clash(other, artifact))
                continue
            taken[key] = artifact
            kept.append(artifact)
            at = key.rfind("/")
            while at > 0 and (folder := key[:at]) not in folders:  # those above it are known, then
                folders[folder] = artifact
                at = key.rfind("/", 0, at)
        return cls(tuple(kept), tuple(clashes))


def _key(path: str) -> str:
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()


def _parent(key: str, taken: dict[str, Artifact]) -> Artifact | None:
    """What has the name of a folder that `key` lies in, the outermost one."""
    at = key.find("/")
    while at > 0:
        found = taken.get(key[:at])
        if found is not None:
            return found
        at = key.find("/", at + 1)
    return None


def _clash(one: Artifact, two: Artifact) -> Problem:
    # The place is that of a file which its author can change: a line that claims the path, else the later by name.
    first, second = sorted((one, two), key=_weight)
    return Problem.of(
        CLASH,
        f"{_named(first)} and {_named(second)} both want {two.path}",
        second.place or Place("site.yaml"),
        hint="give one of them another slug, URL or name",
    )


def _weight(artifact: Artifact) -> tuple[bool, bool, Place, str]:
    place = artifact.place
    return place is not None, place is not None and place != Place(place.path), place or Place(""), artifact.source


def _named(artifact: Artifact) -> str:
    """A source, with its line where one claims the path."""
    place = artifact.place
    return artifact.source if place is None or place == Place(place.path) else f"{artifact.source}:{place.line}"
