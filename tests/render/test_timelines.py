"""Timelines and the scale bar: exact, or not drawn."""

from msgspec import structs

from generator.model.incident import ActionStatus, Durations, Moment
from generator.model.site import Head, Pointer
from generator.render.addresses import Base
from generator.render.plain import drawn
from generator.render.scale import scale_of
from generator.render.summary import summary_of
from generator.render.timelines import timeline_of
from tests.render.sample_site import EVENTS, FULL, IN_BODY, at, entry, event


def test_a_common_zone_is_said_once() -> None:
    view = timeline_of(FULL, "timeline", Base("/"))
    assert view is not None
    assert view.zone == "Times in UTC."
    assert [item.time for item in view.events] == ["02:11", "02:48", "02:55", "about 03:40–03:52", "04:05", "04:25"]


def test_the_day_is_said_where_it_begins() -> None:
    events = (
        event("23:50", "One", "e1", at("2025-03-08T23:50+00:00")),
        event("23:55", "Two", "e2", at("2025-03-08T23:55+00:00")),
        event("00:10", "Three", "e3", at("2025-03-09T00:10+00:00")),
    )
    view = timeline_of(entry("x/", "X", timeline=events), "timeline", Base("/"))
    assert view is not None
    assert [item.day for item in view.events] == ["8 March 2025", "", "9 March 2025"]


def test_each_of_several_timelines_stands_by_itself_with_its_own_days() -> None:
    events = (
        event("10:00", "One", "e1", at("2025-03-08T10:00+00:00")),
        event("09:00", "Two", "e2", at("2025-03-07T09:00+00:00"), track=1),
        event("08:00", "Three", "e3", at("2025-03-08T08:00+00:00"), track=1),
        event("11:00", "Four", "e4", at("2025-03-08T11:00+00:00")),
    )
    site = entry("x/", "X", timeline=events)
    view = timeline_of(site, "timeline", Base("/"))
    assert view is not None
    assert [(item.track, item.day, item.time, item.text) for item in view.events] == [
        (0, "8 March 2025", "10:00", "One"),
        (0, "", "11:00", "Four"),
        (1, "7 March 2025", "09:00", "Two"),
        (1, "8 March 2025", "08:00", "Three"),
    ]
    assert drawn(site, Base("/"))[0][1].count("<ol>") == 2


def test_several_zones_are_said_at_each_event() -> None:
    events = (
        event("10:00", "One", "e1", at("2025-03-08T10:00+00:00")),
        event("11:05 CET", "Two", "e2", at("2025-03-08T11:05+01:00", "CET")),
    )
    view = timeline_of(entry("x/", "X", timeline=events), "timeline", Base("/"))
    assert view is not None
    assert [item.time for item in view.events] == ["10:00 UTC", "11:05 CET"]


MIXED = (
    event("10:00+02:00", "One", "e1", at("2024-06-01T10:00+02:00", "")),
    event("09:00-07:00", "Two", "e2", at("2024-06-01T09:00-07:00", "")),
    event("01:30+02:00", "Three", "e3", at("2024-06-02T01:30+02:00", "")),
    event("17:00-07:00", "Four", "e4", at("2024-06-01T17:00-07:00", "")),
)


def test_times_of_several_zones_are_told_in_the_zone_of_the_incident() -> None:
    view = timeline_of(entry("x/", "X", timeline=MIXED, head=Head(timezone="Europe/Berlin")), "timeline", Base("/"))
    assert view is not None
    assert view.zone == "Times in Europe/Berlin; in brackets, as they were noted in another zone."
    assert [(item.day, item.time, item.noted) for item in view.events] == [
        ("1 June 2024", "10:00", ""),
        ("", "18:00", "09:00 UTC\N{MINUS SIGN}07:00"),
        ("2 June 2024", "01:30", ""),
        ("", "02:00", "1 June 2024, 17:00 UTC\N{MINUS SIGN}07:00"),
    ]
    assert [item.iso for item in view.events] == [item.at.iso for item in MIXED if item.at is not None]


def test_the_box_tells_its_times_in_the_zone_of_the_incident() -> None:
    head = Head(started=MIXED[0].at, resolved=MIXED[3].at, timezone="Europe/Berlin")
    box = summary_of(entry("x/", "X", head=head))
    assert box is not None
    assert [fact.values[0].text for fact in box.facts] == [
        "1 June 2024, 10:00 Europe/Berlin",
        "2 June 2024, 02:00 Europe/Berlin",
    ]


