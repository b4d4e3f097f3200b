"""The timeline of a postmortem: the stamped entries of its timeline sections, each at its moment."""

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from generator.model.incident import Event, Moment, Phase
from generator.model.text import Span
from generator.parse.incident.clock import Clock, settle
from generator.parse.incident.entries import Entry, entries_of
from generator.parse.incident.sections import SectionBlock
from generator.parse.incident.stamps import dates_in, day_first, read_stamp
from generator.parse.incident.words_en import CLAIM_DOUBTS, CLAIM_END, PHASE_CLAIMS, PHASE_MARKS, PHASE_WORDS
from generator.parse.incident.zones import named_zone, zone_of
from generator.parse.markdown.document import Block, Document
from generator.parse.markdown.sentinel import without


class Context(Struct, frozen=True):
    """What is known of the incident beside its text.

    `started` is from front matter, `date` the post's (front matter or file name); `zone` is a name, from front matter
    or from the site.
    """

    started: Moment | None = None
    date: Moment | None = None
    zone: str = ""


_CLAIMS = tuple((phase, re.compile(f"(?:{'|'.join(claims)}){CLAIM_END}")) for phase, claims in PHASE_CLAIMS)
_DOUBTS = re.compile(CLAIM_DOUBTS)
_SENTENCE_END = re.compile(r"[.!](?:\s|$)|(?<=\?)")
_MARK = re.compile(r"[\[(]\s?([a-z ]{3,20}?)\s?[\])][\s.]{0,3}$")
# A sentence that gives the day of all times ("all times in UTC, on 3 March 2020").
_DEFAULT = re.compile(r"\b(?:times?|timestamps?|events?|entries|everything)\b", re.IGNORECASE)
# A label of the body that says when the incident was ("Date: 3 March 2020"); bold marks are blanks in the mask.
_DATE_LABEL = re.compile(
    r"^[ \t]{0,9}(?:date|incident date|date of (?:the )?incident|incident from|when|start(?:ed)?|incident start)"
    r"[ \t]{0,4}:[ \t]{0,4}(?=[\w~])",
    re.IGNORECASE | re.MULTILINE,
)
_HINT_LENGTH = 300
_CLAIM_LENGTH = 300  # how much of an entry is asked for a claim
_DOUBT_LENGTH = 40  # how far behind a claim a word makes it doubtful
_HEAD = 4000  # how far into a text its date is looked for as a label


def read_timeline(document: Document, sections: Sequence[SectionBlock], context: Context) -> tuple[Event, ...]:
    """The events of all timeline sections, in the document's order; a section without a stamped entry gives none."""
    timelines: list[SectionBlock] = []
    for section in sections:
        inside = timelines and section.span.start < timelines[-1].span.end
        if section.role == "timeline" and not section.sub and not inside:
            timelines.append(section)
    if not timelines:
        return ()
    text = document.mask
    plain = Clock(day_first=day_first(text))
    near = _near(context, text, plain)
    clock = replace(plain, near=near, day=near)
    events: list[Event] = []
    for section, said in zip(timelines, _zones_said(document, sections, timelines), strict=True):
        events.extend(_section_events(document, section, clock, said or context.zone, len(events)))
    return tuple(events)


def _zones_said(
    document: Document, sections: Sequence[SectionBlock], timelines: Sequence[SectionBlock]
) -> tuple[str, ...]:
    """For each timeline the zone that prose says times are in: its own, else that of the headings over it, else that of
    the rest of the document, without its other headings and without what its other timelines say of themselves.
    """
    headings = [section.heading.content_span for section in sections if _is_heading(section.heading)]
    prose = _without(document.mask, headings)
    common = named_zone(_without(prose, [section.span for section in timelines]), sentence=True)
    over: list[SectionBlock] = []
    own = {section.span.start for section in timelines}
    said = []
    for section in sections:
        while over and over[-1].span.end <= section.span.start:
            over.pop()
        if section.span.start in own:
            own.discard(section.span.start)
            zone = named_zone(prose[section.span.start : section.span.end], sentence=True)
            above = (named_zone(without(outer.title.raw), sentence=True) for outer in reversed(over))
            said.append(zone or next((name for name in above if name), "") or common)
        over.append(section)
    return tuple(said)


def _is_heading(block: Block) -> bool:
    return block.kind == "heading" or (block.kind == "paragraph" and all(piece.bold for piece in block.pieces))


def _without(text: str, spans: Sequence[Span]) -> str:
    """`text` with what stands in `spans` (in order) blank."""
    parts, at = [], 0
    for span in spans:
        if span.start >= at:
            parts += [text[at : span.start], " " * (span.end - span.start)]
            at = span.end
    return "".join([*parts, text[at:]])


