"""What the body states of an incident in labels, and the gaps of front matter that it fills."""

from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from generator.model import lazy_re as re
from generator.model.incident import Incident, Moment, Stated
from generator.parse.incident.clock import Clock, settle
from generator.parse.incident.days import day_first
from generator.parse.incident.labels import Label
from generator.parse.incident.stamps import Stamp, read_stamp
from generator.parse.incident.timeline import Context
from generator.parse.incident.vocabulary import Vocabulary
from generator.parse.incident.zones import zone_of, zone_of_times
from generator.parse.markdown.document import Document
from generator.parse.markdown.sentinel import without

MOMENTS = ("incident.started", "incident.detected", "incident.declared", "incident.mitigated", "incident.resolved")
DETECTION = ("monitoring", "customer", "employee", "external")
_REST = 40  # what may stand beside a stamp
_SHORT = 40  # the longest identifier, and the longest name of a service
_BLANK = re.compile(r"\[[^\[\]\d]*\]")  # "[describe the impact]": nobody filled it in
_BARE = re.compile(r"(?:\w|[ ./#&'+-](?!\s))+")  # "High" of "High (nobody could pay)", "P1" of "🔴 P1"
_BEFORE_BARE = re.compile(r"[^\w#]{0,9}")
_LONG = {"impact": 240, "duration": 40}  # the longest that a summary shows; what is longer is told by the body


def read_stated(document: Document, labels: Sequence[Label], context: Context, words: Vocabulary) -> tuple[Stated, ...]:
    """The values that labels state, in the order of the text; of each name the first."""
    found: dict[str, tuple[Label, Stamp | None]] = {}
    for label in labels:
        name = _name(label.name, words)
        text = without(label.text).strip()
        if not name or name in found or text.lower().rstrip(".") in words.unsaid:
            continue
        stamp = _stamp(text, words) if name in MOMENTS or name == "date" else None
        if stamp is None and name in MOMENTS:
            continue
        found[name] = (label, stamp)
    if not found:
        return ()
    clock = _clock(document, found, context, words)
    return tuple(
        Stated(
            name,
            document.words(label.span, label.text),
            document.text.place(label.span),
            settle(stamp, clock).at if stamp is not None else None,
        )
        for name, (label, stamp) in found.items()
    )


def fill(incident: Incident, stated: Sequence[Stated], words: Vocabulary) -> Incident:
    """`incident` with what it does not say taken from the body, where that is of the kind that is asked for."""
    said: dict[str, object] = {}
    for value in stated:
        name = value.name.removeprefix("incident.")
        if name == value.name or getattr(incident, name) not in ("", None, ()):
            continue
        text = without("".join(run.text for run in value.text.runs if run.tag == "public")).strip(" .")
        if value.name in MOMENTS:
            said[name] = value.moment
        elif _BLANK.fullmatch(text):
            continue
        elif name in _LONG:
            said[name] = value.text if len(value.text.raw) <= _LONG[name] else None
        elif (typed := _typed(name, text, words)) not in ("", ()):
            said[name] = typed
    return replace(incident, **{name: value for name, value in said.items() if value is not None})


def _typed(name: str, text: str, words: Vocabulary) -> str | tuple[str, ...]:
    if name == "status":
        lowered = _bare(text).lower()
        return next((status for status, said in words.review_statuses.items() if lowered in said), "")
    if name == "detection":
        return text.lower() if text.lower() in DETECTION else ""
    if name == "timezone":
        return text if zone_of(text) is not None else ""
    if name == "services":
        *parts, last = re.split(r"[,;]", text)
        # "one, two and three" has three; "search and discovery" may be the name of one.
        parts += re.split(rf"\b(?:{'|'.join(words.length_joins)})\s", last) if parts else [last]
        names = tuple(part.strip() for part in parts if part.strip())
        return names if len(names) <= 8 and all(len(part) <= _SHORT for part in names) else ()
    return bare if name in ("id", "severity") and len(bare := _bare(text)) <= _SHORT else ""


def _bare(text: str) -> str:
    """A value without what explains it, and without the marks around it."""
    before = _BEFORE_BARE.match(text)
    bare = _BARE.match(text, before.end() if before is not None else 0)
    return bare[0].strip() if bare is not None else ""


def _stamp(text: str, words: Vocabulary) -> Stamp | None:
    stamp = read_stamp(text[:120], words)
    return stamp if stamp is not None and len(text) - stamp.end <= _REST else None


def _clock(
    document: Document, found: dict[str, tuple[Label, Stamp | None]], context: Context, words: Vocabulary
) -> Clock:
    """What is known besides each stamp: the day that a label gives, else that of front matter or of the file's name."""
    plain = Clock(day_first=day_first(document.mask))
    day = context.started.day if context.started is not None else None
    for name in ("date", "incident.started"):
        stamp = found[name][1] if name in found else None
        at = settle(stamp, plain).at if stamp is not None and day is None else None
        day = at.day if at is not None else day
    if day is None and context.date is not None:
        day = context.date.day
    zone = context.zone
    timed = any(stamp is not None and stamp.timed and not stamp.zone for _, stamp in found.values())
    if timed:
        own = without(found["incident.timezone"][0].text).strip() if "incident.timezone" in found else ""
        zone = (own if zone_of(own) is not None else "") or zone_of_times(document.mask, words) or zone
    return replace(plain, near=day, day=day, zone=zone)


def timed(incident: Incident) -> Incident:
    """`incident` with only those of its moments that say a time of day."""
    names = [name.removeprefix("incident.") for name in MOMENTS]
    return replace(incident, **{name: _timed(getattr(incident, name)) for name in names})


def _timed(moment: Moment | None) -> Moment | None:
    return moment if moment is not None and moment.precision in ("minute", "second") else None


def _name(label: str, words: Vocabulary) -> str:
    return next((name for name, form in _names(words) if form.fullmatch(label)), "")


@cache
def _names(words: Vocabulary) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile("|".join(forms))) for name, forms in words.stated_labels.items())
