"""Actions: what is to be done, by whom, how far it is, and its ticket."""

import pytest

from generator.model.incident import Action
from generator.parse.incident.actions import read_actions
from generator.parse.incident.sections import find_sections
from generator.parse.incident.vocabulary import vocabulary_of
from tests.parse.reading import document_of

ENGLISH = vocabulary_of("en")


def actions(markdown: str) -> tuple[Action, ...]:
    document = document_of(markdown)
    return read_actions(document, find_sections(document, ENGLISH), ENGLISH)


def test_task_items_are_open_or_done() -> None:
    found = actions(
        "## Action items\n\n- [ ] buy a bigger disk\n- [x] empty the old one\n- [ ] alert on it (in progress)\n"
    )
    assert [(one.text.raw, one.status, one.place.line) for one in found] == [
        ("buy a bigger disk", "open", 3),
        ("empty the old one", "done", 4),
        ("alert on it (in progress)", "in-progress", 5),
    ]


def test_a_plain_item_says_nothing_of_its_status() -> None:
    (action,) = actions("## Next steps\n\n- buy a bigger disk\n")
    assert (action.status, action.owner, action.due, action.link, action.anchor) == (None, "", "", "", "action-1")


def test_a_table_is_read_by_the_names_of_its_columns() -> None:
    table = (
        "| Owner | Action item | Type | Priority | Status | Due | Ticket |\n|---|---|---|---|---|---|---|\n"
        "| Ines | buy a disk | prevent | high | **TODO** | 2021-04-01 | [D-1](https://example.com/D-1) |\n"
    )
    (action,) = actions(f"## Action items\n\n{table}")
    assert (action.text.raw, action.owner, action.kind, action.priority) == ("buy a disk", "Ines", "prevent", "high")
    assert (action.status, action.due, action.link) == ("open", "2021-04-01", "https://example.com/D-1")
    assert action.place.line == 5


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("✅ buy a disk", "done"),
        ("DONE: buy a disk", "done"),
        ("buy a disk - **DONE**", "done"),
        ("buy a disk (in progress)", "in-progress"),
        ("buy a disk [won't do]", "rejected"),
        ("open the disk", None),
    ],
)
def test_words_and_marks_tell_the_status(words: str, status: str | None) -> None:
    (action,) = actions(f"## Actions\n\n- {words}\n")
    assert action.status == status


@pytest.mark.parametrize(
    ("markdown", "owner"),
    [
        ("- @ines buy a disk", "@ines"),
        ("- buy a disk (@ines, @ravi)", "@ines, @ravi"),
        ("- buy a disk, owner: Ines", "Ines"),
        ("**IK**\n\n- buy a disk", "IK"),
        ("#### 1) Buy a disk `@ines`\n\nIt is ordered.", "@ines"),
        ("- ask @ines whether a disk is needed", ""),
        ("**Storage and such**\n\n- buy a disk", ""),
        ("**IK - for the spring**\n\n- buy a disk", "IK"),
        ("**IK**\n\nFor the archive:\n\n- buy a disk", ""),
        ("- buy a disk (Storage team)", "Storage team"),
        ("- buy a disk (Ines, done)", "Ines"),
        ("- buy a disk (PR, merged)", ""),
        ("- buy a disk (Ceph)", ""),
    ],
)
def test_an_owner_is_a_handle_at_the_edge_a_label_or_the_name_of_the_group(markdown: str, owner: str) -> None:
    (action,) = actions(f"## Actions\n\n{markdown}\n")
    assert action.owner == owner


def test_the_link_is_the_first_issue_or_pull_request() -> None:
    (action,) = actions(
        "## Actions\n\n- buy a [disk](https://example.com/shop)\n  - https://example.com/team/repo/issues/12.\n"
    )
    assert action.link == "https://example.com/team/repo/issues/12"


def test_a_due_date_is_one_only_where_it_is_called_so() -> None:
    one, two = actions("## Actions\n\n- buy a disk, due 2021-04-01\n- look at the outage of 2021-03-04\n")
    assert (one.due, two.due) == ("2021-04-01", "")


def test_sub_headings_or_paragraphs_may_be_the_actions() -> None:
    assert [a.text.raw for a in actions("## Actions\n\n### Buy a disk\n\nA big one.\n\n### Alert\n\nSoon.\n")] == [
        "Buy a disk",
        "Alert",
    ]
    assert [a.text.raw for a in actions("## Prevention\n\nWe buy a disk.\n")] == ["We buy a disk."]


def test_what_was_done_already_says_so_in_its_heading() -> None:
    one, two = actions("## Actions taken\n\n- a\n\n## Actions planned\n\n- b\n")
    assert (one.status, two.status) == ("done", None)


def test_an_action_point_may_stand_among_the_learnings() -> None:
    markdown = "## Learnings\n\n### Disks fill up\n\nThey do.\n\nAction point: buy a disk.\n"
    (action,) = actions(markdown)
    assert (action.text.raw, action.place.line) == ("buy a disk.", 7)


