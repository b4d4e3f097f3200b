"""The picture of how builds grow: what is drawn where."""

import re
from itertools import pairwise
from xml.etree import ElementTree

from build_results import Measure, Pair
from plot_growth import Scale, Series, drawing, series_of
from processes import Run


def took(seconds: float) -> Run:
    return Run(wall=seconds, busy=seconds, memory=100.0)


def test_a_logarithmic_scale_gives_each_power_of_ten_as_much_room() -> None:
    scale = Scale.over([100, 5_000, 100_000], 0, 300)
    assert [scale.at(value) for value in (100, 1_000, 10_000, 100_000)] == [0, 100, 200, 300]
    assert scale.powers == [100, 1_000, 10_000, 100_000]


def test_a_scale_of_one_value_has_room_too() -> None:
    assert Scale.over([100], 0, 100).powers == [100, 1_000]


def test_a_line_has_the_medians_of_all_runs_of_a_size() -> None:
    measures = [
        Measure(100, "hugo", "cold", pairs=(Pair(took(1), took(5)), Pair(took(3), took(7)))),
        Measure(100, "pelican", "cold", pairs=(Pair(took(2), took(90)),)),
        Measure(1_000, "", "cold", pairs=(Pair(took(20)),)),
        Measure(100, "hugo", "title edited", pairs=(Pair(took(1), took(5)),)),
    ]
    lines = series_of(measures)
    assert [(line.name, line.dashed, line.points) for line in lines] == [
        ("Afterword, cold", False, ((100, 2), (1_000, 20))),
        ("Hugo, cold", True, ((100, 6),)),
    ]


def test_the_picture_is_well_formed_and_what_is_linear_is_a_straight_line() -> None:
    colour = "#1f5fa8"
    picture = drawing([Series("A & B, cold", colour, False, ((100, 0.1), (1_000, 1.0), (10_000, 10.0)))])
    root = ElementTree.fromstring(picture)
    words = {each.text for each in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"100", "1,000", "10,000", "0.1 s", "1 s", "10 s", "A & B, cold"} <= words
    circles = [
        (float(across), float(down)) for across, down in re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', picture)
    ]
    steps = {(round(b[0] - a[0]), round(b[1] - a[1])) for a, b in pairwise(circles)}
    assert len(circles) == 3
    assert len(steps) == 1
