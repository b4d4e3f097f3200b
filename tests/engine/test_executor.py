"""Work that is done here or in processes beside: in order, within bounds, and with a quiet end."""

import gc
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from generator.disk.errors import OutsideError
from generator.engine import executor
from generator.engine.cores import usable_cores
from generator.engine.executor import map_in_order, open_executor, work_as
from generator.engine.salt import program_salt
from tests.conftest import ROOT

CHUNKS = [b"%d" % number for number in range(12)]


def turned(chunk: bytes) -> bytes:
    """The later the sooner done."""
    time.sleep((12 - int(chunk)) / 400)
    return chunk[::-1]


def process(_: bytes) -> bytes:
    time.sleep(0.05)
    return b"%d" % os.getpid()


def collector(_: bytes) -> bytes:
    return b"on" if gc.isenabled() else b"off"


def touched(path: bytes) -> bytes:
    Path(os.fsdecode(path)).touch()
    if path.endswith(b"/0"):
        raise LookupError("the first")
    time.sleep(0.05)
    return path


def killed(chunk: bytes) -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return chunk


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_their_chunks(jobs: int) -> None:
    with open_executor(jobs) as workers:
        assert workers.count == jobs
        assert [*map_in_order(workers, turned, CHUNKS, ahead=5)] == [chunk[::-1] for chunk in CHUNKS]


def test_one_job_is_done_in_this_process() -> None:
    with open_executor(1) as workers:
        assert {*map_in_order(workers, process, CHUNKS, ahead=4)} == {b"%d" % os.getpid()}
        assert workers.submit(turned, b"12").result() == b"21"
        with pytest.raises(ValueError, match="invalid literal"):
            workers.submit(turned, b"x").result()


def test_more_are_done_in_as_many_processes_without_a_collector() -> None:
    with open_executor(2) as workers:
        processes = {*map_in_order(workers, process, CHUNKS, ahead=6)}
        assert {*map_in_order(workers, collector, CHUNKS, ahead=6)} == {b"off"}
    assert len(processes) == 2
    assert b"%d" % os.getpid() not in processes
    assert not any(psutil.pid_exists(int(each)) for each in processes)


def test_while_threads_run_nothing_is_forked() -> None:
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    try:
        with open_executor(2) as workers:
            assert [*map_in_order(workers, turned, CHUNKS[:3], ahead=2)] == CHUNKS[:3]
    finally:
        over.set()
        thread.join()


def test_no_more_chunks_are_asked_for_than_there_is_room_for() -> None:
    asked = 0

    def chunks() -> Iterator[bytes]:
        nonlocal asked
        for chunk in CHUNKS:
            asked += 1
            yield chunk

    with open_executor(2) as workers:
        for taken, _ in enumerate(map_in_order(workers, turned, chunks(), ahead=3)):
            assert asked <= taken + 3
    assert asked == len(CHUNKS)


def test_the_first_failure_is_raised_and_what_has_not_begun_is_cancelled(tmp_path: Path) -> None:
    paths = [os.fsencode(tmp_path / str(number)) for number in range(40)]
    with open_executor(2) as workers, pytest.raises(LookupError, match="the first"):
        list(map_in_order(workers, touched, paths, ahead=40))
    assert 1 <= len([*tmp_path.iterdir()]) < 20


def test_when_nobody_wants_more_no_more_is_done(tmp_path: Path) -> None:
    paths = [os.fsencode(tmp_path / str(number)) for number in range(1, 41)]
    with open_executor(2) as workers:
        results = map_in_order(workers, touched, paths, ahead=40)
        next(results)
        del results
    assert 1 <= len([*tmp_path.iterdir()]) < 20


def test_a_worker_that_is_killed_is_one_clear_line() -> None:
    with pytest.raises(OutsideError, match=r"^a worker ended .* --jobs$") as caught, open_executor(2) as workers:
        list(map_in_order(workers, killed, CHUNKS, ahead=4))
    assert caught.value.exit_code == 1


