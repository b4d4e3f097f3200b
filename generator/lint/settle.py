"""The last look at all problems of a site: what is allowed goes, what is overdue rises, and each gets its name."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from generator.lint.identity import identified
from generator.lint.overdue import raised
from generator.lint.suppress import suppressed
from generator.model.post import Post
from generator.model.problem import Problem, ordered


def settle(
    problems: Iterable[Problem],
    posts: Sequence[Post],
    today: date,
    *,
    skipped: frozenset[str] = frozenset(),
    known: Callable[[], frozenset[str]] | None = None,
) -> tuple[Problem, ...]:
    """All problems of `posts` and of their site as they are reported, in order.

    `today` is the day in the site's zone. `skipped` are the codes and names of the rules that were not checked, and
    `known` gives those of all rules there are (None: any name may be one).
    """
    # What is allowed counts among its equals, so that nobody else's name changes when something is allowed.
    named = named_all(problems, posts, today)
    kept = suppressed(named, posts, skipped, known)
    return ordered(identified(kept, posts))


def named_all(problems: Iterable[Problem], posts: Sequence[Post], today: date) -> tuple[Problem, ...]:
    """All problems with their names, those too that are allowed, in order."""
    return identified(ordered(tuple(raised(problems, posts, today))), posts)
