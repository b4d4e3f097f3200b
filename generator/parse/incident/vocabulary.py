"""The words that reading goes by. Each language is a file of data, `languages/<code>.toml`; English goes with all."""

import tomllib
from functools import cache
from typing import TypeVar, cast
from unicodedata import combining, normalize

import msgspec
from msgspec import Struct

from generator.model.incident import ActionStatus, CauseKind, DurationKind, Phase, Role
from generator.model.package_data import package_text

_LANGUAGES = ("de", "en", "es", "fr")  # a test holds them against the files
_AS_WRITTEN = ("heading_variants", "number_words")  # whose words count by their place

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
    day_first: bool
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
    after_times: tuple[str, ...]
    after_hours: tuple[str, ...]
    between_hours: tuple[str, ...]
    before_hours: tuple[str, ...]
    early: tuple[str, ...]
    late: tuple[str, ...]
    local: tuple[str, ...]
    date_labels: tuple[str, ...]
    times_of_day: tuple[str, ...]
    zone_sentences: tuple[str, ...]
    claim_ends: tuple[str, ...]
    claim_doubts: tuple[str, ...]
    owner_labels: tuple[str, ...]
    due_labels: tuple[str, ...]
    due_links: tuple[str, ...]
    said_after: tuple[str, ...]
    done_endings: tuple[str, ...]
    done_marks: tuple[str, ...]
    nothing: tuple[str, ...]
    nothing_of_actions: tuple[str, ...]
    nothing_of_learnings: tuple[str, ...]
    teams: tuple[str, ...]
    teams_before: tuple[str, ...]
    kinds_of_work: tuple[str, ...]
    action_labels: tuple[str, ...]
    roles: dict[Role, tuple[str, ...]]
    columns: Columns
    statuses: dict[ActionStatus, tuple[str, ...]]
    zone_names: dict[str, tuple[str, ...]]
    phase_words: dict[Phase, tuple[str, ...]]
    phase_marks: dict[Phase, tuple[str, ...]]
    phase_claims: dict[Phase, tuple[str, ...]]
    cause_kinds: dict[CauseKind, tuple[str, ...]] = {}
    several_causes: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    question_labels: tuple[str, ...] = ()
    answer_labels: tuple[str, ...] = ()
    why_columns: tuple[str, ...] = ()
    answer_columns: tuple[str, ...] = ()
    glossary_headings: tuple[str, ...] = ()

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


def languages() -> tuple[str, ...]:
    """The codes of the languages that there are, each a file. English goes along with every other."""
    return _LANGUAGES


@cache
def vocabulary_of(language: str) -> Vocabulary:
    """The words of `language` (one of `languages()`) and of English; of English alone where it is unknown."""
    english = words_of("en")
    return english if language == "en" or language not in languages() else _together(english, words_of(language))


@cache
def words_of(language: str) -> Vocabulary:
    """The words of one of `languages()` alone. Each is there without its accents too."""
    # Data of the package, as constant as its code: nothing that anybody wrote is read here.
    table = tomllib.loads(_file_of(language))
    return msgspec.convert(
        {key: value if key in _AS_WRITTEN else _plainer(value) for key, value in table.items()}, Vocabulary
    )


def telling_words(language: str) -> tuple[str, ...]:
    """`words_of(language).telling`, without reading the rest: it is the first list of its file."""
    head, end, _ = _file_of(language).partition("]\n")
    return tuple(map(str, cast(list[object], _plainer(tomllib.loads(head + end)["telling"]))))


def _file_of(language: str) -> str:
    return package_text("generator.parse.incident", f"languages/{language}.toml")


def folded(text: str) -> str:
    """`text` in lower case, without accents: "Résumé" is "resume", "Maßnahme" is "massnahme"."""
    if text.isascii():
        return text.lower()
    return "".join(letter for letter in normalize("NFKD", text.casefold()) if not combining(letter))


def _plainer(value: object) -> object:
    """A value of a file, in which every list of words has each also as it is written without accents."""
    if isinstance(value, dict):
        return {key: _plainer(part) for key, part in value.items()}
    if isinstance(value, list) and value and all(isinstance(word, str) for word in value):
        return list(dict.fromkeys(form for word in value for form in (word, _without_accents(word))))
    return [_plainer(part) for part in value] if isinstance(value, list) else value


def _without_accents(word: str) -> str:
    if word.isascii():
        return word
    plain = "".join(letter for letter in normalize("NFD", word) if not combining(letter))
    return plain.replace("ß", "ss").replace("œ", "oe")


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
        joined = {key: _joined(one.get(key, ()), other.get(key, ())) for key in (*one, *other)}
    elif isinstance(one, Columns) and isinstance(other, Columns):
        names = Columns.__struct_fields__
        joined = Columns(**{name: _joined(getattr(one, name), getattr(other, name)) for name in names})
    return cast(Item, joined)  # a list of a list, a table of a table
