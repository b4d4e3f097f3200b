"""Markers: `TODO` and its like at the start of a block or line, in brackets, in running text, or instead of a value.

One pass over the markers of a leaf, in order. Each is told apart by what stands right before and right after it, so
that the cost does not grow with the square of their number.
"""

from bisect import bisect_right
from collections.abc import Iterator

from generator.model.problem import Confidence
from generator.model.text import Span
from generator.parse.notes import patterns
from generator.parse.notes.brackets import bracket_pairs
from generator.parse.notes.evidence import heaviest_sentence, weight_of
from generator.parse.notes.foreign import is_ours
from generator.parse.notes.leaf import Leaf
from generator.parse.notes.leaves import Leaves
from generator.parse.notes.linked import is_name, leads_to_todo, link_at, linked_value, run_at, says_marker
from generator.parse.notes.marks import (
    STOPS,
    Mark,
    Pair,
    enclosing_pairs,
    end_of_lines,
    highlight_end,
    line_end_at,
    marks_of,
    only_signs,
    opener_of,
)
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
from generator.parse.notes.standing import (
    at_heading_end,
    breaks_in,
    ends_quotation,
    heads_list,
    is_highlighted_note,
    is_introduced,
    is_listed,
    last_sentence,
    stands_alone,
    titles_box,
)
from generator.parse.notes.work import Work, drafted_cell, in_empty_form, work_at

NEAR = 80  # how many characters before a marker are looked at
ENOUGH = 2  # what is said with a softer marker must weigh to be a remark
SAID_WITHIN = 200  # how many after one tell whether it is a note
DASHES = ("-", "–", "—")


def with_markers(leaves: Leaves) -> set[int]:
    """The leaves that may hold a marker: one in whatever case, or the part of one that `TK` and `XXX` are of others."""
    return leaves.joined.anyhow(*patterns.FOLDED_MARKERS)


def find_markers(leaf: Leaf) -> Iterator[Draft]:
    """The notes that a marker makes, and markers that may be notes (hints)."""
    marks = marks_of(leaf.words)
    if not marks:
        return
    pairs = bracket_pairs(leaf.words)
    closing, around = dict(pairs), enclosing_pairs(pairs, marks)
    work = work_at(leaf)
    done = 0
    for mark, pair in zip(marks, around, strict=True):
        if mark.start < done:
            continue
        draft = _drafted(leaf, mark, closing, pair, work)
        if draft is not None:
            done = draft.span.end - leaf.start
            yield draft


