"""Problems as results of tests."""

from xml.etree import ElementTree

import pytest
from msgspec import structs

from generator.model.text import Place
from generator.report.findings import Findings
from generator.report.junit import show_junit
from tests.report.samples import BROKEN, NICE, note, problem


def suites(findings: Findings) -> ElementTree.Element:
    return ElementTree.fromstring(show_junit(findings).encode())


def test_a_file_is_a_suite_and_a_problem_a_case_that_fails() -> None:
    root = suites(Findings((note(),), files=("posts/a.md", "posts/b.md")))
    assert (root.tag, root.get("tests"), root.get("failures"), root.get("errors")) == ("testsuites", "2", "1", "0")
    assert [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in root] == [
        ("posts/a.md", "1", "1"),
        ("posts/b.md", "1", "0"),
    ]
    case = root[0][0]
    assert (case.get("classname"), case.get("name"), case.get("line")) == ("posts/a.md", "XX002 odd at 7:3", "7")
    (failure,) = case
    assert (failure.tag, failure.get("type")) == ("failure", "warning XX002")
    assert failure.get("message") == "a note was left in the text"
    assert (failure.text or "").splitlines() == [
        "warning: a note was left in the text",
        "posts/a.md:7:3",
        "> NOTE: shorten",
        "  ^^^^^^^^^^^^^",
        "resolve it",
        "https://afterword.example/docs/rules/#xx002-odd",
    ]


def test_a_clean_file_has_a_case_that_passes() -> None:
    (suite,) = suites(Findings((), files=("posts/a.md",)))
    assert [(case.get("name"), list(case)) for case in suite] == [("no problems", [])]


def test_what_does_not_fail_the_run_is_no_failure() -> None:
    root = suites(Findings((problem(BROKEN), problem(), problem(NICE)), failing=("error",)))
    assert [case[0].tag for case in root[0]] == ["failure", "system-out", "system-out"]
    assert root.get("failures") == root[0].get("failures") == "1"


def test_a_problem_of_a_file_that_is_no_text_has_a_suite_too() -> None:
    root = suites(Findings((structs.replace(problem(), place=Place("site.yaml")),), files=("a.md",)))
    assert [suite.get("name") for suite in root] == ["a.md", "site.yaml"]


@pytest.mark.parametrize("hostile", ["\x00", "\x1b[2J", "\x0b", "\ud800", "\ufffe", "\uffff", "]]>", '"<&>', "\n"])
def test_nothing_from_outside_breaks_the_xml(hostile: str) -> None:
    bad = structs.replace(
        problem(message=f"m{hostile}m", line_text=f"l{hostile}l"), place=Place(f"p{hostile}.md"), hint=f"h{hostile}h"
    )
    root = suites(Findings((bad,), files=(f"p{hostile}.md", f"q{hostile}.md")))
    assert root.get("tests") == "2"
    assert (root[0][0][0].get("message") or "").startswith("m")