def test_a_day_does_not_begin_twice() -> None:
    for zone in ("", "PST", "Nowhere/At_all", "../../etc/passwd"):
        view = timeline_of(entry("x/", "X", timeline=MIXED, head=Head(timezone=zone)), "timeline", Base("/"))
        assert view is not None
        assert view.zone == "Times in the zone that each names."
        assert [item.day for item in view.events] == ["1 June 2024", "", "2 June 2024", ""]
        assert view.events[3].time == "1 June 2024, 17:00 UTC\N{MINUS SIGN}07:00"


def test_an_unknown_zone_is_said_and_never_invented() -> None:
    view = timeline_of(structs.replace(IN_BODY, timeline_in_body=False), "timeline", Base("/"))
    assert view is not None
    assert view.zone == "The time zone is not stated."
    assert view.events[0].iso == "2024-02-01T09:30"


def test_a_stamp_that_nobody_understands_stands_as_written() -> None:
    view = timeline_of(entry("x/", "X", timeline=(event("[???]", "Something", "e1", None),)), "timeline", Base("/"))
    assert view is not None
    assert (view.events[0].time, view.events[0].iso) == ("[???]", "")


def test_the_scale_bar_is_linear_and_adds_up() -> None:
    scale = scale_of(FULL)
    assert scale is not None
    assert [(band.name, band.words) for band in scale.bands] == [
        ("Detected after", "37 min"),
        ("Acknowledged after", "44 min"),
        ("Mitigated after", "1 h 54 min"),
        ("Resolved after", "2 h 14 min"),
    ]
    assert scale.bands[0].left == 0
    assert all(one.left + one.width == two.left for one, two in zip(scale.bands, scale.bands[1:], strict=False))
    assert scale.bands[-1].left + scale.bands[-1].width == 1000
    assert scale.ticks[0] == 0
    assert scale.ticks[-1] == 1000
    assert (scale.first, scale.last) == ("8 March 2025, 02:11 UTC", "04:25 UTC")
    assert (scale.span, scale.before, scale.after) == ("2 h 14 min", 0, 0)


def test_an_event_long_before_or_after_does_not_squeeze_the_bar() -> None:
    far = (
        event("1 March", "A change", "e8", at("2025-03-01T09:00+00:00")),
        *EVENTS,
        event("20 March", "The review", "e9", at("2025-03-20T09:00+00:00")),
        event("21 March", "The fix", "e10", at("2025-03-21T09:00+00:00")),
    )
    near, scale = scale_of(FULL), scale_of(structs.replace(FULL, timeline=far))
    assert near is not None
    assert scale == structs.replace(near, before=1, after=2)


def test_a_short_phase_is_drawn_as_short_as_it_was() -> None:
    scale = scale_of(structs.replace(FULL, timeline=(), durations=Durations(detect=2, mitigate=11, resolve=230)))
    assert scale is not None
    assert [(band.left, band.width, band.words) for band in scale.bands] == [
        (0, 9, "2 min"),
        (9, 39, "11 min"),
        (48, 952, "3 h 50 min"),
    ]
    assert scale.last == ""


def test_a_phase_of_a_minute_in_a_day_is_still_seen() -> None:
    scale = scale_of(structs.replace(FULL, timeline=(), durations=Durations(detect=1, mitigate=700, resolve=1440)))
    assert scale is not None
    assert [(band.left, band.width) for band in scale.bands] == [(0, 4), (4, 485), (489, 511)]


def test_events_on_a_clock_of_their_own_have_no_mark() -> None:
    naive = tuple(structs.replace(item, at=Moment("2025-03-08T02:11", "minute")) for item in EVENTS)
    scale = scale_of(structs.replace(FULL, timeline=naive))
    assert scale is not None
    assert (scale.ticks, scale.before, scale.after) == ((), 0, 0)


def test_a_story_without_zones_has_a_bar_of_lengths() -> None:
    started = Moment("2025-03-08T02:11", "minute")
    head = Head(started=started, resolved=Moment("2025-03-08T04:25", "minute"))
    scale = scale_of(structs.replace(FULL, head=head, timeline=()))
    assert scale is not None
    assert (scale.first, scale.last) == ("8 March 2025, 02:11 (zone not stated)", "04:25")


