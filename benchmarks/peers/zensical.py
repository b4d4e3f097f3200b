"""Zensical, with its blog, whose categories stand for tags here, and its feed."""

from pathlib import Path

from peers.peer import Peer, installed_by_pip
from peers.writing import Writing, json_front_matter

VERSION = "0.0.73"  # the last whose parts are all on PyPI


def _install(tools: Path) -> str:
    installed_by_pip(tools, [f"zensical=={VERSION}"])
    return VERSION


def _write(writing: Writing) -> tuple[str, str]:
    values = {
        "title": writing.title,
        "date": writing.date,
        "slug": writing.stem,
        "categories": writing.tags,
        "by": writing.authors,
        "severity": writing.severity,
        "services": writing.services,
    }
    return f"docs/posts/{writing.stem}.md", json_front_matter(values, f"# {writing.title}\n\n{writing.body}")


def _command(tools: Path, site: Path) -> list[str | Path]:
    return [tools / "bin" / "zensical", "build", "--config-file", site / "zensical.toml"]


ZENSICAL = Peer(
    name="zensical",
    title="Zensical",
    install=_install,
    write=_write,
    command=_command,
    page=lambda writing: f"posts/{writing.stem}/index.html",
    base="theme/main.html",
    output="site",
    caches=(".cache",),
    style="docs/style.css",
    lacks=("a page of all tags with their counts",),
)
