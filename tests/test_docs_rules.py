"""The manual describes every rule as it is, and its examples break the rules that they stand under."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

import generator
from generator.build import build
from generator.engine.rules import rule_codes, rule_names
from generator.model.picture import Facts
from generator.model.problem import Problem, Rule
from generator.model.project import Project, Theme
from generator.model.site import Audience
from generator.model.text import Source
from generator.parse.notes.rules import NoteRule
from tests.manual import FENCE, sections, text_of

NOW = datetime(2030, 1, 1, tzinfo=UTC)
STATUS = re.compile(r"\n\n(Error|Warning|Hint)(?:, (certain|likely))?\. (Stops [^\n]+)\.\n")
STOPS = {"build": "Stops every build", "strict": "Stops `--strict`", "never": "Stops nothing"}


def values_of_modules() -> Iterator[object]:
    """Everything that stands at the top of a module of the package, and what tuples there hold."""
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if not module.name.endswith("__main__"):
            for value in vars(importlib.import_module(module.name)).values():
                yield value
                if isinstance(value, tuple):
                    yield from value


def all_rules() -> dict[str, tuple[str, str]]:
    """Every rule by its heading in the manual: how bad it is, and what it stops."""
    found: dict[str, tuple[str, str]] = {}
    for value in values_of_modules():
        if isinstance(value, Rule):
            found[f"{value.code} {value.name}"] = (value.severity.capitalize(), STOPS[value.blocks])
        elif isinstance(value, NoteRule):
            minds = value.confidence != "hint" and value.blocks_strict
            said = {"certain": "Error, certain", "likely": "Warning, likely", "hint": "Hint"}[value.confidence]
            found[f"{value.code} {value.name}"] = (said, STOPS["strict" if minds else "never"])
    return found


RULES = all_rules()
DESCRIBED = sections(text_of("rules.md"), 3)


def test_every_rule_is_described_and_every_description_is_of_a_rule() -> None:
    assert set(DESCRIBED) == set(RULES)


def test_what_is_a_warning_or_worse_stops_strict() -> None:
    assert [rule for rule, (severity, stops) in RULES.items() if severity[0] in "EW" and stops == STOPS["never"]] == []


def test_every_rule_can_be_asked_for() -> None:
    assert rule_codes() == tuple(sorted(rule.partition(" ")[0] for rule in RULES))


def test_every_code_has_one_meaning() -> None:
    codes = [rule.partition(" ")[0] for rule in RULES]
    assert sorted(set(codes)) == sorted(codes)


@pytest.mark.parametrize("rule", sorted(set(RULES) & set(DESCRIBED)))
def test_a_rule_is_described_as_it_is(rule: str) -> None:
    status = STATUS.match(DESCRIBED[rule])
    assert status is not None
    severity = f"{status[1]}, {status[2]}" if status[2] else status[1]
    assert (severity, status[3]) == RULES[rule]


def problems_of(text: str, config: str) -> tuple[Problem, ...]:
    """What is said of a site with this one text."""
    texts = (Source.of("content/posts/example.md", text),) if text else ()
    source = Source.of("site.yaml", config) if config else None
    project = Project(source, texts, (), Theme("default", (), ()))
    return build(project, NOW, Audience(), facts=lambda _: Facts(), rule_names=rule_names).problems


def examples() -> list[tuple[str, str, str]]:
    """Each example: the rule that it breaks, the language of its fence, its text."""
    return [(rule, *fence) for rule, body in DESCRIBED.items() for fence in FENCE.findall(body)]


@pytest.mark.parametrize(("rule", "language", "text"), examples(), ids=[rule.split()[0] for rule, _, _ in examples()])
def test_an_example_breaks_its_rule(rule: str, language: str, text: str) -> None:
    found = problems_of(text, "") if language == "markdown" else problems_of("", text)
    assert rule in {f"{problem.code} {problem.name}" for problem in found}


@pytest.mark.parametrize("rule", [rule for rule in DESCRIBED if rule.startswith("ED")])
def test_every_kind_of_note_has_an_example(rule: str) -> None:
    assert FENCE.search(DESCRIBED[rule])
