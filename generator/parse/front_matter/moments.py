"""Dates and times as a machine or a careful writer gives them in front matter. Free-form stamps are `stamps`' work."""

from datetime import UTC, date, datetime, timedelta

from msgspec.structs import replace

from generator.model import lazy_re as re
from generator.model.incident import Moment
from generator.parse.incident.zones import zone_of

_MAX_LENGTH = 80
_DAY = re.compile(r"(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?(?=[T\s]|$)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?=[T\s]|$)")
_TIME = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d{1,18})?)?(?: ?([aApP])\.?[mM]\.?(?![A-Za-z]))?")
_OFFSET = re.compile(r"(?:(?:UTC|GMT) ?)?([+\-−])(\d\d?)(?::?(\d\d))?")
_EDGE = timedelta(days=2)


def parse_moment(text: str, zone: str = "", day: date | None = None) -> Moment | None:
    """The moment that `text` names, or None where it is none.

    Read are `2020`, `2020-03`, `2020-03-16` (also with `/` or `.`, or as `20200316`), followed by a time of 24 or 12
    hours after `T` or blanks, with `Z`, an offset or a zone; and with `day` a time alone. `zone` holds where the text
    names none. Fractions of seconds are dropped. The moment has an offset only where its zone is known.
    """
    text = " ".join(text[: _MAX_LENGTH + 1].split())
    if not text or len(text) > _MAX_LENGTH or not text.replace("−", "-").isprintable():
        return None
    compact = _COMPACT.match(text)
    found = compact or _DAY.match(text)
    if found is None:
        return _with_time(text, zone, day) if day is not None else None
    rest = text[found.end() :].lstrip(" T")
    year, month, number = (found[1], found[2], found[3]) if compact else (found[1], found[3], found[4])
    try:
        read = date(int(year), int(month or 1), int(number or 1))
    except ValueError:
        return None
    if rest:
        return _with_time(rest, zone, read) if number else None
    if number:
        return Moment(read.isoformat(), "day")
    return Moment(read.isoformat()[:7], "month") if month else Moment(read.isoformat()[:4], "year")


def in_zone(moment: Moment, name: str) -> Moment:
    """`moment`, which says no more of its zone than an offset, in the zone `name`, if that has the offset then."""
    instant, zone = moment.instant, zone_of(name.replace("−", "-"))
    if instant is None or zone is None or _OFFSET.fullmatch(moment.zone) is None:
        return moment
    local = instant.replace(tzinfo=None)
    offsets = {zone.utcoffset(local.replace(fold=fold)) for fold in (0, 1)}
    return replace(moment, zone=name) if instant.utcoffset() in offsets else moment


def _with_time(text: str, zone: str, day: date) -> Moment | None:
    found = _TIME.match(text)
    if found is None:
        return None
    hour, half = int(found[1]), (found[4] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        local = datetime(day.year, day.month, day.day, hour, int(found[2]), int(found[3] or 0))
    except ValueError:
        return None
    named = text[found.end() :].strip().removeprefix("(").removesuffix(")")
    if named and not _is_zone(named):
        return None
    name = "UTC" if named in ("Z", "z") else named or zone
    return _zoned(local, name, seconds=bool(found[3]))


def _is_zone(name: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z]{1,5}|[A-Za-z_]{1,30}(?:/[A-Za-z0-9_+-]{1,30}){1,2}", name)) or bool(
        _OFFSET.fullmatch(name)
    )


def _zoned(local: datetime, name: str, *, seconds: bool) -> Moment | None:
    """`local` in the zone `name`; a zone that is not known stays a name."""
    form, precision = ("seconds", "second") if seconds else ("minutes", "minute")
    offset = _OFFSET.fullmatch(name)
    known = zone_of(name.replace("−", "-")) if name else None
    if offset and known is None:
        return None
    aware = local
    # Near the ends of the calendar an offset would lead out of it, and comparing would fail.
    if known is not None and datetime.min + _EDGE < local < datetime.max - _EDGE:
        aware = local.replace(tzinfo=known)
        shift = aware.utcoffset()
        if shift is None or shift % timedelta(minutes=1):
            # Local mean times of the nineteenth century have offsets of odd seconds.
            aware = local.replace(tzinfo=None) if shift is None else (local - shift).replace(tzinfo=UTC)
    return Moment(aware.isoformat(timespec=form), "second" if precision == "second" else "minute", name)
