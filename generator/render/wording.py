"""Values in words: dates, times, lengths of time, severities. Nothing is said that is not known."""

from datetime import date, datetime

from msgspec import Struct

from generator.model import lazy_re as re
from generator.model.incident import Moment

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SEVERITY = re.compile(r"\s*(sev|s|p)(?:erity)?[\s\-_]{0,3}([0-5])\s*", re.IGNORECASE)
SEVERITY_WORDS = ("critical", "critical", "major", "minor", "low", "low")
SEVERITY_LEVELS = {
    "critical": 1,
    "blocker": 1,
    "major": 2,
    "high": 2,
    "minor": 3,
    "medium": 3,
    "moderate": 3,
    "low": 4,
    "trivial": 4,
}
OFFSET = re.compile(r"(?:Z|[+-][0-9:]{2,9})")  # a zone that was written as a number
WORDS_A_MINUTE = 220


class Level(Struct, frozen=True):
    """A severity in words ("SEV2 major"), and its level from 1 (worst) to 4, 0 where it is not known."""

    words: str
    level: int


def day_words(moment: Moment) -> str:
    """`16 March 2020`, `March 2020` or `2020`, as far as the moment is known."""
    year, month = moment.iso[:4].lstrip("0") or "0", moment.iso[5:7]
    if moment.precision == "year":
        return year
    name = MONTHS[int(month) - 1]
    return f"{name} {year}" if moment.precision == "month" else f"{int(moment.iso[8:10])} {name} {year}"


def clock_words(moment: Moment) -> str:
    """`10:30` or `10:30:05`, without seconds that are nought; empty where no time is known."""
    if not moment.timed:
        return ""
    return moment.iso[11:19].removesuffix(":00") if moment.precision == "second" else moment.iso[11:16]


def zone_words(moment: Moment) -> str:
    """`UTC`, `PST`, `Europe/London`, `UTC+05:30`, `UTC−07:00`; empty where the zone is not known or no time is.

    The minus is a minus, and no hyphen, after which a line might end.
    """
    if not clock_words(moment):
        return ""
    if moment.zone and not OFFSET.fullmatch(moment.zone):
        return moment.zone
    instant = moment.instant
    if instant is None:
        return ""
    name = str(instant.tzinfo)
    return "UTC" if name in ("UTC", "UTC+00:00") else name.replace("-", "\N{MINUS SIGN}")


def moment_words(moment: Moment) -> str:
    """`16 March 2020, 10:30 UTC`; an unknown zone is said."""
    clock = clock_words(moment)
    if not clock:
        return day_words(moment)
    return f"{day_words(moment)}, {clock} {zone_words(moment) or '(zone not stated)'}"


def end_words(end: Moment, start: Moment | None) -> str:
    """An end after its start has been said: `14:20 UTC` on the same day in the same zone, else all of it."""
    if start is None or day_words(end) != day_words(start) or zone_words(end) != zone_words(start):
        return moment_words(end)
    return f"{clock_words(end)} {zone_words(end)}".strip() or day_words(end)


def length_words(minutes: int) -> str:
    """A length of time: `14 min`, `2 h 14 min`, `3 days 4 h`. No seconds: stamps tell minutes."""
    if minutes < 1:
        return "under 1 min"
    hours, rest = divmod(minutes, 60)
    days, hours_left = divmod(hours, 24)
    if days:
        name = "day" if days == 1 else "days"
        return f"{days} {name} {hours_left} h" if hours_left else f"{days} {name}"
    if hours:
        return f"{hours} h {rest} min" if rest else f"{hours} h"
    return f"{rest} min"


def severity_level(severity: str) -> Level:
    """How bad, in words: a number gets its word, so that colour and number never stand alone."""
    match = SEVERITY.fullmatch(severity)
    if match:
        number = int(match[2])
        prefix = "P" if match[1].lower() == "p" else "SEV"
        return Level(f"{prefix}{number} {SEVERITY_WORDS[number]}", min(max(number, 1), 4))
    plain = severity.strip()
    return Level(plain[:1].upper() + plain[1:], SEVERITY_LEVELS.get(plain.lower(), 0))


def reading_minutes(words: int) -> int:
    """Whole minutes, at least one."""
    return max(1, round(words / WORDS_A_MINUTE))


def rfc3339(moment: Moment) -> str:
    """The moment as feeds want it, `2020-03-16T10:30:00Z`.

    A feed must name a zone: where the moment has none, UTC stands for it. What is not known is the first of its kind
    (January, the 1st, midnight).
    """
    instant = moment.instant
    if instant is not None:
        return instant.isoformat(timespec="seconds").replace("+00:00", "Z")
    if moment.timed:
        return datetime.fromisoformat(moment.iso).isoformat(timespec="seconds") + "Z"
    return f"{first_day(moment).isoformat()}T00:00:00Z"


def first_day(moment: Moment) -> date:
    """The first calendar day that the moment may be."""
    parts = [int(part) for part in moment.iso[:10].split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def first_sentence(text: str) -> tuple[str, str]:
    """The first sentence of `text` and the rest; the rest is empty where there is one sentence."""
    for match in re.finditer(r"[.!?][\"'”’)]?\s", text):
        head, rest = text[: match.end()].strip(), text[match.end() :].strip()
        # "e.g. this" and "3. that" end no sentence: a sentence is followed by a capital and is longer than a mark.
        if len(head) > 12 and rest[:1].isupper():
            return head, rest
    return text, ""


def clipped(text: str, limit: int) -> str:
    """`text` on one line, at most `limit` characters, cut between words and marked where it was cut."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:.") + "…"
