"""Stamps that cannot be right by themselves, or of which something had to be decided."""

from collections.abc import Iterator

from generator.lint.rules import Explained, TextRules, problem_at
from generator.model.incident import Doubt, DoubtKind
from generator.model.post import Post
from generator.model.problem import Problem, Rule

IMPOSSIBLE = Rule("CO102", "impossible-time", "warning", "strict", "A time or a day that there is not.")
WEEKDAY = Rule("CO103", "wrong-weekday", "warning", "strict", "A day of the week that is not that of the date.")
ZONES_DISAGREE = Rule("CO106", "zones-disagree", "warning", "strict", "Two zones in one stamp that mean two moments.")
NEXT_DAY = Rule("CO107", "next-day", "hint", "never", "A time that was taken for one of the next day.")
DAY_OR_MONTH = Rule("CO108", "day-or-month", "hint", "never", "A date of which it is unknown what is the month.")
UNDATED = Rule("CO109", "undated-event", "hint", "never", "Times of which no day is known.")
UNKNOWN_ZONE = Rule("CO112", "unknown-zone", "warning", "strict", "A zone that nobody knows.")

_ONCE: tuple[DoubtKind, ...] = ("undated", "day-month", "unknown-zone")


def check_stamps(post: Post) -> Iterator[Problem]:
    """One problem for each doubt of a stamp; of those that go for many alike, the first with their number."""
    seen: dict[tuple[DoubtKind, str], int] = {}
    head = {moment.day for moment in (post.incident.mitigated, post.incident.resolved) if moment is not None}
    doubts = [
        (event, doubt)
        for event in post.timeline
        for doubt in event.doubts
        # The next day is no guess where the incident ended on it.
        if not (doubt.kind == "next-day" and event.at is not None and event.at.day in head)
    ]
    for _, doubt in doubts:
        seen[_key(doubt)] = seen.get(_key(doubt), 0) + 1
    for event, doubt in doubts:
        count = seen.get(_key(doubt), 0)
        if doubt.kind in _ONCE:
            seen[_key(doubt)] = 0
        if count:
            rule, message, hint = _said(doubt, event.stamp, count)
            words = event.stamp if doubt.kind == "next-day" else doubt.saw  # which saw the time above
            yield problem_at(post, rule, doubt.place or event.place, message, hint, words)


def check_days(post: Post) -> Iterator[Problem]:
    """One problem for each full date of the text that cannot be right, but those that a stamp was told of."""
    told = {(doubt.kind, (doubt.place or event.place).line) for event in post.timeline for doubt in event.doubts}
    for doubt in post.doubts:
        if doubt.place is not None and (doubt.kind, doubt.place.line) not in told:
            rule, message, hint = _said(doubt, "", 1)
            yield problem_at(post, rule, doubt.place, message, hint, doubt.saw)


def _key(doubt: Doubt) -> tuple[DoubtKind, str]:
    return doubt.kind, doubt.saw if doubt.kind == "unknown-zone" else ""


def _said(doubt: Doubt, stamp: str, count: int) -> tuple[Rule, str, str]:
    """The rule that a doubt comes under, what is wrong and what to do. `count`: how many of its kind there are."""
    saw, expected = doubt.saw, doubt.expected
    also = f"; {count - 1} more like it" if count > 1 else ""
    match doubt.kind:
        case "impossible":
            return (
                IMPOSSIBLE,
                f"there is no such time or day as “{saw}”",
                "write the time as it was, such as 13:55 or 2024-02-28",
            )
        case "weekday":
            return WEEKDAY, f"{saw} does not go with the date: {expected}", "mend the day of the week, or the date"
        case "zones":
            message = f"{saw} is not the same moment as {stamp}: that is {expected}"
            return ZONES_DISAGREE, message, "mend one of the two times, or the name of its zone"
        case "next-day":
            message = f"{stamp} comes after {saw}, and was taken for {expected}"
            return NEXT_DAY, message, "write the date beside the first time of a new day"
        case "day-month":
            return DAY_OR_MONTH, f"{saw} is {expected}{also}", "write it as 2024-03-15, or name the month"
        case "undated":
            message = f"no day is known for {stamp}{also}"
            return UNDATED, message, "name the day in the heading of the timeline, or in the front matter as `date`"
        case "unknown-zone":
            message = f"“{saw}” is no zone that is known: the times stay without one{also}"
            return UNKNOWN_ZONE, message, "use UTC, an offset such as UTC+2, or a region such as Europe/Berlin"


STAMPS = TextRules(
    "stamps",
    lambda post: (*check_stamps(post), *check_days(post)),
    (
        Explained(
            IMPOSSIBLE,
            "## Timeline\n\n- 13:55 PM UTC first alert",
            "## Timeline\n\n- 13:55 UTC first alert",
        ),
        Explained(
            WEEKDAY,
            "## Timeline\n\n- Monday 2024-03-15 10:15 UTC first alert",
            "## Timeline\n\n- Friday 2024-03-15 10:15 UTC first alert",
        ),
        Explained(
            ZONES_DISAGREE,
            "## Timeline\n\n- 20:07 EDT (01:07 UTC) first alert",
            "## Timeline\n\n- 20:07 EDT (00:07 UTC) first alert",
        ),
        Explained(
            NEXT_DAY,
            "## Timeline\n\n- 23:50 UTC first alert\n- 00:10 UTC all clear",
            "## Timeline\n\n- 23:50 UTC first alert\n- 2024-03-16 00:10 UTC all clear",
        ),
        Explained(
            DAY_OR_MONTH,
            "## Timeline\n\n- 4/3/2021 10:15 UTC first alert",
            "## Timeline\n\n- 2021-03-04 10:15 UTC first alert",
        ),
        Explained(
            UNDATED,
            "## Timeline\n\n- 10:15 UTC first alert",
            "## Timeline of 15 March 2024\n\n- 10:15 UTC first alert",
        ),
        Explained(
            UNKNOWN_ZONE,
            "## Timeline\n\n- 10:15 Europe/Atlantis first alert",
            "## Timeline\n\n- 10:15 Europe/Athens first alert",
        ),
    ),
)
