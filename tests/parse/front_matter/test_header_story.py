"""The incident, its timeline, its learnings and its actions, as front matter tells them."""

import pytest

from generator.model.incident import Event, Moment
from tests.parse.heading import header_of, said


def events_of(lines: str, zone: str = "") -> tuple[Event, ...]:
    header, problems = header_of(lines, zone)
    assert problems == ()
    assert header.timeline is not None
    return header.timeline


def stamps(lines: str, zone: str = "") -> list[str]:
    return [event.at.iso if event.at else "" for event in events_of(lines, zone)]


def test_the_head_of_an_incident() -> None:
    header, problems = header_of(
        "date: 2020-03-20\n"
        "incident:\n"
        "  id: INC-7\n"
        "  severity: 2\n"
        "  status: final\n"
        "  start: 2020-03-16 22:30\n"
        "  detected: 22:41\n"
        "  repaired: 2020-03-17 00:10 UTC\n"
        "  till: 2020-03-17T01:00:00+02:00\n"
        "  timezone: Europe/Berlin\n"
        "  services: [dns, edge]\n"
        "  causes: config\n"
        "  impact: 4 % of requests failed\n"
        "  declared:\n"
    )
    incident = header.incident
    assert problems == ()
    assert (incident.id, incident.severity, incident.status) == ("INC-7", "2", "final")
    assert incident.started == Moment("2020-03-16T22:30+01:00", "minute", "Europe/Berlin")
    assert incident.detected == Moment("2020-03-16T22:41+01:00", "minute", "Europe/Berlin")
    assert incident.mitigated == Moment("2020-03-17T00:10+00:00", "minute", "UTC")
    assert incident.resolved == Moment("2020-03-17T01:00:00+02:00", "second", "+02:00")
    assert incident.declared is None
    assert (incident.services, incident.causes) == (("dns", "edge"), ("config",))
    assert incident.impact is not None
    assert (incident.impact.raw, incident.impact.at.line) == ("4 % of requests failed", 14)


def test_a_moment_of_the_incident_that_is_none_is_an_error_at_its_value() -> None:
    assert said("incident:\n  started: tea time") == [("FM011", 3, 12, "tea time")]


def test_an_unknown_zone_is_said_and_kept_as_a_name() -> None:
    header, (problem,) = header_of("incident:\n  timezone: Mars/Base\n  started: 2020-03-16 10:30")
    assert (problem.code, problem.severity, problem.text) == ("FM018", "warning", "Mars/Base")
    assert header.incident.started == Moment("2020-03-16T10:30", "minute", "Mars/Base")


def test_an_event_and_its_places() -> None:
    (event,) = events_of(
        "timeline:\n"
        "  - at: 2020-03-16 10:30 UTC\n"
        "    until: 10:45\n"
        "    text: The pager goes off\n"
        "    actor: on call\n"
        "    phase: detection\n"
        "    approx: true\n"
    )
    assert (event.text.raw, event.text.at.line, event.place.line) == ("The pager goes off", 5, 3)
    assert (event.stamp, event.anchor, event.how) == ("2020-03-16 10:30 UTC", "event-1", "front-matter")
    assert (event.actor, event.phase, event.approx, event.inferred) == ("on call", "detected", True, ())
    assert event.at == Moment("2020-03-16T10:30+00:00", "minute", "UTC")
    assert event.until == Moment("2020-03-16T10:45", "minute")


def test_a_time_alone_takes_its_day_and_its_zone_from_the_incident() -> None:
    (event,) = events_of(
        "date: 2020-03-20\nincident: {started: 2020-07-16, timezone: Europe/London}\ntimeline: [{at: '10:30', text: x}]"
    )
    assert event.at == Moment("2020-07-16T10:30+01:00", "minute", "Europe/London")
    assert event.inferred == ("date", "zone")


def test_without_an_incident_the_day_is_that_of_the_post_and_the_zone_that_of_the_site() -> None:
    lines = "date: 2020-07-20\ntimeline: [{at: '10:30', text: x}, {at: 11:30 Z, text: y}]"
    assert stamps(lines, "Europe/London") == ["2020-07-20T10:30+01:00", "2020-07-20T11:30+00:00"]
    assert stamps(lines) == ["2020-07-20T10:30", "2020-07-20T11:30+00:00"]


def test_a_date_carries_forward_and_midnight_is_crossed() -> None:
    assert stamps(
        "date: 2020-01-01\ntimeline:\n"
        "  - {at: 2020-03-16 22:50, text: a}\n"
        "  - {at: '23:55', text: b}\n"
        "  - {at: '00:10', text: c}\n"
        "  - {at: '00:05', text: d}\n"
        "  - {at: 2020-03-18, text: e}\n"
        "  - {at: '09:00', text: f}\n"
    ) == [
        "2020-03-16T22:50",
        "2020-03-16T23:55",
        "2020-03-17T00:10",
        "2020-03-17T00:05",
        "2020-03-18",
        "2020-03-18T09:00",
    ]


