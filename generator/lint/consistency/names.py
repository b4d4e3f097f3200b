"""Names in several spellings: of people above all, and of what is written like one."""

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from generator.lint.rules import Explained, TextRules, problem_in
from generator.model.post import Post
from generator.model.problem import Problem, Rule
from generator.model.text import Span

SPELLINGS = Rule("CO206", "name-spellings", "warning", "strict", "One name in several spellings.")

LEAST = 5  # shorter names that are alike are often two: Jan and Jon
MOST_NAMES = 400  # a text with more is a list of names
# A word that begins with a capital within a sentence; whatever is joined to others by a sign is no name of a person.
NAME = re.compile(r"(?<![\w@#/.:\\-])[A-Z][a-z]{4,20}(?![\w@/\\-]|\.\w|\(\))")
BEGINS = re.compile(r"(?:^|[.!?:;\n|>*\"“(\[•–—-])\s*$")
VOWELS = frozenset("aeiouy")
ALIKE = (frozenset("ck"), frozenset("sz"), frozenset("iy"), frozenset("td"), frozenset("mn"))
# Endings by which one word is another form of the other, and no other spelling.
FORMS = re.compile(r"(?:s|es|d|ed|er|or|ers|y|ly|al|ian|an|n|ing|ion|a|e|i|o)\Z")


class _Name(Struct, frozen=True):
    """A name as it is spelled, how often, and where it stands first."""

    spelling: str
    count: int
    first: Span


def check_spellings(post: Post) -> Iterator[Problem]:
    """A warning for each spelling of a name that the text, or its front matter, mostly spells otherwise."""
    names = _names(post)
    if not 2 <= len(names) <= MOST_NAMES:
        return
    given = {word for words in (*post.header.authors, *(p.name for p in post.header.people)) for word in words.split()}
    groups: dict[str, list[_Name]] = {}
    for name in names:
        groups.setdefault(name.spelling[0], []).append(name)
    for group in groups.values():
        for name in group:
            alike = [other for other in group if other is not name and is_alike(name.spelling, other.spelling)]
            better = max(alike, key=lambda other: _weight(other, given), default=None)
            if better is None or _weight(better, given) <= _weight(name, given):
                continue
            yield problem_in(
                post,
                SPELLINGS,
                name.first,
                f"“{name.spelling}” is spelled “{better.spelling}” elsewhere ({_times(better, given)})",
                f"write {better.spelling}, or make it plain that these are two",
            )


def _weight(name: _Name, given: set[str]) -> tuple[bool, int, int]:
    return name.spelling in given, name.count, -name.first.start


def _times(name: _Name, given: set[str]) -> str:
    if name.spelling in given:
        return "in the front matter"
    return "once" if name.count == 1 else f"{name.count} times"


def _names(post: Post) -> list[_Name]:
    mask = post.prose.mask
    found: Counter[str] = Counter()
    inside: set[str] = set()
    first: dict[str, Span] = {}
    for match in NAME.finditer(mask):
        word = match[0]
        found[word] += 1
        first.setdefault(word, Span(match.start(), match.end()))
        if not BEGINS.search(mask, max(match.start() - 12, 0), match.start()) and match.start():
            inside.add(word)
    lower = set(re.findall(r"(?<![\w/.-])[a-z]{5,21}(?![\w/.-])", mask)) if found else set()
    return [
        _Name(word, count, first[word])
        for word, count in found.items()
        if word in inside and word.lower() not in lower and len(word) >= LEAST
    ]


def is_alike(one: str, other: str) -> bool:
    """Whether two words are spellings of one name.

    One has a letter twice that the other has once, or two neighbours exchanged, or one letter for another that sounds
    alike; or, where they are long, one letter more. Forms of one word (plurals, endings) are not alike.
    """
    short, long = sorted((one.lower(), other.lower()), key=len)
    if short == long or len(long) - len(short) > 2:
        return False
    if _single(short) == _single(long):
        return True
    if len(short) == len(long):
        differ = [index for index, (a, b) in enumerate(zip(short, long, strict=True)) if a != b]
        if len(differ) == 2 and differ[1] == differ[0] + 1:
            return short[differ[0]] == long[differ[1]] and short[differ[1]] == long[differ[0]]
        if len(differ) != 1 or not 0 < differ[0] < len(short) - 1:
            return False
        pair = frozenset((short[differ[0]], long[differ[0]]))
        return len(short) >= 7 and (pair <= VOWELS or pair in ALIKE)
    if len(long) - len(short) == 1 and len(short) >= 6 and not (long.startswith(short) and FORMS.search(long)):
        return any(long[:index] + long[index + 1 :] == short for index in range(1, len(long) - 1))
    return False


def _single(word: str) -> str:
    """`word` with each letter once where it stands twice or more in a row."""
    return re.sub(r"(.)\1+", r"\1", word)


NAMES_SPELLED = TextRules(
    "spellings of names",
    check_spellings,
    (
        Explained(
            SPELLINGS,
            "Who searches for the one does not find the other, and nobody likes to see their name misspelled.",
            "We called Mathhew at night. The pump was closed by Matthew, and all thanked Matthew.",
            "We called Matthew at night. The pump was closed by Matthew, and all thanked Matthew.",
        ),
    ),
)
