"""From a path to the site that it lies in."""

from pathlib import Path

import pytest

from generator.disk.errors import OutsideError
from generator.disk.find import SitePath, content_roots, find_site
from tests.disk.tree import put


def test_the_nearest_parent_with_a_site_yaml_is_the_root(tmp_path: Path) -> None:
    put(tmp_path, {"site.yaml": "", "inner/site.yaml": "", "inner/content/posts/x.md": "x"})
    inner = tmp_path / "inner"
    assert find_site(inner / "content/posts/x.md") == SitePath(inner, "content/posts/x.md", True, True)
    assert find_site(inner / "content/posts") == SitePath(inner, "content/posts", True)
    assert find_site(inner) == SitePath(inner, "", True)


def test_a_link_is_the_folder_that_it_leads_to_and_a_linked_file_keeps_its_name(tmp_path: Path) -> None:
    put(tmp_path, {"site/site.yaml": "", "site/content/posts/x.md": "x", "elsewhere/y": ""})
    site = tmp_path / "site"
    (site / "latest").symlink_to("content/posts")
    (site / "content/z.md").symlink_to("posts/x.md")
    (tmp_path / "elsewhere/shortcut").symlink_to(site / "content")
    assert find_site(site / "latest") == SitePath(site, "content/posts", True)
    assert find_site(site / "latest/x.md") == SitePath(site, "content/posts/x.md", True, True)
    assert find_site(site / "content/z.md") == SitePath(site, "content/z.md", True, True)
    assert find_site(tmp_path / "elsewhere/shortcut/posts") == SitePath(site, "content/posts", True)


def test_a_site_yaml_of_the_wrong_kind_marks_a_site_all_the_same(tmp_path: Path) -> None:
    put(tmp_path, {"site.yaml/x": "", "content/x.md": "x"})
    assert find_site(tmp_path / "content/x.md") == SitePath(tmp_path, "content/x.md", True, True)


def test_without_one_a_folder_is_its_own_site_and_a_file_is_its_folders(tmp_path: Path) -> None:
    put(tmp_path, {"notes/x.md": "x"})
    assert find_site(tmp_path / "notes") == SitePath(tmp_path / "notes")
    assert find_site(tmp_path / "notes/x.md") == SitePath(tmp_path / "notes", "x.md", False, True)


@pytest.mark.parametrize("path", ["gone", "gone/x.md", "x" * 300, "nul\0byte"])
def test_a_path_that_is_not_there_is_one_line_and_exit_2(tmp_path: Path, path: str) -> None:
    with pytest.raises(OutsideError) as refused:
        find_site(tmp_path / path)
    assert refused.value.exit_code == 2
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("files", "roots"),
    [
        (["content/x.md", "_posts/y.md"], ("content",)),
        (["_posts/2020-03-16-x.md", "about.md"], ("_posts",)),
        (["_posts/x.md", "_drafts/y.md"], ("_posts", "_drafts")),
        (["docs/index.md", "mkdocs.yml"], ("docs",)),
        (["docs/index.md", "x.md"], ("",)),
        (["x.md"], ("",)),
    ],
)
def test_content_lies_where_each_tool_has_it(tmp_path: Path, files: list[str], roots: tuple[str, ...]) -> None:
    put(tmp_path, dict.fromkeys(files, "x"))
    assert content_roots(tmp_path) == roots