def test_the_end_of_an_entry_may_be_after_midnight() -> None:
    (event,) = events_of("timeline: [{at: 2020-03-16 23:50, until: '00:20', text: x}]")
    assert event.until == Moment("2020-03-17T00:20", "minute")


def test_an_entry_has_its_own_zone() -> None:
    (event,) = events_of("timeline: [{at: 2020-07-16 10:30, tz: America/New_York, text: x}]", "Europe/London")
    assert event.at == Moment("2020-07-16T10:30-04:00", "minute", "America/New_York")
    assert event.inferred == ()


@pytest.mark.parametrize("stamp", ["~10:30", "about 10:30", "ca. 10:30"])
def test_a_stamp_may_be_approximate(stamp: str) -> None:
    (event,) = events_of(f"date: 2020-03-16\ntimeline: [{{at: '{stamp}', text: x}}]")
    assert (event.approx, event.stamp) == (True, stamp)
    assert event.at == Moment("2020-03-16T10:30", "minute")


def test_a_stamp_that_cannot_be_read_keeps_its_entry() -> None:
    header, (problem,) = header_of("timeline:\n  - at: after lunch\n    text: It broke")
    assert (problem.code, problem.severity, problem.text) == ("FM020", "warning", "after lunch")
    assert header.timeline is not None
    assert [(event.stamp, event.at) for event in header.timeline] == [("after lunch", None)]


def test_entries_may_be_written_shortly() -> None:
    lines = "date: 2020-03-16\ntimeline:\n  - 10:30: It broke\n  - It was mended"
    assert [(event.text.raw, event.at is not None, event.place.line) for event in events_of(lines)] == [
        ("It broke", True, 4),
        ("It was mended", False, 5),
    ]
    assert stamps("date: 2020-03-16\ntimeline:\n  10:30: It broke\n  10:45: It was mended") == [
        "2020-03-16T10:30",
        "2020-03-16T10:45",
    ]


def test_front_matter_without_a_list_leaves_the_word_to_the_body_and_an_empty_list_does_not() -> None:
    header, _ = header_of("timeline:\nlearnings:\n")
    assert (header.timeline, header.learnings, header.actions) == (None, None, None)
    header, _ = header_of("timeline: []\nlearnings: []\nactions: false")
    assert (header.timeline, header.learnings, header.actions) == ((), (), ())


@pytest.mark.parametrize("line", ["timeline: false", "as_told: false"])
def test_the_derived_timeline_can_be_turned_off(line: str) -> None:
    header, problems = header_of(line)
    assert (header.as_told, header.timeline, problems) == (False, None, ())
    assert header_of("title: x")[0].as_told


def test_learnings_are_texts_or_mappings_or_lists_by_kind() -> None:
    header, problems = header_of(
        "learnings:\n  - Ask sooner\n  - {text: The alarm worked, kind: well, tags: [alarms]}\n"
    )
    assert problems == ()
    assert header.learnings is not None
    assert [(item.text.raw, item.kind, item.tags, item.anchor, item.place.line) for item in header.learnings] == [
        ("Ask sooner", "general", (), "learning-1", 3),
        ("The alarm worked", "well", ("alarms",), "learning-2", 4),
    ]
    header, _ = header_of("learnings:\n  went well: [a, b]\n  lucky: c")
    assert header.learnings is not None
    assert [(item.text.raw, item.kind) for item in header.learnings] == [("a", "well"), ("b", "well"), ("c", "lucky")]


def test_actions() -> None:
    header, problems = header_of(
        "actions:\n"
        "  - {text: Add an alarm, owner: Ada, due: 2020-04-01, status: In progress, kind: detect, priority: 1,"
        " link: 'https://tracker.example/7'}\n"
        "  - Write it down\n"
    )
    assert problems == ()
    assert header.actions is not None
    first, second = header.actions
    assert (first.owner, first.due, first.status, first.kind, first.priority, first.link) == (
        "Ada",
        "2020-04-01",
        "in-progress",
        "detect",
        "1",
        "https://tracker.example/7",
    )
    assert (second.text.raw, second.status, second.anchor) == ("Write it down", None, "action-2")


@pytest.mark.parametrize("link", ["javascript:alert(1)", "JaVa\\tscript:x", "data:text/html,x", "file:///etc/x"])
def test_a_link_that_is_no_web_address_is_left_out(link: str) -> None:
    header, (problem,) = header_of(f'actions: [{{text: x, link: "{link}"}}]')
    assert header.actions is not None
    assert header.actions[0].link == ""
    assert (problem.code, problem.severity) == ("FM017", "warning")


