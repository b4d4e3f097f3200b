"""The store gives back what was put into it, or nothing, and never fails."""

import os
import sqlite3
from pathlib import Path
from random import Random

import pytest

from generator.disk.store import Store, open_store
from tests.disk.nobody import as_nobody, open_folder

KEY, VALUE = b"\x01" * 16, b"what was understood " * 200
FILE = Path(".afterword/store/understood.sqlite")


def filled(root: Path, salt: str = "salt", day: int = 0) -> Path:
    with open_store(root, salt, day) as store:
        store.put(KEY, VALUE)
    return root / FILE


def kept(root: Path, salt: str = "salt", day: int = 0) -> bytes | None:
    with open_store(root, salt, day) as store:
        return store.get(KEY)


def test_what_was_put_in_is_there_the_next_time(tmp_path: Path) -> None:
    filled(tmp_path)
    assert kept(tmp_path) == VALUE


def test_what_was_put_in_is_there_at_once(tmp_path: Path) -> None:
    with open_store(tmp_path, "salt", 0) as store:
        assert store.get(KEY) is None
        store.put(KEY, VALUE)
        assert store.get(KEY) == VALUE


def test_many_values_are_all_kept(tmp_path: Path) -> None:
    with open_store(tmp_path, "salt", 0) as store:
        for number in range(1201):
            store.put(number.to_bytes(16, "big"), b"%d" % number)
    with open_store(tmp_path, "salt", 0) as store:
        assert all(store.get(number.to_bytes(16, "big")) == b"%d" % number for number in range(1201))


def test_another_program_finds_nothing_and_takes_it_over(tmp_path: Path) -> None:
    filled(tmp_path)
    assert kept(tmp_path, "another salt") is None
    assert kept(tmp_path) is None


def test_a_program_whose_store_another_one_takes_over_meanwhile_neither_reads_nor_writes_there(tmp_path: Path) -> None:
    other = b"\x02" * 16
    with open_store(tmp_path, "old", 0) as old:
        assert old.get(KEY) is None
        filled(tmp_path, "new")
        assert old.get(KEY) is None
        old.put(other, b"of the old program")
    assert kept(tmp_path, "new") == VALUE
    with open_store(tmp_path, "new", 0) as store:
        assert store.get(other) is None


def test_it_is_never_committed(tmp_path: Path) -> None:
    filled(tmp_path)
    assert (tmp_path / FILE).with_name(".gitignore").read_text() == "*\n"


def test_a_store_of_nothing_keeps_nothing() -> None:
    store = Store()
    store.put(KEY, VALUE)
    assert store.get(KEY) is None
    store.close()


def test_what_nobody_asks_for_in_a_month_is_dropped(tmp_path: Path) -> None:
    filled(tmp_path)
    other = b"\x02" * 16
    for day in (20, 40):
        with open_store(tmp_path, "salt", day) as store:
            store.put(other, b"new")
            if day == 20:
                assert store.get(KEY) == VALUE
    assert kept(tmp_path, day=41) == VALUE
    with open_store(tmp_path, "salt", 90):
        pass
    assert kept(tmp_path, day=90) is None


