"""From a path on the disk to a `Build`: everything known and decided, nothing cooked or written."""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache, partial
from pathlib import Path

from msgspec import Struct, structs

from generator.assemble.visible import begin, local, why_hidden
from generator.build import Build, build
from generator.disk.errors import OutsideError
from generator.disk.find import CONFIG, GLOSSARY, SitePath
from generator.disk.read import read_asset, read_config, read_head
from generator.disk.theme import find_themes, read_theme
from generator.engine.clock import instant, next_midnight, take_zones
from generator.engine.profile import Stopwatch
from generator.engine.remember import Memory
from generator.engine.scan import scan
from generator.engine.themes import with_reaches
from generator.engine.workshop import Workshop
from generator.lint.catalog import BUILD_RULES, all_rules
from generator.model.config import Editorial
from generator.model.picture import Facts
from generator.model.problem import Problem, Rule
from generator.model.project import Asset, Project
from generator.model.site import Audience, Site
from generator.parse.config import parse_config


class Wishes(Struct, frozen=True):
    """What a command asks of a build. `clock` is when it began; `as_of` and `epoch` may fix another time.

    `themed` is false where no page will be made: the theme is then neither looked for nor read. `strict` checks every
    rule, and not only those of a plain build. `select` and `ignore` are codes that a command line gives: `select`
    stands instead of what the settings select and ignore, `ignore` is added to it.
    """

    clock: datetime
    as_of: str = ""
    epoch: str = ""
    audience: Audience = Audience()
    base_url: str = ""
    themed: bool = True
    strict: bool = True
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class Understood(Struct, frozen=True):
    """A site that was read and decided for an audience at an instant."""

    site: SitePath
    project: Project
    build: Build
    wishes: Wishes
    now: datetime

    @property
    def audience(self) -> Audience:
        """Whom it was decided for."""
        return self.wishes.audience


def understand(
    site: SitePath, wishes: Wishes, output: Path | None = None, workshop: Workshop | None = None
) -> Understood:
    """Reads the site and decides everything about it. `output` is never read, wherever in the site it lies.

    The texts are read in the `workshop`, which must stay open as long as somebody asks for whole posts; without one in
    this process, and they are kept.

    What is wrong with the site is among the problems of the result; what is wrong outside of it (a folder that is gone,
    a theme that cannot be read) raises OutsideError.
    """
    take_zones()
    watch = workshop.watch if workshop is not None else Stopwatch()
    with watch.stage("scan"):
        inside = output is not None and output.is_relative_to(site.root)
        project = scan(
            site,
            output.relative_to(site.root).as_posix() if output is not None and inside else "public",
            workshop.store if workshop is not None else None,
        )
        themes = find_themes(site.root) if wishes.themed else None
        configure = cache(partial(parse_config, base_url=wishes.base_url, themes=themes, rules=known_rules))
        config, _ = configure(project.config)
        if wishes.themed:
            theme = read_theme(site.root, config.theme)
            project = structs.replace(project, theme=with_reaches(theme, workshop.store if workshop else None))
    now = instant(wishes.as_of, wishes.epoch, wishes.clock, config.timezone)
    memory = Memory(site.root, painted=wishes.themed) if workshop is None else workshop.memory
    with watch.stage("decide"):
        decided = build(
            project,
            now,
            wishes.audience,
            facts=watch.timed("look at pictures", facts_below(site.root)),
            configure=configure,
            read=watch.timed("read and check", memory.read),
            rules=all_rules() if wishes.strict else BUILD_RULES,
            choice=_choice(config.editorial, wishes),
            rule_names=_rule_names,
        )
    return Understood(site, project, decided, wishes, now)


def _choice(editorial: Editorial, wishes: Wishes) -> Editorial:
    """What is minded: settings, and what the command line says, which goes before them. Paths hold in any case."""
    if wishes.select:
        return structs.replace(editorial, select=wishes.select, ignore=wishes.ignore)
    return structs.replace(editorial, ignore=editorial.ignore + wishes.ignore)


def known_rules() -> tuple[Rule, ...]:
    """Every rule there is. The list of them knows every room, and is loaded only where somebody asks for it."""
    from generator.engine.rules import every_rule

    return every_rule()


