"""Which rules a build checks: a plain one the fast ones, a strict one all of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli.command import run
from generator.engine import understand
from generator.lint.rules import ProseRules, Rules, problem_in
from generator.model.config import Editorial
from generator.model.post import Post
from generator.model.problem import Problem, Rule
from generator.model.text import Span
from tests.disk.tree import put

ODD = Rule("EN001", "mojibake", "warning", "strict", "An odd word.")


def check(post: Post, editorial: Editorial) -> Iterator[Problem]:
    """One problem, unless the settings know the word."""
    if "Ring" not in editorial.words:
        yield problem_in(post, ODD, Span(2, 6), "“Ring” is odd", "write another")


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    put(tmp_path, {"site.yaml": "title: x\n", "content/ring.md": "# Ring\n\nIt broke.\n"})
    monkeypatch.setattr(understand, "all_rules", lambda: Rules((), (), (ProseRules("odd", check, ()),)))
    monkeypatch.setattr(understand, "BUILD_RULES", Rules((), ()))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_takes_long_is_checked_by_lint_and_by_a_strict_build(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build"]) == 0
    assert "EN001" not in capsys.readouterr().err
    assert run(["build", "--strict"]) == 1
    assert "content/ring.md:1:3: warning EN001" in capsys.readouterr().err
    assert run(["lint"]) == 1
    assert "EN001" in capsys.readouterr().out


@pytest.mark.parametrize(
    "settings", ["{words: [Ring]}", "{ignore: [EN]}", "{select: [ED]}", "{paths: {content: [EN]}}"]
)
def test_settings_hold_for_both(site: Path, settings: str) -> None:
    put(site, {"site.yaml": f"editorial: {settings}\n"})
    assert run(["build", "--strict"]) == 0
    assert run(["lint"]) == 0
