"""A build does again what a change calls for, and no more: counted by `--profile --format json`."""

import json
from pathlib import Path
from statistics import median

import pytest

from tests.disk.tree import put, tree
from tests.law import enduring
from tests.law.building import COUNTED, ran_here
from tests.law.enduring import EPOCH, become
from tests.law.living_site import TEMPLATES, THEME, png
from tests.law.test_warm_build_is_cold_build import Changes, walk

POSTS = 40
# Dates go in turns of fifteen years: one of the oldest, and one of the twenty newest, which the feed has.
OLD, NEW = "content/posts/post-1.md", "content/posts/post-14.md"
NOTHING = {"parsed": 0, "checked": 0, "cooked": 0, "written": 0, "deleted": 0}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site of forty posts that was built, with a page, a picture and a home text."""
    root = tmp_path / "site"
    become(root, 0, POSTS)
    picture = "![A gauge](gauge.png)\n"
    put(
        root,
        {
            "content/about.md": f"---\ntype: page\n---\n# About\n\n{picture}",
            "content/gauge.png": png(10),
            "content/index.md": "# Home\n",
        },
    )
    counts = build(root)
    assert counts["texts"] == counts["parsed"] == counts["checked"] == len([*root.rglob("*.md")])
    assert counts["written"] == counts["cooked"] == len(tree(root / "public"))
    return root


def build(root: Path, *arguments: str) -> dict[str, int]:
    """What a build did, in numbers."""
    ran = ran_here(root, EPOCH, *arguments, *COUNTED)
    assert ran.code == 0, ran.err
    told = json.loads(ran.out)
    assert told["version"] == 1
    assert all(stage["seconds"] >= 0 and stage["name"] for stage in told["stages"])
    counts: dict[str, int] = told["counts"]
    return counts


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text()
    assert old in text
    (root / path).write_text(text.replace(old, new, 1))


def done(counts: dict[str, int]) -> dict[str, int]:
    return {name: counts[name] for name in NOTHING}


def work(*, parsed: int = 0, cooked: int = 0, written: int = 0, deleted: int = 0) -> dict[str, int]:
    return {"parsed": parsed, "checked": parsed, "cooked": cooked, "written": written, "deleted": deleted}


def test_without_a_change_nothing_is_done(root: Path) -> None:
    assert done(build(root)) == NOTHING
    for file in (root / "content").rglob("*"):
        file.touch()
    assert done(build(root)) == NOTHING
    for file in (root / "public").rglob("*"):
        file.touch()
    assert done(build(root)) == NOTHING


def test_after_an_edit_of_a_body_one_text_is_read_and_its_page_is_made(root: Path) -> None:
    edit(root, OLD, "It stops.", "It stops, and starts.")
    assert done(build(root)) == work(parsed=1, cooked=1, written=1)
    edit(root, NEW, "It stops.", "It stops, and starts.")
    # The feed has the whole text of the newest posts.
    assert done(build(root)) == work(parsed=1, cooked=2, written=2)


def test_after_an_edit_of_the_first_words_lists_are_made_too(root: Path) -> None:
    edit(root, OLD, "It rained,", "It poured,")
    counts = build(root)
    assert (counts["parsed"], counts["written"]) == (1, 3)  # its page, the home page, the page of its tag
    assert counts["cooked"] <= 5  # and at most those of its neighbours, which show its title


def test_after_an_edit_of_a_title_whatever_shows_it_is_made(root: Path) -> None:
    edit(root, OLD, "title: Post 1", "title: The first post")
    # Its page, two beside it, home, its tag; nothing of the sitemap, which has no titles.
    assert done(build(root)) == work(parsed=1, cooked=5, written=5)
    edit(root, NEW, "title: Post 14", "title: The last post")
    counts = build(root)
    assert counts["parsed"] == 1
    assert counts["cooked"] == counts["written"] <= 6  # and the feed; the newest has one beside it alone


def test_after_an_edit_of_a_template_no_text_is_read(root: Path) -> None:
    pages = [*(root / "public/posts").glob("*/index.html")]
    put(root, {f"{THEME}/templates/post.html": TEMPLATES["post.html"].replace("<h1>", "<h1 class=x>")})
    everything = [*(root / "public").rglob("*.html")]
    # The base template includes one whose name is known only when the page is made: any may be it.
    assert done(build(root)) == work(cooked=len(everything), written=len(pages))
    put(root, {f"{THEME}/templates/base.html": TEMPLATES["base.html"].replace("<nav>", "<nav class=x>")})
    assert done(build(root)) == work(cooked=len(everything), written=len(everything))


def test_a_template_that_no_page_uses_costs_nothing(root: Path) -> None:
    put(root, {f"{THEME}/templates/unused.html": "<p>"})
    counts = build(root)
    assert (counts["parsed"], counts["written"]) == (0, 0)


def test_after_a_picture_was_repainted_its_page_is_made_and_no_text_is_read(root: Path) -> None:
    for data in (png(20), png(20, (9, 9))):
        put(root, {"content/gauge.png": data})
        # The name of a picture changes with its bytes.
        assert done(build(root)) == work(cooked=2, written=2, deleted=1)


def test_for_another_audience_or_day_and_for_another_output_no_text_is_read(root: Path) -> None:
    edit(root, OLD, "date: ", "draft: true\ndate: ")
    build(root)
    for arguments in (("--drafts",), ("--as-of", "2015-01-01"), ("--output", "second"), ("--expired", "--future")):
        assert build(root, *arguments)["parsed"] == 0


def test_a_file_of_the_output_that_is_gone_or_changed_is_made_again_alone(root: Path) -> None:
    page = root / "public/posts/post-1/index.html"
    page.unlink()
    assert done(build(root)) == work(cooked=1, written=1)
    page.write_bytes(page.read_bytes()[:-1] + b"!")
    assert done(build(root)) == work(cooked=1, written=1)


def test_a_text_that_comes_back_is_known(root: Path) -> None:
    text = (root / OLD).read_text()
    edit(root, OLD, "It stops.", "It stops, and starts.")
    build(root)
    (root / OLD).write_text(text)
    assert build(root)["parsed"] == 0
    (root / OLD).unlink()
    assert build(root)["parsed"] == 0


def test_without_a_store_everything_is_done_and_nothing_is_written(root: Path) -> None:
    enduring.forget(root)
    counts = build(root)
    assert counts["parsed"] == counts["texts"]
    assert (counts["written"], counts["deleted"]) == (0, 0)
    assert build(root, "--no-cache")["parsed"] == counts["texts"]
    assert done(build(root)) == NOTHING


@pytest.mark.parametrize("jobs", ["1", "2", "3"])
def test_any_number_of_workers_makes_the_same_bytes(root: Path, jobs: str) -> None:
    wanted = tree(root / "public")
    for extra in ((), ("--no-cache",)):
        ran = enduring.build(root, "--jobs", jobs, "--output", f"with-{jobs}", "--verify", *extra)
        assert ran.code == 0, ran.err
        assert tree(root / f"with-{jobs}") == wanted


def test_most_steps_of_a_walk_through_changes_read_one_text_at_most() -> None:
    tally: list[dict[str, int]] = []
    walk(type("Counted", (Changes,), {"counted": True, "tally": tally}), 75, 0)
    # Each step builds twice; the second time there is nothing to do.
    assert all(counts["parsed"] == counts["cooked"] == counts["written"] == 0 for counts in tally[1::2])
    first = tally[::2]
    assert len(first) > 75
    assert median(counts["parsed"] for counts in first) <= 1
    assert sum(counts["parsed"] for counts in first) < sum(counts["texts"] for counts in first) / 2
