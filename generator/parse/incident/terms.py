"""The terms that a section called a glossary lists: definition lists, items with a label, tables."""

from collections.abc import Iterator, Sequence
from functools import cache

from generator.model import lazy_re as re
from generator.model.post import Term
from generator.parse.incident.lines import first_leaf, lines_of
from generator.parse.incident.sections import SectionBlock
from generator.parse.incident.vocabulary import Vocabulary
from generator.parse.markdown.document import Block, Document
from generator.parse.markdown.sentinel import without

_LABEL = re.compile(r"\s{0,3}([^\s:][^:\n]{0,58}?)\s{0,2}(?::|\s[-–—])\s{1,3}(?=\S)")
_MARKS = re.compile(r"[^\w'& ]+")
_LONGEST = 60  # characters of a term


def read_terms(document: Document, sections: Sequence[SectionBlock], words: Vocabulary) -> tuple[Term, ...]:
    """The terms of a document's glossary sections, in its order, each once."""
    form = _headings(words)
    found: dict[str, Term] = {}
    for section in sections:
        title = " ".join(_MARKS.sub(" ", without(section.title.raw).lower()[:80]).split())
        if form is None or section.role != "other" or not form.fullmatch(title):
            continue
        for block in section.blocks:
            for term, meaning, holder in _entries(block):
                term, meaning = " ".join(without(term).split()).strip(" :*"), " ".join(without(meaning).split())
                if 0 < len(term) <= _LONGEST and re.search(r"\w", term) and re.search(r"\w", meaning):
                    found.setdefault(term, Term(term, meaning, document.text.place(holder.content_span)))
    return tuple(found.values())


@cache
def _headings(words: Vocabulary) -> re.Pattern[str] | None:
    return re.compile("|".join(words.glossary_headings)) if words.glossary_headings else None


def _entries(block: Block) -> Iterator[tuple[str, str, Block]]:
    """Term, meaning and the block that says both."""
    if block.kind == "definitions":
        term: Block | None = None
        for child in block.children:
            if child.kind == "term":
                term = child
            elif term is not None and (leaf := first_leaf(child)) is not None:
                yield term.text, leaf.text, term
                term = None
    elif block.kind == "table":
        for row in block.children:
            if row.info != "head" and len(row.children) >= 2:
                yield row.children[0].text, row.children[1].text, row
    elif block.kind == "list":
        for item in block.children:
            leaf = first_leaf(item)
            if leaf is not None:
                yield from _labelled(leaf)
    elif block.kind == "paragraph":
        yield from _labelled(block)


def _labelled(leaf: Block) -> Iterator[tuple[str, str, Block]]:
    lines = lines_of(leaf)
    text = " ".join(line.text for line in lines)
    bold = lines[0].bold_end if lines else 0
    if 0 < bold <= _LONGEST:
        yield text[:bold], text[bold:].lstrip(" :-–—=\n"), leaf
    elif (label := _LABEL.match(text)) is not None:
        yield label[1], text[label.end() :], leaf