def _drafted(leaf: Leaf, mark: Mark, closing: dict[int, int], around: Pair | None, work: Work) -> Draft | None:
    """What `mark` is: the first row that fits, from the plainest to the least plain."""
    words, opener = leaf.words, opener_of(leaf.words, mark, closing)
    if opener is None and around and patterns.LEADS_IN_BRACKET.fullmatch(words, around[0] + 1, mark.start):
        opener = around[0]
    if opener is not None:
        return _bracketed(leaf, mark, opener, closing[opener], work)
    if leaf.block.kind == "cell" and patterns.ONLY_MARKER.fullmatch(words):
        return None if is_name(link_at(leaf, mark)) else drafted_cell(leaf, mark)
    before = words[max(mark.line, mark.start - NEAR) : mark.start]
    label = patterns.LABEL.fullmatch(before)
    if mark.word.islower() and not mark.leads and not (label and _alone_after(words, mark)):
        return None
    link = link_at(leaf, mark)
    linked = says_marker(link)
    about = bool(patterns.ABOUT_AFTER.match(words, mark.end)) and not mark.divider and not linked
    if titles_box(leaf) or leads_to_todo(link):
        return None  # the box is the note; `[TODO](TODO.md)` is a name
    if mark.leads and linked and not _alone_after(words, mark) and not mark.divider:
        return linked_value(leaf, mark)
    if mark.leads and _leads(words, mark, about):
        return _leading(leaf, mark, work)
    if before.rstrip()[-1:] in tuple("\"“'‘`«") and not label:
        return None
    if mark.word.startswith("TKTK") and not patterns.SPOKEN_OF.search(before.rstrip().rpartition(" ")[0]):
        return _value(leaf, mark, PLACEHOLDER)
    if label and _alone_after(words, mark):
        return _labelled(leaf, mark, before, work)
    if leaf.block.kind == "heading" and _alone_after(words, mark) and not mark.is_weak:
        return at_heading_end(leaf, mark)
    if not mark.hard:
        return _emphasised(leaf, mark)
    if patterns.POINTER.search(before) and not (mark.divider == ":" or (mark.owner and mark.divider)):
        if mark.divider in DASHES:
            return _inline(leaf, mark, around, work)
        if not mark.is_weak:
            return _value(leaf, mark, PLACEHOLDER)
        pointed = patterns.PART_POINTER.search(before)
        return _value(leaf, mark, PLACEHOLDER, "likely") if pointed else _perhaps(leaf, mark)
    if highlight_end(words, mark) and mark.word.isupper() and not mark.is_weak and is_highlighted_note(before):
        return _inline(leaf, mark, around, work)
    if mark.divider == ":" or (mark.owner and mark.divider):
        # A heading is no sentence: what follows a marker in it is said to its writer.
        headed = leaf.block.kind == "heading" and not patterns.SPOKEN_OF.search(before)
        if (headed or _begins_clause(leaf, mark, before)) and not mark.is_weak:
            return _inline(leaf, mark, around, work)
        if breaks_in(words, mark, before):
            return _inline(leaf, mark, around, work, end_of_lines(words, mark, False, len(words)))
        linked_words = leaf.runs and run_at(leaf, leaf.start + mark.start) is not None
        return None if patterns.SPOKEN_OF.search(before) and not linked_words else _perhaps(leaf, mark)
    if not about and not _alone_after(words, mark) and _begins_clause(leaf, mark, before):
        orders = _is_order(words, mark) or (mark.divider == "." and not mark.is_weak)
        return _inline(leaf, mark, around, work) if orders else _perhaps(leaf, mark)
    emphasised = _emphasised(leaf, mark)
    if emphasised is not None:
        return emphasised
    if before.rstrip().endswith("//") and not mark.is_weak:
        return _inline(leaf, mark, around, work)
    own = patterns.OWN_AFTER.match(words, mark.end) and patterns.OWN_BEFORE.search(before[-NEAR:])
    if about or own or patterns.ABOUT_BEFORE.search(before) or is_listed(words, mark):
        return None
    return _perhaps(leaf, mark)


def _begins_clause(leaf: Leaf, mark: Mark, before: str) -> bool:
    """Whether a note may begin here: after a sentence or a clause that does not speak of the marker."""
    if not patterns.CLAUSE.search(before) and any(letter.isalnum() for letter in before):
        # A link, emphasis or a tag that begins with the marker sets the note apart.
        apart = mark.divider == ":" and patterns.SET_APART.search(leaf.raw, max(0, mark.start - NEAR), mark.start)
        linked = leaf.document.text.text.startswith("[", leaf.start + mark.start - 1)
        if not apart:
            return linked or _opening_bracket(leaf.words, mark) is not None
    sentence = last_sentence(before)
    return not patterns.SAID.search(sentence) and not patterns.SPOKEN_OF.search(before)


def _opening_bracket(words: str, mark: Mark) -> int | None:
    """The bracket right before the marker, closed or not."""
    match = patterns.OPENING.search(words, max(mark.line, mark.start - 6), mark.start)
    return match.start() if match else None


def _is_order(words: str, mark: Mark) -> bool:
    """Whether what follows a marker without a divider is said to a writer, not the rest of a name: `TODO MVC`."""
    if mark.is_weak:
        return False
    line_end = line_end_at(words, mark.end, min(mark.end + SAID_WITHIN, len(words)))
    said = words[mark.end : line_end].lstrip(" \t*_~-,!?.")
    named = patterns.SPOKEN_TO.match(said)
    said = said[named.end() :] if named else said
    if not said or said[0].islower() or said[0].isdigit() or not said[0].isalpha():
        return True
    return bool(patterns.ORDER.match(said) or patterns.ASKS.search(said) or patterns.SAID_OF_THIS.match(said))


