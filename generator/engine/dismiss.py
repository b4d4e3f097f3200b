"""Dismissing a problem of a text: the suppression is written where it is seen to hold for that problem alone."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from generator.edit.apply import apply
from generator.edit.dismiss import Scope, dismissals, reason_fault
from generator.edit.refusal import Refusal
from generator.engine.notes import Named, meant
from generator.engine.reread import Reread, bytes_of, reread
from generator.engine.understand import Understood
from generator.lint.identity import said_of
from generator.model.allowed import Allowed
from generator.model.post import Suppression
from generator.model.problem import Edit, Problem


class Dismissed(Struct, frozen=True):
    """A text before and after one of its problems was allowed; `refusal` says why that was not done."""

    path: str
    before: bytes
    after: bytes
    refusal: Refusal | None = None


def dismiss(understood: Understood, problem: Problem, reason: str, scope: Scope = "block") -> Dismissed:
    """The text of `problem` with a suppression that allows it because of `reason`; nothing is written.

    It is tried and read again: the problem must be allowed, nothing else may be, and no other problem come of it.
    """
    path = problem.place.path
    before = bytes_of(understood, path)
    if before is None:
        message = f"{problem.id} is no problem of a text, and cannot be allowed"
        return Dismissed(path, b"", b"", Refusal(problem.place, message))
    if problem.blocks == "build":
        message = f"{problem.id} stops every build, and cannot be allowed"
        return Dismissed(path, before, before, Refusal(problem.place, message, problem.hint))
    if fault := reason_fault(reason):
        return Dismissed(path, before, before, Refusal(problem.place, fault))
    now = reread(understood, path, before)
    text, others = now.post.prose.text, 0
    for edits in dismissals(text, problem, reason, now.post.prose.front_end, scope):
        after = reread(understood, path, apply(before, text, edits))
        beside = _beside(now, after, problem, edits)
        if beside == 0 or (beside > 0 and scope != "block"):  # whoever names a line or the text means all of it
            return Dismissed(path, before, after.data)
        others = max(others, beside)
    if others:
        message = f"{problem.id} cannot be allowed by itself here: {others} more of {problem.code} would be, too"
        alone = "--scope line or --scope file allows them together; on a line of its own each can be allowed alone"
        in_front = text.starts[problem.place.line - 1] < now.post.prose.front_end
        hint = "--scope file allows them together" if in_front else alone
        return Dismissed(path, before, before, Refusal(problem.place, message, hint))
    message = f"{problem.id} cannot be allowed where it stands: the comment would change what is read"
    hint = "--scope line or --scope file may do, or `editorial: {allow: …}` in front matter"
    return Dismissed(path, before, before, Refusal(problem.place, message, hint))


def dismissed_already(understood: Understood, path: str, name: Named) -> Suppression | None:
    """The suppression that allows what is named of the text `path`; None where that is not allowed."""
    post = next((post for post in understood.build.posts if post.path == path), None)
    if post is None:
        return None
    if name.line:  # a line of its own stands where the problem stood before
        for one in post.suppressions:
            if one.place.line == name.line:
                return one
    for problem in meant((one for one in understood.build.allowed if one.place.path == path), name):
        for one in post.suppressions:
            if Allowed((one,)).holds(problem.code, problem.name, problem.place.line):
                return one
    return None


def _beside(now: Reread, after: Reread, problem: Problem, edits: tuple[Edit, ...]) -> int:
    """How many other problems of the same rule are allowed now; -1 where anything else is not as it must be."""
    text = now.post.prose.text
    added = sum(edit.new.count("\n") for edit in edits if text.line_at(edit.span.start) <= problem.place.line)
    line = problem.place.line + added
    if not Allowed(after.post.suppressions).holds(problem.code, problem.name, line) or after.broken != now.broken:
        return -1
    # What a passage that is allowed had in it of other notes is open now.
    inner = [one for one in after.problems if problem.confidence is not None and _is_inside(one, problem, added)]
    every, every_after = ((*read.problems, *read.allowed) for read in (now, after))
    if _notes(every) + _notes(inner) != _notes(every_after):
        return -1
    before, left = _counted(now.problems, problem), _counted(after.problems, problem)
    left -= _counted(inner, problem)
    told = problem.id in {one.id for one in now.problems}
    new = left - before
    if not told:  # one of the whole site, of which its text alone knows nothing: this seems to allow nothing
        del new["SU101", problem.code]
    gone = before - left
    if new or any(code != problem.code for code, _ in gone):
        return -1
    return sum(gone.values()) - told


def _is_inside(one: Problem, problem: Problem, added: int) -> bool:
    """Whether one is a note in the midst of a problem that stands `added` lines further down now."""
    at, whole = one.place, problem.place
    start, end = (whole.line + added, whole.column), (whole.end_line + added, whole.end_column)
    within = start < (at.line, at.column) and (at.end_line, at.end_column) <= end
    return within and one.confidence is not None


def _notes(problems: Iterable[Problem]) -> Counter[tuple[str, str]]:
    return Counter((one.code, said_of(one)) for one in problems if one.confidence is not None)


def _counted(problems: Iterable[Problem], about: Problem) -> Counter[tuple[str, str]]:
    """What is said, however often. A note that was left out becomes words of the text, of which more may be said."""
    words = about.confidence in ("certain", "likely")
    minded = (one for one in problems if not words or one.confidence is not None or one.code.startswith("SU"))
    return Counter((one.code, said_of(one)) for one in minded)
