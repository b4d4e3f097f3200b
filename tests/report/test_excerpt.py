"""A source line, and carets under the exact place."""

import pytest

from generator.report.excerpt import Excerpt, excerpt


@pytest.mark.parametrize(
    ("line", "start", "end", "shown", "carets"),
    [
        ("plain words", 6, 11, "plain words", "      ^^^^^"),
        ("plain", 0, 0, "plain", "^"),
        ("plain", 5, 5, "plain", "     ^"),
        ("plain", 99, 120, "plain", "     ^"),
        ("", 0, 0, "", "^"),
        ("\ta\tb", 3, 4, "    a    b", "         ^"),
        ("障害 report", 3, 9, "障害 report", "     ^^^^^^"),
        ("障害 report", 0, 2, "障害 report", "^^^^"),
        ("cafe\u0301 x", 6, 7, "cafe\u0301 x", "     ^"),
        ("a\x1bb", 1, 2, "a\\x1bb", " ^^^^"),
    ],
)
def test_carets_stand_under_the_code_points(line: str, start: int, end: int, shown: str, carets: str) -> None:
    assert excerpt(line, start, end) == Excerpt(shown, carets)


def test_a_long_line_is_cut_to_a_window_around_the_place() -> None:
    line = "a" * 1000 + "HERE" + "b" * 1000
    cut = excerpt(line, 1000, 1004, width=60)
    assert cut.line == "…" + "a" * 30 + "HERE" + "b" * 26 + "…"
    assert cut.carets == " " * 31 + "^^^^"


def test_a_place_near_the_beginning_keeps_the_beginning() -> None:
    cut = excerpt("HERE" + "b" * 1000, 0, 4, width=60)
    assert cut == Excerpt("HERE" + "b" * 56 + "…", "^^^^")


def test_a_stretch_longer_than_the_window_is_cut_with_it() -> None:
    cut = excerpt("a" * 1000, 10, 900, width=60)
    assert len(cut.line) <= 62
    assert set(cut.carets.strip()) == {"^"}
    assert len(cut.carets) <= len(cut.line)


def test_a_line_of_ten_megabytes_takes_no_time() -> None:
    cut = excerpt("x" * 10_000_000, 5_000_000, 5_000_010)
    assert cut.carets == " " * 31 + "^" * 10