def _rule_names() -> frozenset[str]:
    from generator.engine.rules import rule_names

    return rule_names()


def today(site: SitePath, epoch: str, clock: datetime) -> date:
    """The day that it is in the site's zone, as a build takes it: a post of this day is not one of the future."""
    config, _ = parse_config(read_config(site.root)[0])
    return local(instant("", epoch, clock, config.timezone), config).date()


def changes_at(understood: Understood) -> datetime:
    """When the clock alone may make another site of the same sources, at the earliest."""
    site, now = understood.build.site, understood.now
    zone = local(now, site.config).tzinfo
    moments = [next_midnight(now, site.config.timezone)]
    # As it is written, a moment of another zone may be a day before now, and so of the year before.
    year = (now - timedelta(days=1)).isoformat()[:4]
    for text in understood.build.library.texts:
        for moment in (text.summary.entry.date, text.summary.expires):
            if moment is not None and moment.iso >= year:
                first = begin(moment, zone)
                # Where its zone is not known, a moment counts from its minute on.
                moments += [each for each in (first.replace(second=0), first) if each > now]
    return min(moments)


def held_back(understood: Understood) -> tuple[tuple[str, int], ...]:
    """How many texts this audience does not see, by the reason why."""
    site = understood.build.site
    now = local(understood.now, site.config)
    texts, seen = understood.build.library.texts, visible_paths(site)
    hidden = (text.summary for text in texts if text.summary.path not in seen)
    reasons = Counter(why_hidden(summary, understood.audience, now) for summary in hidden)
    return tuple(sorted((reason, count) for reason, count in reasons.items() if reason))


def visible_paths(site: Site) -> frozenset[str]:
    """The paths of the texts that a site shows."""
    homes = (site.home,) if site.home is not None else ()
    return frozenset(entry.source for entry in (*site.posts, *site.pages, *homes))


def check_asked(understood: Understood, only: str, path: Path) -> None:
    """Raises OutsideError (exit 2) where the site-relative path `only` is nothing that was looked at.

    That is where no text was read at or below it, and no problem found. `path` is how it was asked for.
    """
    site = understood.site
    empty_site = not only and site.marked
    project = understood.project
    settings = {CONFIG: project.config, GLOSSARY: project.glossary}.get(only) is not None
    texts = any(is_below(text.path, only) for text in project.texts)
    if not (empty_site or settings or texts or below(understood.build.problems, only)):
        verb = "holds" if (site.root / only).is_dir() else "is"
        raise OutsideError(f"{path} {verb} no text of this site", exit_code=2)


def blocking(problems: tuple[Problem, ...], strict: bool) -> tuple[Problem, ...]:
    """Those of `problems` that stop a build; with `strict` also those that only --strict minds."""
    minded = ("build", "strict") if strict else ("build",)
    return tuple(problem for problem in problems if problem.blocks in minded)


def misconfigured(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Those of `problems` that make the configuration one which no command may go by."""
    return tuple(problem for problem in problems if problem.code.startswith("CF") and problem.blocks == "build")


def exit_code_of(stopping: tuple[Problem, ...]) -> int:
    """2 where the configuration is wrong, 1 where anything else stops a build, 0 where nothing does."""
    if misconfigured(stopping):
        return 2
    return 1 if stopping else 0


def below(problems: tuple[Problem, ...], only: str) -> tuple[Problem, ...]:
    """Those of `problems` about the file `only`, or about anything in the folder `only`; all where it is empty."""
    return tuple(problem for problem in problems if is_below(problem.place.path, only))


def is_below(path: str, only: str) -> bool:
    """True where `path` is `only`, or lies in it."""
    return not only or path == only or path.startswith(f"{only}/")


def facts_below(root: Path) -> Callable[[Asset], Facts]:
    """What a page must know of a picture, each file looked at once; only of pictures more than the head is read."""

    def look(asset: Asset) -> Facts:
        from generator.make.pictures import HEAD, header_facts, is_picture  # with Pillow, which takes its time

        if not is_picture(read_head(root, asset, HEAD), asset.path):
            return Facts()
        return header_facts(read_asset(root, asset), asset.path)

    return cache(look)
