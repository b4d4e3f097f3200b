"""A build of which something has to be done: read, decided, cooked, and told."""

import contextlib
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import click
from msgspec import Struct, structs

from generator.cli.built import counted_in, said_of, say_stopped, shown_problems
from generator.cli.progress import Progress, showing_progress
from generator.cli.streams import StreamError
from generator.cli.telling import Told, output_name, tell
from generator.disk.errors import OutsideError
from generator.disk.find import SitePath
from generator.disk.write import Written
from generator.engine.carry_out import carry_out
from generator.engine.profile import Stopwatch
from generator.engine.unchanged import Sources, Spot, note_build
from generator.engine.understand import Understood, Wishes, blocking, changes_at, understand
from generator.engine.workshop import Means, open_workshop
from generator.report.escape import escaped
from generator.report.text import counted

_SAID = (OutsideError, StreamError, click.ClickException, click.Abort, click.exceptions.Exit)


class Given(Struct, frozen=True):
    """What the command line gives. `root` is the site as it was named."""

    site: SitePath
    root: str
    target: Path
    wishes: Wishes
    means: Means
    force: bool
    verify: bool
    told: Told


def build_whole(given: Given, spot: Spot, sources: Sources | None, watch: Stopwatch, start: float) -> int:
    """Builds, and says what there is to say; returns the exit code.

    `sources` is their state before anything was read, for a note of this build, which lies at `spot`. A store is data
    from outside: where a build fails on what it says in a way that no build fails, it is thrown away.
    """
    try:
        return _build(given, spot, sources, watch, start)
    except _SAID:
        raise
    except Exception:  # whatever comes of values that do not fit each other; without a store it is a bug of ours
        if not given.means.remembered:
            raise
    from generator.disk.store_care import clear_store  # hardly anybody needs it

    click.echo("afterword: the store of this site does not fit its texts; all is worked out anew", err=True)
    with contextlib.suppress(OutsideError):
        clear_store(given.site.root)
    means = structs.replace(given.means, remembered=False, remote="")
    return _build(structs.replace(given, means=means), spot, None, watch, start)


def _build(given: Given, spot: Spot, sources: Sources | None, watch: Stopwatch, start: float) -> int:
    site, target, told, wishes = given.site, given.target, given.told, given.wishes
    with (
        showing_progress(told.quiet) as progress,
        open_workshop(
            site, wishes.clock, given.means, watch, progress=progress.of("Reading"), warn=partial(_warn, progress)
        ) as workshop,
    ):
        understood = understand(site, wishes, spot.output, workshop)
        progress.clear()
        problems = understood.build.problems
        if not site.marked and not understood.project.texts and not problems:
            raise click.UsageError(f"{given.root} has no site.yaml and holds no text: there is nothing to build")
        stopping = blocking(problems, wishes.strict)
        if stopping:
            return say_stopped(problems, stopping, understood, target, told.quiet)
        said = said_of(understood, "" if told.quiet else shown_problems(problems, understood))

        def note(written: Written, digests: Mapping[str, str]) -> None:
            if sources is not None and not written.kept:
                fixed = wishes.as_of or wishes.epoch
                holds = None if fixed else (wishes.clock.timestamp(), changes_at(understood).timestamp())
                note_build(spot, sources, digests, holds, said)

        carried_out = carry_out(
            understood, target, workshop, force=given.force, progress=progress.of("Cooking"), then=note
        )
    if isinstance(carried_out, tuple):
        return say_stopped((*problems, *carried_out), carried_out, understood, target, told.quiet)
    for path in carried_out.written.kept:
        name = escaped(f"{output_name(target)}{path}")
        click.echo(f"{name}: kept, though no source wants it: it was changed by hand since it was built", err=True)
    counts = counted_in(carried_out, workshop.memory.counts)
    tell(said, counts, target, watch.stages, time.monotonic() - start, told)
    return _verify(understood, given) if given.verify else 0


def _warn(progress: Progress, line: str) -> None:
    progress.clear()
    click.echo(f"afterword: {escaped(line)}", err=True)


def _verify(understood: Understood, given: Given) -> int:
    from generator.engine.verify import verify

    name = escaped(output_name(given.target))
    found = verify(understood, given.target, given.means)
    if found.right:
        if not given.told.quiet and given.told.form != "json":
            click.echo(f"Verified: {counted(found.count, 'file')} in {name} are what a build from nothing makes.")
        return 0
    for path in found.differing:
        click.echo(f"{name}{escaped(path)}: not what a build from nothing makes", err=True)
    if not found.same_said:
        click.echo("A build from nothing finds other problems.", err=True)
    if found.problems:
        click.echo(shown_problems(found.problems, understood), err=True, nl=False)
    click.echo(f"Not verified: {name} differs. `afterword cache clear` and another build make it right.", err=True)
    return 1
