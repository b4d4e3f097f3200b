"""`afterword lint --baseline`: a site with old problems, of which only new ones are told."""

import json
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.disk.tree import put, tree

OLD = "# Old\n\nTODO: an old note\n\nThe end.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return put(tmp_path / "journal", {"site.yaml": "title: x\n", "content/old.md": OLD})


def told(*arguments: str, cwd: Path) -> list[tuple[str, int]]:
    ran = run("lint", "--format", "json", "--select", "ED,FM", "--fail-on", "never", *arguments, cwd=cwd)
    assert ran.code == 0, ran.err
    return [(problem["path"], problem["line"]) for problem in json.loads(ran.out)["problems"]]


def test_what_is_known_is_not_told_any_more_wherever_it_has_moved(site: Path) -> None:
    ran = run("lint", "--write-baseline", "known.json", cwd=site)
    assert (ran.code, ran.out, ran.err) == (0, "No problems.\n", "known.json: knows 2 problems\n")
    assert run("lint", "--baseline", "known.json", cwd=site).out == "No problems.\n"
    put(site, {"content/old.md": OLD.replace("# Old\n", "# Old\n\nSaid before.\n") + "\nTODO: a new note\n"})
    assert told("--baseline", "known.json", cwd=site) == [("content/old.md", 9)]
    assert run("lint", "--baseline", "known.json", cwd=site).code == 1


def test_a_baseline_means_the_same_from_any_folder(site: Path) -> None:
    run("lint", "--write-baseline", "known.json", cwd=site)
    before = (site / "known.json").read_bytes()
    assert told("old.md", "--baseline", "../known.json", cwd=site / "content") == []
    assert told("journal", "--baseline", "journal/known.json", cwd=site.parent) == []
    run("lint", "journal", "--write-baseline", "journal/known.json", cwd=site.parent)
    assert (site / "known.json").read_bytes() == before


def test_two_sites_can_share_one(site: Path) -> None:
    put(site.parent / "other", {"site.yaml": "title: y\n", "content/old.md": OLD.replace("old note", "other note")})
    run("lint", "journal", "--write-baseline", "known.json", cwd=site.parent)
    assert told("journal", "other", "--baseline", "known.json", cwd=site.parent) == [("other/content/old.md", 3)]


def test_what_stops_every_build_is_never_known(site: Path) -> None:
    put(site, {"content/broken.md": "---\ntitle: [\n---\n\nBroken.\n"})
    ran = run("lint", "--write-baseline", "known.json", cwd=site)
    assert (ran.code, ran.err) == (1, "known.json: knows 2 problems\n")
    assert "FM003" in ran.out
    assert told("--baseline", "known.json", cwd=site) == [("content/broken.md", 3)]


@pytest.mark.parametrize("data", [None, b"", b"{}", b"\xff", b'{"version": 9, "problems": []}', b"[" * 100_000])
def test_a_baseline_that_is_none_is_one_line_and_exit_2(site: Path, data: bytes | None) -> None:
    if data is not None:
        put(site, {"known.json": data})
    ran = run("lint", "--baseline", "known.json", cwd=site)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("afterword: known.json: ")
    assert len(ran.err.splitlines()) == 1


def test_a_baseline_goes_over_no_text_and_not_under_a_wrong_configuration(site: Path) -> None:
    before = tree(site)
    assert run("lint", "--write-baseline", "content/old.md", cwd=site).code == 2
    assert run("lint", "--write-baseline", "a.json", "--baseline", "b.json", cwd=site).code == 2
    assert tree(site) == before
    put(site, {"site.yaml": "timezone: Mars/Base\n"})
    assert run("lint", "--write-baseline", "known.json", cwd=site).code == 2
    assert not (site / "known.json").exists()


def test_a_known_note_is_left_out_of_its_page_all_the_same(site: Path) -> None:
    run("lint", "--write-baseline", "known.json", cwd=site)
    assert run("build", cwd=site).code == 0
    assert "an old note" not in (site / "public/old/index.html").read_text(encoding="utf-8")
