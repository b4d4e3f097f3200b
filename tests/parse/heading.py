"""What tests of front matter begin with: the header of lines of YAML."""

from generator.model.config import Reading
from generator.model.post import Header
from generator.model.problem import Problem
from generator.model.text import Text
from generator.parse.front_matter.header import parse_header
from generator.parse.front_matter.split import split_front_matter


def header_of(lines: str, zone: str = "") -> tuple[Header, tuple[Problem, ...]]:
    """The header that `lines` of YAML say, and the problems of its values; the first line is line 2 of the file."""
    text = Text.of("posts/a.md", f"---\n{lines}\n---\nBody\n")
    front = split_front_matter(text)
    assert front.problems == (), front.problems
    return parse_header(front, text, Reading(timezone=zone))


def said(lines: str) -> list[tuple[str, int, int, str]]:
    """The problems of `lines`: code, line, column and the words that they are about."""
    return [(p.code, p.place.line, p.place.column, p.text) for p in header_of(lines)[1]]
