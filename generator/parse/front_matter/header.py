"""Front matter to a header: every key that means something to us, each value with its place; the rest is kept."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from msgspec import Struct

from generator.model.config import Reading
from generator.model.incident import Event, Incident, Moment
from generator.model.post import Extra, Given, Header
from generator.model.problem import Problem
from generator.model.text import Place, Text, Words
from generator.parse.front_matter import rules
from generator.parse.front_matter.fields import Fields, as_written, switch
from generator.parse.front_matter.hiding import says_hidden
from generator.parse.front_matter.incident import read_glossary_terms, read_incident, read_moment, read_people
from generator.parse.front_matter.keys import (
    INCIDENT_KEYS,
    INCIDENT_SYNONYMS,
    canonical,
    guess,
    is_ours,
    kept_quietly,
    plain_key,
    safety_key_near,
)
from generator.parse.front_matter.nodes import Mapping, Node, Scalar, Sequence
from generator.parse.front_matter.paths import is_pattern
from generator.parse.front_matter.places import read_aliases, read_cover, read_slug, read_url
from generator.parse.front_matter.split import FrontMatter
from generator.parse.front_matter.story import read_actions_list, read_events, read_learnings_list
from generator.parse.front_matter.switches import read_switches

_Item = TypeVar("_Item")


class Entry(Struct, frozen=True):
    """A key of front matter by the name that we know it by, and its value."""

    name: str
    key: Scalar
    value: Node


def parse_header(front: FrontMatter, text: Text, reading: Reading) -> tuple[Header, tuple[Problem, ...]]:
    """What front matter says of its post, and what is wrong with its values.

    The problems of the front matter itself (`front.problems`) are not repeated. A value that is wrong is left out.
    """
    if not front.root.pairs:
        return Header(withheld=front.withheld or ("" if _says_something(text) else "the file is empty")), ()
    fields = Fields(text, rules.WRONG_TYPE)
    entries = _entries(front.root, fields)
    first = {entry.name: entry.value for entry in reversed(entries)}
    seen = read_switches(front.root, fields)
    day, day_at, day_trouble = _date(entries, fields, reading.timezone)
    expires, expires_trouble = _expires(entries, fields, reading.timezone)
    incident_day = day.day if day else None
    incident = Incident()
    if "incident" in first:
        incident = read_incident(first["incident"], fields, reading.timezone, incident_day)
    slug, slug_at = read_slug(first["slug"], fields) if "slug" in first else ("", None)
    url, url_at = _url(entries, fields)
    header = Header(
        title=_title(first, fields),
        date=day,
        date_at=day_at,
        updated=_moment(first.get("updated") or _updated_in(first.get("date")), "updated", fields, reading.timezone),
        expires=expires,
        description=fields.words(first["description"], "description") if "description" in first else None,
        summary=fields.words(first["summary"], "summary") if "summary" in first else None,
        slug=slug,
        slug_at=slug_at,
        url=url,
        url_at=url_at,
        draft=seen.draft,
        withheld="; ".join(why for why in (front.withheld, seen.withheld, day_trouble, expires_trouble) if why),
        visibility=seen.visibility,
        tags=fields.lines(first["tags"], "tags", commas=True) if "tags" in first else (),
        categories=fields.lines(first["categories"], "categories", commas=True) if "categories" in first else (),
        authors=_authors(first["authors"], fields) if "authors" in first else (),
        aliases=tuple(alias for e in entries if e.name == "aliases" for alias in read_aliases(e.value, fields)),
        incident=incident,
        people=read_people(first["people"], fields) if "people" in first else (),
        glossary=read_glossary_terms(first["glossary"], fields) if "glossary" in first else (),
        cover=read_cover(first["cover"], fields) if "cover" in first else None,
        extra=_extra(entries, fields),
        timeline=_timeline(first.get("timeline"), fields, incident, incident_day, reading),
        learnings=_unless_off(first.get("learnings"), read_learnings_list, fields),
        actions=_unless_off(first.get("actions"), read_actions_list, fields),
        as_told=_as_told(first, fields),
        language=_language(first.get("language")),
        given=_given(entries, fields),
    )
    return header, tuple(fields.problems)


def _language(node: Node | None) -> str:
    """The code of a language. Some give other words by this key ("Python"); nothing is wrong with them."""
    return " ".join(node.shown.split())[:40] if isinstance(node, Scalar) and not node.null else ""


def _says_something(text: Text) -> bool:
    return bool(text.text) and not text.text.isspace()


def _entries(root: Mapping, fields: Fields) -> tuple[Entry, ...]:
    """The keys in their order. Two that differ only in case or dashes are one key, so the second is a duplicate."""
    seen: dict[str, Scalar] = {}
    entries: list[Entry] = []
    for key, value in root.pairs:
        before = seen.setdefault(plain_key(key.text), key)
        if before is not key:
            line = fields.text.line_at(before.span.start)
            message = f"the key {key.text[:60]} is the same as {before.text[:60]} on line {line}"
            fields.say(rules.DUPLICATE, key.span, message)
        else:
            entries.append(Entry(canonical(key.text), key, value))
    return tuple(entries)


def _given(entries: tuple[Entry, ...], fields: Fields) -> tuple[Given, ...]:
    """Where the values stand, the first of each name, those of the incident by their names below it."""
    found: dict[str, Place] = {}
    for entry in entries:
        if entry.name == "incident" and isinstance(entry.value, Mapping):
            for key, value in entry.value.pairs:
                name = plain_key(key.text)
                found.setdefault(f"incident.{INCIDENT_SYNONYMS.get(name, name)}", fields.place(value))
        elif entry.name == "incident":
            found.setdefault("incident.id", fields.place(entry.value))
        elif is_ours(entry.name):
            found.setdefault(entry.name, fields.place(entry.value))
    changed = _updated_in(next((entry.value for entry in entries if entry.name == "date"), None))
    if changed is not None:
        found.setdefault("updated", fields.place(changed))
    return tuple(Given(name, place) for name, place in found.items())


def _date(entries: tuple[Entry, ...], fields: Fields, zone: str) -> tuple[Moment | None, Place | None, str]:
    """The date and its place. A day of publication beside the date counts where it is later: it is an embargo."""
    found: list[tuple[Moment, Place]] = []
    trouble = ""
    for entry in entries:
        value: Node | None = entry.value if entry.name in ("date", "publishdate") else None
        if entry.name == "published" and isinstance(entry.value, Scalar) and switch(entry.value) is None:
            value = entry.value if entry.value.text[:1].isdigit() else None
        if entry.name == "date" and isinstance(value, Mapping):
            value = next((item for key, item in value.pairs if plain_key(key.text) == "created"), value)
        if value is None:
            continue
        moment = _moment(value, entry.key.text, fields, zone)
        if moment is not None:
            found.append((moment, fields.place(value)))
        elif entry.name != "date":
            trouble = f"its {entry.key.text} cannot be read"
    if not found:
        return None, None, trouble
    latest = max(found, key=lambda pair: pair[0].iso)
    return *latest, trouble


def _updated_in(date_node: Node | None) -> Node | None:
    """The `updated` of MkDocs' `date: {created, updated}`."""
    pairs = date_node.pairs if isinstance(date_node, Mapping) else ()
    return next((value for key, value in pairs if canonical(key.text) == "updated"), None)


