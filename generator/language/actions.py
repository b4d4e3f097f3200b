"""What a client offers to do about a problem: its fix, deleting a note, allowing it; and all safe fixes at once."""

from collections.abc import Iterator, Sequence

from lsprotocol import types
from msgspec import Struct

from generator.edit.refusal import Refusal
from generator.language.buffers import Buffer
from generator.language.diagnostics import Shows, diagnostic_of, range_of
from generator.language.edits import all_safe, text_edit_to, text_edits, workspace_edit
from generator.language.mending import How, mended, ways_of
from generator.language.text_checks import Checked
from generator.model.problem import Problem
from generator.model.text import Place

FIX_ALL = "source.fixAll.afterword"
KINDS = (types.CodeActionKind.QuickFix, FIX_ALL)
_TITLES: dict[How, str] = {"resolve": "Resolve: delete this note", "dismiss": "Dismiss {code} with a reason…"}
_MOST = 10  # problems of one range that something is offered for: nobody reads a longer menu


class Able(Struct, frozen=True):
    """What a client can do: mind the version that an edit is for, and ask for an edit when it is wanted."""

    versioned: bool = False
    resolves: bool = False

    @classmethod
    def of(cls, capabilities: types.ClientCapabilities) -> "Able":
        """What the client says that it can do."""
        workspace, document = capabilities.workspace, capabilities.text_document
        edit = workspace.workspace_edit if workspace is not None else None
        action = document.code_action if document is not None else None
        resolves = action.resolve_support if action is not None and action.data_support else None
        return cls(
            versioned=bool(edit is not None and edit.document_changes),
            resolves=resolves is not None and "edit" in resolves.properties,
        )


class Opened(Struct, frozen=True):
    """An open text as it is now: what was read of it, and all that is wrong with it."""

    buffer: Buffer
    checked: Checked
    problems: tuple[Problem, ...]


def actions_for(params: types.CodeActionParams, opened: Opened, able: Able) -> list[types.CodeAction]:
    """What can be done about the problems that lie in the range that was asked for."""
    buffer, wanted = opened.buffer, params.context.only
    actions: list[types.CodeAction] = []
    if _is_wanted(types.CodeActionKind.QuickFix, wanted):
        meant = (one for one in opened.problems if _meets(range_of(one.place, buffer.lines), params.range))
        for problem, _ in zip(meant, range(_MOST), strict=False):
            actions += _quick_fixes(problem, opened, able)
    if _is_wanted(FIX_ALL, wanted) and (edits := all_safe(opened.problems)):
        edit = workspace_edit(text_edits(edits, opened.checked.text, buffer), buffer, able.versioned)
        actions.append(types.CodeAction("Fix all safe problems in this file", kind=FIX_ALL, edit=edit))
    return actions


def with_edit(action: types.CodeAction, opened: Opened, able: Able) -> types.CodeAction | Refusal:
    """An action that was offered without its edit, with it; or why it cannot be done."""
    said = action.data if isinstance(action.data, dict) else {}
    found = (one for one in opened.problems if [one.code, *_numbers(one)] == said.get("problem"))
    problem = next(found, None)
    if problem is None or said.get("version") != opened.buffer.version or said.get("do") not in _TITLES:
        return Refusal(Place(""), "the text has changed since")
    return _done(action, problem, said["do"], opened, able)


def _quick_fixes(problem: Problem, opened: Opened, able: Able) -> Iterator[types.CodeAction]:
    buffer, checked = opened.buffer, opened.checked

    def action(title: str) -> types.CodeAction:
        diagnostics = [diagnostic_of(problem, buffer, Shows())]
        return types.CodeAction(title, kind=types.CodeActionKind.QuickFix, diagnostics=diagnostics)

    if problem.fix is not None and problem.fix.edits:
        fixing = action(problem.fix.title[:1].upper() + problem.fix.title[1:])
        fixing.is_preferred = problem.fix.safe or None
        fixing.edit = workspace_edit(text_edits(problem.fix.edits, checked.text, buffer), buffer, able.versioned)
        yield fixing
    for how in ways_of(problem, checked.post) if checked.post is not None else ():
        mending = action(_TITLES[how].format(code=problem.code))
        if able.resolves:
            mending.data = {
                "uri": buffer.uri,
                "version": buffer.version,
                "problem": [problem.code, *_numbers(problem)],
                "do": how,
            }
            yield mending
        elif isinstance(done := _done(mending, problem, how, opened, able), types.CodeAction):
            yield done


def _done(
    action: types.CodeAction, problem: Problem, how: How, opened: Opened, able: Able
) -> types.CodeAction | Refusal:
    post = opened.checked.post
    if post is None:
        return Refusal(problem.place, "this is no text")
    after = mended(opened.buffer.source(post.path), opened.checked, problem, how)
    if isinstance(after, Refusal):
        return after
    action.edit = workspace_edit(text_edit_to(after, opened.buffer), opened.buffer, able.versioned)
    return action


def _numbers(problem: Problem) -> list[int]:
    place = problem.place
    return [place.line, place.column, place.end_line, place.end_column]


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
