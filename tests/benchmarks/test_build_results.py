"""What was measured: put together from several runs, and told as ratios of pairs."""

from pathlib import Path

from build_results import (
    Measure,
    Pair,
    merged,
    ratio,
    read_results,
    table_alone,
    table_beside,
    table_of_all,
    write_results,
)
from processes import Run


def took(seconds: float) -> Run:
    return Run(wall=seconds, busy=seconds, memory=100.0)


def pairs(*walls: tuple[float, float]) -> tuple[Pair, ...]:
    return tuple(Pair(took(ours), took(theirs)) for ours, theirs in walls)


def test_the_median_is_that_of_the_ratios_and_not_of_the_times() -> None:
    # One slow minute that hit both runs of a pair changes no ratio.
    assert ratio(pairs((1, 2), (10, 20), (3, 4))) == 0.5
    assert ratio((Pair(took(1)),)) is None
    assert ratio(()) is None


def test_what_is_measured_again_takes_the_place_of_what_was() -> None:
    first = Measure(100, "hugo", "cold", pairs=pairs((1, 1)))
    other = Measure(100, "hugo", "no change", pairs=pairs((1, 1)))
    again = Measure(100, "hugo", "cold", pairs=pairs((2, 1)))
    alone = Measure(100, "", "cold", pairs=(Pair(took(1)),))
    assert merged((other, first), (again, alone)) == (alone, again, other)


def test_results_are_read_as_they_were_written(tmp_path: Path) -> None:
    measures = (
        Measure(100, "hugo", "cold", version="1.0", pairs=pairs((1, 2))),
        Measure(100_000, "", "cold", pairs=(Pair(took(9)),)),
    )
    path = tmp_path / "results" / "builds.json"
    assert read_results(path) == ()
    write_results(measures, path)
    assert read_results(path) == measures
    assert len(path.read_text().splitlines()) == len(measures) + 2


def test_a_goal_is_said_to_be_met_or_missed() -> None:
    table = table_beside(
        (
            Measure(1_000, "hugo", "cold", pairs=pairs((2.9, 2.0))),
            Measure(1_000, "hugo", "no change", pairs=pairs((0.12, 2.0))),
            Measure(100, "hugo", "cold", pairs=pairs((1, 1))),
            Measure(1_000, "eleventy", "cold", pairs=pairs((1, 1))),
        ),
        "hugo",
        "Hugo",
    )
    assert table.splitlines()[2:] == [
        "| 1,000 | cold | 2.90 s | 2.00 s | 1.45 | 1.45 to 1.45 | 1 | 1.5 met |",
        "| 1,000 | cold, memory | 100 MB | 100 MB | 1.00 | | 1 | 0.4 missed |",
        "| 1,000 | no change | 0.12 s | 2.00 s | 0.060 | 0.060 to 0.060 | 1 | 0.05 missed |",
        "| 100 | cold | 1.00 s | 1.00 s | 1.00 | 1.00 to 1.00 | 1 |  |",
        "| 100 | cold, memory | 100 MB | 100 MB | 1.00 | | 1 |  |",
    ]


def test_a_table_of_all_says_what_a_peer_lacks_and_what_was_wrong() -> None:
    table = table_of_all(
        (
            Measure(1_000, "one", "cold", version="1.0", pairs=pairs((1, 4))),
            Measure(1_000, "one", "no change", version="1.0", fault="the edit is not in the page"),
            Measure(10_000, "two", "cold", pairs=pairs((1, 4))),
        ),
        1_000,
        {"one": "One", "two": "Two"},
        {"one": "a feed"},
    )
    assert table.splitlines()[-1] == (
        "| One 1.0 | 4.00 s (0.25) | - | - | - | - | 100 MB | without a feed; the edit is not in the page |"
    )
    assert "Two" not in table


def test_what_ran_alone_stands_in_a_table_of_its_own() -> None:
    table = table_alone((Measure(100_000, "", "cold", pairs=(Pair(took(30)), Pair(took(32)))),))
    assert table.splitlines()[-1] == "| 100,000 | cold | 31.0 s | 31.00 s | 100 MB | 2 |"
