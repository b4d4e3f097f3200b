"""Places are lines and columns of the file: 1-based, code points, end exclusive."""

from hypothesis import given
from hypothesis import strategies as st

from generator.model.text import Source, Span, Text, digest_of


def test_a_place_counts_lines_and_columns_from_one() -> None:
    text = Text.of("a.md", "one\ntwo three\n")
    place = text.place(Span(8, 13))
    assert (place.line, place.column, place.end_line, place.end_column) == (2, 5, 2, 10)
    assert text.cut(Span(8, 13)) == "three"
    assert str(place) == "a.md:2:5"


def test_columns_are_code_points_not_bytes() -> None:
    text = Text.of("a.md", "🔥é x")
    assert text.place(Span(3, 4)).column == 4


def test_a_line_that_is_not_there_is_empty() -> None:
    assert Text.of("a.md", "one").line(7) == ""


@given(st.text(alphabet="ab\n", max_size=60))
def test_every_offset_is_on_the_line_that_holds_it(words: str) -> None:
    text = Text.of("a.md", words)
    for offset in range(len(words)):
        line = text.line_at(offset)
        span = text.line_span(line)
        assert span.start <= offset <= span.end
        assert line == words.count("\n", 0, offset) + 1


def test_a_digest_tells_lists_of_parts_apart() -> None:
    assert digest_of("ab", "c") != digest_of("a", "bc")
    assert Source.of("x", "same").digest == Source.of("y", b"same").digest
