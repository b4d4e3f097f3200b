"""What goes with a note when it is left out: its block, its item, its brackets and a blank, its markup. Never more."""

from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from generator.model import lazy_re as re
from generator.model.text import Span
from generator.parse.markdown.document import Block
from generator.parse.markdown.sentinel import BLOCK_SIGNS
from generator.parse.notes import patterns
from generator.parse.notes.leaf import OBJECT, Leaf
from generator.parse.notes.leftovers import enclosed, is_label, joined, with_label
from generator.parse.notes.rules import TEMPLATE_PROMPT, UNKNOWN_VALUE, UNRESOLVED, WORK_ITEM, Draft

OPENERS = re.compile(r"[*_~\[]*\Z")
CLOSERS = re.compile(r"\](?:\([^()\n]{0,500}\)|\[[^\[\]\n]{0,200}\])?[*_~]{0,6}|[*_~]{1,6}")
LINK_CLOSERS = re.compile(r"[*_~]{1,6}\](?:\([^()\n]{0,500}\)|\[[^\[\]\n]{0,200}\])[*_~]{0,6}")
PREFIX = re.compile(r"[ \t>]*")
CONTAINERS = ("item", "list", "quote", "alert", "container", "definition", "definitions", "footnote")
TITLE_OF_BOX = re.compile(r"[ \t>]*(?:!!!|\?\?\?)")
CALLOUT = re.compile(r"(?i)\s*\[!(?:todo|fixme)\]")
FEW = 3  # words that are a title, rather than what is to be done
MANY = 3  # items that make a list of work
LONGEST = 400  # characters of what a callout says
NEAR = 40  # how far before a value its own words are looked for


def removals(drafts: Sequence[Draft]) -> tuple[Span, ...]:
    """What is removed for each of `drafts`, which are all of one leaf, in order and apart from each other."""
    leaf = drafts[0].leaf
    if _is_title(leaf):
        return tuple(draft.removal or draft.span for draft in drafts)
    if fills(drafts) or _labels(drafts):
        return _whole_lines(drafts, _removed_node(leaf), leaf)
    return tuple(draft.removal or with_label(leaf, _part(draft)) for draft in drafts)


def _labels(drafts: Sequence[Draft]) -> bool:
    """Whether a label is all that their leaf says beside these notes."""
    leaf = drafts[0].leaf
    if any(draft.removal for draft in drafts):
        return False
    return is_label(leaf, _without(leaf.words, leaf.start, drafts)) and not _html_kept(drafts)


