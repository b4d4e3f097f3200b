"""The plain YAML that is read without a parser: whatever is read so is just what the parser would say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.text import Span
from generator.parse.front_matter.plain_yaml import read_plain_yaml
from generator.parse.front_matter.yaml_events import read_events

PLAIN = """title: "What happened: a tale"
date: 2024-03-15 10:15
tags: [deploy, human-factors, go 1.22]
authors:
- Ines
- 'Bao'

incident:
  severity: SEV1
  services: []
  causes:
    - time
draft: no
"""
LINES = st.sampled_from(
    [
        *PLAIN.splitlines(),
        *("key:", "  key:", "    deep: er", " odd: one", "- - x", "- a: b", "-", "url: http://a.b/#c", "a: b # c"),
        *("a: b: c", "a: b:", "n: ~", "t: it's", 't: "a\\n"', "t: 'it''s'", "t: [a,]", "t: [-, b]", "t: |", "<<: x"),
        *(
            "title: again",
            "é: x",
            "e: é",
            "  goes on",
            "? x",
            "",
            "   ",
            "a:b",
            "t: 'x' y",
            "t: a\u2028b",
            "...",
            "a:\t",
        ),
    ]
)


def test_front_matter_as_most_write_it_is_read() -> None:
    read = read_plain_yaml(PLAIN, Span(0, len(PLAIN)))
    assert read is not None
    assert (read, ()) == read_events(PLAIN, Span(0, len(PLAIN)))


def test_a_part_of_a_text_is_read_at_its_place() -> None:
    text = f"---\n{PLAIN}---\n\nA body: with a colon.\n"
    inside = Span(4, 4 + len(PLAIN))
    assert (read_plain_yaml(text, inside), ()) == read_events(text, inside)


@pytest.mark.parametrize(
    "text",
    ["", "\n", "a: b # c\n", "# c\na: b\n", "a: b\na: c\n", "a:\n", "a: &x b\n", "a: b\n  c\n", "- a\n", "a: {b: c}\n"],
)
def test_what_has_anything_else_in_it_is_left_to_the_parser(text: str) -> None:
    assert read_plain_yaml(text, Span(0, len(text))) is None


@given(st.lists(LINES, min_size=1, max_size=6).map("\n".join))
def test_what_is_read_is_what_the_parser_says(text: str) -> None:
    read = read_plain_yaml(text, Span(0, len(text)))
    assert read is None or (read, ()) == read_events(text, Span(0, len(text)))


@given(st.text("ab12:-[], \n\"'#é(/", max_size=24))
def test_whatever_the_characters(text: str) -> None:
    read = read_plain_yaml(text, Span(0, len(text)))
    assert read is None or (read, ()) == read_events(text, Span(0, len(text)))
