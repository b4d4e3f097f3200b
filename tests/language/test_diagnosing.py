"""What an editor is told while somebody writes, by the real command and a real client."""

import asyncio
import json
from pathlib import Path

import pytest
from lsprotocol import types

from tests.cli.running import run
from tests.disk.tree import put
from tests.language.client import ALL, Editor, editor
from tests.site import picture

pytestmark = pytest.mark.asyncio(loop_scope="module")

HEAD = "---\ntitle: The disk that filled\ndate: 2024-03-15\n---\n\n"
FINE = HEAD + "The disk was full at 10:15 UTC.\n"
NOTED = FINE + "\n> TODO: say which disk\n\nIt was full for an hour.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return put(tmp_path / "my site", {"site.yaml": "title: Pumps\ntimezone: UTC\n", "content/posts/disk.md": FINE})


async def test_a_text_is_checked_when_it_is_opened_and_after_each_change(server: Editor, site: Path) -> None:
    disk = server.open(site / "content/posts/disk.md", NOTED)
    (note,) = await server.has(disk, "ED001")
    assert note.range == types.Range(types.Position(7, 2), types.Position(7, 22))
    assert (note.severity, note.source) == (types.DiagnosticSeverity.Error, "afterword")
    assert "open note" in note.message
    server.type(disk, FINE)
    await server.has(disk)
    server.close(disk)


async def test_a_note_tells_where_its_target_is_and_its_rule_where_the_manual_is(server: Editor, site: Path) -> None:
    disk = server.open(site / "content/posts/disk.md", NOTED.replace("say which disk", "shorten the paragraph below"))
    (note,) = await server.has(disk, "ED001")
    assert note.code_description is not None
    assert note.code_description.href.endswith("/rules/#ed001-marker")
    assert note.related_information is not None
    (related,) = note.related_information
    assert related.location == types.Location(disk, types.Range(types.Position(9, 0), types.Position(9, 24)))
    assert related.message == "this note is about the paragraph on line 10"
    server.close(disk)


async def test_what_is_open_counts_and_not_what_is_on_the_disk(server: Editor, site: Path) -> None:
    put(site, {"content/posts/disk.md": NOTED})
    disk = server.open(site / "content/posts/disk.md", FINE)
    await server.has(disk)
    server.close(disk)


async def test_partial_changes_are_counted_in_utf_16_units(server: Editor, site: Path) -> None:
    disk = server.open(site / "content/posts/disk.md", HEAD + "\N{FIRE}\N{FIRE} The disk (fine) was full.\r\n")
    await server.has(disk)
    at = types.Range(types.Position(5, 15), types.Position(5, 19))
    server.type(disk, "TODO: which", at)
    (note,) = await server.has(disk, "ED002")
    assert (note.range.start.character, note.range.end.character) == (14, 27)
    server.close(disk)


@pytest.mark.parametrize(("encoding", "start"), [("utf-8", 18), ("utf-32", 12), ("utf-16", 14)])
async def test_the_encoding_of_places_is_what_the_client_prefers(tmp_path: Path, encoding: str, start: int) -> None:
    general = types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind(encoding)])
    capabilities = types.ClientCapabilities(general=general, text_document=ALL.text_document)
    async with editor(capabilities=capabilities) as using:
        text = HEAD + "\N{FIRE}\N{FIRE} The disk (TODO: which) was full.\n"
        disk = using.open(tmp_path / "disk.md", text)
        (note,) = [found for found in await using.until(disk, lambda codes: "ED002" in codes) if found.code == "ED002"]
        assert note.range.start.character == start


async def test_settings_of_the_site_are_heeded(server: Editor, site: Path) -> None:
    put(site, {"site.yaml": "title: Pumps\n"})
    text = HEAD + "## Timeline\n\n- 2024-03-15 10:15 first alert\n- 2024-03-15 10:20 second alert\n"
    disk = server.open(site / "content/posts/disk.md", text)
    await server.until(disk, lambda codes: any(code.startswith("CO") for code in codes))
    put(site, {"site.yaml": "title: Pumps\ntimezone: UTC\n"})
    server.touch(site / "site.yaml")
    await server.has(disk)
    server.close(disk)


async def test_open_settings_count_and_have_problems_of_their_own(server: Editor, site: Path) -> None:
    text = HEAD + "## Timeline\n\n- 2024-03-15 10:15 first alert\n- 2024-03-15 10:20 second alert\n"
    disk = server.open(site / "content/posts/disk.md", text)
    await server.has(disk)
    settings = server.open(site / "site.yaml", "title: Pumps\ntimezone: UTC\n", "yaml")
    await server.has(settings)
    server.type(settings, "title: Pumps\ntimezon: UTC\n")
    (unknown,) = await server.until(settings, lambda codes: any(code.startswith("CF") for code in codes))
    assert unknown.range.start.line == 1
    await server.until(disk, bool)
    server.close(settings)
    await server.has(disk)
    assert server.said(settings).diagnostics == ()  # type: ignore[union-attr]
    server.close(disk)


