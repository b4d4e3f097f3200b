"""What a stamp leaves open, settled by what stood before it: the carry of dates, years, zones and nights."""

from datetime import date, datetime, timedelta, timezone

from msgspec import Struct
from msgspec.structs import replace

from generator.model.incident import INFERRED_YEAR, Doubt, Moment, Precision
from generator.parse.incident.since import after_start
from generator.parse.incident.stamps import Stamp
from generator.parse.incident.zones import with_zone, zone_of

NEXT_DAY = "the next day, for the clock went back by more than 6 hours"
ROLLOVER = timedelta(hours=6)  # a time that goes back by more than this without a date is of the next day
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FAR = timedelta(days=31)  # from the incident, so that the year of a stamp is not sure
APART = timedelta(hours=12)  # by how much two clocks may differ of which only one names its zone


class Clock(Struct, frozen=True):
    """What is known when a stamp is read.

    `near` is the incident's day as far as it is known, which years and weekdays are taken nearest to; `start` its
    first moment, from front matter or of the first entry. `day` is the day
    of a stamp without a date; `fixed`: a sentence said so, and no entry changes it. `last` is the time before, on the
    clock of `last_zone`. `zone` goes for stamps that name none; `carried`: it is that of an entry before. `mixed`:
    entries name several, so that one without a zone may be of any. `day_first` tells how numeric dates are read; None:
    unknown.
    """

    near: date | None = None
    start: Moment | None = None
    day: date | None = None
    fixed: bool = False
    last: datetime | None = None
    last_zone: str = ""
    zone: str = ""
    carried: bool = False
    mixed: bool = False
    day_first: bool | None = None


class Reading(Struct, frozen=True):
    """A stamp, settled: its moments, what was inferred for them, what is odd, and the clock for the next stamp."""

    at: Moment | None
    until: Moment | None
    inferred: tuple[str, ...]
    clock: Clock
    doubts: tuple[Doubt, ...] = ()


def settle(stamp: Stamp, clock: Clock, zone: str = "") -> Reading:
    """The moments of `stamp`. `zone` is that of its column, if it has one."""
    if stamp.since is not None:
        at = after_start(clock.start, stamp.since)
        return Reading(
            at, None, ("the time, from that of the start" if at else "no time of the start is known",), clock
        )
    inferred: list[str] = []
    doubts = [Doubt("impossible", stamp.odd)] if stamp.odd else []
    named = "" if stamp.local else stamp.zone or zone or clock.zone
    clock = _in_zone(clock, named)
    if named and zone_of(named) is None:
        doubts.append(Doubt("unknown-zone", named))
    day, precision = _day(stamp, clock, inferred, doubts)
    if not stamp.timed or not stamp.possible:
        known = day is not None and (not stamp.timed or stamp.dated)  # a day that is only carried is not what it says
        at = Moment(_iso(day, precision), precision) if day and known else None
        until = _until(stamp, day, clock, named)
        after = replace(clock, last=None, day=clock.day if clock.fixed or day is None else day) if at else clock
        return Reading(at, until, tuple(inferred), after, tuple(doubts))
    if day is None:
        if not doubts:
            doubts.append(Doubt("undated", f"{stamp.hour:02d}:{stamp.minute:02d}"))
        return Reading(None, None, (*inferred, "no date is known"), clock, tuple(doubts))
    if not stamp.dated and stamp.weekday < 0 and clock.last is not None:
        day = _next_day(stamp, clock, day, named, inferred, doubts)
    local = _folded(_local(day, stamp), clock, named, inferred)
    if stamp.again is not None:
        _check(stamp, local, named, inferred, doubts)
    if clock.carried and named and not stamp.zone and not zone:
        inferred.append(f"the zone {named}, from an entry before")
    at = _moment(local, stamp.second >= 0, named)
    if stamp.day and not stamp.year and stamp.weekday == day.weekday():
        clock = replace(clock, near=day)  # which settles the year of those that follow
    clock = replace(clock, last=local, last_zone=named, start=clock.start or at)
    return Reading(
        at,
        _until(stamp, day, clock, named),
        tuple(inferred),
        replace(clock, day=clock.day if clock.fixed else local.date()),
        tuple(doubts),
    )


