"""Blanks of a form that nobody filled in: `YYYY-MM-DD`, `HH:MM`, `<name>`, `[Your name]`, `{{ the time zone }}`.

Each counts only where a value is expected: as all of a cell, after a label, at the start of an entry. In a sentence it
may be what the sentence is about.
"""

from collections.abc import Iterator

from generator.model import lazy_re as re
from generator.model.text import Span
from generator.parse.notes import patterns
from generator.parse.notes.leaf import Leaf
from generator.parse.notes.leaves import Leaves
from generator.parse.notes.rules import PLACEHOLDER, TEMPLATE_PROMPT, UNKNOWN_VALUE, Draft
from generator.parse.notes.standing import is_introduced

LONGEST = 60
_DATE = (
    r"(?:YYYY[-/.]MM[-/.]DD|yyyy[-/.]mm[-/.]dd|DD[-/.]MM[-/.]YYYY|dd[-/.]mm[-/.]yyyy|MM/DD/YYYY|mm/dd/yyyy|XXXX-XX-XX)"
)
_TIME = r"(?:[Hh]{2}:[Mm]{2}(?::[Ss]{2})?|XX:XX|xx:xx)"
FORMAT = re.compile(rf"(?<![\w:/-])(?:{_DATE}(?:[ T]{_TIME})?|{_TIME})(?:[ ]?[-–—][ ]?{_TIME})?(?![\w:/-])")
# What ends a stamp: a zone, then what divides it from its entry.
ENDS_STAMP = re.compile(r"[ \t]*(?:UTC|GMT|Z|[A-Z]{2,4}T|\(?UTC\)?)?[\])*_ \t]*(?:[-–—:|]|\n|\Z)")
# A day, and a sign where its time should stand: "2024-03-15 X: the ring opens".
UNTIMED = re.compile(r"\W{0,6}\d{4}-\d\d-\d\d,? (?P<sign>X{1,4}|x{2,4})[ ]?(?=[:–—]|- )")
BEGINS = re.compile(r"[ \t>*_\[(-]{0,8}")
LABEL = re.compile(r"\W{0,6}(?:[\w/&'’-]++[ ]?){1,5}(?:\([\w /,]{1,30}\))?[*_]{0,3}[ ]?:[\s*_\[(<{]{0,8}")
# Labels of forms: what a postmortem has a value for.
EMPTY_LABEL = re.compile(
    r"(?i)\s*(?:owners?|authors?|dates?|status|severity|duration|impact|(?:root )?causes?|triggers?|resolution"
    r"|detection|mitigation|scribe|lead|incident commander|start(?:ed)?|end(?:ed)?|due|tickets?|assignee)\s*:\s*"
)
OF_FORMATS = re.compile(r"(?i)\b(?:formats?|formatted|pattern|style|layout|as|like|template)\b")
_NOUN = (
    r"(?:names?|dates?|times?|titles?|links?|urls?|description|duration|roles?|owner|author|e-?mail|number|summary|reason"
    r"|time ?zone|handle|ticket|severity|incident|impact|status)"
)
BLANK = re.compile(
    rf"(?i)(?:<|\[|\{{\{{?)[ ]?(?:(?:your|insert|add|enter|names? of|date of|time of|link to|title of"
    rf"|description of|list of|fill in|most|incident|full|first|start|end|author|team|owner|project|service)"
    rf" [\w ,'/-]{{2,50}}"
    rf"|{_NOUN})[ ]?(?:>|\]|\}}\}}?)"
)
SIGN = re.compile(r"[<\[{]")
# How every name in brackets begins.
NAMES = re.compile(r"[<\[{]{1,2} ?[A-Za-z\u0130\u0131\u017f\u212a]")
# All of a title, and all of a paragraph that stands where its section's words should.
TITLE = re.compile(
    r"(?i)[<\[{]{1,2}[ ]?(?:(?:your|insert|add|the|incident|outage|post-?mortem|short) ){0,3}title[ ]?[>\]}]{1,2}"
)
ORDER = re.compile(r"(?i)[<\[{]{1,2}[ ]?(?:please )?(?:insert|add|enter|fill in|write) ")
NAMED = re.compile(rf"(?i)[<\[{{ ]*(?:your|insert|add|enter|fill in|most)\b|.*\b{_NOUN}\W*\Z")


def with_blanks(leaves: Leaves) -> set[int]:
    """The leaves that may hold a blank: a label without a value, crosses or a format, a name in brackets."""
    found = leaves.joined.anyhow("yyyy", "hh:", "xx")
    if "X" in leaves.joined.words:
        found |= leaves.joined.exactly(" X")
    found.update(index for index in leaves.with_raw("<", "[", "{") if NAMES.search(leaves.raw(index)))
    for index, (block, words) in enumerate(zip(leaves.blocks, leaves.words, strict=True)):
        if block.kind == "paragraph" and len(words) <= LONGEST and words.rstrip().endswith(":"):
            found.add(index)
    return found


