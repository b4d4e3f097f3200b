"""The as-told timeline: what a story says of its times, and no date that it does not give."""

import pytest

from generator.model.incident import Moment, Telling
from generator.parse.incident.sections import find_sections
from generator.parse.incident.told import read_told
from generator.parse.incident.vocabulary import vocabulary_of
from tests.parse.reading import document_of

ENGLISH = vocabulary_of("en")


def told(markdown: str) -> tuple[Telling, ...]:
    document = document_of(markdown)
    return read_told(document, find_sections(document, ENGLISH))


def phrases(markdown: str) -> list[str]:
    return [one.phrase for one in told(markdown)]


def test_a_story_is_told_in_its_order_with_the_sentence_around_each_time() -> None:
    markdown = (
        "We had just moved. It was the last weekend before Easter, and all was calm.\n\n"
        "The hunt went on for three weeks. Nobody slept.\n\nThe fix came on a Tuesday.\n"
    )
    found = told(markdown)
    assert [(one.phrase, one.place.line, one.anchor) for one in found] == [
        ("the last weekend before Easter", 1, "p-1"),
        ("for three weeks", 3, "p-3"),
        ("on a Tuesday", 5, "p-5"),
    ]
    assert [one.text.raw for one in found] == [
        "It was the last weekend before Easter, and all was calm.",
        "The hunt went on for three weeks.",
        "The fix came on a Tuesday.",
    ]
    assert str(found[0].text.at) == "post.md:1:20"
    assert all(one.at is None for one in found)


def test_a_date_is_given_only_where_the_text_gives_one_and_with_its_precision() -> None:
    markdown = (
        "On 16 March 2020 it broke.\n\nIn March 2020 it broke.\n\nIn 2019 it broke.\n\n"
        "On March 16 it broke.\n\nOn Monday 2020-03-16 at 10:15 UTC it broke.\n"
    )
    assert [one.at for one in told(markdown)] == [
        Moment("2020-03-16", "day"),
        Moment("2020-03", "month"),
        Moment("2019", "year"),
        None,
        Moment("2020-03-16T10:15+00:00", "minute", "UTC"),
    ]


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("For three weeks we saw nothing.", "For three weeks"),
        ("Nobody had looked at it for two whole years.", "for two whole years"),
        ("The week after New Year's Day was quiet.", "The week after New Year's Day"),
        ("It came back on the day before Easter.", "on the day before Easter"),
        ("At the end of January it was gone.", "At the end of January"),
        ("By the middle of that week we knew.", "By the middle of that week"),
    ],
)
def test_how_long_and_when_may_be_told_without_a_date(sentence: str, phrase: str) -> None:
    assert [(one.phrase, one.at) for one in told(f"{sentence}\n")] == [(phrase, None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Every answer is cached for five days.",
        "It asked for a second opinion, and for five apples.",
        "At the end of the day it works.",
        "By the end of the list we were bored.",
        "The day after that, as always, it rained.",
    ],
)
def test_a_rule_and_a_figure_of_speech_are_no_time(sentence: str) -> None:
    assert phrases(f"{sentence}\n") == []


def test_chatter_is_no_time() -> None:
    assert (
        phrases("One day we looked. After that, we then had the time of our lives, a week long trip behind us.\n") == []
    )
    assert phrases("We may march on, and the second service was slow for some. This day was fine.\n") == []


def test_what_is_quoted_code_or_a_heading_is_left_out() -> None:
    said = """She said "see you on Sunday" and `on monday` went, and he said 'I won't, it was on a Friday'."""
    markdown = f"## On Monday\n\n> It was on a Tuesday.\n\n```\non a Friday\n```\n\n{said}\n"
    assert phrases(markdown) == []


def test_learnings_actions_and_further_reading_tell_no_story() -> None:
    assert phrases(
        "## Learnings\n\nIt took a month.\n\n## Further reading\n\nIt was a Monday.\n\n"
        "## Story\n\nOn a Friday it fell.\n"
    ) == ["On a Friday"]


