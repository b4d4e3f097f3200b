"""What the reader understood of one text, under the names of a key that a person would write by hand."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from generator.model.incident import Action, Declared, Event, Learning, Moment, Telling
from generator.model.post import Heading, Post
from generator.model.problem import Problem
from generator.model.text import Words
from generator.report.data import ShownProblem, encoded, shown_problem
from generator.report.escape import escaped, well_formed
from generator.report.values import ReadValue, values_of

GAP_BEFORE_STOP = re.compile(r" (?=[.,;:!?)\]](?:\s|\Z))")


class ReadEvent(Struct, frozen=True):
    """`at` and `until` are ISO 8601 with as much as is known; null where nothing is."""

    line: int
    at: str | None
    until: str | None
    approx: bool
    text: str
    stamp: str
    phase: str | None
    actor: str
    links: tuple[str, ...]
    column: int
    how: str
    inferred: tuple[str, ...]


class ReadTelling(Struct, frozen=True):
    """An entry of the timeline as told: `phrase` stands in `text`."""

    line: int
    at: str | None
    phrase: str
    text: str


class ReadSection(Struct, frozen=True):
    """A heading, and what its section is for."""

    line: int
    heading: str
    role: str
    level: int


class ReadLearning(Struct, frozen=True):
    """A learning and its kind."""

    line: int
    kind: str
    text: str
    column: int
    how: str


class ReadAction(Struct, frozen=True):
    """A follow-up; what it does not say is null."""

    line: int
    text: str
    owner: str | None
    status: str | None
    due: str | None
    link: str | None
    type: str | None
    priority: str | None
    column: int
    how: str


class ReadDurations(Struct, frozen=True):
    """Minutes from the start; null where the stamps do not tell."""

    detect: int | None
    acknowledge: int | None
    mitigate: int | None
    resolve: int | None


class ReadDeclared(Struct, frozen=True):
    """A duration as the text declares it, in minutes; `of` is what it measures."""

    line: int
    of: str
    minutes: int
    approx: bool
    text: str
    column: int


class ReadTerm(Struct, frozen=True):
    """A glossary term."""

    term: str
    meaning: str


class ReadNote(Struct, frozen=True):
    """An open note: something that was left in the text and is not for readers."""

    line: int
    text: str


class Reading(Struct, frozen=True):
    """Everything that was understood of one text, in the order of the text."""

    file: str
    title: str
    date: str | None
    timezone: str | None
    events: tuple[ReadEvent, ...]
    told: tuple[ReadTelling, ...]
    sections: tuple[ReadSection, ...]
    learnings: tuple[ReadLearning, ...]
    actions: tuple[ReadAction, ...]
    durations: ReadDurations
    glossary: tuple[ReadTerm, ...]
    notes_open: tuple[ReadNote, ...]
    notes: tuple[ShownProblem, ...]
    values: tuple[ReadValue, ...] = ()
    declared: tuple[ReadDeclared, ...] = ()


def reading_of(post: Post, problems: Iterable[Problem]) -> Reading:
    """What was understood of `post`; `problems` are those of its text, of which the editorial notes are shown."""
    notes = tuple(problem for problem in problems if problem.confidence is not None)
    durations = post.durations
    return Reading(
        file=well_formed(post.path),
        title=well_formed(_said(post.title)),
        date=_iso(post.date),
        timezone=_timezone(post),
        events=tuple(_event(event) for event in post.timeline),
        told=tuple(_telling(telling) for telling in post.told),
        sections=tuple(_section(heading) for heading in post.sections if not heading.sub),
        learnings=tuple(_learning(learning) for learning in post.learnings),
        actions=tuple(_action(action) for action in post.actions),
        durations=ReadDurations(durations.detect, durations.acknowledge, durations.mitigate, durations.resolve),
        glossary=tuple(ReadTerm(well_formed(term.term), well_formed(term.meaning)) for term in post.glossary),
        notes_open=tuple(
            ReadNote(note.place.line, well_formed(note.text)) for note in post.notes if note.left_out or note.stays
        ),
        notes=tuple(shown_problem(problem) for problem in notes),
        values=values_of(post),
        declared=tuple(_declared(declared) for declared in post.declared),
    )


def show_readings(readings: tuple[Reading, ...]) -> str:
    """A JSON list of `readings`."""
    return encoded(readings)


def show_reading_json(reading: Reading) -> str:
    """One reading as a JSON object."""
    return encoded(reading)


def show_reading_text(reading: Reading) -> str:
    """One reading as a person reads it in a terminal: a list a subject, each entry with its line."""
    lines = [escaped(f"{reading.file}: {reading.title}")]
    lines += _listed("values", [(value.line, _value_line(value)) for value in reading.values])
    lines += _listed("timeline", [(event.line, f"{_when(event)} {event.text}") for event in reading.events])
    lines += _listed("timeline as told", [(told.line, f"{told.at or '-'} {told.phrase}") for told in reading.told])
    said = [(entry.line, f"{entry.of}: {_about(entry)} ({entry.text})") for entry in reading.declared]
    lines += _listed("declared durations", said)
    lines += _listed("learnings", [(entry.line, f"[{entry.kind}] {entry.text}") for entry in reading.learnings])
    actions = [(entry.line, f"[{entry.status or 'status unknown'}] {entry.text}") for entry in reading.actions]
    lines += _listed("actions", actions)
    lines += _listed("open notes", [(note.line, note.text) for note in reading.notes_open])
    return "\n".join(lines) + "\n"


def _listed(title: str, entries: Sequence[tuple[int | None, str]]) -> list[str]:
    rows = [f"    {line or '-':>5}  {escaped(' '.join(entry.split()))}" for line, entry in entries]
    return [f"  {title} ({len(entries)})", *rows] if rows else []


def _value_line(value: ReadValue) -> str:
    shown = value.value if isinstance(value.value, str) else ", ".join(value.value)
    return f"{value.name}: {shown} ({value.how})"


def _when(event: ReadEvent) -> str:
    start = f"{'~' if event.approx else ''}{event.at or '-'}"
    return f"{start} to {event.until}" if event.until else start


def _event(event: Event) -> ReadEvent:
    return ReadEvent(
        event.place.line,
        _iso(event.at),
        _iso(event.until),
        event.approx,
        well_formed(_said(event.text)),
        well_formed(event.stamp),
        event.phase,
        well_formed(event.actor),
        tuple(well_formed(link.url) for link in event.links),
        event.place.column,
        event.how,
        event.inferred,
    )


def _telling(telling: Telling) -> ReadTelling:
    text = well_formed(_said(telling.text))
    return ReadTelling(telling.place.line, _iso(telling.at), well_formed(telling.phrase), text)


def _declared(declared: Declared) -> ReadDeclared:
    place, text = declared.place, well_formed(_said(declared.text))
    return ReadDeclared(place.line, declared.of, declared.minutes, declared.approx, text, place.column)


def _about(declared: ReadDeclared) -> str:
    return f"{'about ' if declared.approx else ''}{declared.minutes} minute{'' if declared.minutes == 1 else 's'}"


def _section(heading: Heading) -> ReadSection:
    return ReadSection(heading.place.line, well_formed(_said(heading.text)), heading.role, heading.level)


def _learning(learning: Learning) -> ReadLearning:
    return ReadLearning(
        learning.place.line, learning.kind, well_formed(_said(learning.text)), learning.place.column, learning.how
    )


def _action(action: Action) -> ReadAction:
    return ReadAction(
        line=action.place.line,
        text=well_formed(_said(action.text)),
        owner=well_formed(action.owner) or None,
        status=action.status,
        due=action.due or None,
        link=well_formed(action.link) or None,
        type=well_formed(action.kind) or None,
        priority=well_formed(action.priority) or None,
        column=action.place.column,
        how=action.how,
    )


def _timezone(post: Post) -> str | None:
    """The zone that the text states: in its front matter, else at the first moment that has one."""
    moments = (event.at for event in post.timeline)
    named = (moment.zone for moment in moments if moment is not None and moment.zone)
    return post.incident.timezone or next(named, None)


def _said(words: Words) -> str:
    """What `words` say without the notes in them; the gap that a note leaves is closed."""
    if len(words.runs) == 1 and words.runs[0].tag != "note":
        return words.raw
    said = " ".join("".join(" " if run.tag == "note" else run.text for run in words.runs).split())
    return GAP_BEFORE_STOP.sub("", said)


def _iso(moment: Moment | None) -> str | None:
    return None if moment is None else moment.iso
