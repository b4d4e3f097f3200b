"""`afterword build`: the site, or everything that stands in its way."""

import time
from datetime import UTC, datetime
from pathlib import Path

import click

from generator.cli.terminal import given

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
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Worker processes. [default: one a core]")
@click.option("--scheduler", callback=given, metavar="ADDRESS", help="Work on the Dask cluster at this address.")
@click.option("--no-cache", is_flag=True, help="Take nothing from the site's store, and put nothing into it.")
@click.option("--verify", is_flag=True, help="Build once more from nothing, in memory, and compare.")
@click.option("--profile", is_flag=True, help="Say where the time went.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How --profile says it.")
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
    jobs: int | None,
    scheduler: str | None,
    no_cache: bool,
    verify: bool,
    profile: bool,
    form: str,
    quiet: bool,
) -> int:
    """Build the site into its output folder.

    All problems are said at once. A build that stops leaves the output as it was. What is known of texts and pages
    from the last build is not worked out again, and the result is the same.
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
    from generator.cli.built import Built, say_done, say_problems, say_profile, say_stopped
    from generator.cli.progress import showing_progress
    from generator.engine.carry_out import carry_out
    from generator.engine.understand import Wishes, blocking, understand
    from generator.engine.workshop import Means, open_workshop
    from generator.model.site import Audience

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    audience = Audience("public", drafts, future, expired)
    wishes = Wishes(datetime.now(UTC), as_of or "", epoch, audience, base_url or "", strict=strict)
    means = Means(jobs or 0, scheduler or "", remembered=not no_cache)
    with (
        showing_progress(quiet) as progress,
        open_workshop(site, wishes.clock, means, progress=progress.of("Reading")) as workshop,
    ):
        understood = understand(site, wishes, target.resolve(), workshop)
        if not site.marked and not understood.project.texts and not understood.build.problems:
            raise click.UsageError(f"{root} has no site.yaml and holds no text: there is nothing to build")
        problems = understood.build.problems
        stopping = blocking(problems, strict)
        carried_out = None
        if not stopping:
            carried_out = carry_out(understood, target, workshop, force=force, progress=progress.of("Cooking"))
    if isinstance(carried_out, tuple):
        stopping, problems = carried_out, (*problems, *carried_out)
    if carried_out is None or isinstance(carried_out, tuple):
        return say_stopped(problems, stopping, understood, target, quiet)
    say_problems(problems, understood, quiet)
    built = Built(understood, carried_out, workshop.memory.counts, target, time.monotonic() - start)
    say_done(built, quiet or (profile and form == "json"))
    if profile:
        say_profile(built, workshop.watch.stages, form)
    return 0
