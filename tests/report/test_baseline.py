"""A baseline holds what is known of a site, and tells what is new."""

import json

import pytest

from generator.model.problem import Blocks, Problem
from generator.model.text import Place
from generator.report.baseline import BaselineError, read_baseline, show_baseline, unknown


def problem(path: str, name: str, line: int = 1, blocks: Blocks = "strict") -> Problem:
    return Problem(name[:5], "x", "warning", blocks, "m", Place(path, line), id=name)


A, B = problem("a.md", "ED001-00000001"), problem("b.md", "ED001-00000001")
OTHER = problem("a.md", "SP001-00000002")


def test_a_baseline_is_sorted_and_the_same_wherever_the_lines_are() -> None:
    written = show_baseline([B, OTHER, A, problem("a.md", A.id, 9)])
    assert json.loads(written) == {
        "version": 1,
        "problems": [
            {"path": "a.md", "id": A.id, "count": 2},
            {"path": "a.md", "id": OTHER.id, "count": 1},
            {"path": "b.md", "id": B.id, "count": 1},
        ],
    }
    assert written == show_baseline([problem("a.md", A.id, 70), problem("a.md", A.id, 80), B, OTHER])


def test_what_is_known_is_told_no_more() -> None:
    known = read_baseline(show_baseline([A, OTHER]).encode())
    assert unknown([A, B, OTHER], known) == (B,)
    assert unknown([A, B, OTHER], {}) == (A, B, OTHER)


def test_one_more_than_is_known_is_new() -> None:
    more = problem("a.md", A.id, 9)
    assert unknown([A, more], read_baseline(show_baseline([A]).encode())) == (more,)


def test_what_stops_every_build_is_never_known() -> None:
    broken = problem("a.md", "FM003-00000001", blocks="build")
    assert unknown([broken], read_baseline(show_baseline([broken]).encode())) == (broken,)


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"\xff", b'{"version": 2, "problems": []}', b"[" * 100_000])
def test_what_is_no_baseline_is_refused(data: bytes) -> None:
    with pytest.raises(BaselineError, match="baseline"):
        read_baseline(data)
