"""Who may see a post: every way in which front matter keeps one from readers. In doubt a post is withheld."""

from typing import Literal

from msgspec import Struct

from generator.parse.front_matter import rules
from generator.parse.front_matter.fields import Fields, switch
from generator.parse.front_matter.hiding import says_hidden, says_hidden_below_incident
from generator.parse.front_matter.keys import (
    HIDDEN_WORDS,
    INCIDENT_SYNONYMS,
    canonical,
    hides,
    is_ours,
    kept_quietly,
    plain_key,
    safety_key_near,
)
from generator.parse.front_matter.nodes import Mapping, Node, Scalar, Sequence

Visibility = Literal["public", "internal"]

_SHOWN_WORDS = frozenset(("published", "publish", "public", "final", "done", "complete", "completed", "live", "active"))


class Seen(Struct, frozen=True):
    """Who may see a post: see `Header`."""

    draft: bool = False
    withheld: str = ""
    visibility: Visibility = "public"


def read_switches(root: Mapping, fields: Fields) -> Seen:
    """What the keys of `root` say together: one that hides is enough, and no other key takes it back."""
    draft, visibility = False, "public"
    reasons: list[str] = []
    for key, value in root.pairs:
        name = canonical(key.text)
        if name == "draft":
            says = _switch(key, value, fields, reasons)
            draft = draft or says is True
        elif name in ("private", "hidden", "unlisted", "headless") and _switch(key, value, fields, reasons):
            reasons.append(f"it says {plain_key(key.text)}")
        elif name == "public" and _switch(key, value, fields, reasons) is False:
            reasons.append(f"it says {plain_key(key.text)}: no")
        elif name == "internal" and _switch(key, value, fields, reasons) is not False:
            visibility = "internal"
        elif name == "published" and _published(key, value, fields, reasons) is False:
            reasons.append(f"it says {plain_key(key.text)}: no")
        elif name == "visibility":
            visibility = _visibility(key, value, fields, reasons, visibility)
        elif name == "status":
            _status(key, value, fields, reasons)
        elif name == "build":
            _build(key, value, fields, reasons)
        elif name == "cascade":
            _cascade(key, value, fields, reasons)
        elif name == "incident" and isinstance(value, Mapping):
            visibility = _incident(value, fields, reasons, visibility)
        _misspelt(key, name, fields, reasons)
        if says_hidden(key.text, value):
            _unknown(key, fields, reasons)
    return Seen(draft, "; ".join(dict.fromkeys(reasons)), "internal" if visibility == "internal" else "public")


def _switch(key: Scalar, value: Node, fields: Fields, reasons: list[str]) -> bool | None:
    says = switch(value)
    if says is None:
        _unclear(key, value, "yes or no", fields, reasons)
    return says


def _unclear(key: Scalar, value: Node, wanted: str, fields: Fields, reasons: list[str]) -> None:
    # An empty value has no stretch of its own to point at: the key stands for it.
    span = value.span if value.span.end > value.span.start else key.span
    line_end = fields.text.line_span(fields.text.line_at(span.start)).end
    span = type(span)(span.start, min(span.end, line_end))
    fields.say(rules.UNCLEAR_SWITCH, span, f"{key.text} must say {wanted}; the post is withheld until it does")
    reasons.append(f"its {key.text} says neither {wanted.replace(' or ', ' nor ')}")


def _published(key: Scalar, value: Node, fields: Fields, reasons: list[str]) -> bool | None:
    """`published` is a switch or a date; a date is read with the other dates."""
    if isinstance(value, Scalar) and value.text[:1].isdigit() and len(value.text) > 1:
        return True
    return _switch(key, value, fields, reasons)


def _visibility(key: Scalar, value: Node, fields: Fields, reasons: list[str], before: str) -> str:
    word = value.text.strip().casefold() if isinstance(value, Scalar) else ""
    if word == "internal":
        return "internal"
    if word in HIDDEN_WORDS:
        reasons.append(f"its visibility is {word}")
        if word not in ("draft", "private", "hidden"):
            message = f"visibility {word} is not known; the post is withheld"
            fields.say(rules.UNKNOWN_WORD, value.span, message, "write public, internal, private or draft")
    elif word != "public":
        _unclear(key, value, "public or internal", fields, reasons)
    return before


