"""Values shared at a URL: found by every machine of the same program, and never in the way of a build."""

import os
import sys
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path

import pytest

from generator.disk import packs, remote
from generator.disk.errors import OutsideError
from generator.disk.objects import check_url, said_by, shown
from generator.disk.remote import Dropped, drop_unused, open_remote
from tests.disk.nobody import as_nobody, open_folder
from tests.disk.tree import tree

pytest.importorskip("fsspec")

SALT = "5a" * 16
NOW = datetime.now(UTC)


def key(name: object) -> bytes:
    return blake2b(str(name).encode(), digest_size=16).digest()


def some(count: int, first: int = 0) -> dict[bytes, bytes]:
    return {key(number): b"value %d " % number * (number % 7) for number in range(first, first + count)}


def put(url: str, values: dict[bytes, bytes], salt: str = SALT) -> list[str]:
    said: list[str] = []
    with open_remote(url, salt, NOW, said.append) as shared:
        shared.put_many(values)
    return said


def got(url: str, wanted: dict[bytes, bytes], salt: str = SALT, now: datetime = NOW) -> dict[bytes, bytes]:
    said: list[str] = []
    with open_remote(url, salt, now, said.append) as shared:
        found = shared.get_many(wanted)
    assert said == []
    return found


def test_nothing_is_there_before_somebody_puts_it_there(tmp_path: Path) -> None:
    assert got(f"file://{tmp_path}/shared", some(3)) == {}
    assert [*tmp_path.iterdir()] == []


def test_what_one_machine_puts_there_another_finds(tmp_path: Path) -> None:
    url = f"file://{tmp_path}/a shared [folder]*"
    values = some(300)
    assert put(url, values) == []
    assert got(url, values) == values
    assert got(url, dict([*values.items()][::30])) == dict([*values.items()][::30])
    assert got(url, some(2, first=900)) == {}
    assert got(url, values, salt="6b" * 16) == {}
    assert len(tree(tmp_path)) == 2, "a pack and its index, and nothing half written"


def test_what_is_there_already_is_not_sent_again(tmp_path: Path) -> None:
    url = f"file://{tmp_path}"
    put(url, some(10))
    before = tree(tmp_path)
    put(url, some(10))
    assert tree(tmp_path) == before
    put(url, some(11))
    assert len(tree(tmp_path)) == 4
    assert got(url, some(11)) == some(11)


def test_many_values_go_in_packs_that_have_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "LARGEST_PACK", 2000)
    url = f"file://{tmp_path}"
    put(url, some(200))
    sizes = [len(data) for path, data in tree(tmp_path).items() if "/packs/" in path]
    assert len(sizes) > 2
    assert max(sizes) <= 2000
    assert got(url, some(200)) == some(200)


def test_two_machines_that_write_at_once_do_not_meet(tmp_path: Path) -> None:
    url, said = f"file://{tmp_path}", list[str]()
    with open_remote(url, SALT, NOW, said.append) as one, open_remote(url, SALT, NOW, said.append) as other:
        for shared in (one, other):
            assert shared.get_many(some(20)) == {}
        one.put_many(some(20))
        other.put_many(some(20, first=10))
    assert said == []
    assert got(url, some(30)) == some(30)
    with open_remote(url, SALT, NOW, said.append) as one, open_remote(url, SALT, NOW, said.append) as other:
        for shared in (one, other):
            shared.put_many(some(5, first=50))
    assert len(tree(tmp_path)) == 6, "the same pack has the same name"


def test_many_small_packs_become_one(tmp_path: Path) -> None:
    url = f"file://{tmp_path}"
    for number in range(31):
        put(url, some(2, first=2 * number))
    assert len(tree(tmp_path)) == 62
    with open_remote(url, SALT, NOW, pytest.fail) as late:
        assert late.get_many(some(2)) == some(2)
        put(url, some(2, first=62))
        assert len(tree(tmp_path)) == 2
        assert late.get_many(some(60)) == {}, "gone under its hands, and no harm done"
    assert got(url, some(64)) == some(64)


def test_where_a_block_is_left_by_an_exception_nothing_is_sent(tmp_path: Path) -> None:
    def interrupted() -> None:
        with open_remote(f"file://{tmp_path}", SALT, NOW, pytest.fail) as shared:
            shared.put_many(some(3))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert tree(tmp_path) == {}


@pytest.mark.parametrize("part", ["packs", "index"])
@pytest.mark.parametrize("harm", [b"", b"x", None])
def test_what_is_damaged_is_as_if_absent_and_put_there_again(tmp_path: Path, part: str, harm: bytes | None) -> None:
    url = f"file://{tmp_path}"
    put(url, some(20))
    (file,) = (tmp_path / SALT / part).iterdir()
    data = file.read_bytes()
    if harm is None:
        file.unlink()
    else:
        file.write_bytes(data[:50] + harm + data[51:])
    found = got(url, some(20))
    assert found.items() <= some(20).items()
    assert len(found) < 20
    with open_remote(url, SALT, NOW, pytest.fail) as shared:
        missing = {key: value for key, value in some(20).items() if key not in shared.get_many(some(20))}
        shared.put_many(missing)
    for _ in range(2):  # until what is damaged has been taken out of the way, some of it may be missing once more
        put(url, {key: value for key, value in some(20).items() if key not in got(url, some(20))})
    assert got(url, some(20)) == some(20)


