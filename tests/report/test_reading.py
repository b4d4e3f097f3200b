"""What was understood of a text, under the names of a hand-made key."""

import json

from msgspec import structs

from generator.model.incident import Action, Durations, Event, Incident, Learning, Moment, Telling
from generator.model.note import Note
from generator.model.post import Header, Heading, Post, Prose, Term
from generator.model.problem import Target
from generator.model.text import Place, Run, Span, Text, Words
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
            }
        ],
        "told": [{"line": 5, "at": None, "phrase": "on a Monday", "text": "It was on a Monday."}],
        "sections": [{"line": 5, "heading": "Timeline", "role": "timeline", "level": 2}],
        "learnings": [{"line": 5, "kind": "well", "text": "Look first"}],
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
            }
        ],
        "durations": {"detect": None, "acknowledge": None, "mitigate": None, "resolve": 90},
        "glossary": [{"term": "DNS", "meaning": "names"}],
        "notes_open": [{"line": 5, "text": "FIX ME"}],
    }


def test_notes_are_shown_as_lint_shows_them_and_other_problems_not() -> None:
    read = reading_of(post(), [problem(), note()])
    assert [shown.code for shown in read.notes] == ["XX002"]
    assert read.notes[0].target is not None


def test_several_readings_are_a_list() -> None:
    read = reading_of(post(), [])
    assert [entry["title"] for entry in json.loads(show_readings((read, read)))] == ["A title", "A title"]


def test_a_person_reads_lists_with_their_lines() -> None:
    shown = show_reading_text(reading_of(post(), []))
    assert shown.splitlines()[0] == "posts/a.md: A title"
    assert "  timeline (1)\n        5  ~2020-03-16T10:30+00:00 It begins\n" in shown
    assert "  open notes (1)\n        5  FIX ME\n" in shown


def test_words_that_are_one_note_say_nothing() -> None:
    noted = structs.replace(words("x"), runs=(Run("TODO", "note"),))
    mixed = structs.replace(words("x"), runs=(Run("The ring "), Run("(TODO)", "note"), Run(".")))
    read = reading_of(structs.replace(post(), title=noted, learnings=(Learning(mixed, "well", AT, "a"),)), [])
    assert read.title == ""
    assert [learning.text for learning in read.learnings] == ["The ring."]
