"""Where the time of a build went, stage by stage, and how often something had to be done."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

from msgspec import Struct

P = ParamSpec("P")
T = TypeVar("T")


class Counted(Struct, frozen=True):
    """How often something was really done, and not answered from before."""

    texts: int = 0
    parsed: int = 0
    checked: int = 0
    cooked: int = 0
    written: int = 0
    unchanged: int = 0
    deleted: int = 0


class Stage(Struct, frozen=True):
    """How long a stage took, in seconds of the clock on the wall; without the stages that ran within it."""

    name: str
    seconds: float


class Stopwatch:
    """Measures stages, which may lie in each other: every moment counts for the innermost one."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}
        self._open: list[str] = []
        self._since = time.perf_counter()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Counts the time of a `with` block for the stage `name`."""
        self._turn()
        self._open.append(name)
        try:
            yield
        finally:
            self._turn()
            self._open.pop()

    def timed(self, name: str, work: Callable[P, T]) -> Callable[P, T]:
        """`work`, whose time counts for the stage `name`."""

        def work_timed(*args: P.args, **kwargs: P.kwargs) -> T:
            with self.stage(name):
                return work(*args, **kwargs)

        return work_timed

    @property
    def stages(self) -> tuple[Stage, ...]:
        """All stages so far, in the order in which they began."""
        self._turn()
        return tuple(Stage(name, seconds) for name, seconds in self._seconds.items())

    def _turn(self) -> None:
        now = time.perf_counter()
        if self._open:
            self._seconds[self._open[-1]] = self._seconds.get(self._open[-1], 0.0) + now - self._since
        self._since = now
