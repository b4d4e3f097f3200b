"""Every rule of consistency breaks on its bad example and is quiet on its good one."""

import pytest

from generator.lint.prose_catalog import RULES
from generator.lint.rules import Explained
from tests.lint.reading import DATED, problems_of

_CODES = ("CO", "LI", "WO")
EXPLAINED = [
    rule for family in (*RULES.text, *RULES.prose) for rule in family.rules if rule.rule.code.startswith(_CODES)
]
UNDATED = "---\ntitle: The ring\n---\n\n"


@pytest.mark.parametrize("explained", EXPLAINED, ids=lambda explained: explained.rule.code)
def test_the_bad_example_breaks_the_rule_and_the_good_one_does_not(explained: Explained) -> None:
    head = UNDATED if explained.rule.name in ("undated-event", "relative-date") else DATED

    def codes(text: str) -> list[str]:
        own = "" if text.startswith("---") else head
        path = explained.path or "content/posts/ring.md"
        return [problem.code for problem in problems_of(text + "\n", path, own)]

    assert explained.rule.code in codes(explained.bad)
    assert explained.rule.code not in codes(explained.good)
