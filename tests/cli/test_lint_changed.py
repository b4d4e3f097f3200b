"""`afterword lint --changed-since`: only what is new, in real repositories."""

import json
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.disk.tree import put
from tests.repository import git

OLD = "# Old\n\nTODO: an old note\n\nThe end.\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = put(tmp_path / "journal", {"site.yaml": "title: x\n", "content/old.md": OLD})
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "One")
    return root


def found(root: Path, *arguments: str) -> list[tuple[str, int, str]]:
    ran = run("lint", "--format", "json", "--select", "ED", "--fail-on", "never", *arguments, cwd=root)
    assert ran.code == 0, ran.err
    return [(problem["path"], problem["line"], problem["code"]) for problem in json.loads(ran.out)["problems"]]


def test_only_problems_of_new_lines_are_told(repository: Path) -> None:
    assert found(repository) == [("content/old.md", 3, "ED001")]
    assert found(repository, "--changed-since", "HEAD") == []
    put(repository, {"content/old.md": f"{OLD}\nTODO: a new note\n", "content/new.md": "# New\n\nTODO: a note\n"})
    wanted = [("content/new.md", 3, "ED001"), ("content/old.md", 7, "ED001")]
    assert found(repository, "--changed-since", "HEAD") == wanted
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "Two")
    assert found(repository, "--changed-since", "main~1") == wanted
    assert found(repository, "content/old.md", "--changed-since", "main~1") == wanted[1:]


def test_the_exit_code_is_that_of_what_is_told(repository: Path) -> None:
    assert run("lint", "--changed-since", "HEAD", cwd=repository).code == 0
    put(repository, {"content/old.md": f"TODO: first\n\n{OLD}"})
    assert run("lint", "--changed-since", "HEAD", cwd=repository).code == 1


def test_a_wrong_configuration_is_told_though_it_is_old(repository: Path) -> None:
    put(repository, {"site.yaml": "timezone: Mars/Base\n"})
    git(repository, "commit", "-qam", "Two")
    ran = run("lint", "--changed-since", "HEAD", cwd=repository)
    assert ran.code == 2
    assert "CF003" in ran.out


@pytest.mark.parametrize("revision", ["nowhere", "-x"])
def test_a_revision_that_is_none_is_one_line_and_exit_2(repository: Path, revision: str) -> None:
    ran = run("lint", f"--changed-since={revision}", cwd=repository)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"afterword: git knows no revision '{revision}' here")


def test_a_folder_that_is_no_repository_is_one_line_and_exit_2(tmp_path: Path) -> None:
    put(tmp_path, {"a.md": OLD})
    ran = run("lint", "--changed-since", "HEAD", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("afterword: git: not a git repository")
    assert len(ran.err.splitlines()) == 1
