"""The patterns of stamps, made of the words of a vocabulary.

Every one is tried at a place, and has bounded repetitions.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from generator.model import lazy_re as re
from generator.parse.incident.vocabulary import Vocabulary, folded
from generator.parse.incident.zones import CLOSED, SHIFT, zone_form

_PICTURES = "\u2300-\u2bff\ufe0f\u200d\U0001f000-\U0001faff"  # that people put before an entry


class Forms(Struct, frozen=True):
    """The patterns of stamps in the words of a vocabulary."""

    words: Vocabulary
    number_dates: tuple[re.Pattern[str], ...]
    name_dates: tuple[re.Pattern[str], ...]
    weekday: re.Pattern[str]
    times: tuple[re.Pattern[str], ...]
    zone: re.Pattern[str]
    about: re.Pattern[str]
    opener: re.Pattern[str]
    gap_after_date: re.Pattern[str]
    gap_after_time: re.Pattern[str]
    range: re.Pattern[str]
    ish: re.Pattern[str]
    ended: re.Pattern[str]
    any_date: re.Pattern[str]
    time_initials: str
    begins: frozenset[str]  # the first three letters of what is a stamp and does not begin with a digit
    weekday_initials: str
    months: dict[str, int]
    weekdays: dict[str, int]


@cache
def forms_of(words: Vocabulary) -> Forms:
    """The patterns of stamps in `words`, made once."""
    months, weekdays = (_any(name for names in table for name in names) for table in (words.months, words.weekdays))
    month = rf"(?P<month>{months})\b\.?"
    year = r"(?P<year>(?:19|20)\d\d)(?!\d|:\d)"
    day = r"(?P<day>[0-3]?\d)"
    ordinal = rf"(?:{_any(words.ordinals)})?"
    of = _any(words.of)
    # "22:15 am Freitag" is no time of the forenoon.
    preposition = r"(?!(?-i:am)\s\w)" if "am" in words.on else ""
    meridiem = rf"\s{{0,2}}{preposition}(?:(?P<half>[ap])(?:\.\s?)?m\b\.?)"
    clock = rf"(?:{_any(words.clock_words)})"
    half_day = rf"(?:(?P<early>{_any(words.early)})|(?P<late>{_any(words.late)}))\b"  # "3:15 in the afternoon"
    after = rf"(?:\s?(?P<said>{_any(words.after_times)})\b\.?)?" if words.after_times else ""
    after += rf"(?:\s{half_day})?"
    with_month = rf"\.?,?\s{{1,2}}[0-3]?\d{ordinal}\.?(?:[/.-]\d|\s(?:(?:{of})\s)?(?:{months})\b)"
    doubted = rf"(?!(?:{_any(both)})\b(?!{with_month}))" if (both := _both(words)) else ""
    zone = zone_form(words)
    initials = _initials((*words.months, *words.weekdays))
    return Forms(
        words=words,
        # The forms of a date that begin with a digit, and those that begin with a letter. A form's groups say what it
        # found; `one` and `two` are a day and a month in unknown order.
        number_dates=_compiled(
            r"(?P<year>20\d\d)(?P<month_number>[01]\d)(?P<day>[0-3]\d)(?=[T\s]\s?\d{1,2}:?\d\d)",
            rf"(?P<year>\d{{4,5}})[-/.](?P<month_number>\d{{1,2}})[-/.]{day}(?!\d)",
            rf"{day}{ordinal}\.?(?:\s?[-–—]\s?(?P<last>[0-3]?\d){ordinal}\.?(?=\s))?(?:[\s-]|\s(?:{of})\s){{1,2}}{month}(?:(?:[,\s-]{{1,3}}|\s(?:{of})\s){year})?",
            r"(?P<one>\d{1,2})[-/.](?P<two>\d{1,2})[-/.](?P<year>\d{4}|\d{2})(?![\d.])",
            *_short_dates(words, day),
        ),
        name_dates=_compiled(
            rf"{month}(?:\s{{0,3}}|-){day}{ordinal}(?!\d|:\d|\s?[ap]\.?m\b)"
            rf"(?:\s?[-–—]\s?(?P<last>[0-3]?\d){ordinal}(?=,?\s{{0,3}}(?:19|20)\d\d(?!\d|:\d)))?(?:,?\s{{0,3}}{year})?",
            rf"{month}(?:,?\s{{1,3}}|\s(?:{of})\s){year}",
        ),
        # What names a month too ("mar") is a weekday only before a day with its month.
        weekday=re.compile(rf"{doubted}(?P<weekday>{weekdays})\b\.?,?", re.IGNORECASE),
        times=_compiled(
            rf"T?(?P<hour>\d{{1,3}}):(?P<minute>\d{{2}})(?::(?P<second>\d{{2}})(?:[.,]\d{{1,9}})?)?(?:{meridiem}|(?!\d|:\d)){after}",
            rf"(?P<hour>\d{{1,2}})\.(?P<minute>[0-5]\d)(?:{meridiem}|(?!\.?\d|\s?%|\w*\d)){after}",
            rf"(?P<hour>1?\d)(?:{meridiem}|(?=\s?[-–]\s?1?\d(?::[0-5]\d)?\s?[ap]\.?m\b))",
            rf"(?P<hour>\d{{1,2}})h(?P<minute>[0-5]\d)(?:\s?min)?\b(?:\s{half_day})?",
            rf"(?:(?P<noon>{_any(words.noon)})|(?P<midnight>{_any(words.midnight)}))\b",
            rf"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<bare>)(?:\s?{clock}\b)?"
            r"(?=\s{0,2}(?:[:|\-–—\])]|$|UTC|GMT|[CEMP][ES]?[DS]?T\b|Z\b))",
            *_hour_forms(words, half_day),
        ),
        zone=re.compile(
            rf"[,\s]{{0,2}}(?:[(\[]\s?(?P<boxed>{zone})\s?[)\]]|(?P<plain>{zone})"
            rf"(?:\s?\(\s?(?P<precise>{SHIFT})\s?\))?"
            rf"|(?P<local>\(\s?(?:{'|'.join(words.local)})\s?\)|local time\b|(?:{'|'.join(words.local)})\b{CLOSED})"
            # "10:00:00 +0000 UTC"; a sign before four digits is no dash only after a time with colons.
            r"|(?P<offset>\+\d{2}:?\d{2}|(?<=:\d\d\s)-(?:0\d|1[0-2])[03]0)\b(?:\sUTC\b)?)"
        ),
        about=re.compile(rf"(?:{_any(words.approximately)})(?<=[~≈<.\w])\s{{0,2}}(?=[\d~{initials}])", re.IGNORECASE),
        opener=re.compile(
            rf"(?:[\s\[(*_`\"“>•·–—{_PICTURES}-]|:[a-z_]{{2,30}}:(?=\s)|(?:{_any(words.openers)})(?=\s)){{1,8}}",
            re.IGNORECASE,
        ),
        gap_after_date=re.compile(
            rf"[\s,@:\])|]{{0,6}}(?:[-–—]\s?)?(?:(?:{_any((*words.at, *words.on))})\s|T)?\s?", re.IGNORECASE
        ),
        gap_after_time=re.compile(rf"[\s,\])(]{{0,4}}(?:(?:{_any(words.on)})\s)?"),
        range=re.compile(
            rf"\s{{0,3}}(?:[-–—→]{{1,3}}>?|(?:{_any(words.ranges)})\b)\s{{0,3}}(?:(?:{_any(words.at)})\s)?",
            re.IGNORECASE,
        ),
        ish=re.compile(rf"\?{{1,2}}(?!\?)|\s?(?:{'|'.join(words.approximately_after)})", re.IGNORECASE),
        # What ends a weekday or a date after a time: "10:05 Sat down" and "10:50 on Monday's backup" are words of the
        # entry.
        ended=re.compile(
            r"\s{0,2}(?:$|[.,;:)\]|>→=•·*_`]|[\"”](?!\w)|[-–—]{1,3}(?:\s|\d{1,2}:|$)|\()|\s{1,2}[-–—/]"
            rf"|\s(?:{_any(words.range_ends)})\s|\s(?:{_any(words.range_links)})\s\d{{1,2}}:\d\d"
        ),
        # Digits of a file's name or of an address ("shot-2021-03-05.png", "/2021-03-05/") are no date of the text.
        any_date=re.compile(
            rf"(?<![\w./-])(?:\d{{4}}-\d{{2}}-\d{{2}}|(?:{months})\.?\s\d{{1,2}}{ordinal}(?:\s?[-–—]\s?\d{{1,2}}{ordinal})?,?\s(?:19|20)\d\d"
            rf"|\d{{1,2}}{ordinal}\.?\s(?:(?:{of})\s)?(?:{months})\.?,?\s(?:(?:{of})\s)?(?:19|20)\d\d"
            r"|\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}-\d{1,2}-\d{4}|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d)\b(?!\.[a-z]|[-/][a-z])",
            re.IGNORECASE,
        ),
        time_initials="Tt" + _initials((words.noon, words.midnight)),
        weekday_initials=_initials(words.weekdays),
        begins=frozenset(
            name[:3].lower()
            for table in (*words.months, *words.weekdays, words.noon, words.midnight, words.approximately)
            for name in table
        ),
        months=_numbers(words.months, 1),
        weekdays=_numbers(words.weekdays, 0),
    )


def _any(words: Iterable[str]) -> str:
    """An expression for any of `words`, of which the longest goes first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _initials(table: Sequence[Sequence[str]]) -> str:
    letters = {name[0] for names in table for name in names}
    return "".join(sorted(letters | {letter.upper() for letter in letters}))