def find_blanks(leaf: Leaf) -> Iterator[Draft]:
    """Formats of dates and times instead of them, and names of what belongs here in brackets."""
    raw = leaf.raw
    if leaf.block.kind == "html":
        return
    if ":" in raw and _is_empty_label(leaf):
        low, high = len(leaf.words) - len(leaf.words.lstrip()), len(leaf.words.rstrip())
        yield Draft(PLACEHOLDER, Span(leaf.start + low, leaf.start + high), leaf, "value", confidence="hint")
    if any(sign in raw for sign in ("YY", "yyyy", "HH:", "hh:", "XX", "xx:")):
        yield from _formats(leaf)
    if leaf.within("item") is not None and (untimed := UNTIMED.match(leaf.words)):
        low, high = untimed.span("sign")
        yield Draft(UNKNOWN_VALUE, Span(leaf.start + low, leaf.start + high), leaf, "value")
    if any(sign in raw for sign in ("<", "[", "{")) and leaf.block.kind in ("cell", "paragraph", "heading"):
        yield from _named(leaf, raw)


def _is_empty_label(leaf: Leaf) -> bool:
    """Whether a paragraph is a label without a value: nothing follows that it could introduce."""
    if leaf.block.kind != "paragraph" or len(leaf.words) > LONGEST or not EMPTY_LABEL.fullmatch(leaf.words):
        return False
    if any(piece.kind not in ("text", "break") for piece in leaf.block.pieces):
        return False  # its value is a picture, or a tag
    item = leaf.within("item")
    if item is not None:
        # What stands after the last item of a list may be what its label introduces.
        spots = [spot for spot in leaf.path[:-1] if spot.block is item]
        return len(item.children) == 1 and bool(spots and spots[0].beside("next"))
    after = leaf.path[-1].beside("next")[:1]
    return not after or after[0].kind == "heading" or EMPTY_LABEL.fullmatch(after[0].text) is not None


def _formats(leaf: Leaf) -> Iterator[Draft]:
    words = leaf.words
    first, last = len(words) - len(words.lstrip(" *_>[(")), len(words.rstrip(" *_])\n"))
    entry = leaf.within("item") is not None or leaf.block.kind in ("cell", "heading")
    for match in FORMAT.finditer(words):
        before = words[max(match.start() - LONGEST, 0) : match.start()].rpartition("\n")[2]
        ends = ENDS_STAMP.match(words, match.end()) is not None
        alone = match.start() == first and match.end() >= last
        begins = BEGINS.fullmatch(before) is not None and ends and (entry or alone)
        labelled = LABEL.fullmatch(before) is not None and not OF_FORMATS.search(before) and ends
        if begins or labelled or (alone and leaf.block.kind == "cell"):
            yield Draft(TEMPLATE_PROMPT, Span(leaf.start + match.start(), leaf.start + match.end()), leaf, "value")


def _blanks(raw: str) -> Iterator[re.Match[str]]:
    """The matches of BLANK, which is tried at its signs alone."""
    at = 0
    for sign in SIGN.finditer(raw):
        if sign.start() >= at and (match := BLANK.match(raw, sign.start())):
            at = match.end()
            yield match


def _named(leaf: Leaf, raw: str) -> Iterator[Draft]:
    if leaf.block.kind == "heading":
        if TITLE.fullmatch(title := raw.lstrip("# \t").rstrip()):
            start = leaf.start + raw.index(title)
            yield Draft(PLACEHOLDER, Span(start, start + len(title)), leaf, "value")
        return
    for match in _blanks(raw):
        before = raw[max(match.start() - LONGEST, 0) : match.start()].rpartition("\n")[2]
        after = raw[match.end() : match.end() + LONGEST].partition("\n")[0].strip(" \t*_.")
        # `{number}` is a type, `{{ number }}` a blank.
        typed = match[0][0] == "{" and match[0][:2] != "{{" and not ORDER.match(match[0])
        if after or typed or not NAMED.match(match[0]) or patterns.PLACEHOLDER_TAG.fullmatch(match[0]):
            continue
        if any(piece.href and piece.outer.start >= leaf.start + match.start() for piece in leaf.block.pieces):
            continue  # a link by its words
        # What is in the first column are names of things, not what somebody had to fill in.
        cell = leaf.block.kind == "cell" and leaf.path[-1].index > 0 and not before.strip(" \t*_")
        alone = leaf.within("item") is None and not raw[: match.start()].strip() and ORDER.match(match[0])
        if cell or (alone and not is_introduced(leaf)) or (LABEL.fullmatch(before) and not OF_FORMATS.search(before)):
            yield Draft(PLACEHOLDER, Span(leaf.start + match.start(), leaf.start + match.end()), leaf, "value")
