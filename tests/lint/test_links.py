"""Links that readers outside cannot follow."""

from time import process_time

import pytest

from generator.lint.catalog import check_post
from generator.lint.links import closed_places
from generator.model.config import Editorial
from tests.lint.reading import post_of, problems_of


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
        "https://teams.microsoft.com/l/channel/19",
        "https://discord.com/channels/314159/265358",
        "https://pumps.sharepoint.com/sites/ring",
        "https://www.notion.so/pumps/The-ring-0123456789abcdef0123456789abcdef",
        "https://confluence.pumps.org/display/RING/Home",
        "https://jira.pumps.org/browse/RING-7",
        "https://linear.app/pumps/issue/RING-7",
        "https://pumps.pagerduty.com/incidents/P7",
        "https://app.opsgenie.com/alert/detail/7",
        "https://app.datadoghq.eu/dashboard/abc",
        "https://pumps.grafana.net/d/abc",
        "https://kibana.pumps.org/app/discover",
        "https://one.newrelic.com/x",
        "https://pumps.sentry.io/issues/7",
        "https://eu-west-1.console.aws.amazon.com/ec2",
        "https://miro.com/app/board/abc",
        "https://pumps.zoom.us/j/314159",
        "https://mail.google.com/mail/u/0",
    ],
)
def test_a_link_into_a_closed_place_is_a_hint(url: str) -> None:
    assert (
        len(found(f"See [this]({url}).\n"))
        == len(found(f"See {url} for more.\n"))
        == len(found(f"[a]\n\n[a]: {url}\n"))
        == len(found(f"[the log][a]\n\n[a]: <{url}> 'The log'\n"))
        == len(found(f"See [this](<{url}>).\n"))
        == len(found(f'See <a class="x" href="{url}">the log</a>.\n'))
        == len(found(f"<p>\n<a href='{url}'>the log</a>\n</p>\n"))
        == len(found(f"![The log]({url})\n"))
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
        '`<a href="https://pumps.slack.com/archives/C1/p2">the log</a>`',
        '```html\n<a href="https://pumps.slack.com/archives/C1/p2">the log</a>\n```',
        "See https://jira.mongodb.org/browse/X-1, https://issues.apache.org/jira/browse/X-1 and https://www.notion.so/help.",
        '```\n\n<a href="https://pumps.slack.com/archives/C1/p2">the log</a>\n```',
        '    <a href="https://pumps.slack.com/archives/C1/p2">the log</a>',
        "See https://docs.datadoghq.com/dashboards/ and https://grafana.com/docs/.",
    ],
)
def test_other_links_are_left_alone(text: str) -> None:
    assert found(text + "\n") == []


def test_a_kind_is_said_once_with_its_number() -> None:
    url = "https://pumps.slack.com/archives/C1/p"
    assert found(f"[a]({url}1), [b]({url}2), [c]({url}3).\n") == [
        "this leads to a Slack workspace; 2 more of such links"
    ]


def test_links_of_actions_and_events_in_front_matter_are_looked_at_too() -> None:
    head = (
        "---\ntitle: The ring\ndate: 2024-03-15\n"
        "timeline:\n  - {at: 2024-03-15T10:00Z, text: off, links: [https://pumps.slack.com/archives/C1/p3]}\n"
        "actions:\n  - {text: close it, link: https://pumps.atlassian.net/browse/RING-1}\n---\n\n"
    )
    problems = [problem for problem in problems_of("The ring.\n", head=head) if problem.code == "LI004"]
    assert [(problem.place.line, problem.text) for problem in problems] == [
        (5, "https://pumps.slack.com/archives/C1/p3"),
        (7, "https://pumps.atlassian.net/browse/RING-1"),
    ]


def test_an_internal_text_may_have_them() -> None:
    head = "---\ntitle: The ring\ndate: 2024-03-15\nincident:\n  visibility: internal\n---\n\n"
    assert found("[a](https://pumps.slack.com/archives/C1/p2)\n", head) == []


def test_a_host_that_everybody_may_enter_is_allowed_by_the_site() -> None:
    post = post_of("[a](https://pumps.atlassian.net/browse/RING-1)\n")
    for addresses, count in (
        ((), 1),
        (("pumps.atlassian.net",), 0),
        (("atlassian.net",), 0),
        (("ps.atlassian.net",), 1),
    ):
        problems = check_post(post, Editorial(addresses=addresses))
        assert len([problem for problem in problems if problem.code == "LI004"]) == count


def test_every_kind_of_place_has_its_needles_in_what_it_matches() -> None:
    assert len({place.name for place in closed_places()}) == len(closed_places())
    assert all(needle == needle.lower() for place in closed_places() for needle in place.needles)


@pytest.mark.parametrize("line", ["https://a." * 7_000, "http://grafana." + "a." * 30_000 + "/d/", "<a href=" * 8_000,
                                  '<a href="https://pumps.slack.com/archives/1">' * 1_500])  # fmt: skip
def test_a_long_line_of_anything_takes_no_time(line: str) -> None:
    post = post_of(line[:64_000] + "\n")
    start = process_time()
    check_post(post)
    assert process_time() - start < 1
