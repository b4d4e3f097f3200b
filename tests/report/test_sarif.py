"""Problems as SARIF, held against the schema of the standard."""

import json
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
from msgspec import structs

from generator.model.problem import Edit, Fix, Problem
from generator.model.text import Place, Span, Text
from generator.report.findings import Findings
from generator.report.sarif import MOST, show_sarif
from tests.report.samples import BROKEN, NICE, ODD, note, problem

SCHEMA = Path(__file__).parent / "schemas/sarif-2.1.0-rtm.5.json"


@pytest.fixture(scope="module")
def valid() -> Any:
    return fastjsonschema.compile(json.loads(SCHEMA.read_text(encoding="utf-8")), use_default=False)


def run_of(findings: Findings, valid: Any) -> Any:
    log = json.loads(show_sarif(findings))
    valid(log)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def test_nothing_found_is_a_run_without_results(valid: Any) -> None:
    assert run_of(Findings((), version="1.2.3"), valid)["results"] == []


def test_the_schema_is_one_that_refuses(valid: Any) -> None:
    log = json.loads(show_sarif(Findings((note(),))))
    log["runs"][0]["results"][0]["level"] = "hint"
    with pytest.raises(fastjsonschema.JsonSchemaException):
        valid(log)


def test_a_problem_has_its_rule_its_place_its_hint_and_its_link(valid: Any) -> None:
    run = run_of(Findings((note(),), rules=lambda: (ODD,)), valid)
    (result,) = run["results"]
    (rule,) = run["tool"]["driver"]["rules"]
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("XX002", 0, "warning")
    assert result["message"]["text"] == "a note was left in the text\nHint: resolve it"
    at = result["locations"][0]["physicalLocation"]
    assert at["artifactLocation"] == {"uri": "posts/a.md", "uriBaseId": "%SRCROOT%"}
    assert at["region"] == {"startLine": 7, "startColumn": 3, "endLine": 7, "endColumn": 16}
    assert rule["shortDescription"]["text"] == "Something is odd."
    assert rule["helpUri"] == "https://afterword.example/docs/rules/#xx002-odd"
    assert run["columnKind"] == "unicodeCodePoints"


def test_a_rule_has_all_that_github_requires(valid: Any) -> None:
    (rule,) = run_of(Findings((note(),), rules=lambda: (ODD,)), valid)["tool"]["driver"]["rules"]
    for name in ("shortDescription", "fullDescription", "help"):
        assert 0 < len(rule[name]["text"]) <= 1024
    assert rule["properties"]["problem.severity"] == "warning"


def test_levels_are_those_of_sarif(valid: Any) -> None:
    three = (problem(BROKEN), problem(ODD), problem(NICE))
    run = run_of(Findings(three), valid)
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == ["XX001", "XX002", "XX003"]


def test_fingerprints_stay_when_lines_move(valid: Any) -> None:
    moved = structs.replace(note(), place=Place("posts/a.md", 90, 3, 90, 16))
    first, second = (run_of(Findings((one,)), valid)["results"][0]["partialFingerprints"] for one in (note(), moved))
    assert first == second
    assert set(first) == {"primaryLocationLineHash", "afterword/v1"}


def test_the_id_of_a_problem_is_a_fingerprint(valid: Any) -> None:
    named = structs.replace(note(), id="abc123")
    assert run_of(Findings((named,)), valid)["results"][0]["partialFingerprints"]["afterword/v1"] == "abc123"


def test_more_than_github_shows_are_cut_to_the_worst_with_a_notice(valid: Any) -> None:
    hints = tuple(problem(NICE, start=number + 1, end=number + 2) for number in range(MOST))
    run = run_of(Findings((*hints, problem(BROKEN))), valid)
    assert len(run["results"]) == MOST
    assert run["results"][-1]["level"] == "error"
    (notice,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notice["message"]["text"].startswith("1 more problems are left out")


def test_a_fix_is_told_in_lines_and_columns(valid: Any) -> None:
    text = Text.of("posts/a.md", "one\nthe  the\n")
    fixed = structs.replace(problem(), fix=Fix("write it once", (Edit(Span(7, 12), ""),), True))
    (result,) = run_of(Findings((fixed,), texts={"posts/a.md": text}), valid)["results"]
    (fix,) = result["fixes"]
    (replacement,) = fix["artifactChanges"][0]["replacements"]
    assert fix["description"]["text"] == "write it once"
    assert replacement["deletedRegion"] == {"startLine": 2, "startColumn": 4, "endLine": 2, "endColumn": 9}
    assert replacement["insertedContent"]["text"] == ""


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/c#d?e%.md", "a%20b/c%23d%3Fe%25.md"),
        ("http:x.md", "http%3Ax.md"),
        ("café.md", "caf%C3%A9.md"),
        ("caf\udce9.md", "caf%E9.md"),
        ("a\ud800b.md", "a%EF%BF%BDb.md"),
        ("/srv/a b.md", "file:///srv/a%20b.md"),
    ],
)
def test_any_path_is_a_uri(path: str, uri: str, valid: Any) -> None:
    run = run_of(Findings((structs.replace(problem(), place=Place(path)),)), valid)
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_every_confidence_has_a_precision(valid: Any) -> None:
    found: list[Problem] = [structs.replace(note(), confidence=sure) for sure in ("certain", "likely", "hint", None)]
    for one in found:
        run_of(Findings((one,)), valid)
