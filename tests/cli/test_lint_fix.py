"""`afterword lint --fix` and `--diff`, with a rule that mends itself."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.cli.command import run
from generator.engine import understand
from generator.lint.rules import Rules, TextRules, problem_in
from generator.model.post import Post
from generator.model.problem import Edit, Fix, Problem, Rule
from generator.model.text import Span
from tests.disk.tree import put, tree
from tests.repository import git

ODD = Rule("EN001", "mojibake", "warning", "strict", "An odd word.")
TEXT = b"\xef\xbb\xbf# Ring\r\n\r\nThe rnig broke.\r\nThe ring was rnig, and dull.\r\n"


def check_words(post: Post) -> Iterator[Problem]:
    """`rnig` is mended without a look, `dull` with one."""
    for found in re.finditer("rnig|dull", post.prose.mask):
        word, span = found[0], Span(*found.span())
        new, safe = {"rnig": ("ring", True), "dull": ("dim", False)}[word]
        fix = Fix(f"write “{new}”", (Edit(span, new),), safe)
        yield problem_in(post, ODD, span, f"“{word}” is odd", "write another", fix)


@pytest.fixture
def lint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """`afterword lint ARGUMENTS` in a site with one text, by the one rule."""
    put(tmp_path, {"site.yaml": "title: x\n", "content/ring.md": TEXT, "content/fine.md": "# Fine\n\nFine.\n"})
    monkeypatch.setattr(understand, "all_rules", lambda: Rules((TextRules("words", check_words, ()),), ()))
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: run(["lint", *arguments])


def test_a_diff_shows_what_would_be_mended_and_writes_nothing(
    lint: Callable[..., int], tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    before = tree(tmp_path)
    assert lint("--diff") == 1
    out, err = capsysbinary.readouterr()
    assert err == b""
    assert out == (
        b"--- a/content/ring.md\n+++ b/content/ring.md\n@@ -1,4 +1,4 @@\n \xef\xbb\xbf# Ring\r\n \r\n"
        b"-The rnig broke.\r\n-The ring was rnig, and dull.\r\n+The ring broke.\r\n+The ring was ring, and dull.\r\n"
    )
    assert lint("--fix", "--diff", "--unsafe-fixes") == 1
    assert b"+The ring was ring, and dim.\r\n" in capsysbinary.readouterr().out
    assert tree(tmp_path) == before


def test_a_diff_can_be_applied_as_it_is(
    lint: Callable[..., int], tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    lint("--diff")
    (tmp_path / "fixes.diff").write_bytes(capsysbinary.readouterr().out)
    git(tmp_path, "apply", "fixes.diff")
    assert (tmp_path / "content/ring.md").read_bytes() == TEXT.replace(b"rnig", b"ring")
    assert lint("--diff") == 0
    assert capsysbinary.readouterr() == (b"", b"")


def test_fixing_says_what_was_mended_and_reports_what_remains(
    lint: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(tmp_path)
    assert lint("--fix", "--format", "concise") == 1
    out, err = capsys.readouterr()
    assert err == "content/ring.md: 2 problems mended\n"
    assert out == "content/ring.md:4:24: EN001[warning] “dull” is odd\n"
    assert tree(tmp_path) == before | {"content/ring.md": TEXT.replace(b"rnig", b"ring")}


def test_fixing_twice_changes_nothing_more(
    lint: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert lint("--fix", "--unsafe-fixes") == 0
    assert capsys.readouterr() == ("No problems.\n", "content/ring.md: 3 problems mended\n")
    after = tree(tmp_path)
    assert lint("--fix", "--unsafe-fixes") == 0
    assert capsys.readouterr() == ("No problems.\n", "")
    assert tree(tmp_path) == after


def test_only_what_is_asked_for_is_mended(
    lint: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(tmp_path)
    for arguments in (["content/fine.md"], ["--ignore", "EN001"], ["--select", "ED"]):
        assert lint("--fix", *arguments) == 0
    put(tmp_path, {"site.yaml": "editorial: {paths: {content/ring.md: [EN]}}\n"})
    assert lint("--fix") == 0
    put(tmp_path, {"site.yaml": "title: x\n"})
    assert tree(tmp_path) == before
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "One")
    put(tmp_path, {"content/ring.md": TEXT + b"A rnig more.\r\n"})
    assert lint("--fix", "--changed-since", "HEAD") == 0
    assert (tmp_path / "content/ring.md").read_bytes() == TEXT + b"A ring more.\r\n"


def test_nothing_is_mended_under_a_wrong_configuration(
    lint: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path, {"site.yaml": "timezone: Mars/Base\n"})
    before = tree(tmp_path)
    for option in ("--fix", "--diff"):
        assert lint(option) == 2
        out, err = capsys.readouterr()
        assert "CF003" in out
        assert err == ""
    assert tree(tmp_path) == before


def test_unsafe_fixes_alone_are_a_mistake(lint: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert lint("--unsafe-fixes") == 2
    assert "--fix or --diff" in capsys.readouterr().err


def test_a_link_to_a_text_stays_one(
    lint: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "content").rename(tmp_path / "elsewhere")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/ring.md").symlink_to("../elsewhere/ring.md")
    assert lint("--fix", "content/ring.md") == 1
    assert (tmp_path / "content/ring.md").is_symlink()
    assert b"rnig" not in (tmp_path / "elsewhere/ring.md").read_bytes()


def test_a_file_that_cannot_be_written_keeps_no_other_from_it(
    lint: Callable[..., int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path, {"content/a.md": "A rnig.\n", "content/b.md": "A rnig.\n"})
    monkeypatch.setattr("generator.disk.rewrite.os.access", lambda file, _, **__: Path(file).name != "a.md")
    assert lint("--fix", "--fail-on", "never") == 1
    assert (tmp_path / "content/a.md").read_text() == "A rnig.\n"
    assert (tmp_path / "content/b.md").read_text() == "A ring.\n"
    assert "content/a.md: is read-only; nothing was written" in capsys.readouterr().err