def test_files_that_are_none_of_ours_are_left_alone(tmp_path: Path) -> None:
    url = f"file://{tmp_path}"
    put(url, some(3))
    for path in ("mine.txt", f"{SALT}/index/mine", f"{SALT}/packs/mine", "index/" + "0" * 32):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(b"mine")
    assert got(url, some(3)) == some(3)
    drop_unused(url, NOW + timedelta(days=99))
    assert {*tree(tmp_path).values()} == {b"mine"}
    assert len(tree(tmp_path)) == 4


def test_what_nobody_used_for_thirty_days_is_dropped_when_somebody_asks(tmp_path: Path) -> None:
    url = f"file://{tmp_path}"
    put(url, some(3))
    put(url, some(3, first=10), salt="6b" * 16)
    size = sum(len(data) for path, data in tree(tmp_path).items())
    assert drop_unused(url, NOW + timedelta(days=29)) == Dropped(0, 0)
    assert drop_unused(url, NOW + timedelta(days=31)) == Dropped(4, size)
    assert tree(tmp_path) == {}


def test_what_was_of_use_stays(tmp_path: Path) -> None:
    url = f"file://{tmp_path}"
    put(url, some(3))
    put(url, some(3, first=10))
    long_ago = (NOW - timedelta(days=40)).timestamp()
    for file in (tmp_path / SALT).rglob("?" * 32):
        os.utime(file, (long_ago, long_ago))
    assert got(url, some(2)) == some(2)
    assert drop_unused(url, NOW).objects == 2
    assert got(url, some(20)) == some(3)


def test_what_was_begun_and_never_finished_is_dropped_after_a_day(tmp_path: Path) -> None:
    url = f"file://{tmp_path}"
    put(url, some(3))
    pack = next((tmp_path / SALT / "packs").iterdir())
    (pack.parent / ("1" * 32)).write_bytes(b"no index")
    (pack.parent / f"{pack.name}.{'2' * 16}.part").write_bytes(b"half")
    assert drop_unused(url, NOW).objects == 0
    assert drop_unused(url, NOW + timedelta(days=2)).objects == 2
    assert got(url, some(3)) == some(3)


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_where_nothing_may_be_written_it_is_read_and_said_once() -> None:
    with open_folder() as root:
        url = f"file://{root}"
        put(url, some(3))
        with as_nobody():
            said: list[str] = []
            with open_remote(url, SALT, NOW + timedelta(days=20), said.append) as shared:
                assert shared.get_many(some(3)) == some(3)
                shared.put_many(some(9))
                shared.put_many(some(19))
    (line,) = said
    assert line.startswith(f"--remote-cache: {url} cannot be written to, and the build goes on without it: ")
    assert "\n" not in line


def test_what_cannot_be_read_is_said_once(tmp_path: Path) -> None:
    (tmp_path / SALT).mkdir()
    (tmp_path / SALT / "index").write_text("no folder")
    said: list[str] = []
    with open_remote(f"nosuch://{tmp_path}", SALT, NOW, said.append) as shared:
        for _ in range(2):
            assert shared.get_many(some(3)) == {}
            shared.put_many(some(3))
    (line,) = said
    assert "cannot be read, and the build goes on without it: " in line


def test_a_program_that_cannot_tell_its_version_shares_nothing(tmp_path: Path) -> None:
    put(f"file://{tmp_path}", some(3), salt="")
    assert tree(tmp_path) == {}


def test_what_is_too_large_is_neither_written_nor_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"file://{tmp_path}"
    put(url, {key("large"): bytes(1000), key("small"): b"small"})
    monkeypatch.setattr(packs, "LARGEST_VALUE", 999)
    monkeypatch.setattr(remote, "LARGEST_VALUE", 999)
    both = {key("large"): b"", key("small"): b""}
    assert got(url, both) == {key("small"): b"small"}
    put(url, {key("other"): bytes(1000)})
    assert len(tree(tmp_path)) <= 2
    monkeypatch.setattr(remote, "_LARGEST_INDEX", 20)
    assert got(url, both) == {}


@pytest.mark.parametrize("said", ["", "folder", "/srv/cache", "://x", "simplecache::s3://bucket", "a b://c"])
def test_what_is_no_url_is_refused(said: str) -> None:
    with pytest.raises(OutsideError, match="is no URL such as s3://bucket/folder") as caught:
        check_url(said)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(("name", "said"), [("fsspec", "file:///x"), ("s3fs", "s3://bucket/x")])
def test_what_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch, name: str, said: str) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setattr("generator.disk.objects.find_spec", lambda asked: None if asked == name else sys)
    with pytest.raises(OutsideError, match=rf"needs {name}, which is not .*'afterword\[remote-cache\]'$") as caught:
        check_url(said)
    assert caught.value.exit_code == 2


def test_no_password_is_shown() -> None:
    assert shown("sftp://me:secret@host/folder?token=secret") == "sftp://host/folder"


def test_no_password_is_shown_where_a_library_tells_the_url_either() -> None:
    url = "https://me:pass%20word@host/folder?sig=a%2Fsecret&sv=2026"
    for told in (url, "https://host/folder?sig=a/secret&sv=2026", "the login me:pass word of host"):
        said = said_by(OSError(f"403, message='Forbidden', url={told!r}"), url)
        assert said.startswith("403, message='Forbidden', url=")
        assert not any(secret in said for secret in ("pass", "secret"))
    assert said_by(OSError(), "file:///folder") == "OSError"
    assert said_by(OSError("No such\n bucket"), "s3://builds/folder") == "No such bucket"
