"""`afterword read`, as a person and as a program run it."""

import json
from pathlib import Path
from unicodedata import normalize

import pytest
import yaml

from generator.cli.reading_files import names_of
from tests.cli.running import run
from tests.disk.tree import put, tree

POST = """---
title: The lamp that would not light
date: 2025-02-03
---

## Timeline

- 2025-02-03 10:30 UTC The first alert
- 2025-02-03 11:00 UTC The lamp is replaced

## Lessons learned

- Keep a spare lamp

## Action items

- [x] Buy lamps
"""


def test_one_text_is_one_object(tmp_path: Path) -> None:
    put(tmp_path, {"lamp.md": POST, "other.md": "# Other\n"})
    ran = run("read", "lamp.md", "--format", "json", cwd=tmp_path)
    read = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    assert read["title"] == "The lamp that would not light"
    assert [(event["line"], event["at"]) for event in read["events"]] == [
        (8, "2025-02-03T10:30+00:00"),
        (9, "2025-02-03T11:00+00:00"),
    ]
    assert [(learning["line"], learning["text"]) for learning in read["learnings"]] == [(13, "Keep a spare lamp")]
    assert [(action["line"], action["status"]) for action in read["actions"]] == [(17, "done")]
    assert [section["role"] for section in read["sections"]] == ["timeline", "learnings", "actions"]


def test_a_folder_is_a_list_or_a_file_a_text(tmp_path: Path) -> None:
    put(tmp_path / "in", {"lamp.md": POST, "b/same.md": "# B\n", "c/same.md": "# C\n", "key.json": "{}"})
    ran = run("read", "in", "--format", "json", cwd=tmp_path)
    assert [read["file"] for read in json.loads(ran.out)] == ["b/same.md", "c/same.md", "lamp.md"]
    ran = run("read", "in", "--format", "json", "--output", "out", cwd=tmp_path)
    assert (ran.code, ran.out) == (0, "")
    assert list(tree(tmp_path / "out")) == ["b__same.json", "c__same.json", "lamp.json"]
    assert json.loads((tmp_path / "out/lamp.json").read_text())["title"] == "The lamp that would not light"


@pytest.mark.parametrize("form", ["json", "text"])
def test_the_files_of_an_earlier_run_are_written_again(tmp_path: Path, form: str) -> None:
    put(tmp_path / "in", {"lamp.md": POST, "b/plain.md": "Words.\n"})
    for title in ("The lamp that would not light", "Another"):
        put(tmp_path / "in", {"lamp.md": POST.replace("The lamp that would not light", title)})
        assert run("read", "in", "--format", form, "--output", "out", cwd=tmp_path).code == 0
        written = tree(tmp_path / "out")
        assert [Path(path).stem for path in written] == ["lamp", "plain"]
        assert title.encode() in next(iter(written.values()))


@pytest.mark.parametrize("form", ["json", "text"])
def test_a_file_that_is_no_reading_is_never_overwritten(tmp_path: Path, form: str) -> None:
    mine: dict[str, str | bytes] = {
        "a.txt": "notes",
        "a.json": '{"file": "a.md"}',
        "b.txt": "other.md: to do",
        "b.json": b"\xff",
    }
    put(tmp_path, {"a.md": POST, "b.md": POST, "c.md": POST, **mine})
    before = tree(tmp_path)
    ran = run("read", ".", "--format", form, "--output", ".", cwd=tmp_path)
    assert (ran.code, ran.out) == (1, "")
    ending = "txt" if form == "text" else "json"
    assert (
        ran.err == f"afterword: .: refused: a.{ending}, b.{ending} would be overwritten, and no reading is in there\n"
    )
    assert tree(tmp_path) == before
    (tmp_path / "out").mkdir()
    (tmp_path / f"out/a.{ending}").symlink_to(tmp_path / "c.md")
    assert run("read", "a.md", "--format", form, "--output", "out", cwd=tmp_path).code == 1
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    "files",
    [
        ["b/x.md", "c/x.md", "b__x.md"],
        ["b/x.md", "c/x.md", "content__posts__b__x.md"],
        ["x.md", "x.markdown", "X.MD", "x.md.md"],
        ["a/b.md", "a__b.md", "c/b.md", "a__b.md.md", "d/a__b.md", "a__b~2.md"],
        ["caf\u00e9.md", "cafe\u0301.md"],
    ],
)
def test_every_text_has_a_file_of_its_own_on_any_disk(files: list[str]) -> None:
    names = [normalize("NFC", name).casefold() for name in names_of(files)]
    assert len(set(names)) == len(files)
    assert all("/" not in name for name in names)


def test_a_person_gets_lists_with_lines(tmp_path: Path) -> None:
    put(tmp_path, {"lamp.md": POST})
    ran = run("read", "lamp.md", cwd=tmp_path)
    assert ran.out.startswith(
        "lamp.md: The lamp that would not light\n"
        "  values (2)\n         2:8  title: The lamp that would not light (front-matter)\n"
    )
    assert "\n  timeline (2)\n         8:1  2025-02-03T10:30+00:00" in ran.out


def test_a_folder_without_a_text_is_one_line_and_exit_2(tmp_path: Path) -> None:
    ran = run("read", ".", cwd=tmp_path)
    assert (ran.code, ran.err) == (2, "afterword: . holds no text of this site\n")


def test_a_text_that_cannot_be_read_is_told_with_the_reason(tmp_path: Path) -> None:
    put(tmp_path, {"other.md": "# Other\n"})
    (tmp_path / "big.md").write_bytes(b"x" * (17 * 2**20))
    ran = run("read", "big.md", cwd=tmp_path)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("big.md:1:1: error DK006")


def test_a_wrong_configuration_is_exit_2_and_said_beside_the_reading(tmp_path: Path) -> None:
    put(tmp_path, {"site.yaml": "timezone: Mars/Base\n", "lamp.md": POST})
    ran = run("read", "lamp.md", "--format", "json", cwd=tmp_path)
    assert ran.code == 2
    assert json.loads(ran.out)["title"] == "The lamp that would not light"
    assert ran.err.startswith("site.yaml:1:11: error CF003")


def test_a_text_that_cannot_be_relied_on_is_read_and_said(tmp_path: Path) -> None:
    put(tmp_path, {"a.md": "---\ntitle: [a\n---\n\n## Timeline\n\n- 2025-02-03 10:30 UTC It began\n"})
    ran = run("read", "a.md", "--format", "json", cwd=tmp_path)
    assert ran.code == 1
    assert "a.md:" in ran.err
    assert len(json.loads(ran.out)["events"]) == 1


def test_yaml_is_the_same_data_as_json(tmp_path: Path) -> None:
    put(tmp_path / "in", {"lamp.md": POST, "b.md": "# B\n", "key.json": "{}"})
    for path in ("in", "in/lamp.md"):
        shown = {form: run("read", path, "--format", form, cwd=tmp_path).out for form in ("json", "yaml")}
        assert yaml.safe_load(shown["yaml"]) == json.loads(shown["json"])
    for _ in range(2):
        assert run("read", "in", "--format", "yaml", "--output", "out", cwd=tmp_path).code == 0
    assert list(tree(tmp_path / "out")) == ["b.yaml", "lamp.yaml"]
    put(tmp_path, {"out/lamp.yaml": "file: mine\n"})
    assert run("read", "in", "--format", "yaml", "--output", "out", cwd=tmp_path).code == 1
