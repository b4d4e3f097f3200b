"""Resolving notes of one text: each is taken out, and the text read once more, so that nothing else is lost with it."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.edit.apply import apply
from generator.edit.refusal import Refusal
from generator.edit.resolve import resolution, why_kept
from generator.engine.reread import Reread, bytes_of, reread
from generator.engine.understand import Understood
from generator.model.note import Note
from generator.model.problem import Edit, Problem
from generator.model.text import Span

MOST = 200
"""How many notes of a text go at once: each of them costs a reading of it."""


class Resolved(Struct, frozen=True):
    """A text before and after some of its notes were taken out; of those that were not, `refusals` say why."""

    path: str
    before: bytes
    after: bytes
    gone: tuple[Problem, ...] = ()
    refusals: tuple[Refusal, ...] = ()


def resolve(understood: Understood, path: str, problems: Iterable[Problem]) -> Resolved:
    """The text `path` without the notes that `problems` tell of; nothing is written.

    The last one goes first: so the places of the others stay what they are.
    """
    before = bytes_of(understood, path) or b""
    now = first = reread(understood, path, before)
    wanted = sorted(set(problems), key=lambda problem: problem.place, reverse=True)
    notes = [(problem, _note_of(first, problem)) for problem in wanted]
    gone: list[Problem] = []
    refusals: list[Refusal] = []
    for index, (problem, note) in enumerate(notes):
        still = [other for _, other in notes[index + 1 :] if other is not None]
        if note is None:
            done: Reread | str = "it is no note that is open"
        elif len(gone) >= MOST:
            done = f"no more than {MOST} notes of a text go at once; do it again"
        else:
            done = _without(understood, now, note, still)
        if isinstance(done, Reread):
            now = done
            gone.append(problem)
        else:
            refusals.append(Refusal(problem.place, f"{problem.id} stays: {done}", "" if note is None else note.hint))
    return Resolved(path, before, now.data, tuple(reversed(gone)), tuple(reversed(refusals)))


def _note_of(read: Reread, problem: Problem) -> Note | None:
    """The open note of that name, wherever it stands now."""
    places = {(one.place, one.code) for one in read.problems if one.id == problem.id}
    return next((note for note in read.post.notes if not note.allowed and (note.place, note.code) in places), None)


def _without(understood: Understood, now: Reread, wanted: Note, still: Sequence[Note]) -> Reread | str:
    """The text without a note, or why it must stay. `still` are those that are to go after it."""
    note = next((one for one in now.post.notes if one.span == wanted.span and one.text == wanted.text), None)
    if note is None:
        return "it is no note any more without those behind it"
    text = now.post.prose.text
    if why := why_kept(text, note):
        return why
    edits = resolution(text, note)
    after = reread(understood, now.post.path, apply(now.data, text, edits))
    if broken := after.broken - now.broken:
        return f"without it the text could not be built: {sorted(broken)[0][1]}"
    leaving = {other.span for other in still}
    kept = [one for one in now.post.notes if one is not note and one.span.end and one.span not in leaving]
    found = sorted((one for one in after.post.notes if one.span.end), key=lambda one: one.span)
    for one in kept:
        same = _meeting(_moved(one.span, edits), found)
        if same is None:
            return f"without it the note on line {one.place.line} would be none any more"
        if _said(same) == _said(one) and same.left_out != one.left_out:
            return f"without it the note on line {one.place.line} would be read in another way"
    # Those that are to go, too, may be read in another way meanwhile.
    expected = sorted((replace(one, span=_moved(one.span, edits)) for one in (*kept, *still)), key=lambda one: one.span)
    fresh = [one for one in found if _meeting(one.span, expected) is None]
    new = next((one for one in fresh if not _is_label_of(one, note, edits)), None)
    return after if new is None else f"without it other words on line {new.place.line} would be a note"


def _is_label_of(one: Note, note: Note, edits: Sequence[Edit]) -> bool:
    """Whether a hint says that a label has no value: it was the note that is gone."""
    return one.confidence == "hint" and one.code == note.code and one.span.end == edits[0].span.start


def _moved(span: Span, edits: Sequence[Edit]) -> Span:
    """Where a stretch stands after edits that take something out."""
    start, end = (
        offset - sum(max(min(edit.span.end, offset) - edit.span.start, 0) for edit in edits)
        for offset in (span.start, span.end)
    )
    return Span(start, end)


def _meeting(span: Span, notes: Sequence[Note]) -> Note | None:
    """The note of some, in order and apart from each other, that meets a stretch."""
    index = bisect_left(notes, span.end, key=lambda note: note.span.start)
    return next((note for note in notes[max(index - 2, 0) : index] if note.span.meets(span)), None)


def _said(note: Note) -> str:
    return " ".join(note.text.split())
