"""What lint says of a site does not depend on what it remembers: whatever was changed, and however the store is."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from msgspec import Struct, structs

from generator.disk.find import find_site
from generator.engine import reading, remember
from generator.engine.understand import Wishes, understand
from generator.engine.workshop import Means, open_workshop
from generator.model.plan import Plan
from generator.model.post import Post
from generator.model.problem import Problem
from generator.model.site import Site
from generator.report.data import show_json
from tests.disk.tree import put

CLOCK = datetime(2026, 1, 1, tzinfo=UTC)
STORE = Path(".afterword/store/understood.sqlite")
NAMES = ("pump.md", "valve.md", "2024-05-06-sluice.md", "aux.md", "pier/index.md", "über.md")
BODIES = (
    "# The pump\n\nTODO: say which pump.\n\n## Timeline\n\n- 10:00 UTC it stops\n- 09:00 UTC it starts\n",
    "# The valve\n\nSee [the pump](pump.md), [it](2024-05-06-sluice.md#x) and [nothing](gone.md).\n\n![](a.png)\n",
    "---\ntitle: Sluice\ndate: 2024-05-06\ndraft: true\n---\n\nIt was closed (why?). ![Level](/a.png) ![](gone.png)\n",
    "---\ntitle: Harbour\nslug: pump\ntags: [a, b]\naliases: [/o/]\n---\n\n> Should we move the diagram?\n\nText.\n",
    "---\nvisibility: internal\naliases: [/o/]\n---\n\nThe cafÃ© is [here](pump.md), the picture [there](/a.png).\n",
    "---\ndate: 2099-01-01\nincident:\n  started: 2024-01-01T10:00Z\n---\n# Later\n\n<!-- internal -->x\n",
    "---\ntitle: [\n---\n",
    "",
)
CONFIGS = (
    "title: A harbour\n",
    "title: A harbour\ntimezone: Europe/Paris\n",
    "title: A harbour\nbase_url: https://harbour.example/\nhtml: trusted\nlanguage: de\n",
    "title: A harbour\neditorial:\n  products: [Pump]\n",
)


class Seen(Struct, frozen=True):
    """What was understood of a site, and what had to be worked out for it."""

    problems: tuple[Problem, ...]
    posts: tuple[Post, ...]
    plan: Plan
    site: Site
    parsed: int
    checked: int


def look(root: Path, remembered: bool) -> Seen:
    site = find_site(root)
    with open_workshop(site, CLOCK, Means(jobs=1, remembered=remembered), painted=False) as workshop:
        build = understand(site, Wishes(CLOCK, themed=False), workshop=workshop).build
        posts, counts = build.posts, workshop.memory.counts
        return Seen(build.problems, posts, build.plan, build.site, counts.parsed, counts.checked)


def agrees(root: Path) -> None:
    """Twice with the store, for the second has more of it, and once without."""
    first, second, cold = look(root, True), look(root, True), look(root, False)
    for warm in (first, second):
        assert show_json(warm.problems) == show_json(cold.problems)
        assert warm.problems == cold.problems
        assert warm.posts == cold.posts
        assert warm.plan == cold.plan
        assert warm.site == cold.site


def edit(root: Path, random: Random) -> None:
    put(root, {f"content/{random.choice(NAMES)}": random.choice(BODIES) + random.choice(BODIES[:3])})


def rename(root: Path, random: Random) -> None:
    files = sorted((root / "content").rglob("*.md"))
    if files:
        (root / "content/pier").mkdir(exist_ok=True)
        random.choice(files).replace(root / "content" / random.choice(NAMES))


def swap(root: Path, random: Random) -> None:
    files = sorted((root / "content").rglob("*.md"))
    one, other = random.choice(files), random.choice(files)
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)


def delete(root: Path, random: Random) -> None:
    files = sorted((root / "content").rglob("*.md"))
    if len(files) > 1:
        random.choice(files).unlink()


def configure(root: Path, random: Random) -> None:
    put(root, {"site.yaml": random.choice(CONFIGS)})


def explain(root: Path, random: Random) -> None:
    put(root, {"glossary.yaml": random.choice(("Sluice: A gate.\n", "Pump: It moves water.\n", "- wrong\n"))})


def picture(root: Path, random: Random) -> None:
    file = root / "static/a.png"
    if file.exists():
        file.unlink()
    else:
        put(root, {"static/a.png": b"\x89PNG\r\n\x1a\n"})


def damage(root: Path, random: Random) -> None:
    file = root / STORE
    if file.exists():
        data = bytearray(file.read_bytes())
        for _ in range(random.choice((1, 50))):
            data[random.randrange(len(data))] ^= 1 << random.randrange(8)
        file.write_bytes(data[: random.choice((len(data), len(data) // 2))])


STEPS: tuple[Callable[[Path, Random], None], ...] = (
    edit, edit, edit, rename, swap, delete, configure, explain, picture, damage,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(12))
def test_after_any_changes_a_warm_answer_is_the_cold_one(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    put(tmp_path, {"site.yaml": CONFIGS[0], "content/pump.md": BODIES[0], "content/valve.md": BODIES[1]})
    for _ in range(12):
        random.choice(STEPS)(tmp_path, random)
        agrees(tmp_path)


def test_what_is_known_is_not_worked_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {"site.yaml": CONFIGS[0], "content/pump.md": BODIES[0], "content/valve.md": BODIES[1]})
    cold = look(tmp_path, True)
    assert (cold.parsed, cold.checked) == (2, 2)
    monkeypatch.setattr(reading, "parse_post", None)
    monkeypatch.setattr(reading, "check_read", None)
    assert look(tmp_path, True) == structs.replace(cold, parsed=0, checked=0)


def test_another_program_works_everything_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {"site.yaml": CONFIGS[0], "content/pump.md": BODIES[0]})
    look(tmp_path, True)
    monkeypatch.setattr(remember, "kept_salt", lambda root: "another")
    again = look(tmp_path, True)
    assert (again.parsed, again.checked) == (1, 1)


def test_other_rules_of_an_editor_need_no_parsing(tmp_path: Path) -> None:
    put(tmp_path, {"site.yaml": CONFIGS[0], "content/pump.md": BODIES[0]})
    look(tmp_path, True)
    put(tmp_path, {"site.yaml": CONFIGS[3]})
    again = look(tmp_path, True)
    assert (again.parsed, again.checked) == (0, 1)


def test_a_store_that_says_something_else_of_a_text_is_not_believed_about_its_path(tmp_path: Path) -> None:
    put(tmp_path, {"site.yaml": CONFIGS[0], "content/pump.md": BODIES[0], "content/valve.md": BODIES[1]})
    look(tmp_path, True)
    with sqlite3.connect(tmp_path / STORE) as connection:
        rows = connection.execute("SELECT key, value FROM entries").fetchall()
        values = [value for _, value in rows]
        moved = zip(values[1:] + values[:1], (key for key, _ in rows), strict=True)
        connection.executemany("UPDATE entries SET value = ? WHERE key = ?", list(moved))
    connection.close()
    assert {post.path for post in look(tmp_path, True).posts} == {"content/pump.md", "content/valve.md"}


def test_a_folder_that_is_no_site_is_left_as_it_is(tmp_path: Path) -> None:
    put(tmp_path, {"pump.md": BODIES[0]})
    look(tmp_path, True)
    assert [file.name for file in tmp_path.iterdir()] == ["pump.md"]
