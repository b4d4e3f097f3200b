"""What the reader understood of one text, under the names of a key that a person would write by hand."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from msgspec import Struct

from generator.model.incident import Action, Cause, Declared, Event, Learning, Moment, Telling
from generator.model.note import Note
from generator.model.post import Heading, Post, Term
from generator.model.problem import Problem
from generator.report.data import ShownProblem, encoded, shown_problem
from generator.report.escape import escaped, well_formed
from generator.report.values import ReadValue, values_of
from generator.report.yaml_form import yaml_form


class ReadDoubt(Struct, frozen=True):
    """What is odd about a stamp: what it says, and what would go with the rest, or null."""

    kind: str
    saw: str
    expected: str | None


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
    doubts: tuple[ReadDoubt, ...] = ()
    track: int = 0


class ReadTelling(Struct, frozen=True):
    """An entry of the timeline as told: `phrase` stands in `text`."""

    line: int
    at: str | None
    phrase: str
    text: str
    column: int
    how: str


class ReadSection(Struct, frozen=True):
    """A heading, and what its section is for."""

    line: int
    heading: str
    role: str
    level: int
    column: int
    how: str


class ReadLearning(Struct, frozen=True):
    """A learning and its kind."""

    line: int
    kind: str
    text: str
    column: int
    how: str


class ReadCause(Struct, frozen=True):
    """Something that led to the incident; `question` is the one that a step of five whys answers, else null."""

    line: int
    kind: str
    text: str
    question: str | None
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
    """A glossary term; where its `how` is `site` it stands in the site's glossary.yaml."""

    term: str
    meaning: str
    line: int
    column: int
    how: str


class ReadNote(Struct, frozen=True):
    """An open note: something that was left in the text and is not for readers; `due` is a day, or None."""

    line: int
    text: str
    id: str = ""
    owner: str = ""
    due: str | None = None


class _Placed(Protocol):
    """What stands somewhere in the text, or in no line of it."""

    @property
    def line(self) -> int | None: ...

    @property
    def column(self) -> int | None: ...


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
    causes: tuple[ReadCause, ...] = ()
    declared: tuple[ReadDeclared, ...] = ()


def reading_of(post: Post, problems: Iterable[Problem]) -> Reading:
    """What was understood of `post`; `problems` are those of its text, of which the editorial notes are shown."""
    notes = tuple(problem for problem in problems if problem.confidence is not None)
    durations = post.durations
    return Reading(
        file=well_formed(post.path),
        title=well_formed(post.title.said),
        date=_iso(post.date),
        timezone=_timezone(post),
        events=tuple(_event(event) for event in post.timeline),
        told=tuple(_telling(telling) for telling in post.told),
        sections=tuple(_section(heading) for heading in post.sections if not heading.sub),
        learnings=tuple(_learning(learning) for learning in post.learnings),
        actions=tuple(_action(action) for action in post.actions),
        durations=ReadDurations(durations.detect, durations.acknowledge, durations.mitigate, durations.resolve),
        glossary=tuple(_term(term, post) for term in post.glossary),
        notes_open=tuple(_note(note, notes) for note in post.notes if note.open),
        notes=tuple(shown_problem(problem) for problem in notes),
        values=values_of(post),
        causes=tuple(_cause(cause) for cause in post.causes),
        declared=tuple(_declared(declared) for declared in post.declared),
    )


def _note(note: Note, problems: Iterable[Problem]) -> ReadNote:
    name = next((one.id for one in problems if (one.place, one.code) == (note.place, note.code)), "")
    due = note.due.isoformat() if note.due is not None else None
    return ReadNote(note.place.line, well_formed(note.text), name, well_formed(note.owner), due)


def show_readings(readings: tuple[Reading, ...]) -> str:
    """A JSON list of `readings`."""
    return encoded(readings)


def show_reading_json(reading: Reading) -> str:
    """One reading as a JSON object."""
    return encoded(reading)


def show_readings_yaml(readings: tuple[Reading, ...]) -> str:
    """A YAML list of `readings`: the same data as in JSON."""
    return yaml_form(readings)


def show_reading_yaml(reading: Reading) -> str:
    """One reading as a YAML document: the same data as in JSON."""
    return yaml_form(reading)


def show_reading_text(reading: Reading) -> str:
    """One reading as a person reads it in a terminal: a list a subject, each entry with where it stands, and how it was
    understood.
    """
    lines = [escaped(f"{reading.file}: {reading.title}")]
    lines += _listed("values", [(_at(value), _value_line(value)) for value in reading.values])
    lines += _listed("timeline", [(_at(event), _event_line(event)) for event in reading.events])
    lines += _listed("timeline as told", [(_at(told), _telling_line(told)) for told in reading.told])
    lines += _listed("durations", [("-", line) for line in _duration_lines(reading.durations)])
    said = [(_at(entry), f"{entry.of}: {_about(entry)} (body; {entry.text})") for entry in reading.declared]
    lines += _listed("declared durations", said)
    sections = [(_at(section), f"[{section.role}] {section.heading} ({section.how})") for section in reading.sections]
    lines += _listed("sections", sections)
    learnings = [(_at(entry), f"[{entry.kind}] {entry.text} ({entry.how})") for entry in reading.learnings]
    lines += _listed("learnings", learnings)
    lines += _listed("causes", [(_at(entry), _cause_line(entry)) for entry in reading.causes])
    lines += _listed("actions", [(_at(entry), _action_line(entry)) for entry in reading.actions])
    terms = [(_at(term), f"{term.term}: {term.meaning} ({term.how})") for term in reading.glossary]
    lines += _listed("terms", terms)
    lines += _listed("open notes", [(str(note.line), note.text) for note in reading.notes_open])
    return "\n".join(lines) + "\n"


