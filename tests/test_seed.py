"""The main job on the real draft that Afterword began with."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.site import picture, problems, run, tree, write_site

PICTURES = ("tcpdump-screenshot", "node-container-connection", "aws-eks-diagram")


class Elements(HTMLParser):
    """Every start tag of a page with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def of_class(self, name: str) -> list[tuple[str, dict[str, str]]]:
        return [(tag, attrs) for tag, attrs in self.found if name in attrs.get("class", "").split()]


@pytest.fixture
def site(seed: Path, tmp_path: Path) -> Path:
    return write_site(tmp_path / "site", {"content/posts/case.md": seed.read_bytes()}, "title: Cases\n")


@pytest.fixture
def page(site: Path) -> str:
    done = run("build", "--root", site)
    assert done.returncode == 0, done.stderr
    return (site / "public/posts/case/index.html").read_text()


def test_the_story_is_told_in_order_with_no_invented_date(page: str) -> None:
    section = page[page.index("as-told") :]
    section = section[: section.index("</section>")]
    for phrase in ("first weekend after New Year", "month", "Thursday"):
        assert phrase in section
    ids = {attrs["id"] for _, attrs in Elements(page).found if "id" in attrs}
    targets = re.findall(r'href="#([^"]+)"', section)
    assert {"p-9", "p-45", "p-59"} <= set(targets) <= ids
    assert "<time" not in section


def test_three_learnings_and_the_quotation_and_no_note(page: str, site: Path) -> None:
    assert len(Elements(page).of_class("learning")) == 3
    assert "Arthur Conan Doyle" in page
    everything = b"\n".join(tree(site / "public").values()).decode(errors="replace")
    for leftover in ("Improve below para", "too much?", "doodle diagram", "Simplify below", "TODO"):
        assert leftover not in everything


def test_lint_finds_the_five_notes_at_their_places(site: Path, seed: Path) -> None:
    found = problems(site, "--select", "ED")
    wanted = json.loads((seed.parent / "expected-notes.json").read_text())["must_flag"]
    assert len(found) == len(wanted)
    for note, key in zip(found, wanted, strict=True):
        assert {k: note[k] for k in ("line", "column", "end_column", "text", "confidence", "code", "name")} == {
            k: key[k] for k in ("line", "column", "end_column", "text", "confidence", "code", "name")
        }
        assert note["target"]["kind"] in key["target"]


def test_missing_pictures_and_mojibake_are_reported_where_they_stand(site: Path) -> None:
    found = problems(site)
    assert [p["line"] for p in found if p["name"] == "picture-missing"] == [35, 53, 70]
    assert [p["line"] for p in found if p["name"] == "mojibake"] == [39]


def test_pictures_that_are_there_are_shown_with_their_size(site: Path) -> None:
    for number, name in enumerate(PICTURES, 1):
        picture(site / f"static/images/{name}.png", (100 * number, 50 * number))
    assert run("build", "--root", site).returncode == 0
    page = (site / "public/posts/case/index.html").read_text()
    images = [attrs for tag, attrs in Elements(page).found if tag == "img"]
    assert [(image["width"], image["height"]) for image in images] == [("100", "50"), ("200", "100"), ("300", "150")]
    for image in images:
        assert (site / "public" / image["src"].lstrip("/")).is_file()


def test_strict_refuses_and_leaves_the_output_as_it_was(site: Path, page: str) -> None:
    before = tree(site / "public")
    (site / "content/posts/other.md").write_text("---\ntitle: Other\ndate: 2020-01-01\n---\n\nText.\n")
    done = run("build", "--root", site, "--strict")
    assert done.returncode == 1
    assert "case.md:43:3" in done.stderr
    assert tree(site / "public") == before


def test_a_second_build_changes_nothing(site: Path, page: str) -> None:
    before = tree(site / "public")
    assert run("build", "--root", site).returncode == 0
    assert tree(site / "public") == before
    assert run("build", "--root", site, "--output", site.parent / "elsewhere").returncode == 0
    assert tree(site.parent / "elsewhere") == before
