"""Where the pointer rests on a problem, its rule is explained."""

import re
from pathlib import Path

import pytest
from lsprotocol import types

from tests.language.client import Editor

pytestmark = pytest.mark.asyncio(loop_scope="module")

TEXT = "# Disk\n\n> TODO: shorten the paragraph below\n\nIt was *full* at 10:15, [as seen](gone.md) (reword?).\n"


async def hover(server: Editor, uri: str, line: int, character: int) -> types.Hover | None:
    where = types.TextDocumentIdentifier(uri)
    return await server.client.text_document_hover_async(types.HoverParams(where, types.Position(line, character)))


async def told(server: Editor, uri: str, line: int, character: int) -> str:
    found = await hover(server, uri, line, character)
    assert found is not None
    assert isinstance(found.contents, types.MarkupContent)
    assert found.contents.kind == types.MarkupKind.Markdown
    return found.contents.value


async def test_a_note_is_explained_with_its_target_and_what_to_do(server: Editor, tmp_path: Path) -> None:
    disk = server.open(tmp_path / "disk.md", TEXT)
    shown = await told(server, disk, 2, 10)
    assert shown.startswith("**ED001 marker** (error)")
    assert "It is about the paragraph on line 5." in shown
    assert "*Hint:* do it and delete the note" in shown
    assert "/rules/#ed001-marker)" in shown
    server.close(disk)


async def test_a_problem_of_the_site_is_explained_as_soon_as_it_is_known(server: Editor, tmp_path: Path) -> None:
    disk = server.open(tmp_path / "disk.md", TEXT)
    await server.until(disk, lambda codes: "LI001" in codes)
    assert "**LI001 broken-link** (warning)" in await told(server, disk, 4, 34)
    server.close(disk)


async def test_an_example_is_shown_as_it_is_written(server: Editor, tmp_path: Path) -> None:
    disk = server.open(tmp_path / "disk.md", "# Disk\n\n![](graph.png)\n")
    shown = await told(server, disk, 2, 5)
    assert "**PI002 no-alt-text**" in shown
    assert re.search(r"For example\n\n```markdown\n[^`]*!\[\]\(", shown)
    assert re.search(r"would better be\n\n```markdown\n[^`]*!\[\w", shown)
    server.close(disk)


async def test_the_words_of_a_text_are_no_markup(server: Editor, tmp_path: Path) -> None:
    disk = server.open(tmp_path / "disk.md", "# Disk\n\nIt was full (TODO: [x](http://y) <b>*).\n")
    shown = await told(server, disk, 2, 15)
    assert "[x](http" not in shown
    assert "<b>" not in shown
    server.close(disk)


async def test_elsewhere_there_is_nothing_to_tell(server: Editor, tmp_path: Path) -> None:
    disk = server.open(tmp_path / "disk.md", TEXT)
    assert await hover(server, disk, 4, 3) is None
    assert await hover(server, "file:///nowhere.md", 0, 0) is None
    server.close(disk)


async def test_words_that_were_just_typed_are_explained(server: Editor, tmp_path: Path) -> None:
    disk = server.open(tmp_path / "disk.md", "# Disk\n")
    server.type(disk, TEXT)
    assert "ED001" in await told(server, disk, 2, 10)
    server.close(disk)
