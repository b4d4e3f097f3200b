"""Builds of a living site, each compared with what it should be: the cold build of the same sources."""

import contextlib
import io
import json
import os
import re
import tempfile
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from generator.cli.command import run as run_here
from tests.cli.running import Ran
from tests.cli.running import run as run_apart
from tests.disk.tree import Files, put, tree
from tests.law.living_site import OUTPUTS, LivingSite

ARGUMENTS: dict[str, tuple[str, ...]] = {
    "public": (),
    "preview": ("--output", "preview", "--drafts", "--base-url", "https://preview.example/"),
}
EPOCH = "SOURCE_DATE_EPOCH"
COUNTED = ("--profile", "--format", "json")
KEPT = "{}: kept, though no source wants it: it was changed by hand since it was built\n"
OF_THE_STORE = re.compile(r"^afterword: .*\b(?:store|cache)\b.*\n", re.MULTILINE)
# What tells how a build went, and not what it made.
HOW = re.compile(
    r" in \d+\.\d s into |\((?P<counts>\d+ written, \d+ unchanged, \d+ deleted)|/ (?:is as it was|was not made)"
)

Sources = tuple[tuple[str, bytes], ...]


class Cold(Struct, frozen=True):
    """What a build without a past makes of some sources."""

    code: int
    out: str
    err: str
    files: Files


class Expected(Struct, frozen=True):
    """What a build has to do with an output as it stands, by the rules of ownership (`disk/write.py`).

    `refused`: what stands in the way and is nobody's of ours. The others say how it is if there is nothing.
    """

    files: Files
    owned: Files
    kept: tuple[str, ...]
    refused: tuple[str, ...]
    written: int
    unchanged: int
    deleted: int


def expected(before: Files, owned: Files, cold: Files) -> Expected:
    """From the files of an output `before` a build, those that we `owned` there, and those that it shall hold."""
    refused = tuple(path for path, data in cold.items() if path not in owned and before.get(path, data) != data)
    stale = [path for path in owned if path not in cold and path in before]
    kept = tuple(sorted(path for path in stale if before[path] != owned[path]))
    others = {path: data for path, data in before.items() if path in kept or path not in owned}
    written = sum(before.get(path) != data for path, data in cold.items())
    return Expected(
        {**others, **cold},
        {**cold, **{path: owned[path] for path in kept}},
        kept,
        refused,
        written,
        len(cold) - written,
        len(stale) - len(kept),
    )


def sources_of(site: LivingSite) -> Sources:
    """Every file that the author wrote."""
    ours = (".afterword", *OUTPUTS)
    found = (path for path in site.root.rglob("*") if path.relative_to(site.root).parts[0] not in ours)
    return tuple(
        sorted((path.relative_to(site.root).as_posix(), path.read_bytes()) for path in found if path.is_file())
    )


