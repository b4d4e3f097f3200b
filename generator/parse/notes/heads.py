"""Markers in headings: one that ends a heading, and one that is all of the heading of a list of work."""

import re

from generator.model.problem import Confidence
from generator.model.text import Span
from generator.parse.notes import patterns
from generator.parse.notes.leaf import Leaf
from generator.parse.notes.marks import Mark
from generator.parse.notes.rules import BARE_MARKER, INLINE_MARKER, Draft

MOST_WORDS = 4  # before a marker that ends a heading; more of them are a sentence that speaks of it
# What begins a heading about markers, or about doing away with them.
SPEAKS = re.compile(
    r"(?i)\W*(?:\w{2,}ing|how|what|why|when|about|no|list|on|your|my|our|the|vs|project|general|global)\b"
)


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
    sure: Confidence | None = None if dash else "likely"
    start = dash.start() if dash else len(before.rstrip(" \t"))
    return Draft(INLINE_MARKER, span, leaf, "value", removal=Span(leaf.start + start, span.end), confidence=sure)
