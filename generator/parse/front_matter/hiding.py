"""Keys that nobody knows and that say in their words that a post is not for readers: `is_draft`, `audience: internal`.

Other tools, and people who guess, have their own names for it. Passing one over would publish what was meant to stay.
"""

import unicodedata

from generator.model import lazy_re as re
from generator.parse.front_matter.fields import switch
from generator.parse.front_matter.keys import (
    INCIDENT_KEYS,
    INCIDENT_SYNONYMS,
    canonical,
    is_ours,
    kept_quietly,
    plain_key,
    safety_key_near,
)
from generator.parse.front_matter.nodes import Mapping, Node, Scalar, Sequence

_HIDING = frozenset("draft wip internal private hidden unlisted unpublished secret confidential".split())
_SHOWING = frozenset("public published publish visible listed live released".split())
_NOT = frozenset("no not non never isnt".split())
# Beside these a word is about a part of the page, or about where the page is named: `searchHidden`, `hideToc`.
_PARTS = frozenset(
    (
        "toc search nav navbar navigation sidebar menu meta comment comments cover image images picture pictures link "
        "links note notes banner breadcrumb breadcrumbs header footer title summary author authors tag tags id url ref "
        "share sharing feed rss sitemap date description avatar by of since until"
    ).split()
)
_HIDDEN_VALUES = frozenset(
    (
        "draft",
        "wip",
        "work in progress",
        "internal",
        "internal only",
        "private",
        "hidden",
        "unpublished",
        "secret",
        "confidential",
        "not public",
    )
)
# Keys that say who reads, of which a list says it too.
_READERS = frozenset(
    "access audience audiences readers viewers visibilities sharing distribution classification confidentiality".split()
)
# Keys whose value is a word about the text, whatever the word is.
_NAMING = frozenset("tag label labels keyword keywords subject team owner component components area areas".split())
# Mappings for whatever a theme or a tool wants to know of a post.
_BAGS = frozenset(
    (
        "extra extras params param meta metadata frontmatter custom data options option settings config page post "
        "attributes attrs properties props flags publishing publication editorial workflow"
    ).split()
)
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^\W\d_A-Z]+")
_DEEPEST = 6


def says_hidden(key: str, value: Node) -> bool:
    """Whether a top-level key that nobody knows says of its post that it is not for readers.

    A mapping says it where one of its keys does; so does one in which other tools keep a theme's wishes (`extra`,
    `params`).
    """
    name = canonical(key)
    if is_ours(name) or name in INCIDENT_KEYS or name in INCIDENT_SYNONYMS or safety_key_near(name):
        return False
    return _says(key, value, 0)


def says_hidden_below_incident(key: str, value: Node) -> bool:
    """Whether a key of `incident:` that nobody knows says so. Its other words are about the incident, not the post."""
    name = plain_key(key)
    if name in INCIDENT_KEYS or name in INCIDENT_SYNONYMS or safety_key_near(name):
        return False
    return _words_say(key, value) or (name in _READERS and _is_hidden_value(value))


def says_hidden_in_entry(key: str, value: Node) -> bool:
    """Whether a key of an entry that nobody knows says so of the entry."""
    return _words_say(key, value)


def names_hiding(key: str) -> bool:
    """Whether a key that nobody knows would say so of its post with a plain yes."""
    return not (is_ours(canonical(key)) or kept_quietly(canonical(key))) and _words_hide(_words(key))


def _says(key: str, value: Node, depth: int) -> bool:
    name = canonical(key)
    if isinstance(value, Mapping):
        theirs = is_ours(name) or kept_quietly(name) or _words(key) & _PARTS
        bag = name in _BAGS or not theirs
        return (
            bag and depth < _DEEPEST and any(_said_inside(inner.text, item, depth + 1) for inner, item in value.pairs)
        )
    if name in _BAGS and isinstance(value, Sequence):
        return any(_says(key, item, depth) for item in value.items if isinstance(item, Mapping))
    if is_ours(name) or kept_quietly(name):
        return False
    if _words_say(key, value):
        return True
    if name in _NAMING:
        return False
    if isinstance(value, Sequence):
        return name in _READERS and any(_is_hidden_value(item) for item in value.items)
    return _is_hidden_value(value)


def _said_inside(key: str, value: Node, depth: int) -> bool:
    """Whether a key inside of a mapping says so: there the keys that hide a post are not read by anybody else."""
    name = canonical(key)
    if name in ("visibility", "status"):
        return _is_hidden_value(value)
    if name in ("published", "public"):
        return switch(value) is False
    if name in ("draft", "private", "hidden", "unlisted", "internal", "headless"):
        return switch(value) is True
    return _says(key, value, depth)


def _words_say(key: str, value: Node) -> bool:
    """Whether the words of a key name what is hidden and its value agrees, or what is shown and its value denies it."""
    words = _words(key)
    if words & _PARTS:
        return False
    says = True if _is_hidden_value(value) else switch(value)
    if says is None:
        return False
    if words & _NOT:
        says = not says
    return bool(words & _HIDING) if says else bool(words & _SHOWING)


def _words_hide(words: frozenset[str]) -> bool:
    return bool(words & _HIDING) and not words & (_PARTS | _NOT)


def _words(key: str) -> frozenset[str]:
    """The words of a key, however they are joined: `is_draft`, `isDraft`, `IS-DRAFT`, `isdraft`."""
    if not key.isascii():
        key = unicodedata.normalize("NFKC", key)
    words = {word.lower() for word in _WORD.findall(key[:100])}
    return frozenset(
        words | {word.removeprefix("is") for word in words} | {word.removesuffix("mode") for word in words}
    )


def _is_hidden_value(value: Node) -> bool:
    if not isinstance(value, Scalar):
        return False
    word = " ".join(re.split(r"[\s_-]+", value.text.strip().casefold()))
    return word in _HIDDEN_VALUES
