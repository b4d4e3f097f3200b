"""Measures what rules cost, and lint: `python benchmarks/lint_times.py [N ...]`, whole processes on made-up sites.

For each N: a cold build, and the same without any rule; lint of all with a build's rules and with all of them, cold;
lint again with nothing changed and with one post edited; lint of one post alone. What others do on the machine counts
in the time that passes, and hardly in that on the processor: the goals are held against the latter.
"""

import argparse
import os
import platform
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

from make_corpus import make_corpus
from msgspec import Struct
from processes import Run, of_afterword

# Runs `afterword` as if there were no rules at all, or none but a build's. Nothing is found, so that nothing is hidden
# either, which would be to read a text twice.
WITHOUT = """
import sys
from generator.cli import main
from generator.engine import understand
from generator.lint.catalog import BUILD_RULES, Rules
from generator.parse import hidden, post
if sys.argv.pop(1) == "none":
    understand.RULES = understand.BUILD_RULES = Rules((), ())
    hidden.find_notes = lambda *given: ()
    post.mark_notes = lambda root, *given: (root, ())
    post.notes_in_names = lambda *given, **more: ()
else:
    understand.RULES = BUILD_RULES
main(sys.argv[1:])
"""


class Row(Struct, frozen=True):
    """What is measured: its name, its runs, and what its processor time is held against: a row, and a share of it."""

    name: str
    runs: list[Run]
    against: str = ""
    goal: float = 0.0


def command(rules: str, *arguments: str | Path) -> Run:
    """`afterword ARGUMENTS` with some rules only."""
    return of_afterword(rules, *arguments, program=("-c", WITHOUT))


def rows_of(root: Path, times: int) -> list[Row]:
    """The rows of one site, each command in turn so that a slow minute is shared by all."""
    output, lint = root / "public", ("lint", root, "--fail-on", "never", "--format", "json")
    build = ("build", "--root", root, "--output", output, "--quiet")
    posts = sorted((root / "content/posts").iterdir())
    alone = root.parent / f"alone-{root.name}"
    shutil.rmtree(alone, ignore_errors=True)
    alone.mkdir()
    shutil.copy(posts[3], alone / "alone.md")

    def edited() -> Run:
        with posts[len(posts) // 2].open("a") as file:
            file.write("\nOne more line, and a TODO: count the pumps again.\n")
        return of_afterword(*lint)

    measures: list[tuple[str, Callable[[], Run], str, float]] = [
        ("build, cold", lambda: _fresh(root, lambda: of_afterword(*build)), "", 0),
        ("build, cold, no rule", lambda: _fresh(root, lambda: command("none", *build)), "", 0),
        ("lint, cold, a build's rules", lambda: command("build", *lint, "--no-cache"), "build, cold", 1),
        ("lint, cold, all rules", lambda: of_afterword(*lint, "--no-cache"), "build, cold", 3),
        ("lint, cold, and remembered", lambda: _fresh(root, lambda: of_afterword(*lint)), "build, cold", 3),
        ("lint, nothing changed", lambda: of_afterword(*lint), "lint, cold, all rules", 0.1),
        ("lint, one post edited", edited, "lint, cold, all rules", 0.1),
        ("lint of one post alone", lambda: of_afterword("lint", alone / "alone.md", "--fail-on", "never"), "", 0),
    ]
    runs: dict[str, list[Run]] = {name: [] for name, *_ in measures}
    for _ in range(times):
        for name, measure, *_ in measures:
            runs[name].append(measure())
    return [Row(name, runs[name], against, goal) for name, _, against, goal in measures]


def _fresh(root: Path, measure: Callable[[], Run]) -> Run:
    """A run with neither output nor store."""
    shutil.rmtree(root / "public", ignore_errors=True)
    shutil.rmtree(root / ".afterword", ignore_errors=True)
    return measure()


def table(posts: int, rows: list[Row]) -> list[str]:
    """The rows of the table, and the share of the rules in a cold build."""
    busy = {row.name: median(run.busy for run in row.runs) for row in rows}
    lines = []
    for row in rows:
        wall, memory = median(run.wall for run in row.runs), max(run.memory for run in row.runs)
        ratio = (
            f"{busy[row.name] / busy[row.against]:.3f} of “{row.against}” (goal {row.goal:g})" if row.against else ""
        )
        lines.append(f"| {posts:,} | {row.name} | {wall:.2f} s | {busy[row.name]:.2f} s | {memory:.0f} MB | {ratio} |")
    share = 1 - busy["build, cold, no rule"] / busy["build, cold"]
    lines.append(f"| {posts:,} | share of the rules in a cold build | | | | {share:.1%} (goal 40 %) |")
    return lines


def main() -> None:
    """Reads the arguments, and prints the table."""
    parser = argparse.ArgumentParser(description="Measure what rules cost, and lint, on sites of made-up posts.")
    parser.add_argument("counts", type=int, nargs="*", default=[100, 1_000], metavar="N", help="how many posts")
    parser.add_argument("--runs", type=int, default=5, help="how often each command runs [default: 5]")
    arguments = parser.parse_args()
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}; {arguments.runs} runs\n")
    print("| posts | what | time | on the processor | peak memory | held against |")
    print("|------:|------|-----:|-----------------:|------------:|--------------|")
    with tempfile.TemporaryDirectory() as folder:
        for count in arguments.counts:
            root = Path(folder) / str(count)
            make_corpus(count, root)
            print("\n".join(table(count, rows_of(root, arguments.runs))), flush=True)


if __name__ == "__main__":
    main()