# Does as the command does with its signals, and works for longer than any test waits.
STOPPED = """
import multiprocessing, os, sys, time
from generator.cli import _mind, _terminate
import signal
from generator.engine.executor import map_in_order, open_executor

def slow(chunk: bytes) -> bytes:
    time.sleep(20)
    return chunk

def begun(chunk: bytes) -> bytes:
    time.sleep(0.1)
    return chunk

if __name__ == "__main__":
    _mind(signal.SIGTERM, _terminate)
    try:
        with open_executor(2) as workers:
            list(map_in_order(workers, begun, [b""] * 4, 4))
            print(*(process.pid for process in multiprocessing.active_children()), flush=True)
            list(map_in_order(workers, slow, [b""] * 9, 4))
    except KeyboardInterrupt:
        sys.exit(130)
"""


def stop(tmp_path: Path, number: int, everybody: bool) -> tuple[int, bytes, float]:
    """Stops the script above: its exit code, what it said, and the seconds until its workers were gone too."""
    script = tmp_path / "stopped.py"
    script.write_text(STOPPED)
    started = subprocess.Popen(
        [sys.executable, str(script)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert started.stdout is not None
    assert started.stderr is not None
    workers = [int(pid) for pid in started.stdout.readline().split()]
    assert len(workers) == 2
    time.sleep(0.1)
    begin = time.monotonic()
    (os.killpg if everybody else os.kill)(started.pid, number)
    code = started.wait(timeout=15)
    while any(psutil.pid_exists(pid) and psutil.Process(pid).status() != "zombie" for pid in workers):
        assert time.monotonic() < begin + 15
        time.sleep(0.02)
    with started.stdout, started.stderr:
        return code, started.stderr.read(), time.monotonic() - begin


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize(
    ("number", "everybody", "code"),
    [
        (signal.SIGINT, True, 130),  # Ctrl-C in a terminal
        (signal.SIGINT, False, 130),
        (signal.SIGTERM, True, 143),
        (signal.SIGTERM, False, 143),
        (signal.SIGHUP, True, -signal.SIGHUP),
        (signal.SIGKILL, False, -signal.SIGKILL),
    ],
)
def test_stopped_it_ends_at_once_with_its_workers_and_without_a_word(
    tmp_path: Path, number: int, everybody: bool, code: int
) -> None:
    ended, said, seconds = stop(tmp_path, number, everybody)
    assert (ended, said) == (code, b"")
    assert seconds < 5


def test_without_dask_a_scheduler_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(OutsideError, match=r"pip install 'afterword\[dask\]'") as caught, open_executor(1, "tcp://x:1"):
        pass
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    "address", ["nowhere", "ftp://127.0.0.1:1", "tcp://127.0.0.1", "tcp://127.0.0.1:port", "a b:1"]
)
def test_what_is_no_address_of_a_scheduler_is_said_so_at_once(address: str) -> None:
    with (
        pytest.raises(OutsideError, match=r"is no address such as tcp://HOST:PORT$") as caught,
        open_executor(1, address),
    ):
        pass
    assert caught.value.exit_code == 2


def test_what_runs_elsewhere_is_done_by_the_same_program_or_not_at_all() -> None:
    assert work_as(program_salt(), turned, b"12") == b"21"
    assert gc.isenabled()
    with pytest.raises(OutsideError, match="another version") as caught:
        work_as("another", turned, b"12")
    assert caught.value.exit_code == 1


def test_a_program_that_cannot_tell_its_version_asks_no_cluster(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executor, "program_salt", lambda: "")
    with pytest.raises(OutsideError, match="cannot tell its own version"), open_executor(1, "tcp://x:1"):
        pass


@pytest.mark.parametrize(
    ("quota", "cores"), [("100000 100000", 1), ("50000 100000", 1), ("0 100000", 1), ("max 100000", 0), ("", 0)]
)
def test_jobs_are_as_many_as_this_process_may_use_cores(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quota: str, cores: int
) -> None:
    all_of_them = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count()
    (tmp_path / "cpu.max").write_text(quota)
    monkeypatch.setattr("generator.engine.cores._QUOTA", tmp_path / "cpu.max")
    assert usable_cores() == (cores or all_of_them)
