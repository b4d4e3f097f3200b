"""Where work is done: in this process, in processes beside it, or on a Dask cluster.

What is worked is a pure function of a module, bytes in and bytes out, so that nothing but the executor changes:

    with open_executor(jobs, scheduler) as workers:
        for result in map_in_order(workers, read_chunk, chunks, ahead=3 * workers.count):
            ...

Processes are forked where that is safe, which is on Linux while this process has one thread: they are there in 8 ms
instead of 335, and share what is imported by then. So load what the work needs first, open the executor next, and
start threads (a remote cache has one) last. Elsewhere they are spawned. A process gives 0.1 ms of this one's time to
each chunk and 2 ms to each megabyte: chunks of a hundred posts are about right.

A Dask cluster runs what it is sent, and its answers are believed: use one that only you can reach.
"""

import gc
import os
import re
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, wait
from contextlib import contextmanager
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from generator.disk.errors import OutsideError
from generator.disk.interrupts import uninterrupted
from generator.engine.salt import program_salt

if TYPE_CHECKING:
    from distributed import Client

P = ParamSpec("P")
T = TypeVar("T")

_PATIENCE = 10  # seconds to wait for a scheduler, and for its first worker
_GLANCE = 10  # seconds after which it is looked whether anybody is still at work
_PARTING = 2  # seconds to wait for a goodbye
_NEEDED = frozenset({"distributed", "dask"})
_ADDRESS = re.compile(
    r"(?:(?:tcp|tls|ucx|wss?)://)?[^/\s:]+:[0-9]{1,5}|(?:(?:tcp|tls|ucx|wss?)://)?\[[0-9a-f:]+\]:[0-9]{1,5}"
)


