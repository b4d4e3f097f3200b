"""Times that are told from the start of the incident: "T+5m", "T+00:05", "T-1h30m", "T0"."""

from datetime import datetime, timedelta

from generator.model import lazy_re as re
from generator.model.incident import Moment

_SINCE = re.compile(
    r"T(?:\s?(?P<sign>[+\-−])\s?(?:(?P<clock>\d{1,3}):(?P<clock_minute>[0-5]\d)(?::(?P<clock_second>[0-5]\d))?"
    r"|(?=\d{1,4}\s?[dhms])(?:(?P<day>\d{1,3})\s?d(?:ays?)?)?\s?(?:(?P<hour>\d{1,3})\s?h(?:rs?|ours?)?)?"
    r"\s?(?:(?P<minute>\d{1,4})\s?m(?:ins?|inutes?)?)?\s?(?:(?P<second>\d{1,4})\s?s(?:ecs?|econds?)?)?|0)|0)(?!\w|:\d)"
)
_UNITS = {"day": 86400, "clock": 3600, "hour": 3600, "clock_minute": 60, "minute": 60, "clock_second": 1, "second": 1}


def since_at(text: str, at: int) -> tuple[int, int] | None:
    """The seconds from the start that stand in `text` at `at`, and where they end; or None."""
    match = _SINCE.match(text, at)
    if match is None:
        return None
    seconds = sum(int(match[name] or 0) * unit for name, unit in _UNITS.items())
    return (-seconds if match["sign"] in ("-", "−") else seconds), match.end()


def after_start(start: Moment | None, seconds: int) -> Moment | None:
    """The moment so many seconds after `start`, or None where that has no time of day."""
    if start is None or start.precision not in ("minute", "second"):
        return None
    try:
        moment = datetime.fromisoformat(start.iso) + timedelta(seconds=seconds)
    except OverflowError:  # at the end of all dates
        return None
    precision = "second" if seconds % 60 else start.precision
    return Moment(moment.isoformat(timespec=f"{precision}s"), precision, start.zone)
