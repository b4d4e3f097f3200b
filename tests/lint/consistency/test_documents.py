"""What a document says in two places, or leaves out, and what may be as it is."""

import pytest

from generator.model.problem import Problem
from tests.lint.reading import DATED, problems_of


def found(body: str, code: str, path: str = "content/posts/ring.md", head: str = DATED) -> list[Problem]:
    return [problem for problem in problems_of(body, path, head) if problem.code == code]


@pytest.mark.parametrize(
    ("name", "title", "other"),
    [
        ("2024-03-15-ring.md", "The ring, 2023-03-15", "2023-03-15"),
        ("2024-03-05-ring.md", "The ring, 2024-05-03", "2024-05-03"),
    ],
)
def test_a_year_or_a_month_that_was_mistaken_is_reported(name: str, title: str, other: str) -> None:
    (problem,) = found(f"# {title}\n\nIt was open.\n", "CO201", f"content/posts/{name}", "")
    assert problem.text == other
    assert problem.message.startswith("the name of the file says 2024-03-")


def test_a_report_cannot_come_before_its_incident() -> None:
    (problem,) = found("## Timeline (UTC)\n\n- 2024-03-20 10:15 alert\n- 2024-03-20 10:20 clear\n", "CO201")
    assert problem.message == "`date` says 2024-03-15, and the first entry of the timeline says 2024-03-20"


@pytest.mark.parametrize("day", ["2024-03-15", "2024-03-16", "2024-03-01", "2023-11-30", "2020-01-01"])
def test_a_report_may_come_later_by_any_time(day: str) -> None:
    assert found(f"## Timeline (UTC)\n\n- {day} 10:15 alert\n- {day} 10:20 clear\n", "CO201") == []


@pytest.mark.parametrize(
    ("title", "name", "wrong"),
    [
        ("Postmortem 13: the ring", "12-ring.md", True),
        ("Incident #7", "0012_ring.md", True),
        ("000 - The ring", "001_ring.md", True),
        ("Postmortem 12: the ring", "012-ring.md", False),
        ("Postmortem of 3 rings", "12-ring.md", False),
        ("Incident 2024", "12-ring.md", False),
        ("Postmortem 13: the ring", "2024-03-15-ring.md", False),
        ("Report 13.5 of the ring", "12-ring.md", False),
    ],
)
def test_the_number_in_the_title_is_that_of_the_file(title: str, name: str, wrong: bool) -> None:
    assert len(found(f"# {title}\n\nIt was open.\n", "CO203", f"content/posts/{name}", "")) == wrong


@pytest.mark.parametrize(
    "below", ["", "<!-- nothing yet -->", "---", "[ring]: https://ring.example/", "> TODO: write this"]
)
def test_a_section_that_nothing_stands_in_is_reported(below: str) -> None:
    (problem,) = found(f"## Impact\n\n{below}\n\n## Root cause\n\nThe ring was open.\n", "CO202")
    assert problem.place.line == 6


def test_a_section_of_a_prompt_alone_holds_a_note() -> None:
    (problem,) = found("## Impact\n\n*Describe how users were affected.*\n\n## Cause\n\nIt was open.\n", "CO202")
    assert problem.message == "under “Impact” stands a note to its author"


@pytest.mark.parametrize(
    "section",
    [
        "## Impact\n\nNone.",
        "## Impact\n\n![The ring](ring.png)",
        "## Impact\n\n```\nring\n```",
        "## Impact\n\n### On passengers\n\nNobody could board.",
        "## Impact: none",
        "## Actions\n\n### Close the ring\n\n### Drain the pump",
        "## Timeline\n\n### 10:15 UTC the ring opens\n\n### 10:20 UTC it closes",
        "Impact\n------\n\nNone.",
        "::: internal\n## Impact\n\nSecret.\n:::",
    ],
)
def test_a_section_with_anything_in_it_is_left_alone(section: str) -> None:
    assert found(f"{section}\n\n## Root cause\n\nIt was open.\n", "CO202") == []


def test_actions_that_nobody_has_are_said_at_once() -> None:
    (problem,) = found("## Actions\n\n- Close the ring\n- Drain the pump\n- [x] Dry the deck\n", "CO204")
    assert (problem.place.line, problem.message) == (8, "none of the 2 open actions has an owner")


def test_an_action_that_has_no_owner_beside_others_is_said_alone() -> None:
    (problem,) = found("## Actions\n\n- Close the ring (owner: Ines)\n- Drain the pump\n- DONE: dry it\n", "CO204")
    assert (problem.place.line, problem.severity) == (9, "hint")


def test_a_day_is_missed_only_beside_others() -> None:
    assert found("## Actions\n\n- Close the ring (owner: Ines)\n", "CO205") == []
    (problem,) = found("## Actions\n\n- Close it (owner: Ines)\n- Drain it (owner: Ada), due 2024-04-01\n", "CO205")
    assert problem.place.line == 8


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("We called Mathhew. Then Matthew came, and Matthew closed it.", "Mathhew"),
        ("We called Ansgra. Then Ansgar came, and Ansgar closed it.", "Ansgra"),
        ("We asked Katharina. Then Katherina came, and so did Katharina.", "Katherina"),
    ],
)
def test_a_name_in_two_spellings_is_reported_where_it_is_rarer(words: str, wrong: str) -> None:
    (problem,) = found(f"{words}\n", "CO206")
    assert problem.text == wrong


def test_front_matter_knows_how_a_name_is_spelled() -> None:
    head = "---\ntitle: The ring\ndate: 2024-03-15\nauthors: [Mathew Lund]\n---\n\n"
    (problem,) = found("We called Mathew. Then Matthew came, and Matthew closed it.\n", "CO206", head=head)
    assert (problem.text, problem.message.endswith("(in the front matter)")) == ("Matthew", True)


@pytest.mark.parametrize(
    "words",
    [
        "We asked Bergen. Then Bergens crew came to Bergen.",
        "We asked Marten and Karten.",
        "We asked Grafana. Grafanas board told us.",
        "We asked Maria. Then Marian came with Maria.",
        "The Primary was down, so we asked the Priory.",
        "In the Logging part the logging stopped. In the Loging part it went on.",
        "We asked `Mathew`. Then Matthew came with Matthew.",
        "It ran in Mathew-prod. Then Matthew came with Matthew.",
    ],
)
def test_two_words_that_are_no_spellings_of_one_are_left_alone(words: str) -> None:
    assert found(f"{words}\n", "CO206") == []
