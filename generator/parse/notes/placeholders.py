"""Placeholders: what stands where something is missing, in words, links, addresses and values."""

from collections.abc import Iterator

from generator.model import lazy_re as re
from generator.model.problem import Confidence
from generator.model.text import Span
from generator.parse.markdown.document import Piece
from generator.parse.notes import patterns
from generator.parse.notes.leaf import OBJECT, Leaf
from generator.parse.notes.leaves import Leaves, fold
from generator.parse.notes.linked import is_name
from generator.parse.notes.marks import line_end_at
from generator.parse.notes.rules import (
    INLINE_MARKER,
    INSTRUCTION,
    PLACEHOLDER,
    PLACEHOLDER_CELL,
    PLACEHOLDER_LINK,
    UNKNOWN_VALUE,
    Draft,
)
from generator.parse.notes.standing import is_introduced
from generator.parse.notes.work import asks_in_column

FORMATS = re.compile(r"(?i)\b(?:formats?|formatted|pattern|style|like|e\.g|such as|template)\b")
# What a text shows that tells how words look: there, filler is what is shown.
SAMPLES = re.compile(
    r"(?i)\b(?:tests?|demos?|samples?|examples?|showcase|style|kitchen|typography|markdown|themes?|preview|lorem|placeholders?"
    r"|headings?|paragraphs?|blockquotes?|render\w*|fonts?|layouts?|snippets?|emphasis)\b"
)
# What stands in everything that `find_placeholders` finds, in small letters or shouted; `here` ends a block.
FOLDED = ("written", "to be ", "to come", "fill ", "lorem", "blah", "placeholder")
UNWRITTEN = ("to be written", "to be rewritten", "to be expanded", "to be fleshed out", "to be filled in")
LOUD = ("HERE", "THIS", "FILL", "INSERT")
SIGNS = " \n>*_()[].:!…/" + OBJECT  # around a block that is a placeholder
BEFORE = 80  # how many characters before question marks are looked at
SHORT = 120  # characters of a block that is a placeholder
MANY = 3  # more question marks than these at the end of a sentence are none of its own
NEAR = 8  # how many may stand between them and the verb whose object they are


def with_placeholders(leaves: Leaves) -> set[int]:
    """The leaves that may hold a placeholder: its words, or a marker as the value of an attribute."""
    joined = leaves.joined
    found = joined.exactly(*LOUD, "=") | joined.anyhow("lorem") | leaves.rich | leaves.with_raw("]{.")
    if "to be " in joined.folded:
        found |= joined.anyhow(*UNWRITTEN)
    # The other ones are all of a short block.
    found.update(index for index in joined.anyhow(*FOLDED) if len(leaves.words[index]) < SHORT)
    for index, words in enumerate(leaves.words):
        if len(words) < SHORT and fold(words.rstrip(SIGNS)[-4:]) == "here":
            found.add(index)
    return found


def find_placeholders(leaf: Leaf) -> Iterator[Draft]:
    """Whole blocks (`insert image here`), filler text, values of attributes."""
    words = leaf.words
    if len(words) < SHORT:
        stripped = words.strip(SIGNS)
        whole = stripped and patterns.PLACEHOLDER_BLOCK.fullmatch(stripped) and OBJECT not in words
        if whole and not (stripped[:5].lower() == "lorem" and _shows_samples(leaf)):
            low = len(words) - len(words.lstrip())
            span = Span(leaf.start + low, leaf.start + len(words.rstrip()))
            # What stands several times is a form that others fill in.
            several = stripped[:5].lower() == "your " and leaf.document.text.text.lower().count(stripped.lower()) > 1
            form = several or is_introduced(leaf)
            yield Draft(PLACEHOLDER, span, leaf, "words", stripped, confidence="hint" if form else None)
            return
    if " to be " in words:
        for match in patterns.UNWRITTEN.finditer(words):
            low, high = match.span("said")
            yield Draft(PLACEHOLDER, Span(leaf.start + low, leaf.start + high), leaf, "words", match["said"])
    if "orem" in words or "OREM" in words:
        lorem = patterns.LOREM.search(words)
        if lorem:
            end = _end_of_filler(words, lorem.end())
            shown = patterns.SHOWN.search(words[max(0, lorem.start() - BEFORE) : lorem.start()]) or _shows_samples(leaf)
            span = Span(leaf.start + lorem.start(), leaf.start + end)
            yield Draft(PLACEHOLDER, span, leaf, "words", confidence="hint" if shown else None)
    if "HERE" in words or "THIS" in words or "FILL" in words or "INSERT" in words:
        for match in patterns.SHOUTED.finditer(words):
            span = Span(leaf.start + match.start(), leaf.start + match.end())
            order = match.start("order")
            before = words[max(0, order - BEFORE) : order].rpartition("\n")[2]
            # In the midst of a sentence they may be what was shown.
            begins = patterns.CLAUSE.search(before) or not any(letter.isalnum() for letter in before)
            bracketed = before[-1:] in ("(", "[", "“") and match[0].startswith("INSERT")
            stands = bracketed or (
                (begins or before[-1:] in ("(", "[")) and patterns.SHOUTED_END.match(words, match.end())
            )
            yield Draft(INSTRUCTION, span, leaf, "value", match[0], confidence=None if stands else "hint")
    if "]{." in leaf.raw:
        yield from _todo_spans(leaf)
    if "=" in words or leaf.block.kind == "html":
        for match in patterns.PLACEHOLDER_VALUE.finditer(leaf.raw if leaf.block.kind == "html" else words):
            span = Span(leaf.start + match.start("value"), leaf.start + match.end("value"))
            yield Draft(PLACEHOLDER, span, leaf, "value")
    for piece in leaf.block.pieces:
        if piece.kind == "html" and "=" in piece.text:
            for match in patterns.PLACEHOLDER_VALUE.finditer(piece.text):
                low = piece.outer.start
                yield Draft(PLACEHOLDER, Span(low + match.start("value"), low + match.end("value")), leaf, "value")


