"""Days that nobody can tell any more."""

import pytest

from tests.lint.prose.reading import words_of
from tests.lint.reading import DATED

UNDATED = "---\ntitle: The ring\n---\n\n"


def found(body: str, head: str = UNDATED) -> list[str]:
    return words_of(body, "WO101", head=head)


def test_a_day_without_an_anchor_is_found() -> None:
    assert found("Last Friday the ring burst, and two weeks ago the pump.\n") == ["Last Friday", "two weeks ago"]
    assert found("It burst yesterday.\n") == ["yesterday"]


def test_a_post_with_a_date_is_left_alone() -> None:
    assert found("It burst yesterday.\n", DATED) == []


@pytest.mark.parametrize(
    "body",
    [
        "On March 14, 2024 the ring burst. We mended it last week.\n",
        "## 2024-03-14\n\nIt burst yesterday.\n",
        "It said “see you tomorrow” and went on.\n",
        "> It burst yesterday.\n",
        "The last week of the year was dry, and some time ago too.\n",
        "`yesterday`\n",
    ],
)
def test_a_text_with_a_date_and_quotations_are_left_alone(body: str) -> None:
    assert found(body) == []


def test_a_date_solves_all_so_three_are_enough() -> None:
    assert len(found("It burst yesterday. " * 9 + "\n")) == 3
