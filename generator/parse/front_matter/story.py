"""The timeline, the learnings and the actions that front matter tells."""

from datetime import date, datetime, timedelta
from typing import TypeVar

from msgspec import Struct

from generator.model import lazy_re as re
from generator.model.incident import Action, ActionStatus, Event, Learning, LearningKind, Moment, Phase, Reference
from generator.model.text import Place, Words
from generator.parse.front_matter import rules
from generator.parse.front_matter.fields import Fields, switch
from generator.parse.front_matter.incident import entry_values, read_zone
from generator.parse.front_matter.keys import TEXT_KEYS, plain_key
from generator.parse.front_matter.moments import in_zone, parse_moment
from generator.parse.front_matter.nodes import Mapping, Node, Scalar
from generator.parse.front_matter.paths import safe_link

ACTION_KINDS = ("prevent", "detect", "mitigate", "process")
_APPROX = re.compile(r"(?:~|about |around |circa |ca\.? |approx(?:\.|imately)? )\s{0,3}", re.IGNORECASE)
_DATED = re.compile(r"\d{4}(?:[-/.]|\d{4})")
_Word = TypeVar("_Word", bound=str)
_FORMS = "write 2020-03-16"
_BACKWARDS = timedelta(hours=6)
_UNKNOWN_ZONE = ("local", "unknown")
_PHASES: dict[str, Phase] = {
    "start": "start", "started": "start", "begin": "start", "began": "start",
    "detected": "detected", "detection": "detected", "detect": "detected",
    "acknowledged": "acknowledged", "acknowledge": "acknowledged", "ack": "acknowledged",
    "mitigated": "mitigated", "mitigation": "mitigated", "repaired": "mitigated",
    "resolved": "resolved", "resolution": "resolved", "end": "resolved", "ended": "resolved",
}  # fmt: skip
_KINDS: dict[str, LearningKind] = {
    "well": "well", "wentwell": "well", "whatwentwell": "well", "good": "well",
    "wrong": "wrong", "wentwrong": "wrong", "whatwentwrong": "wrong", "bad": "wrong", "poorly": "wrong",
    "lucky": "lucky", "luck": "lucky", "wherewegotlucky": "lucky",
    "general": "general", "other": "general",
}  # fmt: skip
_STATUSES: dict[str, ActionStatus] = {
    "open": "open", "todo": "open", "new": "open", "planned": "open",
    "inprogress": "in-progress", "doing": "in-progress", "started": "in-progress", "wip": "in-progress",
    "done": "done", "closed": "done", "complete": "done", "completed": "done", "fixed": "done",
    "rejected": "rejected", "wontfix": "rejected", "won'tfix": "rejected", "cancelled": "rejected",
}  # fmt: skip


class When(Struct, frozen=True):
    """When an entry was: its stamp as written, what that means, and what of it was carried over."""

    stamp: str = ""
    at: Moment | None = None
    until: Moment | None = None
    approx: bool = False
    inferred: tuple[str, ...] = ()


def read_events(node: Node, fields: Fields, zone: str, day: date | None) -> tuple[Event, ...]:
    """The events of `timeline:`. A time alone is on the day of the event before it, at first on `day`.

    A time alone that goes back more than six hours is on the next day. `zone` holds where an entry names none, unless
    it says that its zone is `local`, which nobody knows. What was carried over is named in `Event.inferred`. `when`
    tells the time in words; nothing is carried over to it.
    """
    events: list[Event] = []
    before: datetime | None = None
    for item in _entries(node):
        values = entry_values(item, "timeline", fields)
        text = _silent(values, fields) or _text(item, values, "an entry of timeline", fields)
        if text is None:
            continue
        when = _when(values, fields, zone, day, before)
        if when.at is not None:
            day = when.at.day or day
            before = _local(when.at) if _timed(when.at) else None
        events.append(
            Event(
                text,
                when.stamp,
                when.at,
                when.until,
                when.approx or ("approx" in values and switch(values["approx"]) is not False),
                fields.place(item),
                f"event-{len(events) + 1}",
                "front-matter",
                _word(values, "phase", _PHASES, fields),
                _line(values, "actor", fields) or _line(values, "who", fields),
                when.inferred,
                _references(values, fields),
                track=_track(values, fields),
            )
        )
    return tuple(events)


