"""What is compiled is kept in a folder of this user alone, and believed only as long as it is one."""

import os
from pathlib import Path

import pytest

from generator.disk.user_cache import OFF, UserCache, open_user_cache

pytestmark = pytest.mark.skipif(os.name != "posix", reason="there is such a folder on POSIX only")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(OFF, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    return tmp_path / "caches"


def opened(site: Path) -> UserCache:
    cache = open_user_cache(outside=site)
    assert cache is not None
    return cache


def test_what_is_written_is_read_again(home: Path, tmp_path: Path) -> None:
    opened(tmp_path / "site").write("one", b"1")
    assert opened(tmp_path / "site").read("one") == b"1"
    assert opened(tmp_path / "site").read("two") is None


def test_the_folder_and_its_files_are_for_this_user_alone(home: Path, tmp_path: Path) -> None:
    opened(tmp_path / "site").write("one", b"1")
    assert (home / "afterword").stat().st_mode & 0o777 == 0o700
    assert (home / "afterword/one").stat().st_mode & 0o777 == 0o600


def test_without_a_cache_home_it_is_the_one_of_the_home(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    monkeypatch.setenv("HOME", str(tmp_path))
    opened(tmp_path / "site").write("one", b"1")
    assert (tmp_path / ".cache/afterword/one").read_bytes() == b"1"


def test_it_can_be_switched_off(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OFF, "1")
    assert open_user_cache(outside=tmp_path / "site") is None
    assert not home.exists()


@pytest.mark.parametrize("site", ["caches", ".", "caches/afterword", "caches/afterword/site"])
def test_there_is_none_inside_a_site_or_around_it(home: Path, tmp_path: Path, site: str) -> None:
    assert open_user_cache(outside=tmp_path / site) is None


@pytest.mark.parametrize("mode", [0o720, 0o702, 0o750, 0o777])
def test_a_folder_that_is_open_to_others_is_not_used(home: Path, tmp_path: Path, mode: int) -> None:
    cache = opened(tmp_path / "site")
    cache.write("one", b"1")
    (home / "afterword").chmod(mode)
    assert cache.read("one") is None
    cache.write("two", b"2")
    assert not (home / "afterword/two").exists()
    assert open_user_cache(outside=tmp_path / "site") is None


def test_it_is_not_made_where_others_may_write(home: Path, tmp_path: Path) -> None:
    home.mkdir()
    home.chmod(0o777)
    assert open_user_cache(outside=tmp_path / "site") is None
    assert list(home.iterdir()) == []


def test_a_link_in_its_place_is_not_followed(home: Path, tmp_path: Path) -> None:
    home.mkdir(mode=0o700)
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    (home / "afterword").symlink_to(tmp_path / "elsewhere")
    assert open_user_cache(outside=tmp_path / "site") is None
    UserCache(home / "afterword").write("one", b"1")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_files_that_are_links_or_open_to_others_are_not_read(home: Path, tmp_path: Path) -> None:
    cache = opened(tmp_path / "site")
    cache.write("one", b"1")
    (home / "afterword/one").chmod(0o620)
    assert cache.read("one") is None
    (tmp_path / "elsewhere").write_bytes(b"2")
    (tmp_path / "elsewhere").chmod(0o600)
    (home / "afterword/two").symlink_to(tmp_path / "elsewhere")
    assert cache.read("two") is None


def test_it_does_not_grow_for_ever(home: Path, tmp_path: Path) -> None:
    cache = opened(tmp_path / "site")
    for number in range(300):
        cache.write(f"{number}", b"")
    assert len(list((home / "afterword").iterdir())) <= 256
    assert cache.read("299") == b""