class Desk:
    """A living site and what it was built into: it builds, and says where the law does not hold.

    `counted`: builds tell what they worked out (`tally` has it of each), instead of one line for people.
    """

    def __init__(self, root: Path, *, counted: bool = False) -> None:
        root.mkdir(parents=True)
        self.site = LivingSite(root)
        self.owned: dict[str, Files] = {name: {} for name in OUTPUTS}
        self.counted = counted
        self.tally: list[dict[str, int]] = []
        self.failed_in_a_row = 0
        self._good = (sources_of(self.site), self._state())

    def agrees(self, output: str = OUTPUTS[0], *, apart: bool = False) -> bool:
        """Builds into one of the outputs twice, and asserts what the law says. False where the site does not build.

        `apart`: in a process of its own.
        """
        site, folder = self.site, self.site.root / output
        sources = sources_of(site)
        before, stats = tree(folder), _stats(site.root, output)
        cold = _cold(sources, self._arguments(output), self._epoch(), output)
        wanted = expected(before, self.owned[output], cold.files)
        ran = self.build(output, apart=apart)
        if cold.code != 0 or wanted.refused:
            assert tree(folder) == before
            assert _stats(site.root, output) == stats
            if cold.code != 0:
                assert (ran.code, _said(ran.err)) == (cold.code, _said(cold.err))
            else:
                assert ran.code == 1, ran
                assert all(path in ran.err for path in wanted.refused), ran.err
                for path in wanted.refused:
                    (folder / path).unlink()
            self.failed_in_a_row += 1
            return False
        self._is_done(ran, cold, wanted, folder)
        self.owned[output] = wanted.owned
        stats = _stats(site.root, output)
        again = self.build(output)
        self._is_done(again, cold, expected(wanted.files, wanted.owned, cold.files), folder)
        assert _stats(site.root, output) == stats, "a build with no change wrote something"
        self.failed_in_a_row, self._good = 0, (sources, self._state())
        return True

    def build(self, output: str = OUTPUTS[0], *, apart: bool = False) -> Ran:
        """A build into `output`, with what is there from before."""
        arguments = (*self._arguments(output), *(COUNTED if self.counted else ()))
        if apart:
            variables = {EPOCH: self._epoch()} if self._epoch() else {}
            ran = run_apart("build", *arguments, cwd=self.site.root, **variables)
        else:
            ran = ran_here(self.site.root, self._epoch(), *arguments)
        damaged, self.site.store_damaged = self.site.store_damaged, False
        return Ran(ran.code, ran.out, OF_THE_STORE.sub("", ran.err)) if damaged else ran

    def go_back(self) -> None:
        """Makes the site what it was when it was built last."""
        sources, state = self._good
        for path, _ in sources_of(self.site):
            (self.site.root / path).unlink()
        put(self.site.root, dict(sources))
        vars(self.site).update(deepcopy(state))

    def _is_done(self, ran: Ran, cold: Cold, wanted: Expected, folder: Path) -> None:
        kept = "".join(KEPT.format(f"{folder.name}/{path}") for path in wanted.kept)
        assert (ran.code, ran.err) == (0, cold.err + kept)
        assert tree(folder) == wanted.files
        counts = {"written": wanted.written, "unchanged": wanted.unchanged, "deleted": wanted.deleted}
        if self.counted:
            told: dict[str, Any] = json.loads(ran.out)
            self.tally.append(told["counts"])
            assert {name: told["counts"][name] for name in counts} == counts
        else:
            assert _said(ran.out) == _said(cold.out)
            assert f"({', '.join(f'{count} {name}' for name, count in counts.items())}" in ran.out

    def _state(self) -> dict[str, Any]:
        return deepcopy({name: value for name, value in vars(self.site).items() if name != "root"})

    def _epoch(self) -> str:
        return "" if self.site.written_as_of else str(self.site.epoch)

    def _arguments(self, output: str) -> tuple[str, ...]:
        site = self.site
        flags = [flag for flag in sorted(site.flags) if flag not in ARGUMENTS[output]]
        address = ["--base-url", site.base_url] if site.base_url and "--base-url" not in ARGUMENTS[output] else []
        clock = ["--as-of", datetime.fromtimestamp(site.epoch, UTC).isoformat()] if site.written_as_of else []
        return (*ARGUMENTS[output], *flags, *address, *clock)


def ran_here(root: Path, epoch: str, *arguments: str, command: str = "build") -> Ran:
    """What `afterword build ARGUMENTS` does in the folder `root`, in this process, at `epoch` (empty: at any time)."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(root), _environment(epoch), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run_here((command, *arguments))
    return Ran(code, out.getvalue(), err.getvalue())


@lru_cache(maxsize=100)
def _cold(sources: Sources, arguments: tuple[str, ...], epoch: str, output: str) -> Cold:
    with tempfile.TemporaryDirectory() as place:
        root = put(Path(place) / "site", dict(sources))
        ran = ran_here(root, epoch, *arguments)
        return Cold(ran.code, ran.out, ran.err, tree(root / output))


def _said(words: str) -> str:
    return HOW.sub("", words)


def _stats(root: Path, output: str) -> dict[str, tuple[int, ...]]:
    """When and where each file of an output, and its record, was written."""
    record = root / ".afterword/outputs" / output
    found = [*(root / output).rglob("*"), record / "manifest.json", record / "journal.json"]
    stats = ((file, file.stat()) for file in found if file.is_file())
    return {str(file): (stat.st_ino, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size) for file, stat in stats}


@contextlib.contextmanager
def _environment(epoch: str) -> Iterator[None]:
    before = os.environ.pop(EPOCH, None)
    if epoch:
        os.environ[EPOCH] = epoch
    try:
        yield
    finally:
        os.environ.pop(EPOCH, None)
        if before is not None:
            os.environ[EPOCH] = before
