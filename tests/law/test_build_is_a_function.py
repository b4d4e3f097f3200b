"""A build is a function of its project: not of the order of its posts, nor of the process, its clock or its place."""

import os
import subprocess
import sys
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.law.sites import CONFIG, cooked, project_of
from tests.site import picture, tree, write_site

# Two posts of one day, two without a date, equal titles, tags in several spellings, and one picture under two paths.
POSTS = {
    "content/posts/b.md": "---\ntitle: Same\ndate: 2025-02-03\ntags: [Tide, rope]\n---\n\n![p](p.svg)\n\n[c](c.md)\n",
    "content/posts/a.md": "---\ntitle: Same\ndate: 2025-02-03\ntags: [tide]\naliases: [/old/]\n---\n\nTwo TODO: x.\n",
    "content/posts/c.md": "---\ntitle: Same\ntags: [TIDE]\n---\n## Timeline\n\n- 10:00 It began.\n- 11:00 Done.\n",
    "content/posts/d.md": "# Same\n\n![p](sub/p.svg)\n\nTerms: CDN (Content Delivery Network).\n",
    "content/posts/e.md": "---\ntitle: Draft\ndraft: true\n---\n\n![q](/q.svg)\n",
    "content/about.md": "---\ntitle: About\nlayout: page\n---\n\nWe, [all](posts/a.md).\n",
    "content/index.md": "---\ntitle: Home\n---\n\nHello.\n",
}
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"/>'
ASSETS = {"content/posts/p.svg": DRAWING, "content/posts/sub/p.svg": DRAWING, "static/q.svg": DRAWING}
FILES = {**POSTS, **ASSETS}


@settings(max_examples=8, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.permutations(sorted(FILES)))
def test_the_order_in_which_files_are_listed_changes_nothing(order: list[str]) -> None:
    one = cooked(*project_of(FILES))
    other = cooked(*project_of(FILES, order=order))
    assert other.build.plan == one.build.plan
    assert other.build.problems == one.build.problems
    assert other.recipes == one.recipes
    assert other.files == one.files


def test_another_process_zone_hash_seed_and_folder_give_the_same_bytes(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", dict(FILES), CONFIG + "timezone: Europe/London\n")
    picture(site / "static/images/q.png")
    running = []
    for number, (zone, seed, locale) in enumerate(
        [("UTC", "0", "C.UTF-8"), ("Pacific/Kiritimati", "1", "C"), ("America/St_Johns", "12345", "tr_TR.UTF-8")]
    ):
        here = tmp_path / f"here-{number}"
        here.mkdir()
        env = {
            "PATH": os.environ.get("PATH", ""),
            "HOME": str(here),
            "TZ": zone,
            "PYTHONHASHSEED": seed,
            "LC_ALL": locale,
        }
        command = [sys.executable, "-m", "generator", "build", "--root", os.path.relpath(site, here)]
        command += ["--output", str(tmp_path / f"out-{number}"), "--as-of", "2026-01-01"]
        running.append(
            subprocess.Popen(command, cwd=here, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        )
    said = [process.communicate(timeout=120)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], said
    first, *others = (tree(tmp_path / f"out-{number}") for number in range(3))
    assert len(first) > 10
    for other in others:
        assert other == first
