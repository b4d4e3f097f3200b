"""`afterword timeline accept` and its like, as a person runs them."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.disk.tree import put, tree

POST = """---
title: The lamp
---

## Timeline

- 2025-02-03 10:30 UTC It fails

## Lessons learned

- Keep a spare

## Action items

- [x] Buy lamps
"""


@pytest.mark.parametrize("subject", ["timeline", "learnings", "actions"])
def test_a_list_is_seen_first_and_then_written(tmp_path: Path, subject: str) -> None:
    put(tmp_path, {"lamp.md": POST, "other.md": "# Other\n"})
    before = tree(tmp_path)
    seen = run(subject, "accept", "lamp.md", "--diff", cwd=tmp_path)
    assert (seen.code, seen.err, tree(tmp_path)) == (0, "", before)
    assert run(subject, "accept", "lamp.md", "--dry-run", cwd=tmp_path) == seen
    (tmp_path / "lamp.md").chmod(0o640)
    done = run(subject, "accept", "lamp.md", cwd=tmp_path)
    assert (done.code, done.out) == (0, f"lamp.md: {subject} with 1 entry in front matter\n")
    assert (tmp_path / "lamp.md").stat().st_mode & 0o777 == 0o640
    assert sorted(tree(tmp_path)) == sorted(before)
    written = (tmp_path / "lamp.md").read_bytes()
    (tmp_path / "lamp.md").write_text(POST)
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=seen.out.encode(), check=True)
    assert (tmp_path / "lamp.md").read_bytes() == written


def test_a_second_time_is_refused_and_replacing_changes_nothing(tmp_path: Path) -> None:
    put(tmp_path, {"lamp.md": POST})
    assert run("timeline", "accept", "lamp.md", cwd=tmp_path).code == 0
    again = run("timeline", "accept", "lamp.md", cwd=tmp_path)
    assert (again.code, again.out) == (1, "")
    assert again.err.startswith("lamp.md:3:1: refused: front matter has the key timeline already\n    hint: --replace")
    same = run("timeline", "accept", "lamp.md", "--replace", cwd=tmp_path)
    assert (same.code, same.out) == (0, "lamp.md: front matter says so already\n")


def test_a_link_stays_one_and_its_file_is_written(tmp_path: Path) -> None:
    put(tmp_path, {"site.yaml": "title: x\n", "content/lamp.md": POST})
    (tmp_path / "content/link.md").symlink_to("lamp.md")
    assert run("learnings", "accept", "content/link.md", cwd=tmp_path).code == 0
    assert (tmp_path / "content/link.md").is_symlink()
    assert "learnings:" in (tmp_path / "content/lamp.md").read_text()


def test_a_link_out_of_the_site_is_not_followed(tmp_path: Path) -> None:
    put(tmp_path, {"site/site.yaml": "title: x\n", "lamp.md": POST})
    (tmp_path / "site/content").mkdir()
    (tmp_path / "site/content/link.md").symlink_to(tmp_path / "lamp.md")
    ran = run("timeline", "accept", "site/content/link.md", cwd=tmp_path)
    assert (ran.code, (tmp_path / "lamp.md").read_text()) == (1, POST)


@pytest.mark.parametrize(
    ("path", "code", "why"),
    [
        ("in", 2, "in is a folder"),
        ("none.md", 2, "none.md: No such file"),
        ("in/x.txt", 2, "in/x.txt is no text of this site"),
        ("in/empty.md", 1, "the file is empty"),
        ("in/latin.md", 1, "UTF-8"),
        ("in/plain.md", 1, "refused: no timeline was found"),
    ],
)
def test_a_mistake_has_its_reason_and_its_exit_code(tmp_path: Path, path: str, code: int, why: str) -> None:
    put(tmp_path / "in", {"x.txt": "x", "empty.md": "", "latin.md": b"caf\xe9\n", "plain.md": "Words.\n"})
    before = tree(tmp_path)
    ran = run("timeline", "accept", path, cwd=tmp_path)
    assert (ran.code, ran.out, tree(tmp_path)) == (code, "", before)
    assert why in ran.err


def test_a_wrong_configuration_is_exit_2_and_nothing_is_written(tmp_path: Path) -> None:
    put(tmp_path, {"site.yaml": "timezone: Mars/Base\n", "content/lamp.md": POST})
    assert run("timeline", "accept", "content/lamp.md", cwd=tmp_path).code == 2
    assert (tmp_path / "content/lamp.md").read_text() == POST


@pytest.mark.skipif(os.name == "nt", reason="modes of Unix")
def test_a_bare_group_shows_its_help(tmp_path: Path) -> None:
    ran = run("timeline", cwd=tmp_path)
    assert ran.code == 2
    assert "accept" in ran.out + ran.err
