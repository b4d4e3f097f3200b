"""`afterword build`: the site, or everything that stands in its way."""

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import click

from generator.cli.terminal import given, wants_colour

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
@click.option("--remote-cache", callback=given, metavar="URL", help="Share what is known with other machines there.")
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
    remote_cache: str | None,
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
    if remote_cache and no_cache:
        raise click.UsageError("--remote-cache and --no-cache do not go together")
    if output == "":
        raise click.BadParameter("this is no folder", param_hint="--output")
    site = find_site(Path(root))
    target = Path(output) if output else site.root / "public"
    check_output(site.root, target)
    if remote_cache:
        from generator.disk.objects import check_apart

        check_apart(remote_cache, (site.root, target))
    if scheduler:
        from generator.engine.executor import check_address

        check_address(scheduler)

    from generator.cli.telling import Told, tell
    from generator.disk.manifest import STATE
    from generator.disk.output import record_of
    from generator.engine.profile import Counted, Stopwatch
    from generator.engine.unchanged import Spot, look_at_sources, unchanged

    told, watch, clock = Told(quiet, form if profile else ""), Stopwatch(), datetime.now(UTC)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    flags = (as_of, epoch, base_url, drafts, future, expired, strict, quiet, wants_colour(sys.stderr), Path.cwd())
    spot = Spot(site, target.resolve(), record_of(site.root, target).state, tuple(map(repr, flags)))
    sources = None
    if not (no_cache or verify or force or scheduler):
        with watch.stage("look around"):
            sources = look_at_sources(site, spot.output)
            said = unchanged(spot, sources, clock) if sources is not None else None
        if said is not None:
            tell(said, Counted(said.texts, unchanged=said.files), target, watch.stages, time.monotonic() - start, told)
            return 0

    # Loaded only now, for it takes a while.
    from generator.cli.build_whole import Given, build_whole
    from generator.engine.understand import Wishes
    from generator.engine.workshop import Means
    from generator.model.site import Audience

    wishes = Wishes(
        clock, as_of or "", epoch, Audience("public", drafts, future, expired), base_url or "", strict=strict
    )
    # Whoever builds into a folder elsewhere may be allowed to read the site alone: nothing new is made in it.
    remembered = not no_cache and (spot.output.is_relative_to(site.root) or (site.root / STATE).is_dir())
    means = Means(jobs or 0, scheduler or "", remembered, remote_cache or "")
    return build_whole(Given(site, root, target, wishes, means, force, verify, told), spot, sources, watch, start)
