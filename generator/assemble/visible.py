"""Who may see what. Everything that is derived from a post is derived after these functions have spoken."""

from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from generator.model import lazy_re as re
from generator.model.config import Config
from generator.model.incident import Moment
from generator.model.site import Audience
from generator.model.summary import Summary
from generator.model.text import Tag, Words

Reason = Literal["", "draft", "withheld", "internal", "future", "expired"]
GAP = re.compile(r"\s+")
GAP_BEFORE_STOP = re.compile(r"\s+(?=[.,;:!?)\]](?:\s|\Z))")


def may_see(tag: Tag, audience: Audience) -> bool:
    """Whether `audience` may see runs with `tag`. Editorial notes are for nobody but the author's desk."""
    return tag == "public" or (tag in ("internal", "person") and audience.name == "internal")


def visible(words: Words | None, audience: Audience) -> str:
    """The string that `audience` may read of `words`; the gap that a hidden run leaves is closed."""
    if words is None:
        return ""
    if len(words.runs) == 1 and words.runs[0].tag == "public":
        return words.runs[0].text.strip()
    seen = "".join(run.text if may_see(run.tag, audience) else " " for run in words.runs)
    return GAP_BEFORE_STOP.sub("", GAP.sub(" ", seen)).strip()


def is_visible(summary: Summary, audience: Audience, now: datetime) -> bool:
    """Whether `audience` may see a post at all, at the instant `now`."""
    return not why_hidden(summary, audience, now)


def why_hidden(summary: Summary, audience: Audience, now: datetime) -> Reason:
    """Why `audience` may not see a post at the instant `now`; empty where it may."""
    if (summary.withheld or summary.draft) and not audience.drafts:
        return "draft" if summary.draft else "withheld"
    if summary.internal and audience.name != "internal":
        return "internal"
    date = summary.entry.date
    if date is not None and not audience.future and is_after(date, now):
        return "future"
    if summary.expires is not None and not audience.expired and not is_after(summary.expires, now):
        return "expired"
    return ""


def begin(moment: Moment, zone: tzinfo | None) -> datetime:
    """The first instant that `moment` may be. Days, and times without a zone, are in `zone`."""
    instant = moment.instant
    if instant is not None:
        return instant
    first = moment.iso if len(moment.iso) > 7 else f"{moment.iso}-01" if len(moment.iso) > 4 else f"{moment.iso}-01-01"
    return datetime.fromisoformat(first).replace(tzinfo=zone or UTC)


def is_after(moment: Moment, now: datetime) -> bool:
    """Whether `moment` lies after `now`. Days, and times without a zone, are in `now`'s zone."""
    instant = moment.instant if moment.timed else None
    if instant is not None:
        return instant > now
    said = moment.iso[:16]
    return said > _clock_of(now, now.utcoffset())[: len(said)]


@lru_cache(maxsize=8)
def _clock_of(now: datetime, _offset: timedelta | None) -> str:
    """Date and time of `now` as its zone's clocks have them: asked for each post of a site.

    The same moment in another zone is equal to it, so that the offset tells them apart.
    """
    return now.replace(tzinfo=None).isoformat()


def local(now: datetime, config: Config) -> datetime:
    """`now` in the site's zone: the site's today."""
    try:
        return now.astimezone(ZoneInfo(config.timezone)) if config.timezone else now
    except (ZoneInfoNotFoundError, ValueError, OverflowError):
        return now
