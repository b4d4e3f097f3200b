"""The *as told* timeline: the time expressions of a story, in their sentences, in story order.

A date is given only where the text itself gives a real one. Clear rules keep chatter out: a weekday, a season, a day
that is told by another one, how long something went on, and real dates are times of a story; "then", "one day" and
"after that" are not. A paragraph gives two entries at most, the most telling ones.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from generator.model.incident import Moment, Role, Telling
from generator.model.text import Span
from generator.parse.incident.clock import Clock, settle
from generator.parse.incident.sections import SectionBlock
from generator.parse.incident.stamps import read_stamp
from generator.parse.incident.told_en import FORMS, LEADING, MONTH_OF_YEAR, SENTENCE_END, SIGNS, WORDS, YEAR
from generator.parse.incident.words_en import MONTHS
from generator.parse.markdown.document import Block, Document

_SILENT: tuple[Role, ...] = ("learnings", "went-well", "went-wrong", "lucky", "actions", "references", "timeline")
_AT_MOST = 2
_DEAF = "\x00"  # stands where a paragraph is not listened to: quotation marks, code, pictures

_QUOTED = re.compile(r"\"[^\"]{1,600}\"|“[^“”]{1,600}”")


class _Found(Struct, frozen=True):
    rank: int
    start: int
    end: int
    sentence: tuple[int, int]


def read_told(document: Document, sections: Sequence[SectionBlock]) -> tuple[Telling, ...]:
    """The tellings of a document's paragraphs, in story order; for documents without a timeline.

    Headings, quotations, code, learnings, actions, references and what people say in quotation marks are left out. The
    anchor of a telling is `p-<line>`, the first line of its paragraph.
    """
    silent = [section.span for section in sections if section.role in _SILENT]
    found: list[Telling] = []
    at, quiet = 0, -1  # the next silent section, and where the ones before it end
    for block in document.blocks:
        while at < len(silent) and silent[at].start <= block.span.start:
            quiet = max(quiet, silent[at].end)
            at += 1
        if block.kind == "paragraph" and block.pieces and block.span.start >= quiet:
            found.extend(_tellings(document, block))
    return tuple(found)


def _tellings(document: Document, block: Block) -> Iterator[Telling]:
    text, starts = _plain(block)
    if SIGNS.isdisjoint(WORDS.findall(text.lower())):
        return
    heard = _QUOTED.sub(lambda match: _DEAF * len(match[0]), _heard(block, text))
    candidates = [one for start, end in _sentences(text) for one in _candidates(heard, start, end)]
    if not candidates:
        return
    place = document.text.place(block.span)
    chosen = sorted(candidates, key=lambda one: (one.rank, one.start))[:_AT_MOST]
    for one in sorted(chosen, key=lambda one: one.start):
        start, end = one.sentence
        phrase = " ".join(text[one.start : one.end].split())
        span = Span(_source(block, starts, start), _source(block, starts, end - 1) + 1)
        words = document.words(span, " ".join(text[start:end].split()))
        yield Telling(phrase, words, _moment(phrase), place, f"p-{block.line}")


def _plain(block: Block) -> tuple[str, list[int]]:
    """The text of a paragraph on one line, and where each of its pieces begins in it."""
    parts, starts, at = [], [], 0
    for piece in block.pieces:
        words = "" if piece.kind == "html" else " " if piece.kind == "break" else piece.text
        parts.append(words)
        starts.append(at)
        at += len(words)
    return "".join(parts), starts


def _heard(block: Block, text: str) -> str:
    """`text` of a paragraph without its code and pictures, at equal length."""
    if all(piece.kind not in ("code", "image") for piece in block.pieces):
        return text
    parts = ("" if p.kind == "html" else " " if p.kind == "break" else p.text for p in block.pieces)
    return "".join(
        _DEAF * len(words) if piece.kind in ("code", "image") else words
        for piece, words in zip(block.pieces, parts, strict=True)
    )


def _source(block: Block, starts: Sequence[int], at: int) -> int:
    index = max(bisect_right(starts, at) - 1, 0)
    piece = block.pieces[index]
    return min(piece.span.start + at - starts[index], max(piece.outer.end - 1, piece.outer.start))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph, white space around them excluded."""
    start = 0
    for match in SENTENCE_END.finditer(text):
        yield start, start + len(text[start : match.end()].rstrip())
        start = match.end()
    if text[start:].strip():
        yield start, len(text.rstrip())


def _candidates(text: str, first: int, past: int) -> list[_Found]:
    """What a sentence may tell, without overlaps: of two in one place the more telling, then the longer."""
    every = []
    said = set(WORDS.findall(text[first:past].lower()))
    for rank, signs, form in FORMS:
        if signs.isdisjoint(said):
            continue
        for match in islice(form.finditer(text, first, past), _AT_MOST * 2):
            start, end = match.span("phrase") if "phrase" in form.groupindex else match.span()
            every.append(_Found(rank, start, end, (first, past)))
    kept: list[_Found] = []
    for one in sorted(every, key=lambda one: (one.rank, one.start - one.end, one.start)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return kept


def _moment(phrase: str) -> Moment | None:
    """The date that a phrase really gives, with its precision; None where it leaves its year open."""
    words = LEADING.sub("", phrase)
    if alone := YEAR.fullmatch(words):
        return Moment(alone["year"], "year")
    stamp = read_stamp(words)
    if stamp is not None and stamp.year and stamp.end >= len(words):
        return settle(stamp, Clock()).at
    if month := MONTH_OF_YEAR.fullmatch(words):
        number = [name[:3] for name in MONTHS].index(month["month"][:3].lower()) + 1
        return Moment(f"{month['year']}-{number:02d}", "month")
    return None
