"""What an editor offers to do about a problem, and what becomes of the text."""

from pathlib import Path

import pytest
from lsprotocol import types

from generator.edit.apply import apply
from generator.edit.resolve import resolution
from generator.language.actions import FIX_ALL, Able, Opened, actions_for
from generator.language.buffers import Buffer
from generator.language.memory import Memory
from generator.language.text_checks import Checked, check_text, settings_of
from generator.model.problem import Edit, Fix, Problem, Rule
from generator.model.text import Span
from tests.disk.tree import put
from tests.language.client import ALL, Editor, edited, editor, edits_of

pytestmark = pytest.mark.asyncio(loop_scope="module")

PATIENT = types.ClientCapabilities(
    workspace=ALL.workspace,
    text_document=types.TextDocumentClientCapabilities(
        code_action=types.CodeActionClientCapabilities(
            data_support=True, resolve_support=types.ClientCodeActionResolveOptions(["edit"])
        )
    ),
)
QUICK = types.CodeActionKind.QuickFix.value
RULE = Rule("XX001", "made-up", "warning", "strict", "Made up.")
HEAD = "# Disk\n\n"


def at(line: int, character: int) -> types.Range:
    position = types.Position(line, character)
    return types.Range(position, position)


EVERYWHERE = types.Range(types.Position(0, 0), types.Position(10_000, 0))


def checked_of(text: str, *fixes: Fix) -> tuple[Buffer, Checked, tuple[Problem, ...]]:
    """A buffer, and what was read of it; with problems that bring these fixes along."""
    buffer = Buffer.of("file:///a.md", 3, text)
    checked = check_text(buffer.source("a.md"), settings_of(None, None), Memory())
    made_up = (Problem.of(RULE, "wrong", checked.text.place(fix.edits[0].span), fix=fix) for fix in fixes)
    return buffer, checked, (*checked.problems, *made_up)


def offered(text: str, where: types.Range, *only: str, fixes: tuple[Fix, ...] = ()) -> dict[str, types.CodeAction]:
    buffer, checked, problems = checked_of(text, *fixes)
    context = types.CodeActionContext([], only=list(only) or None)
    params = types.CodeActionParams(types.TextDocumentIdentifier(buffer.uri), where, context)
    return {action.title: action for action in actions_for(params, Opened(buffer, checked, problems), Able(True))}


# By the server -------------------------------------------------------------------------------------------------------


async def test_a_note_is_deleted_with_its_empty_quotation(server: Editor, tmp_path: Path) -> None:
    text = HEAD + "It was full.\n\n> TODO: say which one\n\nIt was full for an hour.\n"
    disk = server.open(tmp_path / "disk.md", text)
    action = (await server.actions(disk, at(4, 5), QUICK))["Resolve: delete this note"]
    after = edited(text, edits_of(action, disk, 1))
    assert after == HEAD + "It was full.\n\nIt was full for an hour.\n"
    server.type(disk, after)
    await server.until(disk, lambda codes: "ED001" not in codes)
    server.close(disk)


async def test_dismissing_asks_for_a_reason_and_holds_once_it_is_there(server: Editor, tmp_path: Path) -> None:
    text = HEAD + "It was full.\n\n> Use another diagram instead?\n\nIt was full for an hour.\n"
    disk = server.open(tmp_path / "disk.md", text)
    await server.until(disk, lambda codes: "ED203" in codes)
    action = (await server.actions(disk, at(4, 5), QUICK))["Dismiss ED203 with a reason…"]
    after = edited(text, edits_of(action, disk, 1))
    assert after == text.replace("> Use", "<!-- afterword: allow ED203 … -->\n> Use")
    server.type(disk, after)
    await server.until(disk, lambda codes: {"ED203", "SU102"} <= codes)
    server.type(disk, after.replace("…", "the vendor wrote so"))
    await server.until(disk, lambda codes: not codes & {"ED203", "SU101", "SU102"})
    server.close(disk)


