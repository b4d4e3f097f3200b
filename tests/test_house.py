"""The house rules that no other tool keeps: file sizes, file names, and what the wheel carries."""

import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from tests.conftest import ROOT

LONGEST = 400
FOLDERS = ("generator", "themes", "benchmarks", ".ci", "tests", "docs")
ENDINGS = {".py", ".js", ".css", ".html", ".xml"}
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "tools", "lib"}
# What builds and tools leave behind is nobody's source.
LEFT_BEHIND = {"public", "node_modules", "__pycache__", ".afterword"}


def sources() -> list[Path]:
    """Every source file that people read: code, style sheets, templates."""
    return [
        path
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*"))
        if path.is_file() and path.suffix in ENDINGS and not LEFT_BEHIND & set(path.relative_to(ROOT).parts)
    ]


def test_there_are_sources_to_look_at() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in sources()}
    assert {"generator/build.py", "themes/default/templates/post.html", "tests/test_house.py"} <= names


def test_no_source_file_is_too_long_to_be_read_in_one_go() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in sources()}
    too_long = {path.relative_to(ROOT).as_posix(): length for path, length in lengths.items() if length > LONGEST}
    assert not too_long, f"split these by subject (at most {LONGEST} lines): {too_long}"


def test_no_file_has_a_name_that_says_nothing() -> None:
    vague = [path.relative_to(ROOT).as_posix() for path in sources() if path.stem.lower().strip("_") in VAGUE]
    assert not vague, f"name these after what they do: {vague}"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The names of the files in a wheel that is built from this checkout, offline."""
    folder = tmp_path_factory.mktemp("wheel")
    built = next(iter(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])))
    with zipfile.ZipFile(built) as archive:
        return archive.namelist()


def test_the_wheel_carries_the_whole_default_theme(wheel: list[str]) -> None:
    theme = ROOT / "themes/default"
    wanted = {f"generator/{path.relative_to(ROOT).as_posix()}" for path in theme.rglob("*") if path.is_file()}
    assert {"generator/themes/default/theme.yaml", "generator/themes/default/templates/post.html"} <= wanted
    assert wanted <= set(wheel)


def test_the_wheel_carries_what_new_sites_begin_with(wheel: list[str]) -> None:
    folder = ROOT / "generator/cli/templates"
    wanted = {path.relative_to(ROOT).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert wanted
    assert wanted <= set(wheel)


def test_the_wheel_carries_the_page_of_the_manual_that_rules_are_explained_by(wheel: list[str]) -> None:
    assert "generator/manual/rules.md" in wheel


def test_the_wheel_carries_nothing_but_the_package(wheel: list[str]) -> None:
    tops = {name.partition("/")[0] for name in wheel}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"generator"}
    assert not [name for name in wheel if "__pycache__" in name or name.endswith(".pyc")]
