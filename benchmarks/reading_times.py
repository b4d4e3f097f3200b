"""Measures how long one document takes to be read: `AFTERWORD_CORPUS=… python benchmarks/reading_times.py [PATH …]`.

Each document goes through what `afterword lint` does with a text: it is understood, and looked at as an editor would.
All are read once before anything is measured. The time of a document is the median of several rounds, in milliseconds
on the processor, so that what else the machine does counts less.
"""

import argparse
import cProfile
import gc
import os
import pstats
from collections.abc import Sequence
from pathlib import Path
from statistics import mean, median
from time import process_time

from msgspec import Struct

from generator.lint.catalog import check_post
from generator.model.config import Reading
from generator.model.text import Source
from generator.parse.post import parse_post

GOAL = 10.0  # milliseconds a document, on average
SIZES = (0, 2_000, 5_000, 10_000, 20_000, 50_000)  # bytes: where the classes of documents begin


class Timed(Struct, frozen=True):
    """One document: its name, its bytes, and the milliseconds that it took."""

    name: str
    size: int
    time: float


def understood(source: Source) -> None:
    """Reads one text, and looks at it."""
    check_post(parse_post(source, Reading()))


def timed(sources: Sequence[Source], rounds: int) -> list[Timed]:
    """Every source with its median over `rounds`; the rounds go over all of them in turn."""
    times: dict[str, list[float]] = {source.path: [] for source in sources}
    for source in sources:
        understood(source)
    for _ in range(rounds):
        gc.collect()
        for source in sources:
            start = process_time()
            understood(source)
            times[source.path].append(1000 * (process_time() - start))
    return [Timed(source.path, len(source.data), median(times[source.path])) for source in sources]


def report(documents: Sequence[Timed], worst: int) -> str:
    """The tables: all, by size, and the slowest."""
    total, kilobytes = sum(one.time for one in documents), sum(one.size for one in documents) / 1000
    average = total / len(documents)
    lines = [
        f"{len(documents)} documents of {kilobytes:,.0f} KB: {average:.2f} ms a document on average "
        f"(goal: less than {GOAL:.0f}), median {median(one.time for one in documents):.2f}; "
        f"{total / kilobytes:.2f} ms a KB",
        "",
        "| bytes from | documents | mean | median | slowest |",
        "|-----------:|----------:|-----:|-------:|--------:|",
    ]
    for low, high in zip(SIZES, (*SIZES[1:], float("inf")), strict=True):
        times = [one.time for one in documents if low <= one.size < high]
        if times:
            row = f"{mean(times):.2f} ms | {median(times):.2f} ms | {max(times):.2f} ms"
            lines.append(f"| {low:,} | {len(times)} | {row} |")
    lines += ["", "| slowest | KB | time | a KB |", "|---------|---:|-----:|-----:|"]
    for one in sorted(documents, key=lambda one: -one.time)[:worst]:
        size = one.size / 1000
        lines.append(f"| {one.name} | {size:.1f} | {one.time:.1f} ms | {one.time / max(size, 0.001):.2f} ms |")
    return "\n".join(lines)


def profile(sources: Sequence[Source], rows: int) -> None:
    """Prints where the time goes, by function."""
    profiler = cProfile.Profile()
    profiler.enable()
    for source in sources:
        understood(source)
    profiler.disable()
    pstats.Stats(profiler).sort_stats("tottime").print_stats(rows)


def main() -> None:
    """Reads the arguments, and prints the tables."""
    parser = argparse.ArgumentParser(description="Measure how long one document takes to be read.")
    parser.add_argument("paths", type=Path, nargs="*", help="files or folders [default: the corpus]")
    parser.add_argument("--rounds", type=int, default=5, help="how often each is read [default: 5]")
    parser.add_argument("--worst", type=int, default=10, help="how many of the slowest to name [default: 10]")
    parser.add_argument("--profile", type=int, default=0, metavar="N", help="print the N costliest functions instead")
    arguments = parser.parse_args()
    paths: list[Path] = arguments.paths
    if not paths:
        if not (corpus := os.environ.get("AFTERWORD_CORPUS")):
            parser.error("name a path, or set AFTERWORD_CORPUS to the folder of the corpus")
        paths = [Path(corpus) / "postmortems", Path(corpus) / "more"]
    files = [file for path in paths for file in (sorted(path.rglob("*.md")) if path.is_dir() else [path])]
    if not files:
        parser.error("there is no Markdown file")
    sources = [Source.of(f"{file.parent.name}/{file.name}", file.read_bytes()) for file in files]
    if arguments.profile:
        profile(sources, arguments.profile)
    else:
        print(report(timed(sources, arguments.rounds), arguments.worst))


if __name__ == "__main__":
    main()
