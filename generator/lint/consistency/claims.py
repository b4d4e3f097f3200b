"""Which days a postmortem gives itself: in its file's name, its title, its front matter, its labels, its timeline."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from generator.lint.consistency.years import misdated
from generator.model import lazy_re as re
from generator.model.incident import Moment
from generator.model.post import Post
from generator.model.text import Place

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
_YEAR, _YEAR_LAST = re.compile(r"[12]\d{3}"), re.compile(r"[ ,][12]\d{3}")
_ISO = re.compile(r"(?<![\d.-])([12]\d{3})-(\d{1,2})-(\d{1,2})(?![\d-])")
_MONTH_FIRST = re.compile(
    rf"(?i)(?<!\w)({_MONTH})\.? {{1,2}}(\d{{1,2}})(?:st|nd|rd|th)?(?:, {{0,2}}| {{1,2}})([12]\d{{3}})(?!\d)"
)
_DAY_FIRST = re.compile(
    rf"(?i)(?<![\w&–-])(\d{{1,2}})(?:st|nd|rd|th)?\.? {{1,2}}(?:of )?({_MONTH})\.?,? {{1,2}}([12]\d{{3}})(?!\d)"
)
_NUMERIC = re.compile(r"(?<![\w/.-])(\d{1,2})/(\d{1,2})/([12]\d{3})(?![\w/-])")
MOST = 10  # days of a title that are looked at


class Claim(Struct, frozen=True):
    """A day that the document gives itself. `said` names it with where it stands: "the title says 2024-03-15".

    `words` are those of the text that give it, where they are known.
    """

    day: date
    said: str
    place: Place
    words: str = ""


def days_in(words: str) -> tuple[date, ...]:
    """The whole dates that words name, in any of the forms that cannot be misread."""
    return tuple(sorted(_written(words)))


def _written(words: str) -> dict[date, str]:
    """The whole dates that words name, each as it is written first."""
    if _YEAR.search(words) is None:
        return {}
    found = [(_day(int(match[1]), int(match[2]), int(match[3])), match[0]) for match in _ISO.finditer(words)]
    year_last = _YEAR_LAST.search(words) is not None
    for match in _MONTH_FIRST.finditer(words) if year_last else ():
        found.append((_day(int(match[3]), _month(match[1]), int(match[2])), match[0]))
    for match in _DAY_FIRST.finditer(words) if year_last else ():
        found.append((_day(int(match[3]), _month(match[2]), int(match[1])), match[0]))
    for match in _NUMERIC.finditer(words) if "/" in words else ():
        month, day = sorted((int(match[1]), int(match[2])))
        if day > 12:  # else either may be the month
            found.append((_day(int(match[3]), month, day), match[0]))
    return {day: written for day, written in reversed(found) if day is not None}


def file_name(post: Post) -> Claim | None:
    """The one day in the name of the file, or of the bundle's folder."""
    folders, _, name = post.path.rpartition("/")
    stem = name.rpartition(".")[0] or name
    if stem.lower() in ("index", "_index"):
        stem = folders.rpartition("/")[2]
    said = stem.replace("_", " ")
    days = days_in(said)
    days = days or (days_in(re.sub(r"(\d{4}-\d{2}-\d{2})-", r"\1 ", said)) if "-" in said else ())
    return Claim(days[0], f"the file name says {days[0]}", Place(post.path)) if len(days) == 1 else None


def title(post: Post) -> tuple[Claim, ...]:
    """The days that the title names."""
    days = sorted(_written(post.title.raw).items())[:MOST]
    return tuple(Claim(day, f"the title says {day}", post.title.at, words) for day, words in days)


def published(post: Post) -> Claim | None:
    """The day on which front matter says that the post was published."""
    moment, place = post.header.date, post.header.date_at
    return _claim(moment, "front matter says", place or Place(post.path))


def stated(post: Post) -> tuple[Claim, ...]:
    """The days of the start as front matter and labels of the body say it, and the day that a label gives the text."""
    found = [
        _claim(
            post.header.incident.started,
            "`incident.started` says",
            post.header.place_of("incident.started") or Place(post.path),
        )
    ]
    found += [
        _claim(value.moment, "the label says", value.place)
        for value in post.stated
        if value.name in ("date", "incident.started")
    ]
    return tuple(claim for claim in found if claim is not None)


def events(post: Post) -> tuple[Claim, ...]:
    """The days of the timeline that its entries give without anything having been inferred, from the first on."""
    return tuple(sorted(_event_days(post), key=lambda claim: claim.day))


def _event_days(post: Post) -> Iterator[Claim]:
    slips = {(event.track, event.at.day) for event, _ in misdated(post) if event.at is not None}
    said: dict[date, str] = {}
    for event in post.timeline:
        if event.at is None or event.approx or event.inferred or event.doubts or (day := event.at.day) is None:
            continue
        if (event.track, day) not in slips:  # which are said by themselves, as outside of the incident
            words = said.get(day) or said.setdefault(day, f"its timeline says {day}")
            yield Claim(day, words, event.place, event.stamp)


def _claim(moment: Moment | None, said: str, place: Place) -> Claim | None:
    if moment is None or moment.day is None:
        return None
    return Claim(moment.day, f"{said} {moment.day}", place)


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
