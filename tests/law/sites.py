"""Sites in memory: built and cooked without a disk, for laws that are tried on many of them."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from msgspec import Struct

from generator.build import Build, build
from generator.disk.theme import read_theme
from generator.make.pictures import header_facts
from generator.make.templates import load_templates
from generator.model.problem import Problem
from generator.model.project import Asset, Project, Theme
from generator.model.site import Audience
from generator.model.text import Source, digest_of
from tests.cooked import cook, viewer

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
EVERYBODY = Audience()
ROOT = Path(__file__).resolve().parents[2]
CONFIG = "title: A harbour\nbase_url: https://harbour.example/notes/\n"


class Cooked(Struct, frozen=True):
    """A built site: its bytes and the digests of its recipes by output path."""

    build: Build
    files: dict[str, bytes]
    recipes: dict[str, str]


@cache
def default_theme() -> Theme:
    return read_theme(ROOT, "default")


def project_of(
    files: Mapping[str, str | bytes],
    config: str = CONFIG,
    theme: Theme | None = None,
    order: list[str] | None = None,
) -> tuple[Project, dict[str, bytes]]:
    """The project of `files` by path, in `order` if that is given; and the bytes of its assets.

    `.md` are texts, and `glossary.yaml` is that of the site.
    """
    data = {path: content.encode() if isinstance(content, str) else content for path, content in files.items()}
    glossary = Source.of("glossary.yaml", data.pop("glossary.yaml")) if "glossary.yaml" in data else None
    names = order or sorted(data)
    texts = tuple(Source.of(path, data[path]) for path in names if path.endswith(".md"))
    assets = {path: data[path] for path in names if not path.endswith(".md")}
    listed = tuple(Asset(path, digest_of(content), len(content)) for path, content in assets.items())
    project = Project(Source.of("site.yaml", config), texts, listed, theme or default_theme(), glossary=glossary)
    return project, assets


def cooked(project: Project, assets: Mapping[str, bytes], audience: Audience = EVERYBODY) -> Cooked:
    """Builds and cooks a whole site for an audience."""
    built = build(project, NOW, audience, facts=lambda asset: header_facts(assets[asset.path], asset.path))
    templates, view = load_templates(project.theme), viewer(built.site, project.theme, built.article)
    files: dict[str, bytes] = {}
    for artifact in built.plan.artifacts:
        made = cook(artifact.recipe, templates, view, lambda path: assets[path])
        assert not isinstance(made, Problem), made
        files[artifact.path] = made
    return Cooked(built, files, {artifact.path: artifact.recipe.digest for artifact in built.plan.artifacts})


def site_of(files: Mapping[str, str | bytes], audience: Audience = EVERYBODY, config: str = CONFIG) -> Cooked:
    """The cooked site of `files`."""
    return cooked(*project_of(files, config), audience)


def found_in(site: Cooked, word: str) -> list[str]:
    """The output paths in whose name or bytes `word` stands, in any case."""
    low = word.lower()
    return [path for path, data in site.files.items() if low in path.lower() or low.encode() in data.lower()]
