"""Brackets in the words of a leaf: which closes which, in one pass, however many are left open."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from generator.model import lazy_re as re
from generator.model.problem import Confidence
from generator.model.text import Span
from generator.parse.notes import remark_patterns as patterns
from generator.parse.notes.comment_remarks import is_said_by_reviewer
from generator.parse.notes.evidence import weight_of
from generator.parse.notes.leaf import OBJECT, Leaf
from generator.parse.notes.leaves import Leaves, fold
from generator.parse.notes.marks import line_end_at, only_signs
from generator.parse.notes.patterns import TOLD_AFTER, TOLD_OF
from generator.parse.notes.rules import INSTRUCTION, PLACEHOLDER, QUESTION, Draft, Form, NoteRule
from generator.parse.notes.standing import is_introduced

PAIRS = (("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"))
LONGEST = 200
SHORT = 4  # words of a question that others in its list may be like
QUOTES = ('"', "“", "”", "'", "‘", "’", "«", "»")
ITEMS = 6  # how many items before and after one are looked at
NEAR = 60  # how many characters before brackets tell that they are a button

# Where brackets must stand to be a note; elsewhere they may be the author's words, and are a hint.
Where = Literal["anywhere", "clause", "square", "block", "own block", "paragraph", "nowhere"]


class Kind(Struct, frozen=True):
    """A kind of words in brackets. `clause`: at the end of a sentence or clause. `block`: square, or all of a block.

    `square`: in square brackets. `paragraph`: in a paragraph that is no item.
    """

    pattern: re.Pattern[str]
    rule: NoteRule
    form: Form
    where: Where


# The first that fits counts.
KINDS = (
    Kind(patterns.QUESTION, QUESTION, "inline", "anywhere"),
    Kind(patterns.ASKING_FOR, QUESTION, "inline", "clause"),
    Kind(patterns.HINTED_QUESTION, QUESTION, "inline", "square"),
    Kind(patterns.PLACEHOLDER, PLACEHOLDER, "value", "anywhere"),
    Kind(patterns.SHOUTED_MEDIA, PLACEHOLDER, "value", "anywhere"),
    Kind(patterns.TO_INSERT, PLACEHOLDER, "value", "square"),
    Kind(patterns.TO_BE_DONE, PLACEHOLDER, "value", "block"),
    Kind(patterns.PICTURE_OF, PLACEHOLDER, "value", "own block"),
    Kind(patterns.INSTRUCTION, INSTRUCTION, "inline", "anywhere"),
    Kind(patterns.ORDER, INSTRUCTION, "inline", "clause"),
    Kind(patterns.REVIEWED_LOUD, INSTRUCTION, "inline", "square"),
    Kind(patterns.REVIEWED, INSTRUCTION, "inline", "square"),
    Kind(patterns.NEEDS, INSTRUCTION, "inline", "paragraph"),
    Kind(patterns.HINTED_ORDER, INSTRUCTION, "inline", "nowhere"),
)

# Every question ends in its mark: what does not is not held against their patterns, which are large.
NO_QUESTIONS = tuple(kind for kind in KINDS if kind.rule is not QUESTION)
# The single words that are one of those kinds, in small letters: all else that they know has several. Whoever adds a
# word to their patterns that may stand alone adds it here.
ALONE = frozenset(
    (
        "rephrase reword rewrite rework redo simplify shorten tighten trim expand elaborate clarify improve polish "
        "proofread factcheck fact-check restructure reorganise reorganize copyedit copy-edit double-check cite "
        "citation citations ref refs source sources link links quote quotes verify confirm check awkward awk revisit "
        "explain spelling fix unsure diagram diagrams screenshot screenshots sketch sketches picture pictures "
        "drawing drawings photo photos image images graph graphs chart charts illustration illustrations"
    ).split()
)
REVIEWER = Kind(patterns.QUESTION, INSTRUCTION, "inline", "anywhere")
ORDERED = Kind(patterns.QUESTION, INSTRUCTION, "inline", "clause")
ASKED = Kind(patterns.QUESTION, QUESTION, "inline", "clause")
ENOUGH, ENOUGH_IN_SQUARE = 3, 2  # what words in brackets must weigh to be a remark


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


def with_brackets(leaves: Leaves) -> set[int]:
    """The leaves that may hold something in brackets: one that closes."""
    return leaves.joined.exactly(")", "]")


def find_brackets(leaf: Leaf) -> Iterator[Draft]:
    """Questions, orders and placeholders in brackets: `(too much?)`, `(rephrase this)`, `[insert diagram]`."""
    words = leaf.words
    if ")" not in words and "]" not in words:
        return
    raw = ""
    for start, end in bracket_pairs(words, PAIRS[:2]):
        if end - start > LONGEST:
            continue
        inside = " ".join(words[start + 1 : end].split()).strip("*_~ ")
        quoted = words[max(start - 1, 0) : start] in QUOTES and words[end + 1 : end + 2] in QUOTES
        if not inside or quoted or inside[0] in "\"“'‘\ufffc" or (inside[0] == "@" and " " not in inside):
            continue  # among them a name alone
        kind = _kind_of(inside, words[start] == "[")
        if kind is None:
            continue
        reviewed = kind.pattern in (patterns.REVIEWED, patterns.REVIEWED_LOUD)
        if reviewed and patterns.PRESSES.search(words[max(start - NEAR, 0) : start]):
            continue
        raw = raw or leaf.raw
        if "](" not in raw[start : end + 2]:  # no link
            yield _in_brackets(leaf, kind, start, end, inside)


def _kind_of(inside: str, square: bool) -> Kind | None:
    """What kind of remark words in brackets are, if they are one."""
    asks = inside.endswith("?")
    if not asks and " " not in inside and fold(inside).rstrip(".!") not in ALONE:
        return None  # nor does a single word weigh anything, or say who speaks
    for kind in KINDS if asks else NO_QUESTIONS:
        if kind.pattern.fullmatch(inside):
            return kind
    if square and is_said_by_reviewer(inside):
        return REVIEWER
    return _weighed(inside, square)


def _in_brackets(leaf: Leaf, kind: Kind, start: int, end: int, inside: str) -> Draft:
    """The note that words in brackets of that kind are; a hint where they may be said to readers."""
    words = leaf.words
    heading = leaf.block.kind == "heading"
    stands = _stands(kind.where, words, start, end) or (heading and kind.where == "block")
    if kind.where == "paragraph":  # in a list it says what its item is like
        stands = leaf.block.kind in ("paragraph", "heading") and leaf.within("item") is None
        stands = stands or patterns.NEEDS_BETTER.match(inside) is not None
    if kind.rule is QUESTION:
        asked = _asks_beside(leaf) or patterns.TO_LOOK_AT.match(words) is not None
        spared = asked and len(inside.split()) <= SHORT
    else:
        # A task, or a heading, may order the same of its readers.
        ordered = any(block.kind == "item" and block.info for block in leaf.parents)
        lacks = kind.pattern is patterns.TO_BE_DONE or (inside[:4].lower() == "need" and weight_of(inside) >= ENOUGH)
        titled = heading and not lacks and not patterns.OF_THIS.search(inside)
        spared = ordered or titled or _is_told(leaf, start, end)
    sure: Confidence | None = "hint" if spared or not stands else None
    return Draft(kind.rule, Span(leaf.start + start, leaf.start + end + 1), leaf, kind.form, inside, confidence=sure)


def _is_told(leaf: Leaf, start: int, end: int) -> bool:
    """Whether a text tells its readers of the words in brackets, or quotes them."""
    words = leaf.words
    if TOLD_OF.search(words[max(start - NEAR, 0) : start]) or TOLD_AFTER.match(words, end) or is_introduced(leaf):
        return True
    # Words in brackets that are in italics as a whole are mentioned, not said.
    if words[start] == "(" and leaf.raw[start + 1] in "*_" and leaf.raw[end - 1] in "*_":
        return True
    # At the start of an item, before a colon or a dash, they are what the item explains.
    begins = leaf.within("item") is not None and only_signs(words[:start])
    return begins and patterns.EXPLAINED.match(words, end + 1) is not None


def _weighed(inside: str, square: bool) -> Kind | None:
    """What words are that no pattern knows, by their weight: readers are seldom told anything in square brackets."""
    if " " not in inside:
        return None
    weight = weight_of(inside)
    short = square and " " in inside and not patterns.FILLS_IN.match(inside)
    if weight >= (ENOUGH_IN_SQUARE if short else ENOUGH):
        return ASKED if inside.endswith("?") else ORDERED
    return None


def _asks_beside(leaf: Leaf) -> bool:
    """Whether items beside this one end in a question in brackets, too: such a list asks its readers."""
    items = [spot for spot in leaf.path if not spot.gap and spot.block.kind == "item"]
    if not items or not _ends_asking(leaf.words):
        return False
    near = (*items[-1].beside("next")[:ITEMS], *items[-1].beside("previous")[:ITEMS])
    return any(item.children and _ends_asking(item.children[0].text) for item in near)


def _ends_asking(words: str) -> bool:
    return patterns.ENDS_ASKING.search(words[-LONGEST:]) is not None


def with_citations(leaves: Leaves) -> set[int]:
    """The leaves that may hold the signs of an encyclopaedia: those that end them."""
    return leaves.joined.exactly("}}")


def find_citations(leaf: Leaf) -> Iterator[Draft]:
    """What asks for a source in the signs of an encyclopaedia: `{{cn}}`."""
    if "}}" in leaf.words:
        for match in patterns.NEEDS_SOURCE.finditer(leaf.words):
            span = Span(leaf.start + match.start(), leaf.start + match.end())
            yield Draft(INSTRUCTION, span, leaf, "inline", match[0].strip("{}<>% "))


def _stands(where: Where, words: str, start: int, end: int) -> bool:
    """Whether brackets stand where what they say is a note."""
    match where:
        case "clause":
            return patterns.CLAUSE_END.match(words, end + 1) is not None
        case "square":
            return words[start] == "["
        case "block":
            return words[start] == "[" or _is_alone(words, start, end) or _has_line(words, start, end)
        case "own block":
            return _is_alone(words, start, end)
        case _:
            return where == "anywhere"


def _is_alone(words: str, start: int, end: int) -> bool:
    """Whether brackets are all that the whole leaf says."""
    said = _said(words)
    return said[0] >= start and said[1] <= end


def _has_line(words: str, start: int, end: int) -> bool:
    """Whether brackets are all that their line says."""
    return only_signs(words[words.rfind("\n", 0, start) + 1 : start]) and only_signs(
        words[end : line_end_at(words, end)]
    )


def _said(words: str) -> tuple[int, int]:
    """The offsets of the first and of the last character that says something."""
    says = [index for index in (_first(words), len(words) - 1 - _first(words[::-1])) if 0 <= index < len(words)]
    return (says[0], says[-1]) if says else (0, 0)


def _first(words: str) -> int:
    return next((index for index, letter in enumerate(words) if letter.isalnum() or letter == OBJECT), len(words))
