"""What there is to say of a build that was done: its problems, what it made, how much had to be done for it."""

import sys
from pathlib import Path

import click

from generator.cli.telling import output_name
from generator.cli.terminal import wants_colour
from generator.engine.carry_out import CarriedOut
from generator.engine.paths import seen_from
from generator.engine.profile import Counted
from generator.engine.remember import Counts
from generator.engine.unchanged import Said
from generator.engine.understand import Understood, exit_code_of, held_back, visible_paths
from generator.model.plan import Page
from generator.model.problem import Problem, ordered
from generator.report.text import counted, show_text


def shown_problems(problems: tuple[Problem, ...], understood: Understood) -> str:
    """All problems, as standard error shows them."""
    if not problems:
        return ""
    here = Path.cwd().resolve()
    seen = [seen_from(problem, understood.site.root, here) for problem in problems]
    return show_text(seen, wants_colour(sys.stderr))


def say_stopped(
    problems: tuple[Problem, ...],
    stopping: tuple[Problem, ...],
    understood: Understood,
    target: Path,
    quiet: bool,
) -> int:
    """Why nothing was built; returns the exit code of that."""
    click.echo(shown_problems(ordered(stopping if quiet else problems), understood), err=True, nl=False)
    left = "is as it was" if target.exists() else "was not made"
    click.echo(
        f"Not built: {counted(len(stopping), 'problem')} to solve first; {output_name(target)} {left}.", err=True
    )
    return exit_code_of(stopping)


def said_of(understood: Understood, problems: str) -> Said:
    """What there is to say of a build whose `problems` are shown so, however much of it had to be done."""
    build = understood.build
    pages = sum(isinstance(artifact.recipe, Page) for artifact in build.plan.artifacts)
    files = len(build.plan.artifacts) - pages
    visible = visible_paths(build.site)
    notes = sum(text.summary.left_out for text in build.library.texts if text.summary.path in visible)
    left_out = f"; {counted(notes, 'open note')} left out" if notes else ""
    back = ", ".join(f"{count} {reason}" for reason, count in held_back(understood))
    left_out += f"; held back: {back}" if back else ""
    what = f"{counted(pages, 'page')} and {counted(files, 'file')}"
    return Said(problems, what, left_out, len(build.plan.artifacts), len(build.library.texts))


def counted_in(carried_out: CarriedOut, counts: Counts) -> Counted:
    """How much had to be done for a build."""
    written = carried_out.written
    return Counted(
        counts.texts,
        counts.parsed,
        counts.checked,
        carried_out.cooked,
        written.written,
        written.unchanged,
        written.deleted,
    )
