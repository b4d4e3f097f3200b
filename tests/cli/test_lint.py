"""`afterword lint`, as a person and as a program run it."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.disk.tree import put, tree

NOTE = "---\ntitle: Noted\ndate: 2025-01-01\n---\n\n> TODO: shorten this\n\nThe story goes on.\n"


@pytest.fixture
def noted(site: Path) -> Path:
    put(site / "content/posts", {"noted.md": NOTE, "broken.md": "---\ntitle: [\n---\n"})
    return site


def found(out: str) -> list[tuple[str, int, str]]:
    return [(problem["path"], problem["line"], problem["code"][:2]) for problem in json.loads(out)["problems"]]


def test_a_fine_site_has_no_problems(site: Path) -> None:
    ran = run("lint", cwd=site)
    assert (ran.code, ran.out) == (0, "No problems.\n")


def test_a_note_is_shown_with_its_line_and_a_caret(noted: Path) -> None:
    ran = run("lint", "content/posts/noted.md", cwd=noted)
    assert ran.code == 1
    assert "content/posts/noted.md:6:3: error ED" in ran.out
    assert "    > TODO: shorten this\n      ^^^^" in ran.out
    assert "broken.md" not in ran.out


def test_nothing_of_the_site_is_written(noted: Path) -> None:
    before = tree(noted)
    run("lint", cwd=noted)
    assert tree(noted) == before


def test_what_was_understood_is_remembered_in_the_site_and_nowhere_else(noted: Path) -> None:
    first = run("lint", cwd=noted)
    store = noted / ".afterword/store"
    assert {file.name for file in store.iterdir()} == {".gitignore", "understood.sqlite"}
    again = run("lint", cwd=noted)
    assert (again.code, again.out) == (first.code, first.out)


def test_without_a_cache_nothing_is_remembered(noted: Path) -> None:
    remembered = run("lint", cwd=noted)
    shutil.rmtree(noted / ".afterword")
    forgetful = run("lint", "--no-cache", cwd=noted)
    assert not (noted / ".afterword").exists()
    assert (forgetful.code, forgetful.out) == (remembered.code, remembered.out)


def test_outside_of_a_site_nothing_is_written_at_all(tmp_path: Path) -> None:
    put(tmp_path, {"alone.md": NOTE})
    for path in (".", "alone.md"):
        run("lint", path, cwd=tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["alone.md"]


def test_json_stands_alone_on_standard_output(noted: Path) -> None:
    ran = run("lint", "--format", "json", "--fail-on", "never", cwd=noted)
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["version"] == 1
    assert ("content/posts/noted.md", 6, "ED") in found(ran.out)


@pytest.mark.parametrize(
    ("select", "codes"), [(["ED"], {"ED"}), (["ED,FM"], {"ED", "FM"}), (["ED", "FM"], {"ED", "FM"}), (["ed"], {"ED"})]
)
def test_select_takes_prefixes(noted: Path, select: list[str], codes: set[str]) -> None:
    options = [word for codes in select for word in ("--select", codes)]
    ran = run("lint", "--format", "json", *options, cwd=noted)
    assert {code for _, _, code in found(ran.out)} == codes


@pytest.mark.parametrize("select", ["ZZ", "ED9", ""])
def test_a_selection_that_no_rule_fits_is_a_mistake(noted: Path, select: str) -> None:
    ran = run("lint", "--select", select, cwd=noted)
    assert (ran.code, ran.out) == (2, "")
    assert "families: AD," in ran.err


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("hint", 1), ("never", 0)])
def test_fail_on_decides_the_exit_code_alone(site: Path, fail_on: str, code: int) -> None:
    put(site / "content/posts", {"asked.md": NOTE.replace("> TODO: shorten this", "It was slow (too much?) for us.")})
    ran = run("lint", "content/posts/asked.md", "--fail-on", fail_on, cwd=site)
    assert ran.code == code
    assert "asked.md:6:13: warning" in ran.out


def test_paths_are_relative_below_the_current_folder_and_absolute_elsewhere(noted: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    file = noted / "content/posts/noted.md"
    for cwd, seen in ((file.parent, "noted.md"), (tmp_path, "site/content/posts/noted.md")):
        assert found(run("lint", file, "--format", "json", cwd=cwd).out) == [(seen, 6, "ED")]
    assert found(run("lint", file, "--format", "json", cwd=tmp_path / "elsewhere").out) == [(str(file), 6, "ED")]


def test_a_bare_folder_and_a_lone_file_will_do(tmp_path: Path) -> None:
    put(tmp_path / "notes", {"a.md": NOTE, "b.md": NOTE, "c.txt": NOTE})
    both = run("lint", "notes", "--format", "json", "--select", "ED", cwd=tmp_path)
    assert found(both.out) == [("notes/a.md", 6, "ED"), ("notes/b.md", 6, "ED")]
    one = run("lint", "notes/b.md", "--format", "json", "--select", "ED", cwd=tmp_path)
    assert found(one.out) == [("notes/b.md", 6, "ED")]


def test_several_paths_are_one_report(noted: Path, tmp_path: Path) -> None:
    put(tmp_path / "notes", {"a.md": NOTE})
    arguments = ("notes/a.md", "site/content/posts/noted.md", "site/content/about.md", "notes")
    ran = run("lint", *arguments, "--format", "json", "--select", "ED", cwd=tmp_path)
    assert found(ran.out) == [("notes/a.md", 6, "ED"), ("site/content/posts/noted.md", 6, "ED")]


def test_a_link_to_a_folder_of_texts_is_that_folder(noted: Path) -> None:
    (noted / "latest").symlink_to("content/posts")
    (noted.parent / "shortcut").symlink_to(noted / "content/posts")
    for path in ("latest", "../shortcut", "latest/noted.md"):
        ran = run("lint", path, "--format", "json", "--select", "ED", cwd=noted)
        assert found(ran.out) == [("content/posts/noted.md", 6, "ED")]


@pytest.mark.parametrize("command", ["lint", "read"])
@pytest.mark.parametrize("path", ["README.md", "content/x.txt", "content/.p.md", "static/logo.txt", "static", "empty"])
def test_a_path_that_is_no_text_of_the_site_is_a_mistake(site: Path, command: str, path: str) -> None:
    put(site, {"README.md": NOTE, "content/x.txt": "x", "content/.p.md": NOTE, "static/logo.txt": "x"})
    (site / "empty").mkdir()
    ran = run(command, path, cwd=site)
    verb = "holds" if (site / path).is_dir() else "is"
    assert (ran.code, ran.out, ran.err) == (2, "", f"afterword: {path} {verb} no text of this site\n")


def test_of_several_paths_each_must_be_a_text(noted: Path) -> None:
    put(noted, {"x.txt": "x"})
    ran = run("lint", "content/posts/noted.md", "x.txt", cwd=noted)
    assert (ran.code, ran.out, ran.err) == (2, "", "afterword: x.txt is no text of this site\n")


def test_a_file_that_is_no_text_but_has_a_problem_is_told_with_it(site: Path) -> None:
    put(site, {"content/key.pem": "x"})
    ran = run("lint", "content/key.pem", cwd=site)
    assert ran.code == 1
    assert "content/key.pem:1:1: warning DK007" in ran.out


def test_a_site_without_a_text_and_a_configuration_by_itself_can_be_checked(tmp_path: Path) -> None:
    put(tmp_path, {"site.yaml": "title: Nothing yet\n"})
    for path in (".", "site.yaml"):
        assert run("lint", path, cwd=tmp_path).out == "No problems.\n"


@pytest.mark.parametrize("options", [[], ["--fail-on", "never"], ["--select", "ED"]])
def test_a_wrong_configuration_is_exit_2_and_always_said(site: Path, options: list[str]) -> None:
    put(site, {"site.yaml": "title: x\ntimezone: Mars/Base\n"})
    ran = run("lint", "content/about.md", *options, cwd=site)
    assert ran.code == 2
    assert "site.yaml:2:11: error CF003" in ran.out


def test_a_theme_that_is_not_there_is_no_matter_of_the_texts(site: Path) -> None:
    put(site, {"site.yaml": "theme: nowhere\n"})
    assert run("lint", cwd=site).code == 0
    assert run("read", "content/about.md", cwd=site).code == 0


@pytest.mark.parametrize("options", [[], ["--fix"]])
def test_a_path_from_a_variable_that_was_never_set_is_a_mistake(site: Path, options: list[str]) -> None:
    ran = run("lint", *options, "", cwd=site)
    assert (ran.code, ran.out) == (2, "")
    assert "is empty" in ran.err
