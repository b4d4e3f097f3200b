"""What lint says of one open text by itself, and of the whole site with the open texts in it."""

import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Event

from msgspec import Struct
from msgspec.structs import replace

from generator.assemble.visible import local
from generator.build import build, reader
from generator.disk.errors import outside
from generator.disk.files import digest_file
from generator.disk.find import CONFIG, GLOSSARY, SitePath
from generator.disk.read import ASSET_LIMIT, read_config, read_glossary
from generator.engine.clock import instant
from generator.engine.rules import every_rule, rule_names
from generator.engine.understand import facts_below
from generator.language.memory import Memory, until
from generator.lint.catalog import without_secrets
from generator.lint.choose import chosen
from generator.lint.prose_catalog import RULES
from generator.lint.settle import settle
from generator.lint.suppress import UNUSED
from generator.model.config import Config, Reading
from generator.model.picture import Facts
from generator.model.post import Post
from generator.model.problem import Problem
from generator.model.project import Asset, Project
from generator.model.site import Audience
from generator.model.text import Source, Text
from generator.parse.config import parse_config
from generator.parse.decode import decode
from generator.parse.site_glossary import parse_glossary

Open = Mapping[str, Source]
"""The open texts of a site, by their paths in it: what they hold goes before what is on the disk."""


class Settings(Struct, frozen=True):
    """What a text of a site is read and checked with; `sources` are its `site.yaml` and its `glossary.yaml`."""

    config: Config = Config()
    reading: Reading = Reading()
    sources: tuple[Source | None, Source | None] = (None, None)


class Checked(Struct, frozen=True):
    """One version of an open text as it was read, and what is wrong with it. Settings are no post."""

    text: Text
    problems: tuple[Problem, ...]
    post: Post | None = None
    settings: Settings = Settings()


def read_settings(site: SitePath, opened: Open) -> Settings:
    """The settings of `site` as they are now. What is wrong with them is told elsewhere."""
    config = opened.get(CONFIG) or read_config(site.root)[0]
    return settings_of(config, opened.get(GLOSSARY) or read_glossary(site.root)[0] if site.marked else None)


def settings_of(config: Source | None, glossary: Source | None) -> Settings:
    """What these two files say; the usual settings where there are none."""
    parsed, _ = configure(config)
    reading = replace(parsed.reading, glossary=parse_glossary(glossary)[0])
    return Settings(parsed, reading, (config, glossary))


def check_text(source: Source, settings: Settings, memory: Memory) -> Checked:
    """What lint says of a text without its site."""
    post = memory.parse(source, settings.reading)
    said = memory.check(post, settings.config.editorial, RULES)
    # What a suppression is there for may be something that the site alone can tell.
    alone = tuple(problem for problem in _settled(said, (post,), settings) if problem.code != UNUSED.code)
    return Checked(post.prose.text, alone, post, settings)


def check_settings(source: Source, settings: Settings) -> Checked:
    """What is wrong with a `site.yaml` or a `glossary.yaml` by itself."""
    parse = configure if source.path == CONFIG else parse_glossary
    return Checked(
        decode(source)[0], _settled(tuple(map(without_secrets, parse(source)[1])), (), settings), settings=settings
    )


def _settled(said: tuple[Problem, ...], posts: tuple[Post, ...], settings: Settings) -> tuple[Problem, ...]:
    """As at the end of a build."""
    config = settings.config
    settled = settle(said, posts, local(now_by(config), config).date(), known=rule_names)
    return chosen(settled.problems, config.editorial)


def check_site(site: SitePath, project: Project, memory: Memory, stop: Event) -> tuple[Problem, ...]:
    """What lint says of the whole site. Raises StoppedError as soon as `stop` is set."""
    config, _ = configure(project.config)
    built = build(
        project,
        now_by(config),
        Audience(),
        configure=configure,
        facts=until(stop, _facts(site.root)),
        read=reader(until(stop, memory.parse), until(stop, memory.check)),
        rule_names=rule_names,
    )
    memory.keep(text.path for text in project.texts)
    return built.problems


def with_open(project: Project, opened: Open) -> Project:
    """`project` with the open texts in place of those on the disk."""
    texts = {source.path: source for source in project.texts}
    texts |= {path: source for path, source in opened.items() if path not in (CONFIG, GLOSSARY)}
    # What is wrong with a file on the disk (too large, not to be read) is not wrong with its open text.
    problems = tuple(problem for problem in project.problems if problem.place.path not in opened)
    return replace(
        project,
        config=opened.get(CONFIG, project.config),
        glossary=opened.get(GLOSSARY, project.glossary),
        texts=tuple(texts[path] for path in sorted(texts)),
        problems=problems,
    )


def _facts(root: Path) -> Callable[[Asset], Facts]:
    """As for a build, of assets that were stamped instead of being read."""
    of_digest = facts_below(root)

    def look(asset: Asset) -> Facts:
        try:
            return of_digest(replace(asset, digest=digest_file(root / asset.path, ASSET_LIMIT)[0]))
        except OSError as error:
            raise outside(error, asset.path) from None

    return cache(look)


def configure(source: Source | None) -> tuple[Config, tuple[Problem, ...]]:
    """What a `site.yaml` says, and what is wrong with it; rules that it names must be there."""
    return parse_config(source, rules=every_rule)


def now_by(config: Config) -> datetime:
    """The instant that it is, or that SOURCE_DATE_EPOCH says it is."""
    return instant("", os.environ.get("SOURCE_DATE_EPOCH", ""), datetime.now(UTC), config.timezone)
