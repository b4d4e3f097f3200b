"""The timeline: entries of every form, their days, nights and zones."""

import pytest

from generator.model.incident import Event, Moment
from generator.parse.incident.sections import find_sections
from generator.parse.incident.timeline import Context, read_timeline
from generator.parse.incident.vocabulary import vocabulary_of
from tests.parse.reading import document_of

KNOWN = Context(date=Moment("2021-03-04", "day"))

ENGLISH = vocabulary_of("en")


def events(markdown: str, context: Context = KNOWN) -> tuple[Event, ...]:
    document = document_of(markdown)
    return read_timeline(document, find_sections(document, ENGLISH), context, ENGLISH)


def told(markdown: str, context: Context = KNOWN) -> list[tuple[str, str]]:
    """ISO time and words of each event."""
    return [(event.at.iso if event.at else "", event.text.raw) for event in events(markdown, context)]


TWO = [("2021-03-04T10:15+00:00", "the pager rings"), ("2021-03-04T10:40+00:00", "the cache is emptied")]


@pytest.mark.parametrize(
    "body",
    [
        "- 10:15 UTC the pager rings\n- 10:40 UTC the cache is emptied\n",
        "1. **10:15 UTC**: the pager rings\n2. **10:40 UTC**: the cache is emptied\n",
        "* [10:15 UTC] the pager rings\n* [10:40 UTC] the cache is emptied\n",
        "- `10:15 UTC` the pager rings\n- `10:40 UTC` the cache is emptied\n",
        "10:15 UTC - the pager rings\n\n10:40 UTC - the cache is emptied\n",
        "10:15 UTC the pager rings<br>\n10:40 UTC the cache is emptied\n",
        "10:15 UTC the pager\nrings\n10:40 UTC the cache is emptied\n",
        "10:15 UTC\nthe pager rings\n\n10:40 UTC\nthe cache is emptied\n",
        "**10:15 UTC**\n\nthe pager rings\n\n**10:40 UTC**\n\nthe cache is emptied\n",
        "**10:15 UTC:** the pager rings\n\n*10:40 UTC:* the cache is emptied\n",
        "### 10:15 UTC\n\nthe pager rings\n\n### 10:40 UTC: the cache is emptied\n\nmore words\n",
        "| When (UTC) | What |\n|---|---|\n| 10:15 | the pager rings |\n| 10:40 | the cache is emptied |\n",
        "| Event | Date | Time |\n|---|---|---|\n| the pager rings | 4 March 2021 | 10:15 UTC |\n"
        "| the cache is emptied | | 10:40 UTC |\n",
        "- the pager rings: 2021-03-04 10:15 UTC\n- the cache is emptied: 2021-03-04 10:40 UTC\n",
        "10:15 UTC\n: the pager rings\n\n10:40 UTC\n: the cache is emptied\n",
    ],
)
def test_an_entry_may_have_any_of_these_forms(body: str) -> None:
    assert told(f"## Timeline\n\n{body}") == TWO


def test_an_event_knows_its_place_its_stamp_and_its_anchor() -> None:
    first, second = events("Words.\n\n## Timeline\n\n- **10:15 UTC** a\n- **~10:40-10:50 UTC** b\n  - c\n")
    assert (first.place.line, first.stamp, first.anchor, first.approx) == (5, "10:15 UTC", "event-1", False)
    assert (second.place.line, second.stamp, second.anchor, second.approx) == (6, "~10:40-10:50 UTC", "event-2", True)
    assert second.until == Moment("2021-03-04T10:50+00:00", "minute", "UTC")
    assert (str(first.text.at), first.text.at.end_column) == ("post.md:5:17", 18)


