"""Editorial notes as problems. What they are is told by the rules that found them, in `parse`."""

from collections.abc import Iterator

from generator.lint.rules import TextRules
from generator.model.note import Note
from generator.model.post import Post
from generator.model.problem import Blocks, Confidence, Problem, Severity

SEVERITY: tuple[tuple[Confidence, Severity], ...] = (("certain", "error"), ("likely", "warning"), ("hint", "hint"))


def check_notes(post: Post) -> Iterator[Problem]:
    """A problem for each note: those that are left out of public pages stop `--strict`, hints stop nothing."""
    line, line_text = 0, ""
    for note in post.notes:
        # Notes of one line share its text: a hostile line may hold thousands.
        if note.place.line != line:
            line, line_text = note.place.line, post.prose.text.line(note.place.line)
        yield problem_of(note, line_text)


def problem_of(note: Note, line_text: str) -> Problem:
    """`note`, which stands on the line `line_text`, as a problem."""
    blocks: Blocks = "strict" if note.left_out else "never"
    return Problem(
        code=note.code,
        name=note.name,
        severity=next(severity for confidence, severity in SEVERITY if confidence == note.confidence),
        blocks=blocks,
        message=note.message,
        place=note.place,
        text=note.text,
        hint=note.hint,
        confidence=note.confidence,
        target=note.target,
        line_text=line_text,
    )


NOTES = TextRules("notes", check_notes, ())
