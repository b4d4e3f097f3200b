"""A client of the language server, as an editor is one: it starts the real command, and waits for what it says."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from lsprotocol import types
from pytest_lsp import LanguageClient, make_test_lsp_client

from generator.language.positions import Lines, Spot
from tests.cli.running import PYTHONPATH

PATIENCE = 30.0
ALL = types.ClientCapabilities(
    workspace=types.WorkspaceClientCapabilities(
        workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True),
        did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
    ),
    text_document=types.TextDocumentClientCapabilities(
        publish_diagnostics=types.PublishDiagnosticsClientCapabilities(
            related_information=True, code_description_support=True
        )
    ),
)


class Editor:
    """An editor with one server. Texts are known by their paths, or by an address where they have none."""

    def __init__(self, client: LanguageClient) -> None:
        self.client = client
        self.versions: dict[str, int] = {}
        self.published: list[types.PublishDiagnosticsParams] = []
        self._news = asyncio.Event()
        client.protocol.fm.features.pop(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, None)

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def _(params: types.PublishDiagnosticsParams) -> None:
            self.published.append(params)
            self._news.set()

        @client.feature(types.CLIENT_REGISTER_CAPABILITY)
        def _(params: types.RegistrationParams) -> None:
            self.registered = params.registrations

    def open(self, where: Path | str, text: str, language: str = "markdown") -> str:
        uri = where if isinstance(where, str) else where.as_uri()
        self.versions[uri] = 1
        item = types.TextDocumentItem(uri=uri, language_id=language, version=1, text=text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def type(self, uri: str, text: str, at: types.Range | None = None) -> int:
        """Puts `text` in place of what stands `at` a range, or of everything; the number of the version that makes."""
        self.versions[uri] += 1
        change: types.TextDocumentContentChangeEvent
        change = (
            types.TextDocumentContentChangePartial(at, text)
            if at
            else types.TextDocumentContentChangeWholeDocument(text)
        )
        document = types.VersionedTextDocumentIdentifier(uri=uri, version=self.versions[uri])
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
        return self.versions[uri]

    def save(self, uri: str) -> None:
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))

    def close(self, uri: str) -> None:
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))

    def touch(self, *paths: Path) -> None:
        events = [types.FileEvent(path.as_uri(), types.FileChangeType.Changed) for path in paths]
        self.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(events))

    def said(self, uri: str) -> types.PublishDiagnosticsParams | None:
        """What was said last of a text."""
        return next((params for params in reversed(self.published) if params.uri == uri), None)

    async def until(self, uri: str, holds: Callable[[set[str]], bool]) -> list[types.Diagnostic]:
        """The diagnostics of a text as soon as their codes are as they should be, and of the version that is open."""
        try:
            async with asyncio.timeout(PATIENCE):
                while True:
                    self._news.clear()
                    assert not self.log(), self.log()
                    said = self.said(uri)
                    current = said is not None and said.version in (self.versions.get(uri), None)
                    if said is not None and current and holds({str(found.code) for found in said.diagnostics}):
                        return list(said.diagnostics)
                    await self._news.wait()
        except TimeoutError:
            raise AssertionError(f"{uri}: not said in time; last: {self.said(uri)}; {self.log()}") from None

    async def has(self, uri: str, *codes: str) -> list[types.Diagnostic]:
        """The diagnostics of a text as soon as they are those of exactly these rules."""
        return await self.until(uri, lambda found: found == set(codes))

    async def actions(self, uri: str, at: types.Range, *only: str) -> dict[str, types.CodeAction]:
        """What is offered for a range, by its title."""
        context = types.CodeActionContext(diagnostics=[], only=list(only) or None)
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), at, context)
        offered = await self.client.text_document_code_action_async(params) or ()
        return {action.title: action for action in offered if isinstance(action, types.CodeAction)}

    def log(self) -> list[str]:
        return [str(message.message) for message in self.client.log_messages]


def edits_of(action: types.CodeAction, uri: str, version: int) -> list[types.TextEdit]:
    """The edits of an action, which are for this version of this text alone."""
    assert action.edit is not None
    assert action.edit.document_changes is not None
    (change,) = action.edit.document_changes
    assert isinstance(change, types.TextDocumentEdit)
    assert (change.text_document.uri, change.text_document.version) == (uri, version)
    return [edit for edit in change.edits if isinstance(edit, types.TextEdit)]


def edited(text: str, edits: list[types.TextEdit]) -> str:
    """`text` as an editor has it after `edits`, whose places are in UTF-16 units; ASCII and line ends of its own."""
    lines = Lines.of(text)
    found = [(_offset(lines, edit.range.start), _offset(lines, edit.range.end), edit.new_text) for edit in edits]
    for start, end, new in sorted(found, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _offset(lines: Lines, position: types.Position) -> int:
    return lines.offset(Spot(position.line, position.character))


@asynccontextmanager
async def editor(
    *arguments: str, capabilities: types.ClientCapabilities = ALL, cwd: Path | None = None
) -> AsyncIterator[Editor]:
    """An editor whose server runs while it is used; that it ends as it should is part of every test."""
    client = make_test_lsp_client()
    env = {**os.environ, "PYTHONPATH": PYTHONPATH}
    await client.start_io(sys.executable, "-m", "generator", "language-server", *arguments, env=env, cwd=cwd)
    using = Editor(client)
    await client.initialize_session(types.InitializeParams(capabilities=capabilities))
    try:
        yield using
    finally:
        process = client._server
        await client.shutdown_session()
        assert process is not None
        assert await process.wait() == 0
        await client.stop()
