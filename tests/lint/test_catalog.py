"""The catalog: every rule explained, its examples true, and families checked in order."""

from datetime import UTC, datetime

import pytest

from generator.lint.catalog import check_post, check_site
from generator.lint.prose_catalog import RULES
from generator.lint.rules import Explained, Rules, SiteRules, TextRules
from generator.model.config import Config
from generator.model.problem import Problem, Rule
from generator.model.site import Site
from generator.model.text import Place
from tests.lint.reading import codes_of, post_of, problems_of

EXPLAINED = tuple(rule for family in (*RULES.text, *RULES.prose, *RULES.site) for rule in family.rules)
IN_TEXT = tuple(rule for rule in EXPLAINED if rule.rule.code.startswith(("EN", "PI", "SP")))


def test_codes_and_names_are_each_used_once() -> None:
    assert len({rule.rule.code for rule in EXPLAINED}) == len({rule.rule.name for rule in EXPLAINED}) == len(EXPLAINED)


@pytest.mark.parametrize("explained", IN_TEXT, ids=lambda explained: explained.rule.code)
def test_the_bad_example_breaks_the_rule_and_the_good_one_does_not(explained: Explained) -> None:
    assert codes_of(explained.bad + "\n") == [explained.rule.code]
    assert codes_of(explained.good + "\n") == []


def test_the_examples_of_names_are_file_names() -> None:
    (names,) = (rule for rule in EXPLAINED if rule.rule.name == "windows-name")
    assert [problem.code for problem in problems_of("The ring.\n", names.bad)] == [names.rule.code]
    assert problems_of("The ring.\n", names.good) == ()


def test_a_family_is_a_value_that_anybody_can_add() -> None:
    rule = Rule("XX001", "shouting", "hint", "never", "A title in capitals.")
    family = TextRules("mine", lambda post: (Problem.of(rule, post.title.raw, Place(post.path)),), ())
    (problem,) = check_post(post_of("The ring.\n"), rules=Rules((family,), ()))
    assert (problem.code, problem.message) == ("XX001", "The ring")


def test_rules_of_the_site_see_every_post() -> None:
    rule = Rule("XX002", "count", "hint", "never", "How many posts there are.")
    family = SiteRules("mine", lambda posts, site, now: (Problem.of(rule, f"{len(posts)}", Place("")),), ())
    now = datetime(2030, 1, 1, tzinfo=UTC)
    site = Site(Config(), (), (), None, (), (), now)
    (problem,) = check_site((post_of("One.\n"), post_of("Two.\n")), site, Rules((), (family,)), now)
    assert problem.message == "2"
