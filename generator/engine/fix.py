"""Mending texts: the fixes that problems bring along, made in the bytes of their files and read once more."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from generator.edit.apply import apply
from generator.edit.refusal import Refusal
from generator.engine.reread import Reread, bytes_of, reread
from generator.engine.understand import Understood
from generator.model.problem import Fix, Problem
from generator.model.text import Place, Span

# How often a text is mended anew: fixes that met others are made when those are.
_ROUNDS = 8


class Changed(Struct, frozen=True):
    """A file, its bytes before and after, and how many fixes were made. Where it is refused nothing is changed."""

    path: str
    before: bytes
    after: bytes
    count: int
    refusal: Refusal | None = None


def fixes(understood: Understood, problems: Iterable[Problem], *, unsafe: bool = False) -> tuple[Changed, ...]:
    """The files of a site with the safe fixes of `problems` made, or with all of them; nothing is written.

    Of fixes that meet in one file the first is made, then what is left of the others. A file that could not be built
    with its fixes, though it could without them, is refused as a whole.
    """
    of_path: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.fix is not None and (problem.fix.safe or unsafe):
            of_path.setdefault(problem.place.path, []).append(problem)
    done = (_fixed(understood, path, found) for path, found in sorted(of_path.items()))
    return tuple(changed for changed in done if changed is not None)


def _fixed(understood: Understood, path: str, problems: Sequence[Problem]) -> Changed | None:
    """One file with the fixes of its problems; None where they change nothing of it."""
    before = bytes_of(understood, path)
    if before is None:
        return None
    first = now = reread(understood, path, before)
    wanted = {problem.id for problem in problems}
    found, count = list(problems), 0
    for _ in range(_ROUNDS):
        made, left = apart(problem.fix for problem in found if problem.fix is not None)
        changed = apply(now.data, now.post.prose.text, [edit for fix in made for edit in fix.edits])
        if changed == now.data:
            break
        now, count = reread(understood, path, changed), count + len(made)
        if now.broken - first.broken:
            return Changed(path, before, before, 0, _refusal(path, now, first))
        if not left:
            break
        found = [problem for problem in now.problems if problem.fix is not None and problem.id in wanted]
    return Changed(path, before, now.data, count) if now.data != before else None


def apart(found: Iterable[Fix]) -> tuple[list[Fix], list[Fix]]:
    """The fixes that meet none before them, and the others. Two insertions at one place meet."""
    made: list[Fix] = []
    left: list[Fix] = []
    taken: list[Span] = []  # in order, apart from each other
    for fix in found:
        spans = [edit.span for edit in fix.edits]
        if any(_meet(one, other) for one, other in pairwise(spans)):
            continue  # it contradicts itself
        if any(_meets_any(span, taken) for span in spans):
            left.append(fix)
        else:
            made.append(fix)
            for span in spans:
                insort(taken, span)
    return made, left


def _meets_any(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a span meets one of those that are taken: that before it, or that after it."""
    index = bisect_left(taken, span)
    return any(_meet(span, other) for other in taken[max(index - 2, 0) : index + 2])


def _meet(one: Span, other: Span) -> bool:
    return one == other or one.meets(other)


def _refusal(path: str, now: Reread, first: Reread) -> Refusal:
    message = sorted(now.broken - first.broken)[0][1]
    return Refusal(Place(path), f"with its fixes the text could not be built: {message}", "mend it by hand")
