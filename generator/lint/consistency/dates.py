"""The days that a postmortem gives itself: its file's name, title, front matter and timeline go together."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.lint.consistency.claims import Claim, days_in, events, file_name, published, stated, title
from generator.lint.rules import Explained, TextRules, problem_at
from generator.model.post import Post
from generator.model.problem import Problem, Rule

CONTRADICTING = Rule(
    "CO201", "contradicting-dates", "warning", "strict", "Two dates of a postmortem that cannot both be right."
)
APART = Rule("CO208", "dates-apart", "hint", "never", "Two dates of a postmortem that perhaps should be one.")

ZONES_APART = timedelta(days=1)  # one night, or two zones, may lie between two dates of one incident
CLOSE = timedelta(days=60)  # a day so long before the date of the text may be that of its incident
YEAR = "only the year differs"
MEND = "mend the one that is wrong; a reader, and the order of the list, go by both"


def check_dates(post: Post) -> Iterator[Problem]:
    """A problem for each two days of which one is a slip of the other, else at most one: the plainest contradiction.

    What is normal is no problem: published long after the incident, a file named after either day, a title that names
    two days, a timeline that begins long before.
    """
    name, titled, issued, said, told = file_name(post), title(post), published(post), stated(post), events(post)
    own = [claim for claim in (name, *titled, issued, *said) if claim is not None]
    slips = list(_slips(own, _unsaid(post, told)))
    for one, other, kind in slips:
        yield problem_at(post, CONTRADICTING, other.place, f"{one.said}, but {other.said}: {kind}", MEND, other.words)
    if slips:
        return
    if (pair := _too_early(post, [name, issued], [*titled[:1], *said, *told[:1]])) is not None:
        one, other = pair
        message = f"{one.said}, but {other.said}: the text would be older than what it tells"
        yield problem_at(post, CONTRADICTING, one.place, message, MEND)
    elif name is not None and (near := _apart(name, issued, titled)) is not None:
        hint = "mend the one that is wrong; leave it if the file is named after the day on which it was written"
        yield problem_at(post, APART, near.place, f"{name.said}, but {near.said}", hint)


def _unsaid(post: Post, told: tuple[Claim, ...]) -> list[Claim]:
    """The days of the timeline that are not held to the start of the incident: those before it and of other years."""
    started = post.incident.started.day if post.incident.started is not None else None
    return [claim for claim in told if started is None or (claim.day > started and claim.day.year == started.year)]


def _apart(name: Claim, issued: Claim | None, titled: tuple[Claim, ...]) -> Claim | None:
    """The day of the title where the file's name has another one, and nothing says that it is that of publication."""
    if not titled or (issued is not None and issued.day == name.day):
        return None
    near = min(titled, key=lambda claim: abs(claim.day - name.day))
    within = titled[0].day <= name.day <= titled[-1].day
    return None if within or abs(near.day - name.day) <= ZONES_APART else near


def _slips(own: list[Claim], told: list[Claim]) -> Iterator[tuple[Claim, Claim, str]]:
    """Dates of which one is the other with another year, or with day and month the wrong way round.

    Those of the timeline (`told`) count where the others (`own`) agree; then the first is enough.
    """
    seen: set[frozenset[date]] = set()
    for index, other in enumerate(own):
        for one in own[:index]:
            pair = frozenset((one.day, other.day))
            if pair not in seen and (kind := _kind(one.day, other.day)):
                seen.add(pair)
                yield one, other, kind
    if seen:
        return
    for one in own:
        # Where other entries have the day, one with day and month the other way round may be a day of its own.
        if any(abs(event.day - one.day) <= ZONES_APART for event in told):
            continue
        for event in told:
            if kind := _kind(one.day, event.day):
                yield one, event, kind
                return


def _kind(one: date, other: date) -> str:
    if one == other:
        return ""
    if (one.month, one.day) == (other.month, other.day):
        return YEAR
    if one.year == other.year and (one.month, one.day) == (other.day, other.month):
        return "day and month change places"
    return ""


def _too_early(post: Post, written: list[Claim | None], began: list[Claim]) -> tuple[Claim, Claim] | None:
    """A date of the text that is earlier than everything that it tells, and the earliest that it tells."""
    if not began:
        return None
    first = min(began, key=lambda claim: claim.day)
    for claim in written:
        if claim is None or first.day - claim.day <= ZONES_APART:
            continue
        # The incident may have begun on a day that no entry of the timeline stands for.
        named = days_in(post.prose.mask[post.prose.front_end :])
        if not any(-CLOSE <= day - claim.day <= ZONES_APART for day in named):
            return claim, first
    return None


DATES_AGREE = TextRules(
    "dates that agree",
    check_dates,
    (
        Explained(
            CONTRADICTING,
            "## Timeline\n\n- 2023-03-15 10:15 UTC first alert\n- 2023-03-15 10:40 UTC all clear",
            "## Timeline\n\n- 2024-03-15 10:15 UTC first alert\n- 2024-03-15 10:40 UTC all clear",
        ),
        Explained(
            APART,
            "---\ntitle: The ring, 2024-03-01\n---\n\nClosed.",
            "---\ntitle: The ring, 2024-03-10\n---\n\nClosed.",
            "content/posts/2024-03-10-ring.md",
        ),
    ),
)
