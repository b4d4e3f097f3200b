"""The labels of a text's head (`**Severity:** SEV-2`) and what stands beside each, in whichever form."""

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from generator.model import lazy_re as re
from generator.model.text import Span
from generator.parse.incident.lines import Line, first_leaf, lines_of
from generator.parse.incident.sections import SectionBlock, title_block
from generator.parse.incident.vocabulary import Vocabulary
from generator.parse.markdown.document import Block, Document
from generator.parse.markdown.sentinel import without

# Where these begin the head of a text is over: their labels belong to entries.
_AFTER_HEAD = ("timeline", "learnings", "went-well", "went-wrong", "lucky", "actions", "references")
_PLAIN = re.compile(r"\s{0,3}([^\W\d_][^:\n|]{1,38}?)\s?:\s{1,8}(?=\S)")
_NOT_WORDS = re.compile(r"[^\w #/'.-]+")
_BLOCKS = 40  # how many blocks a head has at most
_ITEMS = 40
_VALUE = 2000  # characters of a value after which no line is added to it


class Label(Struct, frozen=True):
    """A label, in lower case without marks, and the value beside it: as a reader sees it, and where it stands.

    `bold`: it is set apart; a plain one counts only among others.
    """

    name: str
    text: str
    span: Span
    bold: bool


def read_labels(document: Document, sections: Sequence[SectionBlock], words: Vocabulary) -> tuple[Label, ...]:
    """The known labels of the head of a document, and of its sections of nothing but labels, in its order."""
    forms = known_labels(words)
    ends = [s.span.start for s in sections if s.role in _AFTER_HEAD and s.heading.kind != "item"]
    end = min(ends, default=len(document.text.text) + 1)
    facts = [s.span for s in sections if _plain(without(s.title.raw)) in words.stated_headings]
    title = title_block(document, words)
    found: list[Label] = []
    count = headings = 0
    for block in document.blocks:
        if block.kind == "heading":
            headings += block is not title
            continue
        count += 1
        factual = bool(facts) and any(span.holds(block.span) for span in facts)
        if not factual and (count > _BLOCKS or block.span.start >= end):
            continue
        labels = [label for label in _labels_of(block) if forms.fullmatch(label.name)]
        if factual or len(labels) > 1 or not headings:
            found.extend(labels)
        else:
            found.extend(label for label in labels if label.bold)
    return tuple(found)


@cache
def known_labels(words: Vocabulary) -> re.Pattern[str]:
    """Matches the whole of every label that is understood."""
    tables = (*words.stated_labels.values(), *words.declared_labels.values())
    return re.compile("|".join(phrase for phrases in tables for phrase in phrases) or r"(?!)")


def _plain(text: str) -> str:
    return " ".join(_NOT_WORDS.sub(" ", text.lower()).split()).strip(" .-")


def _labels_of(block: Block) -> Iterator[Label]:
    if block.kind == "paragraph":
        yield from _in_lines(lines_of(block))
    elif block.kind == "list":
        for item in block.children[:_ITEMS]:
            leaf = first_leaf(item)
            if leaf is not None and leaf.kind == "paragraph":
                yield from _in_lines(lines_of(leaf))
    elif block.kind == "table":
        yield from _in_rows(block)


def _in_rows(table: Block) -> Iterator[Label]:
    """The rows of a table of two columns, its head too: where there is none to be had, the first row is one."""
    rows = table.children[:_ITEMS]
    if any(len(row.children) != 2 for row in rows):
        return
    for row in rows:
        name, value = row.children
        text = " ".join(value.text.split())
        if without(text).strip():
            yield Label(_plain(without(name.text)), text, value.content_span, False)


def _in_lines(lines: Sequence[Line]) -> Iterator[Label]:
    name, bold, text, start, end = "", False, "", 0, 0
    for line in lines:
        head = _head(line)
        if head is None:
            if name and (bold or not line.hard) and len(text) < _VALUE:  # the value goes on
                text, end = f"{text} {line.text.strip()}", line.span(0, len(line.text)).end
            continue
        if name and without(text).strip():
            yield Label(name, " ".join(text.split()), Span(start, end), bold)
        name, at, bold = head
        while at < len(line.text) and line.text[at] == " ":
            at += 1
        span = line.span(min(at, len(line.text)), len(line.text))
        text, start, end = line.text[at:], span.start, span.end
    if name and without(text).strip():
        yield Label(name, " ".join(text.split()), Span(start, end), bold)


def _head(line: Line) -> tuple[str, int, bool] | None:
    """The label that a line begins with, where its value begins, and whether it is bold."""
    bold = line.bold_end
    label = line.text[:bold].strip()
    if 0 < len(label) <= 44:
        rest = line.text[bold:]
        if label.endswith(":"):
            return _plain(without(label)), bold, True
        gap = len(rest) - len(rest.lstrip(" "))
        if rest[gap : gap + 1] == ":":
            return _plain(without(label)), bold + gap + 1, True
    plain = _PLAIN.match(line.text[:60])
    return (_plain(without(plain[1])), plain.end(), bool(bold)) if plain else None
