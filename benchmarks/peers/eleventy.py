"""Eleventy, with its own plugins for highlighting and the feed. It keeps nothing between builds."""

from pathlib import Path

from peers.peer import Peer, installed_by_npm
from peers.writing import Writing

VERSION = "3.1.8"
PACKAGES = (
    f"@11ty/eleventy@{VERSION}",
    "@11ty/eleventy-plugin-syntaxhighlight@5.0.2",
    "@11ty/eleventy-plugin-rss@3.0.0",
    "markdown-it-anchor@10.0.0",
    "markdown-it-footnote@4.0.0",
    "markdown-it-task-lists@2.1.1",
)


def _install(tools: Path) -> str:
    installed_by_npm(tools, PACKAGES)
    return VERSION


def _write(writing: Writing) -> tuple[str, str]:
    return f"content/posts/{writing.stem}.md", writing.text


def _command(tools: Path, site: Path) -> list[str | Path]:
    modules = site / "node_modules"
    if not modules.exists():
        modules.symlink_to(tools.resolve() / "node_modules")  # its configuration imports plugins from there
    return ["node", tools.resolve() / "node_modules/@11ty/eleventy/cmd.cjs", "--quiet"]


ELEVENTY = Peer(
    name="eleventy",
    title="Eleventy",
    install=_install,
    write=_write,
    command=_command,
    page=lambda writing: f"posts/{writing.stem}/index.html",
    base="includes/base.njk",
    output="public",
    caches=(".cache",),
    style="style.css",
)
