"""Sites that are large enough to be read and made by several processes."""

import json
import subprocess
import sys
from pathlib import Path

from tests.cli.running import Ran
from tests.conftest import ROOT

COUNTED = ("--profile", "--format", "json")


def made_up(folder: Path, posts: int) -> Path:
    """A site of so many made-up posts."""
    subprocess.run([sys.executable, "benchmarks/make_corpus.py", str(posts), str(folder)], cwd=ROOT, check=True)
    return folder


def counts(ran: Ran) -> dict[str, int]:
    """How much was done, as a build with `COUNTED` says."""
    told = json.loads(ran.out)["counts"]
    assert isinstance(told, dict)
    return told


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of an output by its path, the record apart."""
    files = (file for file in folder.rglob("*") if file.is_file())
    names = {file.relative_to(folder).as_posix(): file for file in files}
    return {name: file.read_bytes() for name, file in names.items() if not name.startswith(".afterword/")}
