"""The summary box: what is known of an incident, fact by fact."""

from msgspec.structs import replace

from generator.model.incident import Moment
from generator.model.site import Article, Entry, Head
from generator.render.contract_post import Fact, FactValue, SeverityView, SummaryView
from generator.render.scale import scale_of
from generator.render.wording import end_words, length_words, moment_words, severity_level
from generator.render.zones import common_zone, moved

DETECTION = (
    ("monitoring", "by monitoring"),
    ("customer", "by a customer"),
    ("employee", "by an employee"),
    ("external", "from outside"),
)
LEGEND_TELLS = ("to-acknowledge", "to-mitigate")  # the bar's legend does; on a phone every line counts
MOMENTS = ("started", "detected", "declared", "mitigated", "resolved")
OPEN_STATES = ("open", "in-progress")


def severity_view(severity: str) -> SeverityView | None:
    """The badge of a severity; None where none is known."""
    level = severity_level(severity)
    return SeverityView(level.words, level.level) if level.words else None


def duration_of(entry: Entry) -> str:
    """How long it lasted, in words: as declared, else as the stamps tell; empty where neither does.

    Until it was mitigated, where that is known: what came after was mostly cleaning up.
    """
    if entry.head.duration:
        return entry.head.duration
    known = entry.durations
    lasted = known.mitigate if known.mitigate is not None else known.resolve
    return "" if lasted is None else length_words(lasted)


def summary_of(entry: Article) -> SummaryView | None:
    """The summary box of a post; None where nothing is known of its incident."""
    severity, scale = severity_view(entry.head.severity), scale_of(entry)
    told = LEGEND_TELLS if scale is not None else ()
    known = (fact for fact in (*_times(entry), *_what(entry), *_state(entry)) if fact.values)
    facts = tuple(fact for fact in known if fact.key not in told)
    name, status = entry.head.id.strip(), entry.head.status.strip().replace("-", " ").capitalize()
    known_at_all = severity or facts or scale or name or status
    return SummaryView(severity, facts, scale, name, status) if known_at_all else None


def _times(entry: Article) -> tuple[Fact, ...]:
    """When, and how long. A phase is told by its length, or by its moment where its length is not known.

    The time until the mitigation comes first, unless the author says how long it was: that is what most people felt.
    """
    head, known = _on_one_clock(entry.head), entry.durations
    felt = not head.duration and known.mitigate is not None
    whole = not head.duration and not felt
    ended = head.resolved is not None and not whole
    return (
        Fact("impact", "Impact", _texts(head.impact), wide=True),
        Fact("duration", "Duration", _texts(head.duration)),
        Fact("lasted", "Mitigated", _after(known.mitigate) if felt else ()),
        Fact("to-resolve", "Duration" if whole else "Resolved after", () if ended else _minutes(known.resolve)),
        Fact("started", "Started", _moment(head.started)),
        Fact("resolved", "Resolved", (*_end(head.resolved, head.started), *(_after(known.resolve) if ended else ()))),
        Fact("to-detect", "Detected", () if known.detect is None else (*_after(known.detect), *_noticed(entry))),
        Fact("detected", "Detected", _moment(head.detected) if known.detect is None else ()),
        Fact("to-acknowledge", "Acknowledged after", _minutes(known.acknowledge)),
        Fact("declared", "Declared", _moment(head.declared) if known.acknowledge is None else ()),
        Fact("to-mitigate", "Mitigated after", () if felt else _minutes(known.mitigate)),
        Fact("mitigated", "Mitigated", _moment(head.mitigated) if known.mitigate is None else ()),
    )


def _on_one_clock(head: Head) -> Head:
    """The head with its moments in the incident's zone, where they were noted in several."""
    zone = common_zone(head.timezone, (getattr(head, name) for name in MOMENTS))
    return head if zone is None else replace(head, **{name: moved(getattr(head, name), zone) for name in MOMENTS})


def _what(entry: Article) -> tuple[Fact, ...]:
    head = entry.head
    return (
        Fact("detection", "Noticed", () if entry.durations.detect is not None else _noticed(entry)),
        Fact("services", "Services" if len(head.services) > 1 else "Service", _texts(*head.services)),
        Fact("causes", "Causes" if len(head.causes) > 1 else "Cause", _texts(*(_said(cause) for cause in head.causes))),
    )


def _state(entry: Article) -> tuple[Fact, ...]:
    known = [action for action in entry.actions if action.status is not None]
    left = sum(action.status in OPEN_STATES for action in known)
    least = "" if len(known) == len(entry.actions) else "At least "  # nobody said how the others stand
    none = "" if least or not known else "None open"
    return (Fact("actions", "Actions", _texts(f"{least}{left} of {len(entry.actions)} open" if left else none)),)


def _noticed(entry: Article) -> tuple[FactValue, ...]:
    written = entry.head.detection
    return _texts(next((words for key, words in DETECTION if key == written.strip().lower()), written))


def _said(cause: str) -> str:
    """A cause as readers say it: `hidden-coupling` is a word for machines."""
    return cause if " " in cause else cause.replace("-", " ")


def _texts(*texts: str) -> tuple[FactValue, ...]:
    return tuple(FactValue(text.strip()) for text in texts if text.strip())


def _moment(moment: Moment | None) -> tuple[FactValue, ...]:
    return () if moment is None else (FactValue(moment_words(moment), moment.iso),)


def _end(moment: Moment | None, start: Moment | None) -> tuple[FactValue, ...]:
    return () if moment is None else (FactValue(end_words(moment, start), moment.iso),)


def _minutes(minutes: int | None) -> tuple[FactValue, ...]:
    return () if minutes is None else (FactValue(length_words(minutes)),)


def _after(minutes: int | None) -> tuple[FactValue, ...]:
    return () if minutes is None else (FactValue(f"after {length_words(minutes)}"),)
