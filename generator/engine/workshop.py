"""What a build works with besides its site: what is known from before, and who does the work."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.disk.find import SitePath
from generator.engine.cores import usable_cores
from generator.engine.knowledge import Knowledge
from generator.engine.profile import Stopwatch
from generator.engine.remember import Memory, remembering
from generator.engine.salt import program_salt

if TYPE_CHECKING:
    from generator.disk.remote import Remote
    from generator.disk.store import Store
    from generator.engine.executor import Workers


class Means(Struct, frozen=True):
    """What a command gives a build to work with.

    `jobs` is how many processes work (0: as many as there are cores), `scheduler` the address of a Dask scheduler whose
    workers do it instead. `remembered`: what is known from before is taken from the site's store, and what is new goes
    into it. `remote` is the URL of a store that machines share, empty where there is none.
    """

    jobs: int = 1
    scheduler: str = ""
    remembered: bool = True
    remote: str = ""


class Workshop:
    """The store of a site, if there is one, the memory that answers from it, and workers that start when asked for.

    `is_many`: there are workers beside this process.
    """

    def __init__(
        self,
        root: Path,
        means: Means,
        store: "Store | None",
        open_remote: "Callable[[], Remote | None]",
        stack: ExitStack,
        watch: Stopwatch,
        painted: bool,
        progress: Callable[[int, int], None],
    ) -> None:
        self._means = means
        self._stack = stack
        self._workers: Workers | None = None
        self.store = store
        self.watch = watch
        self.is_many = bool(means.scheduler) or (means.jobs or usable_cores()) > 1
        if means.remote and self.is_many:
            self.workers()  # before a thread of the shared store's stands in the way of forking
        known = Knowledge(store, open_remote())
        self.memory = Memory(root, known, painted, self.workers if self.is_many else None, progress)

    def workers(self) -> "Workers":
        """Who works: processes beside this one, which are started the first time, or this one."""
        if self._workers is None:
            from generator.engine.executor import open_executor  # what it needs takes its time

            jobs = self._means.jobs or usable_cores()
            self._workers = self._stack.enter_context(open_executor(jobs, self._means.scheduler))
        return self._workers


@contextmanager
def open_workshop(
    site: SitePath,
    clock: datetime,
    means: Means,
    watch: Stopwatch | None = None,
    painted: bool = True,
    progress: Callable[[int, int], None] = lambda done, whole: None,
    warn: Callable[[str], None] = lambda line: None,
) -> Iterator[Workshop]:
    """A workshop for `site`; `clock` is now. Where no code is to be `painted`, it is in no post.

    `progress` is told how many texts are read, of how many, and `warn` what stands in the
    way of a store.
    """
    with ExitStack() as stack:
        store = stack.enter_context(remembering(site, clock, means.remembered, warn))

        def remote() -> "Remote | None":
            if not means.remote:
                return None
            from generator.disk.remote import open_remote

            return stack.enter_context(open_remote(means.remote, program_salt(), clock, warn))

        yield Workshop(site.root, means, store, remote, stack, watch or Stopwatch(), painted, progress)
