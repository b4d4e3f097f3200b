"""What the body states of its incident, in labels of its head."""

import pytest

from generator.model.config import Reading
from generator.model.incident import Incident, Moment
from generator.model.post import Post
from generator.model.text import Source
from generator.parse.post import parse_post


def post_of(markdown: str, path: str = "queue.md") -> Post:
    return parse_post(Source.of(path, markdown), Reading())


def stated(markdown: str) -> dict[str, str]:
    return {value.name: value.text.raw for value in post_of(markdown).stated}


@pytest.mark.parametrize(
    "markdown",
    [
        "# Queue\n\n**Severity:** SEV-2\n\n**Impact**: No mail went out.\n",
        "# Queue\n\n**Severity:** SEV-2\n**Impact**: No mail\nwent out.\n",
        "# Queue\n\n- **Severity**: SEV-2\n- **Impact:** No mail went out.\n",
        "# Queue\n\n- Severity: SEV-2\n- Impact: No mail went out.\n",
        "# Queue\n\nSeverity: SEV-2<br>\nImpact: No mail went out.<br>\n",
        "# Queue\n\n| Field | Value |\n| --- | --- |\n| Severity | SEV-2 |\n| Impact | No mail went out. |\n",
        "# Queue\n\n| | |\n| --- | --- |\n| **Severity** | SEV-2 |\n| **Impact** | No mail went out. |\n",
        "# Queue\n\n## Lessons learned\n\n- Test it.\n\n## Stats\n\n- Severity: SEV-2\n- Impact: No mail went out.\n",
    ],
)
def test_labels_are_read_in_the_forms_that_people_write(markdown: str) -> None:
    assert stated(markdown) == {"incident.severity": "SEV-2", "incident.impact": "No mail went out."}


def test_each_knows_its_place() -> None:
    (value,) = post_of("# Queue\n\n**Severity:** SEV-2\n").stated
    assert (value.place.line, value.place.column, value.place.end_column) == (3, 15, 20)


@pytest.mark.parametrize(
    "markdown",
    [
        "# Queue\n\n## Timeline\n\n- **Detected**: 10:15\n- **Impact**: no mail\n",
        "# Queue\n\n## Action items\n\n- **Owner**: Ada\n- **Status**: done\n",
        "# Queue\n\n## What went well\n\n- **Detection**: it was quick\n",
        "# Queue\n\n> **Severity:** SEV-2\n",
        "# Queue\n\n```\nSeverity: SEV-2\nStatus: final\n```\n",
        "# Queue\n\n## Summary\n\nStatus: the page said so, and then it did not.\n",
        "# Queue\n\n**Severity:** n/a\n\n**Started:** we do not know\n",
    ],
)
def test_what_is_no_label_of_the_head_states_nothing(markdown: str) -> None:
    assert stated(markdown) == {}


def test_the_first_of_two_is_taken() -> None:
    assert stated("# Queue\n\n**Severity:** SEV-2\n\n**Severity:** SEV-1\n") == {"incident.severity": "SEV-2"}


def test_moments_take_the_day_of_the_date_and_the_zone_that_is_stated() -> None:
    text = "# Queue\n\n**Date:** 2021-03-04\n**Timezone:** UTC\n**Started:** 10:15\n**Resolved:** 11:05\n"
    incident = post_of(text).incident
    assert incident.started == Moment("2021-03-04T10:15+00:00", "minute", "UTC")
    assert incident.resolved == Moment("2021-03-04T11:05+00:00", "minute", "UTC")


def test_no_day_and_no_zone_are_invented() -> None:
    assert post_of("# Queue\n\n**Started:** 10:15\n").incident.started is None
    dated = post_of("# Queue\n\n**Started:** 2021-03-04 10:15\n").incident.started
    assert dated == Moment("2021-03-04T10:15", "minute")


def test_moments_with_a_time_give_durations_and_dates_do_not() -> None:
    text = "# Queue\n\n**Started:** 2021-03-04{0}\n**Resolved:** 2021-03-04{1}\n"
    assert post_of(text.format(" 10:15 UTC", " 11:05 UTC")).durations.resolve == 50
    assert post_of(text.format("", "")).durations.resolve is None


def test_front_matter_wins() -> None:
    post = post_of("---\nincident:\n  severity: SEV-1\n---\n# Queue\n\n**Severity:** SEV-2\n\n**Incident ID:** Q-7\n")
    assert (post.incident.severity, post.incident.id) == ("SEV-1", "Q-7")
    assert post.header.incident.id == ""


@pytest.mark.parametrize(
    ("written", "status"), [("final", "final"), ("Under review", "in-review"), ("Resolved", ""), ("draft", "draft")]
)
def test_a_status_is_taken_where_it_is_known(written: str, status: str) -> None:
    post = post_of(f"# Queue\n\n**Status:** {written}\n")
    assert post.incident.status == status
    assert post.stated[0].text.raw == written


def test_what_is_stated_hides_and_reveals_nothing() -> None:
    post = post_of("# Queue\n\n**Status:** draft\n\n**Visibility:** internal\n")
    assert (post.header.draft, post.header.visibility, post.header.withheld) == (False, "public", "")


def test_services_are_parted_by_commas() -> None:
    assert post_of("# Queue\n\n**Affected services:** mail, search\n").incident.services == ("mail", "search")


def test_the_last_of_several_services_may_follow_an_and() -> None:
    assert post_of("# Queue\n\n**Services:** mail, search and web\n").incident.services == ("mail", "search", "web")
    assert post_of("# Queue\n\n**Service:** search and discovery\n").incident.services == ("search and discovery",)


@pytest.mark.parametrize(
    ("written", "severity"),
    [
        ("`P1` 🔴", "P1"),
        ("🔴 P1", "P1"),
        ("High (nobody could pay)", "High"),
        ("SEV-2 - major", "SEV-2"),
        ("[SEV-2]", "SEV-2"),
    ],
)
def test_a_severity_is_taken_without_what_explains_it(written: str, severity: str) -> None:
    assert post_of(f"# Queue\n\n**Severity:** {written}\n").incident.severity == severity


@pytest.mark.parametrize(
    "markdown",
    ["**Severity:** [level]", "**Impact:** [what users saw]", "**Duration:** [X hours]", "**Services:** [which ones]"],
)
def test_what_nobody_filled_in_fills_no_gap(markdown: str) -> None:
    assert post_of(f"# Queue\n\n{markdown}\n").incident == Incident()


def test_a_note_in_a_value_stays_a_note() -> None:
    post = post_of("# Queue\n\n**Impact:** No mail went out. [TODO: ask Ada]\n\n**Severity:** SEV-2 [TODO: really?]\n")
    assert post.incident.impact is not None
    assert [run.tag for run in post.incident.impact.runs if "Ada" in run.text] == ["note"]
    assert post.incident.severity == "SEV-2"
