"""What there is to say of a build: its problems, what it made, where its time went."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click
import msgspec
from msgspec import Struct

from generator.cli.terminal import wants_colour
from generator.engine.carry_out import CarriedOut
from generator.engine.paths import path_from, seen_from
from generator.engine.profile import Counted, Stage
from generator.engine.remember import Counts
from generator.engine.understand import Understood, exit_code_of, held_back
from generator.model.plan import Page
from generator.model.problem import Problem, ordered
from generator.report.escape import escaped
from generator.report.text import counted, show_text


class Built(Struct, frozen=True):
    """A build that came to its end, in so many seconds."""

    understood: Understood
    carried_out: CarriedOut
    counts: Counts
    target: Path
    seconds: float


class Profile(Struct, frozen=True):
    """Where the time of a build went. `version` is that of the form."""

    version: int
    stages: tuple[Stage, ...]
    counts: Counted


def say_problems(problems: tuple[Problem, ...], understood: Understood, quiet: bool) -> None:
    """All problems, on standard error."""
    if problems and not quiet:
        here = Path.cwd().resolve()
        seen = [seen_from(problem, understood.site.root, here) for problem in problems]
        click.echo(show_text(seen, wants_colour(sys.stderr)), err=True, nl=False)


def say_stopped(
    problems: tuple[Problem, ...],
    stopping: tuple[Problem, ...],
    understood: Understood,
    target: Path,
    quiet: bool,
) -> int:
    """Why nothing was built; returns the exit code of that."""
    say_problems(ordered(stopping if quiet else problems), understood, quiet=False)
    left = "is as it was" if target.exists() else "was not made"
    click.echo(f"Not built: {counted(len(stopping), 'problem')} to solve first; {_name(target)} {left}.", err=True)
    return exit_code_of(stopping)


def say_done(built: Built, quiet: bool) -> None:
    """What was built, on standard output; which old pages stay is said in any case, on standard error."""
    written, build = built.carried_out.written, built.understood.build
    for path in written.kept:
        name = escaped(f"{_name(built.target)}{path}")
        click.echo(f"{name}: kept, though no source wants it: it was changed by hand since it was built", err=True)
    if quiet:
        return
    pages = sum(isinstance(artifact.recipe, Page) for artifact in build.plan.artifacts)
    files = len(build.plan.artifacts) - pages
    what = f"{counted(pages, 'page')} and {counted(files, 'file')}"
    homes = (build.site.home,) if build.site.home is not None else ()
    visible = {entry.source for entry in (*build.site.posts, *build.site.pages, *homes)}
    notes = sum(text.summary.left_out for text in build.library.texts if text.summary.path in visible)
    left_out = f"; {counted(notes, 'open note')} left out" if notes else ""
    back = ", ".join(f"{count} {reason}" for reason, count in held_back(built.understood))
    left_out += f"; held back: {back}" if back else ""
    how = f"{written.written} written, {written.unchanged} unchanged, {written.deleted} deleted"
    into = escaped(_name(built.target))
    click.echo(f"Built {what} in {built.seconds:.1f} s into {into} ({how}{left_out}).")


def say_profile(built: Built, stages: Sequence[Stage], form: str) -> None:
    """Where the time went, on standard output."""
    profile = profile_of(built, stages)
    if form == "json":
        click.echo(msgspec.json.encode(profile).decode())
        return
    for stage in profile.stages:
        click.echo(f"{stage.seconds:8.3f} s  {stage.name}")
    counts = msgspec.structs.asdict(profile.counts)
    click.echo(", ".join(f"{count} {name}" for name, count in counts.items()))


def profile_of(built: Built, stages: Sequence[Stage]) -> Profile:
    """The profile of a build. What is in no stage is called `start`: loading the program, and saying what there is."""
    written, counts = built.carried_out.written, built.counts
    rest = max(0.0, built.seconds - sum(stage.seconds for stage in stages))
    told = tuple(Stage(stage.name, round(stage.seconds, 6)) for stage in (Stage("start", rest), *stages))
    return Profile(
        1,
        told,
        Counted(
            counts.texts,
            counts.parsed,
            counts.checked,
            built.carried_out.cooked,
            written.written,
            written.unchanged,
            written.deleted,
        ),
    )


def _name(target: Path) -> str:
    return path_from(target.resolve(), Path.cwd().resolve()) + "/"
