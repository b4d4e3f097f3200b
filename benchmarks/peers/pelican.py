"""Pelican, with its own plugins for the sitemap and for the posts before and after, and its cache of read texts on."""

from pathlib import Path

from peers.peer import Peer, installed_by_pip
from peers.writing import Writing

VERSION = "4.12.0"


def _install(tools: Path) -> str:
    installed_by_pip(tools, [f"pelican[markdown]=={VERSION}", "pelican-sitemap==1.2.2", "pelican-neighbors==1.2.0"])
    return VERSION


def _write(writing: Writing) -> tuple[str, str]:
    head = (
        ("Title", writing.title),
        ("Date", writing.date),
        ("Slug", writing.stem),
        ("Tags", ", ".join(writing.tags)),
        ("Authors", "; ".join(writing.authors)),
        ("Severity", writing.severity),
        ("Services", ", ".join(writing.services)),
    )
    return f"content/posts/{writing.stem}.md", "\n".join(f"{key}: {value}" for key, value in head) + (
        f"\n\n[TOC]\n\n{writing.body}"
    )


def _command(tools: Path, site: Path) -> list[str | Path]:
    return [tools / "bin" / "pelican", "--quiet", "--settings", site / "pelicanconf.py"]


PELICAN = Peer(
    name="pelican",
    title="Pelican",
    install=_install,
    write=_write,
    command=_command,
    page=lambda writing: f"posts/{writing.stem}/index.html",
    base="theme/templates/base.html",
    output="public",
    caches=("cache",),
    style="theme/static/style.css",
)
