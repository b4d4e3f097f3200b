"""The *as told* timeline: the time expressions of a story, in their sentences, in story order.

A date is given only where the text itself gives a real one. Clear rules keep chatter out: a weekday, a season, a day
that is told by another one, how long something went on, and real dates are times of a story; "then", "one day" and
"after that" are not. A paragraph gives two entries at most, the most telling ones.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from generator.model import lazy_re as re
from generator.model.incident import Moment, Role, Telling
from generator.model.text import Span
from generator.parse.incident.clock import Clock, settle
from generator.parse.incident.sections import SectionBlock
from generator.parse.incident.stamps import read_stamp
from generator.parse.incident.told_en import (
    APPENDIX,
    BEFORE_ADJECTIVE,
    CLAUSE_END,
    COULD,
    HAVE,
    LEADING,
    MAY,
    MONTH_OF_YEAR,
    MONTHS,
    NEGATIONS,
    NOT_PAST,
    NOT_TOLD,
    ON_A_DAY,
    PARTICIPLES,
    PAST,
    PRONOUNS,
    REFERRED,
    SAME,
    SENTENCE_END,
    VERB_WORDS,
    YEAR,
    forms_for,
    signs_of,
)
from generator.parse.incident.vocabulary import vocabulary_of
from generator.parse.markdown.document import Block, Document, seen_of
from generator.parse.markdown.sentinel import without

_SILENT: tuple[Role, ...] = ("learnings", "went-well", "went-wrong", "lucky", "actions", "references")
_AT_MOST = 2
_DEAF = "\x00"  # stands where a paragraph is not listened to: quotation marks, code, pictures

# What people say: in double quotation marks, or in single ones, which are apostrophes too.
_SINGLE = r"(?=\S)(?:[^'‘’]|(?<=\w)['’](?=\w)){1,600}(?<=\S)['’](?!\w)"
_QUOTED = re.compile(rf"\"[^\"]{{1,600}}\"|“[^“”]{{1,600}}”|'(?<!\w'){_SINGLE}|‘(?<!\w‘){_SINGLE}")
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S{1,2000}")


class _Found(Struct, frozen=True):
    rank: int
    start: int
    end: int
    sentence: tuple[int, int]


def read_told(document: Document, sections: Sequence[SectionBlock], timelines: bool = True) -> tuple[Telling, ...]:
    """The tellings of a document's paragraphs, in story order; for documents without a timeline.

    Headings, quotations, code, addresses, learnings, actions, references, appendices and what people say in quotation
    marks are left out; so are sections that are called a timeline, unless `timelines`: they gave no event, and are a
    story. The anchor of a telling is `p-<line>`, the first line of its paragraph.
    """
    silent = [section.span for section in sections if _is_silent(section, timelines)]
    found: list[Telling] = []
    at, quiet = 0, -1  # the next silent section, and where the ones before it end
    for block in document.blocks:
        while at < len(silent) and silent[at].start <= block.span.start:
            quiet = max(quiet, silent[at].end)
            at += 1
        if block.kind == "paragraph" and block.pieces and block.span.start >= quiet:
            found.extend(_tellings(document, block))
    return tuple(found)


def _is_silent(section: SectionBlock, timelines: bool) -> bool:
    if section.role in _SILENT or (section.role == "timeline" and not timelines):
        return True
    return APPENDIX.match(without(section.title.raw)) is not None


def _tellings(document: Document, block: Block) -> Iterator[Telling]:
    text, starts = _plain(block)
    heard = _heard(block, text)
    if '"' in heard or "'" in heard or "“" in heard or "‘" in heard:
        heard = _deaf(_QUOTED, heard)
    if "://" in heard or "www." in heard:
        heard = _deaf(_ADDRESS, heard)
    candidates = [one for start, end in _sentences(text) for one in _told(heard, start, end)]
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


def _deaf(form: "re.Pattern[str]", text: str) -> str:
    return form.sub(lambda match: _DEAF * len(match[0]), text)


def _plain(block: Block) -> tuple[str, list[int]]:
    """The text of a paragraph on one line, and where each of its pieces begins in it."""
    parts, starts, at = [], [], 0
    for piece in block.pieces:
        words = " " if piece.kind == "break" else seen_of(piece)
        parts.append(words)
        starts.append(at)
        at += len(words)
    return "".join(parts), starts


def _heard(block: Block, text: str) -> str:
    """`text` of a paragraph without its code and pictures, at equal length."""
    if all(piece.kind not in ("code", "image") for piece in block.pieces):
        return text
    parts = (" " if piece.kind == "break" else seen_of(piece) for piece in block.pieces)
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


def _told(text: str, first: int, past: int) -> list[_Found]:
    """What a sentence tells: of its candidates those that a verb of the past is nearest to, first in their clause.

    A plan ("we will meet on Monday") and a rule ("backups run on Sunday") are no tale.
    """
    candidates = _candidates(text, first, past)
    if not candidates:
        return []
    verbs = list(_verbs(text[first:past]))
    candidates = [one for one in candidates if not REFERRED.search(text, max(one.start - 40, first), one.start)]
    if not verbs:  # "On 3 March 2026 the disk fails": a tale in the present
        return [
            one
            for one in candidates
            if one.start == first and past - one.end > 8 and _is_day(text[one.start : one.end])
        ]
    if not any(told for _, told in verbs):
        return []
    ends = [match.start() for match in CLAUSE_END.finditer(text[first:past])]
    kept = []
    for one in candidates:
        start, end = one.start - first, one.end - first
        opened = max((at for at in ends if at < start), default=0)
        closed = min((at for at in ends if at >= end), default=past - first)
        here = _nearest([verb for verb in verbs if opened <= verb[0] < closed], start)
        if here if here is not None else _nearest(verbs, start):
            kept.append(one)
    return kept


def _nearest(verbs: Sequence[tuple[int, bool]], at: int) -> bool | None:
    """What the last verb before `at` says, else the first one after it; None where there is none."""
    before = [told for place, told in verbs if place < at]
    after = (told for place, told in verbs if place >= at)
    return before[-1] if before else next(after, None)


def _verbs(sentence: str) -> Iterator[tuple[int, bool]]:
    """The words of a sentence that tell of the past (True), or say that it does not (False), and where they stand."""
    before = ""
    for match in VERB_WORDS.finditer(sentence.replace("’", "'")):
        word = match[0].lower()
        if match[0] == MAY:
            continue
        if word in NOT_TOLD or _is_past(word, before):
            yield match.start(), word not in NOT_TOLD
        if not word.endswith("ly"):  # "is automatically kept"
            before = word


def _is_past(word: str, before: str) -> bool:
    """Whether a word, behind the word `before`, is a verb of the past."""
    if word.endswith("ed"):
        return bool(before) and word not in NOT_PAST and before not in BEFORE_ADJECTIVE
    if word in ("not", COULD):
        return before == COULD or before in NEGATIONS
    return word in PAST or (word in SAME and before in PRONOUNS) or (word in PARTICIPLES and before in HAVE)


def _candidates(text: str, first: int, past: int) -> list[_Found]:
    """What a sentence may tell, without overlaps: of two in one place the more telling, then the longer."""
    every: list[_Found] = []
    for rank, form in forms_for(signs_of(text[first:past])):
        for match in islice(form.finditer(text, first, past), _AT_MOST * 2):
            start, end = match.span("phrase") if "phrase" in form.groupindex else match.span()
            every.append(_Found(rank, start, end, (first, past)))
    if len(every) < 2:
        return every
    kept: list[_Found] = []
    for one in sorted(every, key=lambda one: (one.rank, one.start - one.end, one.start)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return kept


def _is_day(phrase: str) -> bool:
    """Whether a phrase is "on", and a day with its year."""
    moment = _moment(" ".join(phrase.split())) if ON_A_DAY.match(phrase) else None
    return moment is not None and moment.day is not None


def _moment(phrase: str) -> Moment | None:
    """The date that a phrase really gives, with its precision; None where it leaves its year open."""
    words = LEADING.sub("", phrase)
    if alone := YEAR.fullmatch(words):
        return Moment(alone["year"], "year")
    stamp = read_stamp(words, vocabulary_of("en"))
    if stamp is not None and stamp.year and stamp.end >= len(words):
        return settle(stamp, Clock()).at
    if month := MONTH_OF_YEAR.fullmatch(words):
        number = [name[:3] for name in MONTHS].index(month["month"][:3].lower()) + 1
        return Moment(f"{month['year']}-{number:02d}", "month")
    return None
