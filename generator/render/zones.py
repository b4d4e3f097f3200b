"""Moments of several zones on one clock: that of the incident, where the author names it."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from generator.model.incident import Moment
from generator.render.wording import clock_words, zone_words


def common_zone(name: str, moments: Iterable[Moment | None]) -> ZoneInfo | None:
    """The zone `name`, where the moments are in several zones, all known; None where nothing needs to be moved."""
    zones = {zone_words(moment) for moment in moments if moment is not None and clock_words(moment)}
    return _zone(name) if len(zones) > 1 and "" not in zones else None


def moved(moment: Moment | None, zone: ZoneInfo | None) -> Moment | None:
    """The same instant on the clock of `zone`; as it is where it is no instant, or the calendar ends."""
    if moment is None or zone is None or moment.instant is None:
        return moment
    try:
        there = moment.instant.astimezone(zone)
    except (OverflowError, ValueError):
        return moment
    known = "seconds" if moment.precision == "second" else "minutes"
    return Moment(there.isoformat(timespec=known), moment.precision, str(zone))


def _zone(name: str) -> ZoneInfo | None:
    """A zone by its name in the tz database; None where it is no such name."""
    try:
        return ZoneInfo(name) if "/" in name or name == "UTC" else None
    except (KeyError, OSError, ValueError):
        return None
