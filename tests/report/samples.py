"""Problems to show."""

from msgspec import structs

from generator.model.problem import Problem, Rule, Target
from generator.model.text import Place

BROKEN = Rule("XX001", "broken", "error", "build", "Something is broken.")
ODD = Rule("XX002", "odd", "warning", "strict", "Something is odd.")
NICE = Rule("XX003", "nice", "hint", "never", "Something could be nicer.")


def problem(
    rule: Rule = ODD, message: str = "this is odd", line_text: str = "", start: int = 1, end: int = 2
) -> Problem:
    """A problem at line 7 of posts/a.md, about the columns from `start` to `end` (1-based, end exclusive)."""
    return Problem.of(rule, message, Place("posts/a.md", 7, start, 7, end), line_text=line_text)


def note() -> Problem:
    """An editorial note with everything that one has."""
    return structs.replace(
        problem(ODD, "a note was left in the text", "> NOTE: shorten", 3, 16),
        text="NOTE: shorten",
        hint="resolve it",
        confidence="certain",
        target=Target("next-block", 9, 11, "paragraph"),
    )
