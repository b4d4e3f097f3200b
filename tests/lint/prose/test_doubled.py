"""Words that stand twice; and pairs that are meant."""

import time

import pytest

from tests.lint.prose.reading import mended, said, words_of


def found(body: str) -> list[str]:
    return words_of(body, "SP102")


def test_a_word_that_stands_twice_is_found() -> None:
    assert found("We turned the the water off.\n") == ["the the"]
    assert found("The the water was off.\n") == ["The the"]
    assert found("It was hard to\nto mend.\n") == ["to\nto"]
    assert found("The pump pump was off.\n") == ["pump pump"]


def test_a_small_word_is_taken_away_safely_and_another_one_is_not() -> None:
    the, pump = said("Turn the the pump pump off.\n", "SP102")
    assert the.fix is not None
    assert the.fix.safe
    assert pump.fix is None
    assert mended("Turn the the pump pump off.\n", "SP102") == "Turn the pump pump off.\n"


def test_in_a_heading_it_changes_an_address_and_is_not_safe() -> None:
    assert mended("## Turn the the pump off\n", "SP102", safe_only=True) == "## Turn the the pump off\n"


def test_lines_stay_where_one_is_taken_away() -> None:
    assert mended("It was hard to\nto mend.\n", "SP102") == "It was hard to\nmend.\n"
    assert mended("It was the the the pump.\n", "SP102") == "It was the pump.\n"


@pytest.mark.parametrize("body", ["It was hard to\nto\nmend.\n", "It was hard to\nto - mend.\n"])
def test_what_would_change_the_lines_is_not_mended(body: str) -> None:
    assert found(body)
    assert mended(body, "SP102") == body


@pytest.mark.parametrize(
    "body",
    [
        "They had had enough, and said that that was very very bad.\n",
        "We logged in in time, and it went on on its own.\n",
        "The band Duran Duran played; New York, New York too.\n",
        "**the** the water\n",
        "the `the` the\n",
        "| the the | water |\n| --- | --- |\n| of of | it |\n",
        "- the\n- the\n",
        "## The ring\nring burst\n",
        "One was the.\nThe next was not.\n",
        "See the-the and the the-end.\n",
        "Call a.b b.c.\n",
        "```\nthe the\n```\n",
    ],
)
def test_pairs_that_are_meant_are_left_alone(body: str) -> None:
    assert found(body) == []


def test_a_long_line_takes_no_time() -> None:
    began = time.perf_counter()
    found("pump pump " * 6000 + "a" * 64_000 + "\n")
    assert time.perf_counter() - began < 2
