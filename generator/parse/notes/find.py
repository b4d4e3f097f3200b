"""Editorial notes: remarks to the author that were left in a text, each at its exact place, with what it is about."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from generator.model.allowed import Allowed
from generator.model.note import Note
from generator.model.problem import Target, TargetKind
from generator.model.text import Span, Text
from generator.parse.markdown.document import Document
from generator.parse.notes.blanks import find_blanks, with_blanks
from generator.parse.notes.bounds import bounded
from generator.parse.notes.brackets import find_brackets, find_citations, with_brackets, with_citations
from generator.parse.notes.comments import (
    find_comments,
    find_definitions,
    find_suggestions,
    with_comments,
    with_suggestions,
)
from generator.parse.notes.labels import find_in_labels
from generator.parse.notes.leaf import Leaf
from generator.parse.notes.leaves import Leaves
from generator.parse.notes.markers import find_markers, with_markers
from generator.parse.notes.owner import no_day_of, told_of
from generator.parse.notes.placeholders import (
    find_placeholder_links,
    find_placeholders,
    find_unknown_values,
    with_placeholder_links,
    with_placeholders,
    with_unknown_values,
)
from generator.parse.notes.prompts import corroborated, find_prompts, with_prompts
from generator.parse.notes.quotes import find_quote_notes, with_quote_notes
from generator.parse.notes.removal import fills, removals, whole_node, with_callouts
from generator.parse.notes.rules import Draft
from generator.parse.notes.spoken import find_spoken, with_spoken
from generator.parse.notes.targets import target_of
from generator.parse.notes.tool_comments import find_tool_comments
from generator.parse.notes.unresolved import find_unresolved

SURE = {"certain": 0, "likely": 1, "hint": 2}
_SAID: tuple[TargetKind, ...] = ("inline-previous", "next-block", "previous-block", "document")
SHOWN = 80
NOTHING = Allowed(())

Finder = Callable[[Leaf], Iterator[Draft]]
# What looks for notes in a leaf, and the gate before it: the leaves that it may find something in. A gate opens for
# every leaf with a note, and for few others. Where two find the same words, the surer one wins, then the one that
# comes first.
GATES: tuple[tuple[Finder, Callable[[Leaves], set[int]]], ...] = (
    (find_markers, with_markers),
    (find_suggestions, with_suggestions),
    (find_comments, with_comments),
    (find_placeholders, with_placeholders),
    (find_placeholder_links, with_placeholder_links),
    (find_brackets, with_brackets),
    (find_citations, with_citations),
    (find_unknown_values, with_unknown_values),
    (find_quote_notes, with_quote_notes),
    (find_spoken, with_spoken),
    (find_prompts, with_prompts),
    (find_blanks, with_blanks),
)
FINDERS = tuple(finder for finder, _ in GATES)


def find_notes(document: Document, text: Text | None = None, allowed: Allowed = NOTHING) -> tuple[Note, ...]:
    """The editorial notes of `document`, in order; the removals of those that are left out are apart. Never raises.

    `text` is the text as its author wrote it, where something is hidden in that of `document`. A note that is `allowed`
    is text: what it had in it of other notes is found.
    """
    leaves = Leaves(document)
    drafts = list(find_tool_comments(document, leaves))
    drafts.extend(_in_leaves(leaves))
    drafts.extend(find_definitions(document))
    drafts.extend(find_in_labels(document, leaves))
    drafts.extend(find_unresolved(document, leaves))
    if not drafts:
        return ()
    header = (text or document.text).text[: document.body_start]
    kept = with_callouts(corroborated(apart(drafts), header))
    said = text or document.text
    if not allowed:
        return _notes(kept, said)
    meant = [draft for draft in kept if _is_allowed(draft, allowed, said)]
    kept = [draft for draft in kept if draft not in meant]
    inner = [draft for draft in _inside(meant, drafts) if not _is_allowed(draft, allowed, said)]
    kept = sorted((*kept, *apart(inner)), key=lambda draft: draft.span.start)
    published = [replace(note, allowed=True) for note in _notes(meant, said)]
    return tuple(sorted((*_notes(kept, said), *published), key=lambda note: note.span.start))


def _is_allowed(draft: Draft, allowed: Allowed, text: Text) -> bool:
    return allowed.holds(draft.rule.code, draft.rule.name, text.line_at(draft.span.start))


def _inside(allowed: Sequence[Draft], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts inside of passages and boxes that are allowed, but for the signs of those."""
    whole = [draft for draft in allowed if draft.removal is not None and draft.removal.end > draft.leaf.end]
    spans = [draft.removal or draft.span for draft in whole]
    for draft in drafts:
        index = bisect_right(spans, draft.span.start, key=lambda span: span.start) - 1
        # Nothing that begins with the opening sign, or reaches over the end.
        if index >= 0 and spans[index].start < draft.span.start and draft.span.end <= spans[index].end:
            yield draft


