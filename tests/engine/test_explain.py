"""What the program says of a rule: its row in the code and its section of the manual, each in one place."""

import pytest

from generator.disk.shipped import read_rules_page
from generator.engine.explain import explain, rule_near, rules_named, sections
from generator.engine.rules import every_rule
from generator.model.problem import Rule


@pytest.mark.parametrize("rule", every_rule(), ids=lambda rule: rule.code)
def test_every_rule_is_explained_in_the_words_of_the_manual(rule: Rule) -> None:
    told = sections(read_rules_page())[rule.code]
    assert told.why
    assert "](" not in told.why
    assert "```" not in told.why


def test_a_rule_is_found_by_its_code_and_by_its_name_in_any_case() -> None:
    for name in ("ED203", "ed203", " quote-note ", "Quote-Note"):
        assert [rule.code for rule in rules_named(name)] == ["ED203"]
    assert rules_named("ED") == rules_named("") == ()


@pytest.mark.parametrize(("name", "guess"), [("ED2O3", "ED203"), ("quotenote", "quote-note"), ("zzzzzz", "")])
def test_a_mistyped_name_gets_a_guess(name: str, guess: str) -> None:
    assert rule_near(name) == guess


def test_a_note_has_its_confidence_and_says_how_it_is_allowed() -> None:
    shown = explain(rules_named("ED203")[0])
    assert (shown.severity, shown.confidence, shown.blocks) == ("warning", "likely", "strict")
    assert "<!-- afterword: allow ED203 " in shown.allow
    assert shown.bad[0].startswith("The network looked like this.")


def test_a_rule_of_lint_has_a_good_example() -> None:
    shown = explain(rules_named("mojibake")[0])
    assert "cluster’s" in shown.good
    assert shown.confidence is None


def test_what_stops_every_build_cannot_be_allowed() -> None:
    assert explain(rules_named("FM003")[0]).allow.startswith("It cannot be allowed")
