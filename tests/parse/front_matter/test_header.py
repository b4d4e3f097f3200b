"""Front matter to a header."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.config import Reading
from generator.model.incident import Moment
from generator.model.text import Place, Text
from generator.parse.front_matter.header import parse_header
from generator.parse.front_matter.split import split_front_matter
from tests.parse.heading import header_of, said


def test_text_values_know_where_they_stand() -> None:
    header, problems = header_of('title: "Ünsafe at any speed"\ndescription: >-\n  Two lines\n  made one')
    assert problems == ()
    assert header.title is not None
    assert header.title.raw == "Ünsafe at any speed"
    assert header.title.how == "front-matter"
    assert header.title.at == Place("posts/a.md", 2, 9, 2, 28)
    assert header.description is not None
    assert header.description.raw == "Two lines made one"
    assert header.description.at.line == 4


def test_numbers_and_words_of_yaml_are_text_where_text_stands() -> None:
    header, problems = header_of("title: no\ntags: [1, 2.5, true, 2020-01-01, null]\nslug: 1e3")
    assert problems == ()
    assert header.title is not None
    assert header.title.raw == "no"
    assert header.tags == ("1", "2.5", "true", "2020-01-01")
    assert header.slug == "1e3"


def test_a_value_of_the_wrong_kind_is_said_at_its_place() -> None:
    assert said("title: [a, b]") == [("FM010", 2, 8, "[a, b]")]
    assert said("summary: {x: 1}") == [("FM010", 2, 10, "{x: 1}")]
    assert said("tags: [a, [b]]") == [("FM010", 2, 11, "[b]")]
    assert said("date: [2020]") == [("FM010", 2, 7, "[2020]")]
    assert said("incident: [a]") == [("FM010", 2, 11, "[a]")]
    assert said("timeline:\n  - at: 10:30") == [("FM010", 3, 5, "at: 10:30")]


def test_everything_wrong_is_said_at_once() -> None:
    codes = [code for code, *_ in said("title: [a]\ndate: soon\nslug: ../x\ndraft: maybe")]
    assert sorted(codes) == ["FM010", "FM011", "FM012", "FM014"]


def test_an_empty_title_leaves_the_word_to_the_first_heading() -> None:
    header, (problem,) = header_of("title: null")
    assert header.title is None
    assert (problem.code, problem.severity) == ("FM022", "hint")


# Dates


@pytest.mark.parametrize("key", ["date", "Date", "published", "pubDate", "publishDate"])
def test_the_date_has_several_names(key: str) -> None:
    header, problems = header_of(f"{key}: 2020-03-16")
    assert problems == ()
    assert header.date == Moment("2020-03-16", "day")
    assert header.date_at == Place("posts/a.md", 2, len(key) + 3, 2, len(key) + 13)


def test_a_time_without_a_zone_is_in_the_zone_of_the_site_if_it_has_one() -> None:
    assert header_of("date: 2020-03-16 10:30")[0].date == Moment("2020-03-16T10:30", "minute")
    assert header_of("date: 2020-03-16 10:30", "Asia/Kolkata")[0].date == Moment(
        "2020-03-16T10:30+05:30", "minute", "Asia/Kolkata"
    )


def test_a_later_day_of_publication_is_an_embargo() -> None:
    header, _ = header_of("date: 2020-03-16\npublishDate: 2099-01-01")
    assert header.date == Moment("2099-01-01", "day")


@pytest.mark.parametrize("written", ["2020-13-45", "yesterday", "16.03."])
def test_a_date_that_is_none_is_an_error_at_its_value(written: str) -> None:
    header, (problem,) = header_of(f"date: {written}")
    assert header.date is None
    assert (problem.code, problem.blocks, problem.text) == ("FM011", "build", written)
    assert (problem.place.line, problem.place.column) == (2, 7)


def test_an_empty_date_is_an_error_too() -> None:
    assert said("date:") == [("FM011", 2, 6, "")]


@pytest.mark.parametrize("key", ["updated", "lastmod", "last_modified_at"])
def test_the_day_of_the_last_change_has_several_names(key: str) -> None:
    assert header_of(f"{key}: 2020-03-17")[0].updated == Moment("2020-03-17", "day")


@pytest.mark.parametrize("key", ["expires", "expiryDate", "unpublish"])
def test_the_end_has_several_names_and_one_that_cannot_be_read_withholds_the_post(key: str) -> None:
    assert header_of(f"{key}: 2020-04-01")[0].expires == Moment("2020-04-01", "day")
    header, problems = header_of(f"{key}: some day")
    assert header.withheld
    assert [problem.code for problem in problems] == ["FM011"]


def test_of_several_ends_the_earliest_counts() -> None:
    header, _ = header_of("expires: 2030-01-01\nunpublish: 2020-01-01\nexpiryDate: 2025-01-01")
    assert header.expires == Moment("2020-01-01", "day")


# Tags, people, pictures


def test_lists_of_names_may_be_written_in_several_ways() -> None:
    assert header_of("tags: dns")[0].tags == ("dns",)
    assert header_of("tags: dns, cache , dns")[0].tags == ("dns", "cache")
    assert header_of("tags:")[0].tags == ()
    assert header_of("categories: [a, b]")[0].categories == ("a", "b")
    assert header_of("category: a")[0].categories == ("a",)
    assert header_of("author: Doe, Jane")[0].authors == ("Doe, Jane",)
    assert header_of("authors:\n  - name: Jane\n    url: x\n  - Joe")[0].authors == ("Jane", "Joe")


def test_people_and_glossary() -> None:
    header, problems = header_of(
        "people:\n  Ada: {role: network engineer, public: an engineer}\n  Bo: on call\n"
        "glossary:\n  SNAT: source address translation"
    )
    assert problems == ()
    assert [(p.name, p.role, p.public) for p in header.people] == [
        ("Ada", "network engineer", "an engineer"),
        ("Bo", "on call", ""),
    ]
    assert [(t.term, t.meaning, t.place.line) for t in header.glossary] == [("SNAT", "source address translation", 6)]


def test_the_picture_of_a_post() -> None:
    cover = header_of("image: /images/a%20b.png")[0].cover
    assert cover is not None
    assert (cover.target, cover.alt.raw, cover.place.line) == ("/images/a b.png", "", 2)
    cover = header_of("cover:\n  src: a.png\n  alt: A graph")[0].cover
    assert cover is not None
    assert (cover.target, cover.alt.raw, cover.place.line) == ("a.png", "A graph", 3)
    assert header_of("image: false")[0].cover is None


# Keys that we do not know


def test_unknown_keys_are_kept_as_written_and_those_of_other_tools_without_a_word() -> None:
    header, problems = header_of("layout: post\nresources:\n  - src: a.png\nshoe_size: [42, 43]")
    assert [(extra.key, extra.value) for extra in header.extra] == [
        ("layout", "post"),
        ("resources", "- src: a.png"),
        ("shoe_size", "[42, 43]"),
    ]
    assert [(p.code, p.severity, p.blocks, p.text) for p in problems] == [("FM021", "hint", "never", "shoe_size")]


def test_an_unknown_key_is_reported_with_a_guess() -> None:
    assert header_of("tgas: [a]")[1][0].hint == "did you mean tags?"
    assert header_of("severity: 1")[1][0].hint == "did you mean severity below incident?"
    assert header_of("incident:\n  severty: 1")[1][0].hint == "did you mean severity?"


def test_two_spellings_of_one_key_are_a_duplicate() -> None:
    assert said("draft: true\nDraft: false") == [("FM004", 3, 1, "Draft")]


WORDS = (
    "title date draft published status visibility expires slug url aliases tags incident timeline learnings actions "
    "people glossary image started at text until tz 10:30 2020-03-16 true no null ~ [ ] { } , : - & * | > ' \" ../ % "
    "Europe/London UTC é \ud800"
)
PIECES = st.sampled_from([*WORDS.split(), "\n", "\n  ", "\n  - ", ": ", " "])


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(["", "UTC", "Nowhere/Here", "America/Adak"]))
def test_any_front_matter_is_met(lines: str, zone: str) -> None:
    text = Text.of("a.md", f"---\n{lines}\n---\nBody\n")
    front = split_front_matter(text)
    header, problems = parse_header(front, text, Reading(timezone=zone))
    assert ".." not in header.slug.split("/")
    for problem in problems:
        assert problem.line_text == text.line(problem.place.line)
    if any(problem.blocks == "build" for problem in front.problems):
        assert header.withheld


@settings(deadline=None)
@given(
    st.recursive(
        st.sampled_from(["x", "10:30", "true", "", "2020-03-16", "null", "../x", "javascript:x"]),
        lambda inner: (
            st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
            | st.dictionaries(
                st.sampled_from(["at", "text", "name", "id", "src", "kind", "10:30", "started"]), inner
            ).map(lambda pairs: "{" + ", ".join(f"'{key}': {value}" for key, value in pairs.items()) + "}")
        ),
        max_leaves=8,
    ),
    st.sampled_from(
        "title date updated expires published description slug url aliases draft visibility private status tags "
        "authors incident people glossary timeline learnings actions image as_told".split()
    ),
)
def test_any_value_of_any_key_is_met(value: str, key: str) -> None:
    text = Text.of("a.md", f"---\n{key}: {value}\n---\nBody\n")
    front = split_front_matter(text)
    header, problems = parse_header(front, text, Reading())
    assert all(problem.place.line <= text.line_count for problem in problems)
    assert header.title is None or "{" not in header.title.raw


def test_a_date_of_mkdocs_says_when_the_text_was_changed() -> None:
    header, problems = header_of("date:\n  created: 2020-01-01\n  updated: 2020-02-02")
    assert problems == ()
    assert header.date is not None
    assert header.updated is not None
    assert (header.date.iso, header.updated.iso) == ("2020-01-01", "2020-02-02")
