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


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".afterword/store").mkdir(parents=True)
    monkeypatch.setattr(salt, "program_stamps", lambda: salt.ProgramStamps("a" * 32, settled=True))
    monkeypatch.setattr(salt, "program_salt", lambda: "first")
    assert salt.kept_salt(tmp_path) == "first"
    monkeypatch.setattr(salt, "program_salt", lambda: "second")
    return tmp_path


def test_it_is_kept_as_long_as_no_file_of_the_program_changes(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert salt.kept_salt(site) == "first"
    monkeypatch.setattr(salt, "program_stamps", lambda: salt.ProgramStamps("b" * 32, settled=True))
    assert salt.kept_salt(site) == "second"


def test_it_is_not_kept_where_stamps_cannot_be_believed_yet(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, name in ((1, "third"), (2, "fourth")):
        monkeypatch.setattr(salt, "program_stamps", lambda: salt.ProgramStamps("b" * 32, settled=False))
        monkeypatch.setattr(salt, "program_salt", lambda name=name: name)
        assert salt.kept_salt(site) == name, number


@pytest.mark.parametrize("damage", ["", "a" * 32, "ü", f"{'a' * 32} other {'0' * 32}", "x" * 10_000])
def test_one_that_is_damaged_is_worked_out_again(site: Path, damage: str) -> None:
    (site / ".afterword/store/program").write_text(damage, encoding="utf-8")
    assert salt.kept_salt(site) == "second"


def test_it_is_neither_read_nor_written_through_a_link(site: Path, tmp_path: Path) -> None:
    kept = site / ".afterword/store/program"
    kept.rename(tmp_path / "elsewhere")
    kept.symlink_to(tmp_path / "elsewhere")
    assert salt.kept_salt(site) == "second"
    assert not kept.is_symlink()
    assert "first" in (tmp_path / "elsewhere").read_text(encoding="ascii")


def test_the_stamps_of_the_program_are_those_of_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(salt, "__file__", str(tmp_path / "generator/engine/salt.py"))
    (tmp_path / "generator").mkdir()
    before = salt.program_stamps.__wrapped__().digest
    assert salt.program_stamps.__wrapped__().digest == before
    (tmp_path / "generator/new.py").write_text("")
    after = salt.program_stamps.__wrapped__()
    assert after.digest != before
    assert not after.settled
