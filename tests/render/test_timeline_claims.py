"""What a drawn timeline says of a time is true: its zone, and the day that it is on."""

from msgspec import structs

from generator.model.site import Head, Occurrence
from generator.render.addresses import Base
from generator.render.contract_post import TimelineView
from generator.render.timelines import timeline_of
from tests.render.sample_site import at, entry, event


def drawn(*events: Occurrence, zone: str = "") -> TimelineView:
    view = timeline_of(entry("x/", "X", timeline=events, head=Head(timezone=zone)), "timeline", Base("/"))
    assert view is not None
    return view


RANGE = event("10:00", "One", "e1", at("2025-03-08T10:00+00:00"), until=at("2025-03-08T12:30+01:00", "CET"))


def test_an_end_in_another_zone_names_it() -> None:
    view = drawn(RANGE)
    assert view.events[0].time == "10:00 UTC to 12:30 CET"
    assert view.zone == "Times in the zone that each names."


def test_an_end_in_another_zone_is_told_on_the_clock_of_the_incident() -> None:
    view = drawn(RANGE, zone="Europe/Berlin")
    assert (view.events[0].time, view.events[0].noted) == ("11:00–12:30", "10:00 UTC")


def test_an_end_without_a_zone_does_not_take_that_of_the_start() -> None:
    view = drawn(structs.replace(RANGE, until=at("2025-03-08T12:30", "")))
    assert view.events[0].time == "10:00 UTC to 12:30 (zone not stated)"


def test_an_end_on_another_day_names_that() -> None:
    view = drawn(structs.replace(RANGE, until=at("2025-03-09T00:30+01:00", "CET")))
    assert view.events[0].time == "10:00 UTC to 9 March 2025, 00:30 CET"


def test_a_day_is_said_again_after_another() -> None:
    view = drawn(
        event("", "One", "e1", at("2025-03-08T10:00+00:00")),
        event("", "Two", "e2", at("2025-03-07T17:00+00:00")),
        event("", "Three", "e3", at("2025-03-08T11:00+00:00")),
        event("", "Four", "e4", at("2025-03-08T12:00+00:00")),
        event("", "Five", "e5", at("2025-03-09")),
        event("", "Six", "e6", at("2025-03-08T13:00+00:00")),
    )
    assert [item.day for item in view.events] == ["8 March 2025", "", "", "", "", ""]
    assert [item.time for item in view.events] == [
        "10:00",
        "7 March 2025, 17:00",
        "8 March 2025, 11:00",
        "12:00",
        "9 March 2025",
        "8 March 2025, 13:00",
    ]
