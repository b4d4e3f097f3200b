"""What a note would leave behind that says nothing by itself: its blank, its comma, its quotes, its tags, its label."""

from generator.model import lazy_re as re
from generator.model.text import Span
from generator.parse.markdown.document import Block
from generator.parse.markdown.sentinel import BLOCK_SIGNS
from generator.parse.notes import patterns
from generator.parse.notes.bounds import IN_SENTENCES
from generator.parse.notes.leaf import Leaf

QUOTES = {"“": "”", "„": "“", "«": "»", "‹": "›", "(": ")", "[": "]", "<": ">"}
STRAIGHT = ('"', "'")
BLANKS = " \t"
OPENING_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9]*)\b[^<>]{0,200}>\Z")
TAGS = IN_SENTENCES | {"p", "li"}
LONGEST_TAG = 220
STOPS = ".,;:!?)"
ENDING = " \t.;!"
DASHES = ("–", "—")
PARTERS = ",;–—"
EMPHASIS = "*_~"
BLANK_RUN = re.compile(r"[ \t]*")
CLOSES_EMPHASIS = re.compile(r"[*_~]{1,3}(?:[\s.,;:!?)]|\Z)")
LABELLED = re.compile(r"\W{0,6}\w[^:\n]{0,60}:(?:\s|\Z)")
LONGEST_LABEL = 80
NEAR = 40
MOST_WORDS = 5
MOST = 8  # how many pairs around a note are looked at


def enclosed(leaf: Leaf, span: Span) -> Span:
    """`span` with the quotes, brackets and tags that hold nothing else."""
    text = leaf.document.text.text
    for _ in range(MOST):
        start, end = _in_tags(text, span, leaf)
        if Span(start, end) == span:
            start, end = _in_quotes(leaf, span)
        if Span(start, end) == span:
            start, end = _in_emphasis(leaf, span)
        if Span(start, end) == span:
            break
        span = Span(start, end)
    return span


def _in_tags(text: str, span: Span, leaf: Leaf) -> tuple[int, int]:
    low, high = leaf.block.span.start, leaf.block.span.end
    near = max(low, span.start - NEAR)
    start = near + len(text[near : span.start].rstrip(BLANKS))
    after = BLANK_RUN.match(text, span.end, high)
    end = after.end() if after else span.end
    if start <= low or text[start - 1] != ">" or text[end : end + 2] != "</":
        return span.start, span.end
    opening = OPENING_TAG.search(text, text.rfind("<", max(low, start - LONGEST_TAG), start), start)
    if opening is None or opening[1].lower() not in TAGS:
        return span.start, span.end
    closing = f"</{opening[1]}>"
    if text[end : end + len(closing)].lower() != closing.lower() or end + len(closing) > high:
        return span.start, span.end
    return opening.start(), end + len(closing)


def _in_quotes(leaf: Leaf, span: Span) -> tuple[int, int]:
    before, after = _seen(leaf, span.start - 1), _seen(leaf, span.end)
    if before and QUOTES.get(before) == after:
        # The words of a link stand in brackets, too.
        linked = before == "[" and _raw(leaf, span.end + 1) in ("(", "[", "{")
        return (span.start, span.end) if linked else (span.start - 1, span.end + 1)
    if before in STRAIGHT and after == before:
        outer, beyond = _seen(leaf, span.start - 2), _seen(leaf, span.end + 1)
        if not outer.isalnum() and not beyond.isalnum():
            return span.start - 1, span.end + 1
    return span.start, span.end


def _in_emphasis(leaf: Leaf, span: Span) -> tuple[int, int]:
    """`span` with the signs of emphasis on both sides of it: those that are no words themselves."""
    if not leaf.block.pieces:
        return span.start, span.end
    start, end = span.start, span.end
    for _ in range(MOST):
        sign = _raw(leaf, start - 1) if start > 0 else ""
        signs = sign and sign in EMPHASIS and _raw(leaf, end) == sign
        if not signs or _seen(leaf, start - 1).strip() or _seen(leaf, end).strip():
            break
        start, end = start - 1, end + 1
    return start, end


def _seen(leaf: Leaf, offset: int) -> str:
    """The character of the words at an offset of the text; empty outside of them."""
    return leaf.words[offset - leaf.start] if leaf.start <= offset < leaf.end else ""


def _raw(leaf: Leaf, offset: int) -> str:
    return leaf.document.text.text[offset : offset + 1]


