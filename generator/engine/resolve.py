"""Resolving notes of one text: each is taken out, and the text read once more, so that nothing else is lost with it."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from generator.edit.apply import apply
from generator.edit.refusal import Refusal
from generator.edit.resolve import resolution, why_kept
from generator.engine.reread import Reread, bytes_of, reread
from generator.engine.understand import Understood
from generator.model.note import Note
from generator.model.problem import Problem


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
        done = _without(understood, now, note, still) if note is not None else "it is no note that is open"
        if isinstance(done, Reread):
            now = done
            gone.append(problem)
        else:
            refusals.append(Refusal(problem.place, f"{problem.id} stays: {done}", "" if note is None else note.hint))
    return Resolved(path, before, now.data, tuple(reversed(gone)), tuple(reversed(refusals)))


def _note_of(read: Reread, problem: Problem) -> Note | None:
    notes = (note for note in read.post.notes if not note.allowed)
    return next((note for note in notes if (note.place, note.code) == (problem.place, problem.code)), None)


def _without(understood: Understood, now: Reread, wanted: Note, still: Sequence[Note]) -> Reread | str:
    """The text without a note, or why it must stay. `still` are those that are to go after it."""
    note = next((one for one in now.post.notes if one.span == wanted.span and one.text == wanted.text), None)
    if note is None:
        return "it is no note any more without those behind it"
    text = now.post.prose.text
    if why := why_kept(text, note):
        return why
    after = reread(understood, now.post.path, apply(now.data, text, resolution(text, note)))
    if broken := after.broken - now.broken:
        return f"without it the text could not be built: {sorted(broken)[0][1]}"
    leaving = Counter(other.text for other in (note, *still))
    kept, left = (Counter(_said(other) for other in read.post.notes) for read in (now, after))
    kept.subtract([_said(note)])
    changed = [text for _, text in (kept - left) + (left - kept) if not leaving[text]]
    if changed or left[_said(note)] != kept[_said(note)]:
        return f"without it “{' '.join((changed or [note.text])[0].split())[:60]}” would be read in another way"
    return after


def _said(note: Note) -> tuple[str, str]:
    return note.code, note.text
