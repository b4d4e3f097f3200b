"""Durations that the text declares, against its own times."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import datetime

from generator.lint.rules import Explained, TextRules, problem_at, quoted
from generator.model import lazy_re as re
from generator.model.incident import Declared, Moment
from generator.model.post import Post
from generator.model.problem import Problem, Rule

NO_PAIR = Rule("CO111", "declared-duration", "hint", "never", "A duration that no two times of the text give.")
CONTRADICTED = Rule("CO114", "contradicted-duration", "warning", "strict", "A duration that start and end do not give.")

_ENOUGH = 4  # of so few times none needs to be the start or the end
_MOST = 1000  # times of one text
# Hours at work, of which the night between is not counted: "5 h (during support hours)".
_AT_WORK = re.compile(r"(?i)\b(?:support|business|office|working|work) ?(?:hours|days)\b")
_HOUR, _DAY = 60, 24 * 60


def check_durations(post: Post) -> Iterator[Problem]:
    """One problem for each declared duration that start and end contradict, or that no pair of times gives."""
    if not post.declared:
        return
    whole = _between(post.incident.started, (post.incident.resolved, post.incident.mitigated))
    groups = _minutes(post)
    seen: set[int] = set()
    for declared in post.declared:
        line = post.prose.text.line(declared.place.line)
        if declared.minutes in seen or declared.minutes <= 0 or _AT_WORK.search(line):
            continue
        seen.add(declared.minutes)
        if declared.of == "total" and whole:
            if not any(agree(declared, minutes) for minutes in whole):
                said = f"“{quoted(declared.text.raw)}” is declared, but from start to end it is {spoken(whole[0])}"
                yield _problem(post, CONTRADICTED, declared, said, "mend the duration, the start or the end")
        elif any(len(group) >= _ENOUGH for group in groups) and not any(_gives(group, declared) for group in groups):
            said = (
                f"“{quoted(declared.text.raw)}” is declared, but no two times of the text are {_about(declared)} apart"
            )
            hint = "check the duration against the timeline, or add the entry that it begins or ends with"
            yield _problem(post, NO_PAIR, declared, said, hint)


def _problem(post: Post, rule: Rule, declared: Declared, message: str, hint: str) -> Problem:
    return problem_at(post, rule, declared.place, message, hint, declared.text.raw)


def agree(declared: Declared, minutes: int) -> bool:
    """Whether people would say `declared` of so many minutes: they round, and rather down than up."""
    return abs(declared.minutes - minutes) <= tolerance(declared)


def tolerance(declared: Declared) -> int:
    """By how many minutes a declared duration may be off: "17 hours" less than an hour, "47 minutes" two of them."""
    said = declared.minutes
    step = next(step for step in (_DAY, _HOUR, 30, 15, 10, 5, 1) if said % step == 0)
    rounded = min(step - 1, said // 2)
    return max(rounded, 1, said // 20) * (2 if declared.approx else 1)


def _between(start: Moment | None, ends: tuple[Moment | None, ...]) -> list[int]:
    """Minutes from `start` to each of `ends` that can be told."""
    one = _timed(start)
    found = []
    for end in ends:
        other = _timed(end)
        if one is not None and other is not None and start is not None and end is not None:
            alike = one.tzinfo is not None and other.tzinfo is not None
            if alike or (one.tzinfo is None and other.tzinfo is None and start.zone == end.zone):
                minutes = int((other - one).total_seconds() // 60)
                found += [minutes] if minutes >= 0 else []
    return found


def _minutes(post: Post) -> list[list[int]]:
    """The times of a text in minutes, in order: those of known zones together, the others by their zone's name."""
    incident = post.incident
    moments = [moment for event in post.timeline for moment in (event.at, event.until)]
    moments += [incident.started, incident.detected, incident.declared, incident.mitigated, incident.resolved]
    moments += [stated.moment for stated in post.stated]
    groups: dict[str, set[int]] = {}
    for moment in moments[:_MOST]:
        at = _timed(moment)
        if at is not None and moment is not None:
            name = "known" if at.tzinfo is not None else f"local {moment.zone}"
            groups.setdefault(name, set()).add(_minute(at))
    return [sorted(group) for group in groups.values()]


def _minute(at: datetime) -> int:
    start = datetime(1970, 1, 1, tzinfo=at.tzinfo)
    shift = at.utcoffset() if at.tzinfo is not None else None
    seconds = (at.replace(tzinfo=None) - start.replace(tzinfo=None)).total_seconds()
    return int((seconds - (shift.total_seconds() if shift is not None else 0)) // 60)


def _gives(minutes: list[int], declared: Declared) -> bool:
    """Whether two of `minutes` (in order) are as far apart as is declared."""
    slack = tolerance(declared)
    for minute in minutes:
        at = bisect_left(minutes, minute + declared.minutes - slack)
        if at < len(minutes) and minutes[at] <= minute + declared.minutes + slack:
            return True
    return False


def _timed(moment: Moment | None) -> datetime | None:
    if moment is None or not moment.timed:
        return None
    return datetime.fromisoformat(moment.iso)


def _about(declared: Declared) -> str:
    return f"about {spoken(declared.minutes)}"


def spoken(minutes: int) -> str:
    """So many minutes in days, hours and minutes: "1 day 2 h", "1 h 5 min"."""
    days, rest = divmod(minutes, _DAY)
    hours, rest = divmod(rest, _HOUR)
    parts = [f"{days} {'day' if days == 1 else 'days'}"] if days else []
    parts += [f"{hours} h"] if hours else []
    parts += [f"{rest} min"] if rest or not parts else []
    return " ".join(parts)


DURATIONS = TextRules(
    "durations",
    check_durations,
    (
        Explained(
            NO_PAIR,
            "The outage lasted 47 minutes.\n\n## Timeline (2024-03-15, UTC)\n\n- 10:15 First alert\n"
            "- 10:20 The ring is found\n- 10:25 A new one is fetched\n- 10:40 It is closed",
            "The outage lasted 25 minutes.\n\n## Timeline (2024-03-15, UTC)\n\n- 10:15 First alert\n"
            "- 10:20 The ring is found\n- 10:25 A new one is fetched\n- 10:40 It is closed",
        ),
        Explained(
            CONTRADICTED,
            "- Start: 2024-03-15 10:15 UTC\n- End: 2024-03-15 11:20 UTC\n- Duration: 3 hours",
            "- Start: 2024-03-15 10:15 UTC\n- End: 2024-03-15 11:20 UTC\n- Duration: 65 minutes",
        ),
    ),
)
