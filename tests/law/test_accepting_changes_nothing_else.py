"""Accepting never raises, adds whole lines and changes no other byte, and what it wrote reads back as it was."""

from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.edit.lines import lines_of
from generator.engine.accept import accept_source
from generator.model.config import Reading
from generator.model.incident import Event
from generator.model.post import Subject
from generator.model.text import Source
from generator.parse.post import parse_post
from tests.law.test_parse_never_raises import READINGS, texts

SUBJECTS = st.sampled_from(get_args(Subject))
ODD = "no yes 10:30 a#b # : @x * & ! | > % - ? ' \" \\ é 🙂 {a} [b] ~ null 1e3 word (TODO) `code` **bold** &amp; TBC"
WORDS = st.sampled_from(ODD.split())
STAMPS = st.sampled_from(
    (
        *("2025-02-03 10:30", "10:45", "~11:00 EST", "2025-02-03 23:50-00:10 UTC", "2025-02-04", "March 2025"),
        *("09:00 CEST", "12:00:05 UTC", "1 November 2020 01:30 ET", "around 13:00"),
    )
)
FRONTS = st.sampled_from(
    (
        *("", "\ufeff", "---\n---\n", "---\ntitle: x\n---\n", "---\ntags:\n- a\n# b\n\n---\n"),
        *("+++\ntitle = 'x'\n+++\n", "+++\n[params]\na = 1\n+++\n", "---\nincident: {tz: CET}\n---\n"),
        "---\ntimeline: no\nlessons: {well: a}\n---\n",
    )
)


@st.composite
def posts(draw: st.DrawFn) -> bytes:
    """A post with a timeline, learnings and actions of odd words, and front matter of any kind."""
    lines = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
    events = draw(st.lists(st.tuples(STAMPS, lines), max_size=4))
    text = draw(FRONTS) + "## Timeline\n\n" + "".join(f"- {stamp}: {words}\n" for stamp, words in events)
    for heading in ("What went well", "Action items"):
        items = draw(st.lists(lines, max_size=3))
        text += f"\n## {heading}\n\n" + "".join(f"- Do {words}\n" for words in items)
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"]))).encode()


def said(event: Event) -> tuple[object, ...]:
    return event.at, event.until, event.approx, " ".join(event.text.said.split()), event.phase, event.actor


@settings(max_examples=150, deadline=None)
@given(texts() | posts(), SUBJECTS, READINGS, st.booleans())
def test_any_text_is_accepted_or_refused(data: bytes, subject: Subject, reading: Reading, replace: bool) -> None:
    source = Source.of("a.md", data)
    done = accept_source(source, reading, subject, replace)
    assert (done.after is None) == bool(done.problems or done.refusals)
    if done.after is None:
        return
    again = accept_source(Source.of("a.md", done.after), reading, subject, replace=True)
    assert again.after == done.after
    assert accept_source(Source.of("a.md", done.after), reading, subject, replace=False).refusals
    if not replace:
        before, after = lines_of(data.decode()), lines_of(done.after.decode())
        added = len(after) - len(before)
        assert any(after[:at] + after[at + added :] == before for at in range(len(before) + 1)) or data[:1] == b"\xef"


@settings(max_examples=100, deadline=None)
@given(posts(), READINGS)
def test_events_are_what_they_were(data: bytes, reading: Reading) -> None:
    done = accept_source(Source.of("a.md", data), reading, "timeline", replace=True)
    if done.after is not None and b"timeline: no" not in data:
        before, after = (parse_post(Source.of("a.md", text), reading) for text in (data, done.after))
        if before.timeline:
            assert [said(event) for event in after.timeline] == [said(event) for event in before.timeline]
        assert {event.how for event in after.timeline} == {"front-matter"}
        assert [action.text.said for action in after.actions] == [action.text.said for action in before.actions]


@settings(max_examples=100, deadline=None)
@given(posts(), SUBJECTS, READINGS)
def test_the_page_is_what_it_was(data: bytes, subject: Subject, reading: Reading) -> None:
    done = accept_source(Source.of("a.md", data), reading, subject, replace=False)
    if done.after is not None:
        before, after = (parse_post(Source.of("a.md", text), reading) for text in (data, done.after))
        if subject in before.in_body:
            assert (after.parts, after.in_body) == (before.parts, before.in_body)
