"""What stands for the program in the keys of the store changes with everything that can change an answer."""

import tomllib
from pathlib import Path

import pytest

from generator.engine import salt

ROOT = Path(__file__).resolve().parents[2]
MODULES = {
    "codespell": "codespell_lib",
    "markdown-it-py": "markdown_it",
    "mdit-py-plugins": "mdit_py_plugins",
    "pillow": "PIL",
    "pyyaml": "yaml",
}
# What no answer about a text, and no page, goes through.
ASIDE = {"click"}


def test_every_dependency_that_reads_a_text_or_makes_a_page_is_in_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {line.partition(">")[0].lower() for line in project["dependencies"]} - ASIDE
    assert {MODULES.get(name, name) for name in names} <= set(salt.DEPENDENCIES)


def test_it_knows_the_version_of_each_of_them() -> None:
    noted = {name.partition("-")[0].lower() for name in salt._versions()}
    assert {
        "codespell",
        "ftfy",
        "jinja2",
        "markdown_it_py",
        "mdit_py_plugins",
        "msgspec",
        "nh3",
        "pillow",
        "pygments",
        "pyyaml",
        "tzdata",
    } <= noted
    assert not {"pytest", "click"} & noted  # what is installed beside them makes no difference


def test_a_change_of_the_code_changes_it(tmp_path: Path) -> None:
    (tmp_path / "words.toml").write_text("a = 1")
    before = salt._own_code(tmp_path)
    (tmp_path / "words.toml").write_text("a = 2")
    assert salt._own_code(tmp_path) != before


def test_where_the_code_cannot_be_read_there_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(salt, "__file__", str(tmp_path / "archive.zip/generator/engine/salt.py"))
    assert salt.program_salt.__wrapped__() == ""
