"""Every form of an entry with every kind of stamp; and all forms in one section."""

import pytest

from generator.model.incident import Event
from tests.parse.incident.forms import FORMS, IN_LABELS, STAMPS, Said, written
from tests.parse.incident.test_timeline import events

CASES = [(form, kind) for form in FORMS for kind in STAMPS if form != "a label" or kind in IN_LABELS]


def read(event: Event) -> tuple[str, str, bool, str]:
    """What an event says: its moments, whether they are approximate, and its words."""
    at, until = event.at, event.until
    return at.iso if at else "", until.iso if until else "", event.approx, event.text.raw


def meant(said: Said, text: str) -> tuple[str, str, bool, str]:
    return said.at, said.until, said.approx, text


@pytest.mark.parametrize(("form", "kind"), CASES)
def test_a_stamp_of_any_kind_is_read_in_any_form(form: str, kind: str) -> None:
    said = STAMPS[kind]
    body = written(form, [(said.stamp, "the pager rings")])
    assert [read(event) for event in events(f"## Timeline\n\n{body}")] == [meant(said, "the pager rings")]


@pytest.mark.parametrize("form", FORMS)
def test_entries_of_one_form_follow_each_other(form: str) -> None:
    stamps = [f"2021-03-04 {hour}:15 UTC" for hour in range(10, 16)]
    body = written(form, [(stamp, f"step {number} is done") for number, stamp in enumerate(stamps)])
    assert [read(event) for event in events(f"## Timeline\n\n{body}")] == [
        (f"{stamp[:10]}T{stamp[11:16]}+00:00", "", False, f"step {number} is done")
        for number, stamp in enumerate(stamps)
    ]


def test_all_forms_may_stand_in_one_section() -> None:
    stamps = {form: f"2021-03-04 {10 + number // 4}:{number % 4}5 UTC" for number, form in enumerate(FORMS)}
    body = "".join(written(form, [(stamp, f"told in {form}")]) for form, stamp in stamps.items())
    found = events(f"## Timeline\n\n{body}\n## Impact\n\n- 23:00 UTC it is over\n")
    assert [read(event) for event in found] == [
        (f"2021-03-04T{stamp[11:16]}+00:00", "", False, f"told in {form}") for form, stamp in stamps.items()
    ]
    assert [event.anchor for event in found] == [f"event-{number}" for number in range(1, len(FORMS) + 1)]
