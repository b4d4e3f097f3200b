"""Blanks before signs; and signs that begin something."""

import time

import pytest

from tests.lint.prose.reading import mended, said, words_of
from tests.lint.reading import DATED


def found(body: str) -> list[str]:
    return words_of(body, "SP103")


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ("What could it be ? Nobody knew.\n", "What could it be? Nobody knew.\n"),
        ("The ring (the old one) , and **more** !\n", "The ring (the old one), and **more**!\n"),
        ("It was `open` . We closed it.\n", "It was `open`. We closed it.\n"),
        ("- Schedule : every week\n", "- Schedule: every week\n"),
        ('*"What could it be ?"* we asked.\n', '*"What could it be?"* we asked.\n'),
        ("## Too many rings ?\n", "## Too many rings?\n"),
    ],
)
def test_a_blank_before_a_sign_is_found_and_taken_away(body: str, after: str) -> None:
    assert len(found(body)) == body.count(" ?") + body.count(" ,") + body.count(" !") + body.count(" .") + body.count(
        " :"
    )
    assert mended(body, "SP103") == after
    assert found(after) == []


def test_only_sure_signs_are_safe() -> None:
    safe = {
        problem.text: problem.fix is not None and problem.fix.safe for problem in said("So : it is ; why ?\n", "SP103")
    }
    assert safe == {" :": False, " ;": False, " ?": True}


@pytest.mark.parametrize(
    "body",
    [
        "We run .NET, read .env and wait ...\n",
        "It listens on :8080, and the mood is :smile: or :)\n",
        "From 10 : 30 to 11 : 00 it was dry.\n",
        "Time to detect: ?\n",
        "| ring | why ? |\n| --- | --- |\n| one | none ! |\n",
        "> What could it be ?\n",
        "1 . The ring\n",
        "[ring] : the large one\n",
        "What ?! And . . . more\n",
        "See https://ring.example/a ?\n",
        "`x` : the label of code\n",
        'The log has {"ring" : 1} and more.\n',
        "AT&T &amp ; more\n",
        "```\nwhat ?\n```\n",
        "TODO: what else could it be ?\n",
        "Term\n: What it means\n",
    ],
)
def test_signs_that_begin_something_are_left_alone(body: str) -> None:
    assert found(body) == []


def test_french_has_its_blanks() -> None:
    assert words_of("Qui a fermé la vanne ?\n", "SP103", head=DATED.replace("title:", "language: fr\ntitle:")) == []
    assert found("They wrote us: le disque est mort et nous avons la panne !\n") == []


def test_a_long_line_takes_no_time() -> None:
    began = time.perf_counter()
    found("a ? " * 16_000 + "\n")
    found(" " * 64_000 + "?\n")
    assert time.perf_counter() - began < 4
