"""The grammar of stamps: what people write in front of an event to say when it was.

A stamp is read as far as it is written; what it leaves open (a year, a date, a zone) is settled by `clock`.
Every pattern is anchored where it is tried and has bounded repetitions, so reading takes linear time.
"""

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from generator.parse.incident.words_en import APPROXIMATELY, MONTHS, RANGE_WORDS, STAMP_OPENERS, WEEKDAYS
from generator.parse.incident.zones import CLOSED, ZONE


class Stamp(Struct, frozen=True):
    """A point in time as written. 0 (a date's parts), -1 (a time's parts) or empty is what it does not say.

    `start` and `end` delimit it in its line, `rest` is where the words after it begin. `numbers` are the two parts of
    a numeric date of which it cannot be told here which one is the month. `parted`: a separator stands after it.
    `hour` is 24 in "24:00", the end of a day. `local`: it is said to be of a local clock, which is not named. `again`
    is the same moment in another zone, whose own `again` may be one in a third.
    """

    start: int
    end: int
    rest: int = 0
    year: int = 0
    month: int = 0
    day: int = 0
    numbers: tuple[int, int] = (0, 0)
    weekday: int = -1
    hour: int = -1
    minute: int = 0
    second: int = -1
    zone: str = ""
    local: bool = False
    approx: bool = False
    parted: bool = False
    until: "Stamp | None" = None
    again: "Stamp | None" = None

    @property
    def timed(self) -> bool:
        """It says a time of day."""
        return self.hour >= 0

    @property
    def dated(self) -> bool:
        """It names a day, or at least a month of a year."""
        return self.day > 0 or self.numbers != (0, 0) or (self.month > 0 and self.year > 0)


def _names(words: tuple[str, ...], short: int) -> str:
    return "|".join(f"{word[:short]}(?:{word[short:]})?" if len(word) > short else word for word in words)


