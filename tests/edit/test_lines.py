"""Entries as lines of front matter: what is written is what any parser of YAML or TOML reads."""

import tomllib

import pytest
import yaml

from generator.edit.entries import Entry, Link, Stamp
from generator.edit.lines import line_end, lines_of, toml_lines, yaml_lines
from generator.model.text import Place

AT = Place("content/posts/ring.md", 5)
TRAPS = (
    "10:30",
    "no",
    "Yes",
    "null",
    "# a",
    "a: b",
    "@ines",
    "*a*",
    "`a`",
    "- a",
    '"a"',
    "2024-03-15",
    "0x1f",
    "é\t",
    "~",
)


def entry(text: str) -> Entry:
    links = (Link("https://ring.example/1", "The ring"), "https://ring.example/2")
    return Entry((("at", Stamp("2024-03-15T10:15")), ("approx", True), ("text", text), ("links", links)), AT)


def expected(text: str) -> dict[str, object]:
    links = [{"url": "https://ring.example/1", "text": "The ring"}, "https://ring.example/2"]
    return {"approx": True, "text": text, "links": links}


@pytest.mark.parametrize("text", TRAPS)
def test_words_stay_words_in_yaml(text: str) -> None:
    written = "\n".join(yaml_lines("timeline", [entry(text), Entry((("text", text),), AT)], "", "  "))
    first, second = yaml.safe_load(written)["timeline"]
    first.pop("at")
    assert (first, second) == (expected(text), text)


@pytest.mark.parametrize("text", TRAPS)
def test_words_stay_words_in_toml(text: str) -> None:
    (read,) = tomllib.loads("\n".join(toml_lines("timeline", [entry(text)])))["timeline"]
    assert read.pop("at") == "2024-03-15T10:15"
    assert read == expected(text)


@pytest.mark.parametrize("text", ["", "a", "a\n", "a\r\nb", "a\rb\n\nc"])
def test_the_lines_of_a_file_are_the_file(text: str) -> None:
    assert "".join(lines_of(text)) == text


def test_a_file_says_how_its_lines_end() -> None:
    assert [line_end(text) for text in ("a", "a\nb\r\n", "a\r\nb\n", "a\rb")] == ["\n", "\n", "\r\n", "\r"]
