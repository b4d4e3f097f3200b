"""Problems as commands of a workflow, and as the summary of a step."""

import re

import pytest
from msgspec import structs

from generator.model.text import Place
from generator.report.findings import Findings
from generator.report.github import show_github, show_github_summary
from tests.report.samples import BROKEN, NICE, note, problem


def test_a_problem_is_a_command_with_its_place_and_a_link() -> None:
    first, last = show_github(Findings((note(),))).splitlines()
    assert first == (
        "::warning file=posts/a.md,line=7,endLine=7,col=3,endColumn=16,title=XX002 odd::"
        "a note was left in the text%0AHint: resolve it%0Ahttps://afterword.example/docs/rules/#xx002-odd"
    )
    assert last == "1 warning (1 open note)"


def test_the_worst_come_first() -> None:
    commands = show_github(Findings((problem(NICE), problem(), problem(BROKEN)))).splitlines()[:-1]
    assert [command.split()[0] for command in commands] == ["::error", "::warning", "::notice"]


def test_a_stretch_over_lines_has_no_columns() -> None:
    long = structs.replace(problem(), place=Place("a.md", 3, 5, 9, 2))
    assert show_github(Findings((long,))).startswith("::warning file=a.md,line=3,endLine=9,title=")


def test_words_from_outside_are_no_commands() -> None:
    bad = structs.replace(
        problem(message="50% off\n::set-output name=x::y\r::error::z"), place=Place("a,b:c=d%\n::error::.md"), hint=""
    )
    first, *others = show_github(Findings((bad,))).splitlines()
    assert others == ["1 warning"]
    assert "file=a%2Cb%3Ac=d%25%0A%3A%3Aerror%3A%3A.md,line=1" in first
    assert "::50%25 off\\x0a::set-output" in first


def test_the_summary_is_a_table_of_all_of_them() -> None:
    summary = show_github_summary(Findings((problem(NICE), note())))
    assert summary.startswith("### Afterword: 1 warning, 1 hint (1 open note)\n\n| Place | Rule |")
    rows = [line for line in summary.splitlines() if line.startswith("| posts/a.md")]
    assert [row.split(" | ")[2] for row in rows] == ["warning", "hint"]
    assert "[XX002 odd](https://afterword.example/docs/rules/#xx002-odd)" in rows[0]


def test_no_problem_is_one_line() -> None:
    assert show_github(Findings(())) == "No problems.\n"
    assert show_github_summary(Findings(())) == "### Afterword: No problems.\n\n"


@pytest.mark.parametrize("hostile", ["a | b", "<script>", "![x](y)", "a\nb", "`c`", "**d**", "\\|", "&lt;"])
def test_a_summary_holds_words_as_words(hostile: str) -> None:
    bad = structs.replace(problem(message=hostile), place=Place(f"{hostile}.md"), hint=hostile)
    (row,) = [line for line in show_github_summary(Findings((bad,))).splitlines() if "XX002" in line]
    cells = row.strip("| ").split(" | ")
    assert len(cells) == 4
    assert not re.search(r"[<>`*!\[\]]", cells[0] + cells[3])


def test_a_summary_that_github_would_refuse_is_cut_with_a_notice() -> None:
    many = tuple(problem(message="x" * 1000, start=number + 1) for number in range(2000))
    summary = show_github_summary(Findings(many))
    assert len(summary.encode()) < 2**20
    assert re.search(r"\n\d+ more are left out here", summary)
