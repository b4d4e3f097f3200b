"""Names of problems by which a service knows them again in the next report."""

import re
from collections import Counter
from collections.abc import Iterable

from generator.model.problem import Problem
from generator.model.text import digest_of

_DIGITS = re.compile(r"\d+")
# Characters of a line that tell it from others; a hostile one is long, and has a thousand problems.
_ENOUGH = 500


def fingerprints(problems: Iterable[Problem]) -> tuple[str, ...]:
    """A name for each of `problems`, in their order: no two alike, and none changed by lines that move.

    They are made of the problem's id; of one without, of its rule and its words. Of problems that are alike in all
    that, it counts which one it is in the report.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    names = []
    for problem in problems:
        # A message may name lines of the text, which move.
        words = problem.text or problem.line_text[:_ENOUGH] or _DIGITS.sub("#", problem.message)
        what = (problem.place.path, problem.code, problem.id or " ".join(words.split()))
        seen[what] += 1
        names.append(digest_of(*what, str(seen[what])))
    return tuple(names)
