"""`afterword notes`, as a person runs it."""

import json
import subprocess
from pathlib import Path

import pytest

from generator.cli import command
from tests.cli.running import Ran, run
from tests.disk.tree import put, tree

POST = """---
title: The ring
date: 2025-02-03
---

The ring broke (TODO: when).

> Use a simpler diagram instead?

![The ring](ring.png)

## Impact

TODO: write it

TODO: write it
"""
SITE = {"site.yaml": "title: Rings\n", "content/posts/ring.md": POST, "content/posts/quiet.md": "# Quiet\n\nWords.\n"}
RING = "content/posts/ring.md"


def notes(folder: Path, *arguments: str) -> Ran:
    return run("notes", *arguments, cwd=folder)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    put(tmp_path, SITE)
    return tmp_path


def ids(folder: Path) -> list[str]:
    return [note["id"] for note in json.loads(notes(folder, "list", "--format", "json").out)["notes"]]


def test_open_notes_are_listed_with_what_they_are_about(site: Path) -> None:
    listed = notes(site)
    assert (listed.code, listed.err) == (0, "")
    lines = listed.out.splitlines()
    assert lines[0] == f"{RING}:6:16: error {ids(site)[0]}: (TODO: when)"
    assert lines[3] == "    about the image on line 10"
    assert lines[-1] == "4 open notes"
    assert notes(site, "list").out == notes(site, ".").out == notes(site, RING).out == listed.out
    assert notes(site, "content/posts/quiet.md").out == "No open notes.\n"


def test_a_program_reads_the_same(site: Path) -> None:
    read = json.loads(notes(site, "--format", "json").out)
    assert read["version"] == 1
    note = read["notes"][1]
    assert (note["path"], note["line"], note["column"], note["code"]) == (RING, 8, 3, "ED203")
    assert note["target"] == {"kind": "next-block", "line": 10, "end_line": 10, "about": "image"}
    assert (note["owner"], note["due"], note["overdue"], note["left_out"]) == ("", None, False, True)


def test_a_note_is_shown_with_what_resolving_it_does(site: Path) -> None:
    shown = notes(site, "show", f"{RING}:8")
    assert shown.code == 0
    assert "![The ring](ring.png)" in shown.out
    assert "\n-> Use a simpler diagram instead?\n" in shown.out
    assert "ED203 quote-note" in shown.out
    assert notes(site, "show", ids(site)[1]).out == shown.out


def test_a_note_is_seen_to_go_first_and_then_goes(site: Path) -> None:
    before, name = tree(site), ids(site)[0]
    seen = notes(site, "resolve", name, "--diff")
    assert (seen.code, seen.err, tree(site)) == (0, "", before)
    done = notes(site, "resolve", name)
    assert (done.code, done.out) == (0, f"{RING}:6: resolved {name}: (TODO: when)\n")
    after = (site / RING).read_bytes()
    assert after.decode() == POST.replace(" (TODO: when)", "")
    (site / RING).write_text(POST)
    subprocess.run(["git", "apply", "-"], cwd=site, input=seen.out.encode(), check=True)
    assert (site / RING).read_bytes() == after


def test_what_is_gone_is_gone(site: Path) -> None:
    name = ids(site)[0]
    assert notes(site, "resolve", name).code == 0
    before = tree(site)
    again = notes(site, "resolve", name)
    assert (again.code, again.out) == (1, "")
    assert "there is no such note any more" in again.err
    assert tree(site) == before


def test_of_equal_notes_each_has_its_own_name(site: Path) -> None:
    first, second = ids(site)[2:]
    assert first != second
    assert notes(site, "resolve", second).code == 0
    assert ids(site)[2:] == [first]


def test_several_notes_go_at_once(site: Path) -> None:
    assert notes(site, "resolve", *ids(site)[2:], f"{RING}:6").code == 0
    assert [note[:5] for note in ids(site)] == ["ED203"]
    assert notes(site, "resolve", "--all", ".").code == 0
    kept = POST.replace(" (TODO: when)", "").replace("> Use a simpler diagram instead?\n\n", "")
    assert (site / RING).read_text() == kept.replace("\nTODO: write it\n", "")


def test_a_name_that_several_files_know_needs_a_path(site: Path) -> None:
    put(site, {"content/posts/again.md": POST})
    name = ids(site)[0]
    asked = notes(site, "resolve", name)
    assert (asked.code, asked.out) == (1, "")
    assert f"content/posts/again.md:{name}, {RING}:{name}" in asked.err
    assert notes(site, "resolve", f"{RING}:{name}").code == 0
    assert (site / "content/posts/again.md").read_text() == POST


def test_dismissing_writes_the_reason(site: Path) -> None:
    name = ids(site)[1]
    seen = notes(site, "dismiss", name, "--reason", "our page asked it", "--diff")
    assert (seen.code, (site / RING).read_text()) == (0, POST)
    done = notes(site, "dismiss", name, "--reason", "our page asked it")
    assert (done.code, done.out) == (0, f"{RING}:8: dismissed {name}: Use a simpler diagram instead?\n")
    comment = "<!-- afterword: allow ED203 our page asked it -->\n"
    assert (site / RING).read_text() == POST.replace("> Use", f"{comment}> Use")
    assert name not in ids(site)
    assert run("build", cwd=site).code == 0
    page = (site / "public/posts/ring/index.html").read_text()
    assert "Use a simpler diagram instead?" in page
    assert "our page asked it" not in page


