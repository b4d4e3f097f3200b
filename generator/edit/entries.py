"""What was understood of a post, as the entries of a front-matter list: keys with values, in the order of writing."""

from msgspec import Struct

from generator.edit.refusal import Refusal
from generator.model import lazy_re as re
from generator.model.incident import Action, Event, Learning, Moment, Reference, Telling
from generator.model.post import Post, Subject
from generator.model.said import plain
from generator.model.text import Place, Words

_OFFSET = re.compile(r"[+-]\d\d:\d\d\Z")
_NAME = re.compile(r"[A-Za-z]{1,5}|[A-Za-z_]{1,30}(?:/[A-Za-z0-9_+-]{1,30}){1,2}")


class Stamp(Struct, frozen=True):
    """A date or a time as `at` has it: no quotes where a form of front matter can do without."""

    iso: str


class Link(Struct, frozen=True):
    """Where an entry leads, with the words that say so, or none."""

    url: str
    text: str = ""


Value = str | bool | int | Stamp | tuple[str, ...] | tuple[Link, ...]


class Entry(Struct, frozen=True):
    """One entry: its fields in order, and where that was said which it says."""

    fields: tuple[tuple[str, Value], ...]
    place: Place


def entries_of(post: Post, subject: Subject, zone: str) -> tuple[Entry, ...]:
    """The entries of a post. Where it has no timeline, what it tells of one is its timeline.

    `zone` is the one that front matter takes for a time that names none; empty where there is no such zone.
    """
    if subject == "learnings":
        return tuple(_learning(learning) for learning in post.learnings)
    if subject == "actions":
        return tuple(_action(action) for action in post.actions)
    if post.timeline:
        return tuple(_event(event, zone) for event in post.timeline)
    return tuple(_telling(telling, zone) for telling in told_of(post))


def told_of(post: Post) -> tuple[Telling, ...]:
    """The tellings that a reader sees: one whose phrase is a note, or stands in one, is none."""
    return tuple(telling for telling in post.told if telling.phrase in telling.text.said)


def refusals_of(post: Post, subject: Subject) -> tuple[Refusal, ...]:
    """The entries of which a part is not for every reader: front matter would show all of it."""
    found: list[tuple[Place, Words]] = []
    if subject == "timeline":
        found += [(event.place, event.text) for event in post.timeline]
        found += [(link.place, link.text) for event in post.timeline for link in event.links if link.text]
        found += [] if post.timeline else [(telling.place, telling.text) for telling in told_of(post)]
    elif subject == "learnings":
        found += [(learning.place, learning.text) for learning in post.learnings]
    else:
        found += [(action.place, action.text) for action in post.actions]
    return tuple(
        Refusal(
            place,
            f"an entry has words that are {tag}, and in front matter every reader would see them",
            "take them out of the entry, or write it into front matter by hand, without them",
        )
        for place, words in found
        for tag in sorted({run.tag for run in words.runs} - {"public", "note"})
    )


def _event(event: Event, zone: str) -> Entry:
    links = tuple(_link(link) for link in event.links)
    urls = tuple(link.url for link in links)
    return _entry(
        event.place,
        *_times(event.at, event.until, zone),
        ("approx", event.approx),
        ("when", event.stamp if event.at is None else ""),
        ("phase", event.phase or ""),
        ("actor", event.actor),
        text=("text", plain(event.text)),
        after=(("links", links if any(link.text for link in links) else urls), ("track", event.track)),
    )


def _telling(telling: Telling, zone: str) -> Entry:
    times = _times(telling.at, None, zone)
    return _entry(telling.place, *times, ("when", telling.phrase), text=("text", plain(telling.text)))


def _learning(learning: Learning) -> Entry:
    kind = learning.kind if learning.kind != "general" else ""
    return _entry(learning.place, ("kind", kind), text=("text", plain(learning.text)), after=(("tags", learning.tags),))


def _action(action: Action) -> Entry:
    names = ("owner", "due", "status", "kind", "priority", "link")
    return _entry(
        action.place,
        text=("text", plain(action.text)),
        after=tuple((name, getattr(action, name) or "") for name in names),
    )


def _entry(
    place: Place, *before: tuple[str, Value], text: tuple[str, Value], after: tuple[tuple[str, Value], ...] = ()
) -> Entry:
    """An entry of the fields that say something; its text is one in any case."""
    given = (field for field in before if field[1])
    return Entry((*given, text, *(field for field in after if field[1])), place)


def _link(reference: Reference) -> Link:
    return Link(reference.url, plain(reference.text) if reference.text is not None else "")


def _times(at: Moment | None, until: Moment | None, zone: str) -> tuple[tuple[str, Value], ...]:
    """`at`, `until` and the `tz` that goes for both, as far as their offsets do not say it."""
    timed = next((moment for moment in (at, until) if moment is not None and _is_timed(moment)), None)
    named = timed.zone if timed is not None else ""
    own = _zone(timed, zone) if timed is not None else ""
    stamps: list[tuple[str, Value]] = []
    for key, moment in (("at", at), ("until", until)):
        if moment is not None:
            elsewhere = _is_timed(moment) and moment.zone != named
            stamps.append((key, Stamp(_in_words(moment) if elsewhere or own == _INLINE else _iso(moment))))
    return (*stamps, ("tz", "" if own == _INLINE else own))


_INLINE = " "  # the zone stands in the stamp itself


def _zone(moment: Moment, zone: str) -> str:
    """What `tz` must say of a moment: nothing where its offset does, `local` where it would be given a zone."""
    offset = _OFFSET.search(moment.iso)
    if not moment.zone:
        return "" if offset or not zone else "local"
    if offset is None:
        return _INLINE if _NAME.fullmatch(moment.zone) else moment.zone
    return "" if moment.zone in ("UTC", offset[0]) else moment.zone


def _in_words(moment: Moment) -> str:
    """A moment with the name of its zone behind it."""
    if moment.zone == "UTC" or not _NAME.fullmatch(moment.zone):
        return _iso(moment)
    return f"{_OFFSET.sub('', moment.iso)} {moment.zone}"


def _iso(moment: Moment) -> str:
    return f"{moment.iso[:-6]}Z" if moment.zone == "UTC" and moment.iso.endswith("+00:00") else moment.iso


def _is_timed(moment: Moment) -> bool:
    return moment.precision in ("minute", "second")
