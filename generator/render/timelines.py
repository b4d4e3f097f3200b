"""The timelines that a page draws itself: from data, and *as told*."""

from collections.abc import Iterable

from generator.model.incident import Moment
from generator.model.site import Entry, Occurrence, Told
from generator.render.addresses import Base
from generator.render.contract_post import AsToldView, EventView, MomentView, TimelineView, ToldView
from generator.render.wording import clock_words, day_words, moment_words, zone_words


def moment_view(moment: Moment | None) -> MomentView | None:
    """A moment for readers and for machines."""
    return None if moment is None else MomentView(moment.iso, moment_words(moment))


def day_view(moment: Moment | None) -> MomentView | None:
    """The day of a moment for readers; machines get all of it."""
    return None if moment is None else MomentView(moment.iso, day_words(moment))


def timeline_of(entry: Entry, anchor: str) -> TimelineView | None:
    """The timeline that the page draws: None where the body holds it, or there is none."""
    if entry.timeline_in_body or not entry.timeline:
        return None
    zones = {zone_words(event.at) for event in entry.timeline if event.at is not None and clock_words(event.at)}
    common = next(iter(zones)) if len(zones) == 1 else ""
    return TimelineView(anchor, _zone_sentence(zones), tuple(_events(entry.timeline, common)))


def as_told_of(entry: Entry, anchor: str, base: Base) -> AsToldView | None:
    """The as-told timeline of a post that has no other; None where its story names no time."""
    if entry.timeline or not entry.told:
        return None
    return AsToldView(anchor, tuple(_told(told, base) for told in entry.told))


def _zone_sentence(zones: set[str]) -> str:
    if not zones:
        return ""
    if zones == {""}:
        return "The time zone is not stated."
    if len(zones) == 1:
        return f"Times in {next(iter(zones))}."
    return "Some times have no stated zone." if "" in zones else "Times in the zone that each names."


def _events(timeline: tuple[Occurrence, ...], common: str) -> Iterable[EventView]:
    day = ""
    for event in timeline:
        today = day_words(event.at) if event.at is not None and clock_words(event.at) else ""
        new = today if today != day else ""
        day = today or day
        yield EventView(
            event.anchor,
            new,
            _time(event, common),
            event.at.iso if event.at is not None else "",
            event.phase or "",
            event.actor,
            event.text,
        )


def _time(event: Occurrence, common: str) -> str:
    """The event's time within its day, and where it ended; the stamp as written where it could not be understood."""
    if event.at is None:
        return event.stamp
    clock = clock_words(event.at)
    start = clock or day_words(event.at)
    end = ""
    if event.until is not None:
        same_day = event.until.iso[:10] == event.at.iso[:10] and clock_words(event.until)
        until = clock_words(event.until) if same_day else moment_words(event.until)
        end = f"–{until}" if same_day else f" to {until}"
    zone = zone_words(event.at)
    shown = f" {zone}" if clock and zone and zone != common else ""
    return ("about " if event.approx else "") + start + end + shown


def _told(told: Told, base: Base) -> ToldView:
    before, phrase, after = told.text.partition(told.phrase)
    url = base.link(f"#{told.anchor}") if told.anchor else ""
    return ToldView(before, phrase, after, url, moment_view(told.at))
