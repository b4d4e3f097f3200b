"""The timelines that a page draws itself: from data, and *as told*."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from generator.model.incident import Moment
from generator.model.site import Article, Occurrence, Pointer, Told
from generator.render.addresses import Base
from generator.render.contract_post import AsToldView, EventView, LinkView, MomentView, TimelineView, ToldView
from generator.render.wording import clock_words, day_words, moment_words, zone_words
from generator.render.zones import common_zone, moved


def moment_view(moment: Moment | None) -> MomentView | None:
    """A moment for readers and for machines."""
    return None if moment is None else MomentView(moment.iso, moment_words(moment))


def day_view(moment: Moment | None) -> MomentView | None:
    """The day of a moment for readers; machines get all of it."""
    return None if moment is None else MomentView(moment.iso, day_words(moment))


def timeline_of(article: Article, anchor: str, base: Base) -> TimelineView | None:
    """The timeline that the page draws: None where the body holds it, or there is none."""
    if article.timeline_in_body or not article.timeline:
        return None
    timeline = tuple(sorted(article.timeline, key=lambda event: event.track))
    moments = [moment for event in timeline for moment in (event.at, event.until) if moment is not None]
    zones = {zone_words(moment) for moment in moments if clock_words(moment)}
    own = common_zone(article.head.timezone, moments)
    if own is not None:
        sentence = f"Times in {own}; in brackets, as they were noted in another zone."
        return TimelineView(anchor, sentence, tuple(_events(timeline, base, str(own), own)))
    common = next(iter(zones)) if len(zones) == 1 else ""
    return TimelineView(anchor, _zone_sentence(zones), tuple(_events(timeline, base, common)))


def as_told_of(article: Article, anchor: str, base: Base) -> AsToldView | None:
    """The as-told timeline of a post that has no other; None where its story names no time."""
    if article.timeline or not article.told:
        return None
    return AsToldView(anchor, tuple(_told(told, base) for told in article.told))


def _zone_sentence(zones: set[str]) -> str:
    if not zones:
        return ""
    if zones == {""}:
        return "The time zone is not stated."
    if len(zones) == 1:
        return f"Times in {next(iter(zones))}."
    return "Some times have no stated zone." if "" in zones else "Times in the zone that each names."


def _events(
    timeline: tuple[Occurrence, ...], base: Base, common: str, zone: ZoneInfo | None = None
) -> Iterable[EventView]:
    """Each event with its day where that begins. A day never begins again: who goes back says it with the time.

    Each timeline of several has days of its own.
    """
    latest = shown = ""
    track = 0
    for written in timeline:
        if written.track != track:
            latest, shown, track = "", "", written.track
        event = replace(written, at=moved(written.at, zone), until=moved(written.until, zone))
        timed = event.at is not None and clock_words(event.at)
        day = event.at.iso[:10] if event.at is not None and timed else ""
        again = timed and day <= latest and day != shown
        before = f"{day_words(event.at)}, " if event.at is not None and again else ""
        new = day_words(event.at) if event.at is not None and day > latest else ""
        latest = max(latest, day)
        shown = event.at.iso[:10] if event.at is not None else shown
        yield EventView(
            event.anchor,
            new,
            before + _time(event, common),
            written.at.iso if written.at is not None else "",
            event.phase or "",
            event.actor,
            event.text,
            _as_noted(written.at, event.at),
            tuple(_links(event.links, base)),
            event.track,
        )


def _links(pointers: tuple[Pointer, ...], base: Base) -> Iterable[LinkView]:
    for pointer in pointers:
        url = base.link(pointer.url)
        if url != "#":
            yield LinkView(pointer.text or pointer.url, url)


def _time(event: Occurrence, common: str) -> str:
    """The event's time within its day, and where it ended; the stamp as written where it could not be understood."""
    if event.at is None:
        return event.stamp
    clock = clock_words(event.at)
    start = clock or day_words(event.at)
    zone = zone_words(event.at)
    shown = f" {zone}" if clock and zone and zone != common else ""
    if event.until is None:
        end = shown
    elif event.until.iso[:10] != event.at.iso[:10] or not clock_words(event.until):
        end = f"{shown} to {moment_words(event.until)}"
    elif clock and zone_words(event.until) == zone:
        end = f"–{clock_words(event.until)}{shown}"
    else:
        end = f"{shown} to {clock_words(event.until)} {zone_words(event.until) or '(zone not stated)'}"
    return ("about " if event.approx else "") + start + end


def _as_noted(written: Moment | None, shown: Moment | None) -> str:
    """A time as it was noted, where it is shown on another clock."""
    if written is None or shown is None or written.iso[:16] == shown.iso[:16]:
        return ""
    same_day = written.iso[:10] == shown.iso[:10]
    return f"{clock_words(written)} {zone_words(written)}" if same_day else moment_words(written)


def _told(told: Told, base: Base) -> ToldView:
    before, phrase, after = told.text.partition(told.phrase)
    url = base.link(f"#{told.anchor}") if told.anchor else ""
    return ToldView(before, phrase, after, url, moment_view(told.at))
