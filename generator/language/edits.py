"""Our edits of a text as a client's edits of what it has open."""

from collections.abc import Iterable

from lsprotocol import types

from generator.language.buffers import Buffer
from generator.language.diagnostics import range_of
from generator.language.positions import Lines
from generator.model.problem import Edit, Fix, Problem
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
    fixes = sorted((problem.fix for problem in problems if problem.fix and problem.fix.safe), key=_first)
    taken: list[Edit] = []
    reached = -1
    for fix in dict.fromkeys(fixes):
        if fix.edits and fix.edits[0].span.start >= reached:
            taken += fix.edits
            # What is put in at the end of another edit would be put in at a place that it has moved.
            reached = fix.edits[-1].span.end + 1
    return tuple(taken)


def _first(fix: Fix) -> tuple[Edit, ...]:
    return fix.edits


def _text_edit(edit: Edit, text: Text, lines: Lines) -> types.TextEdit:
    place = text.place(edit.span)
    end = lines.line_end(place.line - 1)
    return types.TextEdit(range_of(place, lines), edit.new.replace("\n", end) if end != "\n" else edit.new)
