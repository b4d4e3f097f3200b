"""Suppressions at the end of a build: what they allow is gone, and what is wrong with one is told."""

from datetime import UTC, datetime

import pytest

from generator.build import Build, build
from generator.engine.rules import rule_names
from generator.lint.catalog import Rules
from generator.lint.prose_catalog import RULES
from generator.lint.suppress import suppressed
from generator.model.picture import Facts
from generator.model.problem import Problem, Rule
from generator.model.project import Project, Theme
from generator.model.site import Audience
from generator.model.text import Place, Source
from tests.lint.reading import DATED, post_of

NOW = datetime(2030, 1, 1, tzinfo=UTC)


def built(body: str, head: str = DATED, rules: Rules = RULES, path: str = "content/posts/ring.md") -> Build:
    project = Project(None, (Source.of(path, head + body),), (), Theme("default", (), ()))
    return build(project, NOW, Audience(), facts=lambda _: Facts(), rules=rules, rule_names=rule_names)


def said(body: str, head: str = DATED) -> list[str]:
    return [problem.code for problem in built(body, head).problems]


def test_what_is_allowed_is_no_problem() -> None:
    text = "TODO: ask her.\n"
    assert said(text) == ["ED001"]
    assert said(f"<!-- afterword: allow ED001 why -->\n{text}") == []
    assert said(f"<!-- afterword: allow marker why -->\n{text}") == []
    assert said(text, DATED.replace("---\n\n", "editorial: {allow: {ED001: why}}\n---\n\n")) == []


def test_problems_of_the_whole_site_are_allowed_too() -> None:
    text = "It broke, see [there](nowhere.md).\n"
    assert said(text) == ["LI001"]
    assert said(f"<!-- afterword: allow LI001 it comes next week -->\n{text}") == []


def test_one_that_allows_nothing_is_told() -> None:
    (problem,) = built("<!-- afterword: allow ED001 why -->\nWords.\n\nTODO: ask her.\n").problems[:1]
    assert (problem.code, problem.place.line) == ("SU101", 6)
    assert "on line 7" in problem.message


def test_one_that_was_allowed_already_is_no_news() -> None:
    text = "<!-- afterword: allow-file ED001 why -->\n<!-- afterword: allow ED001 so -->\nTODO: ask her.\n"
    assert said(text) == []


def test_a_rule_that_there_is_not_is_told() -> None:
    assert said("<!-- afterword: allow ED999, no-such-rule why -->\nWords.\n") == ["SU103", "SU103"]


def test_what_stops_every_build_cannot_be_allowed() -> None:
    found = said("Words.\n", "---\ntitle: x\ndate: soon\neditorial: {allow: {FM011: why}}\n---\n\n")
    assert sorted(found) == ["FM011", "SU104"]


@pytest.mark.parametrize("rule", ["XX001", "shouting"])
def test_a_rule_that_was_not_checked_may_be_allowed(rule: str) -> None:
    post = post_of(f"<!-- afterword: allow {rule} why -->\nWords.\n")
    assert suppressed((), (post,), frozenset((rule,)), None) == ()
    assert [problem.code for problem in suppressed((), (post,), frozenset(), None)] == ["SU101"]


def test_only_its_own_file_and_lines_are_meant() -> None:
    rule = Rule("XX001", "shouting", "hint", "never", "A title in capitals.")
    post = post_of("<!-- afterword: allow XX001 why -->\nWords.\n\nMore.\n")
    here, below, elsewhere = (
        Problem.of(rule, "m", Place(path, line)) for path, line in ((post.path, 7), (post.path, 9), ("b.md", 7))
    )
    assert suppressed((here, below, elsewhere), (post,), frozenset(), None) == (below, elsewhere)