def _local(day: date, stamp: Stamp) -> datetime:
    """The time of `stamp` on `day`; 24:00 is the first minute of the next one."""
    if stamp.hour == 24 and day < date.max:
        day += timedelta(days=1)
    return datetime(day.year, day.month, day.day, stamp.hour % 24, stamp.minute, max(stamp.second, 0))


def _in_zone(clock: Clock, zone: str) -> Clock:
    """`clock` with its last time on the clock of `zone`, so that both may be compared; as it is if one is unknown."""
    if clock.last is None or zone == clock.last_zone:
        return clock
    one, two = zone_of(clock.last_zone) if clock.last_zone else None, zone_of(zone) if zone else None
    if one is None or two is None:
        return clock
    try:
        last = clock.last.replace(tzinfo=one).astimezone(two).replace(tzinfo=None)
    except OverflowError:  # at the end of all dates
        return clock
    return replace(clock, last=last, last_zone=zone)


def _folded(local: datetime, clock: Clock, name: str, inferred: list[str]) -> datetime:
    """`local`, the second time that its clock shows it where clocks were set back and the first is before the last."""
    last = clock.last if name and clock.last_zone == name else None
    zone = zone_of(name) if last is not None else None
    if zone is None or last is None or type(zone) is timezone:  # which never sets clocks back
        return local
    first, second = (zone.utcoffset(local.replace(fold=fold)) for fold in (0, 1))
    offset = zone.utcoffset(last)
    if first is None or second is None or offset is None or first <= second:
        return local
    before = last.replace(fold=0) - offset
    if local - first < before <= local - second:
        inferred.append("the second of two hours, for clocks were set back")
        return local.replace(fold=1)
    return local


def _next_day(stamp: Stamp, clock: Clock, day: date, zone: str, inferred: list[str], doubts: list[Doubt]) -> date:
    """The day of a time without a date: that of the time before, or the one after where the clock went back far."""
    if clock.last is None:
        return day
    before = clock.last
    day = before.date() if not clock.fixed or before.date() > day else day
    back = before - _local(day, stamp)
    unsure = clock.mixed and clock.last_zone != zone
    if back > (ROLLOVER + APART if unsure else ROLLOVER) and day < date.max:
        inferred.append(NEXT_DAY)
        doubts.append(Doubt("next-day", before.strftime("%H:%M"), (day + timedelta(days=1)).isoformat()))
        return day + timedelta(days=1)
    return day


def _day(stamp: Stamp, clock: Clock, inferred: list[str], doubts: list[Doubt]) -> tuple[date | None, Precision]:
    """The day of a stamp, and how exactly it is known: `day` or `month`."""
    if stamp.numbers != (0, 0):
        return _agreeing(_numeric(stamp, clock, inferred, doubts), stamp, doubts), "day"
    if stamp.dated:
        year = stamp.year or _year(stamp, clock.near or clock.day)
        if not year:
            return None, "day"
        if not stamp.year:
            inferred.append(f"{INFERRED_YEAR} {year}")
        day = _safe(year, stamp.month, stamp.day or 1)
        return _agreeing(day, stamp, doubts), "day" if stamp.day else "month"
    day = (clock.last.date() if clock.last else None) or clock.day
    if stamp.weekday >= 0 and day is not None:
        ahead = (stamp.weekday - day.weekday()) % 7
        if ahead and day.toordinal() + ahead <= date.max.toordinal():
            inferred.append("the day, from the day of the week")
            return day + timedelta(days=ahead), "day"
    return day, "day"


