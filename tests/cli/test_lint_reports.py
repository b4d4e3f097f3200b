"""`afterword lint` in every form, on standard output and in files."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.running import run
from tests.disk.tree import put
from tests.lint.private.made_up import TOKENS

NOTE = "---\ntitle: Noted\ndate: 2025-01-01\n---\n\n> TODO: shorten this\n\nThe story (too much?) goes on.\n"


@pytest.fixture
def noted(tmp_path: Path) -> Path:
    return put(tmp_path, {"site.yaml": "title: x\n", "content/noted.md": NOTE, "content/fine.md": "# Fine\n\nFine.\n"})


def test_concise_is_a_line_a_problem(noted: Path) -> None:
    ran = run("lint", "--format", "concise", "--select", "ED", cwd=noted)
    assert ran.code == 1
    assert [line.partition("] ")[0] for line in ran.out.splitlines()] == [
        "content/noted.md:6:3: ED001[error",
        "content/noted.md:8:11: ED201[warning",
    ]
    assert run("lint", "content/fine.md", "--format", "concise", "--select", "ED", cwd=noted).out == ""


def test_machines_get_nothing_else_on_standard_output(noted: Path) -> None:
    shown = {form: run("lint", "--format", form, cwd=noted) for form in ("json", "sarif", "gitlab", "rdjson", "junit")}
    assert {(ran.code, ran.err) for ran in shown.values()} == {(1, "")}
    assert json.loads(shown["sarif"].out)["runs"][0]["tool"]["driver"]["version"]
    assert len(json.loads(shown["gitlab"].out)) == len(json.loads(shown["rdjson"].out)["diagnostics"])
    suites = ElementTree.fromstring(shown["junit"].out.encode())
    assert [suite.get("name") for suite in suites] == ["content/fine.md", "content/noted.md"]


def test_what_programs_read_is_utf_8_wherever_it_goes(noted: Path) -> None:
    put(noted, {"content/noted.md": NOTE.replace("shorten", "\u00e9\u2014")})
    for form in ("junit", "github"):
        ran = run("lint", "--format", form, cwd=noted, PYTHONIOENCODING="ascii")
        assert "TODO: \u00e9\u2014 this" in ran.out


def test_sarif_tells_of_its_rules_what_the_program_knows(noted: Path) -> None:
    run_of = json.loads(run("lint", "--format", "sarif", "--select", "ED001", cwd=noted).out)["runs"][0]
    (rule,) = run_of["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"] == "An open note to the author."
    assert rule["helpUri"] == "https://afterword.example/docs/rules/#ed001-marker"
    assert rule["properties"]["precision"] == "very-high"


def test_reports_go_to_files_while_the_terminal_has_the_text(noted: Path) -> None:
    (noted / "out").mkdir()
    put(noted, {"lint.sarif": "what was there before"})
    reports = ("--report", "sarif=lint.sarif", "--report", "junit=out/lint=1.xml", "--report", "text=out/lint.txt")
    ran = run("lint", *reports, cwd=noted)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out == (noted / "out/lint.txt").read_text(encoding="utf-8")
    assert json.loads((noted / "lint.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert ElementTree.parse(noted / "out/lint=1.xml").getroot().tag == "testsuites"
    assert [path.name for path in noted.rglob(".afterword-*")] == []


@pytest.mark.parametrize(
    ("report", "said"),
    [
        ("sarif", "is no FORM=FILE"),
        ("sarif=", "is no FORM=FILE"),
        ("pdf=x", "forms: text, concise, json, sarif, github, gitlab, junit, rdjson"),
        ("sarif=content/noted.md", "refused: a report would overwrite a text"),
        ("json=site.yaml", "refused: a report would overwrite a text or settings"),
        ("json=nowhere/x.json", "there is no folder nowhere"),
        ("json=content", "is a folder"),
    ],
)
def test_a_report_that_can_go_nowhere_is_a_mistake(noted: Path, report: str, said: str) -> None:
    ran = run("lint", "--report", report, cwd=noted)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert (noted / "content/noted.md").read_text(encoding="utf-8") == NOTE


def test_github_gets_commands_and_a_summary_of_the_step(noted: Path) -> None:
    put(noted, {"summary.md": "# Before\n"})
    ran = run("lint", "--format", "github", cwd=noted, GITHUB_STEP_SUMMARY=str(noted / "summary.md"))
    assert ran.out.startswith("::error file=content/noted.md,line=6,endLine=6,col=3,endColumn=21,title=ED001 marker::")
    summary = (noted / "summary.md").read_text(encoding="utf-8")
    assert summary.startswith("# Before\n### Afterword: 1 error, 1 warning")
    assert "| content/noted.md:6:3 |" in summary


def test_a_summary_that_cannot_be_written_is_said_behind_the_commands(noted: Path) -> None:
    ran = run("lint", "--format", "github", cwd=noted, GITHUB_STEP_SUMMARY=str(noted / "nowhere/summary.md"))
    assert ran.code == 1
    assert ran.out.startswith("::error ")
    assert ran.err == f"afterword: {noted}/nowhere/summary.md: No such file or directory\n"


def test_other_forms_leave_the_summary_of_a_step_alone(noted: Path) -> None:
    run("lint", cwd=noted, GITHUB_STEP_SUMMARY=str(noted / "summary.txt"))
    assert not (noted / "summary.txt").exists()


def test_what_does_not_fail_the_run_is_no_failed_test(noted: Path) -> None:
    for fail_on, failures in (("error", "1"), ("warning", "2"), ("never", "0")):
        ran = run("lint", "--format", "junit", "--fail-on", fail_on, "--select", "ED", cwd=noted)
        assert ElementTree.fromstring(ran.out.encode()).get("failures") == failures


@pytest.mark.parametrize("form", ["concise", "json", "sarif", "github", "gitlab", "junit", "rdjson"])
def test_hostile_names_and_words_break_no_form(tmp_path: Path, form: str) -> None:
    name = "a,b:c%25 \x1b[2J\n::error::'\"<&>.md"
    put(tmp_path, {"site.yaml": "title: x\n", f"content/{name}": NOTE.replace("shorten", "\ufffe\U0010ffff]]>%0A::")})
    ran = run("lint", "--format", form, "--fail-on", "never", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert "\x1b" not in ran.out
    if form == "junit":
        ElementTree.fromstring(ran.out.encode())
    elif form in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(ran.out)
    else:
        assert not [line for line in ran.out.splitlines() if line.startswith("::error::")]


@pytest.mark.parametrize("form", ["rdjson", "sarif"])
def test_what_would_mend_a_problem_repeats_no_secret(noted: Path, form: str) -> None:
    key = next(token for token in TOKENS if token.startswith("AKIA"))
    words = f"Kubernetes, Kubernetes and Kubernetes. Then kubernetes had {{}} in the kubernetes config, and {key}.\n"
    for between, suggested in (("it", True), (key, form == "sarif")):
        put(noted, {"content/noted.md": f"# Noted\n\n{words.format(between)}"})
        ran = run("lint", "--format", form, "--select", "product-spelling", cwd=noted)
        assert key not in ran.out
        assert ("suggestions" in ran.out or "fixes" in ran.out) == suggested