def test_a_paragraph_gives_its_two_most_telling_times() -> None:
    markdown = "The next morning, at 9 am, we met. On 3 May 2020 it broke, and on Friday it broke again.\n"
    assert phrases(markdown) == ["On 3 May 2020", "on Friday"]


def test_a_wrapped_paragraph_is_one_line_to_its_readers() -> None:
    (one,) = told("It broke\non a\nTuesday evening.\n")
    assert (one.phrase, one.text.raw, one.anchor) == ("on a Tuesday evening", "It broke on a Tuesday evening.", "p-1")


def test_the_phrase_stands_in_the_sentence() -> None:
    found = told("It *lasted* for **two hours**, e.g. for [all](https://example.com). Later it went for a  week.\n")
    assert found
    assert all(one.phrase in one.text.raw for one in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "We will rotate the keys on Monday.",
        "On Monday we'll rotate the keys that leaked.",
        "Backups run on Sunday.",
        "Logs are automatically deleted on Sunday.",
        "Office hours are on Friday.",
        "These credentials expire after 20 minutes, as always.",
        "The leaked keys expire on Sunday.",
        "Expect more in 2025!",
        "It should be there in April.",
        "It broke, and on Monday we will mend it.",
        "The certificate was renewed, and it will expire on December 5 2023.",
        "It ran every Friday.",
        "It could fail on Friday.",
        "On Monday.",
    ],
)
def test_a_plan_and_a_rule_are_no_tale(sentence: str) -> None:
    assert phrases(f"{sentence}\n") == []


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("On Tuesday I put it back.", "On Tuesday"),
        ("This resulted in an outage on July 15.", "on July 15"),
        ("We have seen it fall on July 15.", "on July 15"),
        ("On 3 May 2020 it broke.", "On 3 May 2020"),
        ("At 4:11 AM on May 3rd, some keys were stolen.", "on May 3rd"),
        ("Nobody could log in on Tuesday.", "on Tuesday"),
        ("We could not log in on Tuesday.", "on Tuesday"),
        ("The attacker used them on May 3rd.", "on May 3rd"),
    ],
)
def test_what_happened_is_told(sentence: str, phrase: str) -> None:
    assert phrase in phrases(f"{sentence}\n")


@pytest.mark.parametrize(
    "words",
    [
        "We saw shot-2021-03-05.png there.",
        "We looked at http://logs.example/2021-03-05/ and at www.example.com/on/monday there.",
        "We looked at logs/2021-03-05 and at 2021-03-05.log there.",
    ],
)
def test_names_of_files_and_addresses_tell_no_time(words: str) -> None:
    assert phrases(f"{words}\n") == []


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("At 09:41 (GMT+1) it broke.", "At 09:41 (GMT+1)"),
        ("At 09:41 (GMT, as always) it broke.", "At 09:41"),
        ("It took 3 hours and 12 minutes to mend.", "3 hours and 12 minutes"),
        ("It began in 2019/2020 and went on.", "in 2019/2020"),
        ("It began in 2019 – 2020.", "in 2019 – 2020"),
        ("It broke on 2021-03-05.", "on 2021-03-05"),
    ],
)
def test_a_phrase_is_told_whole(sentence: str, phrase: str) -> None:
    assert phrases(f"{sentence}\n") == [phrase]


def test_a_year_that_is_one_of_two_gives_no_date() -> None:
    assert [one.at for one in told("It began in 2019/2020 and went on.\n")] == [None]


def test_an_appendix_tells_no_story() -> None:
    assert phrases("It was on a Friday.\n\n## Appendix A: chat log\n\nIt was on a Monday.\n") == ["on a Friday"]


def test_a_story_under_timeline_is_told_unless_its_entries_are_wanted_elsewhere() -> None:
    markdown = "## Timeline\n\nIt broke on a Friday. Nobody slept for three weeks.\n"
    assert phrases(markdown) == ["on a Friday", "for three weeks"]
    document = document_of(markdown)
    assert read_told(document, find_sections(document, ENGLISH), timelines=False) == ()


def test_a_line_break_parts_words() -> None:
    assert [one.text.raw for one in told("It broke<br>on a Friday.\n")] == ["It broke on a Friday."]
