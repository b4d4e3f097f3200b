"""What front matter says of the incident: its head, the people, the glossary."""

from datetime import date

from generator.model.incident import Incident, Moment
from generator.model.post import Person, Term
from generator.parse.front_matter import rules
from generator.parse.front_matter.fields import Fields
from generator.parse.front_matter.hiding import says_hidden_below_incident, says_hidden_in_entry
from generator.parse.front_matter.keys import (
    ENTRY_KEYS,
    HIDE_ENTRIES,
    INCIDENT_KEYS,
    INCIDENT_SYNONYMS,
    canonical,
    guess,
    hides,
    plain_key,
)
from generator.parse.front_matter.moments import parse_moment
from generator.parse.front_matter.nodes import Mapping, Node, Scalar
from generator.parse.incident.zones import zone_near, zone_of

INCIDENT_STATUSES = ("draft", "in-review", "final")
DETECTIONS = ("monitoring", "customer", "employee", "external")
_FORMS = "write 2020-03-16, 2020-03-16 10:30 or 2020-03-16T10:30:00Z"


def read_moment(node: Node, what: str, fields: Fields, zone: str = "", day: date | None = None) -> Moment | None:
    """The moment that a value names; one that names none is a problem at its place. Nothing gives None."""
    if not isinstance(node, Scalar):
        fields.expected(node, what, "a date")
        return None
    if node.null:
        return None
    moment = parse_moment(node.shown, zone, day)
    if moment is None:
        fields.say(rules.NOT_A_DATE, node.span, f"{what} is not a date: {node.text[:60] or 'nothing'}", _FORMS)
    return moment


def read_incident(node: Node, fields: Fields, site_zone: str, day: date | None) -> Incident:
    """The head of a postmortem. A plain text is its id. Times alone are on `day`, or on the day that it started."""
    if isinstance(node, Scalar):
        return Incident(id=fields.line(node, "incident") or "")
    mapping = fields.mapping(node, "incident")
    values = _values(mapping, fields) if mapping else {}
    zone = read_zone(values["timezone"], fields) if "timezone" in values else ""
    moments: dict[str, Moment | None] = {}
    for name in ("started", "detected", "declared", "mitigated", "resolved"):
        if name in values:
            moments[name] = read_moment(values[name], f"incident.{name}", fields, zone or site_zone, day)
            day = _day_of(moments[name]) or day if name == "started" else day
    line = {
        name: fields.line(values[name], f"incident.{name}") or "" if name in values else ""
        for name in ("id", "severity", "status", "detection")
    }
    for name, known in (("status", INCIDENT_STATUSES), ("detection", DETECTIONS)):
        if line[name] and plain_key(line[name]) not in (plain_key(word) for word in known):
            message = f"incident.{name} {line[name][:60]} is not known; it is shown as it is written"
            fields.say(rules.UNKNOWN_WORD, values[name].span, message, f"write one of {', '.join(known)}")
    several = {
        name: fields.lines(values[name], f"incident.{name}", commas=True) if name in values else ()
        for name in ("services", "causes", "related")
    }
    return Incident(
        id=line["id"],
        severity=line["severity"],
        status=line["status"],
        started=moments.get("started"),
        detected=moments.get("detected"),
        declared=moments.get("declared"),
        mitigated=moments.get("mitigated"),
        resolved=moments.get("resolved"),
        timezone=zone,
        services=several["services"],
        causes=several["causes"],
        related=several["related"],
        detection=line["detection"],
        impact=fields.words(values["impact"], "incident.impact") if "impact" in values else None,
        duration=fields.words(values["duration"], "incident.duration") if "duration" in values else None,
    )


def read_zone(node: Node, fields: Fields) -> str:
    """A zone by its name. One that is not known is kept as a name, and said."""
    name = fields.line(node, "the time zone") or ""
    if name and zone_of(name) is None:
        near = zone_near(name)
        hint = f"did you mean {near}?" if near else "write Europe/London, or UTC"
        fields.say(rules.UNKNOWN_ZONE, node.span, f"the time zone {name[:60]} is not known", hint)
    return name