def _expires(entries: tuple[Entry, ...], fields: Fields, zone: str) -> tuple[Moment | None, str]:
    """The earliest of the days on which the post says that it ends; one that cannot be read withholds it."""
    found: list[Moment] = []
    trouble = ""
    for entry in entries:
        if entry.name == "expires":
            moment = _moment(entry.value, entry.key.text, fields, zone)
            found += [moment] if moment else []
            trouble = trouble if moment else f"its {entry.key.text} cannot be read"
    return min(found, key=lambda moment: moment.iso, default=None), trouble


def _moment(node: Node | None, what: str, fields: Fields, zone: str) -> Moment | None:
    """A date at the top of front matter, where an empty one is a mistake too."""
    if node is None:
        return None
    if isinstance(node, Scalar) and node.null:
        fields.say(rules.NOT_A_DATE, node.span, f"{what} is empty", "write a date such as 2020-03-16, or drop the key")
        return None
    return read_moment(node, what, fields, zone)


def _title(first: dict[str, Node], fields: Fields) -> Words | None:
    node = first.get("title")
    if node is None:
        return None
    if isinstance(node, Scalar) and node.notes and node.null:
        return None
    if isinstance(node, Scalar) and (node.null or not node.text.strip()):
        fields.say(rules.EMPTY_TITLE, node.span, "the title is empty, so the first heading is taken")
        return None
    return fields.words(node, "title")


