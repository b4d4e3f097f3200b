"""epresso, which needs Python 3.12 or newer: that of `AFTERWORD_NEWER_PYTHON`, one on the path, or one of pyenv."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from peers.peer import MissingError, Peer, installed_by_pip
from peers.writing import Writing, json_front_matter

VERSION = "0.7.0"
VARIABLE = "AFTERWORD_NEWER_PYTHON"
OLDEST = (3, 12)


def _pythons() -> Iterator[str]:
    if VARIABLE in os.environ:
        yield os.environ[VARIABLE]
        return
    yield from filter(None, map(shutil.which, ("python3.14", "python3.13", "python3.12", "python3")))
    pyenv = Path(os.environ.get("PYENV_ROOT", "~/.pyenv")).expanduser()
    yield from map(str, sorted(pyenv.glob("versions/3.1[2-9].*/bin/python"), reverse=True))


def _python() -> str:
    for python in _pythons():
        test = [python, "-c", f"import sys; sys.exit(sys.version_info < {OLDEST})"]
        if subprocess.run(test, check=False, capture_output=True).returncode == 0:
            return python
    raise MissingError(f"needs Python 3.12 or newer; {VARIABLE} may name one")


def _install(tools: Path) -> str:
    installed_by_pip(tools, [f"epresso=={VERSION}"], _python())
    return VERSION


def _write(writing: Writing) -> tuple[str, str]:
    values = {
        "title": writing.title,
        "date": writing.date,
        "tags": writing.tags,
        "authors": writing.authors,
        "severity": writing.severity,
        "services": writing.services,
    }
    return f"content/posts/{writing.stem}.md", json_front_matter(values, writing.body)


def _command(tools: Path, site: Path) -> list[str | Path]:
    return [tools / "bin" / "epresso", "build", "--no-clean", site]


EPRESSO = Peer(
    name="epresso",
    title="epresso",
    install=_install,
    write=_write,
    command=_command,
    page=lambda writing: f"posts/{writing.stem}/index.html",
    base="layouts/Base.ep",
    output="dist",
    caches=(".cache",),
    style="public/style.css",
)
