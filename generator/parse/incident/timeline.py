"""The timeline of a postmortem: the stamped entries of its timeline sections, each at its moment."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from generator.model import lazy_re as re
from generator.model.incident import Doubt, Event, Moment, Phase
from generator.model.text import Span
from generator.parse.incident.clock import Clock, settle
from generator.parse.incident.days import day_first
from generator.parse.incident.entries import Entry, entries_of
from generator.parse.incident.sections import SectionBlock, title_block
from generator.parse.incident.stamps import Stamp, dates_in, read_stamp
from generator.parse.incident.vocabulary import Vocabulary
from generator.parse.incident.zones import named_zone, zone_of, zone_of_a_time, zone_of_times
from generator.parse.markdown.document import Block, Document
from generator.parse.markdown.sentinel import without


class Context(Struct, frozen=True):
    """What is known of the incident beside its text.

    `started` is from front matter, `date` the post's (front matter or file name); `zone` is a name, from front matter
    or from the site; `title` is that of the front matter.
    """

    started: Moment | None = None
    date: Moment | None = None
    zone: str = ""
    title: str = ""


class _Forms(Struct, frozen=True):
    """The patterns of timelines in the words of a vocabulary."""

    phases: tuple[Phase, ...]
    claims: re.Pattern[str]  # a group for each phase
    doubts: re.Pattern[str]
    default: re.Pattern[str]
    date_label: re.Pattern[str]


@cache
def _forms(words: Vocabulary) -> _Forms:
    # After a claim: the end, a mark, or words of when, where, how, by whom; "problem ended up with us" claims nothing.
    end = rf"(?=\s{{0,2}}(?:$|[^\w\s?'\"“-]|-{{1,3}}(?:\s|$))|\s(?:-|{'|'.join(words.claim_ends)}))"
    claims = (f"((?:{'|'.join(forms)}){end})" for forms in words.phase_claims.values())
    return _Forms(
        phases=tuple(words.phase_claims),
        claims=re.compile("|".join(claims)),
        doubts=re.compile("|".join(words.claim_doubts)),
        # A sentence that gives the day of all times ("all times in UTC, on 3 March 2020").
        default=re.compile(rf"\b(?:{'|'.join(words.times_of_day)})\b", re.IGNORECASE),
        # A label of the body that says when the incident was ("Date: 3 March 2020"); bold marks are blanks in the mask.
        date_label=re.compile(
            rf"^[ \t]{{0,9}}(?:{'|'.join(words.date_labels)})[ \t]{{0,4}}:[ \t]{{0,4}}(?=[\w~])",
            re.IGNORECASE | re.MULTILINE,
        ),
    )


_SENTENCE_END = re.compile(r"[.!](?:\s|$)|(?<=\?)")
_MARK = re.compile(r"[\[(]\s?([^\W\d_](?:[^\W\d_]| ){2,19}?)\s?[\])][\s.]{0,3}$")
_HINT_LENGTH = 300
_CLAIM_LENGTH = 300  # how much of an entry is asked for a claim
_DOUBT_LENGTH = 40  # how far behind a claim a word makes it doubtful
_HEAD = 4000  # how far into a text its date is looked for as a label


def read_timeline(
    document: Document, sections: Sequence[SectionBlock], context: Context, words: Vocabulary
) -> tuple[Event, ...]:
    """The events of all timeline sections, in the document's order; a section without a stamped entry gives none."""
    timelines: list[SectionBlock] = []
    for section in sections:
        inside = timelines and section.span.start < timelines[-1].span.end
        if section.role == "timeline" and not section.sub and not inside:
            timelines.append(section)
    if not timelines:
        return ()
    text = document.mask
    plain = Clock(day_first=_day_first(text, words))
    near = _near(context, text, plain, words)
    timed = context.started is not None and context.started.precision in ("minute", "second")
    clock = replace(plain, near=near, day=near, start=context.started if timed else None)
    events: list[Event] = []
    title = title_block(document, words)
    titles = (context.title, without(title.text) if title is not None else "")
    told = (*(zone_of_a_time(said, words) for said in titles), *(stamp.zone for stamp in _labelled(text, words)))
    usual = next(filter(None, told), context.zone)
    zones = _zones_said(document, sections, timelines, words)
    for track, (section, said) in enumerate(zip(timelines, zones, strict=True)):
        events.extend(_section_events(document, section, clock, said or usual, len(events), track, words))
        first = next((event.at for event in events if event.at is not None), None)
        clock = replace(clock, start=clock.start or first)
    return tuple(events)


