"""What a client offers to do about a problem: its fix, deleting a note, allowing it; and all safe fixes at once."""

from collections.abc import Iterable, Iterator, Sequence

from lsprotocol import types
from msgspec import Struct

from generator.edit.resolve import resolution
from generator.language.buffers import Buffer
from generator.language.diagnostics import Shows, diagnostic_of, range_of
from generator.language.dismissing import dismissing, may_be_dismissed
from generator.language.edits import all_safe, workspace_edit
from generator.language.text_checks import Checked
from generator.model.note import Note
from generator.model.problem import Edit, Problem

FIX_ALL = "source.fixAll.afterword"
KINDS = (types.CodeActionKind.QuickFix, FIX_ALL)
_MOST = 10  # problems of one range that something is offered for: nobody reads a longer menu


class Able(Struct, frozen=True):
    """What a client can do with an edit."""

    versioned: bool = False

    @classmethod
    def of(cls, capabilities: types.ClientCapabilities) -> "Able":
        """What the client says that it can do."""
        workspace = capabilities.workspace
        edit = workspace.workspace_edit if workspace is not None else None
        return cls(versioned=bool(edit is not None and edit.document_changes))


def actions_for(
    params: types.CodeActionParams,
    buffer: Buffer,
    checked: Checked,
    problems: Iterable[Problem],
    able: Able,
) -> list[types.CodeAction]:
    """What can be done about those of `problems`, all of one text, that lie in the range that was asked for."""
    found = tuple(problems)
    wanted = params.context.only
    actions: list[types.CodeAction] = []
    if _is_wanted(types.CodeActionKind.QuickFix, wanted):
        meant = (problem for problem in found if _meets(range_of(problem.place, buffer.lines), params.range))
        for problem, _ in zip(meant, range(_MOST), strict=False):
            for title, edits, preferred in _ways(problem, buffer, checked):
                actions.append(
                    types.CodeAction(
                        title,
                        kind=types.CodeActionKind.QuickFix,
                        diagnostics=[diagnostic_of(problem, buffer, Shows())],
                        is_preferred=preferred or None,
                        edit=workspace_edit(edits, checked.text, buffer, able.versioned),
                    )
                )
    if _is_wanted(FIX_ALL, wanted) and (edits := all_safe(found)):
        edit = workspace_edit(edits, checked.text, buffer, able.versioned)
        actions.append(types.CodeAction("Fix all safe problems in this file", kind=FIX_ALL, edit=edit))
    return actions


def _ways(problem: Problem, buffer: Buffer, checked: Checked) -> Iterator[tuple[str, Sequence[Edit], bool]]:
    """What solves `problem`: each way with its title, its edits, and whether it is the one to take without a look."""
    if problem.fix is not None:
        title = problem.fix.title
        yield title[:1].upper() + title[1:], problem.fix.edits, problem.fix.safe
    post = checked.post
    if post is None:
        return
    note = next((note for note in post.notes if _is_of(problem, note)), None)
    if note is not None and (edits := resolution(checked.text, note)):
        yield "Resolve: delete this note", edits, False
    if may_be_dismissed(problem):
        source = buffer.source(post.path)
        if edits := dismissing(source, post, checked.reading, problem):
            yield f"Dismiss {problem.code} with a reason…", edits, False


def _is_of(problem: Problem, note: Note) -> bool:
    return problem.code == note.code and problem.place == note.place


def _is_wanted(kind: str, wanted: Sequence[str] | None) -> bool:
    """Whether `kind` is one of those asked for, or below one of them (`source` asks for `source.fixAll` too)."""
    if not wanted:
        return True
    return any(not one or kind == one or kind.startswith(f"{one}.") for one in map(_said, wanted))


def _said(kind: str) -> str:
    return str(getattr(kind, "value", kind))


def _meets(one: types.Range, other: types.Range) -> bool:
    """Whether two ranges share a place; an empty one has a place too."""
    return _at(one.start) <= _at(other.end) and _at(other.start) <= _at(one.end)


def _at(position: types.Position) -> tuple[int, int]:
    return position.line, position.character
