"""The lists of words that the rules go by: data of the package, each subject a file, `lists/<subject>.toml`."""

from functools import cache

from msgspec import Struct

from generator.model.package_data import package_table

_PACKAGE = "generator.lint.prose"


class SpellingWords(Struct, frozen=True, forbid_unknown_fields=True):
    """`right` are words that a dictionary of misspellings has and that are right here; `foreign` tell other languages.

    `english` tell that a text is in English. `short` are the misspellings of less than five letters that count. Each is
    a text: words with blanks between them.
    """

    right: str
    short: str
    english: str
    foreign: str


class DoubledWords(Struct, frozen=True, forbid_unknown_fields=True):
    """`allowed` are words that may well stand twice; `surely` those that never do. Blanks are between them."""

    allowed: str
    surely: str


class ProductNames(Struct, frozen=True, forbid_unknown_fields=True):
    """Official spellings. Those of `always` are no command, package or account in small letters; those of `cased` are.

    `other` are spellings with other letters: blanks or hyphens too many or too few, and what to write.
    """

    always: tuple[str, ...]
    cased: tuple[str, ...]
    other: dict[str, str]


class Acronyms(Struct, frozen=True, forbid_unknown_fields=True):
    """Words in capitals that need no explanation, by subject, with blanks between them."""

    known: dict[str, str]


class Blame(Struct, frozen=True, forbid_unknown_fields=True):
    """`words` blame wherever they stand, `deeds` where a person stands before them; `persons` are patterns of those."""

    words: tuple["Blaming", ...]
    deeds: tuple["Blaming", ...]
    persons: tuple[str, ...]


class Blaming(Struct, frozen=True, forbid_unknown_fields=True):
    """Some expressions that blame: a pattern in small letters, and what to ask instead of them.

    One of `signs` stands wherever the pattern matches: it is looked for first, because that costs little.
    """

    signs: tuple[str, ...]
    pattern: str
    ask: str


@cache
def spelling_words() -> SpellingWords:
    """The words that spelling goes by."""
    return package_table(_PACKAGE, "lists/spelling.toml", SpellingWords)


@cache
def doubled_words() -> DoubledWords:
    """Words that stand twice."""
    return package_table(_PACKAGE, "lists/doubled.toml", DoubledWords)


@cache
def product_names() -> ProductNames:
    """How products are spelled."""
    return package_table(_PACKAGE, "lists/products.toml", ProductNames)


@cache
def known_acronyms() -> frozenset[str]:
    """Acronyms that need no explanation."""
    known = package_table(_PACKAGE, "lists/acronyms.toml", Acronyms).known
    return frozenset(word for words in known.values() for word in words.split())


@cache
def blame() -> Blame:
    """Words that blame."""
    return package_table(_PACKAGE, "lists/blame.toml", Blame)
