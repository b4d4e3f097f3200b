"""The words that reading goes by. Each language is a file of data, `languages/<code>.toml`; English goes with all."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import TypeVar

import msgspec
from msgspec import Struct

from generator.model.incident import ActionStatus, DurationKind, Phase, Role

LANGUAGES = ("en",)
"""The codes of the languages that there are. English goes along with every other."""

Item = TypeVar("Item")


class Columns(Struct, frozen=True, forbid_unknown_fields=True):
    """What the columns of tables are called, by what their cells hold."""

    time: tuple[str, ...]
    date: tuple[str, ...]
    until: tuple[str, ...]
    text: tuple[str, ...]
    phase: tuple[str, ...]
    actor: tuple[str, ...]
    action: tuple[str, ...]
    owner: tuple[str, ...]
    status: tuple[str, ...]
    due: tuple[str, ...]
    link: tuple[str, ...]
    kind: tuple[str, ...]
    priority: tuple[str, ...]


class Vocabulary(Struct, frozen=True, eq=False, forbid_unknown_fields=True):
    """The words of one language, or of several together. `languages/en.toml` says of each list what it is for.

    Two of them are the same only where they are one value, so that what is made of one (patterns) can be kept by it.
    """

    name: str
    telling: tuple[str, ...]
    months: tuple[tuple[str, ...], ...]
    weekdays: tuple[tuple[str, ...], ...]
    heading_fillers: tuple[str, ...]
    lead_up: tuple[str, ...]
    heading_joins: tuple[str, ...]
    heading_numbering: tuple[str, ...]
    heading_times: tuple[str, ...]
    heading_variants: tuple[tuple[str, str], ...]
    openers: tuple[str, ...]
    approximately: tuple[str, ...]
    approximately_after: tuple[str, ...]
    ranges: tuple[str, ...]
    range_ends: tuple[str, ...]
    range_links: tuple[str, ...]
    ordinals: tuple[str, ...]
    of: tuple[str, ...]
    at: tuple[str, ...]
    on: tuple[str, ...]
    noon: tuple[str, ...]
    midnight: tuple[str, ...]
    clock_words: tuple[str, ...]
    local: tuple[str, ...]
    date_labels: tuple[str, ...]
    times_of_day: tuple[str, ...]
    zone_sentences: tuple[str, ...]
    claim_ends: tuple[str, ...]
    claim_doubts: tuple[str, ...]
    owner_labels: tuple[str, ...]
    due_labels: tuple[str, ...]
    due_links: tuple[str, ...]
    done_endings: tuple[str, ...]
    done_marks: tuple[str, ...]
    nothing: tuple[str, ...]
    nothing_of_actions: tuple[str, ...]
    nothing_of_learnings: tuple[str, ...]
    teams: tuple[str, ...]
    action_labels: tuple[str, ...]
    roles: dict[Role, tuple[str, ...]]
    columns: Columns
    statuses: dict[ActionStatus, tuple[str, ...]]
    phase_words: dict[Phase, tuple[str, ...]]
    phase_marks: dict[Phase, tuple[str, ...]]
    phase_claims: dict[Phase, tuple[str, ...]]
    stated_headings: tuple[str, ...] = ()
    stated_labels: dict[str, tuple[str, ...]] = {}
    review_statuses: dict[str, tuple[str, ...]] = {}
    unsaid: tuple[str, ...] = ()
    number_words: tuple[str, ...] = ()
    length_units: tuple[tuple[str, ...], ...] = ((), (), (), (), ())
    length_articles: tuple[str, ...] = ()
    length_joins: tuple[str, ...] = ()
    length_approximately: tuple[str, ...] = ()
    declared_labels: dict[DurationKind, tuple[str, ...]] = {}
    declared_sentences: dict[DurationKind, tuple[str, ...]] = {}
    declared_doubts: tuple[str, ...] = ()


@cache
def vocabulary_of(language: str) -> Vocabulary:
    """The words of `language` (a code of LANGUAGES) and of English; of English alone where it is unknown."""
    english = _file("en")
    return english if language == "en" or language not in LANGUAGES else _together(english, _file(language))


@cache
def _file(language: str) -> Vocabulary:
    # Data of the package, as constant as its code: nothing that anybody wrote is read here.
    text = files("generator.parse.incident").joinpath("languages", f"{language}.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), Vocabulary)


def _together(one: Vocabulary, other: Vocabulary) -> Vocabulary:
    parts = {name: _joined(getattr(one, name), getattr(other, name)) for name in Vocabulary.__struct_fields__}
    parts["months"] = tuple(map(_joined, one.months, other.months))
    parts["weekdays"] = tuple(map(_joined, one.weekdays, other.weekdays))
    parts["length_units"] = tuple(map(_joined, one.length_units, other.length_units))
    # A number is known by its place, so each language keeps its own list of them whole.
    parts["number_words"] = (*one.number_words, *other.number_words)
    return Vocabulary(**parts)


def _joined(one: Item, other: Item) -> Item:
    """Two lists as one, each word once; two tables as one; of two names the second."""
    joined: object = other
    if isinstance(one, tuple) and isinstance(other, tuple):
        joined = tuple(dict.fromkeys((*one, *other)))
    elif isinstance(one, dict) and isinstance(other, dict):
        joined = {key: _joined(words, other.get(key, ())) for key, words in one.items()}
    elif isinstance(one, Columns) and isinstance(other, Columns):
        names = Columns.__struct_fields__
        joined = Columns(**{name: _joined(getattr(one, name), getattr(other, name)) for name in names})
    return joined  # type: ignore[return-value]
