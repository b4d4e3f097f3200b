"""Problems as a program reads them."""

import json

from msgspec import structs

from generator.model.problem import Edit, Fix
from generator.model.text import Place, Span
from generator.report.data import show_json
from tests.report.samples import BROKEN, note, problem


def test_the_report_is_one_object_with_a_version() -> None:
    assert json.loads(show_json([])) == {"version": 1, "problems": []}


def test_a_note_has_every_key() -> None:
    assert json.loads(show_json([note()]))["problems"] == [
        {
            "code": "XX002",
            "name": "odd",
            "severity": "warning",
            "confidence": "certain",
            "message": "a note was left in the text",
            "path": "posts/a.md",
            "line": 7,
            "column": 3,
            "end_line": 7,
            "end_column": 16,
            "text": "NOTE: shorten",
            "target": {"kind": "next-block", "line": 9, "end_line": 11, "about": "paragraph"},
            "hint": "resolve it",
            "id": "",
            "rule_url": "https://afterword.example/docs/rules/#xx002-odd",
            "blocks": "strict",
            "fixable": False,
            "fix": None,
        }
    ]


def test_a_fix_is_told_in_words() -> None:
    fixed = structs.replace(problem(), fix=Fix("write it once", (Edit(Span(0, 1), ""),), True), id="a1b2")
    (shown,) = json.loads(show_json([fixed]))["problems"]
    assert (shown["fixable"], shown["fix"]) == (True, {"title": "write it once", "safe": True})
    assert shown["id"] == "a1b2"


def test_what_is_no_note_has_no_confidence_and_no_target() -> None:
    shown = json.loads(show_json([problem(BROKEN)]))["problems"][0]
    assert shown["confidence"] is None
    assert shown["target"] is None


def test_words_from_outside_come_through_whole_and_the_report_is_ascii() -> None:
    said = "\x1b[2J “é” \u202e 障害"
    report = show_json([structs.replace(problem(), message=said)])
    assert report.isascii()
    assert "\x1b" not in report
    assert json.loads(report)["problems"][0]["message"] == said


def test_an_unpaired_surrogate_makes_no_broken_json() -> None:
    report = show_json([structs.replace(problem(message="a\ud800b"), place=Place("caf\udce9.md"))])
    shown = json.loads(report)["problems"][0]
    assert shown["message"] == "a\N{REPLACEMENT CHARACTER}b"
    assert shown["path"] == "caf\N{REPLACEMENT CHARACTER}.md"