def test_a_bracket_at_the_end_may_tell_owner_status_and_date() -> None:
    one, two, three = actions(
        "## Actions\n\n- buy a disk (Ines, done)\n- sell it [Ravi; in progress]\n- mend it (Ola, by 2021-04-01)\n"
    )
    assert [(a.owner, a.status, a.due) for a in (one, two, three)] == [
        ("Ines", "done", ""),
        ("Ravi", "in-progress", ""),
        ("Ola", None, "2021-04-01"),
    ]


def test_a_lone_word_in_brackets_is_an_owner_where_most_actions_end_so() -> None:
    markdown = "## Actions\n\n- buy a disk (Ines)\n- sell it (Ravi)\n- mend it\n"
    assert [a.owner for a in actions(markdown)] == ["Ines", "Ravi", ""]


@pytest.mark.parametrize("tick", ["✅", "✔️", "✔", "☑️."])
def test_a_tick_at_the_end_says_that_it_is_done(tick: str) -> None:
    (action,) = actions(f"## Actions\n\n- buy a disk {tick}\n")
    assert action.status == "done"


def test_an_action_item_among_lists_of_actions_is_one_too() -> None:
    markdown = "## Actions\n\n- buy a disk\n\n**Action item:** Look at it daily. Owner: @ines\n"
    assert [(a.text.raw, a.owner) for a in actions(markdown)] == [
        ("buy a disk", ""),
        ("Look at it daily. Owner: @ines", "@ines"),
    ]


@pytest.mark.parametrize(
    "words",
    ["No actions.", "None.", "N/A", "- None at this time", "- No further action items are needed.", "There are none."],
)
def test_that_there_is_nothing_to_do_is_no_action(words: str) -> None:
    assert actions(f"## Actions\n\n{words}\n") == ()


@pytest.mark.parametrize("words", ["No-op the job", "No deploys on Fridays", "No actions without a second reader"])
def test_that_something_is_not_to_be_done_is_an_action(words: str) -> None:
    assert len(actions(f"## Actions\n\n- {words}\n")) == 1


def test_what_was_learned_is_no_action_where_it_stands_among_them() -> None:
    markdown = "## Actions\n\n### Buy a disk\n\nA big one.\n\n### What went wrong\n\n- It fell.\n"
    assert [a.text.raw for a in actions(markdown)] == ["Buy a disk"]
    assert [a.text.raw for a in actions("## Actions\n\n### Share our learnings\n\nSoon.\n")] == ["Share our learnings"]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Close the ring - done and told to the crew", "done"),
        ("Close the ring – done: it was worn", "done"),
        ("Close the ring - done [#12](https://ring.example/issues/12)", "done"),
        ("Close the ring — in progress by Ines", "in-progress"),
        ("Find out what was done - and when", None),
        ("Say what is to be - done well - for each ring", None),
    ],
)
def test_a_dash_and_a_state_may_stand_before_more_words(words: str, status: str | None) -> None:
    (action,) = actions(f"## Actions\n\n- {words}\n")
    assert action.status == status


def owners(markdown: str) -> list[str]:
    return [action.owner for action in actions(f"## Actions\n\n{markdown}\n")]


@pytest.mark.parametrize("group", ["Ines and Ravi", "Ravi & Ines", "Ravi, Ines", "Ravi K", "Ravi K."])
def test_beside_the_name_of_one_a_group_may_be_of_two_or_have_an_initial(group: str) -> None:
    assert owners(f"**{group}**\n\n- buy a disk\n\n**Ines**\n\n- mount it") == [group, "Ines"]


@pytest.mark.parametrize("group", ["Disks and Rings", "Plan B", "For later"])
def test_other_words_in_bold_name_nobody(group: str) -> None:
    assert owners(f"**{group}**\n\n- buy a disk") == [""]


@pytest.mark.parametrize(
    "group", ["Short-term", "Immediate", "Monitoring", "Technical", "P1", "Q3", "Monitoring/Alerting"]
)
def test_a_kind_of_work_or_its_time_owns_nothing(group: str) -> None:
    assert owners(f"**{group}**\n\n- buy a disk\n\n**Later**\n\n- mount it") == ["", ""]


def test_a_state_over_a_list_is_the_state_of_its_actions() -> None:
    (done,) = actions("## Actions\n\n**Done**\n\n- buy a disk\n")
    assert (done.owner, done.status) == ("", "done")


def test_a_kind_of_work_in_another_language_owns_nothing() -> None:
    words = vocabulary_of("de")
    document = document_of("## Maßnahmen\n\n**Kurzfristig**\n\n- eine Platte kaufen\n")
    assert [action.owner for action in read_actions(document, find_sections(document, words), words)] == [""]


def test_a_name_on_the_first_line_over_a_list_owns_it() -> None:
    assert owners("**Ines**\nLook into\n- a disk\n- a ring") == ["Ines", "Ines"]
    assert owners("**Ines** looks into\n\n- a disk") == [""]
