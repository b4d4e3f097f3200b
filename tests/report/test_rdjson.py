"""Problems in reviewdog's format: the fields of its definition, with columns in bytes."""

from typing import Literal

import msgspec
import pytest
from msgspec import Struct, structs

from generator.model.problem import Edit, Fix, Problem
from generator.model.text import Place, Span, Text
from generator.report.findings import Findings
from generator.report.rdjson import show_rdjson
from tests.report.samples import BROKEN, NICE, note, problem


class Position(Struct, forbid_unknown_fields=True, frozen=True):
    line: int
    column: int


class Range(Struct, forbid_unknown_fields=True):
    start: Position
    end: Position | None = None


class Location(Struct, forbid_unknown_fields=True):
    path: str
    range: Range


class Named(Struct, forbid_unknown_fields=True):
    name: str
    url: str


class Code(Struct, forbid_unknown_fields=True):
    value: str
    url: str


class Suggestion(Struct, forbid_unknown_fields=True):
    range: Range
    text: str


class Diagnostic(Struct, forbid_unknown_fields=True):
    message: str
    location: Location
    severity: Literal["ERROR", "WARNING", "INFO"]
    code: Code
    suggestions: list[Suggestion] = []


class Result(Struct, forbid_unknown_fields=True):
    source: Named
    diagnostics: list[Diagnostic]


def diagnostics(*problems: Problem, text: Text | None = None) -> list[Diagnostic]:
    texts = {text.path: text} if text else {}
    result = msgspec.json.decode(show_rdjson(Findings(problems, texts=texts)), type=Result)
    assert result.source.name == "afterword"
    return result.diagnostics


def at(text: Text, start: int, end: int) -> Problem:
    return structs.replace(problem(), place=text.place(Span(start, end)))


def test_a_problem_has_its_rule_its_place_its_hint_and_its_link() -> None:
    (shown,) = diagnostics(note())
    assert shown.message == "a note was left in the text (resolve it)"
    assert shown.location.range == Range(Position(7, 3), Position(7, 16))
    assert (shown.severity, shown.code) == ("WARNING", Code("XX002", "https://afterword.example/docs/rules/#xx002-odd"))
    assert [one.severity for one in diagnostics(problem(BROKEN), problem(NICE))] == ["ERROR", "INFO"]


def test_columns_count_bytes() -> None:
    text = Text.of("posts/a.md", "a𐐀b é\nü the end\n")
    (b, over) = diagnostics(at(text, 2, 3), at(text, 4, 8), text=text)
    assert b.location.range == Range(Position(1, 6), Position(1, 7))
    assert over.location.range == Range(Position(1, 8), Position(2, 4))


def test_of_a_file_whose_text_is_not_known_the_line_that_is_shown_tells() -> None:
    (one,) = diagnostics(problem(line_text="é: x", start=4, end=5))
    assert one.location.range == Range(Position(7, 5), Position(7, 6))
    (over,) = diagnostics(structs.replace(problem(line_text="é: x"), place=Place("a", 1, 2, 3, 1)))
    assert over.location.range == Range(Position(1, 3), None)


def test_all_edits_of_a_fix_are_one_suggestion() -> None:
    text = Text.of("posts/a.md", "« é the the end »\n")
    fix = Fix("write it once", (Edit(Span(2, 3), "e"), Edit(Span(7, 11), "")))
    (shown,) = diagnostics(structs.replace(problem(), fix=fix), text=text)
    assert shown.suggestions == [Suggestion(Range(Position(1, 4), Position(1, 14)), "e the")]


def test_a_fix_of_a_text_that_is_not_known_is_not_told() -> None:
    (shown,) = diagnostics(structs.replace(problem(), fix=Fix("x", (Edit(Span(0, 1), ""),))))
    assert shown.suggestions == []


@pytest.mark.parametrize("hostile", ["\x00", "\x1b[2J", "\ud800", "\u2028", '"'])
def test_nothing_from_outside_breaks_the_json(hostile: str) -> None:
    bad = structs.replace(problem(message=hostile, line_text=f"{hostile} x"), place=Place(f"{hostile}.md", 1, 3, 1, 4))
    report = show_rdjson(Findings((bad,), texts={f"{hostile}.md": Text.of("x", f"{hostile} x")}))
    assert report.isascii()
    assert msgspec.json.decode(report, type=Result).diagnostics
