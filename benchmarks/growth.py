"""Measures how reading a text grows with its length: `python benchmarks/growth.py [N]`.

Each row is a text that repeats one part, of those that have made other parsers slow, N times and 4 N times. A ratio
near 4 is linear; one near 16 would be the square, which a hostile text could use to stop a build. Where 4 N parts are
more than a paragraph may have (`tangled`), the ratio says nothing: measure with a smaller N too.
"""

import argparse
from time import process_time

from generator.model.config import Reading
from generator.model.text import Source
from generator.parse.post import parse_post

PARTS = (
    "TODO ", "(TODO ", "**TODO** ", "- TODO: x\n", "> TODO: x\n\n", "<TODO> ", "<!-- TODO", "??? ", "{>>", "%% ",
    "(", "[", "![a](", "[a](<b", "*a **a ", "_a __a ", "`a", "~~a ", "<a ", "&amp;", "| a ", "[^1] ", "# a\n",
    "12:30 UTC ", "<pre>\n\n", "[^1]: a\n\n", "[^1]: a [^1] ", "[^1]: a [^1]\n\n", "> | a | b |\n",
    "> | a | b |\n> |---|---|\n", "[a](b \"TODO\") ", "![TODO](a) ", "http://a.b ", "<b id=1><p>\n\n",
    "- 12:30 UTC it began\n", "on Thursday ", "**a**: ", "a (b c) ",
)  # fmt: skip


def seconds(part: str, count: int, runs: int = 3) -> float:
    """The processor's time of reading `count` parts: the shortest of some runs, in seconds."""
    source = Source.of("content/posts/long.md", "# Long\n\n## Timeline\n\n" + part * count)
    times = []
    for _ in range(runs):
        start = process_time()
        parse_post(source, Reading())
        times.append(process_time() - start)
    return min(times)


def main() -> None:
    """Reads the argument, and prints a row for each part."""
    parser = argparse.ArgumentParser(description="Measure how reading grows with the length of a text.")
    parser.add_argument("count", type=int, nargs="?", default=1_000, metavar="N", help="repetitions [default: 1,000]")
    count = parser.parse_args().count
    print(f"| part | {count:,} times | {4 * count:,} times | ratio |")
    print("|------|------:|------:|------:|")
    for part in PARTS:
        once, four = seconds(part, count), seconds(part, 4 * count)
        print(f"| `{part!r}` | {once:.3f} s | {four:.3f} s | {four / once:.1f} |", flush=True)


if __name__ == "__main__":
    main()