def _bracketed(leaf: Leaf, mark: Mark, opener: int, closer: int, work: Work) -> Draft | None:
    words = leaf.words
    inside = words[mark.start : closer]
    if not mark.word[0].isupper() and not patterns.LOWER_IN_BRACKETS.match(inside):
        return None
    if patterns.ABOUT_AFTER.match(words, mark.end) and not mark.divider and mark.hard:
        return None
    if mark.is_weak and not mark.is_name and patterns.MASKED_NUMBER.match(words, closer):
        return None
    said = words[mark.tail : closer].strip()
    span = Span(leaf.start + opener, leaf.start + closer + 1)
    before = words[max(0, opener - NEAR) : opener]
    dots = not said.strip(".… ") and patterns.TOLD_AFTER.match(words, closer)
    told = dots or (patterns.TOLD_OF.search(before) and (not said or patterns.TOLD_AFTER.match(words, closer)))
    shown = told or (patterns.SHOWN.search(before) and not said.endswith("?"))
    initials = mark.is_name and words[opener] == "(" and not said and patterns.NAMED.search(before)
    if shown or initials or ends_quotation(before, words[closer + 1 : closer + 6]):
        return Draft(INLINE_MARKER, span, leaf, "inline", said, confidence="hint")
    bare = not said.strip("]})>.:!? ")
    state = patterns.WORK_STATE.fullmatch(before.strip()) or patterns.OF_TEXT.search(said)
    beside = mark.divider == ":" and said and state
    if work and mark.hard and not beside and (work == "states" or not (mark.divider == ":" and said)):
        return Draft(WORK_ITEM, span, leaf, "value", said)
    form: Form = "value" if bare and only_signs(words[mark.end : closer]) else "inline"
    if bare and not mark.hard and _is_gap(leaf, mark, opener, closer, before):
        return Draft(PLACEHOLDER, span, leaf, "value")
    asked = not bare and (patterns.asks_or_orders(said) or weight_of(said) >= ENOUGH)
    if not mark.hard and asked and mark.word.upper() != "WIP":
        return Draft(INLINE_MARKER, span, leaf, form, said, confidence="likely")
    if not mark.hard or (not bare and not is_ours(leaf, mark, said)):
        return Draft(INLINE_MARKER, span, leaf, form, said, confidence="hint")
    # `[the log](todo: find it)` is a link but for its blanks: without an address it is written as its words.
    near = max(mark.line, opener - NEAR)
    linked = words[opener] == "(" and "\n" not in inside and patterns.LINK_WORDS.search(words, near, opener)
    within = Span(span.start + 1, span.end - 1) if linked else None
    return Draft(INLINE_MARKER, span, leaf, form, said, removal=within)


def _is_gap(leaf: Leaf, mark: Mark, opener: int, closer: int, before: str) -> bool:
    """Whether a soft marker in brackets is all that is said where something is expected."""
    if mark.word.upper() == "WIP" or leaf.block.kind in ("heading", "cell"):
        return False
    words = leaf.words
    if not only_signs(words[:opener]):
        labelled = patterns.LABEL.fullmatch(before.rpartition("\n")[2]) and not patterns.COMING_LABEL.search(before)
        return bool(labelled) and only_signs(words[closer : line_end_at(words, closer)])
    return only_signs(words[closer:]) and leaf.within("item") is None


def _leads(words: str, mark: Mark, about: bool) -> bool:
    """Whether a marker that begins its line begins a note."""
    line_end = words.find("\n", mark.end)
    rest = words[mark.end : line_end if line_end >= 0 else len(words)]
    alone = only_signs(rest)
    first = not words[: mark.line].strip() if mark.line < 400 else False
    if alone or mark.divider in (":", *DASHES) or mark.owner:
        return True
    if not mark.hard:
        return mark.divider in ("(", ".")
    return first and not (about and not words.rstrip().endswith("?"))


