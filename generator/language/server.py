"""The protocol: what a client sends goes to the desk, and what the desk finds goes to the client."""

import logging
from collections.abc import Iterator, Sequence
from typing import Any

from lsprotocol import types
from lsprotocol.converters import get_converter
from pygls.exceptions import FeatureRequestError
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method

from generator import __version__
from generator.language.actions import KINDS, Able, Opened, actions_for, with_edit
from generator.language.addresses import path_of
from generator.language.buffers import Buffer, Change
from generator.language.desk import Desk
from generator.language.diagnostics import Shows, diagnostics_of
from generator.language.hover import hover_at
from generator.language.positions import Encoding, Spot
from generator.model.problem import Problem

WATCHED = ("**/site.yaml", "**/glossary.yaml", "**/*.{md,markdown}", "**/*.{png,jpg,jpeg,gif,svg,webp,ico,pdf}")


class _Protocol(LanguageServerProtocol):
    """The library's, but that it keeps no texts: it would end lines where the protocol does not (U+2028)."""

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Iterator[Any]:
        """Hands it to the desk."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_OPEN], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Iterator[Any]:
        """Hands it to the desk."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> Iterator[Any]:
        """Hands it to the desk."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE], (params,), None


class Server(LanguageServer):
    """Afterword's language server."""

    def __init__(self) -> None:
        super().__init__("afterword", __version__, protocol_cls=_Protocol, converter_factory=get_converter)
        self.desk = Desk(self._publish, self.tell)
        self._shows = Shows()

    def begin(self, capabilities: types.ClientCapabilities) -> None:
        """Heeds what the client can do."""
        self._shows = Shows.of(capabilities)
        self.desk.encoding = _encoding(self.workspace.position_encoding)

    async def opened(self, uri: str) -> Opened | None:
        """What is known of an open text as it is now; None where it is none of ours, or changes just now."""
        current = await self.desk.current(uri)
        return None if current is None else Opened(current[0].buffer, current[1], current[0].problems or ())

    def tell(self, message: str) -> None:
        """Writes an error into the client's log."""
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, message))

    def report_server_error(self, error: Exception, source: Any) -> None:
        """What the library caught: to the log, not into a window over the author's text."""
        if source is not FeatureRequestError:
            self.tell(f"{type(error).__name__}: {error}")

    def _publish(self, buffer: Buffer, problems: tuple[Problem, ...]) -> None:
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(
                uri=buffer.uri,
                diagnostics=diagnostics_of(problems, buffer, self._shows),
                version=buffer.version,
            )
        )


def make_server() -> Server:
    """A server with everything that it can do, not yet talking to anybody."""
    # What goes wrong is told to the client; standard error belongs to whoever started us.
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
    server = Server()
    server.feature(types.INITIALIZE)(_initialize)
    server.feature(types.INITIALIZED)(_initialized)
    server.feature(types.TEXT_DOCUMENT_DID_OPEN)(_opened)
    server.feature(types.TEXT_DOCUMENT_DID_CHANGE)(_changed)
    server.feature(types.TEXT_DOCUMENT_DID_SAVE)(_saved)
    server.feature(types.TEXT_DOCUMENT_DID_CLOSE)(_closed)
    server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(_touched)
    server.feature(types.TEXT_DOCUMENT_HOVER)(_hover)
    offers = types.CodeActionOptions(code_action_kinds=list(KINDS), resolve_provider=True)
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, offers)(_actions)
    server.feature(types.CODE_ACTION_RESOLVE)(_with_edit)
    return server


def _initialize(ls: Server, params: types.InitializeParams) -> None:
    ls.begin(params.capabilities)


async def _initialized(ls: Server, _params: types.InitializedParams) -> None:
    ls.desk.warm_up()
    workspace = ls.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace is not None else None
    if watching is not None and watching.dynamic_registration:
        options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(glob) for glob in WATCHED])
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        registration = types.Registration("afterword-files", method, options)
        await ls.client_register_capability_async(types.RegistrationParams([registration]))


def _opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    document = params.text_document
    ls.desk.opened(document.uri, document.version, document.text, document.language_id)


def _changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    document = params.text_document
    ls.desk.changed(document.uri, document.version, [_change(change) for change in params.content_changes])


def _saved(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
    ls.desk.saved(params.text_document.uri)


def _closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    ls.desk.closed(params.text_document.uri)


def _touched(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
    paths = (path_of(change.uri) for change in params.changes)
    ls.desk.touched(path for path in paths if path is not None)


async def _hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    opened = await ls.opened(params.text_document.uri)
    if opened is None:
        return None
    return await ls.desk.work(lambda: hover_at(params.position, opened.problems, opened.buffer))


async def _actions(ls: Server, params: types.CodeActionParams) -> Sequence[types.CodeAction]:
    opened = await ls.opened(params.text_document.uri)
    if opened is None:
        return []
    able = Able.of(ls.client_capabilities)
    return await ls.desk.work(lambda: actions_for(params, opened, able))


async def _with_edit(ls: Server, action: types.CodeAction) -> types.CodeAction:
    uri = action.data.get("uri") if isinstance(action.data, dict) else None
    opened = await ls.opened(str(uri))
    if opened is None:
        return action
    able = Able.of(ls.client_capabilities)
    done = await ls.desk.work(lambda: with_edit(action, opened, able))
    if isinstance(done, types.CodeAction):
        return done
    # The author asked for it: a word into a log would be as good as none.
    ls.window_show_message(types.ShowMessageParams(types.MessageType.Warning, done.message))
    return action


def _change(change: types.TextDocumentContentChangeEvent) -> Change:
    if isinstance(change, types.TextDocumentContentChangePartial):
        return Change(change.text, _spot(change.range.start), _spot(change.range.end))
    return Change(change.text)


def _spot(position: types.Position) -> Spot:
    return Spot(position.line, position.character)


def _encoding(kind: object) -> Encoding:
    said = getattr(kind, "value", kind)
    return "utf-8" if said == "utf-8" else "utf-32" if said == "utf-32" else "utf-16"