def test_no_bar_where_it_would_tell_nothing_or_lie() -> None:
    for durations in (
        Durations(),
        Durations(resolve=134),
        Durations(detect=0, resolve=134),
        Durations(detect=1, resolve=100_000),
        Durations(detect=90, mitigate=30, resolve=134),
    ):
        assert scale_of(structs.replace(FULL, durations=durations)) is None
    assert scale_of(structs.replace(FULL, head=Head(), timeline=())) is None


def test_the_summary_box_tells_only_what_is_known() -> None:
    assert summary_of(entry("x/", "X")) is None
    box = summary_of(IN_BODY)
    assert box is not None
    assert [(fact.key, fact.values[0].text) for fact in box.facts] == [
        ("impact", "Every booking page was down."),
        ("duration", "about a day"),
    ]
    assert box.severity is not None
    assert (box.severity.words, box.severity.level) == ("Critical", 1)


def test_the_time_until_the_mitigation_comes_first() -> None:
    box = summary_of(FULL)
    assert box is not None
    told = {fact.key: (fact.name, fact.values[0].text) for fact in box.facts}
    assert told["lasted"] == ("Mitigated", "after 1 h 54 min")
    assert [value.text for fact in box.facts if fact.key == "resolved" for value in fact.values] == [
        "04:25 UTC",
        "after 2 h 14 min",
    ]
    box = summary_of(structs.replace(FULL, durations=Durations(resolve=134)))
    assert box is not None
    told = {fact.key: (fact.name, fact.values[0].text) for fact in box.facts}
    assert told["to-resolve"] == ("Duration", "2 h 14 min")


def test_the_box_says_how_it_was_noticed_beside_how_long_that_took() -> None:
    known = structs.replace(FULL, durations=Durations(detect=37))
    for post, told in (
        (known, ("Detected", ["after 37 min", "by monitoring"])),
        (structs.replace(known, head=structs.replace(FULL.head, detection="")), ("Detected", ["after 37 min"])),
        (structs.replace(FULL, durations=Durations()), ("Noticed", ["by monitoring"])),
    ):
        box = summary_of(post)
        assert box is not None
        facts = [(f.name, [v.text for v in f.values]) for f in box.facts if f.key in ("to-detect", "detection")]
        assert facts == [told]


def test_a_cause_is_said_as_readers_say_it() -> None:
    head = structs.replace(FULL.head, causes=("hidden-coupling", "first-in first-out"), services=("checkout-worker",))
    box = summary_of(structs.replace(FULL, head=head))
    assert box is not None
    told = {fact.key: [value.text for value in fact.values] for fact in box.facts}
    assert told["causes"] == ["hidden coupling", "first-in first-out"]
    assert told["services"] == ["checkout-worker"]


def test_a_declared_duration_stands_apart_from_the_computed_one() -> None:
    head = structs.replace(FULL.head, duration="about two hours", resolved=None)
    box = summary_of(structs.replace(FULL, head=head))
    assert box is not None
    told = {fact.key: (fact.name, fact.values[0].text) for fact in box.facts}
    assert told["duration"] == ("Duration", "about two hours")
    assert told["to-resolve"] == ("Resolved after", "2 h 14 min")
    assert told["actions"] == ("Actions", "1 of 2 open")


def test_what_an_event_points_to_comes_along_and_what_no_page_may_lead_to_does_not() -> None:
    pointers = (Pointer("https://a.example/", "the graph"), Pointer("/posts/y/", ""), Pointer("javascript:x()", "no"))
    events = (structs.replace(event("10:00", "One", "e1", at("2025-03-08T10:00+00:00")), links=pointers),)
    view = timeline_of(entry("x/", "X", timeline=events), "timeline", Base("/blog/"))
    assert view is not None
    assert [(link.title, link.url) for link in view.events[0].links] == [
        ("the graph", "https://a.example/"),
        ("/posts/y/", "/blog/posts/y/"),
    ]


def test_no_more_is_said_of_actions_than_is_known_of_them() -> None:
    task = structs.replace(FULL.actions[0], status=None)

    def said(*states: ActionStatus | None) -> list[str]:
        box = summary_of(structs.replace(FULL, actions=tuple(structs.replace(task, status=state) for state in states)))
        assert box is not None
        return [value.text for fact in box.facts if fact.key == "actions" for value in fact.values]

    assert said("done", "done") == ["None open"]
    assert said("done", None) == []
    assert said("open", "done") == ["1 of 2 open"]
    assert said("open", "done", None) == ["At least 1 of 3 open"]
