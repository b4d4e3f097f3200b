"""A name for every problem that stays when lines move: what it is, its words, its section, and which of its equals."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from generator.model import lazy_re as re
from generator.model.post import Post
from generator.model.problem import Problem
from generator.model.text import digest_of

_DIGITS = 8  # hex digits; two problems of one file share them by chance once in 4 thousand million pairs
_LABEL = 7  # the level from which on a heading is a label in the text
_LINE = re.compile(r"\b(lines?) \d{1,9}(?:(?: and |[-–, ])\d{1,9})*")


def identified(problems: Iterable[Problem], posts: Iterable[Post]) -> tuple[Problem, ...]:
    """`problems`, in their order, each with its `id` (`ED203-3f9a2c1b`); those that have one keep it.

    It is made of the code, the words without regard to blanks, the headings above, and how many of the same stand
    before it in its file. Neither path nor line is in it: it is of one file, and another may have the same.
    """
    of_path = {post.path: post for post in posts}
    headings: dict[str, _Headings] = {}
    seen: Counter[tuple[str, str, str]] = Counter()
    named: list[Problem] = []
    for problem in problems:
        if problem.id:
            named.append(problem)
            continue
        path = problem.place.path
        if path not in headings:
            headings[path] = _Headings(of_path.get(path))
        parts = (problem.code, said_of(problem), *headings[path].above(problem.place.line))
        key = (path, problem.code, digest_of(*parts))
        digest = digest_of(*parts, str(seen[key]))
        seen[key] += 1
        named.append(replace(problem, id=f"{problem.code}-{digest[:_DIGITS]}"))
    return tuple(named)


def said_of(problem: Problem) -> str:
    """What a problem is about, wherever it stands: its words, else its message without the lines that it names."""
    return " ".join((problem.text or _LINE.sub(r"\1", problem.message)).split())


def _without(said: str, notes: Sequence[str]) -> str:
    """What a heading says beside its notes."""
    for note in notes:
        said = said.replace(note, "")
    return said


class _Headings:
    """The headings of a post, for each line the path of those that it stands under.

    Notes in them do not count, those neither that are allowed: no problem gets another name by that.
    """

    def __init__(self, post: Post | None) -> None:
        self._lines: list[int] = []
        self._paths: list[tuple[str, ...]] = []
        open_now: list[tuple[int, str]] = []
        allowed: dict[int, list[str]] = {}
        for note in post.notes if post is not None else ():
            if note.allowed:
                allowed.setdefault(note.place.line, []).append(note.text)
        for heading in post.sections if post is not None else ():
            if heading.level >= _LABEL:
                continue
            said = " ".join(_without(heading.text.said, allowed.get(heading.place.line, ())).split())
            if not said and heading.place.line in allowed:
                continue
            while open_now and open_now[-1][0] >= heading.level:
                open_now.pop()
            open_now.append((heading.level, said))
            self._lines.append(heading.place.line)
            self._paths.append(tuple(said for _, said in open_now))

    def above(self, line: int) -> Sequence[str]:
        """The headings above a line, outermost first; one that stands on it is not above it."""
        index = bisect_right(self._lines, line - 1) - 1
        return self._paths[index] if index >= 0 else ()
