"""Times whole builds beside those of other generators: `python benchmarks/compare_builds.py --sizes 100 1000`.

Every generator gets a site of the same made-up posts, with the same features on. Runs are taken in pairs, ours and the
peer's one right after the other, which of them first changes from pair to pair. What counts is the median of the
ratios of the pairs. After each run it is looked at whether the edit really stands in the pages; a peer whose pages
lack it is named, and ours raises an error. Results are merged into a JSON file; runs may be taken in parts.
"""

import argparse
import compileall
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from build_results import (
    RESULTS,
    Measure,
    Pair,
    merged,
    read_results,
    table_alone,
    table_beside,
    table_of_all,
    write_results,
)
from make_corpus import post
from msgspec import Struct
from peers import OURS, PEERS
from peers.peer import MissingError, Peer
from peers.writing import KINDS, Kind, edited, mark, writing_of
from processes import ROOT, Run, measured

SIZES = (100, 1_000, 10_000, 100_000)
LARGEST = 10_000  # of a peer; larger sites are built by ours alone
NEAR = 4  # days between a post and the next one, at most


class WrongOutputError(Exception):
    """A build that ended well and whose pages are not what they should be."""


class Site(Struct):
    """A site laid out for one generator, and how many edits it has had."""

    peer: Peer
    tools: Path
    folder: Path
    names: Sequence[tuple[str, str]]
    edits: int = 0

    @property
    def middle(self) -> tuple[str, str]:
        """The post that is edited: it has posts before and after it, and is in no feed."""
        return self.names[len(self.names) // 2]

    def built(self, kind: Kind) -> Run:
        """One run of a kind: what is edited before it and looked at after it is not timed."""
        self.edits += 1
        words = mark(kind, self.edits)
        if kind == "cold":
            self.peer.clean(self.folder)
        elif kind == "base template edited":
            self.peer.remark(self.folder, words)
        elif kind != "no change":
            self.peer.put(writing_of(*edited(*self.middle, kind, self.edits)), self.folder)
        os.sync()
        run = measured(self.peer.command(self.tools, self.folder), self.folder)
        self._look(kind, words)
        return run

    def _look(self, kind: Kind, words: str) -> None:
        output = self.folder / self.peer.output
        page = output / self.peer.page(writing_of(*self.middle))
        if kind == "cold":
            pages = sum(1 for _ in output.glob("posts/*/index.html"))
            if pages != len(self.names):
                raise WrongOutputError(f"{pages} pages of {len(self.names)} posts")
        elif kind == "base template edited":
            self._must_hold(words, page, output / self.peer.home)
        elif kind != "no change":
            self._must_hold(words, page)
            if kind == "title edited" and not any(words in _text(each) for each in self._beside(output)):
                raise WrongOutputError("the new title is not on the page of the post before or after")

    def _must_hold(self, words: str, *pages: Path) -> None:
        for page in pages:
            if words not in _text(page):
                raise WrongOutputError(f"what was edited is not in {page.relative_to(self.folder)}")

    def _beside(self, output: Path) -> Iterator[Path]:
        middle = writing_of(*self.middle)
        for name, text in self.names:
            apart = date.fromisoformat(name[:10]) - date.fromisoformat(middle.date)
            if abs(apart.days) <= NEAR and name != self.middle[0]:
                yield output / self.peer.page(writing_of(name, text))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""


def laid_out(peer: Peer, tools: Path, folder: Path, posts: Sequence[tuple[str, str]]) -> Site:
    """A new site of `posts` for a generator."""
    peer.lay_out([writing_of(*each) for each in posts], folder)
    return Site(peer, tools, folder, posts)


def pairs_by_default(peer: str, posts: int) -> int:
    """How many pairs are run where nobody says it. An empty name is ours alone."""
    if peer == "":
        return 3 if posts > LARGEST else 0
    if peer == "hugo":
        return 5 if posts <= LARGEST else 0
    return {1_000: 3, 10_000: 1}.get(posts, 0)


def tried(theirs: Site, kind: Kind) -> Run | str:
    """One run of a peer, or what was wrong with it."""
    try:
        return theirs.built(kind)
    except (WrongOutputError, RuntimeError) as error:
        return str(error)


def compared(ours: Site, theirs: Site | None, kinds: Sequence[Kind], pairs: int) -> Iterator[tuple[Kind, Pair | str]]:
    """Each pair of each kind as it is measured, or what was wrong with the peer, after which its kind is left out."""
    wrong: set[Kind] = set()
    if "cold" not in kinds:
        ours.built("cold")
        if theirs:
            tried(theirs, "cold")
    for number in range(pairs):
        for kind in (each for each in KINDS if each in kinds and each not in wrong):
            first = tried(theirs, kind) if theirs and number % 2 else None
            run = ours.built(kind)
            their_run = first or (tried(theirs, kind) if theirs else None)
            if isinstance(their_run, str):
                wrong.add(kind)
                yield kind, their_run
            else:
                yield kind, Pair(run, their_run)


def measures_of(ours: Site, theirs: Site | None, version: str, kinds: Sequence[Kind], pairs: int) -> Iterator[Measure]:
    """The measures of ours beside a peer, or alone."""
    found: dict[Kind, list[Pair]] = {kind: [] for kind in KINDS if kind in kinds}
    faults: dict[Kind, str] = {}
    name = theirs.peer.name if theirs else ""
    for kind, result in compared(ours, theirs, kinds, pairs):
        if isinstance(result, str):
            faults[kind] = result.partition("\n")[0]
            print(f"  {name}: {kind}: {result}", file=sys.stderr, flush=True)
            continue
        found[kind].append(result)
        beside = f" {name} {result.peer.wall:.2f} s" if result.peer else ""
        print(f"  {kind}: ours {result.ours.wall:.2f} s{beside}", file=sys.stderr, flush=True)
    for kind, each in found.items():
        yield Measure(len(ours.names), name, kind, version, machine(), faults.get(kind, ""), tuple(each))


def machine() -> str:
    """What the figures were measured on."""
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"


def tables(measures: Sequence[Measure]) -> Iterator[str]:
    """All that the results say, as Markdown."""
    yield table_beside(measures, "hugo", "Hugo")
    titles = {name: peer.title for name, peer in PEERS.items()}
    lacks = {name: ", ".join(peer.lacks) for name, peer in PEERS.items()}
    for posts in sorted({measure.posts for measure in measures if measure.peer not in ("", "hugo")}):
        yield table_of_all(measures, posts, titles, lacks)
    if any(measure.peer == "" for measure in measures):
        yield table_alone(measures)


def run(arguments: argparse.Namespace) -> None:
    """Installs what is asked for, and measures it; each comparison is written down when it ends."""
    tools = arguments.work / "tools"
    compileall.compile_dir(ROOT / "generator", quiet=1)
    versions = {}
    for name in arguments.peers:
        try:
            versions[name] = PEERS[name].install(tools / name)
        except MissingError as error:
            print(f"{PEERS[name].title} is left out: {error}", file=sys.stderr)
    for posts in arguments.sizes:
        wanted = ["", *versions] if posts > LARGEST or arguments.alone else list(versions)
        if arguments.alone:
            wanted = [""]
        counts = {name: arguments.pairs or pairs_by_default(name, posts) for name in wanted}
        counts = {name: count for name, count in counts.items() if count and (name == "" or posts <= LARGEST)}
        if not counts:
            continue
        written = [post(number) for number in range(posts)]
        ours = laid_out(OURS, tools / OURS.name, arguments.work / "sites" / f"{OURS.name}-{posts}", written)
        for name, count in counts.items():
            print(f"{posts:,} posts, {name or 'ours alone'}, {count} times", file=sys.stderr, flush=True)
            folder = arguments.work / "sites" / f"{name}-{posts}"
            theirs = laid_out(PEERS[name], tools / name, folder, written) if name else None
            found = tuple(measures_of(ours, theirs, versions.get(name, ""), arguments.kinds, count))
            write_results(merged(read_results(arguments.results), found), arguments.results)


def main() -> None:
    """Reads the arguments, measures, and prints the tables."""
    parser = argparse.ArgumentParser(description="Time builds beside those of other static site generators.")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, metavar="N", help="how many posts")
    parser.add_argument(
        "--peers", nargs="*", default=tuple(PEERS), choices=tuple(PEERS), metavar="NAME", help=", ".join(PEERS)
    )
    parser.add_argument(
        "--kinds",
        nargs="*",
        type=lambda word: word.replace("-", " "),
        default=KINDS,
        choices=KINDS,
        metavar="KIND",
        help=", ".join(kind.replace(" ", "-") for kind in KINDS),
    )
    parser.add_argument("--pairs", type=int, default=0, help="how many pairs [default: five with Hugo, else fewer]")
    parser.add_argument("--alone", action="store_true", help="time Afterword alone")
    parser.add_argument("--tables", action="store_true", help="measure nothing, and print the tables of the results")
    parser.add_argument("--results", type=Path, default=RESULTS, help="the JSON file that results are merged into")
    parser.add_argument("--work", type=Path, default=ROOT / ".bench", help="where tools and sites lie")
    arguments = parser.parse_args()
    arguments.work, arguments.results = arguments.work.resolve(), arguments.results.resolve()
    if not arguments.tables:
        run(arguments)
    print("\n\n".join(tables(read_results(arguments.results))))


if __name__ == "__main__":
    main()