def _near(context: Context, text: str, plain: Clock) -> date | None:
    """The day of the incident: by front matter, a label of the body or the post's date, else the first named."""
    if context.started is not None and context.started.day is not None:
        return context.started.day
    if label := _DATE_LABEL.search(text, 0, _HEAD):
        stamp = read_stamp(text[label.end() : label.end() + 40])
        at = settle(stamp, plain).at if stamp is not None else None
        if at is not None and at.day is not None:
            return at.day
    if context.date is not None and context.date.day is not None:
        return context.date.day
    moments = (settle(stamp, plain).at for stamp in dates_in(text))
    return next((at.day for at in moments if at is not None and at.day is not None), None)


def _section_events(document: Document, section: SectionBlock, clock: Clock, zone: str, count: int) -> list[Event]:
    heading = without(section.title.raw)
    clock = _dated(clock, heading)
    named = named_zone(heading)
    entries = entries_of(section.blocks)
    for hint in (entry for entry in entries if entry.stamp is None and not entry.heading):
        words = without(hint.text)
        if len(words) <= _HINT_LENGTH:
            named = named or named_zone(words, sentence=True) or (named_zone(words) if len(words) <= 24 else "")
            if not clock.fixed and _DEFAULT.search(words):
                clock = _dated(clock, words, fixed=True)
    base = replace(clock, zone=named or zone)
    events: list[Event] = []
    anchors: dict[int, str] = {}
    clock, carried = base, ""
    carries = _agree(entries)
    for entry in entries:
        if entry.stamp is None:
            if entry.heading:
                clock = replace(_dated(clock, without(entry.text)), zone=named_zone(without(entry.text)) or clock.zone)
            continue
        if entry.day:
            own = named_zone(without(entry.block.text)) if entry.heading else ""
            clock = replace(settle(entry.stamp, replace(clock, fixed=False)).clock, zone=own or base.zone)
            continue
        lent = replace(clock, zone=clock.zone or carried, carried=not clock.zone, mixed=not carries)
        reading = settle(entry.stamp, lent, entry.zone)
        carried = (entry.stamp.zone or carried) if carries else ""
        clock = replace(reading.clock, zone=clock.zone)
        anchor = anchors.setdefault(entry.block.span.start, f"event-{count + len(events) + 1}")
        events.append(
            Event(
                document.words(entry.span, entry.text),
                entry.written,
                reading.at,
                reading.until,
                entry.stamp.approx,
                document.text.place(_span(entry)),
                anchor,
                phase=_phase(entry),
                actor=entry.actor,
                inferred=reading.inferred,
            )
        )
    return events


def _agree(entries: Sequence[Entry]) -> bool:
    """Whether all entries that name a zone name the same one, so that it may go for those that name none."""
    stamps = [entry.stamp for entry in entries if entry.stamp is not None and entry.stamp.timed]
    zones = {zone_of(stamp.zone) or stamp.zone for stamp in stamps if stamp.zone}
    return len(zones) == 1 and not any(stamp.local for stamp in stamps)


def _span(entry: Entry) -> Span:
    return Span(entry.start, max(entry.block.span.end, entry.start))


def _dated(clock: Clock, text: str, fixed: bool = False) -> Clock:
    """The clock of a heading or a sentence that names a day."""
    for stamp in dates_in(text):
        at = settle(stamp, clock).at
        if at is not None and at.day is not None:
            return replace(clock, day=at.day, last=None, fixed=fixed, near=clock.near or at.day)
    return clock


def _phase(entry: Entry) -> Phase | None:
    """The phase that a Phase column names, a last bracket, or that the words claim beyond doubt."""
    said = f"{entry.phase.lower()} " if entry.phase else ""
    for phase, words in PHASE_WORDS if said else ():
        if said.startswith(words):
            return phase
    if mark := _MARK.search(without(entry.text[-40:]).lower()):
        marked = next((phase for phase, words in PHASE_MARKS if mark[1] in words), None)
        if marked is not None:
            return marked
    said = " ".join(without(entry.text[:_CLAIM_LENGTH]).lower().replace("’", "'").split())
    claims = (_claim(sentence, number > 0) for number, sentence in enumerate(_SENTENCE_END.split(said)))
    return next((phase for phase in claims if phase is not None), None)


def _claim(sentence: str, whole: bool) -> Phase | None:
    """The phase that a sentence claims; `whole`: only where it says nothing else ("… is merged. Outage begins.")."""
    for phase, claims in _CLAIMS:
        claim = claims.fullmatch(sentence.rstrip(" .!")) if whole else claims.match(sentence)
        if claim is not None:
            return None if "?" in sentence or _DOUBTS.search(sentence[: claim.end() + _DOUBT_LENGTH]) else phase
    return None
