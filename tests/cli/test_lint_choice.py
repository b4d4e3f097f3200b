"""Which rules `afterword lint` and `build --strict` mind: by the command line and by settings."""

import json
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.disk.tree import put

NOTE = "---\ntitle: Noted\ndate: 2025-01-01\n---\n\n> TODO: shorten this\n\nThe story (too much?) goes on.\n"
BROKEN = "---\ntitle: [\n---\n\nBroken.\n"


def site(folder: Path, settings: str, **files: str) -> Path:
    texts = {f"content/{name}.md": text for name, text in (files or {"noted": NOTE}).items()}
    return put(folder, {"site.yaml": f"title: x\n{settings}", **texts})


def codes(cwd: Path, *arguments: str) -> set[str]:
    ran = run("lint", "--format", "json", "--fail-on", "never", *arguments, cwd=cwd)
    assert ran.code == 0, ran.err
    return {problem["code"] for problem in json.loads(ran.out)["problems"]}


def test_rules_are_selected_and_ignored_by_code_by_its_beginning_and_by_name(tmp_path: Path) -> None:
    site(tmp_path, "")
    assert codes(tmp_path) == {"ED001", "ED201"}
    assert codes(tmp_path, "--select", "marker") == {"ED001"}
    assert codes(tmp_path, "--ignore", "question") == {"ED001"}
    assert codes(tmp_path, "--ignore", "ED0", "--ignore", "pi,en") == {"ED201"}
    assert codes(tmp_path, "--select", "ED", "--ignore", "ED001") == {"ED201"}


def test_settings_select_and_ignore(tmp_path: Path) -> None:
    site(tmp_path, "editorial: {ignore: [question]}\n")
    assert codes(tmp_path) == {"ED001"}
    site(tmp_path, "editorial: {select: [ED2]}\n")
    assert codes(tmp_path) == {"ED201"}


def test_the_command_line_goes_before_settings(tmp_path: Path) -> None:
    site(tmp_path, "editorial: {select: [ED0], ignore: [ED2]}\n")
    assert codes(tmp_path, "--select", "ED2") == {"ED201"}
    assert codes(tmp_path, "--select", "ED") == {"ED001", "ED201"}
    assert codes(tmp_path, "--ignore", "ED0") == set()


def test_settings_ignore_rules_for_some_paths(tmp_path: Path) -> None:
    site(tmp_path, 'editorial: {paths: {"content/old/**": [ED]}}\n', **{"old/a": NOTE, "new": NOTE})
    ran = run("lint", "--format", "concise", cwd=tmp_path)
    assert {line.partition(":")[0] for line in ran.out.splitlines()} == {"content/new.md"}
    assert codes(tmp_path, "content/old") == set()


@pytest.mark.parametrize("settings", ["{ignore: [FM]}", "{select: [ED]}", '{paths: {"content/**": [FM]}}'])
def test_what_stops_every_build_is_told_in_any_case(tmp_path: Path, settings: str) -> None:
    site(tmp_path, f"editorial: {settings}\n", broken=BROKEN)
    assert codes(tmp_path) == {"FM003"}
    ran = run("build", cwd=tmp_path)
    assert ran.code == 1
    assert "FM003" in ran.err


def test_a_rule_that_stops_every_build_cannot_be_ignored(tmp_path: Path) -> None:
    site(tmp_path, "editorial: {ignore: [FM003]}\n")
    ran = run("lint", cwd=tmp_path)
    assert ran.code == 2
    assert "site.yaml:2:22: error CF003" in ran.out
    assert "FM003 stops every build and cannot be ignored" in ran.out
    site(tmp_path, "")
    ran = run("lint", "--ignore", "FM003", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "FM003 stops every build, and cannot be ignored" in ran.err


def test_a_mistyped_rule_gets_a_guess(tmp_path: Path) -> None:
    site(tmp_path, "editorial:\n  ignore:\n    - quesion\n")
    ran = run("lint", cwd=tmp_path)
    assert ran.code == 2
    assert "site.yaml:4:7: error CF003" in ran.out
    assert "hint: did you mean question?" in ran.out
    for option in ("--select", "--ignore"):
        ran = run("lint", option, "quesion", cwd=tmp_path)
        assert (ran.code, ran.out) == (2, "")
        assert "did you mean question?" in ran.err


def test_a_strict_build_minds_what_lint_minds(tmp_path: Path) -> None:
    site(tmp_path, "")
    assert run("build", "--strict", cwd=tmp_path).code == 1
    site(tmp_path, "editorial: {ignore: [ED]}\n")
    assert run("build", "--strict", cwd=tmp_path).code == 0


def test_what_is_ignored_is_left_out_of_pages_all_the_same(tmp_path: Path) -> None:
    site(tmp_path, "editorial: {ignore: [ED]}\n")
    assert run("build", cwd=tmp_path).code == 0
    assert "shorten" not in (tmp_path / "public/noted/index.html").read_text(encoding="utf-8")