async def test_a_problem_of_the_site_can_be_dismissed(server: Editor, tmp_path: Path) -> None:
    text = HEAD + "It was full. See [the other](gone.md).\n"
    disk = server.open(tmp_path / "disk.md", text)
    await server.until(disk, lambda codes: "LI001" in codes)
    action = (await server.actions(disk, at(2, 35), QUICK))["Dismiss LI001 with a reason…"]
    after = edited(text, edits_of(action, disk, 1)).replace("…", "it comes with the next post")
    server.type(disk, after)
    await server.until(disk, lambda codes: not codes & {"LI001", "SU101", "SU102"})
    server.save(disk)
    await server.until(disk, lambda codes: not codes & {"LI001", "SU101", "SU102"})
    server.close(disk)


async def test_a_suppression_that_only_the_site_needs_is_not_called_unused_while_one_types(
    server: Editor, tmp_path: Path
) -> None:
    text = HEAD + "<!-- afterword: allow LI001 it comes later -->\nSee [the other](gone.md).\n"
    disk = server.open(tmp_path / "disk.md", text)
    await server.until(disk, lambda codes: "LI001" not in codes)
    version = server.type(disk, text + "\nMore.\n")
    await server.until(disk, lambda _: True)
    said = [params for params in server.published if params.uri == disk and params.version == version]
    assert not [found.code for params in said for found in params.diagnostics if found.code in ("SU101", "LI001")]
    server.close(disk)


async def test_an_unused_suppression_is_told_after_a_quiet_moment(server: Editor, tmp_path: Path) -> None:
    disk = server.open(tmp_path / "disk.md", HEAD + "<!-- afterword: allow LI001 it comes later -->\nSee.\n")
    await server.until(disk, lambda codes: "SU101" in codes)
    assert not [title for title in await server.actions(disk, at(2, 5), QUICK) if title.startswith("Dismiss")]
    server.close(disk)


async def test_words_that_were_just_typed_can_be_acted_on(server: Editor, tmp_path: Path) -> None:
    disk = server.open(tmp_path / "disk.md", HEAD)
    text = HEAD + "It was slow (TODO: why).\n"
    version = server.type(disk, text)
    action = (await server.actions(disk, at(2, 15)))["Resolve: delete this note"]
    assert edited(text, edits_of(action, disk, version)) == HEAD + "It was slow.\n"
    server.close(disk)


async def test_an_edit_comes_when_it_is_wanted_where_the_client_can_wait(tmp_path: Path) -> None:
    text = HEAD + "It was slow (TODO: why).\n"
    async with editor(capabilities=PATIENT) as using:
        disk = using.open(tmp_path / "disk.md", text)
        offers = await using.actions(disk, at(2, 15), QUICK)
        assert {title: action.edit for title, action in offers.items()} == dict.fromkeys(offers)
        resolving = offers["Resolve: delete this note"]
        action = await using.client.code_action_resolve_async(resolving)
        assert edited(text, edits_of(action, disk, 1)) == HEAD + "It was slow.\n"
        using.type(disk, "Another text.\n")
        assert (await using.client.code_action_resolve_async(resolving)).edit is None
        assert [message.message for message in using.client.messages] == ["the text has changed since"]


async def test_front_matter_can_be_acted_on(server: Editor, tmp_path: Path) -> None:
    text = "---\ntitle: The disk (TODO a better title)\ndate: 2024-03-15\n---\n\nIt was full at 10:15 UTC.\n"
    disk = server.open(put(tmp_path, {"disk.md": text}) / "disk.md", text)
    offers = await server.actions(disk, at(1, 20), QUICK)
    after = edited(text, edits_of(offers["Resolve: delete this note"], disk, 1))
    assert after == text.replace(" (TODO a better title)", "")
    assert "Dismiss ED130 with a reason…" in offers
    server.close(disk)


async def test_nothing_is_offered_where_nothing_is_wrong(server: Editor, tmp_path: Path) -> None:
    disk = server.open(tmp_path / "disk.md", HEAD + "It was slow (TODO: why).\n")
    assert await server.actions(disk, at(2, 3), QUICK) == {}
    assert await server.actions("file:///nowhere.md", at(0, 0)) == {}
    server.close(disk)