_MONTH = rf"(?P<month>{_names(MONTHS, 3)}|sept)\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d|:\d)"
_DAY = r"(?P<day>[0-3]?\d)"
# The forms of a date that begin with a digit, and those that begin with a letter. A form's groups say what it found;
# `one` and `two` are a day and a month in unknown order.
_NUMBER_DATES = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<year>\d{{4,5}})[-/.](?P<month_number>\d{{1,2}})[-/.]{_DAY}(?!\d)",
        rf"{_DAY}(?:st|nd|rd|th)?\.?(?:[\s-]|\sof\s){{1,2}}{_MONTH}(?:[,\s-]{{1,3}}{_YEAR})?",
        r"(?P<one>\d{1,2})[-/.](?P<two>\d{1,2})[-/.](?P<year>\d{4}|\d{2})(?![\d.])",
        r"(?P<month_number>\d{2})[-/](?P<day>\d{2})(?=[ T]\d{1,2}:\d\d)",
    )
)
_NAME_DATES = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_MONTH}\s{{0,3}}{_DAY}(?:st|nd|rd|th)?(?!\d|:\d|\s?[ap]\.?m\b)(?:,?\s{{0,3}}{_YEAR})?",
        rf"{_MONTH},?\s{{1,3}}{_YEAR}",
    )
)
_WEEKDAY = re.compile(rf"(?P<weekday>{_names(WEEKDAYS, 3)}|tues|thur|thurs)\b\.?,?", re.IGNORECASE)
_MERIDIEM = r"\s{0,2}(?:(?P<half>[ap])\.?m\b\.?)"
_TIMES = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"T?(?P<hour>\d{{1,3}}):(?P<minute>\d{{2}})(?::(?P<second>\d{{2}})(?:[.,]\d{{1,9}})?)?(?:{_MERIDIEM}|(?!\d|:\d))",
        rf"(?P<hour>\d{{1,2}})\.(?P<minute>[0-5]\d)(?:{_MERIDIEM}|(?!\.?\d|\s?%|\w*\d))",
        rf"(?P<hour>1?\d){_MERIDIEM}",
        r"(?P<hour>\d{1,2})h(?P<minute>[0-5]\d)\b",
        r"(?P<noon>noon|midday|midnight)\b",
        r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<bare>)(?:\s?(?:hrs|hours|h)\b)?"
        r"(?=\s{0,2}(?:[:|\-–—\])]|$|UTC|GMT|[CEMP][ES]?[DS]?T\b|Z\b))",
    )
)
_ZONE = re.compile(
    rf"[,\s]{{0,2}}(?:[(\[]\s?(?P<boxed>{ZONE})\s?[)\]]|(?P<plain>{ZONE})"
    rf"(?:\s?\(\s?(?P<precise>(?:UTC|GMT)\s?[+\-−]\s?\d{{1,2}}(?::?\d{{2}})?)\s?\))?"
    rf"|(?P<local>\(\s?local(?: time)?\s?\)|local(?: time\b|\b{CLOSED}))|(?P<offset>[+]\d{{2}}:?\d{{2}})\b)"
)
_ISO_OFFSET = re.compile(r"[+\-−]\d{2}:?\d{2}\b")
_ABOUT = re.compile(
    rf"(?:{'|'.join(re.escape(word) for word in APPROXIMATELY)})(?<=[~≈<.\w])\s{{0,2}}(?=[\d~JFMASONDTWjfmasondtw])",
    re.IGNORECASE,
)
_OPENER = re.compile(rf"(?:[\s\[(*_`\"“>•·–—-]|(?:{'|'.join(STAMP_OPENERS)})(?=\s)){{1,8}}", re.IGNORECASE)
_GAP_AFTER_DATE = re.compile(r"[\s,@:\])|]{0,6}(?:[-–—]\s?)?(?:at\s|T)?\s?", re.IGNORECASE)
_GAP_AFTER_TIME = re.compile(r"[\s,\])(]{0,4}(?:on\s)?")
_RANGE = re.compile(rf"\s{{0,3}}(?:[-–—→]{{1,3}}>?|(?:{'|'.join(RANGE_WORDS)})\b)\s{{0,3}}(?:at\s)?", re.IGNORECASE)
_ZONES_AT_MOST = 4  # in which one moment is told
_AGAIN = re.compile(r"\s{0,2}[(/|,=]\s{0,2}")
_ISH = re.compile(
    r"\?{1,2}(?!\?)|\s?(?:-?ish\b|\(\?\)|\((?:approx(?:imate(?:ly)?)?\.?|estimated?)\)|approx(?:imately)?\b\.?)",
    re.IGNORECASE,
)
# What ends a weekday or a date after a time: "10:05 Sat down" and "10:50 on Monday's backup" are words of the entry.
_ENDED = re.compile(
    r"\s{0,2}(?:$|[.,;:)\]|>→=•·*_`]|[\"”](?!\w)|[-–—]{1,3}(?:\s|\d{1,2}:|$)|\()|\s{1,2}[-–—/]"
    r"|\s(?:to|until|till|through)\s|\sand\s\d{1,2}:\d\d"
)
_BOXED = re.compile(r"\s?[)\]]")
# A quotation mark closes a stamp where it follows it at once; after a blank it opens the words.
_CLOSERS = re.compile(r"(?:\s{0,2}[)\]*_`]|[\"”](?!\w)){0,6}\s{0,6}")
_SEPARATORS = re.compile(r"(?:[\s\-–—:|>,;.→=•·]|\)(?!\w)|\](?!\w)){0,12}")


def read_stamp(text: str, start: int = 0, closed: int = 0) -> Stamp | None:
    """The stamp that stands in `text` at `start` (marks, brackets, "at" and "about" before it are skipped), or None.

    A stamp has a time, a day, or a month and its year. What follows it must not be part of its last word. Where bold,
    italics or code close in `text` at `closed`, that parts as a separator does.
    """
    opener = _OPENER.match(text, start)
    first = opener.end() if opener else start
    point = _point(text, first, closed)
    if point is None:
        return None
    point = _again(text, point)
    ranged = _RANGE.match(text, point.end)
    if ranged:
        until = _point(text, ranged.end(), closed)
        if until is not None and (until.timed or (until.dated and not point.timed)):
            point = replace(
                point,
                until=until,
                end=until.end,
                zone=point.zone or until.zone,
                local=point.local or (until.local and not point.zone),
                approx=point.approx or until.approx,
            )
    return _bounded(text, point)


