"""Beginning a site, and beginning a post."""

from pathlib import Path

import pytest

from generator.cli.scaffold import slug_of
from generator.disk.find import find_site
from generator.disk.read import read_project
from tests.cli.running import run
from tests.disk.tree import put, tree


def test_a_new_site_builds_at_once_without_a_word_of_warning(site: Path) -> None:
    ran = run("build", "--strict", cwd=site)
    assert (ran.code, ran.err) == (0, "")
    assert (site / "public/index.html").exists()


def test_a_new_site_still_builds_when_every_post_is_deleted(site: Path) -> None:
    for post in (site / "content/posts").iterdir():
        post.unlink()
    assert run("build", "--strict", cwd=site).code == 0


def test_what_a_build_makes_is_ignored_by_git(site: Path) -> None:
    assert (site / ".gitignore").read_text() == "/.afterword/\n/public/\n"


@pytest.mark.parametrize(("folder", "shown"), [("a b", "'a b'"), ("$(x)", "'$(x)'"), ("-x", "./-x")])
def test_the_line_to_go_on_with_can_be_pasted(tmp_path: Path, folder: str, shown: str) -> None:
    ran = run("init", "--", folder, cwd=tmp_path)
    assert ran.out.endswith(f"\nNow: cd {shown} && afterword build\n")


def test_a_folder_with_control_characters_in_its_name_is_shown_without_them(tmp_path: Path) -> None:
    ran = run("init", "a\x1bb", cwd=tmp_path)
    assert ran.code == 0
    assert "\x1b" not in ran.out


def test_an_empty_folder_will_do_and_any_other_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run("init", "empty", cwd=tmp_path).code == 0
    put(tmp_path / "full", {"thesis.txt": "ten years"})
    ran = run("init", "full", cwd=tmp_path)
    assert (ran.code, ran.err) == (2, "afterword: full: refused: this is no empty folder\n")
    assert tree(tmp_path / "full") == {"thesis.txt": b"ten years"}
    assert run("init", "full/thesis.txt", cwd=tmp_path).code == 2


def test_a_new_post_is_a_draft_with_the_parts_of_a_postmortem(site: Path) -> None:
    ran = run("new", 'He said: "DNS", again', cwd=site, SOURCE_DATE_EPOCH="1700000000")
    assert (ran.code, ran.out) == (0, "content/posts/2023-11-14-he-said-dns-again.md\n")
    words = (site / ran.out.strip()).read_text()
    assert 'title: "He said: \\"DNS\\", again"\ndate: 2023-11-14\ndraft: true\n' in words
    assert [
        line for line in words.splitlines() if line in ("## Timeline", "## Learnings", "## Actions", "incident:")
    ] == [
        "incident:",
        "## Timeline",
        "## Learnings",
        "## Actions",
    ]


def test_a_new_post_lints_without_an_error_and_stays_out_of_the_site(site: Path) -> None:
    post = run("new", "Still secret", cwd=site).out.strip()
    assert run("lint", post, "--fail-on", "error", cwd=site).code == 0
    assert run("build", cwd=site).code == 0
    assert not any("still-secret" in path or b"Still secret" in data for path, data in tree(site / "public").items())


@pytest.mark.parametrize(
    ("files", "folder"),
    [
        (["old.md"], ""),
        (["README.md"], ""),
        (["notes/deep/old.md"], ""),
        (["old.md", "posts/x.md"], "posts/"),
        (["old.md", "post/x.md"], "post/"),
        (["blog/posts/x.markdown"], "blog/posts/"),
        (["content/x.md", "old.md"], "content/posts/"),
        (["content/post/x.md"], "content/post/"),
        (["_posts/2020-01-01-x.md", "about.md"], "_posts/"),
        (["mkdocs.yml", "docs/x.md"], "docs/posts/"),
        ([], "content/posts/"),
        (["static/x.md", "public/x.md", "x.txt"], "content/posts/"),
    ],
)
def test_a_new_post_goes_where_the_others_are_and_hides_none_of_them(
    tmp_path: Path, files: list[str], folder: str
) -> None:
    put(tmp_path, dict.fromkeys(["site.yaml", *files], ""))
    put(tmp_path, {path: "# Old\n\nWords.\n" for path in files if path.endswith((".md", ".markdown"))})
    before = {text.path for text in read_project(find_site(tmp_path)).texts}
    ran = run("new", "Fresh", cwd=tmp_path, SOURCE_DATE_EPOCH="1700000000")
    assert (ran.code, ran.out) == (0, f"{folder}2023-11-14-fresh.md\n")
    after = {text.path for text in read_project(find_site(tmp_path)).texts}
    assert after == before | {ran.out.strip()}


def test_no_page_is_lost_by_a_new_post(tmp_path: Path) -> None:
    put(tmp_path, {"site.yaml": "title: T\n", "old.md": "---\ntitle: Old\ndate: 2025-01-01\n---\n\nWords.\n"})
    assert run("build", cwd=tmp_path).code == 0
    before = tree(tmp_path / "public")
    assert "old/index.html" in before
    assert run("new", "Fresh", cwd=tmp_path).code == 0
    assert run("build", cwd=tmp_path).code == 0
    assert tree(tmp_path / "public") == before


def test_no_post_is_ever_overwritten(site: Path) -> None:
    post = site / run("new", "Twice", cwd=site).out.strip()
    post.write_text("a day of work")
    ran = run("new", "Twice", cwd=site)
    assert ran.code == 1
    assert "there already" in ran.err
    assert post.read_text() == "a day of work"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("The queue that never drained", "the-queue-that-never-drained"),
        ("Über-Größe: 100 %!", "uber-große-100"),
        ("../../etc/passwd", "etc-passwd"),
        ("障害の報告", "障害の報告"),
        ("_ - ?", "postmortem"),
        ("word " * 100, ("word-" * 16).rstrip("-")),
        ("x" * 300, "x" * 80),
    ],
)
def test_a_file_name_is_made_of_the_titles_words(title: str, slug: str) -> None:
    assert slug_of(title) == slug


def test_a_new_post_has_the_day_of_the_sites_zone(site: Path) -> None:
    put(site, {"site.yaml": "timezone: Pacific/Kiritimati\n"})
    ran = run("new", "Late", cwd=site, SOURCE_DATE_EPOCH="1700000000", TZ="America/New_York")
    assert ran.out == "content/posts/2023-11-15-late.md\n"


def test_a_title_keeps_its_letters_where_the_system_names_no_encoding(site: Path) -> None:
    ran = run("new", "Zażółć", cwd=site, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert ran.code == 0
    assert [path for path in tree(site / "content/posts") if "zazołc" in path]
