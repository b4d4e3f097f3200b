"""Whatever an editor does and in whatever order: when it is quiet again, what it shows is what is true."""

import asyncio
import random
from pathlib import Path

import pytest

from generator.cli.texts import understand_texts
from generator.disk.find import find_site
from generator.language import desk as desks
from generator.language.buffers import Buffer, Change
from generator.language.desk import Desk
from generator.language.positions import Spot
from generator.model.problem import Problem
from tests.disk.tree import put

pytestmark = pytest.mark.asyncio

HEAD = "---\ntitle: Post {number}\ndate: 2024-03-15\n---\n\n"
PIECES = [
    "It was full at 10:15 UTC.\n",
    "> TODO: say which disk\n\n",
    "See [the other](b.md) and [a third](c.md).\n",
    "![A graph that climbs](graph.png)\n",
    "<!-- afterword: allow LI001 it comes later -->\nSee [nothing](gone.md).\n",
    "It was slow (reword?) \N{FIRE}.\n",
    "\n",
]
CONFIGS = ["title: One\n", "title: One\ntimezone: UTC\n", "title: [\n", "titel: Two\n", "editorial: {ignore: [LI]}\n"]
NAMES = ["a.md", "b.md", "c.md"]


class Author:
    """Somebody at an editor who opens, types, saves, closes, and does things outside of the editor too."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.chance = root, random.Random(seed)
        self.open: dict[Path, str] = {}
        self.shown: dict[str, tuple[Problem, ...]] = {}
        self.faults: list[str] = []
        self.desk = Desk(self.show, self.faults.append)
        self.version = 0

    def show(self, buffer: Buffer, problems: tuple[Problem, ...]) -> None:
        self.shown[buffer.uri] = problems

    def act(self) -> None:
        file = self.root / "content" / self.chance.choice(NAMES)
        if self.chance.random() < 0.2:
            file = self.root / "site.yaml"
        doing = self.chance.choice([self.open_or_type, self.open_or_type, self.save, self.close, self.outside])
        doing(file)

    def text_for(self, file: Path) -> str:
        if file.name == "site.yaml":
            return self.chance.choice(CONFIGS)
        return HEAD.format(number=file.stem) + "".join(self.chance.choices(PIECES, k=self.chance.randint(0, 5)))

    def open_or_type(self, file: Path) -> None:
        self.version += 1
        text = self.text_for(file)
        if file not in self.open:
            language = "yaml" if file.name == "site.yaml" else "markdown"
            self.desk.opened(file.as_uri(), self.version, text, language)
        elif file.name != "site.yaml" and self.chance.random() < 0.5:
            lines = self.open[file].split("\n")
            at = len(lines) // 2
            text = "\n".join([*lines[:at], "Typed.", *lines[at:]])
            self.desk.changed(file.as_uri(), self.version, [Change("Typed.\n", Spot(at, 0), Spot(at, 0))])
        else:
            self.desk.changed(file.as_uri(), self.version, [Change(text)])
        self.open[file] = text

    def save(self, file: Path) -> None:
        if file in self.open:
            file.write_text(self.open[file], encoding="utf-8")
            self.desk.saved(file.as_uri())
            self.desk.touched([file])

    def close(self, file: Path) -> None:
        if self.open.pop(file, None) is not None:
            self.desk.closed(file.as_uri())

    def outside(self, file: Path) -> None:
        picture = self.root / "content/graph.png"
        if self.chance.random() < 0.5:
            put(self.root, {str(file.relative_to(self.root)): self.text_for(file)})
        elif picture.exists():
            picture.unlink()
        else:
            picture.write_bytes(b"no picture at all")
        self.desk.touched([file, picture])


@pytest.mark.parametrize("seed", range(6))
async def test_in_the_end_an_editor_shows_what_lint_would_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(desks, "SOON", 0.002)
    monkeypatch.setattr(desks, "QUIET", 0.02)
    root = put(tmp_path / "site", {"site.yaml": "title: One\n", "content/b.md": HEAD + PIECES[0]})
    author = Author(root, seed)
    for _ in range(40):
        author.act()
        await asyncio.sleep(author.chance.choice([0, 0, 0, 0.003, 0.01, 0.05]))
    if not author.open:
        author.open_or_type(root / "content/a.md")

    # The same folder, if everything were saved.
    for file, text in author.open.items():
        file.write_text(text, encoding="utf-8")
    truth = understand_texts(find_site(root)).build.problems
    wanted = {
        file.as_uri(): tuple(one for one in truth if one.place.path == file.relative_to(root).as_posix())
        for file in author.open
    }
    async with asyncio.timeout(30):
        while any(author.shown.get(uri) != problems for uri, problems in wanted.items()):
            assert author.faults == []
            await asyncio.sleep(0.02)
    # And it stays so.
    await asyncio.sleep(0.3)
    assert {uri: author.shown[uri] for uri in wanted} == wanted
    closed = {uri: problems for uri, problems in author.shown.items() if uri not in wanted and uri.endswith(".md")}
    assert not any(closed.values())
    assert author.faults == []