def _again(text: str, point: Stamp) -> Stamp:
    """`point` with what follows it: the same moment in other zones, "(20:30 EDT, 17:30 PDT)"."""
    others: list[Stamp] = []
    end = point.end
    while point.zone and len(others) < _ZONES_AT_MOST and (link := _AGAIN.match(text, end)):
        other = _point(text, link.end())
        if other is None or not other.zone or not other.timed:
            break
        others.append(other)
        end = other.end
    if not others:
        return point
    again: Stamp | None = None
    for other in reversed(others):
        again = replace(other, again=again)
    closed = _CLOSERS.match(text, end)
    return replace(point, again=again, end=closed.end() if closed else end)


def _bounded(text: str, point: Stamp) -> Stamp | None:
    """`point` with what surrounds it: a suffix such as "ish", closing brackets, and the separator after it."""
    end = point.end
    approx = point.approx
    if ish := _ISH.match(text, end):
        end, approx = ish.end(), True
    if end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        return None
    closed = _CLOSERS.match(text, end)
    after = closed.end() if closed else end
    parted = _SEPARATORS.match(text, after)
    rest = parted.end() if parted else after
    has_separator = rest >= len(text) or bool(text[end:rest].strip(' \t*_`"”'))
    return replace(point, end=end, rest=rest, approx=approx, parted=has_separator)


def _point(text: str, start: int, closed: int = 0) -> Stamp | None:
    """The single point in time at `start`: date, weekday, time and zone in any order, or None.

    What follows the time belongs to it only as far as something parts it from the words of the entry.
    """
    found, at = Stamp(start, start), start
    sure: Stamp | None = None  # as far as it goes without doubt, once there is a time
    boxed = False
    for _ in range(8):
        if about := _ABOUT.match(text, at):
            found, at = replace(found, approx=True), about.end()
        step = _weekday(text, at, found) or _date(text, at, found) or _time(text, at, found)
        if step is None:
            break
        if step.timed and (sure is None or _is_ended(text, step.end, boxed, closed)):
            box = _BOXED.match(text, step.end) if boxed else None
            step = sure = replace(step, end=box.end()) if box else step
        found = step
        gap = (_GAP_AFTER_TIME if found.timed else _GAP_AFTER_DATE).match(text, found.end)
        at = gap.end() if gap else found.end
        if gap and found.timed:
            boxed = (boxed or "(" in gap[0] or "[" in gap[0]) and not gap[0].rstrip().endswith((")", "]"))
    return sure or (found if found.dated else None)


def _is_ended(text: str, end: int, boxed: bool, closed: int) -> bool:
    """Whether a weekday or a date after a time ends at `end`. `boxed`: it began in a bracket, which must close."""
    if boxed:
        return _BOXED.match(text, end) is not None
    return (
        0 < closed == end
        or text[end - 1] == ","
        or text.endswith("day.", 0, end)
        or _ENDED.match(text, end) is not None
    )


def _weekday(text: str, at: int, found: Stamp) -> Stamp | None:
    match = _WEEKDAY.match(text, at) if found.weekday < 0 else None
    if match is None:
        return None
    short = match["weekday"][:3].lower()
    return replace(found, weekday=[day[:3] for day in WEEKDAYS].index(short), end=match.end())


def _date(text: str, at: int, found: Stamp) -> Stamp | None:
    if found.dated or at >= len(text):
        return None
    for form in _NUMBER_DATES if text[at].isdigit() else _NAME_DATES:
        match = form.match(text, at)
        if match is None:
            continue
        parts = match.groupdict()
        year = int(parts.get("year") or 0)
        year = year + 2000 if 0 < year < 100 else year
        numbers = (int(parts["one"]), int(parts["two"])) if "one" in parts else (0, 0)
        month = int(parts.get("month_number") or 0)
        if parts.get("month"):
            month = [name[:3] for name in MONTHS].index(parts["month"][:3].lower()) + 1
        day = int(parts.get("day") or 0)
        if _is_date(year, month, day, numbers):
            return replace(found, year=year, month=month, day=day, numbers=numbers, end=match.end())
    return None