def test_a_table_may_name_phase_and_actor() -> None:
    table = "| Phase | Time (CET) | Who | What |\n|---|---|---|---|\n| Detected | 10:15 | Ines | a graph dips |\n"
    (event,) = events(f"## Timeline\n\n{table}")
    assert (event.phase, event.actor, event.text.raw) == ("detected", "Ines", "a graph dips")
    assert event.at == Moment("2021-03-04T10:15+01:00", "minute", "CET")


def test_a_phase_column_is_not_read_into_other_words() -> None:
    table = "| Type | Time | What |\n|---|---|---|\n| Endpoint | 10:15 | a |\n| End | 10:20 | b |\n"
    assert [event.phase for event in events(f"## Timeline\n\n{table}")] == [None, "resolved"]


def test_what_continues_an_entry_is_no_event() -> None:
    body = "- 10:15 a\n\n  ```\n  10:16 log line\n  ```\n\n  > 10:17 quoted\n\n- some digging\n- 10:40 b\n"
    assert [words for _, words in told(f"## Timeline\n\n{body}")] == ["a", "b"]


def test_a_section_without_stamps_gives_no_events() -> None:
    assert told("## Timeline\n\n- first this\n- then that\n") == []


def test_times_elsewhere_are_no_events() -> None:
    assert told("## Appendix\n\n- 10:15 someone: hello\n\n## Timeline\n\n- 10:20 a\n") == [("2021-03-04T10:20", "a")]


