"""Names of products, as their makers or the text itself spell them."""

import time

import pytest

from generator.model.config import Editorial
from tests.lint.prose.reading import mended, said, words_of


def found(body: str, **settings: tuple[str, ...]) -> list[str]:
    return words_of(body, "SP104", Editorial(**settings))


def test_another_spelling_is_found_once_with_all_its_places() -> None:
    (problem,) = said("Github was down. We waited for Github. GitHub came back.\n", "SP104")
    assert problem.message == "“Github” (2 times) is spelled “GitHub”, as it is elsewhere in this text"
    assert mended("Github was down. We waited for Github.\n", "SP104") == "GitHub was down. We waited for GitHub.\n"


def test_small_letters_are_wrong_where_the_name_is_never_a_command() -> None:
    assert found("The kubernetes nodes were dry.\n") == ["kubernetes"]
    assert found("We ran docker and redis, and mysql on top.\n") == []


def test_a_name_in_two_words() -> None:
    assert found("We looked into Elastic search.\n") == ["Elastic search"]


def test_a_name_that_nobody_lists_is_spelled_as_the_text_mostly_does() -> None:
    body = "RingKeeper ran. RingKeeper stopped. RingKeeper came back. Then Ringkeeper burst.\n"
    (problem,) = said(body, "SP104")
    assert problem.message == "“Ringkeeper” is spelled “RingKeeper” in this text, 3 times"
    assert found("RingKeeper ran. Then Ringkeeper burst.\n") == []


@pytest.mark.parametrize(
    "body",
    [
        "Run `github` or `Github`.\n",
        "See github.com, Github.io, kubernetes-dashboard and /etc/kubernetes now.\n",
        "See [the page](https://ring.example/Github) and [it][Github].\n\n[Github]: https://ring.example/\n",
        "Ask @github, or #kubernetes, or kubernetes/ring.\n",
        "The namespace kubernetes_ring and KUBERNETES.\n",
        "Set webSocket to a number.\n",
        "It said “Github is down” and went on.\n",
        "> Github is down.\n",
        "```\nGithub\n```\n",
    ],
)
def test_code_addresses_identifiers_and_quotations_are_left_alone(body: str) -> None:
    assert found(body) == []


def test_what_the_site_lists_is_right_and_tells_what_is_wrong() -> None:
    assert found("Github was down.\n", products=("Github",)) == []
    assert found("Github was down.\n", words=("github",)) == []
    assert found("The RINGkeeper burst.\n", products=("RingKeeper",)) == ["RINGkeeper"]


def test_a_long_line_takes_no_time() -> None:
    began = time.perf_counter()
    found("Github " * 9000 + "\n")
    found(" ".join(f"Ring{a}{b}Up Ring{a}{b}up" for a in "abcdefgh" for b in "abcdefghijklmnop") + "\n")
    assert time.perf_counter() - began < 4
