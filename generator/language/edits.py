"""Our edits of a text as a client's edits of what it has open."""

from collections.abc import Iterable

from lsprotocol import types

from generator.engine.fix import apart
from generator.language.buffers import Buffer
from generator.language.diagnostics import range_of
from generator.language.positions import Lines
from generator.model.problem import Edit, Problem
from generator.model.text import Text


def workspace_edit(edits: Iterable[Edit], text: Text, buffer: Buffer, versioned: bool) -> types.WorkspaceEdit:
    """`edits` of `text`, which is what we read of `buffer`: good for this version alone if the client heeds that."""
    changes = [_text_edit(edit, text, buffer.lines) for edit in edits]
    if not versioned:
        return types.WorkspaceEdit(changes={buffer.uri: changes})
    document = types.OptionalVersionedTextDocumentIdentifier(uri=buffer.uri, version=buffer.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(changes))])


def all_safe(problems: Iterable[Problem]) -> tuple[Edit, ...]:
    """The edits of all safe fixes of `problems`, in order; of two that touch the same words the first."""
    made, _ = apart(problem.fix for problem in problems if problem.fix is not None and problem.fix.safe)
    return tuple(sorted(edit for fix in made for edit in fix.edits))


def _text_edit(edit: Edit, text: Text, lines: Lines) -> types.TextEdit:
    place = text.place(edit.span)
    end = lines.line_end(place.line - 1)
    return types.TextEdit(range_of(place, lines), edit.new.replace("\n", end) if end != "\n" else edit.new)