class TestDays:
    def test_of_the_entry_carry_on(self) -> None:
        assert [at for at, _ in told("## Timeline\n\n- 2021-03-05 10:15 a\n- 10:40 b\n")] == [
            "2021-03-05T10:15",
            "2021-03-05T10:40",
        ]

    def test_of_a_sub_heading_or_a_line_of_its_own_hold_for_what_follows(self) -> None:
        body = "### 5 March 2021 (UTC)\n\n- 10:15 a\n\n**2021-03-07**\n\n- 09:00 b\n"
        assert [at for at, _ in told(f"## Timeline\n\n{body}")] == ["2021-03-05T10:15+00:00", "2021-03-07T09:00"]

    def test_of_a_list_item_hold_for_its_list(self) -> None:
        body = "- **March 5**\n  - 10:15 a\n- **March 6**\n  - 09:00 b\n"
        assert [at for at, _ in told(f"## Timeline\n\n{body}")] == ["2021-03-05T10:15", "2021-03-06T09:00"]

    def test_alone_are_events_of_a_day(self) -> None:
        body = "- 2021-03-05: a report\n- 2021-03-09: a fix\n"
        assert told(f"## Timeline\n\n{body}") == [("2021-03-05", "a report"), ("2021-03-09", "a fix")]

    def test_of_a_sentence_hold_for_all(self) -> None:
        body = "All times are in CET, on February 5th 2021.\n\n- 10:15 a\n- 11:00 b\n"
        assert [at for at, _ in told(f"## Timeline\n\n{body}")] == [
            "2021-02-05T10:15+01:00",
            "2021-02-05T11:00+01:00",
        ]

    def test_turn_at_midnight_and_the_event_says_that_this_was_inferred(self) -> None:
        late, early = events("## Timeline\n\n- 23:50 a\n- 00:10 b\n")
        assert late.at == Moment("2021-03-04T23:50", "minute")
        assert early.at == Moment("2021-03-05T00:10", "minute")
        assert late.inferred == ()
        assert early.inferred

    def test_do_not_turn_for_a_small_step_back(self) -> None:
        assert told("## Timeline\n\n- 10:15 a\n- 10:05 b\n")[1] == ("2021-03-04T10:05", "b")

    def test_without_a_year_are_of_the_year_nearest_to_the_incident(self) -> None:
        new_year = Context(date=Moment("2021-01-02", "day"))
        body = "- Dec 31, 23:50 a\n- Jan 1, 00:10 b\n"
        assert [at for at, _ in told(f"## Timeline\n\n{body}", new_year)] == ["2020-12-31T23:50", "2021-01-01T00:10"]

    def test_are_compared_on_one_clock(self) -> None:
        body = "- 20:00 UTC a\n- 1:05 PM PDT b\n- 20:30 UTC c\n"
        assert [at for at, _ in told(f"## Timeline\n\n{body}")] == [
            "2021-03-04T20:00+00:00",
            "2021-03-04T13:05-07:00",
            "2021-03-04T20:30+00:00",
        ]

    def test_turn_at_midnight_of_the_clock_that_an_entry_names(self) -> None:
        body = "- 23:50 UTC a\n- 17:00 PDT b\n- 00:20 UTC c\n"
        assert [at for at, _ in told(f"## Timeline\n\n{body}")] == [
            "2021-03-04T23:50+00:00",
            "2021-03-04T17:00-07:00",
            "2021-03-05T00:20+00:00",
        ]

    def test_turn_where_only_some_entries_name_the_one_zone(self) -> None:
        assert [at for at, _ in told("## Timeline\n\n- 14:00 a\n- 02:00 UTC b\n")] == [
            "2021-03-04T14:00",
            "2021-03-05T02:00+00:00",
        ]

    def test_do_not_turn_where_one_of_two_clocks_is_not_known(self) -> None:
        body = "- 10:00 PST a\n- 18:05 UTC b\n- 10:10 c\n- 23:50 UTC d\n- 00:10 e\n"
        assert [at for at, _ in told(f"## Timeline\n\n{body}")] == [
            "2021-03-04T10:00-08:00",
            "2021-03-04T18:05+00:00",
            "2021-03-04T10:10",
            "2021-03-04T23:50+00:00",
            "2021-03-05T00:10",
        ]

    def test_are_not_moved_by_a_weekday_or_a_month_among_the_words(self) -> None:
        body = "- 10:45 Friday deploy is blamed\n- 10:50 on Monday's backup\n- 10:55 May 3 pods start?\n- 11:00 a\n"
        assert [at[:10] for at, _ in told(f"## Timeline\n\n{body}")] == ["2021-03-04"] * 4

    def test_end_at_24_hours(self) -> None:
        body = "- 23:50 a\n- 24:00 b\n- 00:10 c\n- 23:00-24:00 d\n"
        found = events(f"## Timeline\n\n{body}")
        assert [one.at.iso for one in found if one.at] == [
            "2021-03-04T23:50",
            "2021-03-05T00:00",
            "2021-03-05T00:10",
            "2021-03-05T23:00",
        ]
        assert found[-1].until == Moment("2021-03-06T00:00", "minute")

    def test_of_a_list_need_a_year_or_something_that_parts_them_from_the_words(self) -> None:
        body = "- May 5 customers have called\n- 6 May: a\n- **May 7** b\n- 2021-05-08 c\n"
        assert told(f"## Timeline\n\n{body}") == [("2021-05-06", "a"), ("2021-05-07", "b"), ("2021-05-08", "c")]

    def test_without_a_year_far_from_the_incident_are_of_the_year_that_the_day_of_the_week_tells(self) -> None:
        body = "- Thu, Dec 26 23:50 a\n- Dec 27 00:10 b\n"
        found = events(f"## Timeline\n\n{body}", Context(date=Moment("2020-11-20", "day")))
        assert [one.at.iso for one in found if one.at] == ["2019-12-26T23:50", "2019-12-27T00:10"]
        assert not any(one.doubts for one in found)

    def test_without_a_year_are_not_doubted_where_the_day_of_the_week_is_that_of_the_year_before(self) -> None:
        (event,) = events("## Timeline\n\n- Wed, Mar 4 10:15 a\n- Tue, Mar 4 10:15 b\n")[:1]
        assert (event.at and event.at.iso, event.doubts) == ("2021-03-04T10:15", ())

    def test_in_numbers_are_read_as_the_document_decides(self) -> None:
        body = "- 3/4/2021 10:00 a\n- 3/27/2021 10:00 b\n"
        assert [at for at, _ in told(f"## Timeline\n\n{body}")] == ["2021-03-04T10:00", "2021-03-27T10:00"]

    def test_in_numbers_without_a_year_are_read_as_the_document_decides(self) -> None:
        body = "- 3/4 10:00 a\n- 13/4 10:00 b\n"
        assert [at for at, _ in told(f"## Timeline\n\n{body}")] == ["2021-04-03T10:00", "2021-04-13T10:00"]
        (event,) = events("## Timeline\n\n- 3/4 10:00 a\n", Context(date=Moment("2021-08-01", "day")))
        assert (event.at, [doubt.saw for doubt in event.doubts]) == (None, ["3/4"])

    def test_in_numbers_that_nothing_decides_stay_open(self) -> None:
        (event,) = events("## Timeline\n\n- 3/4/2021 10:00 a\n", Context())
        assert (event.at, event.stamp) == (None, "3/4/2021 10:00")

    def test_that_nobody_names_are_not_invented(self) -> None:
        (event,) = events("## Timeline\n\n- 10:15 a\n", Context())
        assert (event.at, event.stamp) == (None, "10:15")

    def test_of_the_incident_go_before_that_of_the_post(self) -> None:
        context = Context(Moment("2021-02-01T09:00", "minute"), Moment("2021-03-04", "day"))
        assert told("## Timeline\n\n- 10:15 a\n", context) == [("2021-02-01T10:15", "a")]

    def test_of_a_label_go_before_that_of_the_file(self) -> None:
        assert told("**Date**: 2021-02-01\n\n## Timeline\n\n- 10:15 a\n") == [("2021-02-01T10:15", "a")]


