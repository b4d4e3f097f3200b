"""How long an incident took: minutes from its start to each phase, from stamps of known phase alone."""

from collections.abc import Sequence
from datetime import datetime

from generator.model.incident import Durations, Event, Incident, Moment, Phase

_UNKNOWN = Incident()


def read_durations(events: Sequence[Event], incident: Incident, stated: Incident = _UNKNOWN) -> Durations:
    """Minutes from the start to detection, acknowledgement, mitigation and resolution.

    What front matter says of a phase goes before the events, and these before what labels of the body say (`stated`).
    A duration is None where one of its two moments is unknown or only a date, where one of them has a zone and the
    other has none, or where it would be negative.
    """
    start = incident.started or _first(events, "start") or stated.started
    return Durations(
        _minutes(start, incident.detected or _first(events, "detected") or stated.detected),
        _minutes(start, incident.declared or _first(events, "acknowledged") or stated.declared),
        _minutes(start, incident.mitigated or _first(events, "mitigated") or stated.mitigated),
        _minutes(start, incident.resolved or _last(events, "resolved") or stated.resolved),
    )


def _first(events: Sequence[Event], phase: Phase) -> Moment | None:
    return next((event.at for event in events if event.phase == phase and event.at is not None), None)


def _last(events: Sequence[Event], phase: Phase) -> Moment | None:
    return _first(list(reversed(events)), phase)


def _minutes(start: Moment | None, end: Moment | None) -> int | None:
    one, two = _local(start), _local(end)
    if one is None or two is None or (one.tzinfo is None) != (two.tzinfo is None) or two < one:
        return None
    if start and end and one.tzinfo is None and start.zone != end.zone:  # names that nobody knows
        return None
    return int((two - one).total_seconds() // 60)


def _local(moment: Moment | None) -> datetime | None:
    """A moment with its time; without a zone it is on the one clock that its document goes by."""
    if moment is None or moment.precision not in ("minute", "second"):
        return None
    return datetime.fromisoformat(moment.iso)
