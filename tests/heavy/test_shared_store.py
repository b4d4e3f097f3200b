"""Values shared through a real server that speaks S3, between processes that know its address and key."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from generator.disk.remote import drop_unused, open_remote
from tests.cli.running import run
from tests.conftest import ROOT
from tests.disk.s3_server import BUCKET, free_ports, s3_server
from tests.disk.test_remote import NOW, SALT, got, put, some
from tests.many_posts import COUNTED, counts, made_up, tree

pytest.importorskip("s3fs")
pytestmark = pytest.mark.heavy

URL = f"s3://{BUCKET}/cache"
# What another machine does: it looks for values, and says how many it found, or why not.
ASK = """
import sys
from tests.disk.test_remote import NOW, SALT, some
from generator.disk.remote import open_remote
with open_remote(sys.argv[1], SALT, NOW, print) as shared:
    print(shared.get_many(some(300)) == some(300))
    shared.put_many(some(3, first=600))
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A server with an empty bucket: the variables by which it is found."""
    with s3_server(tmp_path_factory.mktemp("s3")) as variables, pytest.MonkeyPatch.context() as patch:
        for name, value in variables.items():
            patch.setenv(name, value)
        import s3fs

        files = s3fs.S3FileSystem(skip_instance_cache=True)
        end = time.monotonic() + 20
        while time.monotonic() < end and not files.exists(BUCKET):  # it answers before it can keep anything
            with suppress(OSError):
                files.mkdir(BUCKET)
            time.sleep(0.2)
        yield variables


def asked(url: str = URL, **variables: str) -> tuple[list[str], str, float]:
    """What another process says that asks for values: its lines, its errors, and the seconds that it took."""
    command = [sys.executable, "-W", "error", "-c", ASK, url]
    env = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    begin = time.monotonic()
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    return done.stdout.splitlines(), done.stderr, time.monotonic() - begin


@pytest.mark.usefixtures("server")
def test_what_one_process_puts_there_another_finds() -> None:
    assert got(URL, some(300)) == {}
    assert put(URL, some(300)) == []
    assert asked()[:2] == (["True"], "")
    assert got(URL, some(3, first=600)) == some(3, first=600)
    few = dict([*some(300).items()][::40])
    assert got(URL, few) == few


@pytest.mark.usefixtures("server")
def test_who_has_no_right_to_it_builds_without_it() -> None:
    put(URL, some(300))
    lines, errors, _ = asked(AWS_SECRET_ACCESS_KEY="wrong")
    assert errors == ""
    assert lines[0].startswith(f"--remote-cache: {URL} cannot be read, and the build goes on without it: ")
    assert lines[1:] == ["False"]


@pytest.mark.usefixtures("server")
def test_a_server_that_is_not_there_is_said_once_and_soon() -> None:
    (port,) = free_ports(1)
    lines, errors, seconds = asked(AWS_ENDPOINT_URL=f"http://127.0.0.1:{port}")
    assert errors == ""
    assert lines[0].startswith(f"--remote-cache: {URL} cannot be read, and the build goes on without it: ")
    assert lines[1:] == ["False"]
    assert seconds < 30


@pytest.mark.usefixtures("server")
def test_what_nobody_uses_is_dropped_when_somebody_asks() -> None:
    url, now = f"{URL}-2", datetime.now(UTC)
    put(url, some(30))
    assert drop_unused(url, now).objects == 0
    with open_remote(url, SALT, NOW, pytest.fail) as late:
        assert late.get_many(some(3)) == some(3)
        assert drop_unused(url, now + timedelta(days=31)).objects == 2
        assert late.get_many(some(30)) == {}, "gone under its hands"
    assert got(url, some(30)) == {}


@pytest.mark.usefixtures("server")
def test_a_machine_builds_with_what_another_knows(tmp_path: Path, server: dict[str, str]) -> None:
    site, url = made_up(tmp_path / "site", 30), f"s3://{BUCKET}/builds"
    there = tmp_path / "another"
    shutil.copytree(site, there)
    first = run("build", "--remote-cache", url, *COUNTED, cwd=site, **server)
    second = run("build", "--remote-cache", url, *COUNTED, cwd=there, **server)
    assert (first.code, counts(first)["parsed"]) == (0, 30)
    assert (second.code, counts(second)["parsed"]) == (0, 0)
    assert tree(there / "public") == tree(site / "public")
