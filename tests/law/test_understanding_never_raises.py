"""Whatever an author writes: understanding it never raises, and what is understood stands where it says."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.incident import Incident, Moment
from generator.parse.incident.actions import read_actions
from generator.parse.incident.durations import read_durations
from generator.parse.incident.glossary import read_glossary
from generator.parse.incident.learnings import read_learnings
from generator.parse.incident.sections import find_sections
from generator.parse.incident.timeline import Context, read_timeline
from generator.parse.incident.told import read_told
from generator.parse.incident.vocabulary import Vocabulary, languages, vocabulary_of
from tests.parse.reading import document_of

PIECES = st.sampled_from(
    [
        "\n",
        "\n\n",
        "# ",
        "## ",
        "- ",
        "  - ",
        "1. ",
        "> ",
        "| ",
        "|---|---|\n",
        "```\n",
        "**",
        "*",
        "`",
        "[ ] ",
        "<br>",
        " ",
        "\\",
        "## Timeline\n\n",
        "## Lessons learned\n\n",
        "## Action items\n\n",
        "**What went well**\n",
        "- **Impact**: ",
        ": ",
        "10:15",
        "24:61",
        "2021-03-04",
        "0000-00-00",
        "9999-12-31",
        "31/12/99",
        "3/4/2021",
        "Feb 30",
        "23:59:59",
        "12 am",
        "~",
        "UTC",
        "PST",
        "Europe/Nowhere",
        "Europe/London",
        "UTC+99",
        "(UTC-7)",
        " - ",
        " to ",
        "Monday",
        "March 2020",
        "in 2019",
        "on a Thursday",
        "went for a month",
        "CDN (Content Delivery Network)",
        "@ines",
        "(done)",
        "[x](http://a.b/issues/1)",
        "![p](q.png)",
        "&amp;",
        "é",
        "𝒜",
        "“",
        '"',
        "<b>",
        "~~",
        "Date: ",
        "All times in CET, on ",
    ]
)
MARKDOWN = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=200))
CONTEXTS = st.sampled_from(
    [
        Context(),
        Context(date=Moment("2021-03-04", "day")),
        Context(started=Moment("9000-12-31T23:59", "minute"), zone="Asia/Nowhere"),
        Context(date=Moment("2020", "year"), zone="America/New_York"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(MARKDOWN, CONTEXTS, st.sampled_from(languages()).map(vocabulary_of))
def test_understanding_never_raises_and_keeps_places(markdown: str, context: Context, words: Vocabulary) -> None:
    markdown = markdown.replace("\r", "")
    document = document_of(markdown)
    sections = find_sections(document, words)
    events = read_timeline(document, sections, context, words)
    read_durations(events, Incident())
    values = [
        *events,
        *read_learnings(document, sections, words),
        *read_actions(document, sections, words),
        *read_told(document, sections),
    ]
    for value in values:
        assert 1 <= value.place.line <= document.text.line_count
        assert 1 <= value.text.at.line <= value.text.at.end_line <= document.text.line_count
    for event in events:
        assert event.at is None or event.at.precision in ("month", "day", "minute", "second")
        assert event.at is None or event.at.day is not None or event.at.precision == "month"
    for telling in read_told(document, sections):
        assert telling.phrase in telling.text.raw
    for term in read_glossary(document):
        assert term.meaning
    assert [section.span.start for section in sections] == sorted(section.span.start for section in sections)
