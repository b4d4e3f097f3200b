"""Which lines are new since a revision: as git says it, in real repositories."""

import os
from pathlib import Path

import pytest

from generator.disk.errors import OutsideError
from generator.engine.changed import Lines, changed_since, is_new, new_lines
from generator.model.problem import Problem, Rule
from generator.model.text import Place
from tests.disk.tree import put
from tests.repository import git

ODD = Rule("XX001", "odd", "warning", "strict", "Odd.")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit of one text of five lines, in a folder with links resolved."""
    root = tmp_path.resolve() / "journal"
    put(root, {"posts/a.md": "one\ntwo\nthree\nfour\nfive\n"})
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "One")
    return root


def changed(root: Path, revision: str = "HEAD") -> dict[str, Lines]:
    return {Path(path).relative_to(root).as_posix(): lines for path, lines in changed_since(root, revision).items()}


def test_nothing_changed_is_nothing_new(repository: Path) -> None:
    assert changed(repository) == {}


def test_lines_that_were_added_or_changed_are_new_committed_or_not(repository: Path) -> None:
    put(repository, {"posts/a.md": "zero\none\ntwo\nTHREE\nFOUR\nfive\nsix"})
    wanted = {"posts/a.md": Lines(((1, 1), (4, 5), (7, 7)))}
    assert changed(repository) == wanted
    git(repository, "add", "-A")
    assert changed(repository) == wanted
    git(repository, "commit", "-qm", "Two")
    assert changed(repository) == {}
    assert changed(repository, "HEAD~1") == changed(repository, "main^") == wanted


def test_lines_that_are_gone_make_nothing_new(repository: Path) -> None:
    put(repository, {"posts/a.md": "one\nfive\n"})
    assert changed(repository) == {"posts/a.md": Lines()}


def test_a_file_that_git_does_not_know_is_new_as_a_whole_and_an_ignored_one_is_not(repository: Path) -> None:
    put(repository, {"posts/b.md": "b\n", "posts/c.tmp": "c\n", ".gitignore": "*.tmp\n"})
    assert changed(repository) == {"posts/b.md": Lines(whole=True), ".gitignore": Lines(whole=True)}


def test_a_file_that_was_added_is_new_from_its_first_line(repository: Path) -> None:
    put(repository, {"posts/b.md": "b\nc\n"})
    git(repository, "add", "-A")
    assert changed(repository) == {"posts/b.md": Lines(((1, 2),))}


@pytest.mark.parametrize("attributes", ["", "*.md -diff\n"])
def test_a_changed_file_in_which_git_sees_no_lines_is_new_as_a_whole(repository: Path, attributes: str) -> None:
    put(repository, {".gitattributes": attributes, "posts/a.md": "one\ntwo\0\nthree\nfour\nfive\n"})
    assert changed(repository)["posts/a.md"] == Lines(whole=True)


def test_a_file_that_was_renamed_has_the_lines_that_differ(repository: Path) -> None:
    git(repository, "mv", "posts/a.md", "posts/z.md")
    assert changed(repository) == {"posts/z.md": Lines()}
    put(repository, {"posts/z.md": "one\ntwo\nthree\nfour\nFIVE\n"})
    assert changed(repository) == {"posts/z.md": Lines(((5, 5),))}


def test_a_file_that_is_gone_is_none(repository: Path) -> None:
    (repository / "posts/a.md").unlink()
    assert changed(repository) == {}


@pytest.mark.parametrize(
    "name", ["a b.md", 'q"uote.md', "caf\u00e9.md", "tab\there.md", "new\nline.md", "back\\slash.md", "b"]
)
def test_any_name_of_a_file_is_understood(repository: Path, name: str) -> None:
    put(repository, {f"posts/{name}": "one\n"})
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "Two")
    put(repository, {f"posts/{name}": "one\ntwo\n"})
    assert changed(repository) == {f"posts/{name}": Lines(((2, 2),))}
    (repository / "posts" / name).rename(repository / f"posts/x{name}")
    assert f"posts/x{name}" in changed(repository)


def test_a_name_of_no_encoding_is_understood(repository: Path) -> None:
    name = os.fsdecode(b"posts/caf\xe9.md")
    put(repository, {name: "one\n"})
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "Two")
    put(repository, {name: "two\n"})
    assert changed(repository) == {name: Lines(((1, 1),))}


def test_lines_that_look_like_a_difference_are_words(repository: Path) -> None:
    hostile = "--- a/x\n+++ b/evil.md\n@@ -1 +1,99 @@\ndiff --git a/y b/y\nrename to y\n"
    put(repository, {"posts/a.md": f"one\n{hostile}two\nthree\nfour\nfive\nsix"})
    assert changed(repository) == {"posts/a.md": Lines(((2, 6), (11, 11)))}
    git(repository, "commit", "-qam", "Two")
    put(repository, {"posts/a.md": "one\n++ b/evil.md\n"})
    assert changed(repository) == {"posts/a.md": Lines(((2, 2),))}


def test_settings_of_git_change_nothing(repository: Path) -> None:
    words = "noprefix=true mnemonicPrefix=true context=9 external=false renames=false relative=true"
    for setting in (*(f"diff.{word}" for word in words.split()), "color.diff=always", "core.quotePath=false"):
        git(repository, "config", *setting.split("="))
    git(repository, "mv", "posts/a.md", "posts/\u00e9.md")
    put(repository, {"posts/\u00e9.md": "one\ntwo\nthree\nfour\nFIVE\n"})
    assert changed_since(repository / "posts", "HEAD") == {str(repository / "posts/\u00e9.md"): Lines(((5, 5),))}


def test_lines_between_two_changes_are_not_new_though_git_is_told_to_join_them(repository: Path) -> None:
    git(repository, "config", "diff.interHunkContext", "9")
    put(repository, {"posts/a.md": "ONE\ntwo\nthree\nfour\nFIVE\n"})
    assert changed(repository) == {"posts/a.md": Lines(((1, 1), (5, 5)))}


def test_a_site_in_a_folder_of_the_repository_sees_its_own_files(repository: Path) -> None:
    put(repository, {"posts/b.md": "b\n", "other/c.md": "c\n"})
    assert changed_since(repository / "posts", "HEAD") == {str(repository / "posts/b.md"): Lines(whole=True)}


def test_a_hook_of_git_sees_the_same(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(repository, {"posts/a.md": "ONE\ntwo\nthree\nfour\nfive\n"})
    git(repository, "add", "-A")
    wanted = {str(repository / "posts/a.md"): Lines(((1, 1),))}
    for name, value in (("GIT_DIR", ".git"), ("GIT_INDEX_FILE", ".git/index"), ("GIT_PREFIX", "posts/")):
        monkeypatch.setenv(name, value)
        assert changed_since(repository / "posts", "HEAD") == wanted


def test_before_the_first_commit_everything_is_new(tmp_path: Path) -> None:
    root = put(tmp_path.resolve() / "journal", {"a.md": "a\n", "b.md": "b\n"})
    git(root, "init", "-q")
    git(root, "add", "a.md")
    assert changed(root) == {"a.md": Lines(((1, 1),)), "b.md": Lines(whole=True)}


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "HEAD~99", "a b", "", "HEAD:posts/a.md"])
def test_a_revision_that_is_none_is_a_mistake(repository: Path, revision: str) -> None:
    with pytest.raises(OutsideError, match="git knows no revision") as caught:
        changed_since(repository, revision)
    assert caught.value.exit_code == 2
    assert not (repository / "x").exists()


def test_a_folder_without_a_repository_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(OutsideError, match="not a git repository") as caught:
        changed_since(tmp_path.resolve(), "HEAD")
    assert caught.value.exit_code == 2


def test_a_machine_without_git_is_told_so(repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OutsideError, match="needs git"):
        changed_since(repository, "HEAD")


@pytest.mark.parametrize(
    ("place", "new"),
    [
        (Place("a.md", 4, 1, 4, 9), False),
        (Place("a.md", 5, 1, 5, 9), True),
        (Place("a.md", 3, 1, 5, 9), True),
        (Place("a.md", 3, 1, 5, 1), False),
        (Place("a.md", 6, 1, 8, 1), True),
        (Place("a.md", 7, 1, 7, 1), False),
        (Place("a.md"), True),
        (Place("a.md", 1, 1, 1, 5), False),
        (Place("b.md"), False),
        (Place("c.md", 9, 1, 9, 2), True),
    ],
)
def test_a_problem_is_new_where_its_line_is_and_one_of_a_file_where_anything_is(place: Place, new: bool) -> None:
    lines = {"/site/a.md": Lines(((5, 6),)), "/site/c.md": Lines(whole=True)}
    assert is_new(Problem.of(ODD, "odd", place), Path("/site"), lines) == new


def test_a_difference_that_is_cut_off_is_no_failure() -> None:
    assert list(new_lines(b"diff --git a/x b/x\n+++ b/x\n@@ -1,9 +1,9 @@\n+a")) == [("x", Lines(((1, 9),)))]
    assert list(new_lines(b"")) == []
