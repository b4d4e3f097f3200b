"""Every rule of consistency breaks on its bad example and is quiet on its good one."""

import pytest

from generator.lint.catalog import RULES
from generator.lint.rules import Explained
from tests.lint.reading import DATED, problems_of

EXPLAINED = [rule for family in RULES.text for rule in family.rules if rule.rule.code.startswith("CO")]
UNDATED = "---\ntitle: The ring\n---\n\n"


@pytest.mark.parametrize("explained", EXPLAINED, ids=lambda explained: explained.rule.code)
def test_the_bad_example_breaks_the_rule_and_the_good_one_does_not(explained: Explained) -> None:
    head = UNDATED if explained.rule.name == "undated-event" else DATED
    found = [problem.code for problem in problems_of(explained.bad + "\n", head=head)]
    assert explained.rule.code in found
    assert explained.rule.code not in [problem.code for problem in problems_of(explained.good + "\n", head=head)]
