"""Markers told by where they stand: at the end of a heading, over a list of work, in a quotation, alone."""

from generator.model import lazy_re as re
from generator.model.problem import Confidence
from generator.model.text import Span
from generator.parse.notes import marker_words as markers
from generator.parse.notes import patterns
from generator.parse.notes.leaf import Leaf
from generator.parse.notes.marks import Mark, line_end_at, only_signs
from generator.parse.notes.patterns import any_of
from generator.parse.notes.rules import BARE_MARKER, INLINE_MARKER, Draft

SENTENCE = 240  # how many characters of a sentence before a marker are looked at
MOST_WORDS = 4  # before a marker that ends a heading; more of them are a sentence that speaks of it
# What a heading tells readers as news that is to come.
NEWS = re.compile(
    rf"\d|(?i:\b{any_of(markers.COMING_LABELS)}\b|\b(?:v\d|unreleased|sprint|week|day|session|talk|meeting)\b)"
)
# What begins a heading about markers, or about doing away with them.
SPEAKS = re.compile(
    r"(?i)\W*(?:\w{2,}ing|how|what|why|when|about|no|list|on|your|my|our|the|vs|project|general|global)\b"
)
# Words of a sentence that speaks of markers, before one and right after one.
SPEAKS_OF = re.compile(rf"(?i)\b(?:{any_of(markers.SPEAKING_OF)}\b|{any_of(markers.SPEAKING_VERBS)}\s*\Z)")
GOES_ON_OF = re.compile(rf"(?i)\W{{0,3}}{any_of(markers.ABOUT_AFTER, markers.GOING_ON_OF)}\b")


def heads_list(leaf: Leaf) -> bool:
    """Whether `leaf` is a heading right under which a list or a table stands: what is listed is work for all to see."""
    if leaf.block.kind != "heading":
        return False
    after = leaf.path[-1].beside("next")[:1]
    return bool(after) and after[0].kind in ("list", "table")


def at_heading_end(leaf: Leaf, mark: Mark) -> Draft | None:
    """What a marker that ends a heading is: with a dash before it a note, as it is where it ends no sentence."""
    span = Span(leaf.start + mark.start, leaf.start + mark.end)
    before = leaf.words[: mark.start]
    dash = patterns.DASH_BEFORE.search(before)
    spoken = patterns.SPOKEN_OF.search(before) or patterns.ABOUT_BEFORE.search(before) or SPEAKS.match(before)
    if spoken or heads_list(leaf) or (not dash and len(before.split()) > MOST_WORDS):
        return Draft(BARE_MARKER, span, leaf, "value")
    if not mark.hard:
        return _soft_at_heading_end(leaf, mark, dash.start() if dash else len(before.rstrip(" \t")))
    sure: Confidence | None = None if dash else "likely"
    start = dash.start() if dash else len(before.rstrip(" \t"))
    return Draft(INLINE_MARKER, span, leaf, "value", removal=Span(leaf.start + start, span.end), confidence=sure)


def _soft_at_heading_end(leaf: Leaf, mark: Mark, start: int) -> Draft:
    """A softer marker at the end of a heading: a note over nothing, else what readers may be told: `2.1 - TBD`."""
    after = leaf.path[-1].beside("next")[:1]
    empty = not after or (after[0].kind == "heading" and after[0].level <= leaf.block.level)
    dated = NEWS.search(leaf.words) is not None
    span = Span(leaf.start + mark.start, leaf.start + mark.end)
    if not empty or dated or mark.word.upper() == "WIP":
        return Draft(BARE_MARKER, span, leaf, "value")
    return Draft(INLINE_MARKER, span, leaf, "value", removal=Span(leaf.start + start, span.end), confidence="likely")


def is_introduced(leaf: Leaf) -> bool:
    """Whether `leaf` is a quotation that words before it announce: what is to be said, or what was."""
    quote = leaf.path[-2] if len(leaf.path) > 1 else None
    if quote is None or quote.gap or quote.block.kind != "quote" or len(quote.block.children) != 1:
        return False
    before = quote.beside("previous")[:1]
    return bool(before) and before[0].kind == "paragraph" and before[0].text.rstrip().endswith(":")


def stands_alone(leaf: Leaf) -> bool:
    """Whether `leaf` is a paragraph between others, and neither a name over a list nor one under a text."""
    spot = leaf.path[-1]
    before, after = spot.beside("previous")[:1], spot.beside("next")[:1]
    if len(leaf.path) > 1 or leaf.block.kind != "paragraph" or not before or not after or leaf.runs:
        return False
    return before[0].kind in ("paragraph", "heading") and after[0].kind in ("paragraph", "heading")


def breaks_in(words: str, mark: Mark, before: str) -> bool:
    """Whether a marker with a colon breaks into a sentence that speaks of no markers: `two rings TODO: draw them`."""
    if mark.is_weak or not mark.word.isupper() or only_signs(words[mark.tail : line_end_at(words, mark.tail)]):
        return False
    sentence = last_sentence(words[max(0, mark.start - SENTENCE) : mark.start])
    spoken = patterns.SPOKEN_OF.search(before) or SPEAKS_OF.search(sentence) or patterns.MARKER.search(sentence)
    spoken = spoken or patterns.ABOUT_BEFORE.search(before.rstrip(", \t") + " ")
    return not spoken and not patterns.SAID.search(sentence) and not GOES_ON_OF.match(words, mark.tail)


def is_highlighted_note(before: str) -> bool:
    """Whether words that a highlight with a marker follows speak of no markers."""
    before = before.removesuffix("==")
    told = patterns.TOLD_OF.search(before) or patterns.SHOWN.search(before) or SPEAKS_OF.search(before)
    return not told and not patterns.SAID.search(last_sentence(before))


def last_sentence(words: str) -> str:
    """What follows the last sentence that ends in `words`."""
    ended = patterns.LAST_SENTENCE.match(words)
    return words[ended.end() :] if ended else words


def titles_box(leaf: Leaf) -> bool:
    """Whether `leaf` is a title that says no more than the name of its box does: `!!! todo "TODO"`."""
    box = leaf.path[-2].block if len(leaf.path) > 1 else None
    if box is None or box.kind not in ("alert", "container") or leaf.path[-1].index or leaf.block.line != box.line:
        return False
    return box.info.lower() in ("todo", "fixme") and patterns.ONLY_MARKER.fullmatch(leaf.words) is not None


def names_todo(address: str) -> bool:
    """Whether an address leads to something that is called todo, and is no placeholder."""
    return "todo" in address.lower() and patterns.LINK_VALUE.fullmatch(address) is None


def ends_quotation(before: str, after: str) -> bool:
    """Whether brackets between these words are the end of a longer passage in quote marks."""
    line = before.rpartition("\n")[2]
    opened = line.count('"') % 2 == 1 and line.rpartition('"')[2].strip() != ""
    return opened and after.lstrip("*_ ")[:1] == '"'


def is_listed(words: str, mark: Mark) -> bool:
    """Whether the marker stands in an enumeration of markers (`TODO, FIXME and XXX`)."""
    return mark.until - mark.end < 6 and mark.until < len(words)