def _day_first(text: str, words: Vocabulary) -> bool | None:
    said = day_first(text)
    return True if said is None and words.day_first else said


def _zones_said(
    document: Document, sections: Sequence[SectionBlock], timelines: Sequence[SectionBlock], words: Vocabulary
) -> tuple[str, ...]:
    """For each timeline the zone that prose says times are in: its own, else that of the headings over it, else that of
    the rest of the document, without its other headings and without what its other timelines say of themselves; else
    that of the times in the headings over it.
    """
    headings = [section.heading.content_span for section in sections if _is_heading(section.heading)]
    prose = _without(document.mask, headings)
    common: str | None = None
    over: list[SectionBlock] = []
    own = {section.span.start for section in timelines}
    said = []
    for section in sections:
        while over and over[-1].span.end <= section.span.start:
            over.pop()
        if section.span.start in own:
            own.discard(section.span.start)
            zone = zone_of_times(prose[section.span.start : section.span.end], words)
            above = [without(outer.title.raw) for outer in reversed(over)]
            sayings = (zone_of_times(title, words) for title in above)
            times = (zone_of_a_time(title, words) for title in above)  # "Outage of 5 March, 01:10 to 02:40 UTC"
            zone = zone or next(filter(None, sayings), "")
            if not zone and common is None:
                common = zone_of_times(_without(prose, [section.span for section in timelines]), words)
            said.append(zone or common or next(filter(None, times), ""))
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


def _near(context: Context, text: str, plain: Clock, words: Vocabulary) -> date | None:
    """The day of the incident: by front matter, a label of the body or the post's date, else the first named."""
    if context.started is not None and context.started.day is not None:
        return context.started.day
    labelled = next(_labelled(text, words), None)
    at = settle(labelled, plain).at if labelled is not None else None
    if at is not None and at.day is not None:
        return at.day
    titled = (settle(stamp, plain).at for stamp in dates_in(context.title, words))
    if (day := next((at.day for at in titled if at is not None and at.day is not None), None)) is not None:
        return day
    if context.date is not None and context.date.day is not None:
        return context.date.day
    moments = (settle(stamp, plain).at for stamp in dates_in(text, words))
    return next((at.day for at in moments if at is not None and at.day is not None), None)


def _labelled(text: str, words: Vocabulary) -> Iterator[Stamp]:
    """The stamps of the labels at the head of the text that say when the incident was."""
    form, at = _forms(words).date_label, 0
    while (colon := text.find(":", at, _HEAD)) >= 0:
        label = form.match(text, text.rfind("\n", at, colon) + 1 or at, _HEAD)  # it begins its line
        stamp = read_stamp(text[label.end() : label.end() + 60], words) if label is not None else None
        if stamp is not None:
            yield stamp
        at = text.find("\n", colon, _HEAD) + 1
        if not at:
            return


