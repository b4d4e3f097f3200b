"""Problems, one line each."""

from msgspec import structs

from generator.model.text import Place
from generator.report.concise import show_concise
from generator.report.findings import Findings
from tests.report.samples import BROKEN, note, problem


def test_a_problem_is_a_line() -> None:
    assert show_concise(Findings((note(), problem(BROKEN)))) == (
        "posts/a.md:7:3: XX002[warning] a note was left in the text\nposts/a.md:7:1: XX001[error] this is odd\n"
    )


def test_nothing_found_is_nothing_said() -> None:
    assert show_concise(Findings(())) == ""


def test_words_from_outside_stay_on_their_line() -> None:
    bad = structs.replace(problem(message="a\nb\x1b[2J\u2028\ud800"), place=Place("c\nd.md"))
    shown = show_concise(Findings((bad,)))
    assert len(shown.splitlines()) == 1
    assert "\x1b" not in shown
