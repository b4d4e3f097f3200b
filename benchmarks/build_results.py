"""What `compare_builds.py` measured: kept as JSON, put together from several runs, and told as Markdown tables."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median

import msgspec
from msgspec import Struct
from peers.writing import KINDS, Kind
from processes import Run

RESULTS = Path(__file__).with_name("results") / "builds.json"
# At most these ratios to Hugo's wall time, and to its memory in a cold build, at so many posts.
GOALS: dict[int, dict[str, float]] = {
    1_000: dict(zip((*KINDS, "memory"), (1.5, 0.05, 0.12, 0.15, 0.5, 0.4), strict=True)),
    10_000: dict(zip((*KINDS, "memory"), (1.25, 0.03, 0.05, 0.07, 0.3, 0.25), strict=True)),
}


class Pair(Struct, frozen=True, omit_defaults=True):
    """One run of ours and, right before or after it, one of a peer; at some sizes ours runs alone."""

    ours: Run
    peer: Run | None = None


class Measure(Struct, frozen=True, omit_defaults=True):
    """All pairs of one kind of build at one size. `peer` is a name, or empty where ours ran alone.

    `fault` says what was wrong with the peer's output, or why it could not be run.
    """

    posts: int
    peer: str
    kind: Kind
    version: str = ""
    machine: str = ""
    fault: str = ""
    pairs: tuple[Pair, ...] = ()

    @property
    def key(self) -> tuple[int, str, int]:
        """What makes two measures be of the same thing; the order of the file."""
        return self.posts, self.peer, KINDS.index(self.kind)


def read_results(path: Path = RESULTS) -> tuple[Measure, ...]:
    """The measures of a file; none where there is no file."""
    return msgspec.json.decode(path.read_bytes(), type=tuple[Measure, ...]) if path.exists() else ()


def write_results(measures: Iterable[Measure], path: Path = RESULTS) -> None:
    """Writes measures, a line each, so that a difference shows what was measured again."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = b",\n".join(map(msgspec.json.encode, measures))
    path.write_bytes(b"[\n" + lines + b"\n]\n")


def merged(old: Iterable[Measure], new: Iterable[Measure]) -> tuple[Measure, ...]:
    """Both, in order; of the same thing, the new measure stands."""
    kept = {measure.key: measure for measure in (*old, *new)}
    return tuple(kept[key] for key in sorted(kept))


def ratio(pairs: Sequence[Pair], part: str = "wall") -> float | None:
    """The median of the ratios ours / peer, pair by pair; none where nothing was compared."""
    ratios = [getattr(pair.ours, part) / getattr(pair.peer, part) for pair in pairs if pair.peer is not None]
    return median(ratios) if ratios else None


def _seconds(runs: Sequence[Run]) -> str:
    if not runs:
        return "-"
    value = median(run.wall for run in runs)
    return f"{value:.2f} s" if value < 10 else f"{value:.1f} s"


def _memory(runs: Sequence[Run]) -> str:
    return f"{median(run.memory for run in runs):,.0f} MB" if runs else "-"


def _theirs(pairs: Sequence[Pair]) -> list[Run]:
    return [pair.peer for pair in pairs if pair.peer is not None]


def _goal(posts: int, kind: str, value: float | None) -> str:
    goal = GOALS.get(posts, {}).get(kind)
    if goal is None or value is None:
        return ""
    return f"{goal} {'met' if value <= goal else 'missed'}"


def table_beside(measures: Sequence[Measure], peer: str, title: str) -> str:
    """Ours beside one peer, a row for each size and kind, and one for the memory of a cold build."""
    lines = [
        f"| posts | build | Afterword | {title} | ratio | from and to | pairs | goal |",
        "| ---: | --- | ---: | ---: | ---: | ---: | ---: | --- |",
    ]
    for measure in measures:
        if measure.peer != peer or not measure.pairs:
            continue
        pairs, ours = measure.pairs, [pair.ours for pair in measure.pairs]
        value = ratio(pairs)
        each = sorted(pair.ours.wall / pair.peer.wall for pair in pairs if pair.peer is not None)
        lines.append(
            f"| {measure.posts:,} | {measure.kind} | {_seconds(ours)} | {_seconds(_theirs(pairs))} "
            f"| {_number(value)} | {_number(each[0])} to {_number(each[-1])} | {len(pairs)} "
            f"| {_goal(measure.posts, measure.kind, value)} |"
        )
        if measure.kind == "cold":
            value = ratio(pairs, "memory")
            goal = _goal(measure.posts, "memory", value)
            lines.append(
                f"| {measure.posts:,} | cold, memory | {_memory(ours)} | {_memory(_theirs(pairs))} "
                f"| {_number(value)} | | {len(pairs)} | {goal} |"
            )
    return "\n".join(lines)


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}" if value < 0.1 else f"{value:.2f}"


def table_of_all(measures: Sequence[Measure], posts: int, titles: dict[str, str], lacks: dict[str, str]) -> str:
    """Every generator at one size: seconds, and behind them the ratio ours / theirs of the same pairs."""
    lines = [
        f"| {posts:,} posts | {' | '.join(KINDS)} | memory | |",
        f"| --- |{' ---: |' * len(KINDS)} ---: | --- |",
    ]
    here = [measure for measure in measures if measure.posts == posts]
    ours = {kind: [pair.ours for each in here if each.kind == kind for pair in each.pairs] for kind in KINDS}
    lines.append(f"| Afterword | {' | '.join(_seconds(ours[kind]) for kind in KINDS)} | {_memory(ours['cold'])} | |")
    for name, title in titles.items():
        found = {measure.kind: measure for measure in here if measure.peer == name}
        if not found:
            continue
        cells = [_cell(found.get(kind)) for kind in KINDS]
        cold = _memory(_theirs(found["cold"].pairs)) if "cold" in found else "-"
        version = next(iter(found.values())).version
        faults = sorted({measure.fault for measure in found.values() if measure.fault})
        notes = "; ".join(([f"without {lacks[name]}"] if lacks.get(name) else []) + faults)
        lines.append(f"| {title} {version} | {' | '.join(cells)} | {cold} | {notes} |")
    return "\n".join(lines)


def _cell(measure: Measure | None) -> str:
    if measure is None or not measure.pairs:
        return "-"
    return f"{_seconds(_theirs(measure.pairs))} ({_number(ratio(measure.pairs))})"


def table_alone(measures: Sequence[Measure]) -> str:
    """What ours took where it ran alone."""
    lines = [
        "| posts | build | Afterword | on the processor | memory | runs |",
        "| ---: | --- | ---: | ---: | ---: | ---: |",
    ]
    for measure in measures:
        if measure.peer == "" and measure.pairs:
            runs = [pair.ours for pair in measure.pairs]
            cells = (_seconds(runs), f"{median(run.busy for run in runs):.2f} s", _memory(runs), str(len(runs)))
            lines.append(f"| {measure.posts:,} | {measure.kind} | {' | '.join(cells)} |")
    return "\n".join(lines)