@pytest.mark.parametrize("named", ["id", f"{RING}:8", f"{RING}:9"])
def test_what_is_dismissed_already_is_said_to_be(site: Path, named: str) -> None:
    name = ids(site)[1]
    assert notes(site, "dismiss", name, "--reason", "our page asked it").code == 0
    before = tree(site)
    again = notes(site, "dismiss", name if named == "id" else named, "--reason", "once more")
    assert (again.code, again.err) == (0, "")
    assert "is dismissed already: our page asked it" in again.out
    assert tree(site) == before


def test_other_problems_of_a_text_are_dismissed_too(site: Path) -> None:
    text = "---\ntitle: T\ndate: 2025-02-03\n---\n\n![](a.png)\n"
    put(site, {"content/posts/alt.md": text})
    done = notes(site, "dismiss", "content/posts/alt.md:6:1", "--reason", "it says nothing", "--scope", "line")
    assert done.code in (0, 1), done.err
    assert done.code or "allow-line" in (site / "content/posts/alt.md").read_text()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("resolve",), "name a note"),
        (("resolve", "nonsense"), "a note is named by"),
        (("resolve", "nowhere.md:3"), "nowhere.md"),
        (("show", ""), "is empty"),
        (("dismiss", f"{RING}:8"), "--reason"),
        (("dismiss", f"{RING}:8", "--reason", "a -- b"), "comment"),
        (("dismiss", f"{RING}:8", "--reason", " "), "reason"),
        (("nowhere.md",), "nowhere.md"),
    ],
)
def test_what_cannot_be_meant_is_a_mistake(site: Path, arguments: tuple[str, ...], words: str) -> None:
    before = tree(site)
    done = notes(site, *arguments)
    assert (done.code, done.out) == (2, "")
    assert words in done.err
    assert tree(site) == before


def test_a_line_without_a_note_is_nothing_to_resolve(site: Path) -> None:
    done = notes(site, "resolve", f"{RING}:10")
    assert done.code == 1
    assert "there is no open note" in done.err


def test_what_cannot_go_by_itself_stays_and_says_why(site: Path) -> None:
    put(site, {"content/posts/rack.md": "# Rack\n\nWords.\n\n![The rack](TODO)\n"})
    done = notes(site, "resolve", "content/posts/rack.md:5")
    assert (done.code, done.out) == (1, "")
    assert "refused" in done.err
    assert "picture" in done.err


def test_a_file_that_may_not_be_written_is_left(site: Path) -> None:
    (site / RING).chmod(0o444)
    done = notes(site, "resolve", ids(site)[0])
    if done.code:  # whoever runs this may be allowed everything
        assert "read-only" in done.err
        assert (site / RING).read_text() == POST


def test_one_that_may_not_be_written_keeps_no_other_from_it(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(site, {"content/posts/second.md": "TODO: x\n\nWords.\n"})
    monkeypatch.setattr("generator.disk.rewrite.os.access", lambda file, _, **__: Path(file).name != "ring.md")
    monkeypatch.chdir(site)
    assert command.run(["notes", "resolve", "--all", "."]) == 1
    assert (site / RING).read_text() == POST
    assert (site / "content/posts/second.md").read_text() == "Words.\n"


def test_notes_are_listed_by_owner_and_by_day(site: Path) -> None:
    put(
        site,
        {"content/posts/due.md": "# Due\n\nWords.\n\nTODO(ada, 2024-05-01): ask\n\nTODO(@Bob): look (too vague?)\n"},
    )
    listed = notes(site, "content/posts/due.md").out
    assert "for ada, due 2024-05-01, overdue\n" in listed
    assert listed.endswith("open notes, 1 overdue\n")
    assert notes(site, "--owner", "@Ada").out.count("TODO(") == 1
    assert notes(site, "--owner", "bob").out.count("TODO(") == 1
    assert notes(site, "--overdue").out.endswith("\n1 open note, 1 overdue\n")
    before = run("notes", "--overdue", cwd=site, SOURCE_DATE_EPOCH="1714560000")  # noon of that day
    assert before.out == "No open notes.\n"
    assert "overdue since 2024-05-01" in run("lint", "content/posts/due.md", cwd=site).out


@pytest.mark.parametrize("arguments", [("list", ""), ("resolve", "--all", ""), ("resolve", "")])
def test_a_path_from_a_variable_that_was_never_set_is_a_mistake_and_not_the_whole_site(
    site: Path, arguments: tuple[str, ...]
) -> None:
    before = tree(site)
    ran = notes(site, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "is empty" in ran.err
    assert tree(site) == before


def test_a_link_without_its_address_is_about_itself(tmp_path: Path) -> None:
    put(tmp_path, {**SITE, RING: "---\ntitle: The ring\ndate: 2025-02-03\n---\n\nThe [ring]() broke.\n"})
    assert "\n    about the link itself\n" in notes(tmp_path, "list").out
