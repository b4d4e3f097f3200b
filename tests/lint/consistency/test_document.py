"""A postmortem that goes together with itself: dates, numbers, sections, actions, entries."""

import pytest

from tests.lint.reading import DATED, problems_of

FILE = "content/posts/2024-03-10-ring.md"


def found(code: str, body: str, path: str = "content/posts/ring.md", head: str = DATED) -> list[str]:
    """The messages of one rule."""
    return [problem.message for problem in problems_of(body, path, head) if problem.code == code]


def titled(title: str, more: str = "") -> str:
    return f'---\ntitle: "{title}"\n{more}---\n\n'


@pytest.mark.parametrize(
    "title",
    ["The ring, 2023-03-10", "March 10th, 2023: the ring", "The ring of 10 March 2023", "The ring, 2024-10-03"],
)
def test_a_slip_of_the_year_or_of_day_and_month_is_a_contradiction(title: str) -> None:
    (message,) = found("CO201", "Closed.\n", FILE, titled(title))
    assert message.startswith("the file name says 2024-03-10, but the title says ")


@pytest.mark.parametrize(
    "title",
    [
        "The ring",
        "The ring, 2024-03-10",
        "10 March 2024",
        "The ring, 2024-03-09",
        "2024-03-01 to 2024-03-14",
        "March 2023",
    ],
)
def test_dates_that_agree_are_fine(title: str) -> None:
    assert found("CO201", "Closed.\n", FILE, titled(title)) == found("CO208", "Closed.\n", FILE, titled(title)) == []


def test_published_weeks_after_the_incident_is_fine() -> None:
    body = "## Timeline\n\n- 2024-02-01 10:15 UTC alert\n- 2024-02-01 10:40 UTC all clear\n"
    assert found("CO201", body) == []
    assert found("CO208", "Closed.\n", FILE, titled("The ring, 2024-02-01", "date: 2024-03-10\n")) == []


def test_a_file_that_has_another_day_than_its_title_is_a_hint() -> None:
    (message,) = found("CO208", "Closed.\n", FILE, titled("The ring, 2024-03-01"))
    assert message == "the file name says 2024-03-10, but the title says 2024-03-01"


def test_a_text_that_is_older_than_all_it_tells_contradicts_itself() -> None:
    body = "## Timeline\n\n- 2024-03-20 10:15 UTC alert\n- 2024-03-20 10:40 UTC all clear\n"
    (message,) = found("CO201", body)
    assert message.startswith("front matter says 2024-03-15, but its timeline says 2024-03-20")
    assert found("CO201", "It began on 14 March 2024.\n\n" + body) == []


def test_one_entry_with_last_years_number_is_said_once_at_its_place() -> None:
    body = "## Timeline\n\n- 2024-03-15 10:15 UTC alert\n- 2023-03-15 10:40 UTC declared\n"
    body += "- 2024-03-15 10:50 UTC all clear\n"
    said = [(problem.code, problem.place.line) for problem in problems_of(body)]
    assert said == [("CO110", 9)]


@pytest.mark.parametrize("start", ["2023-03-15", "2024-06-01"])
def test_the_start_in_front_matter_goes_with_the_date(start: str) -> None:
    head = titled("The ring", f"date: 2024-03-15\nincident:\n  started: {start}\n")
    assert len(found("CO201", "Closed.\n", head=head)) == 1


@pytest.mark.parametrize(
    "under",
    ["", "<!-- how bad was it? -->\n", "*Who was affected by it, and how?*\n", "-\n", "### Of users\n", "*\n\n---\n"],
)
def test_a_section_with_nothing_for_readers_is_empty(under: str) -> None:
    (message,) = found("CO202", f"## Impact\n\n{under}\n## Root cause\n\nThe ring was worn.\n")
    assert message == "nothing stands under “Impact”"


@pytest.mark.parametrize(
    ("under", "code"), [("TODO: write this\n", "ED001"), ("Lorem ipsum dolor sit amet.\n", "ED120")]
)
def test_a_note_in_the_place_of_a_section_is_said_once(under: str, code: str) -> None:
    said = problems_of(f"## Impact\n\n{under}\n## Root cause\n\nThe ring was worn.\n")
    assert [problem.code for problem in said] == [code]


@pytest.mark.parametrize(
    "under",
    [
        "None.\n",
        "N/A\n",
        "### Of users\n\nNo water.\n",
        "![Dry taps](taps.png)\n",
        "```\n<!-- so -->\n```\n",
        "- No water\n",
    ],
)
def test_a_section_with_anything_is_not_empty(under: str) -> None:
    assert found("CO202", f"## Impact\n\n{under}\n## Root cause\n\nThe ring was worn.\n") == []


