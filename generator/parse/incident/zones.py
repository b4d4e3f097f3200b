"""Zones by the names that people print: an abbreviation is a fixed offset, a region follows its own rules."""

from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache, lru_cache

from msgspec import Struct

from generator.model import lazy_re as re
from generator.model.zone_names import ABBREVIATIONS, WORDS_TOO
from generator.parse.incident.vocabulary import Vocabulary

REGIONS: dict[str, str] = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
    "eastern": "America/New_York",
    "central european": "Europe/Brussels",
    "central": "America/Chicago",
    "mountain": "America/Denver",
    "pacific": "America/Los_Angeles",
}
_NAMES = "|".join(sorted(ABBREVIATIONS.keys() - {"Z", *WORDS_TOO}, key=len, reverse=True))
_LONG_NAMES = "Central European|Eastern|Pacific|Mountain|Central"
# "UTC+5:30", "GMT -7": an offset that some place has. With blanks around it the sign is a dash: "UTC - 2 pods failed".
_SHIFT = (
    r"(?:UTC|GMT)\s?(?:\+(?:1[0-4]|0?\d)(?::?(?:00|30|45))?|[-−](?:0?[239]:?30|(?:1[0-2]|0?\d)(?::?00)?))(?!\d|[:.]\d)"
)
SHIFT = rf"{_SHIFT}(?!\s?(?:UTC|GMT|[ap]\.?m\b))"  # not the second half of "10:15 UTC-11:00 UTC"
_CERTAIN = (
    rf"(?:{_NAMES}|utc|gmt|[EP]T)\b(?!['’]\w|-[a-z])"
    r"|(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Z][A-Za-z_]{2,30}(?:/[A-Z][A-Za-z_]{2,30})?"
    rf"|(?:{_LONG_NAMES}) (?:(?:Standard|Daylight) [Tt]ime|Standard|Daylight|[Tt]ime)\b"
)
# Those that are words too need something after them that words have not.
_BARE = rf"(?:{_LONG_NAMES}|[CM]T|{'|'.join(WORDS_TOO)})\b"
# What follows a zone and no word of a sentence: the end, a separator, a bracket that closes, or another time.
CLOSED = (
    r"(?=\s{0,2}(?:$|\.(?!\w)|[\n:|,;)\]>=→*_`]|[-–—]{1,3}(?:\s|\d|$)|\((?:UTC|GMT|\d))"
    r"|\s{1,2}(?:[-–—/]|(?:on|to|until|till|through)\s))"
)
# A zone right after a time.
ZONE = rf"(?:(?!...\s[-−]\d{{1,2}}\s\w){SHIFT}|{_CERTAIN}|{_BARE}{CLOSED}|(?<=\d)Z\b(?!-[A-Za-z]|['’]\w)|Z\b{CLOSED})"
# A zone in running words, where a region's name alone and "Z" may as well be something else.
_IN_PROSE = (
    rf"(?:{SHIFT}|{_CERTAIN}"
    rf"|(?:(?<=\bin )|(?<=\bare )|(?<=: )|(?<=[(\[])|(?<=\bUS )|(?<=imes ))(?:{_BARE}|Z\b){CLOSED})"
)
_OFFSET = re.compile(r"(?:UTC|GMT)?\s?([+\-−])\s?(\d{1,2})(?::?(\d{2}))?")
# An offset in brackets after a zone's name goes before it.
_PRECISELY = rf"(?:\s{{0,2}}\(\s?(?P<precise>{SHIFT})\s?\))?"


# What every zone has that all know. To look for it first is cheap, and the patterns of zones are costly to make.
_SIGN = re.compile(r"[A-Z](?:(?<=Z)|[A-Z]|(?<=E)astern|(?<=P)acific|(?<=M)ountain|(?<=C)entral|[a-z]{2,9}/[A-Z])")
_LEAD = re.compile(r"[,\s(\[]{0,6}")
_NAMED_SO = ("utc", "gmt", "eastern", "pacific", "mountain", "central")
_WORD = re.compile(r"[\w ]+")


def may_name(text: str, words: Vocabulary) -> bool:
    """Whether `text` may name a zone at all."""
    if "utc" in text or "gmt" in text or _SIGN.search(text):
        return True
    lowered = text.lower()
    for name in _regions(words):  # noqa: SIM110  (asked of every text)
        if name in lowered:
            return True
    return False


def may_follow(text: str, at: int, words: Vocabulary) -> bool:
    """Whether a zone may stand in `text` right after a time that ends at `at`."""
    lead = _LEAD.match(text, at)
    rest = text[lead.end() if lead else at :][:40]
    if rest[:2].isupper() or rest[:1] in ("Z", "+", "-"):
        return True
    return "/" in rest[:12] or rest.lower().startswith(_NAMED_SO + _lowered(words))


