"""The one instant of a build: time enters here and nowhere else."""

from datetime import UTC, date, datetime, time, timedelta
from importlib import import_module
from pathlib import Path
from zoneinfo import ZoneInfo, reset_tzpath

from generator.disk.errors import OutsideError


def take_zones() -> None:
    """From now on, zones come from the tzdata package, so that a build says the same on every machine.

    Its files are found by their path: `importlib.resources`, which finds them wherever they are, takes its time.
    """
    folder = Path(str(import_module("tzdata").__file__)).with_name("zoneinfo")
    reset_tzpath(to=(str(folder),) if folder.is_absolute() and folder.is_dir() else ())


def instant(as_of: str, epoch: str, clock: datetime, timezone: str) -> datetime:
    """The instant that a build takes for now: `as_of`, else `epoch` (SOURCE_DATE_EPOCH, seconds), else `clock`.

    A date alone means its last second, so that everything of that day is in; it and a time without an offset are taken
    in `timezone`, or in UTC where that is empty or unknown. Raises OutsideError (exit 2) on what is no time.
    """
    if as_of:
        return _parse(as_of, _zone(timezone))
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC)
        except (ValueError, OverflowError, OSError):
            raise OutsideError(f"SOURCE_DATE_EPOCH: {epoch!r} is no number of seconds", exit_code=2) from None
    return clock


def _parse(as_of: str, zone: ZoneInfo) -> datetime:
    try:
        moment = datetime.fromisoformat(as_of)
        if len(as_of) <= len("2020-03-16"):
            moment = datetime.combine(date.fromisoformat(as_of), time(23, 59, 59))
    except ValueError:
        raise OutsideError(
            f"--as-of: {as_of!r} is no date; write it like 2020-03-16 or 2020-03-16T10:30", exit_code=2
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name or "UTC")
    except (OSError, ValueError, KeyError):
        # An unknown zone is a problem of the configuration, and said as one.
        return ZoneInfo("UTC")


def next_midnight(now: datetime, timezone: str) -> datetime:
    """When the day after that of `now` begins, in `timezone`, or in UTC where that is empty or unknown."""
    zone = _zone(timezone)
    return datetime.combine(now.astimezone(zone).date() + timedelta(days=1), time(), zone)