@pytest.mark.parametrize(
    ("lines", "word"),
    [
        ("timeline: [{text: x, phase: lunch}]", "lunch"),
        ("learnings: [{text: x, kind: odd}]", "odd"),
        ("actions: [{text: x, status: soonish}]", "soonish"),
    ],
)
def test_a_word_that_its_key_does_not_know_is_a_warning(lines: str, word: str) -> None:
    _, (problem,) = header_of(lines)
    assert (problem.code, problem.severity, problem.text) == ("FM019", "warning", word)


def test_an_event_may_point_to_addresses_with_and_without_words() -> None:
    (event,) = events_of(
        "timeline:\n"
        "  - text: It began\n"
        "    links:\n"
        "      - https://graphs.example/1\n"
        "      - {url: https://chat.example/2, text: the chat}\n"
    )
    assert [(link.url, link.text.raw if link.text else "", link.place.line) for link in event.links] == [
        ("https://graphs.example/1", "", 5),
        ("https://chat.example/2", "the chat", 6),
    ]


def test_a_link_of_an_event_that_no_page_may_have_is_left_out_and_said() -> None:
    header, (problem,) = header_of("timeline: [{text: a, links: ['javascript:x()']}]")
    assert header.timeline is not None
    assert (header.timeline[0].links, problem.code) == ((), "FM017")


@pytest.mark.parametrize(
    ("line", "words", "near"),
    [
        ("actions: [{text: a, zzz: 1}]", "zzz", ""),
        ("actions: [{text: a, onwer: mira}]", "onwer", "owner"),
        ("people: [{name: b, rol: c}]", "rol", "role"),
        ("people: {Mira: {rol: c}}", "rol", "role"),
        ("timeline: [{txt: a, text: b}]", "txt", "text"),
        ("learnings: [{text: a, knd: well}]", "knd", "kind"),
        ("glossary: [{term: a, meaning: b, meanin: c}]", "meanin", "meaning"),
    ],
)
def test_a_key_of_an_entry_that_is_not_known_is_said_with_a_guess(line: str, words: str, near: str) -> None:
    _, (problem,) = header_of(line)
    assert (problem.code, problem.text, problem.hint) == ("FM021", words, f"did you mean {near}?" if near else "")


def test_a_key_that_hides_a_post_does_not_pass_in_an_entry() -> None:
    _, (problem,) = header_of("timeline: [{text: a, internal: true}]")
    assert (problem.code, problem.blocks, problem.text) == ("FM013", "build", "internal")


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("incident: {status: resolved}", [("FM019", 2, 20, "resolved")]),
        ("incident: {status: In Review, detection: Monitoring}", []),
        ("incident: {detection: luck}", [("FM019", 2, 23, "luck")]),
        ("actions: [{text: a, kind: prevnt}]", [("FM019", 2, 27, "prevnt")]),
        ("actions: [{text: a, kind: Prevent}]", []),
        ("actions: [{text: a, due: soon}]", [("FM025", 2, 26, "soon")]),
        ("actions: [{text: a, due: 2020-03-16}]", []),
        ("actions: [{text: a, due: 2020-13-16}]", [("FM025", 2, 26, "2020-13-16")]),
    ],
)
def test_a_word_that_is_not_known_is_kept_and_said(lines: str, found: list[tuple[str, int, int, str]]) -> None:
    assert said(lines) == found


def test_a_status_of_the_incident_that_is_nearly_draft_withholds_the_post() -> None:
    header, problems = header_of("incident: {status: drfat}")
    assert header.withheld
    assert "FM012" in {problem.code for problem in problems}


def test_an_entry_without_a_date_says_when_it_was_in_words() -> None:
    first, second, third = events_of(
        "timeline:\n  - {at: 2025-02-03, text: a}\n  - {when: 10:30, text: b}\n"
        "  - {at: 2025-03, when: in spring, text: c}"
    )
    assert (first.at, second.at, second.stamp) == (Moment("2025-02-03", "day"), None, "10:30")
    assert (third.at, third.stamp) == (Moment("2025-03", "month"), "in spring")


def test_a_zone_may_name_an_offset_that_is_its_own() -> None:
    one, other = events_of(
        "timeline:\n  - {at: '2025-02-03T10:30-05:00', tz: EST, text: a}\n"
        "  - {at: '2025-02-03T10:30-04:00', tz: EST, text: b}"
    )
    assert one.at == Moment("2025-02-03T10:30-05:00", "minute", "EST")
    assert other.at == Moment("2025-02-03T10:30-04:00", "minute", "-04:00")


def test_a_zone_that_nobody_knows_stays_unknown_and_an_entry_may_be_its_time_alone() -> None:
    (event,) = events_of("timeline:\n  - {at: '2025-02-03 10:30', tz: local, text: '', track: 1}", "Europe/London")
    assert (event.at, event.text.raw, event.track) == (Moment("2025-02-03T10:30", "minute"), "", 1)
