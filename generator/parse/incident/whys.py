"""Five whys, in all their forms: lists, nested ones, paragraphs, headings, tables, and lines of Q and A."""

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from generator.model import lazy_re as re
from generator.model.text import Words
from generator.parse.incident.lines import Line, lines_of
from generator.parse.incident.tables import column, columns_of
from generator.parse.incident.vocabulary import Vocabulary
from generator.parse.markdown.document import Block, Document
from generator.parse.markdown.sentinel import without

_LEADING = re.compile(r"[\s:–—→>=*_.,-]{1,20}")
_NUMBER = re.compile(r"\s{0,3}(?:#?\d{1,2}[.):]\s{0,3})?")
_DEPTH = 24


class Passage(Struct, frozen=True):
    """A stretch of a block's words, each character at its place."""

    line: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        """What a reader sees of it, hidden passages still as marks."""
        return self.line.text[self.start : self.end]

    def part(self, start: int, end: int) -> "Passage":
        """A part of it, without the blanks around it; offsets count from its own start."""
        said = self.text[start:end]
        front = len(said) - len(said.lstrip())
        return Passage(self.line, self.start + start + front, self.start + start + max(len(said.rstrip()), front))

    def words(self, document: Document) -> Words:
        """Its words, its lines joined by spaces."""
        return document.words(self.line.span(self.start, self.end), " ".join(self.text.split()))


class Why(Struct, frozen=True):
    """A step: the block that answers, the answer, and the question where the text asks one."""

    block: Block
    answer: Passage
    question: Passage | None


class _Said(Struct, frozen=True):
    """A passage of the section, in its order. `entry`: it is an item of a list, and may be a step by itself."""

    block: Block
    passage: Passage
    entry: bool = False


def passage_of(leaf: Block) -> Passage:
    """All of a leaf block as one passage."""
    lines = lines_of(leaf)
    if len(lines) == 1:
        return Passage(lines[0], 0, len(lines[0].text)).part(0, len(lines[0].text))
    starts, texts, pieces, at = [], [], [], 0
    for piece in leaf.pieces:
        text = " " if piece.kind in ("break", "html") else piece.text
        starts.append(at)
        texts.append(text)
        pieces.append(piece)
        at += len(text)
    whole = Line("".join(texts), tuple(starts), tuple(pieces))
    return Passage(whole, 0, len(whole.text)).part(0, len(whole.text))


def read_whys(blocks: Sequence[Block], words: Vocabulary, named: bool) -> tuple[Why, ...]:
    """The steps of five whys among the blocks of a section, in order. A question that nobody answers is none.

    `named`: the section is called so; then, where it asks nothing, each item of its lists is a step.
    """
    said: list[_Said] = []
    steps: list[Why] = []
    for block in blocks:
        if block.kind == "table":
            steps.extend(_in_table(block, words))
        else:
            said.extend(_said(block, block, words))
    steps.extend(_answered(said, words))
    if not steps and named:
        steps = [
            Why(one.block, one.passage, None)
            for one in said
            if one.entry and _question_end(one.passage.text, words) == 0 and not _is_nothing(one.passage.text, words)
        ]
    return tuple(sorted(steps, key=lambda step: step.block.span.start))


def _said(block: Block, holder: Block, words: Vocabulary, depth: int = 0) -> Iterator[_Said]:
    if depth > _DEPTH:
        return
    if block.kind in ("paragraph", "heading", "term") and block.pieces:
        entry = holder.kind == "item" and holder.children[:1] == (block,)
        yield from (_Said(holder if entry else block, part, entry) for part in _parts(block, words))
    elif block.kind in ("list", "item", "quote", "definitions", "definition"):
        for child in block.children:
            yield from _said(child, block, words, depth + 1)


def _parts(leaf: Block, words: Vocabulary) -> list[Passage]:
    """A leaf as one passage, or a passage a line where its lines ask or answer one after the other."""
    lines = lines_of(leaf)
    form = _forms(words)
    if len(lines) > 1 and len(lines) <= 60 and _question_end(lines[0].text, words):
        asked = sum(bool(form.label.match(line.text) or _question_end(line.text, words)) for line in lines[1:])
        if asked == len(lines) - 1 or any(line.hard for line in lines) or (asked and form.label.match(lines[0].text)):
            return [Passage(line, 0, len(line.text)).part(0, len(line.text)) for line in lines]
    whole = passage_of(leaf)
    return [whole] if whole.text else []


