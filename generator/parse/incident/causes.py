"""What a postmortem says led to the incident: its root causes, contributing factors and triggers, and five whys."""

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from generator.model import lazy_re as re
from generator.model.incident import Cause, CauseKind
from generator.parse.incident.items import items_of, own_blocks
from generator.parse.incident.lines import first_leaf
from generator.parse.incident.sections import SectionBlock
from generator.parse.incident.tables import columns_of
from generator.parse.incident.vocabulary import Vocabulary
from generator.parse.incident.whys import passage_of, read_whys
from generator.parse.markdown.document import Block, Document
from generator.parse.markdown.sentinel import without

_MARKS = re.compile(r"[^\w'& ]+")
_LABEL = re.compile(r"\s{0,3}([^\W\d_][\w' ]{2,40}?)\s{0,2}(?::|\s[-–—])\s{0,3}(?=\S)")
_FIRST = re.compile(r"[.,;:!]\s|\s[-–—]\s")  # what the first words end with
_ROWS = 40  # a table of facts is no longer than this


def read_causes(document: Document, sections: Sequence[SectionBlock], words: Vocabulary) -> tuple[Cause, ...]:
    """The causes of a document, in its order. The steps of five whys keep theirs, each with the question it answers.

    A section of prose that is called the root cause gives its first paragraph: the rest explains it. The anchor of a
    cause is `cause-<number>`.
    """
    found: list[Cause] = []
    for section in sections:
        if section.role == "cause" and not section.sub:
            found.extend(_causes(document, section, sections, words))
    told = {cause.place.line for cause in found}
    found.extend(cause for cause in _in_tables(document, words) if cause.place.line not in told)
    found.sort(key=lambda cause: (cause.place.line, cause.text.at))
    return tuple(replace(cause, anchor=f"cause-{number}") for number, cause in enumerate(found, 1))


def _causes(
    document: Document, section: SectionBlock, sections: Sequence[SectionBlock], words: Vocabulary
) -> list[Cause]:
    blocks = own_blocks(section, sections)
    title = without(section.title.raw)
    kind = _kind_of(title, words) or "root"
    steps = read_whys(blocks, words, named=kind == "why")
    if kind == "why" or sum(step.question is not None for step in steps) >= 2:
        return [
            Cause(
                step.answer.words(document),
                "why",
                document.text.place(step.block.span),
                "",
                question=step.question.words(document) if step.question is not None else None,
            )
            for step in steps
        ]
    several = kind == "factor" or _is_plural(title, words)
    found = []
    for block, leaf in _told(blocks, several, words):
        passage = passage_of(leaf)
        label = _LABEL.match(passage.text)
        named = _kind_of(label[1], words, exact=True) if label is not None else None
        # A label is cut off where it only says the kind again: "- **Trigger**: the renewal".
        said = passage.part(label.end(), len(passage.text)) if label is not None and named else passage
        words_said = without(said.text).rstrip(" *_")
        if words_said.endswith("?") or _FIRST.split(words_said.lower(), maxsplit=1)[0].strip(" .*_") in words.unsaid:
            continue  # a prompt, a guess, or "Unknown. We still look": nothing that anybody says led to it
        place = document.text.place(block.span)
        found.append(Cause(said.words(document), named if named and named != "why" else kind, place, ""))
    return found


def _told(blocks: Sequence[Block], several: bool, words: Vocabulary) -> list[tuple[Block, Block]]:
    """What a section lists: its items where it is a list or names several causes, else its first paragraph."""
    lists = sum(block.kind in ("list", "table") for block in blocks)
    prose = sum(block.kind in ("paragraph", "heading") for block in blocks)
    items = [(item.block, item.leaf) for item in items_of(blocks, words)]
    if several or prose <= lists == 1:
        return items
    top = next((at for at, block in enumerate(blocks) if block.kind == "heading"), len(blocks))
    paragraphs = [block for block in blocks[:top] if block.kind == "paragraph" and block.pieces]
    return [(block, leaf) for block, leaf in [(i.block, i.leaf) for i in items_of(paragraphs, words)][:1]]


def _in_tables(document: Document, words: Vocabulary) -> Iterator[Cause]:
    """Rows of facts that name a cause: `| Trigger | the renewal |`."""
    for block in document.blocks:
        if block.kind != "table" or len(block.children) > _ROWS:
            continue
        for row in block.children:
            if len(row.children) != 2 or not all(cell.pieces for cell in row.children):
                continue
            kind = _kind_of(without(row.children[0].text), words, exact=True)
            said = without(row.children[1].text).strip()
            if kind is None or kind == "why" or said.lower().strip(" .") in words.nothing:
                continue
            if row.info == "head" and any(_kind_of(name, words, exact=True) for name in columns_of(row)[1:]):
                continue  # names of columns
            leaf = first_leaf(row.children[1])
            if leaf is not None:
                yield Cause(document.words_of(leaf), kind, document.text.place(row.span), "")


@cache
def _kinds(words: Vocabulary) -> tuple[tuple[CauseKind, re.Pattern[str]], ...]:
    return tuple((kind, re.compile("|".join(phrases))) for kind, phrases in words.cause_kinds.items() if phrases)


@cache
def _plurals(words: Vocabulary) -> re.Pattern[str] | None:
    return re.compile("|".join(words.several_causes)) if words.several_causes else None


def _kind_of(text: str, words: Vocabulary, exact: bool = False) -> CauseKind | None:
    """The kind of cause that a heading or a label (`exact`: as a whole) names."""
    said = " ".join(_MARKS.sub(" ", text.lower().replace("’", "'")).split())
    if len(said) > 160:
        return None
    for kind, form in _kinds(words):
        if form.fullmatch(said) if exact else form.search(said):
            return kind
    return None


def _is_plural(title: str, words: Vocabulary) -> bool:
    form = _plurals(words)
    return form is not None and form.search(title.lower()) is not None
