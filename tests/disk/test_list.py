"""Listing a folder without reading it: what is known by its stamp is not read, and what is read is what was listed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.disk.errors import OutsideError
from generator.disk.find import find_site
from generator.disk.read import list_project, read_project, read_source, read_sources
from generator.model.listed import Listed, ListedProject, Stamp
from generator.model.problem import Problem
from generator.model.text import Source, digest_of
from tests.disk.nobody import as_nobody, open_folder
from tests.disk.tree import put

FILES: dict[str, str | bytes] = {
    "site.yaml": "title: x",
    "content/a.md": "a",
    "content/posts/b.md": "bb",
    "content/posts/p.png": "P",
    "static/q.txt": "Q",
    "static/about.md": "# About",
    "static/draft.md": "---\ntitle: x\n---\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return put(tmp_path / "site", FILES)


def no_reading(_file: str, _limit: int) -> tuple[str, int]:
    raise AssertionError("this file is known")


def knowing(listed: ListedProject) -> Callable[[str, Stamp], str | None]:
    """What a build knows that kept what the one before it listed."""
    kept = {(each.path, each.stamp): each.digest for each in (*listed.texts, *listed.assets)}
    return lambda path, stamp: kept.get((path, stamp))


def test_texts_are_listed_unread_and_other_files_with_their_digests(root: Path) -> None:
    listed = list_project(find_site(root))
    assert [(text.path, text.digest, text.stamp.size) for text in listed.texts] == [
        ("content/a.md", "", 1),
        ("content/posts/b.md", "", 2),
    ]
    assert [(asset.path, asset.digest) for asset in listed.assets] == [
        ("content/posts/p.png", digest_of(b"P")),
        ("static/about.md", digest_of(b"# About")),
        ("static/q.txt", digest_of(b"Q")),
    ]
    info = (root / "content/a.md").stat()
    assert listed.texts[0].stamp == Stamp(info.st_mtime_ns, info.st_ctime_ns, info.st_size, info.st_ino)


def test_a_listed_project_is_the_read_one_but_for_the_bytes(root: Path) -> None:
    (root / "content/gone.md").symlink_to("nowhere")
    (root / "content/link.md").symlink_to("a.md")
    listed, read = list_project(find_site(root)), read_project(find_site(root))
    assert tuple(read_sources(root, listed.texts)) == read.texts
    assert [(asset.path, asset.digest, asset.stamp.size) for asset in listed.assets] == [
        (asset.path, asset.digest, asset.size) for asset in read.assets
    ]
    assert (listed.config, listed.glossary, listed.content_roots) == (read.config, read.glossary, read.content_roots)
    assert listed.problems == read.problems
    assert {problem.name for problem in read.problems} == {"dangling-link", "withheld"}


def test_what_is_known_by_its_stamp_is_not_read(root: Path) -> None:
    site = find_site(root)
    first = list_project(site)
    texts = (Listed(text.path, digest_of((root / text.path).read_bytes()), text.stamp) for text in first.texts)
    kept = ListedProject(None, None, tuple(texts), first.assets, (), ())
    again = list_project(site, known=knowing(kept), digest=no_reading)
    assert [text.digest for text in again.texts] == [digest_of(b"a"), digest_of(b"bb")]
    assert again.assets == first.assets
    (root / "content/a.md").write_text("changed")
    (root / "static/q.txt").write_text("changed")
    after = list_project(site, known=knowing(kept))
    assert [text.digest for text in after.texts] == ["", digest_of(b"bb")]
    assert after.assets[2].digest == digest_of(b"changed")


def test_a_text_is_read_with_the_digest_of_its_bytes(root: Path) -> None:
    text = list_project(find_site(root)).texts[1]
    assert read_source(root, text) == Source.of("content/posts/b.md", "bb")


def test_a_text_that_is_not_what_it_was_listed_as_stops_the_build(root: Path) -> None:
    text = list_project(find_site(root)).texts[0]
    with pytest.raises(OutsideError, match=r"content/a\.md: changed while"):
        read_source(root, Listed(text.path, digest_of(b"b"), text.stamp))


def test_a_text_is_read_through_a_link_inside_the_site_only(root: Path, tmp_path: Path) -> None:
    put(tmp_path, {"outside/b.md": "OUT"})
    (root / "content/posts/c.md").symlink_to("../a.md")
    listed = list_project(find_site(root)).texts
    assert [text.path for text in listed] == ["content/a.md", "content/posts/b.md", "content/posts/c.md"]
    assert read_source(root, listed[2]) == Source.of("content/posts/c.md", "a")
    (root / "content/a.md").unlink()
    (root / "content/a.md").symlink_to(tmp_path / "outside/b.md")
    (root / "content/posts").rename(root / "moved")
    (root / "content/posts").symlink_to(tmp_path / "outside")
    for text in listed[:2]:
        with pytest.raises(OutsideError, match="leads out of the site"):
            read_source(root, text)


def test_a_text_that_is_gone_or_cannot_be_read_or_is_too_large_is_a_problem() -> None:
    with open_folder() as folder:
        put(folder, {"content/gone.md": "x", "content/locked.md": "x", "content/big.md": "x"})
        listed = list_project(find_site(folder)).texts
        (folder / "content/gone.md").unlink()
        (folder / "content/locked.md").chmod(0)
        with (folder / "content/big.md").open("wb") as file:
            file.truncate(17 * 2**20)
        with as_nobody():
            read = list(read_sources(folder, listed))
    found = {problem.place.path: problem.name for problem in read if isinstance(problem, Problem)}
    assert found == {"content/big.md": "too-large", "content/gone.md": "unreadable", "content/locked.md": "unreadable"}
