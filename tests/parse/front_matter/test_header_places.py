"""Slug, URL and aliases: paths on this site, or refused."""

import pytest

from tests.parse.heading import header_of


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("dns-outage", "dns-outage"),
        ("2020/dns", "2020/dns"),
        ("caf%C3%A9", "café"),
        ("'cafe\u0301'", "café"),
        ("''", ""),
    ],
)
def test_a_slug_is_one_part_of_a_path_or_several(written: str, slug: str) -> None:
    header, problems = header_of(f"slug: {written}")
    assert (header.slug, problems) == (slug, ())


@pytest.mark.parametrize(
    "written",
    [
        "../../evil",
        "a/../b",
        "%2e%2e%2fevil",
        "%252e%252e%252fevil",
        "%25252525252e",
        "a\\b",
        "a%5Cb",
        "．．/evil",
        ".git",
        "a/.hidden",
        "a%00b",
        "C:/x",
        "what?",
        "a#b",
        "a%ff",
        "x" * 300,
    ],
)
@pytest.mark.parametrize("key", ["slug", "url", "permalink"])
def test_what_is_no_path_below_the_site_is_an_error_at_its_place(key: str, written: str) -> None:
    header, (problem,) = header_of(f"title: x\n{key}: '{written}'")
    assert (header.slug, header.url) == ("", "")
    assert (problem.code, problem.blocks, problem.place.line, problem.place.column) == (
        "FM014",
        "build",
        3,
        len(key) + 4,
    )


def test_a_slug_is_no_absolute_path() -> None:
    _, (problem,) = header_of("slug: /abs")
    assert problem.code == "FM014"


def test_a_url_is_kept_without_its_first_slash() -> None:
    header, problems = header_of("permalink: /about//us/")
    assert (header.url, problems) == ("about/us/", ())
    assert header.url_at is not None
    assert header.url_at.line == 2


@pytest.mark.parametrize("pattern", ["/:year/:title/", "pretty", "/blog/:slug.html"])
def test_a_pattern_is_kept_aside_with_a_hint(pattern: str) -> None:
    header, (problem,) = header_of(f"permalink: {pattern}")
    assert header.url == ""
    assert [extra.value for extra in header.extra] == [pattern]
    assert (problem.code, problem.severity) == ("FM023", "hint")


@pytest.mark.parametrize("name", ["con", "docs/NUL", "aux.html", "ends."])
def test_a_name_that_windows_cannot_hold_is_a_warning(name: str) -> None:
    header, (problem,) = header_of(f"slug: {name}")
    assert header.slug == name
    assert (problem.code, problem.severity) == ("FM015", "warning")


def test_aliases_of_two_keys_are_taken_and_those_that_leave_the_site_are_dropped() -> None:
    header, problems = header_of(
        'aliases: [/old/, "../up/", "https://other.example/x", "//other.example/y", /]\nredirect_from: older.html'
    )
    assert [(alias.url, alias.place.line) for alias in header.aliases] == [("old/", 2), ("", 2), ("older.html", 3)]
    assert [(p.code, p.severity, p.text) for p in problems] == [
        ("FM016", "warning", "../up/"),
        ("FM016", "warning", "https://other.example/x"),
        ("FM016", "warning", "//other.example/y"),
    ]