def _shows_samples(leaf: Leaf) -> bool:
    first = next((block for block in leaf.document.blocks if block.kind == "heading"), None)
    return any(SAMPLES.search(block.text) for block in (first, leaf.section.heading) if block)


def _end_of_filler(words: str, at: int) -> int:
    """Where filler text ends: before the sentence that has an English word, or before that word."""
    english = patterns.ENGLISH.search(words, at)
    if english is None:
        return len(words.rstrip())
    ends = [match.end() for match in patterns.SENTENCE_END.finditer(words, at, english.start())]
    return ends[-1] if ends else len(words[: english.start()].rstrip())


def _todo_spans(leaf: Leaf) -> Iterator[Draft]:
    """Words that the author marked with a class: `[shorten this]{.todo}`."""
    raw = leaf.raw
    for match in patterns.TODO_SPAN.finditer(raw):
        opening = raw.rfind("[", max(0, match.start() - 500), match.start())
        if opening >= 0 and raw[match.start() - 1] == "]" and leaf.words[match.start()] != OBJECT:
            span = Span(leaf.start + opening, leaf.start + match.end())
            yield Draft(INLINE_MARKER, span, leaf, "words", raw[opening + 1 : match.start() - 1])


def with_unknown_values(leaves: Leaves) -> set[int]:
    """The leaves that may hold a value that is not known: what stands for digits, twice or in brackets."""
    return leaves.joined.exactly("XX", "[X", "??")


def find_unknown_values(leaf: Leaf) -> Iterator[Draft]:
    """Values with question marks for digits (`2022-02-??`), and `???` alone.

    Of a date the year and the month that are known stay: they are true by themselves. Of a time nothing does: `14` of
    `14:??` would be read as another time.
    """
    words = leaf.words
    if "XX" in words:
        for match in patterns.CROSSED.finditer(words):
            if not FORMATS.search(words[max(match.start() - BEFORE, 0) : match.start()]):
                yield _unknown(leaf, match)
    if "XX" in words or "[X" in words or "??" in words:
        for match in patterns.UNCOUNTED.finditer(words):
            if not FORMATS.search(words[max(match.start() - BEFORE, 0) : match.start()]):
                yield Draft(UNKNOWN_VALUE, Span(leaf.start + match.start(), leaf.start + match.end()), leaf, "value")
    if "??" in words:
        for match in patterns.UNREFERRED.finditer(words):
            span = Span(leaf.start + match.start("value"), leaf.start + match.end("value"))
            yield Draft(UNKNOWN_VALUE, span, leaf, "value")
    if "??" not in words or (leaf.within("item") is None and patterns.ADMONITION.match(words)):
        return
    if leaf.block.kind == "cell" and not words.strip(" ?"):
        low = words.index("?")
        span = Span(leaf.start + low, leaf.start + len(words.rstrip()))
        # A column of nothing else is a form that readers fill in.
        yield Draft(PLACEHOLDER_CELL, span, leaf, "value", confidence="hint" if asks_in_column(leaf) else None)
        return
    for match in patterns.UNKNOWN_DATE.finditer(words):
        yield _unknown(leaf, match)
    for match in patterns.UNKNOWN.finditer(words):
        before = words[max(words.rfind("\n", 0, match.start()) + 1, match.start() - BEFORE) : match.start()]
        sure: Confidence | None = None
        if match[0].startswith("???"):
            seen = patterns.SEEN.search(before)
            if patterns.QUESTION_WORD.search(before) or (seen and len(before) - seen.end() < NEAR):
                continue
            # In a sentence they may be what the incident is about: not where it is broken off.
            begins = len(before) < BEFORE and (patterns.BEGINS.fullmatch(before) or patterns.LABEL.fullmatch(before))
            ends = (
                not seen
                and patterns.BROKEN_OFF.search(before)
                and len(match[0]) > MANY
                and not _rest(words, match.end())
            )
            sure = None if begins or ends else "hint"
        span = Span(leaf.start + match.start(), leaf.start + match.end())
        yield Draft(UNKNOWN_VALUE, span, leaf, "value", confidence=sure)


