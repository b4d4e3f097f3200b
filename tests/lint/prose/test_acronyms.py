"""Acronyms that nobody explains."""

import time

import pytest

from generator.model.config import Editorial
from tests.lint.prose.reading import said, words_of
from tests.lint.reading import DATED


def found(body: str, head: str = DATED, **settings: tuple[str, ...]) -> list[str]:
    return words_of(body, "SP105", Editorial(**settings), head)


def test_an_acronym_that_is_used_and_never_explained_is_found_at_its_first_place() -> None:
    (problem,) = said("We emptied the QZK.\n\nThe QZK was dry.\n", "SP105")
    assert (problem.text, problem.place.line) == ("QZK", 6)
    assert "2 times" in problem.message


def test_the_three_that_are_used_most() -> None:
    body = "The QZK, QZL, QZM and QZN burst. So the QZK, the QZL, the QZM and the QZN were mended.\n"
    assert found(body) == ["QZK", "QZL", "QZM"]


@pytest.mark.parametrize(
    "body",
    [
        "The quiet zone keeper (QZK) burst. The QZK was dry.\n",
        "The QZK (a valve) burst. The QZK was dry.\n",
        "The QZK burst. The QZK is our quick zone keeper.\n",
        "A quiet zone of the keeper burst. The QZK, that is, the QZK was dry.\n",
        "The QZK stands for nothing. The QZK was dry.\n",
        "See [QZK](https://ring.example). The QZK was dry.\n",
        "It keeps a zone (or QZK). The QZK was dry.\n",
    ],
)
def test_one_that_is_explained_is_left_alone(body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "The DNS and the CPU failed. The DNS came back, the CPU did not.\n",
        "The AC said no. The AC was asked.\n",
        "The QZK burst.\n",
        "It is in ring QZK-12. The QZK was dry. So was the QZK.\n",
        "We sold 12 QZK and 1.5k QZK; then the QZK fell, and the QZK rose.\n",
        "The QZK RING BURST. The QZK RING was dry.\n",
        "The RING burst. We mended the RING, and the ring held.\n",
        "`QZK` and `QZK`\n",
        "See QZK/ring, QZK_ring and QZK.ring.\n",
        "> The QZK burst. The QZK was dry.\n",
        "We had a BLUNDER. It was a BLUNDER.\n",
    ],
)
def test_words_that_are_none_or_that_everybody_knows_are_left_alone(body: str) -> None:
    assert found(body) == []


def test_what_the_site_or_a_glossary_lists_is_known() -> None:
    assert found("The QZK burst. The QZK was dry.\n", acronyms=("QZK",)) == []
    head = DATED.replace("title:", "glossary:\n  QZK: keeps a quiet zone\ntitle:")
    assert found("The QZK burst. The QZK was dry.\n", head) == []


def test_a_text_full_of_acronyms_takes_no_time() -> None:
    letters = "ABCDEFGHIJKLM"
    words = " ".join(f"Q{a}{b}{c}x, Q{a}{b}{c}" for a in letters for b in letters for c in letters)
    began = time.perf_counter()
    found(f"{words} {words}\n")
    assert time.perf_counter() - began < 4
