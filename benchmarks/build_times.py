"""Measures `afterword build` and `afterword lint` as whole processes: `python benchmarks/build_times.py [N ...]`.

For each N it makes a site of N posts and prints, as a Markdown table, the median of the wall times and the greatest
peak of memory: of a cold build (no output yet), of a second build with nothing changed, and of lint.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from make_corpus import make_corpus
from msgspec import Struct


class Run(Struct, frozen=True):
    """What one process took: wall seconds, seconds on a processor, and its peak of memory in MB."""

    wall: float
    busy: float
    memory: float


AFTERWORD = ("-m", "generator")


def measured(*arguments: str | Path, program: Sequence[str] = AFTERWORD) -> Run:
    """`afterword ARGUMENTS`, or another `program` of Python, as a process. Raises RuntimeError where it fails."""
    start = time.perf_counter()
    command = [sys.executable, *program, *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024  # what ru_maxrss counts in
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6)


def runs_of(root: Path, times: int) -> list[tuple[str, list[Run]]]:
    """The runs of each command on the site at `root`, taken in turns so that a slow minute is shared by all."""
    output = root / "public"
    cold, again, lint = [], [], []
    for _ in range(times):
        shutil.rmtree(output, ignore_errors=True)
        shutil.rmtree(root / ".afterword", ignore_errors=True)
        cold.append(measured("build", "--root", root, "--output", output, "--quiet"))
        again.append(measured("build", "--root", root, "--output", output, "--quiet"))
        lint.append(measured("lint", root, "--fail-on", "never", "--no-cache"))
    return [("build, cold", cold), ("build, nothing changed", again), ("lint", lint)]


def row(posts: int, name: str, runs: Sequence[Run]) -> str:
    """One row of the table."""
    walls = sorted(run.wall for run in runs)
    busy, memory = median(run.busy for run in runs), max(run.memory for run in runs)
    return (
        f"| {posts:,} | {name} | {median(walls):.2f} s | {walls[0]:.2f} to {walls[-1]:.2f} s "
        f"| {busy:.2f} s | {memory:.0f} MB |"
    )


def main() -> None:
    """Reads the arguments, and prints the table."""
    parser = argparse.ArgumentParser(description="Measure build and lint on sites of made-up posts.")
    parser.add_argument("counts", type=int, nargs="*", default=[100, 1_000], metavar="N", help="how many posts")
    parser.add_argument("--runs", type=int, default=5, help="how often each command runs [default: 5]")
    parser.add_argument("--pictures", action="store_true", help="give each post a picture")
    arguments = parser.parse_args()
    print(
        f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}; {arguments.runs} runs each\n"
    )
    print("| posts | command | median | from and to | on the processor | peak memory |")
    print("|------:|---------|-------:|------------:|-----------------:|------------:|")
    with tempfile.TemporaryDirectory() as folder:
        for count in arguments.counts:
            root = Path(folder) / str(count)
            make_corpus(count, root, arguments.pictures)
            for name, runs in runs_of(root, arguments.runs):
                print(row(count, name, runs), flush=True)


if __name__ == "__main__":
    main()