def _section_events(
    document: Document, section: SectionBlock, clock: Clock, zone: str, count: int, track: int, words: Vocabulary
) -> list[Event]:
    heading = without(section.title.raw)
    clock = _dated(clock, heading, words)
    named = named_zone(heading, words)
    entries = entries_of(section.blocks, words)
    for hint in (entry for entry in entries if entry.stamp is None and not entry.heading):
        said = without(hint.text)
        if len(said) <= _HINT_LENGTH:
            named = named or zone_of_times(said, words) or (named_zone(said, words) if len(said) <= 24 else "")
            if not clock.fixed and _forms(words).default.search(said):
                clock = _dated(clock, said, words, fixed=True)
    base = replace(clock, zone=named or zone)
    events: list[Event] = []
    clock, carried = base, ""
    doubts: list[Doubt] = []  # of the days over the entries
    carries = _agree(entries)
    for entry in entries:
        if entry.stamp is None:
            if entry.heading:
                clock = replace(
                    _dated(clock, without(entry.text), words), zone=named_zone(without(entry.text), words) or clock.zone
                )
            continue
        if entry.day:
            titled = entry.heading or entry.block.kind == "paragraph"
            own = named_zone(without(entry.block.text), words) if titled else ""
            over = settle(entry.stamp, replace(clock, fixed=False))
            clock = replace(over.clock, zone=own or base.zone)
            place = document.text.place(_span(entry))
            doubts = [replace(doubt, place=place) for doubt in over.doubts]
            continue
        lent = replace(clock, zone=clock.zone or carried, carried=not clock.zone, mixed=not carries)
        reading = settle(entry.stamp, lent, entry.zone)
        carried = (entry.stamp.zone or carried) if carries else ""
        clock = replace(reading.clock, zone=clock.zone)
        events.append(
            Event(
                document.words(entry.span, entry.text),
                entry.written,
                reading.at,
                reading.until,
                entry.stamp.approx,
                document.text.place(_span(entry)),
                f"event-{count + len(events) + 1}",
                phase=_phase(entry, words),
                actor=entry.actor,
                inferred=reading.inferred,
                doubts=(*doubts, *reading.doubts),
                track=track,
            )
        )
        doubts = []
    return events


def _agree(entries: Sequence[Entry]) -> bool:
    """Whether all entries that name a zone name the same one, so that it may go for those that name none."""
    stamps = [entry.stamp for entry in entries if entry.stamp is not None and entry.stamp.timed]
    zones = {zone_of(stamp.zone) or stamp.zone for stamp in stamps if stamp.zone}
    return len(zones) == 1 and not any(stamp.local for stamp in stamps)


def _span(entry: Entry) -> Span:
    return Span(entry.start, max(entry.block.span.end, entry.start))


def _dated(clock: Clock, text: str, words: Vocabulary, fixed: bool = False) -> Clock:
    """The clock of a heading or a sentence that names a day."""
    for stamp in dates_in(text, words):
        at = settle(stamp, clock).at
        if at is not None and at.day is not None:
            return replace(clock, day=at.day, last=None, fixed=fixed, near=clock.near or at.day)
    return clock


def _phase(entry: Entry, words: Vocabulary) -> Phase | None:
    """The phase that a Phase column names, a last bracket, or that the words claim beyond doubt."""
    said = f"{entry.phase.lower()} " if entry.phase else ""
    for phase, beginnings in words.phase_words.items() if said else ():
        if said.startswith(beginnings):
            return phase
    end = without(entry.text[-40:]).lower()
    if mark := _MARK.search(end) if "]" in end or ")" in end else None:
        marked = next((phase for phase, marks in words.phase_marks.items() if mark[1] in marks), None)
        if marked is not None:
            return marked
    said = " ".join(without(entry.text[:_CLAIM_LENGTH]).lower().replace("’", "'").split())
    forms = _forms(words)
    for number, sentence in enumerate(_SENTENCE_END.split(said)):
        if (claimed := _claim(sentence, number > 0, forms)) is not None:
            return claimed
    return None


def _claim(sentence: str, whole: bool, forms: _Forms) -> Phase | None:
    """The phase that a sentence claims; `whole`: only where it says nothing else ("… is merged. Outage begins.")."""
    claim = forms.claims.fullmatch(sentence.rstrip(" .!")) if whole else forms.claims.match(sentence)
    if claim is None or "?" in sentence or forms.doubts.search(sentence[: claim.end() + _DOUBT_LENGTH]):
        return None
    return forms.phases[(claim.lastindex or 1) - 1]