def _when(values: dict[str, Node], fields: Fields, zone: str, day: date | None, before: datetime | None) -> When:
    """When an entry was; `day` and `before` are the day and the clock of the event before it."""
    zone_node = values.get("tz") or values.get("timezone") or values.get("zone")
    unknown = isinstance(zone_node, Scalar) and plain_key(zone_node.text) in _UNKNOWN_ZONE
    own_zone = read_zone(zone_node, fields) if zone_node and not unknown else ""
    common = "" if unknown else zone
    node = values.get("at") or values.get("time")
    told = (fields.line(values["when"], "when an entry was") if "when" in values else None) or ""
    stamp = (fields.line(node, "the time of an entry") if node else None) or told
    in_words = bool(told) and stamp == told
    marked = _APPROX.match(stamp)
    plain = stamp[marked.end() :] if marked else stamp
    at = parse_moment(plain, own_zone or common, None if in_words else day)
    if at is None:
        if stamp and node and not in_words:
            _unread(node, stamp, fields)
        until = _until(values.get("until"), fields, own_zone, own_zone or common, None)
        return When(told or stamp, None, until, bool(marked) and not in_words)
    carried = _timed(at) and _DATED.match(plain) is None
    if carried and before is not None and _local(at) < before - _BACKWARDS:
        at = parse_moment(plain, own_zone or common, _next(day)) or at
    inferred = ("date",) if carried else ()
    if at.zone and at.zone == common and not own_zone and not plain.endswith(common):
        inferred = (*inferred, "zone")
    at = in_zone(at, own_zone)
    until = _until(values.get("until"), fields, own_zone, own_zone or common, at)
    return When(told or stamp, at, until, bool(marked), inferred)


def _silent(values: dict[str, Node], fields: Fields) -> Words | None:
    """The words of an entry that has a time and says in so many words that it has no others: `text: ""`."""
    node = values.get("text")
    if not isinstance(node, Scalar) or not node.quoted or node.text or not values.keys() & {"at", "time", "when"}:
        return None
    return Words((), fields.place(node), "front-matter")


def _track(values: dict[str, Node], fields: Fields) -> int:
    """Which of several timelines an entry belongs to, from 0."""
    written = _line(values, "track", fields)
    if not written or re.fullmatch("[0-9]{1,3}", written):
        return int(written or 0)
    fields.say(
        rules.UNKNOWN_WORD, values["track"].span, f"track {written[:60]} is no number", "write 1, 2 …, or drop it"
    )
    return 0


def read_learnings_list(node: Node, fields: Fields) -> tuple[Learning, ...]:
    """The learnings of `learnings:`: texts, mappings with `text` and `kind`, or lists below the kinds."""
    if isinstance(node, Mapping) and all(plain_key(key.text) in _KINDS for key, _ in node.pairs):
        found = [(item, _KINDS[plain_key(key.text)]) for key, value in node.pairs for item in fields.items(value)]
    else:
        general: LearningKind = "general"
        found = [(item, general) for item in fields.items(node)]
    learnings: list[Learning] = []
    for item, kind in found:
        values = entry_values(item, "learnings", fields)
        text = _text(item, values, "a learning", fields)
        if text is not None:
            read = _word(values, "kind", _KINDS, fields) or kind
            tags = fields.lines(values["tags"], "the tags of a learning", commas=True) if "tags" in values else ()
            anchor = f"learning-{len(learnings) + 1}"
            learnings.append(Learning(text, read, fields.place(item), anchor, "front-matter", tags))
    return tuple(learnings)


def read_actions_list(node: Node, fields: Fields) -> tuple[Action, ...]:
    """The actions of `actions:`: texts, or mappings with `text`, `owner`, `due`, `status` and the like."""
    actions: list[Action] = []
    for item in fields.items(node):
        values = entry_values(item, "actions", fields)
        text = _text(item, values, "an action", fields)
        if text is not None:
            actions.append(_action(text, fields.place(item), f"action-{len(actions) + 1}", values, fields))
    return tuple(actions)


def _action(text: Words, place: Place, anchor: str, values: dict[str, Node], fields: Fields) -> Action:
    link_node = values.get("link") or values.get("url") or values.get("issue")
    link = _link(link_node, "the link of an action", fields) if link_node else ""
    due_node = values.get("due") or values.get("duedate")
    due = (fields.line(due_node, "due") if due_node else None) or ""
    if due_node and due and parse_moment(due) is None:
        fields.say(rules.DUE_NO_DATE, due_node.span, f"due {due[:60]} is no date; it is shown as it is written", _FORMS)
    kind_node = values.get("kind") or values.get("type")
    kind = (fields.line(kind_node, "kind") if kind_node else None) or ""
    if kind_node and kind and plain_key(kind) not in ACTION_KINDS:
        message = f"kind {kind[:60]} is not known; it is shown as it is written"
        fields.say(rules.UNKNOWN_WORD, kind_node.span, message, f"write one of {', '.join(ACTION_KINDS)}")
    return Action(
        text,
        place,
        anchor,
        "front-matter",
        owner=_line(values, "owner", fields) or _line(values, "assignee", fields),
        due=due,
        status=_word(values, "status", _STATUSES, fields),
        kind=kind,
        priority=_line(values, "priority", fields),
        link=link,
    )


