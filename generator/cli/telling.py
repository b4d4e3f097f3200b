"""What a build says at its end, and where its time went; light, for most builds have little to do."""

from collections.abc import Sequence
from pathlib import Path

import click
import msgspec
from msgspec import Struct

from generator.engine.paths import path_from
from generator.engine.profile import Counted, Stage
from generator.engine.unchanged import Said
from generator.report.escape import escaped


class Profile(Struct, frozen=True):
    """Where the time of a build went. `version` is that of the form."""

    version: int
    stages: tuple[Stage, ...]
    counts: Counted


class Told(Struct, frozen=True):
    """What a command line wants to hear. `form` is that of the profile, which is empty where none is wanted."""

    quiet: bool
    form: str


def tell(said: Said, counts: Counted, target: Path, stages: Sequence[Stage], seconds: float, told: Told) -> None:
    """The problems on standard error; on standard output what was built, in so many seconds, and its profile."""
    if said.problems and not told.quiet:
        click.echo(said.problems, err=True, nl=False)
    if not told.quiet and told.form != "json":
        how = f"{counts.written} written, {counts.unchanged} unchanged, {counts.deleted} deleted"
        into = escaped(output_name(target))
        click.echo(f"Built {said.what} in {seconds:.1f} s into {into} ({how}{said.left_out}).")
    if told.form:
        _tell_profile(profile_of(counts, stages, seconds), told.form)


def profile_of(counts: Counted, stages: Sequence[Stage], seconds: float) -> Profile:
    """A profile. What is in no stage is called `start`: loading the program, and saying what there is."""
    rest = max(0.0, seconds - sum(stage.seconds for stage in stages))
    rounded = tuple(Stage(stage.name, round(stage.seconds, 6)) for stage in (Stage("start", rest), *stages))
    return Profile(1, rounded, counts)


def output_name(target: Path) -> str:
    """An output folder as it is seen from here."""
    return path_from(target.resolve(), Path.cwd().resolve()) + "/"


def _tell_profile(profile: Profile, form: str) -> None:
    if form == "json":
        click.echo(msgspec.json.encode(profile).decode())
        return
    for stage in profile.stages:
        click.echo(f"{stage.seconds:8.3f} s  {stage.name}")
    counts = msgspec.structs.asdict(profile.counts)
    click.echo(", ".join(f"{count} {name}" for name, count in counts.items()))