def _unknown(leaf: Leaf, match: re.Match[str]) -> Draft:
    known = patterns.KNOWN_DATE.match(match[0])
    span = Span(leaf.start + match.start(), leaf.start + match.end())
    # Of a range the known start keeps its zone; a day has none.
    zone = patterns.ZONE_OF_VALUE.match(leaf.words, match.end()) if known and known[0][:4].isdigit() else None
    end = leaf.start + zone.end() if zone else span.end
    rest = Span(span.start + known.end(), end) if known else None
    return Draft(UNKNOWN_VALUE, span, leaf, "value", removal=rest)


def _rest(words: str, at: int) -> str:
    """What a line says from `at` on."""
    return words[at : line_end_at(words, at)].strip(" *_.")


def with_placeholder_links(leaves: Leaves) -> set[int]:
    """The leaves that may hold a link to nothing: those with links and pictures, or with the signs of an empty one."""
    return leaves.linked | leaves.with_raw("[](", "]()")


def find_placeholder_links(leaf: Leaf) -> Iterator[Draft]:
    """Links that lead to a placeholder or to nothing. Only their address is left out: the words stay, but for notes."""
    pieces, text = leaf.block.pieces, leaf.document.text.text
    for first, last in leaf.runs:
        for index in range(first, last + 1):
            piece = pieces[index]
            ends = index == last or pieces[index + 1].href != piece.href
            if piece.href and ends and not is_name((piece,)) and patterns.LINK_VALUE.fullmatch(piece.href):
                yield from _link(leaf, piece, text)
    for piece in pieces:
        if piece.kind == "image":
            yield from _picture(leaf, piece, text)
    if "[](" in leaf.raw:
        for match in patterns.WORDLESS_LINK.finditer(leaf.raw):
            if leaf.words[match.start()] != OBJECT and patterns.LINK_VALUE.fullmatch(match["target"]):
                yield Draft(PLACEHOLDER_LINK, Span(leaf.start + match.start(), leaf.start + match.end()), leaf, "link")
    if "]()" in leaf.raw:
        yield from _empty_links(leaf)


def _link(leaf: Leaf, piece: Piece, text: str) -> Iterator[Draft]:
    opening = patterns.LINK_OPENING.match(text, piece.outer.end)
    start = opening.end() - 1 if opening else 0
    end = text.find(")", start, start + 120) + 1
    if start > 0 and end > 0:
        # Only what is in the brackets: without an address a link is written as its words.
        yield Draft(PLACEHOLDER_LINK, Span(start, end), leaf, "link", removal=Span(start + 1, end - 1))


def _picture(leaf: Leaf, piece: Piece, text: str) -> Iterator[Draft]:
    """A picture that is yet to be made. It is missing, so that its words are shown: nothing is to be left out."""
    if patterns.PLACEHOLDER_PICTURE.search(text, piece.outer.start, piece.outer.end):
        yield Draft(PLACEHOLDER, piece.outer, leaf, "value", "image")
        return
    target = patterns.PICTURE_TARGET.search(text, max(piece.outer.start, piece.outer.end - 300), piece.outer.end)
    value = target and (
        patterns.LINK_VALUE.fullmatch(target["target"]) or patterns.PICTURE_VALUE.fullmatch(target["target"])
    )
    if target and value:
        span = Span(target.start() + 1, piece.outer.end)
        yield Draft(PLACEHOLDER_LINK, span, leaf, "link", "image", removal=Span(span.end - 1, span.end - 1))


def _empty_links(leaf: Leaf) -> Iterator[Draft]:
    raw, at = leaf.raw, -1
    while True:
        at = raw.find("]()", at + 1)
        if at < 0:
            return
        opening = raw.rfind("[", max(0, at - 300), at)
        code = any(leaf.words[index] == OBJECT for index in (at, at + 1, at + 2))
        if opening < 0 or code:
            continue
        picture = opening > 0 and raw[opening - 1] == "!"
        if not picture:
            span = Span(leaf.start + opening, leaf.start + at + 3)
            said = raw[opening + 1 : at].strip("*_~ ")
            removal = None if not said or patterns.NOTE_ALONE.fullmatch(said) else Span(span.end - 1, span.end - 1)
            yield Draft(PLACEHOLDER_LINK, span, leaf, "link", removal=removal)
