"""Edits in the bytes of a file: every byte that they do not hold is as it was."""

import pytest

from generator.edit.apply import apply
from generator.model.problem import Edit
from generator.model.text import Source, Span
from generator.parse.decode import decode


def edited(data: bytes, *edits: tuple[int, int, str]) -> bytes:
    text, _, _ = decode(Source.of("a.md", data))
    return apply(data, text, [Edit(Span(start, end), new) for start, end, new in edits])


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_offsets_are_those_of_the_text_whatever_its_line_ends(mark: bytes, end: bytes) -> None:
    data = mark + "é one\ntwo\nthree".encode().replace(b"\n", end)
    wanted = mark + "é 1\nnew\ntwo\n3".encode().replace(b"\n", end)
    assert edited(data, (2, 5, "1\nnew"), (10, 15, "3")) == wanted


def test_line_ends_of_both_kinds_stay_what_they_are() -> None:
    assert edited(b"a\r\nb\nc\rd\r\n", (2, 3, ""), (6, 7, "x")) == b"a\r\n\nc\rx\r\n"
    assert edited(b"a\r\nb\r\nc", (1, 4, "")) == b"a\r\nc"[:1] + b"c"
    assert edited(b"a\r\nb\r\nc", (2, 4, "")) == b"a\r\nc"


def test_what_no_page_can_show_stays_in_the_file() -> None:
    assert edited(b"a\x00b\x7fc TODO\n", (5, 10, "")) == b"a\x00b\x7fc\n"


def test_no_edit_is_no_change_even_of_what_cannot_be_read() -> None:
    assert edited(b"\xff\xfe") == b"\xff\xfe"


@pytest.mark.parametrize("edits", [((0, 3, ""), (2, 4, "")), ((0, 99, ""),), ((3, 2, ""),)])
def test_edits_that_meet_or_lie_outside_are_a_fault(edits: tuple[tuple[int, int, str], ...]) -> None:
    with pytest.raises(ValueError, match="apart"):
        edited(b"abcdef", *edits)