def _both(words: Vocabulary) -> tuple[str, ...]:
    """The names of weekdays that are names of months too."""
    months = {name for names in words.months for name in names}
    return tuple(name for names in words.weekdays for name in names if name in months)


def _short_dates(words: Vocabulary, day: str) -> Iterator[str]:
    """The forms of a date in two numbers, its day and its month."""
    if not words.day_first:
        yield r"(?P<month_number>\d{2})-(?P<day>\d{2})(?=[ T]\d{1,2}:\d\d)"
        yield r"(?P<one>\d{1,2})/(?P<two>\d{1,2})(?=,?\s{1,2}\d{1,2}:\d\d)"
        return
    month = r"(?P<month_number>[01]?\d)"
    if "." in words.ordinals:
        yield rf"{day}\.\s{month}\.\s(?P<year>(?:19|20)\d\d)\b"
    # "03.05. um 10:15", "03/05 à 10h15"
    yield rf"{day}[./-]{month}\.?(?=,?\s{{1,3}}(?:(?:{_any(words.at)})\s)?\d{{1,2}}[:.h]\d\d)"
    yield r"(?P<day>[0-3]\d)/(?P<month_number>[01]\d)(?=\s{0,2}(?:$|[:|]|[-–—]\s))"  # "03/05 : a call"
    if "." in words.ordinals:  # "3.5. a call", which is no time
        yield rf"{day}\.\s?{month}\.(?=[\s:,]|$)"


