"""Who sees a text decides what must not stand in it; what the site allows may."""

import pytest

from generator.lint.catalog import check_post
from generator.lint.private.family import PRIVATE
from generator.model.config import Editorial
from generator.model.problem import Problem
from tests.lint.private.made_up import TOKENS
from tests.lint.reading import post_of

TOKEN = TOKENS[0]
BODY = (
    "We asked ada.valve@pumps.org about 10.20.31.7 and 185.12.64.1, ring-1.pumps.internal"
    " and arn:aws:iam::314159265358:role/x\n"
)


def private(body: str, *addresses: str, head: str = "---\ntitle: Ring\ndate: 2024-03-15\n---\n\n") -> list[Problem]:
    found = check_post(post_of(body, head=head), Editorial(addresses=addresses))
    return sorted((problem for problem in found if problem.code.startswith("SE")), key=lambda problem: problem.place)


def codes(body: str, *addresses: str, head: str = "---\ntitle: Ring\ndate: 2024-03-15\n---\n\n") -> list[str]:
    return [problem.code for problem in private(body, *addresses, head=head)]


def test_each_kind_is_a_problem_of_its_own() -> None:
    assert codes(BODY + TOKEN) == ["SE103", "SE104", "SE104", "SE105", "SE102", "SE101"]


@pytest.mark.parametrize("explained", PRIVATE.rules, ids=lambda explained: explained.rule.code)
def test_the_bad_example_breaks_the_rule_and_the_good_one_does_not(explained: object) -> None:
    assert codes(explained.bad + "\n") == [explained.rule.code]  # type: ignore[attr-defined]
    assert codes(explained.good + "\n") == []  # type: ignore[attr-defined]


def test_what_the_site_allows_may_be_published() -> None:
    allowed = ("pumps.org", "10.20.0.0/16", "185.12.64.1", "pumps.internal", "3141-5926-5358")
    assert codes(BODY, *allowed) == []
    assert codes(BODY, "ada.valve@pumps.org", "*.internal", "0.0.0.0/0", "314159265358") == []
    assert codes(BODY, "mps.org", "10.30.0.0/16", "ring.internal", "31415926535") == codes(BODY)


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("---\ntitle: Ring\ndate: 2024-03-15\ndraft: true\n---\n\n", "in a draft"),
        ("---\ntitle: Ring\ndate: 2024-03-15\nincident:\n  visibility: internal\n---\n\n", "in an internal text"),
    ],
)
def test_a_secret_counts_in_what_nobody_outside_sees_and_says_so(head: str, said: str) -> None:
    (problem,) = (problem for problem in private(TOKEN + "\n", head=head) if problem.code == "SE101")
    assert problem.message.endswith(f", {said}")
    assert (problem.severity, problem.blocks) == ("error", "strict")


def test_a_secret_counts_in_an_internal_passage_and_in_a_comment() -> None:
    inner = f":::{{internal}}\n{TOKEN}\n:::\n\n<!-- {TOKENS[1]} -->\n"
    messages = [problem.message.rpartition(", ")[2] for problem in private(inner)]
    assert messages[-1] == "in a comment"
    assert len(messages) == 2


def test_what_tells_of_the_house_may_stand_where_only_the_house_reads() -> None:
    internal = "---\ntitle: Ring\ndate: 2024-03-15\nincident:\n  visibility: internal\n---\n\n"
    assert codes(BODY, head=internal) == []
    assert codes(f"<!-- {BODY.strip()} -->\n") == []
    assert codes(BODY, head="---\ntitle: Ring\ndate: 2024-03-15\ndraft: true\n---\n\n") == codes(BODY)


def test_front_matter_is_read_too() -> None:
    head = f"---\ntitle: Ring\ndate: 2024-03-15\nauthors: [ada.valve@pumps.org]\nx: {TOKEN}\n---\n\n"
    assert codes("The ring.\n", head=head) == ["SE103", "SE101"]


def test_a_value_of_front_matter_that_is_kept_for_other_tools_is_in_no_page() -> None:
    kept = "author_email: ada@pumps.org\nparams:\n  host: 10.20.31.7\n"
    assert codes("The ring.\n", head=f"---\ntitle: Ring\ndate: 2024-03-15\n{kept}---\n\n") == []
    assert codes("The ring.\n", head=f"---\ntitle: Ring\ndate: 2024-03-15\n{kept}author: bo@pumps.org\n---\n\n") == [
        "SE103"
    ]
    assert codes("The ring.\n", head=f"---\ntitle: Ring\ndate: 2024-03-15\nx_key: {TOKEN}\n---\n\n") == ["SE101"]