@pytest.mark.parametrize("part", range(0, 100, 5))
def test_one_that_is_cut_off_is_as_good_as_an_empty_one(tmp_path: Path, part: int) -> None:
    file = filled(tmp_path)
    data = file.read_bytes()
    file.write_bytes(data[: len(data) * part // 100])
    assert kept(tmp_path) in (None, VALUE)
    filled(tmp_path)
    assert kept(tmp_path) in (None, VALUE)
    filled(tmp_path)
    assert kept(tmp_path) == VALUE


@pytest.mark.parametrize("seed", range(40))
def test_one_with_wrong_bytes_gives_the_truth_or_nothing(tmp_path: Path, seed: int) -> None:
    file, random = filled(tmp_path), Random(seed)
    data = bytearray(file.read_bytes())
    for _ in range(random.choice((1, 20, 2000))):
        data[random.randrange(len(data) if seed % 2 else 200)] = random.randrange(256)
    file.write_bytes(data)
    assert kept(tmp_path) in (None, VALUE)
    filled(tmp_path)
    assert kept(tmp_path) in (None, VALUE)


@pytest.mark.parametrize("data", [b"", b"no database at all", b"SQLite format 3\0" + b"\0" * 500])
def test_what_is_no_store_is_replaced_by_one(tmp_path: Path, data: bytes) -> None:
    filled(tmp_path).write_bytes(data)
    assert kept(tmp_path) is None
    filled(tmp_path)
    assert kept(tmp_path) == VALUE


@pytest.mark.parametrize(
    "change",
    [
        "DROP TABLE entries",
        "CREATE VIEW more AS SELECT * FROM entries",
        "CREATE TRIGGER odd AFTER INSERT ON entries BEGIN DELETE FROM entries; END",
        "PRAGMA user_version = 99",
        "PRAGMA application_id = 1",
        "DELETE FROM salt",
    ],
)
def test_a_database_of_another_make_is_no_store(tmp_path: Path, change: str) -> None:
    with sqlite3.connect(filled(tmp_path)) as connection:
        connection.execute(change)
    connection.close()
    assert kept(tmp_path) is None
    filled(tmp_path)
    assert kept(tmp_path) == VALUE


@pytest.mark.parametrize("value", [b"no compressed bytes", "words", 7, None])
def test_a_value_of_another_make_is_none(tmp_path: Path, value: object) -> None:
    with sqlite3.connect(filled(tmp_path)) as connection:
        connection.execute("UPDATE OR IGNORE entries SET value = ?, day = 'x'", (value,))
    connection.close()
    assert kept(tmp_path) in (None, VALUE)


@pytest.mark.parametrize("place", [0, 3, 4, 1000, len(VALUE) + 3])
def test_a_value_with_one_wrong_byte_is_as_if_it_were_absent(tmp_path: Path, place: int) -> None:
    other = b"\x02" * 16
    with open_store(tmp_path, "salt", 0) as store:
        store.put(KEY, VALUE)
        store.put(other, VALUE)
    with sqlite3.connect(tmp_path / FILE) as connection:
        (kept_value,) = connection.execute("SELECT value FROM entries WHERE key = ?", (KEY,)).fetchone()
        wrong = kept_value[:place] + bytes([kept_value[place] ^ 1]) + kept_value[place + 1 :]
        connection.execute("UPDATE entries SET value = ? WHERE key = ?", (wrong, KEY))
    connection.close()
    with open_store(tmp_path, "salt", 0) as store:
        assert store.get(KEY) is None
        assert store.get_many((KEY, other)) == {other: VALUE}
        store.put(KEY, VALUE)
    assert kept(tmp_path) == VALUE


@pytest.mark.parametrize("value", [b"", b"abc", b"\0\0\0\0more"])
def test_a_value_without_its_checksum_is_as_if_it_were_absent(tmp_path: Path, value: bytes) -> None:
    with sqlite3.connect(filled(tmp_path)) as connection:
        connection.execute("UPDATE entries SET value = ?", (value,))
    connection.close()
    assert kept(tmp_path) is None


def test_an_empty_value_is_kept(tmp_path: Path) -> None:
    with open_store(tmp_path, "salt", 0) as store:
        store.put(KEY, b"")
    assert kept(tmp_path) == b""


def test_many_are_asked_for_at_once(tmp_path: Path) -> None:
    keys = [number.to_bytes(16, "big") for number in range(1201)]
    with open_store(tmp_path, "salt", 0) as store:
        for key in keys[::2]:
            store.put(key, b"v" + key)
        found = {key: b"v" + key for key in keys[::2]}
        assert store.get_many(keys) == found  # some of them are not written yet
        assert store.get_many(()) == {}
    with open_store(tmp_path, "salt", 0) as store:
        assert store.get_many(keys) == found
        assert store.get_many(keys[:1] * 3) == {keys[0]: found[keys[0]]}


def test_one_that_somebody_else_writes_is_read_and_not_waited_for(tmp_path: Path) -> None:
    other = sqlite3.connect(filled(tmp_path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_store(tmp_path, "salt", 0) as store:
        assert store.get(KEY) == VALUE
        store.put(b"\x03" * 16, b"new")
    other.execute("COMMIT")
    other.close()
    assert kept(tmp_path) == VALUE


@pytest.mark.parametrize("link", [".afterword", ".afterword/store", str(FILE), f"{FILE}-wal"])
def test_no_link_is_followed(tmp_path: Path, link: str) -> None:
    away, site = tmp_path / "away", tmp_path / "site"
    spot = site / link
    spot.parent.mkdir(parents=True)
    if spot.suffix:
        away.write_bytes(b"precious")
    else:
        away.mkdir()
    spot.symlink_to(away)
    filled(site)
    assert kept(site) is None
    assert spot.is_symlink()
    assert not away.is_dir() or not any(away.iterdir())
    assert not away.is_file() or away.read_bytes() == b"precious"


def test_a_file_in_the_place_of_its_folder_stays(tmp_path: Path) -> None:
    (tmp_path / ".afterword").write_text("mine")
    filled(tmp_path)
    assert (tmp_path / ".afterword").read_text() == "mine"


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_on_a_disk_that_is_read_only_it_is_read_and_not_written() -> None:
    with open_folder() as root:
        file = filled(root)
        before = file.read_bytes()
        with as_nobody():
            assert kept(root) == VALUE
            assert kept(root, "another salt") is None
            with open_store(root, "salt", 50) as store:
                store.put(b"\x04" * 16, b"new")
        assert file.read_bytes() == before
        assert {part.name for part in file.parent.iterdir()} == {".gitignore", file.name}


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_where_nothing_may_be_made_nothing_is_kept() -> None:
    with open_folder() as root, as_nobody():
        filled(root)
        assert kept(root) is None
        assert not any(root.iterdir())


def test_what_is_no_store_of_ours_is_set_aside_and_said(tmp_path: Path) -> None:
    file, said = tmp_path / ".afterword/store/understood.sqlite", list[str]()
    file.parent.mkdir(parents=True)
    file.write_bytes(b"notes of somebody")
    with open_store(tmp_path, "salt", 1, said.append) as store:
        store.put(b"k" * 16, b"value")
    with open_store(tmp_path, "salt", 1, said.append) as store:
        assert store.get(b"k" * 16) == b"value"
    assert file.with_name("understood.sqlite.damaged").read_bytes() == b"notes of somebody"
    assert len(said) == 1
    assert "set aside" in said[0]