# By the functions ----------------------------------------------------------------------------------------------------

SAFE = Fix("write “the”", (Edit(Span(8, 11), "the"),), safe=True)
UNSAFE = Fix("write “disk”", (Edit(Span(12, 16), "disk"),))


async def test_a_fix_is_offered_first_and_preferred_when_it_is_safe() -> None:
    text = HEAD + "teh dsik\n"
    actions = offered(text, at(2, 1), QUICK, fixes=(SAFE, UNSAFE))
    assert next(iter(actions)) == "Write “the”"
    assert actions["Write “the”"].is_preferred
    assert edited(text, edits_of(actions["Write “the”"], "file:///a.md", 3)) == HEAD + "the dsik\n"
    assert not offered(text, at(2, 6), QUICK, fixes=(SAFE, UNSAFE))["Write “disk”"].is_preferred


async def test_all_safe_fixes_are_made_at_once_and_no_others() -> None:
    text = HEAD + "teh dsik teh\n"
    second = Fix("write “the”", (Edit(Span(17, 20), "the"),), safe=True)
    actions = offered(text, at(0, 0), FIX_ALL, fixes=(SAFE, UNSAFE, second, SAFE))
    assert list(actions) == ["Fix all safe problems in this file"]
    after = edited(text, edits_of(actions["Fix all safe problems in this file"], "file:///a.md", 3))
    assert after == HEAD + "the dsik the\n"


@pytest.mark.parametrize(
    ("only", "found"),
    [("source", True), ("source.fixAll", True), (FIX_ALL, True), ("source.organizeImports", False), (QUICK, False)],
)
async def test_fixing_all_is_offered_to_whoever_asks_for_such_things(only: str, found: bool) -> None:
    offers = offered(HEAD + "teh disk\n", at(0, 0), only, fixes=(SAFE,))
    assert ("Fix all safe problems in this file" in offers) == found


async def test_a_fault_that_stops_every_build_cannot_be_dismissed() -> None:
    offers = offered("---\ntitle: [\n---\n\nText.\n", EVERYWHERE, QUICK)
    assert not [title for title in offers if title.startswith("Dismiss FM")]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
async def test_an_editor_writes_what_the_command_writes(mark: str, end: str) -> None:
    text = mark + (
        "(TODO: begin) \N{FIRE}\N{FIRE} It was full (reword?), \N{FIRE} (TODO: why) and so on.\n\n"
        "> TODO: say which one\n\n- one\n- TODO: two\n- three \N{FIRE} <!-- TODO: four -->\n\n"
        "| a | b |\n|---|---|\n| 1 | TODO |\n"
    ).replace("\n", end)
    buffer, checked, problems = checked_of(text)
    assert checked.post is not None
    assert len(checked.post.notes) > 5
    for note in checked.post.notes:
        start = buffer.lines.spot(note.place.line, note.place.column)
        edits = resolution(checked.text, note)
        context = types.CodeActionContext([], only=[QUICK])
        position = types.Position(start.line, start.units + 1)
        params = types.CodeActionParams(
            types.TextDocumentIdentifier(buffer.uri), types.Range(position, position), context
        )
        actions = actions_for(params, Opened(buffer, checked, problems), Able(True))
        resolving = [action for action in actions if action.title.startswith("Resolve")]
        assert bool(resolving) == bool(edits)
        if edits:
            by_command = apply(text.encode(), checked.text, edits).decode()
            assert edited(text, edits_of(resolving[0], buffer.uri, 3)) == by_command


async def test_a_client_without_versions_gets_plain_changes() -> None:
    buffer, checked, problems = checked_of(HEAD + "It was slow (TODO: why).\n")
    context = types.CodeActionContext([], only=[QUICK])
    params = types.CodeActionParams(types.TextDocumentIdentifier(buffer.uri), EVERYWHERE, context)
    for action in actions_for(params, Opened(buffer, checked, problems), Able()):
        assert action.edit is not None
        assert action.edit.document_changes is None
        assert list(action.edit.changes or {}) == [buffer.uri]