class Workers(Executor):
    """An executor that knows how many it works with: this one is alone, and works in this process when it is asked."""

    count = 1

    def are_there(self) -> bool:
        """Whether any of them is left."""
        return True

    def submit(self, work: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> Future[T]:
        """What `work` gives, already done."""
        future: Future[T] = Future()
        try:
            future.set_result(work(*arguments, **named))
        except Exception as error:  # it is raised where the result is asked for, as from any executor
            future.set_exception(error)
        return future


class _Beside(Workers):
    """Workers outside this process."""

    def __init__(self, executor: Executor, count: int) -> None:
        self.count = count
        self._executor = executor

    def submit(self, work: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> Future[T]:
        return self._executor.submit(work, *arguments, **named)


class _Elsewhere(_Beside):
    """Workers that may be another program: each piece of work says whose it is."""

    def __init__(self, client: "Client", count: int, salt: str) -> None:
        super().__init__(client.get_executor(), count)
        self._client = client
        self._salt = salt

    def are_there(self) -> bool:
        """Whether any of them is left: the scheduler waits for new ones without an end."""
        try:
            return bool(self._client.nthreads())
        except (OSError, ValueError):  # it is gone, or being looked for
            return False

    def submit(self, work: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> Future[T]:
        return self._executor.submit(work_as, self._salt, work, *arguments, **named)


def map_in_order(
    executor: Workers, work: Callable[[bytes], bytes], chunks: Iterable[bytes], ahead: int
) -> Generator[bytes, None, None]:
    """What `work` gives for each of `chunks`, in their order.

    At most `ahead` of them are out or waiting to be taken, and no chunk is asked for before there is room for it. The
    first failure ends it, and what has not begun is cancelled; so it is when nobody wants more. Raises what `work`
    raises, and OutsideError (exit 1) where a worker is gone.
    """
    if type(executor) is Workers:
        yield from map(work, chunks)
        return
    out: deque[Future[bytes]] = deque()
    try:
        for chunk in chunks:
            out.append(_sent(executor, work, chunk))
            if len(out) >= ahead:
                yield _result(executor, out.popleft())
        while out:
            yield _result(executor, out.popleft())
    finally:
        for future in out:
            future.cancel()


def _sent(executor: Workers, work: Callable[[bytes], bytes], chunk: bytes) -> Future[bytes]:
    try:
        return executor.submit(work, chunk)
    except BrokenExecutor:
        raise _lost() from None


def _result(executor: Workers, future: Future[bytes]) -> bytes:
    try:
        while not wait([future], _GLANCE).done:
            if not executor.are_there():
                raise _lost("no worker is left")
        return future.result()
    except (BrokenExecutor, CancelledError):
        raise _lost() from None
    except Exception as error:
        if type(error).__module__.partition(".")[0] in _NEEDED:  # of Dask itself, and not of the work
            raise _lost(str(error).partition("\n")[0]) from None
        raise


def _lost(why: str = "") -> OutsideError:
    said = f": {why}" if why else "; if memory ran out, try again with a smaller --jobs"
    return OutsideError(f"a worker ended in the middle of its work{said}")


def check_address(address: str) -> None:
    """Raises OutsideError (exit 2) where `address` is none of a Dask scheduler, whether or not it will be needed."""
    if not _ADDRESS.fullmatch(address):
        raise OutsideError(f"--scheduler: {address!r} is no address such as tcp://HOST:PORT", exit_code=2)


@contextmanager
def open_executor(jobs: int, scheduler: str = "") -> Iterator[Workers]:
    """Workers for the length of a `with` block: `jobs` processes, or those of the Dask `scheduler` at an address.

    Up to one job is done in this process, and so is all work where no other process can be had. Where the block is
    left by an exception, an interrupt too, the processes are ended at once. Raises OutsideError: exit 2 where Dask
    is not installed or `scheduler` is no address, 1 where it cannot be reached or has no workers.
    """
    if scheduler:
        with _cluster(scheduler) as workers:
            yield workers
    elif jobs > 1:
        with _pool(jobs) as workers:
            yield workers
    else:
        yield Workers()


@contextmanager
def _pool(jobs: int) -> Iterator[Workers]:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # What a thread holds at that moment, a lock, say, a forked process would wait for in vain.
    forks = sys.platform == "linux" and threading.active_count() == 1
    context = multiprocessing.get_context("fork" if forks else "spawn")
    others, threads = multiprocessing.active_children(), threading.enumerate()
    try:
        pool = ProcessPoolExecutor(jobs, context, _begin)
    except (OSError, ImportError):  # where the system has no semaphores for us, there is still this process
        yield Workers()
        return
    try:
        with uninterrupted():  # until a worker minds the signals itself
            for _ in range(jobs):
                pool.submit(_nothing)
        yield _Beside(pool, jobs)
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            if process not in others:
                process.kill()
        for thread in threading.enumerate():
            if thread not in threads:  # it ends now, and must have ended before Python does
                thread.join(_PARTING)
        raise
    pool.shutdown()


def _begin() -> None:
    """What a worker process does first. It ends when its parent says so, or is gone; an interrupt is the parent's."""
    gc.disable()  # a build makes millions of small values and hardly a cycle
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that is killed cannot say so, and its workers would wait for work for ever."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _nothing() -> None:
    """Work for a worker to start with."""


@contextmanager
def _cluster(address: str) -> Iterator[Workers]:
    check_address(address)
    salt = program_salt()
    if not salt:
        raise OutsideError("--scheduler: this program cannot tell its own version, which workers must share", 2)
    try:
        from distributed import Client
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _NEEDED:
            raise
        missing = "--scheduler needs distributed, which is not installed: pip install 'afterword[dask]'"
        raise OutsideError(missing, exit_code=2) from None
    import logging

    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what there is to say is said here, in one line
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (
        OSError,
        ValueError,
    ):  # a time-out is an OSError; a port that is none, or a library for it that is not there
        raise OutsideError(f"--scheduler: no Dask scheduler answers at {address}") from None
    try:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except OSError:
            raise OutsideError(f"--scheduler: the Dask scheduler at {address} has no workers") from None
        yield _Elsewhere(client, max(1, sum(client.nthreads().values())), salt)
    finally:
        client.close(timeout=_PARTING)


def work_as(salt: str, work: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> T:
    """What `work` gives, in a worker of a cluster.

    Raises OutsideError where the worker is another program than the one with this `salt`: its answers may differ.
    """
    if program_salt() != salt:
        raise OutsideError(
            "--scheduler: a worker runs another version of Afterword, of Python or of what they need; "
            "install the same ones there, and start it again"
        )
    collecting = gc.isenabled()
    gc.disable()
    try:
        return work(*arguments, **named)
    finally:
        if collecting:
            gc.enable()