def _answered(said: Sequence[_Said], words: Vocabulary) -> Iterator[Why]:
    """Questions with what follows each: the rest of its passage, else the next one."""
    asked: Passage | None = None
    for one in said:
        end = _question_end(one.passage.text, words)
        question, rest = (one.passage.part(0, end), end) if end else (asked, 0)
        answer = _answer(one.passage, rest, words)
        if question is None:
            continue
        if answer is None:
            asked = question if end else asked
            continue
        asked = None
        if not _is_nothing(answer.text, words):
            yield Why(one.block, answer, question)


def _in_table(table: Block, words: Vocabulary) -> Iterator[Why]:
    head = next((row for row in table.children if row.info == "head"), None)
    names = columns_of(head)
    asking, answering = column(names, words.why_columns), column(names, words.answer_columns)
    if not answering and len(names) >= 2 and asking:
        answering = [len(names) - 1]
    for row in table.children:
        if row.info == "head" or not answering or answering[0] >= len(row.children):
            continue
        cells = row.children
        answer = cells[answering[0]]
        question = cells[asking[0]] if asking and asking[0] < len(cells) and asking[0] != answering[0] else None
        if not answer.pieces or _is_nothing(without(answer.text), words):
            continue
        yield Why(row, passage_of(answer), passage_of(question) if question is not None and question.pieces else None)


# --- what asks, and what answers -------------------------------------------------------------------------------------


class _Forms(Struct, frozen=True):
    why: re.Pattern[str]  # a passage that asks why
    asks: re.Pattern[str]  # "Q: "
    label: re.Pattern[str]  # "A: "
    parts: re.Pattern[str]  # between a question without its mark and its answer


@cache
def _forms(words: Vocabulary) -> _Forms:
    why, because = "|".join(words.why), "|".join(words.because)
    ordinals = "|".join(words.ordinals)
    asks, answers = "|".join(words.question_labels), "|".join(words.answer_labels)
    return _Forms(
        re.compile(rf"(?:\d(?:{ordinals})\s)?(?:{why})(?!\w)(?:\s?#?\d{{1,2}}(?!\w))?", re.IGNORECASE),
        re.compile(rf"(?:{asks})\s?\d{{0,2}}\s?[:.)–-]\s{{0,3}}", re.IGNORECASE),
        re.compile(rf"\s{{0,3}}(?:{answers})\s?\d{{0,2}}\s?[:.)–-]\s{{0,3}}", re.IGNORECASE),
        re.compile(rf"\s(?:[–—→-]|->|=>)\s|\s?(?:->|=>|→|:)\s|[,;.]?\s(?={because})\b", re.IGNORECASE),
    )


def _question_end(text: str, words: Vocabulary) -> int:
    """Where the question ends that a passage begins with; 0 where it begins with none."""
    form = _forms(words)
    number = _NUMBER.match(text)
    at = number.end() if number is not None else 0
    labelled = form.asks.match(text, at)
    at = labelled.end() if labelled is not None else at
    why = form.why.match(text, at)
    if why is None and labelled is None:
        return 0
    mark = text.find("?", at, at + 400)
    # "Why 1: the disk was full": the label is the question.
    beyond = _LEADING.match(text, why.end()) if why is not None else None
    if (
        why is not None
        and beyond is not None
        and ":" in beyond[0]
        and (mark < 0 or not form.why.match(text, beyond.end()))
    ):
        return why.end()
    if mark >= 0:
        return mark + 1
    parted = form.parts.search(text, why.end() if why is not None else at, at + 400)
    if parted is not None:
        return parted.start()
    return len(text) if len(text) <= 160 else 0


def _answer(passage: Passage, start: int, words: Vocabulary) -> Passage | None:
    """What a passage says from `start` on, without the marks and labels before it; None where that is nothing."""
    text = passage.text
    if start and (gap := _LEADING.match(text, start)) is not None:
        start = gap.end()
    if (label := _forms(words).label.match(text, start)) is not None:
        start = label.end()
    answer = passage.part(start, len(text))
    return answer if re.search(r"\w", without(answer.text)) else None


def _is_nothing(text: str, words: Vocabulary) -> bool:
    return without(text).strip().strip(".!*_").lower() in words.nothing