def joined(leaf: Leaf, span: Span) -> Span:
    """`span` with one blank beside it, and with a comma or a dash that would stand before a stop or at the end."""
    text, block = leaf.document.text.text, leaf.block
    inside = block.content_span if block.pieces else block.span
    start = span.start
    while start > inside.start and text[start - 1] in BLANKS:
        start -= 1
    if start <= inside.start or text[start - 1] == "\n" or _begins_line(text, span.start):
        return _with_blank_after(text, span, block.span.end)
    parted = _parted(leaf, start, span.end, inside.end)
    if parted < start:
        return Span(parted, span.end)
    return span if start == span.start or _goes_on(text, span.end) else Span(span.start - 1, span.end)


def _parted(leaf: Leaf, start: int, end: int, high: int) -> int:
    """Where a comma or a dash before `start` begins that would part nothing without the note; else `start`."""
    text, sign = leaf.document.text.text, _seen(leaf, start - 1)
    if not sign or sign not in PARTERS or _seen(leaf, start - 2) in ("", "\n"):
        return start
    after = text[end : min(high, end + NEAR)]
    stops = after[:1] in STOPS if after else True
    stops = stops or (end + NEAR >= high and not after.strip(" \t\n*_~"))
    if sign in ",;":
        return start - 1 if stops else start
    dashes = text[start - 2] in BLANKS and (stops or after.lstrip(BLANKS)[:1] in DASHES)
    return start - 2 if dashes else start


def _goes_on(text: str, end: int) -> bool:
    """Whether what stands right after a note is a word or begins one, so that the blank before it is that word's."""
    following = text[end : end + 1]
    if following and following in EMPHASIS:
        return not CLOSES_EMPHASIS.match(text, end)
    return following.isalnum() or (following != "" and following in "[(<`“„«")


def _begins_line(text: str, at: int) -> bool:
    return bool(BLOCK_SIGNS.fullmatch(text, text.rfind("\n", 0, at) + 1, at))


def _with_blank_after(text: str, span: Span, high: int) -> Span:
    return Span(span.start, span.end + 1) if span.end < high and text[span.end] in BLANKS else span


def _labels(said: str) -> bool:
    """Whether some words are a label: a few of them, and a colon. More of them are a sentence, and stay."""
    return len(said.split()) <= MOST_WORDS and bool(patterns.LABEL.fullmatch(said))


def _without_stop(said: str) -> str:
    """What is said before a note and after it, without the stop that followed that."""
    bare = said.rstrip(ENDING)
    return bare if bare.rstrip(EMPHASIS).endswith(":") else said


def is_label(leaf: Leaf, kept: str) -> bool:
    """Whether `kept`, all that a paragraph of one line says beside its notes, is a label without its value.

    One that introduces what follows (a list, code; a paragraph, where the label is emphasised) says something.
    """
    block = leaf.block
    said = _without_stop(" ".join(kept.split()))
    if block.kind != "paragraph" or block.line != block.end_line or not _labels(said):
        return False
    following: tuple[Block, ...] = leaf.path[-1].beside("next")[:1]
    if not following or following[0].kind in ("heading", "rule"):
        return True
    if following[0].kind != "paragraph":
        return False
    colon = next((piece for piece in block.pieces if ":" in piece.text), None)
    return not (colon and (colon.bold or colon.italic)) or bool(LABELLED.match(following[0].text))


def with_label(leaf: Leaf, removal: Span) -> Span:
    """`removal` with the label on its line, where that says nothing else; of a heading only the colon goes."""
    if leaf.block.kind not in ("paragraph", "heading") or leaf.path[-1].gap:
        return removal
    text, block = leaf.document.text.text, leaf.block
    low, high = block.content_span.start, block.content_span.end
    line = max(text.rfind("\n", low, removal.start) + 1, low)
    newline = text.find("\n", removal.end, high)
    end = newline if newline >= 0 else max(high, removal.end)
    said = text[line : removal.start] if removal.start - line <= LONGEST_LABEL else ""
    said = said.lstrip(BLANKS + ">") if line > low else said
    if not _labels(said) or text[removal.end : end].strip(ENDING):
        return removal
    removal = Span(removal.start, end) if text[removal.end : end].strip(BLANKS) else removal
    if block.kind == "heading":
        bare = said.rstrip(BLANKS)
        return Span(removal.start - len(said) + len(bare) - 1, removal.end) if bare.endswith(":") else removal
    between = block.line != block.end_line and newline >= 0
    return Span(removal.start - len(said), removal.end) if between else removal
