"""`afterword build`: the site, or everything that stands in its way."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.terminal import given, wants_colour

if TYPE_CHECKING:
    from generator.disk.write import Written
    from generator.engine.understand import Understood
    from generator.model.problem import Problem

_EXAMPLES = """\b
Examples:
  afterword build
  afterword build --root journal --output /srv/www/journal
  afterword build --drafts --future      # everything that is written so far
  afterword build --strict               # fail on open notes and missing pictures
  SOURCE_DATE_EPOCH=1700000000 afterword build
"""


@click.command(epilog=_EXAMPLES)
@click.option(
    "--root", callback=given, default=".", metavar="DIR", help="The site's folder. [default: the current folder's site]"
)
@click.option(
    "--output", callback=given, metavar="DIR", help="Where the finished site goes. [default: public/ in the site]"
)
@click.option("--drafts", is_flag=True, help="Let drafts in.")
@click.option("--future", is_flag=True, help="Let posts in whose date is still to come.")
@click.option("--expired", is_flag=True, help="Let posts in that have expired.")
@click.option("--strict", is_flag=True, help="Stop on warnings too: open notes, missing pictures, broken letters.")
@click.option("--base-url", callback=given, metavar="URL", help="Where the site will stand, instead of site.yaml's.")
@click.option("--as-of", callback=given, metavar="DATE", help="Build as if it were this date (ISO 8601).")
@click.option("--force", is_flag=True, help="Take over files in the output that Afterword did not write.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what stops the build, and which old pages stay.")
def build(
    root: str,
    output: str | None,
    drafts: bool,
    future: bool,
    expired: bool,
    strict: bool,
    base_url: str | None,
    as_of: str | None,
    force: bool,
    quiet: bool,
) -> int:
    """Build the site into its output folder.

    All problems are said at once. A build that stops leaves the output as it was.
    """
    import os

    from generator.disk.find import find_site
    from generator.disk.output import check_output

    start = time.monotonic()
    if base_url is not None:
        from generator.parse.config import check_base_url

        if why := check_base_url(base_url):
            raise click.BadParameter(f"{base_url!r} {why}", param_hint="--base-url")
    if output == "":
        raise click.BadParameter("this is no folder", param_hint="--output")
    site = find_site(Path(root))
    target = Path(output) if output else site.root / "public"
    check_output(site.root, target)

    # Loaded only now: a refusal above is immediate.
    from generator.engine.understand import Wishes, blocking, understand
    from generator.model.site import Audience

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    audience = Audience("public", drafts, future, expired)
    wishes = Wishes(datetime.now(UTC), as_of or "", epoch, audience, base_url or "", strict=strict)
    understood = understand(site, wishes, target.resolve())

    if not site.marked and not understood.project.texts and not understood.build.problems:
        raise click.UsageError(f"{root} has no site.yaml and holds no text: there is nothing to build")
    problems = understood.build.problems
    stopping = blocking(problems, strict)
    if not stopping:
        from generator.engine.carry_out import carry_out

        with _progress(len(understood.build.plan.artifacts), quiet) as step:
            written = carry_out(understood, target, force=force, progress=step)
        if not isinstance(written, tuple):
            _say(problems, understood, quiet)
            _say_done(written, understood, target, time.monotonic() - start, quiet)
            return 0
        stopping, problems = written, (*problems, *written)
    return _say_stopped(problems, stopping, understood, target, quiet)


def _say(problems: tuple["Problem", ...], understood: "Understood", quiet: bool) -> None:
    from generator.engine.paths import seen_from
    from generator.report.text import show_text

    if problems and not quiet:
        here = Path.cwd().resolve()
        seen = [seen_from(problem, understood.site.root, here) for problem in problems]
        click.echo(show_text(seen, wants_colour(sys.stderr)), err=True, nl=False)


def _say_stopped(
    problems: tuple["Problem", ...],
    stopping: tuple["Problem", ...],
    understood: "Understood",
    target: Path,
    quiet: bool,
) -> int:
    from generator.engine.understand import exit_code_of
    from generator.model.problem import ordered
    from generator.report.text import counted

    _say(ordered(stopping if quiet else problems), understood, quiet=False)
    left = "is as it was" if target.exists() else "was not made"
    click.echo(f"Not built: {counted(len(stopping), 'problem')} to solve first; {_name(target)} {left}.", err=True)
    return exit_code_of(stopping)


def _say_done(written: "Written", understood: "Understood", target: Path, seconds: float, quiet: bool) -> None:
    from generator.engine.understand import held_back
    from generator.model.plan import Page
    from generator.report.escape import escaped
    from generator.report.text import counted

    for path in written.kept:
        name = escaped(f"{_name(target)}{path}")
        click.echo(f"{name}: kept, though no source wants it: it was changed by hand since it was built", err=True)
    if quiet:
        return
    build = understood.build
    pages = sum(isinstance(artifact.recipe, Page) for artifact in build.plan.artifacts)
    files = len(build.plan.artifacts) - pages
    what = f"{counted(pages, 'page')} and {counted(files, 'file')}"
    homes = (build.site.home,) if build.site.home is not None else ()
    visible = {entry.source for entry in (*build.site.posts, *build.site.pages, *homes)}
    notes = sum(note.left_out for post in build.posts if post.path in visible for note in post.notes)
    left_out = f"; {counted(notes, 'open note')} left out" if notes else ""
    back = ", ".join(f"{count} {reason}" for reason, count in held_back(understood))
    left_out += f"; held back: {back}" if back else ""
    how = f"{written.written} written, {written.unchanged} unchanged, {written.deleted} deleted"
    click.echo(f"Built {what} in {seconds:.1f} s into {escaped(_name(target))} ({how}{left_out}).")


def _name(target: Path) -> str:
    from generator.engine.paths import path_from

    return path_from(target.resolve(), Path.cwd().resolve()) + "/"


@contextmanager
def _progress(length: int, quiet: bool) -> Iterator[Callable[[], None]]:
    """A bar on standard error while there is somebody to see it, and nothing at all where there is not."""
    if quiet or not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=length, label="Cooking", file=sys.stderr) as bar:
        yield lambda: bar.update(1)
