"""Linting what a command names: each site read once, its problems chosen, and all of them told as one."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct, structs

from generator import __version__
from generator.disk.find import SitePath
from generator.engine.asked import sites_of
from generator.engine.baseline import Baseline, known_by, without_known, write_baseline
from generator.engine.paths import path_from, seen_from
from generator.engine.understand import Understood, below, check_asked, is_below, known_rules, misconfigured
from generator.lint.choose import selected
from generator.lint.private.masking import meets_secret
from generator.model.problem import Problem, Severity, ordered
from generator.model.text import Text
from generator.report.findings import RANKS, Findings


class Asked(Struct, frozen=True):
    """What is to be told: of which `paths`, problems of which codes (all where there are none), since which revision.

    `baseline` is a file of problems that are known and not told. `fail_on` is the least severity that makes the run
    fail, or `never`.
    """

    paths: tuple[str, ...]
    select: tuple[str, ...] = ()
    changed_since: str = ""
    baseline: str = ""
    fail_on: str = "warning"


class LintedSite(Struct, frozen=True):
    """A site with its problems that are told, their paths relative to it."""

    understood: Understood
    problems: tuple[Problem, ...]


class Linted(Struct, frozen=True):
    """What there is to tell. `wrong` says that the configuration of a site is one which no command may go by."""

    findings: Findings
    sites: tuple[LintedSite, ...]
    wrong: bool

    @property
    def exit_code(self) -> int:
        """2 where the configuration is wrong, 1 where a problem is told that fails the run, else 0."""
        failing = self.findings.failing
        return 2 if self.wrong else int(any(problem.severity in failing for problem in self.findings.problems))


def lint(asked: Asked, understand: Callable[[SitePath], Understood], here: Path) -> Linted:
    """Everything that lint has to tell of the paths that are asked for, as it is seen from the folder `here` (real).

    Raises OutsideError (exit 2) where one of them is no text of its site, where git cannot tell what has changed, and
    where the baseline is none.
    """
    known = _baseline(asked.baseline)
    sites: list[LintedSite] = []
    files: dict[str, Text] = {}
    wrong = False
    for site, parts in sites_of(asked.paths).items():
        understood = understand(site)
        for only, path in parts:
            check_asked(understood, only, Path(path))
        problems = understood.build.problems
        # Under a wrong configuration the texts were not read as their author means them: that is said in any case.
        configuration = misconfigured(problems)
        wrong = wrong or bool(configuration)
        asked_for = [problem for only, _ in parts for problem in below(problems, only)]
        told = ordered(_new(selected(asked_for, asked.select), site.root, asked.changed_since))
        told = told if known is None else without_known(told, site.root, known)
        sites.append(LintedSite(understood, ordered(told, configuration)))
        for post in understood.build.posts:
            if any(is_below(post.path, only) for only, _ in parts):
                files[path_from(site.root / post.path, here)] = post.prose.text
    seen = [seen_from(problem, site.understood.site.root, here) for site in sites for problem in site.problems]
    findings = Findings(
        ordered(tuple(seen)),
        tuple(sorted(files)),
        files,
        known_rules,
        failing(asked.fail_on),
        __version__,
        meets_secret,
    )
    return Linted(findings, tuple(sites), wrong)


def failing(fail_on: str) -> tuple[Severity, ...]:
    """The severities that make a run fail: `fail_on` and what is worse; none where it is `never`."""
    least = next((rank for severity, rank in RANKS.items() if severity == fail_on), -1)
    return tuple(severity for severity, rank in RANKS.items() if rank <= least)


def remember(linted: Linted, file: Path) -> tuple[int, Linted]:
    """Writes a baseline that knows the problems that are told; gives how many, and what is left to tell.

    That is what stops every build: it is never known. Raises OutsideError (exit 1) where it cannot be written.
    """
    of_sites = ((site.understood.site.root, problem) for site in linted.sites for problem in site.problems)
    count = write_baseline(file, of_sites)
    left = tuple(problem for problem in linted.findings.problems if problem.blocks == "build")
    return count, structs.replace(linted, findings=structs.replace(linted.findings, problems=left))


def _baseline(file: str) -> Baseline | None:
    return known_by(Path(file)) if file else None


def _new(problems: tuple[Problem, ...], root: Path, revision: str) -> tuple[Problem, ...]:
    if not revision:
        return problems
    from generator.engine.changed import changed_since, is_new

    changed = changed_since(root, revision)
    return tuple(problem for problem in problems if is_new(problem, root, changed))
