"""Editorial notes as problems. What they are is told by the rules that found them, in `parse`."""

from collections.abc import Iterator

from generator.lint.rules import TextRules
from generator.model.post import Post
from generator.model.problem import Problem


def check_notes(post: Post) -> Iterator[Problem]:
    """A problem for each note: those that are left out of public pages stop `--strict`, hints stop nothing."""
    line, line_text = 0, ""
    for note in post.notes:
        # Notes of one line share its text: a hostile line may hold thousands.
        if note.place.line != line:
            line, line_text = note.place.line, post.prose.text.line(note.place.line)
        yield note.problem(line_text)


NOTES = TextRules("notes", check_notes, ())
