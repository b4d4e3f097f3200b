"""Whatever the words and the names of files are, every form of a report can be read by whom it is for."""

import json
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from generator.model.problem import Edit, Fix
from generator.model.text import Place, Span, Text
from generator.report.findings import Findings
from generator.report.forms import FORMS
from generator.report.github import show_github_summary
from tests.report.samples import note

WORDS = st.text(st.characters(), max_size=30) | st.text("\x00\x1b\n\r\t :,%|<>&\"']]\ud800\uffff", max_size=12)


@given(WORDS, WORDS, WORDS, WORDS, st.integers(1, 40), st.integers(0, 40))
@settings(max_examples=150, deadline=None)
def test_every_form_can_be_read(message: str, path: str, line: str, new: str, start: int, length: int) -> None:
    line = line.replace("\n", " ")
    text = Text.of(path, f"\n{line}\n")
    fix = Fix(message, (Edit(Span(min(start, len(text.text)), min(start + length, len(text.text))), new),))
    place = Place(path, 2, min(start, len(line) + 1), 2, min(start + length, len(line) + 1))
    problem = structs.replace(
        note(), message=message, hint=new, text=line, line_text=line, place=place, fix=fix, name="odd"
    )
    findings = Findings((problem,), (path,), {path: text})
    shown = {form: show(findings) for form, show in FORMS.items()}
    assert len(json.loads(shown["json"])["problems"]) == 1
    assert len(json.loads(shown["sarif"])["runs"][0]["results"]) == 1
    assert len(json.loads(shown["gitlab"])) == 1
    assert len(json.loads(shown["rdjson"])["diagnostics"]) == 1
    assert ElementTree.fromstring(shown["junit"].encode()).get("failures") == "1"
    assert len(shown["concise"].splitlines()) == 1
    assert len(shown["github"].splitlines()) == 2
    assert len(show_github_summary(findings).splitlines()) == 6
