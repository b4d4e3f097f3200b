"""The site that benchmarks measure with: the same bytes each time, and a site like any other."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

from make_corpus import post

from tests.conftest import ROOT
from tests.site import run, tree

MAKER = ROOT / "benchmarks" / "make_corpus.py"


def make(count: int, folder: Path, *options: str) -> dict[str, bytes]:
    """The files of a site of `count` posts."""
    subprocess.run([sys.executable, MAKER, str(count), folder, *options], check=True)
    return tree(folder)


def posts(files: dict[str, bytes]) -> list[bytes]:
    return [text for path, text in files.items() if path.startswith("content/posts/")]


def test_the_same_bytes_come_out_twice(tmp_path: Path) -> None:
    one, two = make(3, tmp_path / "one"), make(3, tmp_path / "two")
    assert one == two
    assert len(posts(one)) == len(set(posts(one))) == 3
    assert all(8_500 <= len(text) <= 10_000 for text in posts(one))


def test_a_small_site_is_the_beginning_of_a_large_one(tmp_path: Path) -> None:
    small, large = make(2, tmp_path / "small"), make(3, tmp_path / "large")
    assert small.items() <= large.items()


def test_it_builds_and_its_timelines_are_read(tmp_path: Path) -> None:
    make(3, tmp_path / "site", "--pictures")
    done = run("build", "--root", tmp_path / "site")
    assert (done.returncode, done.stderr) == (0, "")
    pages = [page.read_text() for page in (tmp_path / "site/public/posts").glob("*/index.html")]
    assert len(pages) == 3
    assert all("<img" in page for page in pages)
    for text in (tmp_path / "site/content/posts").iterdir():
        read = json.loads(run("read", text, "--format", "json").stdout)
        assert len(read["events"]) >= 5
        assert all(event["at"].endswith("+00:00") for event in read["events"])
        assert read["learnings"]
        assert read["actions"]


def test_no_post_is_of_the_future_however_many_there_are() -> None:
    dates = [date.fromisoformat(post(number)[0][:10]) for number in (*range(0, 3_300, 37), 9_999, 99_999)]
    assert max(dates) < date(2025, 3, 1)
    assert len(set(dates)) > 90
