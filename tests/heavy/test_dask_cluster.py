"""A real Dask cluster on this machine, a scheduler and two workers: it gives the same bytes as one process."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import msgspec
import pytest

from generator.disk.errors import OutsideError
from generator.engine import executor
from generator.engine.executor import map_in_order, open_executor
from generator.model.config import Reading
from generator.model.text import Source
from generator.parse.post import parse_post
from tests.cli.running import run
from tests.conftest import ROOT
from tests.many_posts import COUNTED, counts, made_up, tree

pytest.importorskip("distributed")
pytestmark = pytest.mark.heavy

_PATIENCE = 30


def parsed(chunk: bytes) -> bytes:
    """The post that a path and bytes are; in front, who read it."""
    path, data = msgspec.msgpack.decode(chunk, type=tuple[str, bytes])
    time.sleep(0.02)  # so that no worker is done before the other is sent something
    post = parse_post(Source.of(path, data), Reading())
    # Sets in an order of their own, which is not the same in each process.
    return msgspec.msgpack.encode((os.getpid(), msgspec.msgpack.encode(post, order="deterministic")))


def refused(chunk: bytes) -> bytes:
    raise LookupError(chunk.decode())


def ended(_: bytes) -> bytes:
    os._exit(1)


@contextmanager
def started(role: str, *flags: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "dask", role, *flags, "--host", "127.0.0.1", "--no-dashboard"]
    command += ["--dashboard-address", "127.0.0.1:0"]  # it answers how it is there, with a dashboard or without
    with (folder / f"{role}.log").open("ab") as log:
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=log, stderr=log
        )
        try:
            yield process
        finally:
            process.kill()
            process.wait()


@contextmanager
def scheduler(folder: Path) -> Iterator[str]:
    """A scheduler on a port that it chooses: gives its address."""
    file = folder / "scheduler.json"
    with started("scheduler", "--port", "0", "--scheduler-file", str(file), folder=folder) as process:
        end = time.monotonic() + _PATIENCE
        while not file.exists() or not file.read_text():
            assert process.poll() is None, (folder / "scheduler.log").read_text()
            assert time.monotonic() < end
            time.sleep(0.05)
        yield json.loads(file.read_text())["address"]


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[str]:
    flags = ("--nthreads", "1", "--no-nanny", "--death-timeout", "60", "--local-directory", str(folder))
    with ExitStack() as stack:
        address = stack.enter_context(scheduler(folder))
        for _ in range(workers):
            stack.enter_context(started("worker", address, *flags, folder=folder))
        from distributed import Client

        with Client(address, timeout=_PATIENCE, set_as_default=False) as client:  # type: ignore[no-untyped-call]
            client.wait_for_workers(workers, timeout=_PATIENCE)
        yield address


def posts() -> list[bytes]:
    files = sorted((ROOT / "content/posts").glob("*.md"))
    assert files
    chunks = [msgspec.msgpack.encode((f"content/posts/{file.name}", file.read_bytes())) for file in files]
    return (chunks * 24)[:24]


def told(results: list[bytes]) -> tuple[set[int], list[bytes]]:
    """Which processes worked, and what they found."""
    pairs = [msgspec.msgpack.decode(result, type=tuple[int, bytes]) for result in results]
    return {pid for pid, _ in pairs}, [post for _, post in pairs]


def test_two_workers_of_a_cluster_give_the_same_bytes_as_one_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with cluster(tmp_path, workers=2) as address:
        with open_executor(1) as here:
            alone, expected = told([*map_in_order(here, parsed, posts(), ahead=1)])
        with open_executor(1, address) as workers:
            assert workers.count == 2
            both, found = told([*map_in_order(workers, parsed, posts(), ahead=3 * workers.count)])
            with pytest.raises(LookupError, match="the third"):
                list(map_in_order(workers, refused, [b"the third"], ahead=2))
        assert found == expected
        assert len(alone) == 1
        assert len(both) == 2
        assert not alone & both

        monkeypatch.setattr(executor, "program_salt", lambda: "0" * 32)
        with open_executor(1, address) as workers, pytest.raises(OutsideError, match="another version") as caught:
            list(map_in_order(workers, parsed, posts(), ahead=2))
        assert caught.value.exit_code == 1


def test_a_cluster_whose_workers_end_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executor, "_GLANCE", 1)
    lost = pytest.raises(OutsideError, match=r"^a worker ended in the middle of its work: ")
    with cluster(tmp_path, workers=2) as address, open_executor(1, address) as workers, lost as caught:
        list(map_in_order(workers, ended, [b""], ahead=1))
    assert caught.value.exit_code == 1


def test_a_scheduler_without_workers_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executor, "_PATIENCE", 2)
    alone = pytest.raises(OutsideError, match=r"has no workers$")
    with scheduler(tmp_path) as address, alone as caught, open_executor(1, address):
        pass
    assert caught.value.exit_code == 1


def test_a_scheduler_that_does_not_answer_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executor, "_PATIENCE", 1)
    silent = pytest.raises(OutsideError, match=r"^--scheduler: no Dask scheduler answers at tcp://127.0.0.1:1$")
    with silent as caught, open_executor(1, "tcp://127.0.0.1:1"):
        pass
    assert caught.value.exit_code == 1


def test_a_site_that_two_workers_build_is_that_of_one_process(tmp_path: Path) -> None:
    site = made_up(tmp_path / "site", 60)
    with cluster(tmp_path, workers=2) as address:
        done = run("build", "--scheduler", address, *COUNTED, cwd=site)
        assert (done.code, counts(done)["parsed"], counts(done)["cooked"]) == (0, 60, len(tree(site / "public")))
    alone = run("build", "--jobs", "1", "--no-cache", "--output", "../alone", cwd=site)
    assert alone.code == 0, alone.err
    assert tree(site / "public") == tree(tmp_path / "alone")
    assert done.err == alone.err


def test_a_scheduler_that_is_not_there_is_one_line_and_leaves_the_site_alone(tmp_path: Path) -> None:
    site = made_up(tmp_path / "site", 60)
    done = run("build", "--scheduler", "tcp://127.0.0.1:9", cwd=site)
    assert (done.code, done.out) == (1, "")
    assert done.err == "afterword: --scheduler: no Dask scheduler answers at tcp://127.0.0.1:9\n"
    assert not (site / "public").exists()