def _notes(kept: Sequence[Draft], text: Text) -> tuple[Note, ...]:
    groups = [tuple(group) for _, group in groupby(kept, key=lambda draft: draft.leaf.block.span)]
    whole = [fills(group) for group in groups]
    noted = frozenset(
        span
        for group, fill in zip(groups, whole, strict=True)
        if fill
        for span in (group[0].leaf.block.span, whole_node(group[0].leaf).span)
    )
    notes: list[Note] = []
    reached = 0  # where what is left out ends
    for group, fill in zip(groups, whole, strict=True):
        for draft, removal in zip(group, removals(group), strict=True):
            if draft.span.end <= reached:
                continue  # it goes with the one before
            removal = _with_its_footnote(removal, draft)
            start = max(removal.start, reached, notes[-1].span.end if notes else 0)
            if notes and notes[-1].removal.end > start:  # a hint's, of which nothing is left out
                before = notes[-1].removal
                notes[-1] = replace(notes[-1], removal=Span(min(before.start, start), start))
            notes.append(_note(draft, Span(start, max(start, removal.end)), fill, noted, text))
            reached = notes[-1].removal.end if notes[-1].left_out else reached
    return tuple(notes)


def _in_leaves(leaves: Leaves) -> Iterator[Draft]:
    chosen: dict[int, list[Finder]] = {}
    for finder, gate in GATES:
        for index in gate(leaves):
            chosen.setdefault(index, []).append(finder)
    for index in sorted(chosen):
        leaf = leaves[index]
        if drafts := [draft for finder in chosen[index] for draft in finder(leaf)]:
            yield from bounded(leaf, drafts)


def _with_its_footnote(removal: Span, draft: Draft) -> Span:
    """What is removed, with the signs of an inline footnote (`^[…]`) that would be empty without it."""
    text = draft.leaf.document.text.text
    if draft.leaf.within("footnote") is None or draft.leaf.block.pieces == ():
        return removal
    inside = draft.leaf.block.content_span
    around = text[inside.start - 2 : inside.start] == "^[" and text[inside.end : inside.end + 1] == "]"
    filled = around and not text[inside.start : removal.start].strip() and not text[removal.end : inside.end].strip()
    return Span(inside.start - 2, inside.end + 1) if filled else removal


def apart(drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` in order of place, of those that meet only the surest."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: (draft.span.start, SURE[draft.sure], -draft.span.end)):
        if kept and draft.span.start < kept[-1].span.end:
            if SURE[draft.sure] >= SURE[kept[-1].sure]:
                continue
            kept.pop()
            if kept and draft.span.start < kept[-1].span.end:
                continue
        kept.append(draft)
    return kept


def _note(draft: Draft, removal: Span, whole: bool, noted: frozenset[Span], text: Text) -> Note:
    rule = draft.rule
    words = text.cut(draft.span)
    target = target_of(draft, whole, noted)
    owner, due = told_of(words)
    no_day = no_day_of(words)
    return Note(
        code=rule.code,
        name=rule.name,
        confidence=draft.sure,
        text=words,
        span=draft.span,
        removal=removal,
        place=text.place(draft.span),
        target=target,
        message=f"“{quoted(words)}” is {rule.what}{_about(target, rule.what)}"
        + (f"; {no_day} is no day of the calendar" if no_day else ""),
        hint=rule.hint,
        blocks_strict=rule.blocks_strict,
        owner=owner,
        due=due,
    )


def quoted(words: str) -> str:
    """A note's words as a message shows them: on one line, not too long."""
    shown = " ".join(words.split())
    return shown if len(shown) <= SHOWN else shown[: SHOWN - 1] + "…"


def _about(target: Target, what: str) -> str:
    """The end of a message: what the note is about, where the rule does not say so already."""
    if "words before it" in what or target.about == "link":  # a link without its address is about itself
        return ""
    return f", about {target.in_words}" if target.kind in _SAID else ""