def _leading(leaf: Leaf, mark: Mark, work: Work) -> Draft | None:
    words = leaf.words
    first = not words[: mark.line].strip()
    lit = highlight_end(words, mark)
    end = end_of_lines(words, mark, first, lit or _limit(leaf, mark))
    said = words[mark.tail : end].strip()
    span = Span(leaf.start + mark.start - (2 if lit and end == lit else 0), leaf.start + end)
    if (work and (said or work == "states")) or (only_signs(said) and heads_list(leaf)):
        return Draft(WORK_ITEM, span, leaf, "words", said)
    if first and leaf.block.kind == "paragraph" and is_introduced(leaf):
        return _perhaps(leaf, mark)
    # On the line of another marker nobody speaks of this one: `TODO: step a`.
    above = words.rfind("\n", 0, max(mark.line - 1, 0)) + 1
    beside = first or patterns.MARKER_LINE.match(words, above)
    spoken = not beside and patterns.SPOKEN_OF.search(words, max(above, mark.line - NEAR), mark.line)
    sure = "hint" if spoken else _surety(leaf, mark, said)
    if sure == "hint":
        return _perhaps(leaf, mark)
    return Draft(MARKER, span, leaf, "words", said, confidence=sure)


def _surety(leaf: Leaf, mark: Mark, said: str) -> Confidence | None:
    """How sure it is that a marker that begins a line begins a note; None: as sure as a marker is."""
    bare = only_signs(said)
    if patterns.COUNTED.match(said) or patterns.STATES_AFTER.match(leaf.words, mark.end):
        return "hint"
    if mark.owner and not mark.divider and patterns.ABOUT_AFTER.match(leaf.words, mark.tail):
        return "hint"
    if leaf.words[mark.start] in "@#" and not bare:
        return None
    if mark.is_weak and not mark.is_name and not bare and patterns.SAID_OF_THIS.match(said):
        return "likely"
    of_text = mark.divider == ":" and patterns.OF_PARAGRAPHS.search(said)
    if mark.is_name and (of_text or (bare and stands_alone(leaf))):
        return "likely"
    if mark.is_weak:
        return None if bare and not mark.is_name else "hint"
    if not mark.hard:
        asked = patterns.ORDER.match(said) or heaviest_sentence(said) >= ENOUGH
        return "likely" if (bare and mark.word.upper() != "WIP") or asked else "hint"
    if bare:
        return "hint" if mark.is_todo else None
    divided = mark.divider in (":", *DASHES, *STOPS) or mark.owner
    return None if is_ours(leaf, mark, said) and (divided or _is_order(leaf.words, mark)) else "hint"


def _limit(leaf: Leaf, mark: Mark) -> int:
    """Where a note ends at the latest: with the markup that it began in, if that holds more than its marker."""
    run = run_at(leaf, leaf.start + mark.start)
    if run is None:
        return len(leaf.words)
    last = leaf.block.pieces[run[1]].outer.end - leaf.start
    began = leaf.block.pieces[run[0]].outer.start - leaf.start < mark.start
    return last if began or not only_signs(leaf.words[mark.end : last]) else len(leaf.words)


def _linked_limit(leaf: Leaf, mark: Mark, limit: int) -> int:
    """`limit`, or the end of a link that holds only the marker, where no order to a writer follows."""
    run = run_at(leaf, leaf.start + mark.start)
    piece = leaf.block.pieces[run[1]] if run else None
    if run is None or piece is None or not piece.href or mark.divider == ":":
        return limit
    last = piece.outer.end - leaf.start
    said = leaf.words[last : last + SAID_WITHIN].lstrip()
    goes_on = not only_signs(leaf.words[mark.end : last]) or said[:1] == ":" or patterns.ORDER.match(said)
    return limit if goes_on else min(limit, last)


