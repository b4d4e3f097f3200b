"""Running the command as a person does."""

import os
import subprocess
import sys
from pathlib import Path

from msgspec import Struct

# The checkout first, then what whoever runs the tests has set.
PYTHONPATH = os.pathsep.join([str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")])


class Ran(Struct, frozen=True):
    code: int
    out: str
    err: str


def run(*arguments: str | Path, cwd: Path, **environment: str) -> Ran:
    """What `afterword ARGUMENTS` does in the folder `cwd`, with these variables besides the usual ones."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    ran = subprocess.run(
        [sys.executable, "-m", "generator", *map(str, arguments)],
        cwd=cwd,
        env={**kept, "PYTHONPATH": PYTHONPATH, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Traceback" not in ran.stderr, ran.stderr
    return Ran(ran.returncode, ran.stdout, ran.stderr)
