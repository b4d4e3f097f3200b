"""Open notes as a person and as a program reads them."""

from collections.abc import Iterable

from msgspec import Struct

from generator.model.note import Note
from generator.model.problem import Confidence, Problem, Severity
from generator.model.text import Text
from generator.report.data import ShownTarget, encoded, shown_target
from generator.report.escape import escaped, well_formed
from generator.report.text import counted

_VERSION = 1
_SHOWN = 100  # characters of a note in a list
_LINES, _WIDTH = 6, 120  # of what a note is about


class OpenNote(Struct, frozen=True):
    """A note that its author does not allow, as it is reported; `overdue` goes by the site's own day."""

    problem: Problem
    note: Note
    overdue: bool


class ShownNote(Struct, frozen=True):
    """A note under the names of the JSON list; lines and columns are 1-based code points, the end exclusive.

    `due` is a day (`2026-12-01`) or None, `owner` empty where nobody is named.
    """

    id: str
    code: str
    name: str
    severity: Severity
    confidence: Confidence
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    owner: str
    due: str | None
    overdue: bool
    left_out: bool
    target: ShownTarget


class ShownNotes(Struct, frozen=True):
    """The JSON list."""

    version: int
    notes: tuple[ShownNote, ...]


def show_notes_json(notes: Iterable[OpenNote]) -> str:
    """The notes as one JSON object in ASCII, ending with a line end."""
    return encoded(ShownNotes(_VERSION, tuple(map(_shown, notes))))


def _shown(one: OpenNote) -> ShownNote:
    problem, note, at = one.problem, one.note, one.problem.place
    return ShownNote(
        id=problem.id,
        code=problem.code,
        name=problem.name,
        severity=problem.severity,
        confidence=note.confidence,
        path=well_formed(at.path),
        line=at.line,
        column=at.column,
        end_line=at.end_line,
        end_column=at.end_column,
        text=well_formed(problem.text),
        owner=well_formed(note.owner),
        due=note.due.isoformat() if note.due is not None else None,
        overdue=one.overdue,
        left_out=note.left_out,
        target=shown_target(note.target),
    )


def show_notes_text(notes: Iterable[OpenNote]) -> str:
    """Two lines a note: where it is, how bad, its id and its words; what it is about, whose it is and until when."""
    all_of_them = tuple(notes)
    lines = [line for one in all_of_them for line in _lines(one)]
    overdue = sum(one.overdue for one in all_of_them)
    ending = f", {overdue} overdue" if overdue else ""
    count = f"{counted(len(all_of_them), 'open note')}{ending}" if all_of_them else "No open notes."
    return "\n".join([*lines, *([""] if lines else []), count]) + "\n"


def _lines(one: OpenNote) -> list[str]:
    problem = one.problem
    words = " ".join(problem.text.split())
    words = words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
    first = f"{problem.place}: {problem.severity} {problem.id}: {words}"
    about = one.note.target.in_words
    more = "; ".join(part for part in (f"about {about}" if about else "", whose(one)) if part)
    return [escaped(first), f"    {escaped(more)}"] if more else [escaped(first)]


def show_target(note: Note, text: Text) -> str:
    """What a note is about, with the lines of it; of many lines the first."""
    target = note.target
    if target.kind == "none":
        return ""
    last = min(target.end_line, target.line + _LINES - 1)
    lines = [f"    {escaped(text.line(line)[:_WIDTH])}".rstrip() for line in range(target.line, last + 1)]
    more = [] if last == target.end_line else ["    …"]
    return "\n".join([f"It is about {escaped(target.in_words)}:", *lines, *more])


def whose(one: OpenNote) -> str:
    """Whose a note is, and until when: `for ada, due 2026-12-01, overdue`."""
    note = one.note
    parts = [f"for {note.owner}" if note.owner else "", f"due {note.due.isoformat()}" if note.due is not None else ""]
    return ", ".join([*(part for part in parts if part), *(["overdue"] if one.overdue else [])])
