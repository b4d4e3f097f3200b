"""Draws how the time of a build grows with the posts of a site: `python benchmarks/plot_growth.py [--results FILE]`.

The picture is made from what `compare_builds.py` measured, as SVG. Both scales are logarithmic, so that a time that
grows with the number of posts is a straight line with the slope of the grey ones.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from math import ceil, floor, log10
from pathlib import Path
from statistics import median
from xml.sax.saxutils import escape

from build_results import RESULTS, Measure, read_results
from msgspec import Struct
from peers.writing import Kind

PICTURE = RESULTS.with_name("growth.svg")
WIDTH, HEIGHT = 800, 520
LEFT, RIGHT, TOP, BOTTOM = 78, 44, 92, 62
DRAWN: tuple[tuple[Kind, str], ...] = (("cold", "#1f5fa8"), ("body edited", "#b3541e"), ("no change", "#2d7a46"))
INK, FAINT, GUIDE = "#24292f", "#e3e6ea", "#9aa3ad"


class Series(Struct, frozen=True):
    """One line: its name, its colour, whether it is dashed, and its points, posts and seconds."""

    name: str
    colour: str
    dashed: bool
    points: tuple[tuple[int, float], ...]


def series_of(measures: Sequence[Measure]) -> tuple[Series, ...]:
    """The lines of ours and of Hugo, each of the medians of all runs of a size; a line without points is left out."""
    lines = []
    for name, dashed in (("Afterword", False), ("Hugo", True)):
        for kind, colour in DRAWN:
            runs: dict[int, list[float]] = {}
            for measure in measures:
                if measure.kind == kind and (not dashed or measure.peer == "hugo"):
                    each = (pair.peer if dashed else pair.ours for pair in measure.pairs)
                    runs.setdefault(measure.posts, []).extend(run.wall for run in each if run is not None)
            points = tuple((posts, median(walls)) for posts, walls in sorted(runs.items()) if walls)
            if points:
                lines.append(Series(f"{name}, {kind}", colour, dashed, points))
    return tuple(lines)


class Scale(Struct, frozen=True):
    """A logarithmic scale from a power of ten to another, drawn from `start` to `end` pixels."""

    low: int
    high: int
    start: float
    end: float

    @classmethod
    def over(cls, values: Iterable[float], start: float, end: float) -> "Scale":
        """The scale of whole powers of ten that holds all values."""
        each = list(values)
        low, high = floor(log10(min(each)) + 1e-9), ceil(log10(max(each)) - 1e-9)
        return cls(low, max(high, low + 1), start, end)

    def at(self, value: float) -> float:
        """The pixel of a value."""
        share = (log10(value) - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 1)

    @property
    def powers(self) -> list[float]:
        """The powers of ten on it."""
        return [10.0**power for power in range(self.low, self.high + 1)]


def drawing(series: Sequence[Series]) -> str:
    """The picture, as SVG. Raises ValueError where there is nothing to draw."""
    points = [point for line in series for point in line.points]
    x = Scale.over((posts for posts, _ in points), LEFT, WIDTH - RIGHT)
    y = Scale.over((seconds for _, seconds in points), HEIGHT - BOTTOM, TOP)
    parts = [*_grid(x, y), *_guides(x, y), *(part for line in series for part in _line(line, x, y)), *_legend(series)]
    title = "Seconds of a whole build, by the number of posts"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'font-family="system-ui, -apple-system, Segoe UI, DejaVu Sans, sans-serif" font-size="14" fill="{INK}">\n'
        f"<title>{title}</title>\n"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def _grid(x: Scale, y: Scale) -> Iterator[str]:
    for value in x.powers:
        at = x.at(value)
        yield f'<path d="M{at} {y.start}V{y.end}" stroke="{FAINT}"/>'
        yield f'<text x="{at}" y="{y.start + 22}" text-anchor="middle">{value:,.0f}</text>'
    for value in y.powers:
        at = y.at(value)
        yield f'<path d="M{x.start} {at}H{x.end}" stroke="{FAINT}"/>'
        yield f'<text x="{x.start - 10}" y="{at + 5}" text-anchor="end">{value:,.10g} s</text>'
    below = f'x="{(x.start + x.end) / 2}" y="{HEIGHT - 14}"'
    beside = f'transform="translate(18 {(y.start + y.end) / 2}) rotate(-90)"'
    yield f'<text {below} text-anchor="middle">posts of about 9 KB in the site</text>'
    yield f'<text {beside} text-anchor="middle">seconds of the whole process</text>'


def _guides(x: Scale, y: Scale) -> Iterator[str]:
    """Lines of a time in proportion to the posts, one for each power of ten that they begin at."""
    span = x.high - x.low
    room = f'x="{x.start}" y="{y.end}" width="{x.end - x.start}" height="{y.start - y.end}"'
    yield f'<clipPath id="plot"><rect {room}/></clipPath>'
    for low in range(y.low - span, y.high):
        rise = (y.start - y.end) / (y.high - y.low)
        first = y.start - (low - y.low) * rise
        yield (
            f'<path d="M{x.start} {first:.1f}L{x.end} {first - span * rise:.1f}" stroke="{GUIDE}" '
            'stroke-dasharray="1 4" clip-path="url(#plot)"/>'
        )


def _line(line: Series, x: Scale, y: Scale) -> Iterator[str]:
    places = [(x.at(posts), y.at(seconds)) for posts, seconds in line.points]
    path = "L".join(f"{across} {down}" for across, down in places)
    yield f'<path d="M{path}" fill="none" stroke="{line.colour}" stroke-width="2.2"{_dashes(line)}/>'
    for across, down in places:
        filled = "#ffffff" if line.dashed else line.colour
        yield f'<circle cx="{across}" cy="{down}" r="4" fill="{filled}" stroke="{line.colour}" stroke-width="2"/>'


def _dashes(line: Series) -> str:
    """Dashes that leave room for those of the other colours, for lines that lie on one another."""
    place = [colour for _, colour in DRAWN].index(line.colour)
    return f' stroke-dasharray="5 10" stroke-dashoffset="{5 * place}"' if line.dashed else ""


def _legend(series: Sequence[Series]) -> Iterator[str]:
    """Two rows above the plot: ours, and Hugo's; the dotted lines after them."""
    across, down, dashed = LEFT, 26, False
    for line in series:
        if line.dashed and not dashed:
            across, down, dashed = LEFT, 52, True
        yield f'<path d="M{across} {down - 5}h30" stroke="{line.colour}" stroke-width="2.2"{_dashes(line)}/>'
        yield f'<text x="{across + 38}" y="{down}">{escape(line.name)}</text>'
        across += 225
    yield f'<path d="M{LEFT} {73}h30" stroke="{GUIDE}" stroke-dasharray="1 4"/>'
    yield f'<text x="{LEFT + 38}" y="78" fill="#57606a">dotted: in proportion to the number of posts</text>'


def main() -> None:
    """Reads the arguments, and writes the picture."""
    parser = argparse.ArgumentParser(description="Draw how the time of a build grows with the posts of a site.")
    parser.add_argument("--results", type=Path, default=RESULTS, help="what compare_builds.py measured")
    parser.add_argument("--picture", type=Path, default=PICTURE, help="the file to write")
    arguments = parser.parse_args()
    arguments.picture.write_text(drawing(series_of(read_results(arguments.results))), encoding="utf-8")


if __name__ == "__main__":
    main()
