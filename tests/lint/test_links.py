"""Links that readers outside cannot follow."""

import pytest

from tests.lint.reading import problems_of


def found(body: str, head: str = "---\ntitle: The ring\ndate: 2024-03-15\n---\n\n") -> list[str]:
    return [problem.message for problem in problems_of(body, head=head) if problem.code == "LI004"]


@pytest.mark.parametrize(
    "url",
    [
        "https://pumps.slack.com/archives/C1/p2",
        "https://docs.google.com/document/d/abc/edit",
        "https://pumps.atlassian.net/browse/RING-1",
        "https://grafana.pumps.internal/d/x",
        "http://10.1.2.3:9090/graph",
    ],
)
def test_a_link_into_a_closed_place_is_a_hint(url: str) -> None:
    assert (
        len(found(f"See [this]({url}).\n"))
        == len(found(f"See {url} for more.\n"))
        == len(found(f"[a]\n\n[a]: {url}\n"))
        == 1
    )


@pytest.mark.parametrize(
    "text",
    [
        "See https://slack.com/help.",
        "See `https://pumps.slack.com/archives/C1/p2`.",
        "```\nhttp://10.1.2.3:9090/graph\n```",
        "See <https://docs.google.com/document/d/e/2PACX/pub>.",
        "See https://www.pagerduty.com/incidents.",
        "<!-- https://pumps.slack.com/archives/C1/p2 -->",
    ],
)
def test_other_links_are_left_alone(text: str) -> None:
    assert found(text + "\n") == []


def test_a_kind_is_said_once_with_its_number() -> None:
    url = "https://pumps.slack.com/archives/C1/p"
    assert found(f"[a]({url}1), [b]({url}2), [c]({url}3).\n") == [
        "this leads to a Slack workspace; 2 more of such links"
    ]


def test_an_internal_text_may_have_them() -> None:
    head = "---\ntitle: The ring\ndate: 2024-03-15\nincident:\n  visibility: internal\n---\n\n"
    assert found("[a](https://pumps.slack.com/archives/C1/p2)\n", head) == []
