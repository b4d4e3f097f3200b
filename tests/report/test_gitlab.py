"""Problems as a Code Quality report: the keys that GitLab documents, and no others that it would mind."""

import json
from typing import Literal

import msgspec
from msgspec import Struct, structs

from generator.model.text import Place
from generator.report.findings import Findings
from generator.report.gitlab import show_gitlab
from tests.report.samples import BROKEN, NICE, note, problem


class Position(Struct, forbid_unknown_fields=True):
    line: int
    column: int


class Positions(Struct, forbid_unknown_fields=True):
    begin: Position
    end: Position


class Lines(Struct, forbid_unknown_fields=True):
    begin: int
    end: int


class Location(Struct, forbid_unknown_fields=True):
    path: str
    lines: Lines
    positions: Positions


class Content(Struct, forbid_unknown_fields=True):
    body: str


class Issue(Struct, forbid_unknown_fields=True):
    type: Literal["issue"]
    description: str
    check_name: str
    fingerprint: str
    severity: Literal["info", "minor", "major", "critical", "blocker"]
    categories: list[str]
    content: Content
    location: Location


def issues(*problems: object) -> list[Issue]:
    return msgspec.json.decode(show_gitlab(Findings(problems)), type=list[Issue])


def test_nothing_found_is_an_empty_list() -> None:
    assert show_gitlab(Findings(())) == "[]\n"


def test_an_issue_has_its_rule_its_place_its_hint_and_its_link() -> None:
    (issue,) = issues(note())
    assert issue.description == "XX002: a note was left in the text (resolve it)"
    assert issue.check_name == "XX002 odd"
    assert issue.content.body == "https://afterword.example/docs/rules/#xx002-odd"
    assert issue.location == Location("posts/a.md", Lines(7, 7), Positions(Position(7, 3), Position(7, 16)))


def test_what_stops_every_build_is_critical() -> None:
    shown = issues(problem(BROKEN), structs.replace(problem(BROKEN, "b"), blocks="strict"), problem(), problem(NICE))
    assert [issue.severity for issue in shown] == ["critical", "major", "minor", "info"]


def test_every_issue_has_a_fingerprint_of_its_own_that_stays_when_lines_move() -> None:
    twice = (problem(line_text="the the"), problem(line_text="the the", start=3))
    names = [issue.fingerprint for issue in issues(*twice, problem(message="line 9 too"), note())]
    assert len(set(names)) == 4
    moved = [structs.replace(one, place=Place("posts/a.md", 99, one.place.column, 99, 100)) for one in twice]
    assert [issue.fingerprint for issue in issues(*moved, problem(message="line 12 too"), note())] == names


def test_the_report_is_ascii_and_well_formed() -> None:
    shown = show_gitlab(Findings((structs.replace(problem(message="é\ud800\x00"), place=Place("\udce9.md")),)))
    assert shown.isascii()
    assert json.loads(shown)[0]["description"] == "XX002: é\N{REPLACEMENT CHARACTER}\x00"