class TestZones:
    @pytest.mark.parametrize(
        "markdown",
        [
            "## Timeline (times in CET)\n\n- 10:15 a\n",
            "## Timeline\n\nAll times in CET.\n\n- 10:15 a\n",
            "All timestamps are CET.\n\n## Timeline\n\n- 10:15 a\n",
            "## Timeline\n\n### 2021-03-04 CET\n\n- 10:15 a\n",
            "## Timeline\n\n| Time (CET) | Event |\n|---|---|\n| 10:15 | a |\n",
        ],
    )
    def test_come_from_heading_prose_or_table_head(self, markdown: str) -> None:
        assert told(markdown) == [("2021-03-04T10:15+01:00", "a")]

    def test_of_an_entry_go_first(self) -> None:
        assert told("## Timeline (UTC)\n\n- 10:15 PST a\n")[0][0] == "2021-03-04T10:15-08:00"

    def test_of_the_first_entry_hold_for_those_that_name_none(self) -> None:
        assert told("## Timeline\n\n- 10:15 UTC a\n- 10:20 b\n")[1][0] == "2021-03-04T10:20+00:00"

    def test_that_are_carried_are_named_as_inferred(self) -> None:
        first, second = events("## Timeline\n\n- 10:15 UTC a\n- 10:20 b\n")
        assert first.inferred == ()
        assert second.inferred == ("the zone UTC, from an entry before",)

    def test_are_not_carried_where_entries_name_several(self) -> None:
        body = "- 10:00 PST a\n- 18:05 UTC b\n- 10:10 c\n"
        assert told(f"## Timeline\n\n{body}")[2][0] == "2021-03-04T10:10"

    def test_of_a_second_time_check_that_of_the_heading(self) -> None:
        right, wrong = events("## Timeline (PST)\n\n- 10:00 / 18:00 UTC a\n- 10:10 (17:10 UTC) b\n")
        assert (right.text.raw, right.doubts, wrong.text.raw) == ("a", (), "b")
        assert [doubt.expected for doubt in wrong.doubts] == ["18:10 UTC"]

    def test_that_are_local_are_unknown_and_so_are_those_after_them(self) -> None:
        body = "- 18:00 Eastern: a\n- 19:00 local: b\n- 19:10 c\n"
        assert [at for at, _ in told(f"## Timeline\n\n{body}")] == [
            "2021-03-04T18:00-05:00",
            "2021-03-04T19:00",
            "2021-03-04T19:10",
        ]

    def test_of_another_timeline_do_not_hold(self) -> None:
        other = "## Timeline of the second incident"
        for second in (f"{other} (CET)\n\n- 11:00 b\n", f"{other}\n\nAll times in CET.\n\n- 11:00 b\n"):
            found = told(f"## Timeline of the first incident\n\n- 10:00 a\n\n{second}")
            assert [at for at, _ in found] == ["2021-03-04T10:00", "2021-03-04T11:00+01:00"]

    def test_of_a_heading_over_the_timeline_hold(self) -> None:
        markdown = "## Incident (all times in CET)\n\n### Timeline\n\n- 10:00 a\n\n## Events in PST\n\nb\n"
        assert [at for at, _ in told(markdown)] == ["2021-03-04T10:00+01:00"]

    def test_may_be_named_only_where_the_title_says_when_it_was(self) -> None:
        title = "The ring, 4 March 2021, 10:00 to 11:40 CET"
        assert [at for at, _ in told(f"# {title}\n\n## Timeline\n\n- 10:00 a\n")] == ["2021-03-04T10:00+01:00"]
        of_front_matter = Context(date=Moment("2021-03-04", "day"), title=title)
        assert [at for at, _ in told("## Timeline\n\n- 10:00 a\n", of_front_matter)] == ["2021-03-04T10:00+01:00"]
        said = f"# {title}\n\nAll times in UTC.\n\n## Timeline\n\n- 10:00 a\n"
        assert [at for at, _ in told(said)] == ["2021-03-04T10:00+00:00"]

    def test_are_not_read_out_of_a_heading_that_names_a_region(self) -> None:
        assert [at for at, _ in told("## Timeline: Eastern region\n\n- 10:00 a\n")] == ["2021-03-04T10:00"]

    def test_whose_clocks_were_set_back_show_an_hour_twice(self) -> None:
        autumn = Context(date=Moment("2024-10-27", "day"), zone="Europe/London")
        found = events("## Timeline\n\n- 01:50 a\n- 01:10 b\n- 01:20 c\n- 02:10 d\n", autumn)
        assert [one.at.iso[11:] for one in found if one.at] == [
            "01:50+01:00",
            "01:10+00:00",
            "01:20+00:00",
            "02:10+00:00",
        ]
        assert [bool(one.inferred) for one in found] == [False, True, True, False]

    def test_are_fixed_offsets_as_printed_whatever_the_season(self) -> None:
        summer = Context(date=Moment("2021-07-01", "day"))
        assert told("## Timeline\n\n- 10:15 PST a\n", summer)[0][0] == "2021-07-01T10:15-08:00"

    def test_of_front_matter_or_site_follow_their_own_rules(self) -> None:
        summer = Context(date=Moment("2021-07-01", "day"), zone="Europe/London")
        assert told("## Timeline\n\n- 10:15 a\n", summer)[0][0] == "2021-07-01T10:15+01:00"

    def test_that_nobody_names_stay_unknown(self) -> None:
        (event,) = events("## Timeline\n\n- 10:15 a\n")
        assert event.at is not None
        assert (event.at.iso, event.at.zone, event.at.instant) == ("2021-03-04T10:15", "", None)

    def test_that_contradict_each_other_are_said(self) -> None:
        good, bad = events("## Timeline\n\n- 20:07 EDT (00:07 UTC) a\n- 20:08 EDT (03:08 UTC) b\n")
        assert not good.inferred
        assert bad.inferred


