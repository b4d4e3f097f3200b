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
    left = ordered(suppressed(raised(problems, posts, today), posts, skipped, known))
    return identified(left, posts)
