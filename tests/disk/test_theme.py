"""Finding and reading a theme."""

from pathlib import Path

import pytest

from generator.disk import shipped
from generator.disk.errors import OutsideError
from generator.disk.theme import find_themes, read_theme
from tests.disk.tree import put


def test_a_theme_of_the_site_wins_over_one_that_is_brought_along(tmp_path: Path) -> None:
    files = {"templates/post.html": "P", "templates/parts/box.html": "B", "assets/a.css": "A", "theme.yaml": "name: x"}
    put(tmp_path / "themes/default", {**files, "templates/post.html~": "backup", "templates/.DS_Store": "x"})
    theme = read_theme(tmp_path, "default")
    assert theme.name == "default"
    assert [(source.path, source.data) for source in theme.templates] == [("parts/box.html", b"B"), ("post.html", b"P")]
    assert [(source.path, source.data) for source in theme.assets] == [("a.css", b"A")]


@pytest.mark.parametrize("name", ["gone", "", "../default", "a/b", ".", "x" * 200])
def test_a_theme_that_is_not_there_is_a_mistake_of_configuration(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutsideError) as refused:
        read_theme(tmp_path, name)
    assert refused.value.exit_code == 2


def test_a_theme_may_not_lead_out_of_the_site(tmp_path: Path) -> None:
    put(tmp_path, {"outside/templates/post.html": "secret", "site/themes/own/templates/post.html": "P"})
    (tmp_path / "site/themes/linked").symlink_to(tmp_path / "outside")
    (tmp_path / "site/themes/own/templates/base.html").symlink_to(tmp_path / "outside/templates/post.html")
    for name in ("linked", "own"):
        with pytest.raises(OutsideError, match="leads out of the site"):
            read_theme(tmp_path / "site", name)


def test_the_themes_that_there_are_are_the_sites_and_those_brought_along(tmp_path: Path) -> None:
    put(tmp_path, {"themes/mine/templates/post.html": "P", "themes/no-templates/x": "x", "themes/a b/templates/x": "x"})
    assert find_themes(tmp_path) == {"default", "mine"}


def test_themes_beside_the_package_count_only_in_our_own_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "site-packages", {"themes/alien/templates/x": "x", "generator/__init__.py": ""})
    monkeypatch.setattr(shipped.generator, "__file__", str(tmp_path / "site-packages/generator/__init__.py"))
    (tmp_path / "site").mkdir()
    for project in (None, '[project]\nname = "other"\n', "[project", "tool = 1\n"):
        if project is not None:
            put(tmp_path / "site-packages", {"pyproject.toml": project})
        assert find_themes(tmp_path / "site") == frozenset()
        with pytest.raises(OutsideError, match="there is no theme"):
            read_theme(tmp_path / "site", "alien")
    put(tmp_path / "site-packages", {"pyproject.toml": '[project]\nname = "afterword"\n'})
    assert find_themes(tmp_path / "site") == {"alien"}
    assert read_theme(tmp_path / "site", "alien").name == "alien"
