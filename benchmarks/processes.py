"""What whole processes take: wall time, time on the processor, peak of memory."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).resolve().parents[1]
LAUNCHER = Path(__file__).with_name("one_process.py")
AFTERWORD = ("-m", "generator")


class Run(Struct, frozen=True):
    """What one process took: wall seconds, seconds on a processor, and its peak of memory in MB."""

    wall: float
    busy: float
    memory: float


def of_afterword(*arguments: str | Path, program: Sequence[str] = AFTERWORD) -> Run:
    """`afterword ARGUMENTS` of this checkout, or another `program` of Python. Raises RuntimeError where it fails."""
    return measured([sys.executable, *program, *arguments])


def measured(command: Sequence[str | Path], folder: Path | None = None) -> Run:
    """One run of `command` in `folder`. Its modules may be compiled, and `generator` is that of this checkout.

    Raises RuntimeError with what it printed, where it fails.
    """
    words = [str(word) for word in command]
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    if words[0] == sys.executable:
        environment["PYTHONPATH"] = str(ROOT)
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(LAUNCHER), *words],
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(
            f"{Path(words[0]).name} ended with {done.returncode}\n{done.stdout[-2_000:]}{done.stderr[-2_000:]}"
        )
    wall, busy, memory = json.loads(done.stderr.splitlines()[-1])
    return Run(wall, busy, memory / 1e6)
