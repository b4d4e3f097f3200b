"""What is asked of a generator: how it is installed, how posts are written for it, how it builds, where things lie."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from peers.writing import Writing

SKELETONS = Path(__file__).with_name("skeletons")
THEME = Path(__file__).resolve().parents[2] / "themes" / "default"


class MissingError(Exception):
    """A generator that cannot be had on this machine; the message says what it wants."""


class Peer(Struct, frozen=True):
    """One generator. Paths are relative to the folder of its site.

    `install` makes the folder of its tools and gives its version, or raises `MissingError`. `write` gives the path and
    the text of a post; `page` the path of the page that comes out. `base` is the template that every page is made
    with, and `comment` how a remark is written into it that pages show. `lacks` names what its site does without.
    """

    name: str
    title: str
    install: Callable[[Path], str]
    write: Callable[[Writing], tuple[str, str]]
    command: Callable[[Path, Path], Sequence[str | Path]]
    page: Callable[[Writing], str]
    base: str
    output: str
    caches: tuple[str, ...] = ()
    home: str = "index.html"
    style: str = ""
    lacks: tuple[str, ...] = ()
    comment: str = "<!-- {} -->"

    def lay_out(self, writings: Sequence[Writing], site: Path) -> None:
        """A new site of these posts at `site`, with the peer's skeleton and the style sheet of our theme."""
        shutil.rmtree(site, ignore_errors=True)
        shutil.copytree(SKELETONS / self.name, site)
        if self.style:
            sheet = site / self.style
            sheet.parent.mkdir(parents=True, exist_ok=True)
            sheet.write_text(style_sheet(), encoding="utf-8")
        for writing in writings:
            self.put(writing, site)

    def put(self, writing: Writing, site: Path) -> None:
        """Writes one post into the site."""
        path, text = self.write(writing)
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")

    def base_text(self) -> str:
        """The base template as it is before any edit."""
        return (SKELETONS / self.name / self.base).read_text(encoding="utf-8")

    def remark(self, site: Path, words: str) -> None:
        """Writes the base template with a remark of these words in the head of every page."""
        before, end, after = self.base_text().partition("</head>")
        text = f"{before}{self.comment.format(words)}\n{end}{after}"
        (site / self.base).write_text(text, encoding="utf-8", newline="\n")

    def clean(self, site: Path) -> None:
        """Takes away all that builds have left."""
        for path in (self.output, *self.caches):
            shutil.rmtree(site / path, ignore_errors=True)


def style_sheet() -> str:
    """The style sheets of our default theme as one."""
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sorted((THEME / "assets").glob("*.css")))


def installed_by_pip(tools: Path, requirements: Sequence[str], python: str | Path = sys.executable) -> Path:
    """The folder of programs of a virtual environment at `tools` that holds `requirements`. Raises `MissingError`."""
    programs = tools / "bin"
    done = tools / "installed.txt"
    wanted = "\n".join(requirements)
    if not done.exists() or done.read_text(encoding="utf-8") != wanted:
        shutil.rmtree(tools, ignore_errors=True)
        _run([str(python), "-m", "venv", "--without-pip", str(tools)])
        pip: list[str | Path] = [
            sys.executable,
            "-m",
            "pip",
            "--python",
            programs / "python",
            "--disable-pip-version-check",
        ]
        _run([*pip, "install", "--quiet", "--compile", *requirements])
        done.write_text(wanted, encoding="utf-8")
    return programs


def installed_by_npm(tools: Path, packages: Sequence[str]) -> Path:
    """The folder `node_modules` that holds `packages`. Raises `MissingError`."""
    if shutil.which("npm") is None:
        raise MissingError("needs Node.js and npm")
    done = tools / "installed.txt"
    wanted = "\n".join(packages)
    if not done.exists() or done.read_text(encoding="utf-8") != wanted:
        shutil.rmtree(tools, ignore_errors=True)
        tools.mkdir(parents=True)
        (tools / "package.json").write_text('{"private": true}\n', encoding="utf-8")
        _run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", tools, *packages])
        done.write_text(wanted, encoding="utf-8")
    return tools / "node_modules"


def _run(command: Sequence[str | Path]) -> None:
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise MissingError(
            f"{Path(str(command[0])).name} {command[1]} {command[2]}: {(done.stderr or done.stdout)[-400:]}"
        )