def _agreeing(day: date | None, stamp: Stamp, doubts: list[Doubt]) -> date | None:
    """`day`, and a doubt where the day of the week that stands beside it is another one (of its year, if inferred)."""
    if day is not None and stamp.day and 0 <= stamp.weekday != day.weekday():
        if not stamp.year and any(near.weekday() == stamp.weekday for near in _years_of(stamp, day)):
            return day
        doubts.append(Doubt("weekday", WEEKDAYS[stamp.weekday], f"{day.isoformat()} {WEEKDAYS[day.weekday()]}"))
    return day


def _numeric(stamp: Stamp, clock: Clock, inferred: list[str], doubts: list[Doubt]) -> date | None:
    one, two = stamp.numbers
    first, second = _of_numbers(stamp, two, one, clock), _of_numbers(stamp, one, two, clock)
    if not stamp.year and (first or second):
        inferred.append(f"{INFERRED_YEAR} {(first or second or date.min).year}")
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
    doubts.append(
        Doubt(
            "day-month",
            f"{one}/{two}/{stamp.year}" if stamp.year else f"{one}/{two}",
            f"{first.isoformat()} or {second.isoformat()}",
        )
    )
    return None


def _of_numbers(stamp: Stamp, month: int, day: int, clock: Clock) -> date | None:
    stamp = replace(stamp, month=month, day=day)
    return _safe(stamp.year or _year(stamp, clock.near or clock.day), month, day)


def _year(stamp: Stamp, near: date | None) -> int:
    """The year that brings a day and a month nearest to the incident; 0 where nothing is known of that.

    Far from the incident, a day of the week tells which of the years it is.
    """
    days = _years_of(stamp, near) if near is not None else []
    if near is None or not days:
        return 0
    nearest = min(days, key=lambda day: abs((day - near).days))
    if stamp.weekday >= 0 and stamp.day and abs(nearest - near) > FAR:
        days = [day for day in days if day.weekday() == stamp.weekday] or days
    return min(days, key=lambda day: abs((day - near).days)).year


def _years_of(stamp: Stamp, near: date) -> list[date]:
    """The day of `stamp` in the year of `near`, the one before and the one after, as far as it has that day."""
    days = (_safe(year, stamp.month, stamp.day or 1) for year in (near.year - 1, near.year, near.year + 1))
    return [day for day in days if day is not None]


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
        end_day, precision = _day(end, clock, [], [])
        return Moment(_iso(end_day, precision), precision) if end_day else None
    found = _day(end, clock, [], [])[0] if end.dated else day
    if found is None:
        return None
    named = "" if end.local else end.zone or zone
    clock = _in_zone(clock, named) if end.timed else clock
    found = clock.last.date() if clock.last is not None and not end.dated and clock.last_zone != zone else found
    local = _local(found, end)
    if not end.dated and clock.last is not None and local < clock.last and local.date() < date.max:
        local += timedelta(days=1)
    return _moment(local, end.second >= 0, named)


def _check(stamp: Stamp, local: datetime, zone: str, inferred: list[str], doubts: list[Doubt]) -> None:
    """Two zones in one stamp must mean one moment (its day apart, which only one of them needs to name)."""
    other = stamp.again
    while other is not None and other.zone != zone:  # "10:00 / 10:30 UTC" are two moments
        one = datetime.fromisoformat(with_zone(local, zone, True))
        there = local.replace(hour=other.hour % 24, minute=other.minute)
        two = datetime.fromisoformat(with_zone(there, other.zone, True))
        if one.tzinfo and two.tzinfo and min((one - two).seconds, (two - one).seconds) >= 60:
            inferred.append(f"{zone} and {other.zone} do not agree")
            doubts.append(
                Doubt(
                    "zones",
                    f"{other.hour:02d}:{other.minute:02d} {other.zone}",
                    one.astimezone(two.tzinfo).strftime(f"%H:%M {other.zone}"),
                )
            )
        other = other.again
