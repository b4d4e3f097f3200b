"""Bytes to text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.problem import Problem
from generator.model.text import Source, Text
from generator.parse.decode import decode


def decoded(data: bytes) -> tuple[Text, tuple[Problem, ...], bool]:
    return decode(Source.of("posts/a.md", data))


def test_a_byte_order_mark_goes_and_line_ends_become_line_feeds() -> None:
    text, problems, readable = decoded(b"\xef\xbb\xbfone\r\ntwo\rthree\n")
    assert text.text == "one\ntwo\nthree\n"
    assert problems == ()
    assert readable


def test_a_byte_that_is_not_utf_8_is_named_at_its_place() -> None:
    text, (problem,), readable = decoded("Zürich\r\ncaf".encode() + b"\xe9 noir\n")
    assert (problem.code, problem.blocks) == ("IN001", "build")
    assert (problem.place.line, problem.place.column) == (2, 4)
    assert "0xE9" in problem.message
    assert "UTF-8" in problem.message
    assert not readable
    assert text.text == ""


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-16", "UTF-16"), ("utf-32", "UTF-32")],
)
def test_other_encodings_are_said_by_name(encoding: str, name: str) -> None:
    _, (problem,), readable = decoded("title".encode(encoding))
    assert name in problem.message
    assert not readable


@pytest.mark.parametrize("character", ["\x08", "\x0b", "\x1f", "\x7f", "\x85", "\ufdd0", "\ufffe", "\U0010ffff"])
def test_a_character_that_no_page_can_show_is_replaced_one_for_one(character: str) -> None:
    text, (problem,), readable = decoded(f"one\nab{character}cd".encode())
    assert text.text == "one\nab\N{REPLACEMENT CHARACTER}cd"
    assert (problem.code, problem.severity, problem.place.line, problem.place.column) == ("IN002", "warning", 2, 3)
    assert readable


def test_many_of_them_are_one_problem_that_counts_them() -> None:
    _, (problem,), _ = decoded(b"a\x03b\x01c\x02")
    assert "and 2 more" in problem.message


def test_nul_bytes_are_an_error_of_their_own_at_the_first_one() -> None:
    text, (control, nul), readable = decoded(b"one\na\x01b\x00c\x00")
    assert text.text == "one\na\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c\N{REPLACEMENT CHARACTER}"
    assert (control.code, control.blocks, str(control.place)) == ("IN002", "strict", "posts/a.md:2:2")
    assert (nul.code, nul.severity, nul.blocks, str(nul.place)) == ("IN004", "error", "build", "posts/a.md:2:4")
    assert "and 1 more" in nul.message
    assert readable


def test_ordinary_characters_near_those_are_left_alone() -> None:
    kept = "tab\there, \u00a0nbsp, é, ﷐"[:-1] + "\ufdf0 \ufffd \U0001f525 \u2028"
    text, problems, _ = decoded(kept.encode())
    assert text.text == kept
    assert problems == ()


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_said(data: bytes) -> None:
    _, (problem,), readable = decoded(data)
    assert (problem.code, problem.severity, problem.blocks) == ("IN003", "error", "build")
    assert readable


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_met(data: bytes) -> None:
    text, problems, readable = decoded(data)
    assert readable or problems
    assert "\r" not in text.text
    assert "\x00" not in text.text
