"""Places of ours and of a client's: every character where both say that it is, whatever its size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.positions import Encoding, Lines, Spot
from generator.model.text import Source, Span
from generator.parse.decode import decode

ENCODINGS: tuple[Encoding, ...] = ("utf-16", "utf-8", "utf-32")
# What lines may end with here or in other programs, a mark, and characters of every size.
LETTERS = st.sampled_from("ab \n\r\t\u2028\x85\x0b\x0cäπ€\ufeff\N{FIRE}\N{LINEAR B SYLLABLE B008 A}e\u0301")
TEXTS = st.lists(st.one_of(LETTERS, st.just("\r\n"))).map("".join)


@pytest.mark.parametrize(
    ("encoding", "units"), [("utf-16", [0, 1, 2, 4, 5]), ("utf-8", [0, 1, 3, 7, 8]), ("utf-32", [0, 1, 2, 3, 4])]
)
def test_a_column_counts_what_the_client_counts(encoding: Encoding, units: list[int]) -> None:
    lines = Lines.of("aä\N{FIRE}b", encoding)
    assert [lines.spot(1, column) for column in range(1, 6)] == [Spot(0, count) for count in units]
    assert [lines.place(Spot(0, count)) for count in units] == [(1, column) for column in range(1, 6)]


def test_the_middle_of_a_character_is_the_place_before_it() -> None:
    assert Lines.of("\N{FIRE}b", "utf-16").place(Spot(0, 1)) == (1, 1)
    assert [Lines.of("\N{FIRE}b", "utf-8").place(Spot(0, units)) for units in (1, 2, 3, 4)] == [(1, 1)] * 3 + [(1, 2)]


def test_lines_end_where_the_protocol_says_and_nowhere_else() -> None:
    lines = Lines.of("one\r\ntwo\rthree\nfour\u2028still four\x0cand \x85still")
    assert len(lines.starts) == 4
    assert lines.spot(4, 6) == Spot(3, 5)


def test_a_byte_order_mark_moves_the_first_line_alone() -> None:
    lines = Lines.of("\ufeffone\ntwo")
    assert (lines.spot(1, 1), lines.spot(1, 4), lines.spot(2, 1)) == (Spot(0, 1), Spot(0, 4), Spot(1, 0))
    assert lines.place(Spot(0, 0)) == (1, 1)


@pytest.mark.parametrize(("line", "column"), [(1, 99), (99, 1), (0, 0), (-5, -5), (2, 1)])
def test_what_lies_outside_is_taken_for_the_nearest_place_inside(line: int, column: int) -> None:
    spot = Lines.of("a\N{FIRE}").spot(line, column)
    assert Spot(0, 0) <= spot <= Spot(0, 3)


def test_a_client_that_asks_outside_is_at_the_end() -> None:
    lines = Lines.of("ab\ncd")
    assert lines.offset(Spot(0, 99)) == 2
    assert lines.offset(Spot(7, 0)) == 5
    assert lines.offset(Spot(-1, -1)) == 0


@pytest.mark.parametrize(("text", "end"), [("a\r\nb\nc", "\r\n"), ("a", "\n"), ("a\rb", "\r")])
def test_a_line_says_what_ends_it(text: str, end: str) -> None:
    assert Lines.of(text).line_end(0) == end


def test_the_last_line_ends_as_the_one_before() -> None:
    assert Lines.of("a\nb\r\nc").line_end(2) == "\r\n"


@given(TEXTS, st.sampled_from(ENCODINGS))
def test_every_character_of_ours_is_found_again_in_the_clients_text(text: str, encoding: Encoding) -> None:
    lines = Lines.of(text, encoding)
    ours = decode(Source.of("a.md", text))[0]
    assert ours.line_count == len(lines.starts)
    for offset, letter in enumerate(ours.text):
        place = ours.place(Span(offset, offset + 1))
        at = lines.offset(lines.spot(place.line, place.column))
        assert lines.place(lines.spot(place.line, place.column)) == (place.line, place.column)
        # Control characters are shown as U+FFFD; a line end is one of the client's.
        assert text[at] == letter or letter == "\N{REPLACEMENT CHARACTER}" or text[at] in "\r\n"


@given(TEXTS, st.sampled_from(ENCODINGS))
def test_an_offset_of_the_clients_text_is_found_again(text: str, encoding: Encoding) -> None:
    lines = Lines.of(text, encoding)
    for offset in range(len(text) + 1):
        inside = text[offset - 1 : offset + 1] == "\r\n"
        assert lines.offset(lines.at(offset)) == offset - inside


@given(TEXTS, st.sampled_from(ENCODINGS))
def test_units_are_those_of_the_encoding(text: str, encoding: Encoding) -> None:
    line = text.translate({ord(end): " " for end in "\r\n"})
    sizes = {"utf-16": ("utf-16-le", 2), "utf-8": ("utf-8", 1), "utf-32": ("utf-32-le", 4)}
    codec, size = sizes[encoding]
    assert Lines.of(line, encoding).at(len(line)).units == len(line.encode(codec)) // size
