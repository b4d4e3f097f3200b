"""The author's folder as one frozen value."""

from msgspec import Struct

from generator.model.listed import Listed
from generator.model.problem import Problem
from generator.model.text import Source, digest_of


class Asset(Struct, frozen=True):
    """A file that is not a text: its path (relative to the site's root), digest and size in bytes."""

    path: str
    digest: str
    size: int


class Theme(Struct, frozen=True):
    """A theme: its templates by name (`post.html`) and its assets by path under `assets/`.

    `reaches` holds for a template the names of those that it can reach, itself too, and those that are missing; what it
    does not hold can reach all.
    """

    name: str
    templates: tuple[Source, ...]
    assets: tuple[Source, ...]
    reaches: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def reached(self, name: str) -> tuple[str, ...]:
        """The names of the templates that the template `name` can reach, itself and missing ones too."""
        everything = tuple(source.path for source in self.templates)
        return next((names for template, names in self.reaches if template == name), everything)

    def closure(self, name: str) -> str:
        """Stands for everything that a page made with the template `name` depends on of the theme's templates."""
        digests = {source.path: source.digest for source in self.templates}
        return digest_of(*(part for each in self.reached(name) for part in (each, digests.get(each, ""))))

    @property
    def digest(self) -> str:
        """Stands for every byte of the theme."""
        files = (*self.templates, *self.assets)
        return digest_of(self.name, *(part for file in files for part in (file.path, file.digest)))


class Project(Struct, frozen=True):
    """Everything that a build reads. `content_roots` are the folders that URLs are relative to (`content`, or ``).

    `glossary` holds terms for all texts. A text may be listed alone, where what is known of it spares reading it.
    """

    config: Source | None
    texts: tuple[Source | Listed, ...]
    assets: tuple[Asset, ...]
    theme: Theme
    content_roots: tuple[str, ...] = ("content",)
    problems: tuple[Problem, ...] = ()
    glossary: Source | None = None
