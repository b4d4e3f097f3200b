"""Brackets in the words of a leaf: which closes which, in one pass, however many are left open."""

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from generator.model.problem import Confidence
from generator.model.text import Span
from generator.parse.notes import remark_patterns as patterns
from generator.parse.notes.leaf import OBJECT, Leaf
from generator.parse.notes.rules import INSTRUCTION, PLACEHOLDER, QUESTION, Draft, Form, NoteRule

PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"))
LONGEST = 200

# Where brackets must stand to be a note; elsewhere they may be the author's words, and are a hint.
Where = Literal["anywhere", "clause", "block", "own block", "nowhere"]


class Kind(Struct, frozen=True):
    """A kind of words in brackets. `clause`: at the end of a sentence or clause. `block`: square, or all of a block.

    `asks`: no words without a question mark fit.
    """

    pattern: re.Pattern[str]
    rule: NoteRule
    form: Form
    where: Where
    asks: bool = False


# The first that fits counts.
KINDS = (
    Kind(patterns.QUESTION, QUESTION, "inline", "anywhere", asks=True),
    Kind(patterns.ASKING_FOR, QUESTION, "inline", "clause", asks=True),
    Kind(patterns.HINTED_QUESTION, QUESTION, "inline", "nowhere", asks=True),
    Kind(patterns.PLACEHOLDER, PLACEHOLDER, "value", "anywhere"),
    Kind(patterns.TO_BE_DONE, PLACEHOLDER, "value", "block"),
    Kind(patterns.PICTURE_OF, PLACEHOLDER, "value", "own block"),
    Kind(patterns.INSTRUCTION, INSTRUCTION, "inline", "anywhere"),
    Kind(patterns.ORDER, INSTRUCTION, "inline", "clause"),
    Kind(patterns.HINTED_ORDER, INSTRUCTION, "inline", "nowhere"),
)


def bracket_pairs(words: str, pairs: tuple[tuple[str, str], ...] = PAIRS) -> tuple[tuple[int, int], ...]:
    """Offsets of each opening bracket and of what closes it, in order of the opening one. Others are left out."""
    found = []
    for opening, closing in pairs:
        if opening not in words or closing not in words:
            continue
        waiting: list[int] = []
        at = 0
        while True:
            left, right = words.find(opening, at), words.find(closing, at)
            if right < 0:
                break
            if 0 <= left < right:
                waiting.append(left)
                at = left + 1
                continue
            if waiting:
                found.append((waiting.pop(), right))
            at = right + 1
    return tuple(sorted(found))


def find_brackets(leaf: Leaf) -> Iterator[Draft]:
    """Questions, orders and placeholders in brackets: `(too much?)`, `(rephrase this)`, `[insert diagram]`."""
    words = leaf.words
    if ")" not in words and "]" not in words:
        return
    said = _said(words)
    for start, end in bracket_pairs(words, PAIRS[:2]):
        if end - start > LONGEST:
            continue
        inside = " ".join(words[start + 1 : end].split()).strip("*_~ ")
        linked = "](" in leaf.raw[start : end + 2]
        if not inside or linked or inside[0] in "\"“'‘\ufffc":
            continue
        asks = "?" in inside
        kinds = (kind for kind in KINDS if (asks or not kind.asks) and kind.pattern.fullmatch(inside))
        kind = next(kinds, None)
        if kind is not None:
            span = Span(leaf.start + start, leaf.start + end + 1)
            sure: Confidence | None = None if _stands(kind.where, words, start, end, said) else "hint"
            yield Draft(kind.rule, span, leaf, kind.form, inside, confidence=sure)


def _stands(where: Where, words: str, start: int, end: int, said: tuple[int, int]) -> bool:
    """Whether brackets stand where what they say is a note. `said` is where the words of the whole leaf are."""
    alone = said[0] >= start and said[1] <= end
    match where:
        case "clause":
            return patterns.CLAUSE_END.match(words, end + 1) is not None
        case "block":
            return words[start] == "[" or alone
        case "own block":
            return alone
        case _:
            return where == "anywhere"


def _said(words: str) -> tuple[int, int]:
    """The offsets of the first and of the last character that says something."""
    says = [index for index in (_first(words), len(words) - 1 - _first(words[::-1])) if 0 <= index < len(words)]
    return (says[0], says[-1]) if says else (0, 0)


def _first(words: str) -> int:
    return next((index for index, letter in enumerate(words) if letter.isalnum() or letter == OBJECT), len(words))
