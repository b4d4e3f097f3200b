"""What was understood of a text, under the names of a hand-made key."""

import json

from msgspec import structs

from generator.model.config import Reading
from generator.model.incident import Action, Durations, Event, Incident, Learning, Moment, Telling
from generator.model.note import Note
from generator.model.post import Header, Heading, Post, Prose, Term
from generator.model.problem import Target
from generator.model.text import Place, Run, Source, Span, Text, Words
from generator.parse.post import parse_post
from generator.report.reading import reading_of, show_reading_json, show_reading_text, show_readings
from tests.report.samples import note, problem

AT = Place("posts/a.md", 5)


def words(text: str) -> Words:
    return Words.of(text, AT)


def post() -> Post:
    moment = Moment("2020-03-16T10:30+00:00", "minute", "UTC")
    spans = Span(0, 1)
    left = Note("ED001", "marker", "certain", "FIX ME", spans, spans, AT, Target("none", 5, 5), "m", "h")
    return Post(
        path="posts/a.md",
        digest="d",
        header=Header(incident=Incident(timezone="Europe/London")),
        title=words("A title"),
        date=Moment("2020-03-16", "day"),
        date_how="front-matter",
        headings=(),
        sections=(
            Heading(words("Timeline"), 2, AT, "", "timeline"),
            Heading(words("Monday"), 3, AT, "", "timeline", sub=True),
        ),
        timeline=(Event(words("It begins"), "10:30", moment, None, True, AT, "event-1", phase="start", actor="mira"),),
        told=(Telling("on a Monday", words("It was on a Monday."), None, AT, "told-1"),),
        learnings=(Learning(words("Look first"), "well", AT, "learning-1"),),
        actions=(Action(words("Alert"), AT, "action-1", owner="mira", status="done", kind="detect"),),
        durations=Durations(resolve=90),
        glossary=(Term("DNS", "names", AT),),
        images=(),
        links=(),
        notes=(left, structs.replace(left, confidence="hint", text="a mere hint")),
        hidden=(),
        parts=(),
        lead=None,
        word_count=2,
        prose=Prose(Text.of("posts/a.md", "x"), "x"),
        incident=Incident(timezone="Europe/London"),
    )


def test_a_reading_has_the_names_of_a_key() -> None:
    read = json.loads(show_reading_json(reading_of(post(), [note(), problem()])))
    assert read.pop("notes")[0]["confidence"] == "certain"
    assert read == {
        "file": "posts/a.md",
        "title": "A title",
        "date": "2020-03-16",
        "timezone": "Europe/London",
        "events": [
            {
                "line": 5,
                "at": "2020-03-16T10:30+00:00",
                "until": None,
                "approx": True,
                "text": "It begins",
                "stamp": "10:30",
                "phase": "start",
                "actor": "mira",
                "links": [],
                "column": 1,
                "how": "body",
                "inferred": [],
                "doubts": [],
                "track": 0,
            }
        ],
        "told": [
            {
                "line": 5,
                "at": None,
                "phrase": "on a Monday",
                "text": "It was on a Monday.",
                "column": 1,
                "how": "derived",
            }
        ],
        "sections": [{"line": 5, "heading": "Timeline", "role": "timeline", "level": 2, "column": 1, "how": "body"}],
        "learnings": [{"line": 5, "kind": "well", "text": "Look first", "column": 1, "how": "body"}],
        "actions": [
            {
                "line": 5,
                "text": "Alert",
                "owner": "mira",
                "status": "done",
                "due": None,
                "link": None,
                "type": "detect",
                "priority": None,
                "column": 1,
                "how": "body",
            }
        ],
        "durations": {"detect": None, "acknowledge": None, "mitigate": None, "resolve": 90},
        "glossary": [{"term": "DNS", "meaning": "names", "line": 5, "column": 1, "how": "body"}],
        "notes_open": [{"line": 5, "text": "FIX ME", "id": "", "owner": "", "due": None}],
        "causes": [],
        "values": [
            {"name": "title", "value": "A title", "line": 5, "column": 1, "how": "body"},
            {"name": "date", "value": "2020-03-16", "line": None, "column": None, "how": "front-matter"},
            {
                "name": "incident.timezone",
                "value": "Europe/London",
                "line": None,
                "column": None,
                "how": "front-matter",
            },
        ],
        "declared": [],
    }


