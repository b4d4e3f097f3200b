"""Markers: `TODO` and its like at the start of a block or line, in brackets, in running text, or instead of a value.

One pass over the markers of a leaf, in order. Each is told apart by what stands right before and right after it, so
that the cost does not grow with the square of their number.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from generator.model.text import Span
from generator.parse.notes import patterns
from generator.parse.notes.brackets import bracket_pairs
from generator.parse.notes.leaf import Leaf
from generator.parse.notes.marks import Mark, end_of_lines, line_end_at, marks_of, only_signs
from generator.parse.notes.rules import (
    BARE_MARKER,
    INLINE_MARKER,
    MARKER,
    PLACEHOLDER,
    WORK_ITEM,
    Draft,
    Form,
    NoteRule,
)
from generator.parse.notes.work import drafted_cell, is_work

NEAR = 80  # how many characters before a marker are looked at


def find_markers(leaf: Leaf) -> Iterator[Draft]:
    """The notes that a marker makes, and markers that may be notes (hints)."""
    marks = marks_of(leaf.words)
    if not marks:
        return
    closing = dict(bracket_pairs(leaf.words))
    work = is_work(leaf)
    done = 0
    for mark in marks:
        if mark.start < done:
            continue
        draft = _drafted(leaf, mark, closing, work)
        if draft is not None:
            done = draft.span.end - leaf.start
            yield draft


def _drafted(leaf: Leaf, mark: Mark, closing: dict[int, int], work: bool) -> Draft | None:
    """What `mark` is: the first row that fits, from the plainest to the least plain."""
    words, opener = leaf.words, _opener(leaf.words, mark, closing)
    if opener is not None:
        return _bracketed(leaf, mark, opener, closing[opener], work)
    if leaf.block.kind == "cell" and patterns.ONLY_MARKER.fullmatch(words):
        return drafted_cell(leaf, mark)
    if words[mark.start].islower() and not mark.leads:
        return None
    before = words[max(mark.line, mark.start - NEAR) : mark.start]
    about = bool(patterns.ABOUT_AFTER.match(words, mark.end)) and not mark.divider
    if mark.leads and _leads(words, mark, about):
        return _leading(leaf, mark, work)
    if before.rstrip()[-1:] in tuple("\"“'‘`«") and not patterns.LABEL.fullmatch(before):
        return None
    if patterns.LABEL.fullmatch(before) and _alone_after(words, mark):
        return _value(leaf, mark, PLACEHOLDER)
    if not mark.hard:
        return _emphasised(leaf, mark)
    if mark.divider == ":" or (mark.owner and mark.divider):
        return None if patterns.SPOKEN_OF.search(before) else _inline(leaf, mark, work)
    if mark.divider in ("-", "–", "—") and patterns.POINTER.search(before):
        return _inline(leaf, mark, work)
    if patterns.POINTER.search(before):
        return _value(leaf, mark, PLACEHOLDER)
    if before.rstrip().endswith("//"):
        return _inline(leaf, mark, work)
    if before.rstrip()[-1:] in tuple(".?!:)") and not about and not _alone_after(words, mark):
        return _inline(leaf, mark, work)
    emphasised = _emphasised(leaf, mark)
    if emphasised is not None:
        return emphasised
    if about or patterns.ABOUT_BEFORE.search(before) or _listed(words, mark):
        return None
    return Draft(BARE_MARKER, Span(leaf.start + mark.start, leaf.start + mark.end), leaf, "value", "")


def _opener(words: str, mark: Mark, closing: dict[int, int]) -> int | None:
    """The outermost bracket that opens right before `mark` and is closed after it."""
    found, at = None, mark.start
    for _ in range(3):
        window = max(0, at - 6)
        match = patterns.OPENING.search(words, window, at)
        if match is None or closing.get(match.start(), -1) < mark.end:
            break
        found = at = match.start()
    return found


def _bracketed(leaf: Leaf, mark: Mark, opener: int, closer: int, work: bool) -> Draft | None:
    words = leaf.words
    inside = words[mark.start : closer]
    if not words[mark.start].isupper() and not patterns.LOWER_IN_BRACKETS.match(inside):
        return None
    if patterns.ABOUT_AFTER.match(words, mark.end) and not mark.divider and mark.hard:
        return None
    said = words[mark.tail : closer].strip()
    span = Span(leaf.start + opener, leaf.start + closer + 1)
    if work and mark.hard and not (mark.divider == ":" and said):
        return Draft(WORK_ITEM, span, leaf, "value", said)
    rule = INLINE_MARKER
    bare = not said.strip("]})>.:!? ")
    form: Form = "value" if bare and only_signs(words[mark.end : closer]) else "inline"
    if mark.hard or mark.start == opener:
        # `[the log](todo: find it)` is a link but for its blanks: without an address it is written as its words.
        near = max(mark.line, opener - NEAR)
        linked = words[opener] == "(" and "\n" not in inside and patterns.LINK_WORDS.search(words, near, opener)
        within = Span(span.start + 1, span.end - 1) if linked else None
        return Draft(rule, span, leaf, form, said, removal=within)
    return Draft(rule, span, leaf, form, said, confidence="hint")


def _leads(words: str, mark: Mark, about: bool) -> bool:
    """Whether a marker that begins its line begins a note."""
    line_end = words.find("\n", mark.end)
    rest = words[mark.end : line_end if line_end >= 0 else len(words)]
    alone = only_signs(rest)
    first = not words[: mark.line].strip() if mark.line < 400 else False
    if alone or mark.divider in (":", "-", "–", "—") or mark.owner:
        return True
    if not mark.hard:
        return mark.divider in ("(", ".")
    return first and not (about and not words.rstrip().endswith("?"))


def _leading(leaf: Leaf, mark: Mark, work: bool) -> Draft | None:
    words = leaf.words
    first = not words[: mark.line].strip()
    end = end_of_lines(words, mark, first)
    said = words[mark.tail : end].strip()
    span = Span(leaf.start + mark.start, leaf.start + end)
    if work and said:
        return Draft(WORK_ITEM, span, leaf, "words", said)
    return Draft(MARKER, span, leaf, "words", said, confidence=None if mark.hard else "likely")


def _inline(leaf: Leaf, mark: Mark, work: bool) -> Draft:
    """A note in running text: to the end of its sentence, the next marker, or the markup that it began in."""
    words = leaf.words
    limit = mark.until
    run = _run_at(leaf, leaf.start + mark.start)
    if run is not None:
        last = leaf.block.pieces[run[1]].outer.end - leaf.start
        only_marker = only_signs(words[mark.end : last])
        if not only_marker or leaf.block.pieces[run[0]].outer.start - leaf.start < mark.start:
            limit = min(limit, last)
    sentence = patterns.SENTENCE_END.search(words, mark.tail, limit)
    end = sentence.end() if sentence else limit
    end = mark.start + len(words[mark.start : end].rstrip(" \t\n/"))
    span = Span(leaf.start + mark.start, leaf.start + max(end, mark.end))
    said = words[mark.tail : end].strip()
    return Draft(WORK_ITEM if work else INLINE_MARKER, span, leaf, "inline" if said else "value", said)


def _value(leaf: Leaf, mark: Mark, rule: NoteRule) -> Draft:
    return Draft(
        rule,
        Span(leaf.start + mark.start, leaf.start + mark.end),
        leaf,
        "value",
        confidence="certain" if mark.hard else None,
    )


def _emphasised(leaf: Leaf, mark: Mark) -> Draft | None:
    """A marker that is all that some emphasis holds."""
    pieces = leaf.block.pieces
    index = bisect_right(pieces, leaf.start + mark.start, key=lambda piece: piece.outer.start) - 1
    if index < 0:
        return None
    piece = pieces[index]
    style = (piece.bold, piece.italic, piece.struck)
    beside = pieces[max(index - 1, 0) : index] + pieces[index + 1 : index + 2]
    plain = style == (False, False, False) or piece.href
    if plain or any((other.bold, other.italic, other.struck) == style for other in beside):
        return None
    if not patterns.ONLY_MARKER.fullmatch(piece.text):
        return None
    return Draft(PLACEHOLDER, piece.span, leaf, "value", confidence="certain" if mark.hard else None)


def _run_at(leaf: Leaf, offset: int) -> tuple[int, int] | None:
    if not leaf.runs:
        return None
    index = bisect_right(leaf.block.pieces, offset, key=lambda piece: piece.outer.start) - 1
    at = bisect_left(leaf.runs, index, key=lambda run: run[1])
    return leaf.runs[at] if at < len(leaf.runs) and leaf.runs[at][0] <= index else None


def _alone_after(words: str, mark: Mark) -> bool:
    return only_signs(words[mark.end : line_end_at(words, mark.end)])


def _listed(words: str, mark: Mark) -> bool:
    """Whether the marker stands in an enumeration of markers (`TODO, FIXME and XXX`)."""
    return mark.until - mark.end < 6 and mark.until < len(words)
