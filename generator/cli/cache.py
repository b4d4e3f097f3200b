"""`afterword cache`: what is remembered of a site, and how to forget it."""

from datetime import UTC, datetime
from pathlib import Path

import click

from generator.cli.terminal import given

_EXAMPLES = """\b
Examples:
  afterword cache stats
  afterword cache gc --days 7
  afterword cache clear
"""
_ROOT = click.option("--root", callback=given, default=".", metavar="DIR", help="The site's folder.")


@click.group(epilog=_EXAMPLES)
def cache() -> None:
    """Look at what is remembered of a site from build to build, tidy it, or throw it away.

    Nothing of it is needed: a build without it takes longer, and makes the same.
    """


@cache.command()
@_ROOT
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def stats(root: str, form: str) -> int:
    """How much is remembered, and whether the next build can use it."""
    import msgspec

    from generator.disk.find import find_site
    from generator.disk.store_care import store_stats
    from generator.engine.salt import program_salt

    found = store_stats(find_site(Path(root)).root, program_salt())
    if form == "json":
        click.echo(msgspec.json.encode({"version": 1, **msgspec.to_builtins(found)}).decode())
        return 0
    if not found.size:
        click.echo("Nothing is remembered of this site.")
        return 0
    click.echo(f"{found.entries:,} entries, {found.size / 2**20:.1f} MB on the disk")
    if not found.current:
        click.echo("They are another version's of the program: the next build begins anew.")
    return 0


@cache.command()
@_ROOT
@click.option("--days", type=click.IntRange(0), default=30, show_default=True, help="Keep what was asked for since.")
@click.option("--remote-cache", callback=given, metavar="URL", help="Tidy the shared store there, too.")
def gc(root: str, days: int, remote_cache: str | None) -> int:
    """Drop what no build has asked for in a while, and give its room back."""
    from generator.disk.find import find_site
    from generator.disk.store_care import drop_old

    dropped, freed = drop_old(find_site(Path(root)).root, datetime.now(UTC).toordinal(), days)
    click.echo(f"Dropped {dropped:,} entries; {freed / 2**20:.1f} MB are free again.")
    if remote_cache:
        from generator.disk.remote import drop_unused

        far = drop_unused(remote_cache, datetime.now(UTC), days)
        click.echo(f"Dropped {far.objects:,} objects of the shared store, {far.bytes / 2**20:.1f} MB.")
    return 0


@cache.command()
@_ROOT
def clear(root: str) -> int:
    """Forget everything. What says which files of an output are ours is kept."""
    from generator.disk.find import find_site
    from generator.disk.store_care import clear_store

    freed = clear_store(find_site(Path(root)).root)
    click.echo(f"Cleared; {freed / 2**20:.1f} MB are free again." if freed else "Nothing was remembered of this site.")
    return 0
