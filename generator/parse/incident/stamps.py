"""The grammar of stamps: what people write in front of an event to say when it was.

A stamp is read as far as it is written; what it leaves open (a year, a date, a zone) is settled by `clock`.
Every pattern is anchored where it is tried and has bounded repetitions, so reading takes linear time.
"""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from generator.model import lazy_re as re
from generator.parse.incident.since import since_at
from generator.parse.incident.stamp_forms import Forms, forms_of
from generator.parse.incident.vocabulary import Vocabulary, folded
from generator.parse.incident.zones import may_follow, printed


class Stamp(Struct, frozen=True):
    """A point in time as written. 0 (a date's parts), -1 (a time's parts) or empty is what it does not say.

    `start` and `end` delimit it in its line, `rest` is where the words after it begin. `numbers` are the two parts of
    a numeric date of which it cannot be told here which one is the month. `parted`: a separator stands after it.
    `hour` is 24 in "24:00", the end of a day; `half` is "a" or "p" where AM or PM is said. `local`: it is said to be of
    a local clock, which is not named. `again` is the same moment in another zone, whose own `again` may be one in a
    third. `since` is the time as seconds from the start of the incident, "T+5m". `odd` is what cannot be, as written
    ("13:55 PM", "2024-02-31"): such a day is left out, such a time has its hour and minute.
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
    half: str = ""
    zone: str = ""
    local: bool = False
    approx: bool = False
    parted: bool = False
    since: int | None = None
    until: "Stamp | None" = None
    again: "Stamp | None" = None
    odd: str = ""

    @property
    def timed(self) -> bool:
        """It says a time of day, or how long after the start it was."""
        return self.hour >= 0 or self.since is not None

    @property
    def possible(self) -> bool:
        """There is such a time of day."""
        return (self.hour < 24 and self.minute < 60) or (self.hour == 24 and self.minute == 0)

    @property
    def dated(self) -> bool:
        """It names a day, or at least a month of a year."""
        return self.day > 0 or self.numbers != (0, 0) or (self.month > 0 and self.year > 0)


_DIGIT = re.compile(r"\d")
_ISO_OFFSET = re.compile(r"[+\-−]\d{2}:?\d{2}\b")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\w|[:.-]\d)")
_ZONES_AT_MOST = 4  # in which one moment is told
_AGAIN = re.compile(r"\s{0,2}[(/|,=]\s{0,2}")
_BOXED = re.compile(r"\s?[)\]]")
# A quotation mark closes a stamp where it follows it at once; after a blank it opens the words.
_CLOSERS = re.compile(r"(?:\s{0,2}[)\]*_`]|[\"”](?!\w)){0,6}\s{0,6}")
_SEPARATORS = re.compile(r"(?:[\s\-–—:|>,;.→=•·]|\)(?!\w)|\](?!\w)){0,12}")


def read_stamp(text: str, words: Vocabulary, start: int = 0, closed: int = 0) -> Stamp | None:
    """The stamp that stands in `text` at `start` (marks, brackets, "at" and "about" before it are skipped), or None.

    A stamp has a time, a day, or a month and its year. What follows it must not be part of its last word. Where bold,
    italics or code close in `text` at `closed`, that parts as a separator does.
    """
    forms = forms_of(words)
    opener = None if text[start : start + 1].isdigit() else forms.opener.match(text, start)
    first = opener.end() if opener else start
    if not _may_begin(text, forms, first):
        return None
    point = _since(text, forms, first) or _point(text, forms, first, closed)
    if point is None:
        return None
    if point.since is not None:
        return _bounded(text, forms, point)
    point = _again(text, forms, point)
    ranged = forms.range.match(text, point.end)
    if ranged:
        until = _point(text, forms, ranged.end(), closed)
        if until is not None and until.possible and (until.timed or (until.dated and not point.timed)):
            point = replace(
                _in_half_of(until, point),
                until=until,
                end=until.end,
                zone=point.zone or until.zone,
                local=point.local or (until.local and not point.zone),
                approx=point.approx or until.approx,
            )
    return _bounded(text, forms, point)


def _may_begin(text: str, forms: Forms, at: int) -> bool:
    """Whether the first three characters at `at` may be those of a stamp."""
    three = text[at : at + 3]
    if three[:1].isdigit() or not three.isascii():
        return True
    lowered, begins = three.lower(), forms.begins
    if lowered in begins or lowered[:2] in begins or lowered[:1] in begins:
        return True
    return lowered[:1] == "t" and not three[:2].isalpha()


def _since(text: str, forms: Forms, first: int) -> Stamp | None:
    """The time since the start at `first`; the time of day that stands beside it instead: "T+5m (10:15 UTC)"."""
    passed = since_at(text, first) if text.startswith("T", first) else None
    if passed is None:
        return None
    link = _AGAIN.match(text, passed[1])
    point = _point(text, forms, link.end()) if link else None
    if point is None or not point.timed:
        return Stamp(first, passed[1], since=passed[0])
    box = _BOXED.match(text, point.end)
    return replace(point, start=first, end=box.end() if box else point.end)


def _in_half_of(until: Stamp, point: Stamp) -> Stamp:
    """`point`, which is in the half of the day of the end of its range where only that says one: "1:15-1:45 PM"."""
    if not until.half or point.half or not 0 < point.hour <= 12:
        return point
    hour = point.hour % 12 + (12 if until.half == "p" else 0)
    return replace(point, hour=hour) if (hour, point.minute) <= (until.hour, until.minute) else point


def _again(text: str, forms: Forms, point: Stamp) -> Stamp:
    """`point` with what follows it: the same moment in other zones, "(20:30 EDT, 17:30 PDT)"."""
    others: list[Stamp] = []
    end = point.end
    while len(others) < _ZONES_AT_MOST and (link := _AGAIN.match(text, end)):
        if not point.zone and link[0].strip() not in ("(", "/"):
            break
        other = _point(text, forms, link.end())
        if other is None or not other.zone or not other.timed or not other.possible:
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


def _bounded(text: str, forms: Forms, point: Stamp) -> Stamp | None:
    """`point` with what surrounds it: a suffix such as "ish", closing brackets, and the separator after it."""
    end = point.end
    approx = point.approx
    if ish := forms.ish.match(text, end):
        end, approx = ish.end(), True
    if end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        return None
    closed = _CLOSERS.match(text, end)
    after = closed.end() if closed else end
    parted = _SEPARATORS.match(text, after)
    rest = parted.end() if parted else after
    has_separator = rest >= len(text) or bool(text[end:rest].strip(' \t*_`"”'))
    return replace(point, end=end, rest=rest, approx=approx, parted=has_separator)


def _point(text: str, forms: Forms, start: int, closed: int = 0) -> Stamp | None:
    """The single point in time at `start`: date, weekday, time and zone in any order, or None.

    What follows the time belongs to it only as far as something parts it from the words of the entry.
    """
    if (plain := _plain(text, forms, start)) is not None:
        return plain
    found, at = Stamp(start, start), start
    sure: Stamp | None = None  # as far as it goes without doubt, once there is a time
    boxed = False
    for _ in range(8):
        if not _may_begin(text, forms, at):
            break
        number = text[at : at + 1].isdigit()
        about = None if number else forms.about.match(text, at)
        near, at = (replace(found, approx=True), about.end()) if about else (found, at)
        weekday = None if number else _weekday(text, forms, at, near)
        step = weekday or _date(text, forms, at, near) or _time(text, forms, at, near)
        if step is None:
            sure = _with_year(text, at, sure) if sure is found else sure
            break
        if step.timed and (sure is None or _is_ended(text, forms, step.end, boxed, closed)):
            box = _BOXED.match(text, step.end) if boxed else None
            step = sure = replace(step, end=box.end()) if box else step
        found = step
        gap = (forms.gap_after_time if found.timed else forms.gap_after_date).match(text, found.end)
        at = gap.end() if gap else found.end
        if gap and found.timed:
            boxed = (boxed or "(" in gap[0] or "[" in gap[0]) and not gap[0].rstrip().endswith((")", "]"))
    return sure or (found if found.dated else None)


def _plain(text: str, forms: Forms, start: int) -> Stamp | None:
    """The point in time at `start` as most are written, "10:15", "2024-03-15 10:15 UTC", where no more follows on it.

    None says nothing: it may be written otherwise.
    """
    at, year, month, day = start, 0, 0, 0
    if text[at + 4 : at + 5] == "-" == text[at + 7 : at + 8]:
        written = text[at : at + 10].split("-")
        if not (len(written) == 3 and "".join(written).isdecimal()) or text[at + 10 : at + 11].isdecimal():
            return None
        year, month, day = map(int, written)
        if not (year and month and day) or not _is_date(year, month, day, (0, 0)):
            return None
        if (gap := forms.gap_after_date.match(text, at + 10)) is None:
            return None
        at = gap.end()
    if text[at + 2 : at + 3] != ":":
        return None
    clock = forms.times[0].match(text, at)
    if clock is None or clock.end() != at + 5 or not text[at].isdigit():
        return None
    hour, minute = int(text[at : at + 2]), int(text[at + 3 : at + 5])
    if hour > 23 or minute > 59:
        return None
    end, zone, local = at + 5, "", False
    if may_follow(text, end, forms.words) and (named := forms.zone.match(text, end)) is not None:
        end, zone, local = named.end(), _zone_in(named, forms), named["local"] is not None
    gap = forms.gap_after_time.match(text, end)
    if _may_begin(text, forms, gap.end() if gap else end):
        return None
    return Stamp(start, end, year=year, month=month, day=day, hour=hour, minute=minute, zone=zone, local=local)


def _is_ended(text: str, forms: Forms, end: int, boxed: bool, closed: int) -> bool:
    """Whether a weekday or a date after a time ends at `end`. `boxed`: it began in a bracket, which must close."""
    if boxed:
        return _BOXED.match(text, end) is not None
    return (
        0 < closed == end
        or text[end - 1] == ","
        or text.endswith("day.", 0, end)
        or forms.ended.match(text, end) is not None
    )


def _weekday(text: str, forms: Forms, at: int, found: Stamp) -> Stamp | None:
    first = text[at : at + 1]
    if found.weekday >= 0 or (first.isascii() and first not in forms.weekday_initials):
        return None
    match = forms.weekday.match(text, at)
    if match is None:
        return None
    return replace(found, weekday=forms.weekdays.get(folded(match["weekday"]), -1), end=match.end())


def _date(text: str, forms: Forms, at: int, found: Stamp) -> Stamp | None:
    # "10:15" and "9:15" begin no date.
    if found.dated or at >= len(text) or text[at + 2 : at + 3] == ":" or text[at + 1 : at + 2] == ":":
        return None
    for form in forms.number_dates if text[at].isdigit() else forms.name_dates:
        match = form.match(text, at)
        if match is None:
            continue
        parts = match.groupdict()
        year = int(parts.get("year") or 0)
        year = year + 2000 if 0 < year < 100 else year
        numbers = (int(parts["one"]), int(parts["two"])) if "one" in parts else (0, 0)
        month = int(parts.get("month_number") or 0)
        if parts.get("month"):
            month = forms.months.get(folded(parts["month"]), 0)
        day = int(parts.get("day") or 0)
        if _is_date(year, month, day, numbers):
            dated = replace(found, year=year, month=month, day=day, numbers=numbers, end=match.end())
            last = int(parts.get("last") or 0)  # "14-19 January 2024"
            if last > day and _is_date(year, month, last, numbers):
                return replace(dated, until=replace(dated, day=last, until=None))
            return dated
        if year and day and not found.odd:
            return replace(found, odd=match[0], end=match.end())
    return None


def _with_year(text: str, at: int, found: Stamp) -> Stamp:
    """`found` with the year behind all the rest, as machines print it: "Fri Mar 5 10:00:00 UTC 2021"."""
    printed_so = found.month and not found.year and found.weekday >= 0 and found.second >= 0
    match = _YEAR.match(text, at) if printed_so else None
    return replace(found, year=int(match[0]), end=match.end()) if match else found


def _is_date(year: int, month: int, day: int, numbers: tuple[int, int]) -> bool:
    if numbers != (0, 0):
        return 1 <= min(numbers) <= 12 and max(numbers) <= 31
    try:
        date(year or 2000, month, day or 1)
    except ValueError:
        return False
    return True


def _time(text: str, forms: Forms, at: int, found: Stamp) -> Stamp | None:
    if found.timed or at >= len(text) or not (text[at].isdigit() or text[at] in forms.time_initials):
        return None
    for number, form in enumerate(forms.times):
        match = form.match(text, at)
        if match is None:
            continue
        parts = match.groupdict()
        if "bare" in parts and not found.dated and _like_a_year(match[0]):
            continue
        if number == 1 and len(parts["hour"]) < 2 and not found.dated and not _has_a_dot(text, forms, match):
            continue
        hour = 12 if parts.get("noon") else 0 if parts.get("midnight") else -1
        hour = int(parts["hour"]) if parts.get("hour") else hour
        minute, second = int(parts.get("minute") or 0), int(parts.get("second") or -1)
        half = (parts.get("half") or "").lower()
        odd = (half and hour > 12) or len(parts.get("hour") or "") > 2
        if half and hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        hour += 12 if parts.get("late") and 0 < hour < 12 else 0
        if hour > (24 if minute == 0 and second <= 0 and not half else 23) or minute > 59 or second > 59:
            if number or hour > 99 or second > 59:
                continue
            odd = True
        timed = replace(
            found,
            hour=hour,
            minute=minute,
            second=second,
            half=half,
            end=match.end(),
            odd=match[0] if odd else found.odd,
        )
        return _zoned(text, forms, timed, match[0][:1] in "Tt")
    return None


def _has_a_dot(text: str, forms: Forms, match: re.Match[str]) -> bool:
    """Whether a number such as "1.20" is a time: with "pm" or "Uhr", or before a colon where times are written so."""
    said = any(part for name, part in match.groupdict().items() if name not in ("hour", "minute"))
    return said or (bool(forms.words.after_times) and text.startswith((":", " -", " –"), match.end()))


def _like_a_year(words: str) -> bool:
    return words[:4].isdigit() and 1990 <= int(words[:4]) <= 2049


def _zoned(text: str, forms: Forms, found: Stamp, iso: bool) -> Stamp:
    offset = _ISO_OFFSET.match(text, found.end) if iso else None
    if offset:
        return replace(found, zone=offset[0].replace("−", "-"), end=offset.end())
    match = forms.zone.match(text, found.end) if may_follow(text, found.end, forms.words) else None
    if match is None:
        return found
    return replace(found, zone=_zone_in(match, forms), local=match["local"] is not None, end=match.end())


def _zone_in(match: re.Match[str], forms: Forms) -> str:
    precise, boxed, plain, offset = match.group("precise", "boxed", "plain", "offset")
    return printed(precise or boxed or plain or offset or "", forms.words)


def trailing_stamp(text: str, words: Vocabulary) -> Stamp | None:
    """The stamp with a day and a time that ends `text` ("First alert 2020-02-02 10:00"), at most nine words long."""
    text = text.rstrip(" .)]*")
    at = len(text)
    best: Stamp | None = None
    for _ in range(9):
        at = text.rfind(" ", 0, max(at, 0))
        if at < 0:
            break
        stamp = read_stamp(text, words, at + 1)
        if stamp is not None and stamp.timed and stamp.dated and stamp.end >= len(text):
            best = stamp
    return best


def dates_in(text: str, words: Vocabulary) -> Iterator[Stamp]:
    """Every full date that stands in `text`, as stamps, in order."""
    if _DIGIT.search(text) is None:
        return iter(())
    forms = forms_of(words)
    found = (_point(text, forms, match.start()) for match in forms.any_date.finditer(text))
    return (stamp for stamp in found if stamp is not None and stamp.dated and stamp.year)
