"""Whether a marker is one: `todo` is the word for *all* of other languages, and their statements begin with it."""

from functools import lru_cache

from generator.parse.notes import patterns
from generator.parse.notes.leaf import Leaf
from generator.parse.notes.marks import Mark

NEAR = 80  # how many characters of what is said are looked at
SPEAKS_WITHIN, ENGLISH_FROM = 4000, 3  # how many characters tell a language, and by how many words
FOREIGN_FROM = 2  # words of another language that make `TODO` one of its words, too


def is_ours(leaf: Leaf, mark: Mark, said: str) -> bool:
    """Whether a marker with words is one, rather than the word *all* of another language, or its statement."""
    if mark.is_todo:
        near = said[:NEAR]
        tells = patterns.FOREIGN.search(near) or patterns.STATES.search(near)
        if mark.divider == ":" and _is_english(leaf) and not tells:
            return True
        return bool(patterns.ORDER.match(said) or patterns.ASKS.match(said)) and not patterns.FOREIGN.match(said)
    if mark.word.upper() != "TODO":
        return True
    return not patterns.FOREIGN.match(said) and len(patterns.FOREIGN.findall(said[:NEAR])) < FOREIGN_FROM


def _is_english(leaf: Leaf) -> bool:
    """Whether the text speaks English, in which `todo` is no word for all."""
    return _speaks_english(leaf.document.text.text[leaf.document.body_start : leaf.document.body_start + SPEAKS_WITHIN])


@lru_cache(maxsize=8)
def _speaks_english(text: str) -> bool:
    english, foreign = len(patterns.ENGLISH.findall(text)), len(patterns.FOREIGN.findall(text))
    return english >= ENGLISH_FROM and english > 2 * foreign
