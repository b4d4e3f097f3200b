"""Every rule of consistency breaks on its bad example and is quiet on its good one."""

import pytest

from generator.lint.catalog import RULES
from generator.lint.rules import Explained
from tests.lint.reading import DATED, problems_of

EXPLAINED = [rule for family in RULES.text for rule in family.rules if rule.rule.code.startswith("CO")]
UNDATED = "---\ntitle: The ring\n---\n\n"


def codes_of(explained: Explained, text: str) -> list[str]:
    head = "" if text.startswith("# ") else UNDATED if explained.rule.name == "undated-event" else DATED
    return [problem.code for problem in problems_of(text + "\n", "content/posts/12-ring.md", head)]


@pytest.mark.parametrize("explained", EXPLAINED, ids=lambda explained: explained.rule.code)
def test_the_bad_example_breaks_the_rule_and_the_good_one_does_not(explained: Explained) -> None:
    assert explained.rule.code in codes_of(explained, explained.bad)
    assert explained.rule.code not in codes_of(explained, explained.good)
