"""Zones: named at all, of the right season, with their own offset."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator.lint.rules import Explained, TextRules, problem_at, problem_in
from generator.model import lazy_re as re
from generator.model.incident import Moment
from generator.model.post import Post
from generator.model.problem import Problem, Rule
from generator.model.text import Place, Span
from generator.model.zone_names import ABBREVIATIONS, SEASONAL, WORDS_TOO

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

WRONG_SEASON = Rule("CO104", "wrong-season", "warning", "strict", "A zone's name that is not in force on that day.")
NO_ZONE = Rule("CO105", "no-time-zone", "hint", "never", "Times without a zone anywhere.")
WRONG_OFFSET = Rule("CO113", "wrong-offset", "warning", "strict", "A zone's name with an offset that is not its own.")

_LINES = 3  # that are told of a name
_WITH_OFFSET = re.compile(
    rf"(?<![\w/])({'|'.join(sorted(ABBREVIATIONS, key=len, reverse=True))})\s{{0,2}}"
    r"\(\s?(?:UTC|GMT)\s?([+\-−])\s?(\d{1,2})(?::?(\d{2}))?\s?\)"
)
_OFFSET = re.compile(r"\(\s?(?:UTC|GMT)\s?[+\-−]")
_BRACKETED = re.compile(rf"\(({'|'.join(SEASONAL)})\)")
# A name of a zone in running words: then one is named, though nothing says that it goes for the timeline.
_NAMES = "|".join(sorted(ABBREVIATIONS.keys() - {"Z", *WORDS_TOO}, key=len, reverse=True))
_NAMED = re.compile(
    rf"(?<![\w/])(?:{_NAMES}|[ECMP]T|utc|gmt|Zulu)(?![\w/])"
    r"|\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z\b|\+\d\d:?\d\d\b)|T\d\d:\d\d(?::\d\d)?[-−]\d\d:\d\d\b|(?<![\w:.-])\+\d\d:\d\d\b"
    r"|\b(?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Z][a-z]"
    r"|\b[A-Z]\w{1,9}/(?:Pacific|Mountain|Central|Eastern)\b|\b(?:EST5EDT|CST6CDT|MST7MDT|PST8PDT)\b"
)
# So does whoever speaks of the clocks of a place, in the languages that are read: "Amsterdam time", "Ortszeit".
_SPOKEN = re.compile(
    r"\b(?:UK|US) times?\b|\b[Tt]ime(?:s|stamps?)\b(?: \w{1,20}){0,4} [A-Z]\w{1,20}(?: \([\w ]{1,30}\))? time\b"
    r"|(?m:\b[Aa]ll times|^\W{0,4}[Tt]imes) (?:(?:are|given|listed|shown|stated|local|as|in|to|of|for) ){1,4}[A-Z][a-z]"
    r"|(?i:\b(?:local|pacific|eastern|mountain|central|british|greenwich|european|indian|universal) times?\b"
    r"|\b(?:server|system|standard|daylight|summer|winter|savings?) time\b|\btime ?zones?\b"
    r"|\b(?:orts|lokal|sommer|winter|normal)zeit\b|\bzeitzone\b|\b(?:lokale|deutsche|mitteleuropäische) zeit\b"
    r"|\bheures? (?:locales?|d['’](?:été|hiver)|de paris|française)\b|\bfuseau horaire\b"
    r"|\bhoras? (?:local(?:es)?|de (?:verano|invierno|madrid)|peninsular)\b|\b(?:zona|huso) horari[ao]\b)"
)


def check_zones(post: Post) -> Iterator[Problem]:
    """What is said of zones: once for each name, with the number of the times that it goes for."""
    yield from _seasons(post)
    yield from _offsets(post)
    timed = [event for event in post.timeline if event.at is not None and event.at.timed]
    if timed and not any(event.at.zone for event in timed if event.at is not None) and not _names_a_zone(post):
        yield problem_at(
            post,
            NO_ZONE,
            timed[0].place,
            f"no zone is named for {_times(len(timed))}: nobody can tell when it was",
            "name it once: in the heading, “Timeline (all times UTC)”, or as `incident: {timezone: Europe/London}`",
            timed[0].stamp,
        )


def _names_a_zone(post: Post) -> bool:
    texts = (post.title.raw, post.prose.mask)
    return any(form.search(text) for text in texts for form in (_NAMED, _SPOKEN))


def _seasons(post: Post) -> Iterator[Problem]:
    wrong: dict[str, list[tuple[Place, str, date]]] = {}
    for moment, place in _moments(post):
        if (right := _in_force(moment)) is not None and right != moment.zone:
            found = wrong.setdefault(moment.zone, [])
            if not found or found[-1][0] != place:
                found.append((place, right, moment.day or date.min))
    for name, found in wrong.items():
        place, right, day = found[0]
        yield problem_at(
            post,
            WRONG_SEASON,
            _named_at(post, name, place),
            f"{name} was not in force on {day.isoformat()}, but {right} was; it goes for {_times(len(found))}"
            f"{_lines(post, name)}",
            f"write {right} if the clocks on the wall are meant, or a name without a season, such as {SEASONAL[name]}",
            name,
        )


def _moments(post: Post) -> Iterator[tuple[Moment, Place]]:
    """Every moment that the post names, with its place: those of its head, of its labels, of its timeline."""
    for name in ("started", "detected", "declared", "mitigated", "resolved"):
        moment = getattr(post.incident, name)
        place = post.header.place_of(f"incident.{name}") if moment is not None else None
        if moment is not None and place is not None:
            yield moment, place
    yield from ((stated.moment, stated.place) for stated in post.stated if stated.moment is not None)
    for event in post.timeline:
        yield from ((moment, event.place) for moment in (event.at, event.until) if moment is not None)
        # "released on Tuesday morning (CET)": the words of an entry are on its day too.
        if event.at is None or "(" not in (said := event.text.raw):
            continue
        if named := _BRACKETED.search(said):
            yield replace(event.at, zone=named[1]), event.place


def _named_at(post: Post, name: str, place: Place) -> Place:
    """Where `name` stands first: at `place`, or in the heading or the sentence from which the times have it."""
    named = re.compile(rf"(?<![\w/]){name}(?!\w)")
    if named.search(post.prose.text.line(place.line)):
        return place
    match = named.search(post.prose.mask, post.prose.front_end)
    if match is None:
        return post.header.place_of("incident.timezone") or place
    return post.prose.text.place(Span(*match.span()))


def _lines(post: Post, name: str) -> str:
    """The lines that name a zone, where they are more than one."""
    named = re.compile(rf"(?<![\w/]){name}(?!\w)").finditer(post.prose.mask, post.prose.front_end)
    lines = list(dict.fromkeys(post.prose.text.line_at(match.start()) for match in islice(named, _LINES * 9)))
    if len(lines) < 2:
        return ""
    more = "and others" if len(lines) > _LINES else f"and {lines.pop()}"
    return f", in lines {', '.join(map(str, lines[:_LINES]))} {more}"


def _in_force(moment: Moment) -> str | None:
    """The name that the region of a seasonal name goes by on the day of `moment`; None where that is not known."""
    region = SEASONAL.get(moment.zone)
    day = moment.day if region is not None else None
    if region is None or day is None or not 1970 <= day.year <= 2100:
        return None
    # By the calendar day as printed, so that the hours around a change are not quibbled over.
    names = {_name(region, datetime(day.year, day.month, day.day, hour)) for hour in (0, 23)}
    alike = {_ALIKE.get(name, name) for name in names}
    return moment.zone if _ALIKE.get(moment.zone, moment.zone) in alike else min(names)


# Names of the same time in another language, or of older days.
_ALIKE = {"MET": "CET", "MEZ": "CET", "MEST": "CEST", "MESZ": "CEST"}


@cache
def _zone(region: str) -> "ZoneInfo":
    from zoneinfo import ZoneInfo  # few texts need it

    return ZoneInfo(region)


def _name(region: str, local: datetime) -> str:
    return local.replace(tzinfo=_zone(region)).tzname() or ""


def _offsets(post: Post) -> Iterator[Problem]:
    mask = post.prose.mask
    seen: set[str] = set()
    # "(UTC" or "(GMT" alone is no offset, and stands in many headings.
    for match in _WITH_OFFSET.finditer(mask) if "(" in mask and _OFFSET.search(mask) else ():
        minutes = (int(match[3]) * 60 + int(match[4] or 0)) * (1 if match[2] == "+" else -1)
        if minutes == ABBREVIATIONS[match[1]] or match[0] in seen or match[1] in ("IST", "CST", "BST", "AST"):
            continue
        seen.add(match[0])
        own = ABBREVIATIONS[match[1]]
        sign = "+" if own >= 0 else "-"
        shown = f"UTC{sign}{abs(own) // 60}" + (f":{abs(own) % 60:02d}" if own % 60 else "")
        yield problem_in(
            post,
            WRONG_OFFSET,
            Span(match.start(), match.end()),
            f"{match[1]} is {shown}, not UTC{match[2]}{match[3]}",
            "mend the name or the offset; the offset was taken to be right",
        )


def _times(count: int) -> str:
    return "one time" if count == 1 else f"{count} times"


ZONES = TextRules(
    "zones",
    check_zones,
    (
        Explained(
            WRONG_SEASON,
            "## Timeline (PST)\n\n- 2024-07-15 10:15 first alert",
            "## Timeline (PDT)\n\n- 2024-07-15 10:15 first alert",
        ),
        Explained(
            NO_ZONE,
            "## Timeline\n\n- 2024-03-15 10:15 first alert",
            "## Timeline (UTC)\n\n- 2024-03-15 10:15 first alert",
        ),
        Explained(
            WRONG_OFFSET,
            "## Timeline (PST, UTC-7)\n\nAll times are PST (UTC-7).",
            "## Timeline (PDT, UTC-7)\n\nAll times are PDT (UTC-7).",
        ),
    ),
)
