"""`afterword build --remote-cache`: what one machine knows, another need not work out."""

import shutil
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.many_posts import COUNTED, counts, made_up, tree

pytest.importorskip("fsspec")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return made_up(tmp_path / "site", 30)


def another(site: Path) -> Path:
    """The same sources on another machine, which has built nothing yet."""
    there = site.with_name("another")
    shutil.copytree(site, there, ignore=shutil.ignore_patterns(".afterword", "public"))
    return there


def test_another_machine_reads_no_text_again(site: Path, tmp_path: Path) -> None:
    url = f"file://{tmp_path}/shared"
    first = run("build", "--remote-cache", url, *COUNTED, cwd=site)
    assert (first.code, counts(first)["parsed"]) == (0, 30)
    there = another(site)
    second = run("build", "--remote-cache", url, *COUNTED, cwd=there)
    assert (second.code, counts(second)["parsed"], counts(second)["checked"]) == (0, 0, 0)
    assert tree(there / "public") == tree(site / "public")
    assert second.err == first.err
    # From then on it is known there, too.
    shutil.rmtree(tmp_path / "shared")
    shutil.rmtree(there / "public")
    assert counts(run("build", "--jobs", "1", *COUNTED, cwd=there))["parsed"] == 0


def test_what_a_machine_knew_before_is_shared_too(site: Path, tmp_path: Path) -> None:
    url = f"file://{tmp_path}/shared"
    run("build", cwd=site)
    shutil.rmtree(site / "public")
    run("build", "--remote-cache", url, cwd=site)
    there = another(site)
    assert counts(run("build", "--remote-cache", url, *COUNTED, cwd=there))["parsed"] == 0


def test_what_is_damaged_there_is_worked_out_again(site: Path, tmp_path: Path) -> None:
    url = f"file://{tmp_path}/shared"
    first = run("build", "--remote-cache", url, cwd=site)
    for file in (tmp_path / "shared").rglob("*"):
        if file.is_file():
            data = bytearray(file.read_bytes())
            data[len(data) // 2] ^= 1
            file.write_bytes(data)
    there = another(site)
    second = run("build", "--remote-cache", url, cwd=there)
    assert (first.code, second.code) == (0, 0)
    assert tree(there / "public") == tree(site / "public")


def test_a_place_that_cannot_be_had_is_one_warning(site: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    done = run("build", "-q", "--remote-cache", f"file://{tmp_path}/file/shared", cwd=site)
    assert done.code == 0
    assert [line.partition(":")[0] for line in done.err.splitlines()] == ["afterword"]
    assert "the build goes on without it" in done.err
    assert (site / "public/index.html").exists()


@pytest.mark.parametrize(
    "place", ["static/shared", "content/../static/shared", "content/posts", "public/shared", "private/shared", "."]
)
def test_no_shared_store_lies_in_the_site_which_may_publish_it(site: Path, place: str) -> None:
    before = sorted(site.rglob("*"))
    done = run("build", "--remote-cache", f"file://{site}/{place}", cwd=site)
    assert (done.code, done.out) == (2, "")
    assert "may be published, and this holds drafts" in done.err
    assert sorted(site.rglob("*")) == before


def test_nor_in_an_output_elsewhere(site: Path, tmp_path: Path) -> None:
    done = run("build", "--output", tmp_path / "out", "--remote-cache", f"file://{tmp_path}/out/shared", cwd=site)
    assert done.code == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (("--scheduler", "nowhere"), "tcp://HOST:PORT"),
        (("--remote-cache", "nowhere"), "--remote-cache"),
        (("--remote-cache", "file:///x", "--no-cache"), "--no-cache"),
    ],
)
def test_what_makes_no_sense_is_refused(site: Path, flags: tuple[str, ...], words: str) -> None:
    done = run("build", *flags, cwd=site)
    assert done.code == 2
    assert words in done.err
    assert not (site / "public").exists()


def test_the_shared_store_can_be_tidied(site: Path, tmp_path: Path) -> None:
    url = f"file://{tmp_path}/shared"
    run("build", "--remote-cache", url, cwd=site)
    kept = run("cache", "gc", "--remote-cache", url, cwd=site)
    assert "Dropped 0 objects of the shared store" in kept.out
