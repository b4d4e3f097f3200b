"""Remarks without a marker or a sign of their own: said to oneself, to somebody, or by an editor to the author."""

from collections.abc import Iterator

from generator.model import lazy_re as re
from generator.model.text import Span
from generator.parse.notes import comment_patterns, words
from generator.parse.notes.evidence import heaviest_sentence, weight_of
from generator.parse.notes.leaf import Leaf
from generator.parse.notes.leaves import Leaves
from generator.parse.notes.patterns import EDIT_VERB, SENTENCE_END, any_of
from generator.parse.notes.rules import INSTRUCTION, Draft

LONGEST = 400
ENOUGH_TO_AUTHORS = 2
ENOUGH = 3  # what a paragraph in italics must weigh to be a remark
OPENS = re.compile(r"[ \t>*_(\[]{0,6}(?:@[\w-]|(?i:note|reminder|editor|ed\.|status))")
# `note to self`, with an order that a published lesson never gives: that says never, always, next time.
TO_SELF = re.compile(
    r"(?i)\W{0,6}(?:note|reminder) to (?:self|selves|myself|editors?|reviewers?|the (?:editor|reviewer)s?"
    r"|authors?)\W{0,3}[:—–-]\W{0,3}"
    rf"(?:{any_of(words.REWRITE, words.MOVE)}|add|insert|link|see|mention|explain|describe|document|clarify|either"
    rf"|should we|find|finish|cite|fill|write|update (?:this"
    rf"|the)|include)\b"
)
# An editor's note that orders something: those for readers tell something.
EDITORS = re.compile(
    r"(?i)[ \t*_]{0,4}[(\[]?[*_]{0,3}ed(?:itor(?:'|’)?s?|s?\.)? ?note\W{0,4}:\W{0,4}"
    rf"(?:{EDIT_VERB}|provide|discuss|consider|need to|needs?|should we|do we|is this|this (?:section|text|paragraph"
    rf"|needs|should))\b"
)
# The same in the midst of a paragraph, after the end of a sentence.
TO_SELF_AFTER = re.compile(rf"(?:(?<=[.!?)] )|(?<=\n)|(?<=[–—] )){TO_SELF.pattern.removeprefix('(?i)')}", re.IGNORECASE)
# What an editor, or a form, tells the author of the text.
TO_AUTHORS = re.compile(
    r"(?i)\W{0,6}note to (?:the )?(?:editor|reviewer|author|writer)s?"
    r"(?P<more> (?:who|using|of)\b[^:\n]{0,60})?\W{0,3}:\W{0,3}"
)
TO_SOMEBODY = re.compile(
    r"(?i)\W{0,4}@[\w-]{1,39}\W{0,3}[ \t](?:(?:please|pls) (?!note\b|see\b|join\b|welcome\b)"
    r"|can you |could you |would you |do you |what do you think"
    r"|should (?:we|this|i) |is this |are we "
    r"|any (?:idea|thoughts))"
)
DRAFTED = re.compile(
    r"(?i)\W{0,6}status\W{1,6}(?:draft|skeleton|stub|outline)\b[^.\n]{0,40}[—–:;-][ ]?"
    r"(?:insert|add|fill in|complete|expand|flesh out|write)\b"
)


def with_spoken(leaves: Leaves) -> set[int]:
    """The leaves that may be a remark: set apart by emphasis, or with a word, or the sign, that opens one."""
    found = {
        index
        for index in leaves.styled - leaves.listed
        if leaves.blocks[index].kind == "paragraph" and len(leaves.words[index]) <= LONGEST
    }
    for index in leaves.joined.anyhow("note", "reminder to", "status", "@"):
        if OPENS.match(leaves.words[index]):
            found.add(index)
    return found | leaves.joined.anyhow("self")


def find_spoken(leaf: Leaf) -> Iterator[Draft]:
    """The remark that a whole paragraph is, if it speaks to its writer."""
    said = leaf.words
    if "self" in said or "SELF" in said:
        yield from _to_self_after(leaf)
    if leaf.block.kind != "paragraph" or len(said) > LONGEST:
        return
    if leaf.within("item") is not None or any(piece.href for piece in leaf.block.pieces):
        return
    if _is_set_apart(leaf) and weight_of(said) >= ENOUGH:
        low = len(said) - len(said.lstrip())
        span = Span(leaf.start + low, leaf.start + len(said.rstrip()))
        yield Draft(INSTRUCTION, span, leaf, "words", said.strip())
        return
    if not OPENS.match(said):
        return
    if own := TO_SELF.match(said):
        # An order to oneself is one sentence: what follows is the text again.
        stop = SENTENCE_END.search(said, own.end())
        low, high = len(said) - len(said.lstrip(" \t>*_")), stop.end() if stop else len(said.rstrip())
        told = said[low:high].partition(":")[2].strip(" *_[]()")
        yield Draft(INSTRUCTION, Span(leaf.start + low, leaf.start + high), leaf, "words", told)
        return
    named = TO_AUTHORS.match(said)
    if named and (named["more"] or heaviest_sentence(said[named.end() :]) >= ENOUGH_TO_AUTHORS):
        low, high = len(said) - len(said.lstrip(" \t>*_")), len(said.rstrip())
        yield Draft(INSTRUCTION, Span(leaf.start + low, leaf.start + high), leaf, "words", said[named.end() : high])
        return
    spoken = any(form.match(said) for form in (EDITORS, DRAFTED))
    # A thread that is quoted speaks to people, too.
    spoken = spoken or (leaf.within("quote") is None and TO_SOMEBODY.match(said) is not None)
    if spoken and not comment_patterns.FORM.search(said.partition(":")[2]):
        low = len(said) - len(said.lstrip())
        span = Span(leaf.start + low, leaf.start + len(said.rstrip()))
        yield Draft(INSTRUCTION, span, leaf, "words", said.partition(":")[2].strip(" *_[]()") or said)


def _is_set_apart(leaf: Leaf) -> bool:
    """Whether the whole paragraph is in italics or bold, and no quotation."""
    first = leaf.block.pieces[:1]
    if not first or not (first[0].italic or first[0].bold or not first[0].text.strip()):
        return False
    pieces = [piece for piece in leaf.block.pieces if piece.text.strip()]
    styled = all(piece.kind == "text" and (piece.italic or piece.bold) for piece in pieces)
    return bool(pieces) and styled and leaf.within("quote") is None


def _to_self_after(leaf: Leaf) -> Iterator[Draft]:
    """Orders to oneself that follow on sentences of the text."""
    reached = 0
    for own in TO_SELF_AFTER.finditer(leaf.words):
        if own.start() < reached:
            continue
        low = own.start() + len(own[0]) - len(own[0].lstrip(" \n*_("))
        limit = min(own.end() + LONGEST, len(leaf.words.rstrip()))
        stop = SENTENCE_END.search(leaf.words, own.end(), limit)
        reached = stop.end() if stop else limit
        span = Span(leaf.start + low, leaf.start + reached)
        told = leaf.words[low : span.end - leaf.start].partition(":")[2].strip(" *_[]()")
        yield Draft(INSTRUCTION, span, leaf, "inline", told)