def _inline(leaf: Leaf, mark: Mark, around: Pair | None, work: Work, until: int | None = None) -> Draft:
    """A note in running text: to the end of its sentence, the next marker, its brackets or the markup it began in.

    `until` is where it ends at the latest.
    """
    words = leaf.words
    if not is_ours(leaf, mark, words[mark.tail : mark.tail + SAID_WITHIN]) or patterns.STATES_AFTER.match(
        words, mark.end
    ):
        return _perhaps(leaf, mark)
    run = run_at(leaf, leaf.start + mark.start)
    lit = highlight_end(words, mark)
    limit = min(
        lit or mark.until,
        len(words) if until is None else until,
        _linked_limit(leaf, mark, _limit(leaf, mark)),
        around[1] if around and around[1] >= mark.end else len(words),
    )
    dash = patterns.DASH_BEFORE.search(words, max(mark.line, mark.start - NEAR), mark.start) if run is None else None
    if dash and (sign := dash[0].strip()) in DASHES:  # a note between dashes ends before the second one
        second = words.find(f" {sign} ", mark.tail, limit)
        limit = second if second >= 0 else limit
    sentence = patterns.SENTENCE_END.search(words, mark.end if mark.divider == "." else mark.tail, limit)
    end = sentence.end() if sentence and not lit else limit
    # What ends the sentence that a note breaks into ends that still.
    end -= until is not None and words[end - 1] == "." and words[end - 2] != "."
    end = mark.start + len(words[mark.start : end].rstrip(" \t\n/"))
    opener = _opening_bracket(words, mark)
    start = mark.start - 2 * bool(lit and end == lit) if opener is None else opener
    span = Span(leaf.start + start, leaf.start + max(end, mark.end))
    said = words[mark.tail : end].strip()
    # At the end, the dash that leads to it goes, too.
    removal = Span(leaf.start + dash.start(), span.end) if dash and end >= len(words.rstrip()) else None
    # `Status: TODO - waiting` is a state with a word on it.
    state = patterns.STATE_LABEL.fullmatch(words, max(mark.line, mark.start - NEAR), mark.start)
    rule = WORK_ITEM if work or state else INLINE_MARKER
    return Draft(rule, span, leaf, "inline" if said else "value", said, removal=removal)


def _labelled(leaf: Leaf, mark: Mark, label: str, work: Work) -> Draft | None:
    """A marker instead of the value that a label announces: what is missing, a state, or news for readers."""
    if patterns.SAID.search(label.strip().partition(" ")[2]):
        return _perhaps(leaf, mark)
    if patterns.STATE_LABEL.fullmatch(label) or (work and mark.hard and not patterns.COMING_LABEL.search(label)):
        names = patterns.NAME_LABEL.fullmatch(label)
        if mark.hard and not names:
            return Draft(WORK_ITEM, Span(leaf.start + mark.start, leaf.start + mark.end), leaf, "value")
    if mark.is_name and patterns.NAME_LABEL.fullmatch(label):
        return _perhaps(leaf, mark)
    coming = mark.word.upper() in ("WIP", "TBA") or patterns.COMING_LABEL.search(label)
    if not mark.hard and coming and not in_empty_form(leaf):
        return _perhaps(leaf, mark)
    return _value(leaf, mark, PLACEHOLDER)


def _perhaps(leaf: Leaf, mark: Mark) -> Draft:
    """The marker alone, to be looked at."""
    return Draft(BARE_MARKER, Span(leaf.start + mark.start, leaf.start + mark.end), leaf, "value", "")


def _value(leaf: Leaf, mark: Mark, rule: NoteRule, sure: Confidence | None = None) -> Draft:
    span = Span(leaf.start + mark.start, leaf.start + mark.end)
    return Draft(rule, span, leaf, "value", confidence=sure or ("certain" if mark.hard else None))


def _emphasised(leaf: Leaf, mark: Mark) -> Draft | None:
    """A marker that is all that some emphasis, or a link, holds."""
    if says_marker(link_at(leaf, mark)):
        return linked_value(leaf, mark)
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
    ends = mark.is_name and piece.bold and patterns.FINISHED.search(leaf.words[: mark.start].rstrip(" *_"))
    if ends and _alone_after(leaf.words, mark):
        return _value(leaf, mark, PLACEHOLDER, "likely")
    legend = patterns.LEGEND.match(leaf.words, mark.end)
    if mark.is_weak or mark.is_todo or mark.word.upper() == "WIP" or legend:
        return _perhaps(leaf, mark)
    return Draft(PLACEHOLDER, piece.span, leaf, "value", confidence="certain" if mark.hard else None)


def _alone_after(words: str, mark: Mark) -> bool:
    return only_signs(words[mark.end : line_end_at(words, mark.end)])
