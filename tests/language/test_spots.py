"""What an open file is to the site around it."""

from pathlib import Path

import pytest

from generator.language.spots import belonging_of
from tests.disk.tree import put


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return put(tmp_path / "site", {"site.yaml": "title: T\n", "content/posts/a.md": "a\n", "content/.x/y.md": "y\n"})


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("content/posts/a.md", "text"),
        ("content/posts/new.md", "text"),
        ("content/new/folder/new.markdown", "text"),
        ("site.yaml", "settings"),
        ("glossary.yaml", "settings"),
        ("README.md", "other"),
        ("content/.x/y.md", "other"),
        ("content/.hidden.md", "other"),
        ("content/_draft.md", "other"),
        ("content/a.md~", "other"),
        ("content/a.png", "other"),
        ("static/a.md", "other"),
        ("content/posts/site.yaml", "other"),
    ],
)
def test_a_file_of_a_site(site: Path, name: str, kind: str) -> None:
    belonging = belonging_of(site / name, Path(name).name, "markdown")
    assert (belonging.kind, belonging.path) == (kind, name)
    assert belonging.site is not None
    assert (belonging.site.root, belonging.site.only) == (site.resolve(), "")


def test_texts_of_one_site_have_equal_sites_saved_or_not(site: Path) -> None:
    saved = belonging_of(site / "content/posts/a.md", "a.md", "markdown")
    new = belonging_of(site / "content/posts/b.md", "b.md", "markdown")
    assert saved.site == new.site


def test_a_file_outside_of_any_site_is_a_text_of_its_folder(tmp_path: Path) -> None:
    put(tmp_path / "notes", {"a.md": "a\n"})
    for name in ("a.md", "new.md"):
        belonging = belonging_of(tmp_path / "notes" / name, name, "markdown")
        assert (belonging.kind, belonging.path) == ("text", name)
        assert belonging.site is not None
        assert not belonging.site.marked


def test_a_text_beside_the_texts_of_an_unmarked_folder_stands_alone(tmp_path: Path) -> None:
    put(tmp_path / "repository", {"README.md": "a\n", "content/a.md": "a\n"})
    belonging = belonging_of(tmp_path / "repository/README.md", "README.md", "markdown")
    assert (belonging.kind, belonging.site) == ("text", None)


@pytest.mark.parametrize(("language", "kind"), [("markdown", "text"), ("plaintext", "other"), ("yaml", "other")])
def test_what_was_never_saved_is_what_its_editor_says(language: str, kind: str) -> None:
    belonging = belonging_of(None, "Untitled-1", language)
    assert (belonging.kind, belonging.path, belonging.site) == (kind, "Untitled-1.md", None)


def test_a_folder_that_is_gone_is_no_fault() -> None:
    assert belonging_of(Path("/no/such/folder/a.md"), "a.md", "markdown").kind == "text"


def test_a_link_to_a_folder_is_what_it_leads_to(site: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(site)
    through = belonging_of(tmp_path / "link/content/posts/a.md", "a.md", "markdown")
    assert through == belonging_of(site / "content/posts/a.md", "a.md", "markdown")
