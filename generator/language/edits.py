"""Our edits of a text as a client's edits of what it has open."""

from collections.abc import Iterable

from lsprotocol import types

from generator.engine.fix import apart
from generator.language.buffers import Buffer
from generator.language.diagnostics import range_of
from generator.language.mending import difference
from generator.language.positions import Lines, Spot
from generator.model.problem import Edit, Problem
from generator.model.text import Text


def text_edits(edits: Iterable[Edit], text: Text, buffer: Buffer) -> list[types.TextEdit]:
    """`edits` of `text`, which is what we read of `buffer`."""
    return [_text_edit(edit, text, buffer.lines) for edit in edits]


def text_edit_to(after: str, buffer: Buffer) -> list[types.TextEdit]:
    """The edit that makes `after` of what `buffer` holds."""
    start, end, new_end = difference(buffer.lines.text, after)
    spots = _position(buffer.lines.at(start)), _position(buffer.lines.at(end))
    return [types.TextEdit(types.Range(*spots), after[start:new_end])]


def workspace_edit(edits: list[types.TextEdit], buffer: Buffer, versioned: bool) -> types.WorkspaceEdit:
    """Edits of what `buffer` holds: good for this version alone if the client heeds that."""
    if not versioned:
        return types.WorkspaceEdit(changes={buffer.uri: edits})
    document = types.OptionalVersionedTextDocumentIdentifier(uri=buffer.uri, version=buffer.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(edits))])


def all_safe(problems: Iterable[Problem]) -> tuple[Edit, ...]:
    """The edits of all safe fixes of `problems`, in order; of two that touch the same words the first."""
    made, _ = apart(problem.fix for problem in problems if problem.fix is not None and problem.fix.safe)
    return tuple(sorted(edit for fix in made for edit in fix.edits))


def _text_edit(edit: Edit, text: Text, lines: Lines) -> types.TextEdit:
    place = text.place(edit.span)
    end = lines.line_end(place.line - 1)
    return types.TextEdit(range_of(place, lines), edit.new.replace("\n", end) if end != "\n" else edit.new)


def _position(spot: Spot) -> types.Position:
    return types.Position(spot.line, spot.units)
