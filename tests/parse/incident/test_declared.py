"""How long an incident took as its text says."""

import pytest

from generator.model.config import Reading
from generator.model.text import Source
from generator.parse.incident.vocabulary import languages, words_of
from generator.parse.post import parse_post


def declared(markdown: str) -> list[tuple[str, int, bool]]:
    post = parse_post(Source.of("queue.md", markdown), Reading())
    return [(found.of, found.minutes, found.approx) for found in post.declared]


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("Time to detect: 5 minutes", ("detect", 5, False)),
        ("Time to detection: 19 hours 43 minutes.", ("detect", 1183, False)),
        ("Duration: 2h 10m", ("total", 130, False)),
        ("Downtime: ~47 min", ("total", 47, True)),
        ("TTR: 1h", ("resolve", 60, False)),
        ("Total outage: 1 day 3 hours", ("total", 1620, False)),
        ("Time to repair: 0h 30m", ("mitigate", 30, False)),
        ("Duration: two hours and ten minutes", ("total", 130, False)),
        ("Duration: 1.5 hours", ("total", 90, False)),
    ],
)
def test_labels_declare(label: str, found: tuple[str, int, bool]) -> None:
    name, value = label.split(": ")
    assert declared(f"# Queue\n\n**{name}:** {value}\n") == [found]


@pytest.mark.parametrize(
    "value", ["?", "unknown", "20-40 minutes", "10:15 to 11:00", "30 seconds", "5 engineers", "9999 weeks"]
)
def test_what_is_no_length_declares_nothing(value: str) -> None:
    assert declared(f"# Queue\n\n**Duration:** {value}\n") == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("There was a 7 minute outage.", ("total", 7, False)),
        ("The outage lasted 47 minutes, and mail was late.", ("total", 47, False)),
        ("The shop was down for about 17 hours.", ("total", 1020, True)),
        ("The shop was unavailable for two hours and ten minutes.", ("total", 130, False)),
        ("It went unnoticed for 3 days.", ("detect", 4320, False)),
        ("It took us 25 minutes to resolve the incident.", ("resolve", 25, False)),
        ("The outage lasted\nfor **an hour**.", ("total", 60, False)),
    ],
)
def test_sentences_declare(sentence: str, found: tuple[str, int, bool]) -> None:
    assert declared(f"# Queue\n\n## Summary\n\n{sentence}\n") == [found]


@pytest.mark.parametrize(
    "sentence",
    [
        "A previous outage lasted 47 minutes.",
        "Some users said that it was down for 20 minutes.",
        "The carrier’s outage lasted 6 minutes.",
        "We expected a 30 minute outage.",
        "The key is cached for 20 minutes.",
        "The deployment took 20 minutes.",
        "The outage lasted 20-40 minutes.",
        "The incident was resolved within 5 minutes of the alert.",
        "The outage lasted 5 minutes. The second outage lasted 9 minutes.",
    ],
)
def test_other_sentences_do_not(sentence: str) -> None:
    assert declared(f"# Queue\n\n## Summary\n\n{sentence}\n") == []


def test_timelines_and_learnings_declare_nothing() -> None:
    assert declared("# Queue\n\n## What went wrong\n\n- The outage lasted 47 minutes.\n") == []


def test_a_label_goes_before_a_sentence() -> None:
    text = "# Queue\n\n**Duration:** 50 minutes\n\n## Summary\n\nThe outage lasted 47 minutes.\n"
    assert declared(text) == [("total", 50, False)]


@pytest.mark.parametrize("code", languages())
def test_every_form_of_a_sentence_has_one_length_and_something_else(code: str) -> None:
    for forms in words_of(code).declared_sentences.values():
        assert all(form.count("#") == 1 and len(form) > 3 for form in forms)
