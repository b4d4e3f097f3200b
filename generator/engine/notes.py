"""The open notes of a site: which there are, and which one a person means."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from generator.assemble.visible import local
from generator.engine.understand import Understood, is_below
from generator.model.problem import Problem
from generator.report.notes import OpenNote

_ID = re.compile(r"(?:(?P<path>.+):)?(?P<id>[A-Za-z]{2}\d{3}-[0-9a-fA-F]{8})\Z", re.DOTALL)
_PLACE = re.compile(r"(?P<path>.+?):(?P<line>\d{1,9})(?::(?P<column>\d{1,9}))?\Z", re.DOTALL)


class Named(Struct, frozen=True):
    """How a person names a problem: by its id, with a path or without, or by a path with a line and maybe a column."""

    path: str = ""
    id: str = ""
    line: int = 0
    column: int = 0


def named(said: str) -> Named | None:
    """What a person says: `ID`, `PATH:ID`, `PATH:LINE` or `PATH:LINE:COLUMN`; None where it is none of them."""
    by_id = _ID.match(said)
    if by_id is not None:
        code, _, digits = by_id["id"].partition("-")
        return Named(by_id["path"] or "", f"{code.upper()}-{digits.lower()}")
    by_place = _PLACE.match(said)
    if by_place is None:
        return None
    return Named(by_place["path"], "", int(by_place["line"]), int(by_place["column"] or 0))


def open_notes(understood: Understood, only: str = "") -> tuple[OpenNote, ...]:
    """The open notes of the texts at or below `only`, in the order of their places."""
    today = local(understood.now, understood.build.site.config).date()
    problems = {
        (problem.place, problem.code): problem
        for problem in understood.build.problems
        if is_below(problem.place.path, only)
    }
    found = [
        OpenNote(problem, note, note.is_overdue(today))
        for post in understood.build.posts
        if is_below(post.path, only)
        for note in post.notes
        if not note.allowed and (problem := problems.get((note.place, note.code))) is not None
    ]
    return tuple(sorted(found, key=lambda one: (one.problem.place, one.problem.code)))


def meant(problems: Iterable[Problem], name: Named) -> Sequence[Problem]:
    """Those of `problems`, of one site and with paths as in it, that may be meant by `name`.

    By a line those are meant that begin on it, else those that go over it; notes before other problems.
    """
    candidates = [problem for problem in problems if not name.path or problem.place.path == name.path]
    if name.id:
        return [problem for problem in candidates if problem.id == name.id]
    begin = [problem for problem in candidates if problem.place.line == name.line]
    over = [problem for problem in candidates if problem.place.line <= name.line <= problem.place.end_line]
    found = [problem for problem in begin or over if name.column in (0, problem.place.column)]
    return [problem for problem in found if problem.confidence is not None] or found
