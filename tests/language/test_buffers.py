"""A buffer is always what the editor has on its screen."""

from hypothesis import given
from hypothesis import strategies as st

from generator.language.buffers import Buffer, Change
from generator.language.positions import Lines, Spot

URI = "file:///a.md"


def test_a_change_without_a_place_is_a_new_text() -> None:
    assert Buffer.of(URI, 1, "old").changed(2, [Change("new")]) == Buffer.of(URI, 2, "new")


def test_changes_are_made_one_after_another() -> None:
    buffer = Buffer.of(URI, 1, "one\ntwo\n")
    changes = [Change("zero\n", Spot(0, 0), Spot(0, 0)), Change("TWO", Spot(2, 0), Spot(2, 3))]
    assert buffer.changed(2, changes).lines.text == "zero\none\nTWO\n"


def test_a_place_counts_the_clients_units() -> None:
    buffer = Buffer.of(URI, 1, "\N{FIRE}\N{FIRE} hot")
    assert buffer.changed(2, [Change("cold", Spot(0, 5), Spot(0, 8))]).lines.text == "\N{FIRE}\N{FIRE} cold"


def test_a_line_separator_of_unicode_ends_no_line() -> None:
    buffer = Buffer.of(URI, 1, "a\u2028b\nc")
    assert buffer.changed(2, [Change("C", Spot(1, 0), Spot(1, 1))]).lines.text == "a\u2028b\nC"


def test_a_text_may_be_longer_than_the_client_knows_and_shorter() -> None:
    buffer = Buffer.of(URI, 1, "ab")
    assert buffer.changed(2, [Change("!", Spot(9, 9), Spot(9, 9))]).lines.text == "ab!"
    assert buffer.changed(2, [Change("", Spot(0, 2), Spot(0, 0))]).lines.text == ""


def test_half_a_character_is_replaced_and_counts_as_before() -> None:
    buffer = Buffer.of(URI, 1, "a\ud83db")
    assert buffer.lines.text == "a\N{REPLACEMENT CHARACTER}b"
    assert buffer.source("a.md").data == "a\N{REPLACEMENT CHARACTER}b".encode()


@given(st.text(), st.text(), st.data())
def test_a_partial_change_is_the_whole_text_with_one_part_replaced(text: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    lines = Lines.of(text)
    # A place between the two characters of a line end is none.
    if any(text[at - 1 : at + 1] == "\r\n" for at in (start, end)):
        return
    spots = [_spot(lines, offset) for offset in (start, end)]
    changed = Buffer.of(URI, 1, text).changed(2, [Change(new, *spots)])
    assert changed == Buffer.of(URI, 2, text[:start] + new + text[end:])


def _spot(lines: Lines, offset: int) -> Spot:
    line = max(at for at, start in enumerate(lines.starts) if start <= offset)
    before = lines.text[lines.starts[line] : offset]
    return Spot(line, len(before.encode("utf-16-le", "surrogatepass")) // 2)