def with_callouts(drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts`, in order, where a quote that begins with `[!TODO]` is one note: what is in it goes with its marker."""
    kept: list[Draft] = []
    reached = -1
    for draft in drafts:
        if draft.span.start < reached:
            continue
        quote = _callout(draft)
        if quote is not None and _is_box(draft, quote):
            reached = draft.span.end
            draft = replace(draft, rule=WORK_ITEM, confidence=None, removal=None)
        elif quote is not None:
            draft = replace(draft, rule=UNRESOLVED, confidence=None, form="words", said=_told(draft, quote))
            text, words = draft.leaf.document.text.text, draft.leaf.block.content_span
            sign = text.rfind(">", quote.span.start, words.start)
            reached = quote.span.end
            draft = replace(draft, removal=Span(sign if sign >= 0 else words.start, reached))
        kept.append(draft)
    return kept


def _told(draft: Draft, quote: Block) -> str:
    """What a callout says, on its first line and after it, without the sign of the quotation."""
    words = draft.leaf.words[draft.span.end - draft.leaf.start :].lstrip("-+ \t")
    return "\n".join((words, *(block.text for block in quote.children[1:3])))[:LONGEST]


def _is_box(draft: Draft, quote: Block) -> bool:
    """Whether a callout is a list of work, or is named as one, rather than a note."""
    title, _, rest = draft.leaf.words[draft.span.end - draft.leaf.start :].lstrip("-+ \t").partition("\n")
    title = title.strip()
    if not title:
        return len(quote.children) > 1 and not rest.strip() and _lists_work(quote.children[1:])
    if patterns.asks_or_orders(title) or "?" in title:
        return False
    named = len(title.split()) <= FEW and rest.count("\n") >= FEW - 1 and not patterns.asks_or_orders(rest)
    return patterns.WORK_HEADING.search(title) is not None or (named and title.istitle() and "?" not in rest)


def _lists_work(blocks: Sequence[Block]) -> bool:
    """Whether blocks are nothing but a list of several things to do."""
    return len(blocks) == 1 and blocks[0].kind == "list" and len(blocks[0].children) >= MANY


def _callout(draft: Draft) -> Block | None:
    """The quote that begins with the note, where that is the sign of a callout."""
    leaf = draft.leaf
    quote = leaf.path[-2].block if len(leaf.path) > 1 else None
    if quote is None or quote.kind != "quote" or leaf.path[-1].index or draft.sure == "hint":
        return None
    sign = CALLOUT.match(leaf.words)
    return quote if sign and draft.span.start < leaf.start + sign.end() else None


def _is_title(leaf: Leaf) -> bool:
    """Whether `leaf` is the title of a box, which stands on the line that opens it."""
    if len(leaf.path) < 2 or leaf.path[-2].block.kind != "alert" or leaf.path[-1].index:
        return False
    return bool(TITLE_OF_BOX.match(leaf.document.text.line(leaf.block.line)))


def fills(drafts: Sequence[Draft]) -> bool:
    """Whether these notes are all that their leaf says."""
    leaf = drafts[0].leaf
    if leaf.block.kind in ("cell", "term") or leaf.path[-1].gap or any(draft.removal for draft in drafts):
        return False
    if leaf.block.kind == "html":
        kept = _without(leaf.raw, leaf.start, drafts)
        signs = BLOCK_SIGNS.match(kept)
        return not kept[signs.end() if signs else 0 :].strip(" \t\n>")
    kept = _without(leaf.words, leaf.start, drafts)
    return not any(letter.isalnum() or letter == OBJECT for letter in kept) and not _html_kept(drafts)


def _without(words: str, start: int, drafts: Sequence[Draft]) -> str:
    parts, at = [], 0
    for draft in drafts:
        parts.append(words[at : draft.span.start - start])
        at = draft.span.end - start
    parts.append(words[at:])
    return "".join(parts)


def _html_kept(drafts: Sequence[Draft]) -> bool:
    """Whether a leaf with nothing but blanks beside its notes has some HTML of its own, too."""
    for piece in drafts[0].leaf.block.pieces:
        if piece.kind == "html" and not piece.text.startswith(("<br", "<!--")):
            at = bisect_right(drafts, piece.outer.start, key=lambda draft: draft.span.start) - 1
            if at < 0 or not drafts[at].span.holds(piece.outer):
                return True
    return False


def whole_node(leaf: Leaf) -> Block:
    """The outermost block that holds nothing but this leaf: a quote around its only paragraph, an item, its list."""
    node = leaf.block
    for spot in reversed(leaf.path[:-1]):
        if spot.block.kind not in CONTAINERS or len(spot.block.children) != 1:
            break
        node = spot.block
    return node


def _removed_node(leaf: Leaf) -> Block:
    """What goes with a leaf that is only notes. Not a `:::` box, whose last line belongs to no block."""
    node = leaf.block
    for spot in reversed(leaf.path[:-1]):
        if spot.block.kind not in CONTAINERS or spot.block.kind == "container" or len(spot.block.children) != 1:
            break
        node = spot.block
    return node


def _whole_lines(drafts: Sequence[Draft], node: Block, leaf: Leaf) -> tuple[Span, ...]:
    """The lines of `node`, shared out among the notes in it."""
    text = leaf.document.text
    depth = next((index for index, spot in enumerate(leaf.path) if spot.block is node), 0)
    start = node.span.start
    if depth > 0:  # keep the signs of what it stands in, so that what follows stays in there
        prefix = PREFIX.match(text.text, start, leaf.block.content_span.start)
        start = prefix.end() if prefix else start
        if node is leaf.block and node.kind == "html":
            signs = BLOCK_SIGNS.match(text.text, start, drafts[0].span.start)
            start = signs.end() if signs else start
        elif node is leaf.block:
            start = max(start, _outer(leaf, leaf.block.content_span).start)
    spans = []
    for number, draft in enumerate(drafts):
        last = number + 1 == len(drafts)
        end = (
            _words_end(text.text, draft.span.end, node.span.end)
            if last
            else text.line_span(text.line_at(draft.span.end)).end
        )
        if not last and end > drafts[number + 1].span.start:
            end = _part(draft).end
        spans.append(Span(start, max(end, draft.span.end)))
        start = end
        if not last:
            gap = PREFIX.match(text.text, min(start + 1, drafts[number + 1].span.start), drafts[number + 1].span.start)
            start = min(start + 1, drafts[number + 1].span.start)
            if depth > 0 and gap:
                start = gap.end()
    return tuple(spans)


def _words_end(text: str, start: int, end: int) -> int:
    """Where the words of a block that ends at `end` end: lines with only the signs of a quote belong to that."""
    while (line := text.rfind("\n", start, end)) >= 0 and not text[line:end].strip(" \t\n>"):
        end = line
    return start + len(text[start:end].rstrip(" \t"))


def _part(draft: Draft) -> Span:
    """The note with the markup that encloses only it, and one blank beside it."""
    leaf, text = draft.leaf, draft.leaf.document.text.text
    valued = draft.rule is UNKNOWN_VALUE or (draft.rule is TEMPLATE_PROMPT and draft.form == "value")
    span = _with_zone(draft.span, leaf, text) if valued else draft.span
    span = _outer(leaf, span) if leaf.block.pieces else span
    span = _with_its_words(span, leaf, text) if valued else span
    if leaf.block.kind == "cell" and span.holds(leaf.block.content_span):
        return span
    return joined(leaf, enclosed(leaf, span))


def _with_zone(span: Span, leaf: Leaf, text: str) -> Span:
    zone = patterns.ZONE_OF_VALUE.match(text, span.end, leaf.end)
    return Span(span.start, zone.end()) if zone else span


def _with_its_words(span: Span, leaf: Leaf, text: str) -> Span:
    """A value that is not known, with the words that lead to it and the brackets that hold nothing else.

    At the start of a line with what divides it from the others.
    """
    first = leaf.block.content_span.start if leaf.block.pieces else leaf.start
    low = max(first, text.rfind("\n", 0, span.start) + 1, span.start - NEAR)
    leads = patterns.LEADS_TO_VALUE.search(text, low, span.start)
    start, end = leads.start() if leads else span.start, span.end
    if text[low:start][-1:] == "(" and text[end : end + 1] == ")" and end < leaf.end:
        return Span(start - 1, end + 1)
    divider = None if text[low:start].strip(" \t>") else patterns.AFTER_VALUE.match(text, end, leaf.end)
    return Span(start, divider.end() if divider else end)


def _outer(leaf: Leaf, span: Span) -> Span:
    """`span` with the signs of emphasis or of a link of which it is the whole content; half a pair is never taken."""
    pieces, text = leaf.block.pieces, leaf.document.text.text
    first = max(bisect_right(pieces, span.start, key=lambda piece: piece.outer.start) - 1, 0)
    last = max(bisect_right(pieces, span.end - 1, key=lambda piece: piece.outer.start) - 1, first)
    start, end = span.start, span.end
    # Inside one run the note ends with it at the latest; a run that it ends in is taken whole.
    opening = next((run for run in _runs_near(leaf, first) if run[0] <= first <= run[1]), None)
    ending = next((run for run in _runs_near(leaf, last) if run[0] <= last <= run[1]), None)
    if ending is not None and ending != opening:
        end = max(end, pieces[ending[1]].outer.end)
        last = ending[1]
        end = _closed(text, end, leaf)
    if opening is not None:
        covered = start <= pieces[opening[0]].outer.start and end >= pieces[opening[1]].outer.end
        if covered:
            low = pieces[opening[0] - 1].outer.end if opening[0] else max(start - 6, _source_of(leaf).start)
            signs = OPENERS.search(text, max(low, start - 6), start)
            start = signs.start() if signs else start
            if last <= opening[1]:
                end = _closed(text, end, leaf, bool(pieces[opening[0]].href))
        elif end > pieces[opening[1]].outer.end and first > opening[0]:
            end = pieces[opening[1]].outer.end
    return Span(start, end)


def _closed(text: str, end: int, leaf: Leaf, linked: bool = False) -> int:
    high = _source_of(leaf).end
    match = (LINK_CLOSERS.match(text, end, high) if linked else None) or CLOSERS.match(text, end, high)
    return match.end() if match else end


def _source_of(leaf: Leaf) -> Span:
    """The lines of a leaf. The span of a cell is that of its words, without the signs around them."""
    if leaf.block.kind != "cell":
        return leaf.block.span
    return leaf.document.text.line_span(leaf.block.line)


def _runs_near(leaf: Leaf, index: int) -> tuple[tuple[int, int], ...]:
    at = bisect_right(leaf.runs, index, key=lambda run: run[0])
    return leaf.runs[max(at - 1, 0) : at]
