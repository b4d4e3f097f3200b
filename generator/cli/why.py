"""`afterword why`: what a page is made of, and what of that has changed since the last build."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.terminal import given

if TYPE_CHECKING:
    from generator.engine.why import Why

_VERSION = 1
_STATES = {
    "fresh": "the next build need not make it again",
    "stale": "the next build makes it again",
    "new": "it was in no build yet",
    "gone": "no source wants it any more; the next build deletes it",
    "unknown": "nothing is known of the last build",
}
_EXAMPLES = """\b
Examples:
  afterword why /posts/2026-03-16-dns/
  afterword why content/posts/2026-03-16-dns.md
  afterword why public/index.html --format json
"""


@click.command(epilog=_EXAMPLES)
@click.argument("page", callback=given, metavar="URL|FILE")
@click.option("--root", callback=given, default=".", metavar="DIR", help="The site's folder.")
@click.option("--output", callback=given, metavar="DIR", help="The output folder. [default: public/ in the site]")
@click.option("--drafts", is_flag=True, help="As a build that lets drafts in.")
@click.option("--future", is_flag=True, help="As a build that lets posts in whose date is still to come.")
@click.option("--expired", is_flag=True, help="As a build that lets posts in that have expired.")
@click.option("--base-url", callback=given, metavar="URL", help="As a build for this address.")
@click.option("--as-of", callback=given, metavar="DATE", help="As a build of this date (ISO 8601).")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def why(
    page: str,
    root: str,
    output: str | None,
    drafts: bool,
    future: bool,
    expired: bool,
    base_url: str | None,
    as_of: str | None,
    form: str,
) -> int:
    """Say what a page is made of, and what of that has changed since the last build.

    Nothing is built. With the flags of that build, the answer is about the next one like it.
    """
    from generator.disk.find import find_site
    from generator.engine.understand import Wishes, blocking, understand
    from generator.engine.why import explain
    from generator.engine.workshop import Means, open_workshop
    from generator.model.site import Audience

    if base_url is not None:
        from generator.parse.config import check_base_url

        if fault := check_base_url(base_url):
            raise click.BadParameter(f"{base_url!r} {fault}", param_hint="--base-url")
    site, clock = find_site(Path(root)), datetime.now(UTC)
    target = (Path(output) if output else site.root / "public").resolve()
    audience = Audience("public", drafts, future, expired)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    wishes = Wishes(clock, as_of or "", epoch, audience, base_url or "", strict=False)
    with open_workshop(site, clock, Means(0)) as workshop:
        understood = understand(site, wishes, target, workshop)
        found = explain(understood, target, workshop, page, Path.cwd().resolve())
    stopping = blocking(understood.build.problems, wishes.strict)
    if stopping:
        from generator.report.text import counted

        click.echo(f"The next build makes nothing: {counted(len(stopping), 'problem')} to solve first.", err=True)
    if not found:
        raise click.UsageError(f"{page} is no page of this site, and no source of one")
    if form == "json":
        click.echo(_json(found))
    else:
        click.echo("\n\n".join(map(_text, found)))
    return 0


def _json(found: tuple["Why", ...]) -> str:
    import msgspec

    first = {"version": _VERSION, **msgspec.to_builtins(found[0])}
    more = [msgspec.to_builtins(one) for one in found[1:]]
    return msgspec.json.encode({**first, "more": more} if more else first).decode()


def _text(why: "Why") -> str:
    from generator.report.escape import escaped

    kind = f" ({why.kind})" if why.kind else ""
    lines = [f"{escaped(why.file)}{kind}: {why.state}: {_STATES[why.state]}"]
    if why.damaged:
        lines.append("  the file in the output is not what was written there")
    width = max((len(each.kind) for each in why.inputs), default=0)
    ordered = sorted(why.inputs, key=lambda each: not each.changed)
    for each in ordered:
        mark = "changed" if each.changed else ""
        lines.append(f"  {each.kind:<{width}}  {mark:<7}  {escaped(each.name)}".rstrip())
    return "\n".join(lines)