def _status(key: Scalar, value: Node, fields: Fields, reasons: list[str]) -> None:
    """The status of the post itself. Most words are of no consequence; one that is nearly `draft` is."""
    word = value.text.strip().casefold() if isinstance(value, Scalar) else ""
    if word in HIDDEN_WORDS:
        reasons.append(f"its status is {word}")
    elif word not in _SHOWN_WORDS and safety_key_near(word) == "draft":
        _unclear(key, value, "draft or published", fields, reasons)


def _incident(incident: Mapping, fields: Fields, reasons: list[str], visibility: str) -> str:
    """What `incident:` says of who may see the post."""
    for key, value in incident.pairs:
        name = plain_key(key.text)
        name = INCIDENT_SYNONYMS.get(name, name)
        if name == "visibility":
            visibility = _visibility(key, value, fields, reasons, visibility)
        elif name == "status" and isinstance(value, Scalar) and value.shown.strip().casefold() == "draft":
            reasons.append("its incident's status is draft")
            fields.say(rules.HELD_BACK, value.span, "the incident's status is draft, so the post is held back")
        elif name == "status":
            _status(key, value, fields, reasons)
        elif hides(name) and not safety_key_near(name):
            message = f"{key.text} belongs to the top of front matter; the post is withheld until it stands there"
            fields.say(rules.MISSPELT_SWITCH, key.span, message)
            reasons.append(f"{key.text} stands at the wrong place")
        elif name not in ("impact", "detection"):
            _misspelt(key, name, fields, reasons)
            if says_hidden_below_incident(key.text, value):
                _unknown(key, fields, reasons)
    return visibility


def _build(key: Scalar, value: Node, fields: Fields, reasons: list[str]) -> None:
    """Hugo's word for a page that is not made, or that no list shows; any other `build:` is another tool's."""
    for option, word in value.pairs if isinstance(value, Mapping) else ():
        name = plain_key(option.text)
        if name not in ("render", "list"):
            continue
        says = word.text.strip().casefold() if isinstance(word, Scalar) else ""
        if says in ("never", "link", "local") or switch(word) is False:
            reasons.append(f"it says {plain_key(key.text)}: {name}: {says}")
        elif says != "always" and switch(word) is not True:
            _unclear(option, word, "always or never", fields, reasons)


def _cascade(key: Scalar, value: Node, fields: Fields, reasons: list[str]) -> None:
    """What Hugo hands down to the pages of a folder. We hand nothing down, so it must not hide anything."""
    inside = value.items if isinstance(value, Sequence) else (value,)
    for mapping in (item for item in inside if isinstance(item, Mapping)):
        aside = Fields(fields.text, fields.wrong_type)
        seen = read_switches(mapping, aside)
        ends = any(canonical(name.text) in ("expires", "publishdate") for name, _ in mapping.pairs)
        if seen.draft or seen.withheld or seen.visibility == "internal" or ends:
            message = "what cascade hides is not handed down; the post is withheld until each text says it by itself"
            fields.say(rules.MISSPELT_SWITCH, key.span, message, "write it at the top of each text")
            reasons.append("its cascade hides posts")
            return


def _misspelt(key: Scalar, name: str, fields: Fields, reasons: list[str]) -> None:
    """A key that nobody knows and that is nearly one that hides: passing it over could publish a draft."""
    near = "" if is_ours(name) or kept_quietly(name) else safety_key_near(name)
    if near:
        message = f"{key.text} is not known and looks like {near}; the post is withheld until that is clear"
        fields.say(rules.MISSPELT_SWITCH, key.span, message, f"did you mean {near}?")
        reasons.append(f"its key {key.text} looks like {near}")


def _unknown(key: Scalar, fields: Fields, reasons: list[str]) -> None:
    """A key that nobody knows, whose words or value say that the post is not for readers."""
    message = f"{key.text[:60]} is not known and says that readers must not see the post; the post is withheld"
    fields.say(rules.MISSPELT_SWITCH, key.span, message, "write draft: true or visibility: internal, or drop the key")
    reasons.append(f"its key {key.text[:60]} says that it is hidden")