def test_every_value_of_the_head_says_where_it_comes_from() -> None:
    text = (
        "---\ndate: 2020-03-16\nlastmod: 2020-03-17\ntags: [a, b]\nincident:\n  severity: SEV1\n"
        "  start: 2020-03-14 10:00\n  services: dns\n  impact: Much\npeople:\n  - name: Mira\n---\n# A title\n"
    )
    read = reading_of(parse_post(Source.of("posts/a.md", text), Reading()), [])
    assert [(v.name, v.value, v.line, v.column, v.how) for v in read.values] == [
        ("title", "A title", 13, 3, "body"),
        ("date", "2020-03-16", 2, 7, "front-matter"),
        ("updated", "2020-03-17", 3, 10, "front-matter"),
        ("tags", ("a", "b"), 4, 7, "front-matter"),
        ("incident.severity", "SEV1", 6, 13, "front-matter"),
        ("incident.started", "2020-03-14T10:00", 7, 10, "front-matter"),
        ("incident.services", ("dns",), 8, 13, "front-matter"),
        ("incident.impact", "Much", 9, 11, "front-matter"),
        ("people", "Mira", 11, 11, "front-matter"),
    ]
    assert "       6:13  incident.severity: SEV1 (front-matter)\n" in show_reading_text(read)


def test_what_a_file_name_says_stands_in_no_line() -> None:
    read = reading_of(parse_post(Source.of("posts/2020-03-16-dns.md", "Words.\n"), Reading()), [])
    assert [(v.name, v.value, v.line, v.how) for v in read.values] == [
        ("title", "Dns", None, "file-name"),
        ("date", "2020-03-16", None, "file-name"),
    ]


def test_notes_are_shown_as_lint_shows_them_and_other_problems_not() -> None:
    read = reading_of(post(), [problem(), note()])
    assert [shown.code for shown in read.notes] == ["XX002"]
    assert read.notes[0].target is not None


def test_several_readings_are_a_list() -> None:
    read = reading_of(post(), [])
    assert [entry["title"] for entry in json.loads(show_readings((read, read)))] == ["A title", "A title"]


def test_a_person_reads_every_value_once_with_where_it_stands_and_how_it_was_understood() -> None:
    shown = show_reading_text(reading_of(post(), []))
    assert shown == (
        "posts/a.md: A title\n"
        "  values (3)\n"
        "         5:1  title: A title (body)\n"
        "           -  date: 2020-03-16 (front-matter)\n"
        "           -  incident.timezone: Europe/London (front-matter)\n"
        "  timeline (1)\n"
        "         5:1  ~2020-03-16T10:30+00:00 It begins (body; phase start; actor mira)\n"
        "  timeline as told (1)\n"
        "         5:1  - on a Monday: It was on a Monday. (derived)\n"
        "  durations (1)\n"
        "           -  resolve: 90 minutes (derived)\n"
        "  sections (1)\n"
        "         5:1  [timeline] Timeline (body)\n"
        "  learnings (1)\n"
        "         5:1  [well] Look first (body)\n"
        "  actions (1)\n"
        "         5:1  [done] Alert (body; owner mira; type detect)\n"
        "  terms (1)\n"
        "         5:1  DNS: names (body)\n"
        "  open notes (1)\n"
        "           5  FIX ME\n"
    )


def test_a_time_that_was_not_understood_is_shown_as_it_is_written() -> None:
    unread = structs.replace(post().timeline[0], at=None, approx=False, stamp="after lunch")
    assert "after lunch It begins" in show_reading_text(reading_of(structs.replace(post(), timeline=(unread,)), []))


def test_words_that_are_one_note_say_nothing() -> None:
    noted = structs.replace(words("x"), runs=(Run("TODO", "note"),))
    mixed = structs.replace(words("x"), runs=(Run("The ring "), Run("(TODO)", "note"), Run(".")))
    read = reading_of(structs.replace(post(), title=noted, learnings=(Learning(mixed, "well", AT, "a"),)), [])
    assert read.title == ""
    assert [learning.text for learning in read.learnings] == ["The ring."]


def test_what_the_body_states_and_declares_is_shown_with_where_it_stands() -> None:
    labels = "**Severity:** SEV2\n**Incident ID:** M-7\n**Duration:** ~2 h\n"
    text = f"---\nincident:\n  severity: SEV1\n---\n# Mail\n\n{labels}"
    reading = reading_of(parse_post(Source.of("posts/mail.md", text), Reading()), ())
    shown = {value.name: (value.value, value.line, value.how) for value in reading.values}
    assert shown["incident.severity"] == ("SEV1", 3, "front-matter")
    assert shown["incident.id"] == ("M-7", 8, "body")
    declared = reading.declared[0]
    assert (declared.of, declared.minutes, declared.approx, declared.text, declared.line) == (
        "total",
        120,
        True,
        "~2 h",
        9,
    )
    assert "total: about 120 minutes (body; ~2 h)" in show_reading_text(reading)
