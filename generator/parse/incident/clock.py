"""What a stamp leaves open, settled by what stood before it: the carry of dates, years, zones and nights."""

from datetime import date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from generator.model.incident import Moment, Precision
from generator.parse.incident.stamps import Stamp
from generator.parse.incident.zones import with_zone

NEXT_DAY = "the next day, for the clock went back by more than 6 hours"
ROLLOVER = timedelta(hours=6)  # a time that goes back by more than this without a date is of the next day


class Clock(Struct, frozen=True):
    """What is known when a stamp is read.

    `near` is the incident's day as far as it is known, which years and weekdays are taken nearest to. `day` is the day
    of a stamp without a date; `fixed`: a sentence said so, and no entry changes it. `last` is the time before, on the
    local clock. `zone` goes for stamps that name none. `day_first` tells how numeric dates are read; None: unknown.
    """

    near: date | None = None
    day: date | None = None
    fixed: bool = False
    last: datetime | None = None
    zone: str = ""
    day_first: bool | None = None


class Reading(Struct, frozen=True):
    """A stamp, settled: its moments, what was inferred for them, and the clock for the next stamp."""

    at: Moment | None
    until: Moment | None
    inferred: tuple[str, ...]
    clock: Clock


def settle(stamp: Stamp, clock: Clock, zone: str = "") -> Reading:
    """The moments of `stamp`. `zone` is that of its column, if it has one."""
    inferred: list[str] = []
    named = stamp.zone or zone or clock.zone
    day, precision = _day(stamp, clock, inferred)
    if not stamp.timed:
        at = Moment(_iso(day, precision), precision) if day else None
        until = _until(stamp, day, clock, named)
        after = replace(clock, last=None, day=clock.day if clock.fixed or day is None else day) if day else clock
        return Reading(at, until, tuple(inferred), after)
    if day is None:
        return Reading(None, None, (*inferred, "no date is known"), clock)
    if not stamp.dated and stamp.weekday < 0 and clock.last is not None:
        day = _next_day(stamp, clock, day, inferred)
    local = datetime(day.year, day.month, day.day, stamp.hour, stamp.minute, max(stamp.second, 0))
    if stamp.again is not None:
        _check(stamp, local, named, inferred)
    at = _moment(local, stamp.second >= 0, named)
    after = replace(clock, last=local, day=clock.day if clock.fixed else day)
    return Reading(at, _until(stamp, day, replace(clock, last=local), named), tuple(inferred), after)


def _next_day(stamp: Stamp, clock: Clock, day: date, inferred: list[str]) -> date:
    """The day of a time without a date: that of the time before, or the one after where the clock went back far."""
    if clock.last is None:
        return day
    before = clock.last
    day = before.date() if not clock.fixed or before.date() > day else day
    back = before - datetime(day.year, day.month, day.day, stamp.hour, stamp.minute, max(stamp.second, 0))
    if back > ROLLOVER and day < date.max:
        inferred.append(NEXT_DAY)
        return day + timedelta(days=1)
    return day


def _day(stamp: Stamp, clock: Clock, inferred: list[str]) -> tuple[date | None, Precision]:
    """The day of a stamp, and how exactly it is known: `day` or `month`."""
    if stamp.numbers != (0, 0):
        return _numeric(stamp, clock, inferred), "day"
    if stamp.dated:
        year = stamp.year or _year(stamp, clock.near or clock.day)
        if not year:
            return None, "day"
        if not stamp.year:
            inferred.append(f"the year {year}")
        return _safe(year, stamp.month, stamp.day or 1), "day" if stamp.day else "month"
    day = (clock.last.date() if clock.last else None) or clock.day
    if stamp.weekday >= 0 and day is not None:
        ahead = (stamp.weekday - day.weekday()) % 7
        if ahead and day.toordinal() + ahead <= date.max.toordinal():
            inferred.append("the day, from the day of the week")
            return day + timedelta(days=ahead), "day"
    return day, "day"


def _numeric(stamp: Stamp, clock: Clock, inferred: list[str]) -> date | None:
    one, two = stamp.numbers
    year = stamp.year
    readings = [_safe(year, two, one), _safe(year, one, two)]
    first, second = readings
    if first is None or second is None or first == second:
        return first or second
    if clock.day_first is not None:
        return first if clock.day_first else second
    if clock.near is not None:
        away = [abs((day - clock.near).days) for day in (first, second)]
        if min(away) <= 10 < max(away) // 2:
            inferred.append("the order of day and month, from the incident's date")
            return first if away[0] < away[1] else second
    inferred.append("day and month cannot be told apart")
    return None


def _year(stamp: Stamp, near: date | None) -> int:
    """The year that brings a day and a month nearest to the incident; 0 where nothing is known of that."""
    if near is None:
        return 0
    days = [
        day for year in (near.year - 1, near.year, near.year + 1) if (day := _safe(year, stamp.month, stamp.day or 1))
    ]
    return min(days, key=lambda day: abs((day - near).days)).year if days else 0


def _safe(year: int, month: int, day: int) -> date | None:
    """The day, or None where there is none, or none in a year that an incident can be of."""
    if not 1000 <= year <= 9000:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso(day: date, precision: Precision) -> str:
    return day.isoformat()[:7] if precision == "month" else day.isoformat()


def _moment(local: datetime, seconds: bool, zone: str) -> Moment:
    return Moment(
        with_zone(local, zone, seconds), "second" if seconds else "minute", "UTC" if zone in ("Z", "z") else zone
    )


def _until(stamp: Stamp, day: date | None, clock: Clock, zone: str) -> Moment | None:
    end = stamp.until
    if end is None:
        return None
    if not end.timed:
        if not end.day and stamp.month and not end.numbers[0]:
            return None
        end_day, precision = _day(end, clock, [])
        return Moment(_iso(end_day, precision), precision) if end_day else None
    found = _day(end, clock, [])[0] if end.dated else day
    if found is None:
        return None
    local = datetime(found.year, found.month, found.day, end.hour, end.minute, max(end.second, 0))
    if not end.dated and clock.last is not None and local < clock.last and found < date.max:
        local += timedelta(days=1)
    return _moment(local, end.second >= 0, end.zone or zone)


def _check(stamp: Stamp, local: datetime, zone: str, inferred: list[str]) -> None:
    """Two zones in one stamp must mean one moment (its day apart, which only one of them needs to name)."""
    other = stamp.again
    if other is None:
        return
    one = datetime.fromisoformat(with_zone(local, zone, True))
    two = datetime.fromisoformat(with_zone(local.replace(hour=other.hour, minute=other.minute), other.zone, True))
    if one.tzinfo and two.tzinfo and (one - two).total_seconds() % 86400 >= 60 <= (two - one).total_seconds() % 86400:
        inferred.append(f"{zone} and {other.zone} do not agree")