def _link(node: Node, what: str, fields: Fields) -> str:
    """An address that a page may link to; another one is said and left out."""
    link = fields.line(node, what) or ""
    if not safe_link(link):
        fields.say(rules.DROPPED_LINK, node.span, "the link is no web address; it is left out", "write https://…")
        return ""
    return link


def _references(values: dict[str, Node], fields: Fields) -> tuple[Reference, ...]:
    """Where an event leads: addresses, or mappings with `url` and `text`."""
    references: list[Reference] = []
    for name in ("links", "link", "url"):
        for item in fields.items(values[name]) if name in values else ():
            pairs = {plain_key(key.text): value for key, value in item.pairs} if isinstance(item, Mapping) else {}
            target = pairs.get("url") or pairs.get("link") or pairs.get("href") if pairs else item
            text = pairs.get("text") or pairs.get("title") or pairs.get("name")
            if target is None:
                fields.expected(item, "a link of timeline", "an address, or a mapping with `url` and `text`")
            elif url := _link(target, "a link of timeline", fields):
                words = fields.words(text, "the text of a link") if text else None
                references.append(Reference(url, fields.place(target), words))
    return tuple(references)


def _entries(node: Node) -> tuple[Node, ...]:
    """The entries of a timeline; `10:30: text` lines, in a mapping or one an item, are entries too."""
    items = node.items if not isinstance(node, Scalar | Mapping) else (node,)
    entries: list[Node] = []
    for item in items:
        if isinstance(item, Mapping) and item.pairs and all(key.text[:1].isdigit() for key, _ in item.pairs):
            entries += (_pair(key, value) for key, value in item.pairs)
        elif not (isinstance(item, Scalar) and item.null):
            entries.append(item)
    return tuple(entries)


def _pair(key: Scalar, value: Node) -> Mapping:
    at, text = Scalar("at", True, key.span), Scalar("text", True, key.span)
    return Mapping(((at, key), (text, value)), type(key.span)(key.span.start, max(key.span.end, value.span.end)))


def _text(item: Node, values: dict[str, Node], what: str, fields: Fields) -> Words | None:
    """The words of an entry, which is a text or a mapping that has one; it must say something."""
    if not isinstance(item, Mapping):
        return fields.words(item, what)
    found = next((values[key] for key in TEXT_KEYS if key in values), None)
    words = fields.words(found, f"the text of {what}") if found is not None else None
    if found is None:
        fields.expected(item, what, "text, or a mapping with a `text`")
    return words


def _until(node: Node | None, fields: Fields, own_zone: str, zone: str, at: Moment | None) -> Moment | None:
    """The end of an entry; a time alone is on the day of its start, or on the next where it would be before it."""
    if node is None:
        return None
    stamp = fields.line(node, "the end of an entry") or ""
    until = parse_moment(stamp, zone, at.day if at else None)
    if stamp and until is None:
        _unread(node, stamp, fields)
    until = in_zone(until, own_zone) if until is not None else None
    if until is None or at is None or not (_timed(until) and _timed(at)):
        return until
    if _DATED.match(stamp) is None and _local(until) < _local(at):
        return parse_moment(stamp, zone, _next(at.day)) or until
    return until


def _unread(node: Node, stamp: str, fields: Fields) -> None:
    fields.say(rules.UNREAD_STAMP, node.span, f"the time {stamp[:60]} cannot be read", "write 2020-03-16 10:30")


def _timed(moment: Moment) -> bool:
    return moment.precision in ("minute", "second")


def _local(moment: Moment) -> datetime:
    """The time on the clock of a moment that has one, as written: only its order counts here."""
    return datetime.fromisoformat(moment.iso[:16])


def _next(day: date | None) -> date | None:
    return day + timedelta(days=1) if day is not None and day < date.max else day


def _word(values: dict[str, Node], name: str, known: dict[str, _Word], fields: Fields) -> _Word | None:
    """One of the words that a key allows; another one is said and left out."""
    if name not in values:
        return None
    written = _line(values, name, fields)
    word = known.get(plain_key(written))
    if written and word is None:
        allowed = ", ".join(dict.fromkeys(known.values()))
        fields.say(
            rules.UNKNOWN_WORD, values[name].span, f"{name} {written[:60]} is not known", f"write one of {allowed}"
        )
    return word


def _line(values: dict[str, Node], name: str, fields: Fields) -> str:
    return (fields.line(values[name], name) if name in values else None) or ""