def read_people(node: Node, fields: Fields) -> tuple[Person, ...]:
    """The people of the text: names with what they may be called, or a list of mappings with `name`."""
    if isinstance(node, Mapping):
        pairs = ((" ".join(key.shown.split()), key, value) for key, value in node.pairs)
        return tuple(_person(name, at, value, fields) for name, at, value in pairs if name)
    people: list[Person] = []
    for item in fields.items(node):
        named = _named(item)
        name = fields.line(named, "an entry of people")
        if name:
            people.append(_person(name, named, item if isinstance(item, Mapping) else None, fields))
    return tuple(people)


def _named(item: Node) -> Node:
    pairs = item.pairs if isinstance(item, Mapping) else ()
    return next((value for key, value in pairs if plain_key(key.text) == "name"), item)


def _person(name: str, at: Node, node: Node | None, fields: Fields) -> Person:
    if isinstance(node, Mapping):
        values = entry_values(node, "people", fields)
        role, public = (
            fields.line(values[key], f"people.{name}.{key}") or "" if key in values else ""
            for key in ("role", "public")
        )
        return Person(name, role, public, fields.place(at))
    role = (fields.line(node, f"people.{name}") or "") if node else ""
    return Person(name, role, place=fields.place(at))


def read_glossary_terms(node: Node, fields: Fields) -> tuple[Term, ...]:
    """Terms with what they mean: `term: meaning` lines, or a list of mappings with `term` and `meaning`."""
    if isinstance(node, Mapping):
        return tuple(term for key, value in node.pairs if (term := _term(key, value, fields)) is not None)
    terms: list[Term] = []
    for item in fields.items(node):
        values = entry_values(item, "glossary", fields)
        name, meaning = values.get("term"), values.get("meaning") or values.get("definition")
        if not isinstance(name, Scalar) or meaning is None:
            fields.expected(item, "an entry of glossary", "a `term` with its `meaning`")
        elif (read := _term(name, meaning, fields)) is not None:
            terms.append(read)
    return tuple(terms)


def _term(key: Scalar, value: Node, fields: Fields) -> Term | None:
    term = " ".join(key.shown.split())
    meaning = fields.line(value, f"glossary.{term}")
    return Term(term, meaning, fields.place(key)) if term and meaning else None


def _values(mapping: Mapping, fields: Fields) -> dict[str, Node]:
    """The values of `incident:` by our names, the first of each; a key that is not known is said.

    Keys that hide posts are the business of `header_switches`.
    """
    values: dict[str, Node] = {}
    for key, value in mapping.pairs:
        name = plain_key(key.text)
        name = INCIDENT_SYNONYMS.get(name, name)
        if name in INCIDENT_KEYS:
            values.setdefault(name, value)
        elif not (hides(name) or says_hidden_below_incident(key.text, value)):
            near = guess(name, INCIDENT_KEYS)
            hint = f"did you mean {near}?" if near else ""
            fields.say(rules.UNKNOWN_KEY, key.span, f"incident.{key.text[:60]} is not known; it is not shown", hint)
    return values


def entry_values(item: Node, owner: str, fields: Fields) -> dict[str, Node]:
    """The values of an entry of the list `owner`, empty where it is no mapping; keys that are not known are said."""
    if not isinstance(item, Mapping):
        return {}
    known = ENTRY_KEYS[owner]
    for key, value in item.pairs:
        name = plain_key(key.text)
        if name in known:
            continue
        shown = f"{owner}.{key.text[:60]}"
        if canonical(name) in HIDE_ENTRIES or says_hidden_in_entry(key.text, value):
            message = f"{shown} does not hide an entry, but a key of that name hides a post"
            fields.say(rules.MISSPELT_SWITCH, key.span, message, "take out what readers must not see")
        else:
            near = guess(name, known)
            hint = f"did you mean {near}?" if near else ""
            fields.say(rules.UNKNOWN_KEY, key.span, f"{shown} is not known; it is not shown", hint)
    return {plain_key(key.text): value for key, value in item.pairs}


def _day_of(moment: Moment | None) -> date | None:
    return moment.day if moment else None
