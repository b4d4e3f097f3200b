"""All forms of a report, with what no form may break on."""

import time

import pytest
from msgspec import structs

from generator.cli import lint
from generator.model.problem import Edit, Fix
from generator.model.text import Place, Span, Text
from generator.report.findings import Findings
from generator.report.forms import FORMS
from tests.report.samples import note, problem


def test_every_form_can_be_asked_for() -> None:
    assert tuple(FORMS) == lint.FORMS


@pytest.mark.parametrize("form", FORMS)
def test_every_form_shows_nothing_and_everything(form: str) -> None:
    hostile = "".join(map(chr, range(32))) + "\x7f\x9b\u202e\u2028\ud800\udfff\ufffe\uffff\U0001f600]]>'\"<&%,:"
    text = Text.of("a.md", hostile * 2)
    bad = structs.replace(
        note(),
        message=hostile,
        hint=hostile,
        text=hostile,
        line_text=hostile,
        place=Place(f"{hostile}.md", 1, 2, 1, 5),
        fix=Fix(hostile, (Edit(Span(0, 1), hostile),)),
    )
    for findings in (Findings(()), Findings((bad,), (bad.place.path,), {bad.place.path: text})):
        shown = FORMS[form](findings)
        shown.encode()
        assert not shown or shown.endswith("\n")
        assert "\x1b" not in shown


@pytest.mark.parametrize("form", FORMS)
def test_a_long_line_with_many_problems_is_shown_in_no_time(form: str) -> None:
    line = "é todo " * 10_000
    text = Text.of("a.md", line)
    many = tuple(
        structs.replace(problem(message=str(at), line_text=line), place=text.place(Span(at * 7, at * 7 + 4)))
        for at in range(2_000)
    )
    start = time.perf_counter()
    FORMS[form](Findings(many, ("a.md",), {"a.md": text, "posts/a.md": text}))
    assert time.perf_counter() - start < 5
