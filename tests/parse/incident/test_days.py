"""Full dates of the text: those that there are not, and those with another day of the week."""

import pytest

from generator.model.config import Reading
from generator.model.text import Source
from generator.parse.incident.days import day_first
from generator.parse.post import parse_post


def doubts_of(text: str) -> list[tuple[str, str, str, int]]:
    post = parse_post(Source.of("content/posts/ring.md", text), Reading())
    return [(doubt.kind, doubt.saw, doubt.expected, doubt.place.line if doubt.place else 0) for doubt in post.doubts]


@pytest.mark.parametrize(
    "words",
    [
        "On Monday, 15 March 2024, it broke.",
        "On Monday, March 15th, 2024 it broke.",
        "On Mon. 15 Mar 2024 it broke.",
        "On Monday 15th of March 2024 it broke.",
        "On Monday 2024-03-15 it broke.",
        "It broke on *Monday*, **15 March 2024**.",
        "Incident of Monday, 15 March 2024\n---\n\nWords.",
        "- Date: Monday, 15 March 2024",
    ],
)
def test_a_day_of_the_week_that_is_not_that_of_its_date_is_doubted(words: str) -> None:
    assert doubts_of(f"# The ring\n\n{words}\n") == [("weekday", "Monday", "2024-03-15 Friday", 3)]


@pytest.mark.parametrize(
    "words",
    [
        "On Friday, 15 March 2024, it broke.",
        "On Fri 2024-03-15 it broke.",
        "On Monday, 15 March, it broke.",  # the year is not said
        "We met on Monday. 15 March 2024 was quiet.",
        "Since Monday it had leaked, on 15 March 2024 it broke.",
        "From Friday to Monday, the 18th of March 2024, it leaked.",
        "Monday's backup of 15 March 2024 was fine.",
        "In May 2024 it broke.",
        "`Monday, 15 March 2024`",
        "Monday\n\n15 March 2024",
    ],
)
def test_what_goes_together_or_is_apart_is_not(words: str) -> None:
    assert doubts_of(f"# The ring\n\n{words}\n") == []


@pytest.mark.parametrize(
    "day",
    ["31 February 2024", "February 30th, 2024", "2024-02-30", "31st of June 2023", "29 February 2023", "2023-13-01"],
)
def test_a_day_that_there_is_not_is_doubted(day: str) -> None:
    assert doubts_of(f"# The ring\n\nIt broke on {day}, at noon.\n") == [("impossible", day, "", 3)]


@pytest.mark.parametrize(
    "words",
    [
        "29 February 2024",
        "CVE-2023-99-01",
        "shot-2024-02-31.png",
        "/2024-02-31/x",
        "version 2024-02-31.2",
        "2024-02-315",
    ],
)
def test_what_is_a_day_or_no_date_is_not(words: str) -> None:
    assert doubts_of(f"# The ring\n\nIt broke at {words} then.\n") == []


def test_each_is_said_once() -> None:
    assert len(doubts_of("# The ring\n\nMonday, 15 March 2024 (2024), and Monday, 15 March 2024.\n")) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [("on 27/11/2023", True), ("on 11/27/2023", False), ("on 3/4/2023 and 11/27/2023", False), ("on 3/4/2023", None)],
)
def test_the_first_decisive_date_tells_whether_the_day_comes_first(text: str, expected: bool | None) -> None:
    assert day_first(text) is expected
