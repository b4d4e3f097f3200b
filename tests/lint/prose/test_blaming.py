"""Words that blame a person; and programs that fail."""

import time

import pytest

from generator.model.config import Editorial
from tests.lint.prose.reading import said, words_of


def found(body: str, **settings: tuple[str, ...]) -> list[str]:
    return words_of(body, "WO102", Editorial(**settings))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("The ring burst because of human error.\n", "human error"),
        ("It was a careless change.\n", "careless"),
        ("The engineer forgot to close it.\n", "forgot to"),
        ("We had completely forgotten to close it.\n", "forgotten to"),
        ("The operator failed to follow the runbook.\n", "failed to follow"),
        ("They should have known that it was open.\n", "should have known"),
        ("It was his mistake.\n", "his mistake"),
        ("A colleague ignored the alerts.\n", "ignored the alerts"),
        ("A change was fat-fingered.\n", "fat-fingered"),
        ("The on-call was at fault.\n", ""),
    ],
)
def test_blame_is_found(body: str, words: str) -> None:
    assert found(body) == ([words] if words else ["was at fault"])


def test_the_hint_asks_a_question_that_leads_on() -> None:
    (problem,) = said("The engineer forgot to close it.\n", "WO102")
    assert problem.hint == "ask instead: what would have reminded them, or done it for them?"


@pytest.mark.parametrize(
    "body",
    [
        "The service failed to check the ring, and the script forgot to close it.\n",
        "The pump should have seen the water, and the valve was at fault.\n",
        "It gives their fault tolerance, a user-error code and a lazy load.\n",
        "We do not call it human error.\n",
        "Look for what made it easy instead of human error.\n",
        "It said “human error” and went on.\n",
        "> It was human error.\n",
        "## Human error\n\nThe ring burst.\n",
        "`human error`\n",
        "NOT LIABLE FOR NEGLIGENCE OR ANYTHING ELSE\n",
        "Nobody asked who was to blame.\n",
    ],
)
def test_programs_quotations_and_words_against_blame_are_left_alone(body: str) -> None:
    assert found(body) == []


def test_words_of_the_site_are_allowed() -> None:
    assert found("It was human error.\n", words=("human error",)) == []


def test_a_long_line_takes_no_time() -> None:
    began = time.perf_counter()
    found("she human error should have failed to ignored the " * 1300 + "\n")
    assert time.perf_counter() - began < 2
