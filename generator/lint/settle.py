"""The last look at all problems of a site: what is allowed goes, what is overdue rises, and each gets its name."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from msgspec import Struct

from generator.lint.identity import identified
from generator.lint.overdue import raised
from generator.lint.suppress import suppressed
from generator.model.post import Post
from generator.model.problem import Problem, ordered


class Settled(Struct, frozen=True):
    """What is reported, and what the texts allow, each in order and with names."""

    problems: tuple[Problem, ...]
    allowed: tuple[Problem, ...]


def settle(
    problems: Iterable[Problem],
    posts: Sequence[Post],
    today: date,
    *,
    skipped: frozenset[str] = frozenset(),
    known: Callable[[], frozenset[str]] | None = None,
) -> Settled:
    """All problems of `posts` and of their site, settled.

    `today` is the day in the site's zone. `skipped` are the codes and names of the rules that were not checked, and
    `known` gives those of all rules there are (None: any name may be one).
    """
    # What is allowed counts among its equals, so that nobody else's name changes when something is allowed.
    named = identified(ordered(raised(problems, posts, today)), posts)
    kept = ordered(identified(suppressed(named, posts, skipped, known), posts))
    names = {(problem.place, problem.id) for problem in kept}
    return Settled(kept, tuple(problem for problem in named if (problem.place, problem.id) not in names))
