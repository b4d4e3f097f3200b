"""Allowing a problem from within an editor: a suppression whose reason is still to be written."""

from generator.edit.apply import apply
from generator.edit.dismiss import dismissals
from generator.model.allowed import Allowed
from generator.model.config import Reading
from generator.model.post import Post
from generator.model.problem import Edit, Problem
from generator.model.text import Source
from generator.parse.post import parse_post

REASON = "…"
"""Stands for the reason. It says nothing, so that the suppression does not hold before somebody says why it should."""
_TRIED = "why"
_OF_SUPPRESSIONS = "SU"


def may_be_dismissed(problem: Problem) -> bool:
    """Whether a suppression could allow `problem` at all."""
    return problem.blocks != "build" and not problem.code.startswith(_OF_SUPPRESSIONS)


def dismissing(source: Source, post: Post, reading: Reading, problem: Problem) -> tuple[Edit, ...]:
    """The edits that allow `problem` in `source`, which reads as `post`, once a reason is written; none if none can."""
    text, front_end = post.prose.text, post.prose.front_end
    for tried, edits in zip(
        dismissals(text, problem, _TRIED, front_end, "block"),
        dismissals(text, problem, REASON, front_end, "block"),
        strict=True,
    ):
        start = text.starts[problem.place.line - 1]
        moved = sum(edit.new.count("\n") for edit in tried if edit.span.start <= start)
        changed = parse_post(Source.of(source.path, apply(source.data, text, tried)), reading)
        if Allowed(changed.suppressions).holds(problem.code, problem.name, problem.place.line + moved):
            return edits
    return ()
