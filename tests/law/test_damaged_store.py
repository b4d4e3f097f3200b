"""However the store is, and wherever it came from: a build makes what one without it makes, with a word at most."""

import contextlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from random import Random
from zlib import crc32

import pytest
from msgspec import structs

from generator.engine.reading import encode_checked, known_checked
from generator.model.summary import NOTHING
from tests.disk.tree import put
from tests.law.building import Desk, ran_here
from tests.law.changes import body_edited
from tests.law.disturbances import STORE, store_deleted, store_files

TIMES, PARTS = 100, 4


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A site that was built, and that has a store."""
    desk = Desk(tmp_path / "site")
    assert desk.agrees()
    # Both keep what they know there.
    ran_here(desk.site.root, "", "--fail-on", "never", command="lint")
    assert store_files(desk.site.root)
    return desk


def stored(desk: Desk, random: Random) -> Path:
    """A file of its store, which is filled again if the last damage was its end."""
    if not any(file.stat().st_size for file in store_files(desk.site.root)):
        store_deleted(desk.site, 0, 0)
        ran_here(desk.site.root, "", "--fail-on", "never", command="lint")
    return random.choice([file for file in store_files(desk.site.root) if file.stat().st_size])


def agrees(desk: Desk, turn: int) -> None:
    desk.site.store_damaged = True
    body_edited(desk.site, turn, turn // 3)
    assert desk.agrees()


@pytest.mark.parametrize("part", range(PARTS))
def test_cut_at_any_byte(desk: Desk, part: int) -> None:
    random = Random(part)
    for turn in range(TIMES // PARTS):
        file = stored(desk, random)
        os.truncate(file, random.randrange(file.stat().st_size))
        agrees(desk, turn)


@pytest.mark.parametrize("part", range(PARTS))
def test_with_any_bytes_changed(desk: Desk, part: int) -> None:
    random = Random(part)
    for turn in range(TIMES // PARTS):
        file = stored(desk, random)
        data = bytearray(file.read_bytes())
        for _ in range(random.choice((1, 10, 100))):
            data[random.randrange(len(data))] ^= 1 << random.randrange(8)
        file.write_bytes(data)
        agrees(desk, turn)


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _link(file: Path) -> None:
    file.rename(file.with_name("elsewhere"))
    file.symlink_to("elsewhere")


def _words(file: Path) -> None:
    file.write_text("This is no store.")


def _of_another_program(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE entries (key BLOB PRIMARY KEY, value TEXT)")
    connection.close()


@pytest.mark.parametrize("become", [_folder, _link, _words, _of_another_program])
def test_with_something_else_in_its_place(desk: Desk, become: Callable[[Path], None]) -> None:
    become(max(store_files(desk.site.root), key=lambda file: file.stat().st_size))
    agrees(desk, 0)


def test_locked_by_another_process_all_the_while(desk: Desk) -> None:
    for file in store_files(desk.site.root):
        if file.suffix == ".sqlite":
            connection = sqlite3.connect(file)
            connection.execute("BEGIN EXCLUSIVE")
            agrees(desk, 1)
            connection.close()


def test_with_values_under_keys_of_others(desk: Desk) -> None:
    for turn, file in enumerate(file for file in store_files(desk.site.root) if file.suffix == ".sqlite"):
        with sqlite3.connect(file) as connection:
            tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            for table in tables:
                columns = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
                if {"key", "value"} <= columns:
                    rows = connection.execute(f"SELECT key, value FROM {table}").fetchall()
                    values = [value for _, value in rows]
                    moved = zip(values[1:] + values[:1], (key for key, _ in rows), strict=True)
                    connection.executemany(f"UPDATE {table} SET value = ? WHERE key = ?", list(moved))
        connection.close()
        agrees(desk, turn)


def test_the_whole_folder_may_be_no_folder(desk: Desk) -> None:
    store_deleted(desk.site, 0, 0)
    (desk.site.root / STORE).write_text("")
    agrees(desk, 0)


def test_values_that_do_not_fit_each_other_are_thrown_away(tmp_path: Path) -> None:
    text = "---\ntitle: A\ndate: 2026-01-01\n---\n\nSee [b](b.md).\n"
    site = put(
        tmp_path / "site",
        {"site.yaml": "title: One\n", "content/a.md": text, "content/b.md": text.replace("[b](b.md)", "it")},
    )
    assert ran_here(site, "").code == 0
    (site / "site.yaml").write_text("title: Another\n", encoding="utf-8")
    with contextlib.closing(sqlite3.connect(site / STORE / "understood.sqlite")) as store, store:
        for key, value in store.execute("SELECT key, value FROM entries").fetchall():
            checked = known_checked(value[4:], "content/a.md")
            if checked is not None:  # with a checksum that is right, as anybody can make it
                led_astray = structs.replace(checked.summary, reach=NOTHING)
                said = encode_checked(structs.replace(checked, summary=led_astray))
                store.execute(
                    "UPDATE entries SET value = ? WHERE key = ?", (crc32(said).to_bytes(4, "big") + said, key)
                )
    ran = ran_here(site, "")
    assert (ran.code, ran.err) == (
        0,
        "afterword: the store of this site does not fit its texts; all is worked out anew\n",
    )
    assert ran_here(site, "", "--verify").err == ""
    assert ">b</a>" in (site / "public/a/index.html").read_text(encoding="utf-8")
