"""`afterword lint`: what an editor would say, before anybody else does."""

import sys
from pathlib import Path

import click

from generator.cli.terminal import wants_colour
from generator.cli.texts import understand_texts

_EXAMPLES = """\b
Examples:
  afterword lint
  afterword lint content/posts/2026-03-16-dns.md
  afterword lint --select ED                     # editorial notes alone
  afterword lint --format json --fail-on never > problems.json
"""
_RANKS = {"never": 3, "error": 2, "warning": 1, "hint": 0}


@click.command(epilog=_EXAMPLES)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--select", multiple=True, metavar="CODES", help="Only problems whose code begins so (ED: notes; ED,MO).")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "hint", "never"]),
    default="warning",
    show_default=True,
    help="Exit 1 where a problem at least this severe remains.",
)
@click.option("--no-cache", is_flag=True, help="Read every text anew, and keep nothing for the next time.")
def lint(paths: tuple[str, ...], form: str, select: tuple[str, ...], fail_on: str, no_cache: bool) -> int:
    """Check texts, and change none of them.

    PATH is a file or a folder, of a site or not; by default the current folder's site.
    """
    from msgspec import structs

    prefixes = _prefixes(select)
    from generator.disk.find import SitePath, find_site

    # The texts of one site are read once, however many of them are named.
    asked: dict[SitePath, list[tuple[str, str]]] = {}
    for path in paths or (".",):
        site = find_site(Path(path))
        whole = structs.replace(site, only="", single=site.single and not site.marked)
        asked.setdefault(whole, []).append((site.only, path))

    from generator.engine.paths import seen_from
    from generator.engine.understand import below, check_asked, misconfigured
    from generator.model.problem import Problem, ordered
    from generator.report.data import show_json
    from generator.report.text import show_text

    here = Path.cwd().resolve()
    found: list[Problem] = []
    wrong = False
    for site, parts in asked.items():
        understood = understand_texts(site, remembered=not no_cache)
        for only, path in parts:
            check_asked(understood, only, Path(path))
        problems = understood.build.problems
        chosen = {problem for only, _ in parts for problem in below(problems, only)}
        chosen = {problem for problem in chosen if not prefixes or problem.code.startswith(prefixes)}
        # Under a wrong configuration the texts were not read as their author means them: that is said in any case.
        configuration = misconfigured(problems)
        wrong = wrong or bool(configuration)
        found += [seen_from(problem, site.root, here) for problem in chosen.union(configuration)]
    all_of_them = ordered(tuple(found))
    if form == "json":
        click.echo(show_json(all_of_them), nl=False)
    else:
        click.echo(show_text(all_of_them, wants_colour(sys.stdout)), nl=False)
    return 2 if wrong else int(any(_RANKS[problem.severity] >= _RANKS[fail_on] for problem in all_of_them))


def _prefixes(select: tuple[str, ...]) -> tuple[str, ...]:
    """What codes may begin with. One that no rule has is a mistake: nothing would ever be found, and CI would pass."""
    prefixes = tuple(prefix.strip().upper() for codes in select for prefix in codes.split(",") if prefix.strip())
    if select:
        from generator.engine.rules import rule_codes

        codes = rule_codes()
        for prefix in prefixes or ("",):
            if not prefix or not any(code.startswith(prefix) for code in codes):
                families = ", ".join(sorted({code[:2] for code in codes}))
                raise click.BadParameter(f"no rule begins with {prefix!r}; families: {families}", param_hint="--select")
    return prefixes
