"""Afterword itself, of this checkout, with a theme of the site's own: a copy of the default one, to be edited."""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from make_corpus import SITE
from processes import AFTERWORD as PROGRAM

from peers.peer import THEME, Peer
from peers.writing import Writing


class Afterword(Peer, frozen=True):
    """The one generator whose skeleton is made here and now."""

    def lay_out(self, writings: Sequence[Writing], site: Path) -> None:
        """A site as `make_corpus.py` writes it, whose theme may be edited."""
        shutil.rmtree(site, ignore_errors=True)
        shutil.copytree(THEME, site / "themes" / "measured")
        (site / "site.yaml").write_text(f"{SITE}theme: measured\n", encoding="utf-8")
        for writing in writings:
            self.put(writing, site)

    def base_text(self) -> str:
        """The base template of the default theme."""
        return (THEME / "templates" / "base.html").read_text(encoding="utf-8")


def _install(tools: Path) -> str:
    from generator import __version__

    return __version__


def _command(tools: Path, site: Path) -> list[str | Path]:
    return [sys.executable, *PROGRAM, "build", "--quiet", "--root", site]


AFTERWORD = Afterword(
    name="afterword",
    title="Afterword",
    install=_install,
    write=lambda writing: (f"content/posts/{writing.stem}.md", writing.text),
    command=_command,
    page=lambda writing: f"posts/{writing.stem}/index.html",
    base="themes/measured/templates/base.html",
    output="public",
    caches=(".afterword",),
)
