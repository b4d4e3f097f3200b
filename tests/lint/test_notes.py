"""Notes as problems: how bad they are, what they stop, and the line that they stand in."""

import pytest

from generator.model.problem import Target
from tests.lint.reading import problems_of


@pytest.mark.parametrize(
    ("body", "severity", "blocks", "confidence"),
    [
        ("TODO: name the team\n", "error", "strict", "certain"),
        ("We ran the grinder (too technical?) for a day.\n", "warning", "strict", "likely"),
        ("Eventually (how?) it worked.\n", "hint", "never", "hint"),
        ("## Action items\n\n- TODO: rotate keys\n", "hint", "never", "hint"),
    ],
)
def test_the_surer_the_worse(body: str, severity: str, blocks: str, confidence: str) -> None:
    (problem,) = (problem for problem in problems_of(body) if problem.code.startswith("ED"))
    assert (problem.severity, problem.blocks, problem.confidence) == (severity, blocks, confidence)


def test_a_note_says_what_and_where_it_is_and_what_to_do() -> None:
    (problem,) = problems_of("The ring closed.\n\n> TODO: simplify below\n\nIt opened.\n")
    assert (problem.code, problem.name) == ("ED001", "marker")
    assert str(problem.place) == "content/posts/ring.md:8:3"
    assert problem.line_text == "> TODO: simplify below"
    assert problem.text == "TODO: simplify below"
    assert problem.target == Target("next-block", 10, 10, "paragraph")
    assert problem.message.startswith("“TODO: simplify below” is an open note to the author")
    assert "delete the note" in problem.hint