def _is_date(year: int, month: int, day: int, numbers: tuple[int, int]) -> bool:
    if numbers != (0, 0):
        return 1 <= min(numbers) <= 12 and max(numbers) <= 31
    try:
        date(year or 2000, month, day or 1)
    except ValueError:
        return False
    return True


def _time(text: str, at: int, found: Stamp) -> Stamp | None:
    if found.timed or at >= len(text) or not (text[at].isdigit() or text[at] in "TtNnMm"):
        return None
    for number, form in enumerate(_TIMES):
        match = form.match(text, at)
        if match is None:
            continue
        parts = match.groupdict()
        if "bare" in parts and not found.dated and _like_a_year(match[0]):
            continue
        if number == 1 and not parts["half"] and len(parts["hour"]) < 2 and not found.dated:
            continue  # "1.20" is rather a version
        hour = {"noon": 12, "midday": 12, "midnight": 0}.get((parts.get("noon") or "").lower(), -1)
        hour = int(parts["hour"]) if parts.get("hour") else hour
        minute, second = int(parts.get("minute") or 0), int(parts.get("second") or -1)
        half = (parts.get("half") or "").lower()
        if half and hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        if hour > (24 if minute == 0 and second <= 0 and not half else 23) or minute > 59 or second > 59:
            continue
        timed = replace(found, hour=hour, minute=minute, second=second, end=match.end())
        return _zoned(text, timed, match[0][:1] in "Tt")
    return None


def _like_a_year(words: str) -> bool:
    return words[:4].isdigit() and 1990 <= int(words[:4]) <= 2049


def _zoned(text: str, found: Stamp, iso: bool) -> Stamp:
    offset = _ISO_OFFSET.match(text, found.end) if iso else None
    if offset:
        return replace(found, zone=offset[0].replace("−", "-"), end=offset.end())
    match = _ZONE.match(text, found.end)
    if match is None:
        return found
    zone = match["precise"] or match["boxed"] or match["plain"] or match["offset"] or ""
    return replace(found, zone=zone, local=match["local"] is not None, end=match.end())


def trailing_stamp(text: str) -> Stamp | None:
    """The stamp with a day and a time that ends `text` ("First alert 2020-02-02 10:00"), at most five words long."""
    text = text.rstrip(" .)]*")
    at = len(text)
    best: Stamp | None = None
    for _ in range(5):
        at = text.rfind(" ", 0, max(at, 0))
        if at < 0:
            break
        stamp = read_stamp(text, at + 1)
        if stamp is not None and stamp.timed and stamp.dated and stamp.end >= len(text):
            best = stamp
    return best


# Digits of a file's name or of an address ("shot-2021-03-05.png", "/2021-03-05/") are no date of the text.
ANY_DATE = re.compile(
    rf"(?<![\w./-])(?:\d{{4}}-\d{{2}}-\d{{2}}|(?:{_names(MONTHS, 3)})\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?(?:{_names(MONTHS, 3)})\.?,?\s(?:19|20)\d\d"
    r"|\d{1,2}/\d{1,2}/\d{2,4})\b(?!\.[a-z]|[-/][a-z])",
    re.IGNORECASE,
)
_DECISIVE = re.compile(r"([0-9](?<![\w./-]\d)\d?)([/-]|\.(?=\d{1,2}\.\d{4}))(\d{1,2})[-/.](\d{4}|\d{2})(?![\w/-])")


def dates_in(text: str) -> Iterator[Stamp]:
    """Every full date that stands in `text`, as stamps, in order."""
    found = (_point(text, match.start()) for match in ANY_DATE.finditer(text))
    return (stamp for stamp in found if stamp is not None and stamp.dated and stamp.year)


def day_first(text: str) -> bool | None:
    """Whether numeric dates in `text` put the day first, by the first that decides it; None where none does."""
    for match in _DECISIVE.finditer(text):
        one, two = int(match[1]), int(match[3])
        if one > 12 >= two > 0 and one <= 31:
            return True
        if two > 12 >= one > 0 and two <= 31:
            return False
    return None