def test_a_heading_that_is_an_entry_or_has_a_value_is_not_empty() -> None:
    assert found("CO202", "## Level: internal\n\n## Impact\n\nNone.\n") == []
    assert found("CO202", "## Timeline\n\n### 10:15 UTC first alert\n\n### 10:40 UTC all clear\n") == []
    assert found("CO202", "See `<!--` in code.\n\n## Impact\n\nNone.\n\n## Root cause\n\nA ring.\n") == []


def test_the_number_in_the_title_is_that_of_the_file_name() -> None:
    assert found("CO203", "Closed.\n", "content/posts/001_-_ring.md", titled("000 - The ring"))
    assert found("CO203", "Closed.\n", "content/posts/PM-7 ring.md", titled("PM-8: The ring"))
    assert found("CO203", "Closed.\n", "content/posts/012-ring.md", titled("Postmortem 013: the ring"))


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("001-ring.md", "1: The ring"),
        ("001-ring.md", "3 rings that burst"),
        ("2024-03-10-ring.md", "12: The ring"),
        ("001-ring.md", "2024: the year of the ring"),
        ("INC-7-ring.md", "The ring (after INC-7 and INC-8)"),
        ("INC-7-ring.md", "CVE-2024 and the ring"),
        ("5-rings.md", "The ring"),
    ],
)
def test_other_numbers_are_fine(file: str, title: str) -> None:
    assert found("CO203", "Closed.\n", f"content/posts/{file}", titled(title)) == []


def test_no_owner_is_said_once_where_nobody_owns_anything_and_of_each_where_others_do() -> None:
    body = "## Action items\n\n- [ ] Buy rings\n- [ ] Test the pump\n- [x] Mop the floor\n"
    assert found("CO204", body) == ["no action has an owner: 2 actions are open"]
    owned = "## Action items\n\n- [ ] @mara Buy rings\n- [ ] Test the pump\n- [x] Mop the floor\n"
    assert found("CO204", owned) == ["this action has no owner, and others do"]
    assert found("CO204", "## Action items\n\n- [x] Buy rings\n- [x] Mop the floor\n") == []


def test_an_account_in_the_words_of_an_action_may_be_its_owner() -> None:
    assert found("CO204", "## Action items\n\n- [ ] Buy rings — @mara, soon\n- [ ] Test the pump with @joop\n") == []


def test_no_due_date_is_said_only_where_another_action_has_one() -> None:
    assert found("CO205", "## Action items\n\n- [ ] Buy rings\n- [ ] Test the pump\n") == []


def test_only_the_whole_task_to_write_the_report_is_the_text_itself() -> None:
    def body(task: str) -> str:
        return f"## Action items\n\n- {task}\n- [x] Buy rings\n"

    assert len(found("CO207", body("[ ] Write up the post-mortem"))) == 1
    assert found("CO207", body("[x] Write the incident report")) == []
    assert found("CO207", body("[ ] Write the incident report for the insurance")) == []


def test_a_heading_may_stand_twice_below_different_ones() -> None:
    body = "## Monday\n\n### Impact\n\nNo water.\n\n## Tuesday\n\n### Impact\n\nNo tea.\n"
    assert found("CO209", body) == []


def test_the_same_event_at_two_times_is_no_repetition() -> None:
    same = "## Timeline\n\n- 10:15 UTC the pump was started again\n- 10:{} UTC the pump was started again\n"
    assert found("CO210", same.format("45")) == []
    assert len(found("CO210", same.format("15"))) == 1


def test_each_date_that_is_a_slip_of_another_is_said_at_its_place() -> None:
    body = "Date: 2023-03-10\n\n## Impact\n\nNone.\n"
    said = problems_of(body, FILE, titled("The ring, 3 October 2024"))
    told = [(p.place.line, p.text or p.place.column) for p in said if p.code == "CO201"]
    assert told == [(2, "3 October 2024"), (5, 7)]


def test_a_date_that_several_others_contradict_is_said_once() -> None:
    head = titled("The ring, 2023-03-10", "date: 2023-03-10\n")
    assert len(found("CO201", "Date: 2023-03-10\n\n## Impact\n\nNone.\n", FILE, head)) == 1


def test_a_timeline_of_another_year_than_its_start_is_said_at_the_start_alone() -> None:
    head = titled("The ring", "date: 2024-03-16\nincident:\n  started: 2024-03-15\n")
    body = "## Timeline\n\n- 2023-03-15 10:15 UTC alert\n- 2023-03-15 10:40 UTC all clear\n"
    assert [problem.code for problem in problems_of(body, head=head)] == ["CO110"]


def test_an_entry_that_only_the_day_of_the_post_proves_wrong_is_said_once() -> None:
    body = "## Timeline\n\n- 2023-03-15 10:15 UTC alert\n- 2024-03-16 10:40 UTC found\n- 2024-03-18 11:00 UTC done\n"
    assert [problem.code for problem in problems_of(body)] == ["CO110"]
