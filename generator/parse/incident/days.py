"""Days that the text names in full: those that there are not, and those whose day of the week is another one."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from generator.model import lazy_re as re
from generator.model.incident import Doubt
from generator.model.text import Span
from generator.parse.incident.clock import WEEKDAYS
from generator.parse.incident.stamps import read_stamp
from generator.parse.incident.vocabulary import Vocabulary
from generator.parse.markdown.document import Document

_YEAR = re.compile(r"(?:19|20)\d\d(?<![\w./]\d{4})(?![\w.]\w)")
_ISO = re.compile(r"(?<![\w./-])((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\w./-]\w|\w)")
_NUMBERS = (re.compile(r"-\d{1,2}[-/.]\d\d"), re.compile(r"\.\d{1,2}\.\d{4}"))  # what follows a day or a month
_DECISIVE = re.compile(
    r"([0-9](?<![\w./-]\d)\d?)(?:([/-]|\.(?=\d{1,2}\.\d{4}))(\d{1,2})[-/.](\d{4}|\d{2})(?![\w/-])|/(\d{1,2})(?=,?\s{1,2}\d{1,2}:\d\d))"
)
_BEFORE = 48  # how far before its year a date may begin, with the day of the week
_MOST = 500  # years of one text that are looked at


class _Forms(Struct, frozen=True):
    weekday: re.Pattern[str]
    named: re.Pattern[str]
    full: frozenset[str]  # names of weekdays behind which a full stop ends a sentence
    months: dict[str, int]


@cache
def _forms(words: Vocabulary) -> _Forms:
    names, months = (
        "|".join(sorted((re.escape(name) for entry in table for name in entry), key=len, reverse=True))
        for table in (words.weekdays, words.months)
    )
    ordinal = f"(?:{'|'.join(map(re.escape, words.ordinals))})?" if words.ordinals else ""
    of = "|".join(map(re.escape, words.of))
    return _Forms(
        # "Monday, 15 March 2024", "Mon. 15 Mar 2024"; marks of emphasis are blanks here.
        weekday=re.compile(rf"(?<![\w-])(?P<name>{names})(?P<dot>\.?)\s{{0,2}},?\s{{1,4}}(?=\w)", re.IGNORECASE),
        named=re.compile(
            rf"(?<![\w.:/-])(?:(?P<day>\d{{1,2}}){ordinal}\.?\s(?:(?:{of})\s)?(?P<month>{months})"
            rf"|(?P<month_first>{months})\.?\s(?P<day_last>\d{{1,2}}){ordinal}),?\s{{1,2}}(?:(?:{of})\s)?\Z",
            re.IGNORECASE,
        ),
        full=frozenset(entry[0] for entry in words.weekdays),
        months={name: number for number, entry in enumerate(words.months, 1) for name in entry},
    )


def read_day_doubts(document: Document, words: Vocabulary) -> tuple[Doubt, ...]:
    """The doubts of all days that stand in the text with their year, wherever that is, in order; each has its place."""
    mask = document.mask
    found: list[tuple[Span, Doubt]] = []
    for year in islice(_years(mask), _MOST):
        found += _of_year(mask, year, _forms(words), words)
    once = dict(found)  # two years may stand so near that both tell of one day
    return tuple(replace(once[span], place=document.text.place(span)) for span in sorted(once))


def _years(mask: str) -> Iterator[int]:
    """Where years stand in a text. To look for their first two digits is faster than to look for the pattern."""
    older, newer, past = mask.find("19"), mask.find("20"), 0
    while older >= 0 or newer >= 0:
        if newer < 0 or 0 <= older < newer:
            at, older = older, mask.find("19", older + 1)
        else:
            at, newer = newer, mask.find("20", newer + 1)
        if at >= past and _YEAR.match(mask, at) is not None:
            yield at
            past = at + 4


def _of_year(mask: str, year: int, forms: _Forms, words: Vocabulary) -> Iterator[tuple[Span, Doubt]]:
    start = max(year - _BEFORE, mask.rfind("\n", 0, year) + 1)
    iso = _ISO.match(mask, year)
    named = None if iso else forms.named.search(mask, start, year)
    if iso and _last_day(int(iso[1]), int(iso[2])) < int(iso[3]):
        yield Span(*iso.span()), Doubt("impossible", iso[0])
    elif named and _last_day(int(mask[year : year + 4]), _month(named, forms)) < _day(named):
        span = Span(named.start(), year + 4)
        yield span, Doubt("impossible", mask[span.start : span.end])
    elif iso or named:
        end = iso.end() if iso else year + 4
        # Up to the first character of the date, which the pattern looks at.
        for match in forms.weekday.finditer(mask, start, year + 1 if iso else year):
            if not (match["dot"] and match["name"].lower() in forms.full):
                yield from _of_weekday(mask, Span(match.start(), end), words)


def _of_weekday(mask: str, span: Span, words: Vocabulary) -> Iterator[tuple[Span, Doubt]]:
    """The doubt of a date that begins with a day of the week which is not its own; of nothing else."""
    stamp = read_stamp(" ".join(mask[span.start : span.end].split()).replace(" ,", ","), words)
    if stamp is not None and stamp.weekday >= 0 and stamp.year and stamp.day and stamp.until is None:
        day = date(stamp.year, stamp.month, stamp.day)
        if day.weekday() != stamp.weekday:
            yield span, Doubt("weekday", WEEKDAYS[stamp.weekday], f"{day.isoformat()} {WEEKDAYS[day.weekday()]}")


def _last_day(year: int, month: int) -> int:
    if not 1 <= month <= 12:
        return 0
    return (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days


def _month(match: re.Match[str], forms: _Forms) -> int:
    return forms.months[(match["month"] or match["month_first"]).lower()]


def _day(match: re.Match[str]) -> int:
    return int(match["day"] or match["day_last"])


def day_first(text: str) -> bool | None:
    """Whether numeric dates in `text` put the day first, by the first that decides it; None where none does."""
    if "/" not in text and not any(form.search(text) for form in _NUMBERS):
        return None
    for match in _DECISIVE.finditer(text):
        one, two = int(match[1]), int(match[3] or match[5])
        if one > 12 >= two > 0 and one <= 31:
            return True
        if two > 12 >= one > 0 and two <= 31:
            return False
    return None