@pytest.mark.parametrize(
    ("words", "phase"),
    [
        ("Outage begins", "start"),
        ("First alert fired", "detected"),
        ("The on-call engineer is paged", "detected"),
        ("Alert acknowledged by Ines", "acknowledged"),
        ("Incident mitigated", "mitigated"),
        ("Incident resolved", "resolved"),
        ("We declared an incident", "acknowledged"),
        ("Incident declared", "acknowledged"),
        ("Incident declared over", "resolved"),
        ("Boarding takes the wrong day (start).", "start"),
        ("Ines opens the graph [detected]", "detected"),
        ("The second half is on the way (mitigated)", "mitigated"),
        ("Sales are back (resolved)", "resolved"),
        ("Ines reads the ticket (resolved in May)", None),
        ("A first look (resolved) and a second", None),
        ("Nothing is resolved yet", None),
        ("Ines begins to look at the alert", None),
        ("Issue resolved by a rollback", "resolved"),
        ("Incident started at the same minute in Lima", "start"),
        ("Incident mitigated for 10 minutes", "mitigated"),
        ("First alert fires: boardings below 80 %", "detected"),
        ("On-call acknowledges and opens an incident", "acknowledged"),
        ("Incident resolved, no further calls", "resolved"),
        ("Issue resolved and the page updated", "resolved"),
        ("The new rule is out. Outage ends.", "resolved"),
        ("The new rule is out. Outage ends some say.", None),
        ("Detected and mended a leak", None),
        ("Resolved the name of the host", None),
        ("Problem ended up with the vendor", None),
        ("Issue resolved? No.", None),
        ("Issue resolved: no.", None),
        ("Incident resolved, or not", None),
        ("Detected no problem", None),
        ("Mitigated nothing", None),
        ("Incident started a discussion", None),
        ("Alert fired for another service, unrelated", None),
        ("Alert fired, unrelated", None),
        ("No alert fired", None),
        ("Second alert fired", None),
        ("Alert fired on another service", None),
        ("Incident resolved by a restart of another node", "resolved"),
        ("Incident resolved 🎉", "resolved"),
        ("Issue isn't resolved", None),
        ("Nobody knows when the outage begins", None),
    ],
)
def test_only_clear_words_name_a_phase(words: str, phase: str | None) -> None:
    (event,) = events(f"## Timeline\n\n- 10:15 {words}\n")
    assert event.phase == phase


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ('10:15 "All is well," says the page', '"All is well," says the page'),
        ("10:15 UTC “All is well,” says the page", "“All is well,” says the page"),
        ('**10:15**: "All is well"', '"All is well"'),
        ('"10:15" all is well', "all is well"),
        ("(10:15) all is well", "all is well"),
    ],
)
def test_a_quotation_mark_belongs_to_the_words_that_it_opens(entry: str, words: str) -> None:
    assert [text for _, text in told(f"## Timeline\n\n- {entry}\n")] == [words]


def test_a_line_break_in_a_cell_parts_words() -> None:
    assert told("## Timeline\n\n| Time | What |\n|---|---|\n| 10:15 | a PR<br>and more |\n") == [
        ("2021-03-04T10:15", "a PR and more")
    ]


class TestAStoryBesideATimeline:
    STORY = "## What happened\n\nAt 09:12 Ines deploys.\n\nAt 09:40 the pager rings.\n"

    def test_is_no_second_timeline(self) -> None:
        assert told(f"{self.STORY}\n## Timeline\n\n- 10:15 a\n") == [("2021-03-04T10:15", "a")]

    def test_is_the_timeline_where_there_is_no_other(self) -> None:
        assert [at for at, _ in told(self.STORY)] == ["2021-03-04T09:12", "2021-03-04T09:40"]

    def test_may_still_be_a_list_of_what_led_up_to_it(self) -> None:
        both = "## Leadup\n\n- 09:00 a\n- 09:30 b\n\n## Timeline\n\n- 10:15 c\n"
        assert [words for _, words in told(both)] == ["a", "b", "c"]
