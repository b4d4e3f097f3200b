"""Work beside the conversation with the client: one thread for each kind, which never keeps the program from ending."""

import asyncio
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")


class Worker:
    """A thread that does one thing after another."""

    def __init__(self, name: str) -> None:
        self._jobs: SimpleQueue[tuple[Callable[[], Any], asyncio.Future[Any]]] = SimpleQueue()
        Thread(target=self._work, name=name, daemon=True).start()

    async def do(self, job: Callable[[], T]) -> T:
        """What `job` gives, which the thread does. Who is cancelled while it waits for its turn costs nothing."""
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._jobs.put((job, future))
        return await future

    def _work(self) -> None:
        while True:
            job, future = self._jobs.get()
            if future.cancelled():
                continue
            try:
                self._hand_over(future, future.set_result, job())
            except Exception as error:
                self._hand_over(future, future.set_exception, error)

    @staticmethod
    def _hand_over(future: asyncio.Future[Any], give: Callable[[Any], None], value: object) -> None:
        def settle() -> None:
            if not future.done():
                give(value)

        try:
            future.get_loop().call_soon_threadsafe(settle)
        except RuntimeError:
            return  # The loop is closed: nobody waits any more.
