"""Taking a note out of an open text, and allowing a problem in it, just as the commands do it with files."""

from pathlib import Path
from typing import Literal

from generator.build import build
from generator.disk.find import SitePath
from generator.edit.refusal import Refusal
from generator.engine.dismiss import dismiss
from generator.engine.resolve import resolve
from generator.engine.understand import Understood, Wishes
from generator.language.ends import common_ends
from generator.language.text_checks import Checked, configure, now_by
from generator.model.picture import Facts
from generator.model.post import Post
from generator.model.problem import Problem
from generator.model.project import Project, Theme
from generator.model.site import Audience
from generator.model.text import Source

How = Literal["resolve", "dismiss"]

REASON = "…"
"""Stands for a reason. It says nothing, so that the suppression does not hold before somebody says why it should."""
_TRIED = "as it is"
_OF_SUPPRESSIONS = "SU"
_NOWHERE = Path()


def ways_of(problem: Problem, post: Post) -> tuple[How, ...]:
    """What may be done about `problem` of `post`; whether it can be is known when it is tried."""
    note = any((note.code, note.place) == (problem.code, problem.place) and not note.stays for note in post.notes)
    allowed = problem.blocks != "build" and not problem.code.startswith(_OF_SUPPRESSIONS)
    return (*(("resolve",) if note else ()), *(("dismiss",) if allowed else ()))


def mended(source: Source, checked: Checked, problem: Problem, how: How) -> str | Refusal:
    """The text of `source` without the note that `problem` tells of, or with a suppression of it; or why not."""
    understood = _alone(source, checked)
    if how == "resolve":
        resolved = resolve(understood, source.path, [problem])
        return resolved.refusals[0] if resolved.refusals else resolved.after.decode()
    dismissed = dismiss(understood, problem, _TRIED)
    if dismissed.refusal is not None:
        return dismissed.refusal
    before, after = source.data.decode(), dismissed.after.decode()
    start, _, end = difference(before, after)
    return after[:start] + after[start:end].replace(f" {_TRIED} -->", f" {REASON} -->") + after[end:]


def difference(before: str, after: str) -> tuple[int, int, int]:
    """Where two texts differ: the first offset, and where that ends in `before` and in `after`.

    No line end is cut into halves.
    """
    start, tail = common_ends(before, after)
    if start and before[start - 1] == "\r":
        start -= 1
    if tail and before[len(before) - tail] == "\n":
        tail -= 1
    return start, len(before) - tail, len(after) - tail


def _alone(source: Source, checked: Checked) -> Understood:
    """The text by itself as a site with one text, read with the settings of its own site."""
    settings = checked.settings
    project = Project(settings.sources[0], (source,), (), Theme("", (), ()), ("",), glossary=settings.sources[1])
    now = now_by(settings.config)
    built = build(project, now, Audience(), facts=lambda _: Facts(), configure=configure, outputs=())
    return Understood(SitePath(_NOWHERE), project, built, Wishes(now), now)
