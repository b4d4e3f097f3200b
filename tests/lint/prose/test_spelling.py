"""Misspelled words in prose; and what only looks like one."""

import time

import pytest

from generator.model.config import Editorial
from tests.lint.prose.reading import mended, said, words_of
from tests.lint.reading import DATED


def found(body: str, **settings: tuple[str, ...]) -> list[str]:
    return words_of(body, "SP101", Editorial(**settings))


def test_a_misspelled_word_is_found_once_with_all_its_places() -> None:
    (problem,) = said("The ring did not recieve water. It will recieve some.\n", "SP101")
    assert (problem.text, problem.place.line) == ("recieve", 6)
    assert "“receive”, here and in one more place" in problem.message
    assert problem.fix is not None
    assert (len(problem.fix.edits), problem.fix.safe) == (2, False)


def test_the_fix_keeps_the_capital_that_a_sentence_begins_with() -> None:
    assert mended("Seperate rings hold. We keep them seperate.\n", "SP101") == (
        "Separate rings hold. We keep them separate.\n"
    )


def test_a_short_misspelling_counts_where_it_can_be_nothing_else() -> None:
    assert found("We mended teh ring.\n") == ["teh"]


@pytest.mark.parametrize(
    "body",
    [
        "We saw `recieve` in the log.\n",
        "    recieve\n\nIt is the name of a command, and no word.\n",
        "See [it](https://ring.example/recieve) and the pump.\n",
        "Call `recieve` and then recieve the rest of the water.\n",
        "Ask recieve_all, get-recieve or recieve.sh for the water.\n",
        "It said “did not recieve the water” and went on.\n",
        'It said "did not recieve the water" and went on.\n',
        "> We did not recieve the water.\n",
        "Then we asked Recieve Ltd. for the water.\n",
        "The colour of the ring, and the color of the pump; we organise and organize.\n",
        "TODO: recieve is wrong in this sentence\n",
    ],
)
def test_names_code_quotations_and_notes_are_left_alone(body: str) -> None:
    assert found(body) == []


def test_words_of_another_language_are_left_alone() -> None:
    assert found("They wrote: sur le serveur, la connexion est perdue et les recommandations sont ouvertes.\n") == []


def test_a_text_in_another_language_is_not_looked_at() -> None:
    head = DATED.replace("title:", "language: fr\ntitle:")
    assert words_of("The ring did not recieve water.\n", "SP101", head=head) == []


def test_a_word_of_the_site_is_right() -> None:
    assert found("The ring did not recieve water.\n", words=("Recieve",)) == []


def test_a_long_line_of_misspellings_takes_no_time() -> None:
    began = time.perf_counter()
    found("the pump did recieve teh seperate water and " * 1500 + "\n")
    assert time.perf_counter() - began < 2