def _listed(title: str, entries: Sequence[tuple[str, str]]) -> list[str]:
    rows = [f"    {where:>8}  {escaped(' '.join(entry.split()))}" for where, entry in entries]
    return [f"  {title} ({len(entries)})", *rows] if rows else []


def _at(entry: _Placed) -> str:
    return "-" if entry.line is None else f"{entry.line}:{entry.column}"


def _value_line(value: ReadValue) -> str:
    shown = value.value if isinstance(value.value, str) else ", ".join(value.value)
    return f"{value.name}: {shown} ({value.how})"


def _cause_line(cause: ReadCause) -> str:
    return f"[{cause.kind}] {f'{cause.question} ' if cause.question else ''}{cause.text} ({cause.how})"


def _event_line(event: ReadEvent) -> str:
    """An entry, how it was understood, what of it was inferred, what else it says, and what is doubted."""
    said = (("phase", event.phase), ("actor", event.actor), ("track", event.track), ("links", ", ".join(event.links)))
    details = (f"{name} {value}" for name, value in said if value)
    doubts = (f"doubt: {d.kind}, {d.saw}" + (f" for {d.expected}" if d.expected else "") for d in event.doubts)
    return f"{_when(event)} {event.text} ({'; '.join((event.how, *event.inferred, *details, *doubts))})"


def _telling_line(telling: ReadTelling) -> str:
    return f"{telling.at or '-'} {telling.phrase}: {telling.text} ({telling.how})"


def _duration_lines(durations: ReadDurations) -> list[str]:
    found = ((name, getattr(durations, name)) for name in ReadDurations.__struct_fields__)
    return [f"{name}: {_minutes(minutes)} (derived)" for name, minutes in found if minutes is not None]


def _action_line(action: ReadAction) -> str:
    said = ((name, getattr(action, name)) for name in ("owner", "due", "link", "type", "priority"))
    details = "".join(f"; {name} {value}" for name, value in said if value)
    return f"[{action.status or 'status unknown'}] {action.text} ({action.how}{details})"


def _when(event: ReadEvent) -> str:
    """The moment, or in its place the stamp that was not understood."""
    start = f"{'~' if event.approx else ''}{event.at or event.stamp or '-'}"
    return f"{start} to {event.until}" if event.until else start


def _event(event: Event) -> ReadEvent:
    return ReadEvent(
        event.place.line,
        _iso(event.at),
        _iso(event.until),
        event.approx,
        well_formed(event.text.said),
        well_formed(event.stamp),
        event.phase,
        well_formed(event.actor),
        tuple(well_formed(link.url) for link in event.links),
        event.place.column,
        event.how,
        event.inferred,
        tuple(ReadDoubt(d.kind, well_formed(d.saw), well_formed(d.expected) or None) for d in event.doubts),
        event.track,
    )


def _telling(telling: Telling) -> ReadTelling:
    text = well_formed(telling.text.said)
    at, phrase = telling.place, well_formed(telling.phrase)
    return ReadTelling(at.line, _iso(telling.at), phrase, text, at.column, "derived")


def _declared(declared: Declared) -> ReadDeclared:
    place, text = declared.place, well_formed(declared.text.said)
    return ReadDeclared(place.line, declared.of, declared.minutes, declared.approx, text, place.column)


def _about(declared: ReadDeclared) -> str:
    return f"{'about ' if declared.approx else ''}{_minutes(declared.minutes)}"


def _minutes(minutes: int) -> str:
    return f"{minutes} minute{'' if minutes == 1 else 's'}"


def _section(heading: Heading) -> ReadSection:
    at, words = heading.place, heading.text
    return ReadSection(at.line, well_formed(words.said), heading.role, heading.level, at.column, words.how)


def _term(term: Term, post: Post) -> ReadTerm:
    of_site = term.place.path != post.path
    how = "site" if of_site else "front-matter" if term in post.header.glossary else "body"
    return ReadTerm(well_formed(term.term), well_formed(term.meaning), term.place.line, term.place.column, how)


def _learning(learning: Learning) -> ReadLearning:
    return ReadLearning(
        learning.place.line, learning.kind, well_formed(learning.text.said), learning.place.column, learning.how
    )


def _cause(cause: Cause) -> ReadCause:
    at, question = cause.place, cause.question.said if cause.question is not None else ""
    return ReadCause(
        at.line, cause.kind, well_formed(cause.text.said), well_formed(question) or None, at.column, cause.how
    )


def _action(action: Action) -> ReadAction:
    return ReadAction(
        line=action.place.line,
        text=well_formed(action.text.said),
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


def _iso(moment: Moment | None) -> str | None:
    return None if moment is None else moment.iso
