"""Brackets in the words of a leaf: which closes which, in one pass, however many are left open."""

from collections.abc import Iterator

from generator.model.text import Span
from generator.parse.notes import remark_patterns as patterns
from generator.parse.notes.leaf import Leaf
from generator.parse.notes.patterns import PLACEHOLDER as PLACEHOLDER_WORDS
from generator.parse.notes.rules import INSTRUCTION, PLACEHOLDER, QUESTION, Draft

PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"))
LONGEST = 200


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
    for start, end in bracket_pairs(words, PAIRS[:2]):
        if end - start > LONGEST:
            continue
        inside = " ".join(words[start + 1 : end].split()).strip("*_~ ")
        span = Span(leaf.start + start, leaf.start + end + 1)
        linked = "](" in leaf.raw[start : end + 2]
        if not inside or linked or inside[0] in "\"“'‘\ufffc":
            continue
        if inside[-1] == "?":
            if patterns.QUESTION.fullmatch(inside) or patterns.ASKING_MORE.fullmatch(inside):
                yield Draft(QUESTION, span, leaf, "inline", inside)
            elif patterns.HINTED_QUESTION.fullmatch(inside):
                yield Draft(QUESTION, span, leaf, "inline", inside, confidence="hint")
        elif PLACEHOLDER_WORDS.fullmatch(inside):
            yield Draft(PLACEHOLDER, span, leaf, "value", inside)
        elif patterns.INSTRUCTION.fullmatch(inside):
            yield Draft(INSTRUCTION, span, leaf, "inline", inside)
