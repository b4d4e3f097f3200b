"""How far a build has come, in a line."""

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator.cli import progress as module
from generator.cli.command import run as build
from generator.cli.progress import Progress, line_of, showing_progress
from tests.disk.tree import put


@pytest.mark.parametrize(
    ("done", "whole", "seconds", "line"),
    [
        (0, 10_000, 0.0, "Reading  0 of 10,000 (0 %)"),
        (499, 10_000, 3.0, "Reading  499 of 10,000 (4 %)"),
        (1_200, 10_000, 3.0, "Reading  1,200 of 10,000 (12 %), about 22 s left"),
        (9_999, 10_000, 30.0, "Reading  9,999 of 10,000 (99 %), about 1 s left"),
        (10_000, 10_000, 30.0, "Reading  10,000 of 10,000 (100 %)"),
        (1, 1, 0.0, "Reading  1 of 1 (100 %)"),
        (0, 0, 0.0, "Reading  0 of 0 (100 %)"),
    ],
)
def test_a_line_says_how_much_is_done_and_how_long_the_rest_may_take(
    done: int, whole: int, seconds: float, line: str
) -> None:
    assert line_of("Reading", done, whole, seconds) == line


def test_what_was_known_from_before_says_nothing_about_how_long_the_rest_takes() -> None:
    assert line_of("Reading", 9_010, 10_000, 0.5, before=9_000).endswith("about 50 s left")
    assert line_of("Reading", 9_000, 10_000, 0.5, before=9_000) == "Reading  9,000 of 10,000 (90 %)"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    shown = Terminal()
    monkeypatch.setattr(module, "sys", SimpleNamespace(stderr=shown))
    return shown


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, which goes on as a test says."""
    now = [100.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])
    return now


def test_a_short_build_shows_nothing(terminal: Terminal, clock: list[float]) -> None:
    with showing_progress(quiet=False) as progress:
        step = progress.of("Reading")
        for number in range(1, 5):
            clock[0] += 0.1
            step(number, 4)
    assert terminal.getvalue() == ""


def test_a_longer_build_shows_one_line_over_and_over_and_takes_it_away(terminal: Terminal, clock: list[float]) -> None:
    with showing_progress(quiet=False) as progress:
        step = progress.of("Reading")
        step(0, 100)
        clock[0] += 2
        step(50, 100)
        step(51, 100)  # too soon for another line
        clock[0] += 2
        step(100, 100)
    longer, shorter = "Reading  50 of 100 (50 %), about 2 s left", "Reading  100 of 100 (100 %)"
    assert terminal.getvalue() == (f"\r{longer}\r{shorter}{' ' * (len(longer) - len(shorter))}\r{' ' * len(shorter)}\r")


def test_only_what_is_done_since_the_first_step_counts_for_the_guess(terminal: Terminal, clock: list[float]) -> None:
    with showing_progress(quiet=False) as progress:
        step = progress.of("Cooking")
        step(50, 100)
        clock[0] += 2
        step(60, 100)
    assert "Cooking  60 of 100 (60 %), about 8 s left" in terminal.getvalue()


def test_nothing_is_shown_where_it_is_to_be_quiet(terminal: Terminal, clock: list[float]) -> None:
    with showing_progress(quiet=True) as progress:
        step = progress.of("Reading")
        clock[0] += 2
        step(50, 100)
    assert terminal.getvalue() == ""


def test_nothing_is_shown_where_nobody_looks(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    shown = io.StringIO()
    monkeypatch.setattr(module, "sys", SimpleNamespace(stderr=shown))
    with showing_progress(quiet=False) as progress:
        step = progress.of("Reading")
        clock[0] += 2
        step(50, 100)
    assert shown.getvalue() == ""


def test_the_line_is_taken_away_where_a_build_fails(terminal: Terminal, clock: list[float]) -> None:
    def fail() -> None:
        with showing_progress(quiet=False) as progress:
            step = progress.of("Cooking")
            clock[0] += 2
            step(1, 100)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert terminal.getvalue().endswith("\r")


def test_it_is_gone_before_anything_else_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {"site.yaml": "", "content/a.md": "---\ntitle: [\n---\n"})
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setattr(module, "_PATIENCE", 0)
    assert build(["build", "--root", str(tmp_path), "--jobs", "1", "--no-cache"]) == 1
    line, _, said = shown.getvalue().rpartition("\r")
    assert line.startswith("\rReading")
    assert "content/a.md:3:1" in said.partition("\n")[0]
    assert "Reading" not in said


def test_a_line_is_never_longer_than_a_terminal(terminal: Terminal, clock: list[float]) -> None:
    progress = Progress(shown=True)
    step = progress.of("Reading " * 20)
    clock[0] += 2
    step(50, 100)
    assert len(terminal.getvalue()) <= 80
