"""Open notes as a person and as a program reads them."""

from collections.abc import Iterable

from msgspec import Struct

from generator.model.note import Note
from generator.model.problem import Confidence, Problem, Severity
from generator.model.text import Text
from generator.report.data import ShownTarget, encoded
from generator.report.escape import escaped, well_formed
from generator.report.text import counted

_VERSION = 1
_SHOWN = 100  # characters of a note in a list
_LINES, _WIDTH = 6, 120  # of what a note is about
_ABOUT = {
    "document": "the whole text",
    "enclosing-section": "its section",
    "enclosing-block": "what it stands in",
    "inline-previous": "the words before it",
    "none": "",
}


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
    target = note.target
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
        target=ShownTarget(target.kind, target.line, target.end_line, well_formed(target.about)),
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
    more = "; ".join(part for part in (about_of(one.note), whose(one)) if part)
    return [escaped(first), f"    {escaped(more)}"] if more else [escaped(first)]


def about_of(note: Note) -> str:
    """What a note is about, in words: `about the paragraph on lines 14 to 15`."""
    target = note.target
    lines = f"line {target.line}" if target.line == target.end_line else f"lines {target.line} to {target.end_line}"
    if target.kind in ("next-block", "previous-block"):
        return f"about the {target.about or 'block'} on {lines}"
    if target.about == "link":
        return "about the link itself"
    said = f"the {target.about} before it" if target.kind == "inline-previous" and target.about else _ABOUT[target.kind]
    if target.kind == "enclosing-block" and target.about:
        said = f"the {target.about} that it stands in"
    return f"about {said}" if said else ""


def show_target(note: Note, text: Text) -> str:
    """What a note is about, with the lines of it; of many lines the first."""
    target, said = note.target, about_of(note)
    if target.kind == "none" or not said:
        return said
    last = min(target.end_line, target.line + _LINES - 1)
    lines = [f"    {escaped(text.line(line)[:_WIDTH])}".rstrip() for line in range(target.line, last + 1)]
    more = [] if last == target.end_line else ["    …"]
    return "\n".join([f"It is {escaped(said)}:", *lines, *more])


def whose(one: OpenNote) -> str:
    """Whose a note is, and until when: `for ada, due 2026-12-01, overdue`."""
    note = one.note
    parts = [f"for {note.owner}" if note.owner else "", f"due {note.due.isoformat()}" if note.due is not None else ""]
    return ", ".join([*(part for part in parts if part), *(["overdue"] if one.overdue else [])])