async def test_wrong_settings_are_shown_though_nobody_has_them_open(server: Editor, site: Path) -> None:
    put(site, {"site.yaml": "title: [\n"})
    disk = server.open(site / "content/posts/disk.md", FINE)
    settings = (site / "site.yaml").as_uri()
    await server.until(settings, lambda codes: any(code.startswith("CF") for code in codes))
    put(site, {"site.yaml": "title: Pumps\n"})
    server.touch(site / "site.yaml")
    await server.has(settings)
    server.close(disk)


async def test_links_and_pictures_are_looked_up_in_the_site(server: Editor, site: Path) -> None:
    put(site, {"content/posts/pump.md": FINE.replace("date:", "draft: true\ndate:")})
    words = "See [the pump](pump.md), [nothing](gone.md) and\n\n![A graph that climbs](graph.png)\n"
    disk = server.open(site / "content/posts/disk.md", FINE + words)
    await server.has(disk, "LI001", "LI002", "PI001")
    put(site, {"content/posts/gone.md": FINE})
    server.save(disk)
    await server.has(disk, "LI002", "PI001")
    server.close(disk)


async def test_an_open_text_that_was_never_saved_can_be_linked_to(server: Editor, site: Path) -> None:
    disk = server.open(site / "content/posts/disk.md", FINE + "See [the pump](pump.md).\n")
    await server.has(disk, "LI001")
    pump = server.open(site / "content/posts/pump.md", FINE.replace("disk", "pump"))
    await server.has(disk)
    await server.has(pump)
    server.close(pump)
    await server.has(disk, "LI001")
    server.close(disk)


async def test_problems_of_the_site_stay_at_their_words_while_one_types(server: Editor, site: Path) -> None:
    disk = server.open(site / "content/posts/disk.md", FINE + "See [nothing](gone.md).\n")
    await server.has(disk, "LI001")
    server.type(disk, "Another line.\n\n", types.Range(types.Position(5, 0), types.Position(5, 0)))
    await server.has(disk, "LI001")
    first = next(params for params in server.published if params.uri == disk and params.version == 2)
    assert [(found.code, found.range.start.line) for found in first.diagnostics] == [("LI001", 8)]
    server.close(disk)


async def test_an_editor_says_what_lint_says(server: Editor, site: Path) -> None:
    text = NOTED + "See [nothing](gone.md), ![](x.png) (reword?) and teh the the disk.\n\n<!-- TODO: end -->\n"
    file = put(site, {"content/posts/disk.md": text}) / "content/posts/disk.md"
    told = json.loads(run("lint", file, "--format", "json", "--fail-on", "never", cwd=site).out)["problems"]
    wanted = {(one["code"], one["line"] - 1, one["column"] - 1, one["message"]) for one in told}
    disk = server.open(file, text)
    found = await server.until(disk, lambda codes: codes == {one["code"] for one in told})
    places = {(one.code, one.range.start.line, one.range.start.character, one.message) for one in found}
    assert places == wanted
    server.close(disk)


async def test_two_sites_do_not_know_each_other(server: Editor, site: Path, tmp_path: Path) -> None:
    other = put(tmp_path / "andere Störungen", {"site.yaml": "title: Other\n", "content/posts/pump.md": FINE})
    link = FINE + "See [the pump](pump.md).\n"
    disk = server.open(site / "content/posts/disk.md", link)
    valve = server.open(other / "content/posts/ventil ö.md", link)
    await server.has(disk, "LI001")
    await server.has(valve)
    server.close(disk)
    server.close(valve)


async def test_a_text_of_no_site_is_checked_with_the_usual_settings(server: Editor, tmp_path: Path) -> None:
    alone = server.open(put(tmp_path / "notes", {"alone.md": NOTED}) / "alone.md", NOTED)
    await server.has(alone, "ED001")
    server.close(alone)


async def test_a_text_that_was_never_saved_anywhere_is_checked(server: Editor) -> None:
    new = server.open("untitled:Untitled-1", "It was slow (TODO: why).\n")
    await server.has(new, "ED002")
    server.close(new)