def _hour_forms(words: Vocabulary, half_day: str) -> Iterator[str]:
    """The forms of a time that is written with words around its hour: "10 Uhr", "10 h 15", "10h:", "10 at night"."""
    hour = r"(?P<hour>[01]?\d|2[0-4])\s?"
    clock = rf"(?:{_any((*words.clock_words, *words.after_times))})"
    yield rf"{hour}(?:{clock}\s)?{half_day}"
    if words.after_hours:
        yield rf"{hour}(?:{_any(words.after_hours)})\b(?:\s(?P<minute>[0-5]\d)\b)?"
    if words.between_hours:
        closed = r"(?=\s{0,2}(?:[:|\-–—\])]|$|UTC|GMT|CES?T\b))"
        between = rf"(?:{_any(words.between_hours)})"
        yield rf"{hour}{between}(?:\s?(?P<minute>[0-5]\d)(?:\s?min)?\b|{closed})"
    if words.before_hours:  # "a las 10, a call"
        before = "|".join(rf"(?<={re.escape(word)}\s)" for word in words.before_hours)
        yield rf"(?:{before}){hour}(?:{clock})?(?=\s?[,:](?!\d))"


def _compiled(*forms: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


def _numbers(table: Sequence[Sequence[str]], first: int) -> dict[str, int]:
    return {folded(name): number for number, names in enumerate(table, first) for name in names}
