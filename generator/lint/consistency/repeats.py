"""Entries that stand twice in a list, word for word."""

from collections.abc import Iterator, Sequence

from generator.lint.rules import Explained, TextRules, problem_at
from generator.model.incident import Action, Event, Learning
from generator.model.post import Post
from generator.model.problem import Problem, Rule

REPEATED = Rule("CO210", "repeated-entry", "hint", "never", "An entry of a list that stands in it twice.")

FEWEST = 3  # an entry of fewer words ("restarted the pod") may well stand twice


def check_repeats(post: Post) -> Iterator[Problem]:
    """A hint for each learning, action or event that repeats one above it."""
    for noun, entries in (("learning", post.learnings), ("action", post.actions), ("event", post.timeline)):
        yield from _repeats(post, noun, entries)


def _repeats(post: Post, noun: str, entries: Sequence[Learning | Action | Event]) -> Iterator[Problem]:
    seen: dict[tuple[str, str], int] = {}
    for entry in entries:
        words = entry.text.raw.lower().split()
        if len(words) < FEWEST or entry.how == "derived":
            continue
        # The same may well happen at two times, or be done by two people.
        besides = (
            entry.owner if isinstance(entry, Action) else entry.kind if isinstance(entry, Learning) else entry.stamp
        )
        first = seen.setdefault((besides, " ".join(words)), entry.place.line)
        if first < entry.place.line:
            yield problem_at(
                post,
                REPEATED,
                entry.place,
                f"this {noun} stands in line {first} too, word for word",
                "take one of the two away",
                entry.text.raw,
            )


REPEATS = TextRules(
    "repeats",
    check_repeats,
    (
        Explained(
            REPEATED,
            "## Lessons learned\n\n- Rings wear out sooner than we thought\n- Rings wear out sooner than we thought",
            "## Lessons learned\n\n- Rings wear out sooner than we thought\n- Nobody looked at the ring for a year",
        ),
    ),
)