async def test_what_is_no_text_of_a_site_is_left_alone(server: Editor, site: Path) -> None:
    others = [
        server.open(site / "README.md", "> TODO: write this\n"),
        server.open(site / "content/data.txt", "> TODO: write this\n", "plaintext"),
        server.open(site / "other.yaml", "todo: TODO\n", "yaml"),
    ]
    disk = server.open(site / "content/posts/disk.md", NOTED)
    await server.has(disk, "ED001")
    assert [server.said(uri) for uri in others] == [None] * 3
    server.close(disk)


async def test_nothing_is_said_of_a_text_that_was_closed(server: Editor, site: Path) -> None:
    disk = server.open(site / "content/posts/disk.md", NOTED)
    await server.has(disk, "ED001")
    server.type(disk, NOTED + "More (TODO: what).\n")
    server.close(disk)
    await server.has(disk)
    said = len(server.published)
    await asyncio.sleep(0.4)
    assert len(server.published) == said


async def test_newer_words_cancel_what_was_begun_for_older_ones(server: Editor, site: Path) -> None:
    disk = server.open(site / "content/posts/disk.md", FINE)
    await server.has(disk)
    for count in range(20):
        last = server.type(disk, NOTED + f"It was down for {count} minutes.\n")
    await server.has(disk, "ED001")
    assert {params.version for params in server.published if params.uri == disk} == {1, last}
    server.close(disk)


async def test_a_site_that_begins_is_noticed(server: Editor, tmp_path: Path) -> None:
    file = put(tmp_path / "later", {"content/posts/pump.md": FINE}) / "content/posts/disk.md"
    disk = server.open(file, FINE + "See [the pump](/posts/pump/).\n")
    await server.has(disk, "LI001")
    put(tmp_path / "later", {"site.yaml": "title: Later\n"})
    server.touch(tmp_path / "later/site.yaml")
    await server.has(disk)
    server.close(disk)


async def test_a_site_that_nobody_told_of_is_noticed_with_the_next_text(server: Editor, tmp_path: Path) -> None:
    link = FINE + "See [the pump](/posts/pump/).\n"
    file = put(tmp_path / "later", {"content/posts/pump.md": FINE}) / "content/posts/disk.md"
    disk = server.open(file, link)
    await server.has(disk, "LI001")
    put(tmp_path / "later", {"site.yaml": "title: Later\n"})
    valve = server.open(tmp_path / "later/content/posts/valve.md", link)
    await server.has(valve)
    await server.has(disk)
    server.close(disk)
    server.close(valve)


async def test_a_site_that_ends_is_noticed(server: Editor, site: Path) -> None:
    readme = server.open(site / "content/README.md", NOTED)
    await server.has(readme, "ED001")
    (site / "site.yaml").unlink()
    (site / "content/posts/pump.md").write_text(FINE, encoding="utf-8")
    server.touch(site / "site.yaml", site / "content/posts/pump.md")
    server.type(readme, FINE + "See [the pump](posts/pump.md).\n")
    await server.has(readme)
    server.close(readme)


async def test_what_is_no_text_any_more_has_no_problems(server: Editor, tmp_path: Path) -> None:
    readme = server.open(tmp_path / "repository/README.md", NOTED)
    await server.has(readme, "ED001")
    put(tmp_path / "repository", {"site.yaml": "title: Later\n", "content/posts/disk.md": FINE})
    server.touch(tmp_path / "repository/site.yaml")
    await server.has(readme)
    assert server.log() == []


async def test_pictures_that_come_and_go_are_noticed(server: Editor, site: Path) -> None:
    disk = server.open(site / "content/posts/disk.md", FINE + "\n![A graph that climbs](graph.png)\n")
    await server.has(disk, "PI001")
    picture(site / "content/posts/graph.png")
    server.touch(site / "content/posts/graph.png")
    await server.has(disk)
    (site / "content/posts/graph.png").write_bytes(b"no picture at all")
    server.touch(site / "content/posts/graph.png")
    await server.has(disk, "PI003")
    (site / "content/posts/graph.png").unlink()
    server.save(disk)
    await server.has(disk, "PI001")
    server.close(disk)


async def test_the_same_is_not_said_twice(server: Editor, site: Path) -> None:
    disk = server.open(site / "content/posts/disk.md", FINE + "See [nothing](gone.md).\n")
    await server.has(disk, "LI001")
    server.save(disk)
    server.save(disk)
    await asyncio.sleep(0.5)
    assert len([params for params in server.published if params.uri == disk]) <= 2
    server.close(disk)


async def test_files_are_watched_where_the_client_can(server: Editor) -> None:
    (registration,) = server.registered
    assert registration.method == types.WORKSPACE_DID_CHANGE_WATCHED_FILES