def _url(entries: tuple[Entry, ...], fields: Fields) -> tuple[str, Place | None]:
    """The first URL that is given; the others are looked at too, since one that is not safe is no accident."""
    found = [read_url(entry.value, entry.key.text, fields) for entry in entries if entry.name == "url"]
    return next((pair for pair in found if pair[1] is not None), ("", None))


def _authors(node: Node, fields: Fields) -> tuple[str, ...]:
    """Names: texts, or mappings with `name`."""
    names: list[str] = []
    for item in fields.items(node):
        named = item
        if isinstance(item, Mapping):
            named = next((value for key, value in item.pairs if plain_key(key.text) == "name"), item)
        name = fields.line(named, "an author")
        names += [name] if name else []
    return tuple(dict.fromkeys(names))


def _timeline(
    node: Node | None, fields: Fields, incident: Incident, day: date | None, reading: Reading
) -> tuple[Event, ...] | None:
    """The events; None where front matter has none, so that the body may tell them."""
    if node is None or (isinstance(node, Scalar) and (node.null or switch(node) is not None)):
        return None
    started = incident.started.day if incident.started else None
    events = read_events(node, fields, incident.timezone or reading.timezone, started or day)
    return events if events or not _has_notes(node) else None


def _unless_off(
    node: Node | None, read: Callable[[Node, Fields], tuple[_Item, ...]], fields: Fields
) -> tuple[_Item, ...] | None:
    """What front matter lists; `false` says that there are none, nothing leaves the word to the body."""
    if node is None or (isinstance(node, Scalar) and (node.null or switch(node) is True)):
        return None
    found = () if switch(node) is False else read(node, fields)
    return found if found or not _has_notes(node) else None


def _has_notes(node: Node) -> bool:
    """Whether a value has notes to its author: a list of nothing else leaves the word to the body."""
    if isinstance(node, Scalar):
        return bool(node.notes)
    inside = node.items if isinstance(node, Sequence) else (value for _, value in node.pairs)
    return any(_has_notes(item) for item in inside)


def _as_told(first: dict[str, Node], fields: Fields) -> bool:
    """Whether a story may be given a derived timeline: `timeline: false` and `as_told: false` turn it off."""
    says = switch(first["astold"]) if "astold" in first else True
    if says is None:
        fields.say(rules.UNKNOWN_WORD, first["astold"].span, "as_told must say yes or no")
    return says is not False and ("timeline" not in first or switch(first["timeline"]) is not False)


def _extra(entries: tuple[Entry, ...], fields: Fields) -> tuple[Extra, ...]:
    """The keys that we do not know, as they were written; those that no other tool has either are said."""
    kept: list[Extra] = []
    for entry in entries:
        pattern = entry.name == "url" and isinstance(entry.value, Scalar) and is_pattern(entry.value.text)
        if is_ours(entry.name) and not pattern and entry.name not in ("status", "build", "headless"):
            continue
        kept.append(Extra(entry.key.text, as_written(fields.text, entry.value), fields.place(entry.key)))
        known = is_ours(entry.name) or kept_quietly(entry.name) or safety_key_near(entry.name)
        if not (known or says_hidden(entry.key.text, entry.value)):
            fields.say(
                rules.UNKNOWN_KEY, entry.key.span, f"{entry.key.text[:60]} is not known; it is kept", _hint(entry.name)
            )
    return tuple(kept)


def _hint(name: str) -> str:
    if name in INCIDENT_KEYS or name in INCIDENT_SYNONYMS:
        return f"did you mean {INCIDENT_SYNONYMS.get(name, name)} below incident?"
    near = guess(name)
    return f"did you mean {near}?" if near else ""