@cache
def _lowered(words: Vocabulary) -> tuple[str, ...]:
    """How the zones begin that `words` name, and what says that a time is of a local clock."""
    local = (found[0].lower() for form in words.local if (found := _WORD.match(form)))
    return (*_regions(words), "local", *local)


def zone_form(words: Vocabulary, prose: bool = False) -> str:
    """The pattern of a zone right after a time, or in running words: one that all know, or one of `words`."""
    own = "|".join(sorted(map(re.escape, _regions(words)), key=len, reverse=True))
    return rf"(?:{_IN_PROSE if prose else ZONE}|(?i:{own})\b)"


def printed(name: str, words: Vocabulary) -> str:
    """A zone as it is called everywhere: "heure de Paris" is Europe/Paris; any other as it is."""
    return _regions(words).get(name.lower(), name)


@cache
def _regions(words: Vocabulary) -> dict[str, str]:
    return {name.lower(): region for region, names in words.zone_names.items() for name in names}


def named_zone(text: str, words: Vocabulary) -> str:
    """The zone that `text` names, as printed, or empty."""
    return _named(_forms(words).anywhere, text, words)


def zone_of_times(text: str, words: Vocabulary) -> str:
    """The zone that a sentence of `text` says its times are in, as printed, or empty."""
    return _named(_forms(words).sentence, text, words)


def zone_of_a_time(text: str, words: Vocabulary) -> str:
    """The zone of the first time of day in `text` that names one ("from 01:10 to 02:40 UTC"), or empty."""
    return _named(_forms(words).timed, text, words) if _CLOCK.search(text) else ""


_CLOCK = re.compile(r"\d[:.h]?\d\d")


class _Forms(Struct, frozen=True):
    anywhere: re.Pattern[str]
    sentence: re.Pattern[str]
    timed: re.Pattern[str]


@cache
def _forms(words: Vocabulary) -> _Forms:
    named = rf"(?<![\w/])(?P<zone>{zone_form(words, prose=True)}){_PRECISELY}"
    clock = r"\d[:.h]?\d\d\s?(?:[AaPp]\.?[Mm]\b\.?)?\s{0,2}\(?"
    return _Forms(
        anywhere=re.compile(named),
        # "All times in UTC", "Timezone: CET", "(times in PST)"
        sentence=re.compile(rf"(?:{'|'.join(words.zone_sentences)})[^.\n|]{{0,90}}?{named}"),
        timed=re.compile(rf"{clock}(?P<zone>{zone_form(words)}){_PRECISELY}"),
    )


def _named(form: re.Pattern[str], text: str, words: Vocabulary) -> str:
    match = form.search(text) if may_name(text, words) else None
    return printed(match["precise"] or match["zone"], words) if match else ""


@lru_cache(maxsize=256)
def zone_of(name: str) -> tzinfo | None:
    """The zone that `name` stands for, or None where it stands for none that we know."""
    if name in ABBREVIATIONS or name.upper() in ("UTC", "GMT"):
        return timezone(timedelta(minutes=ABBREVIATIONS[name if name in ABBREVIATIONS else name.upper()]))
    if offset := _OFFSET.fullmatch(name.strip()):
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        sign = 1 if offset[1] == "+" else -1
        return timezone(timedelta(minutes=sign * minutes)) if minutes <= 14 * 60 else None
    region = REGIONS.get(name) or _region(name)
    if not region and "/" not in name:
        return None
    from zoneinfo import ZoneInfo  # few texts need it

    try:
        return ZoneInfo(region or name)
    except (KeyError, OSError, ValueError):
        return None


def zone_near(name: str) -> str:
    """The region that a writer of the unknown `name` may have meant, or empty."""
    from difflib import get_close_matches
    from zoneinfo import available_timezones

    known = {region.casefold(): region for region in available_timezones() if "/" in region}
    near = get_close_matches(name[:60].casefold().replace(" ", "_"), known, 1, 0.8)
    return known[near[0]] if near else ""


def _region(name: str) -> str:
    words = name.lower().removesuffix(" time")
    return REGIONS.get(words.removesuffix(" standard").removesuffix(" daylight"), "")


def with_zone(local: datetime, name: str, seconds: bool = False) -> str:
    """`local` as ISO text with the offset that the zone `name` has then, or without one where no zone is known."""
    zone = zone_of(name) if name else None
    return (local.replace(tzinfo=zone) if zone else local).isoformat(timespec="seconds" if seconds else "minutes")
