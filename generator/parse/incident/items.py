"""What a learnings or an actions section lists: its items, whichever of three forms they have.

An item is a top-level list item, else a sub-heading of the section, else a paragraph.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from msgspec import Struct

from generator.model import lazy_re as re
from generator.parse.incident.lines import first_leaf
from generator.parse.incident.sections import LEARNING_ROLES, SectionBlock
from generator.parse.incident.vocabulary import Vocabulary
from generator.parse.markdown.document import Block
from generator.parse.markdown.sentinel import without


@cache
def _nothing_of(words: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What says that there is no action, and what says that there is no learning."""
    return re.compile("|".join(words.nothing_of_actions)), re.compile("|".join(words.nothing_of_learnings))


class Item(Struct, frozen=True):
    """One item: the element that holds it, the block of text that says it, the words that lead it in.

    `group` is the bold line that it stands under, `heading` the sub-heading; `head` is the head row of its table.
    """

    block: Block
    leaf: Block
    group: str = ""
    heading: str = ""
    head: Block | None = None


def items_in(section: SectionBlock, sections: Sequence[SectionBlock], words: Vocabulary) -> tuple[Item, ...]:
    """The items of a section, without those of the sections in it that have a role of their own.

    Where there are such sections, its own paragraphs lead them in and are no items; nor is, beside learnings of their
    own kinds, a sub-heading over a text with a list ("Moving forward"). What says that there is nothing is none.
    """
    blocks = own_blocks(section, sections)
    apart = len(blocks) < len(section.blocks)
    items = [item for item, said in _items_said(blocks, words) if not _says_nothing(said, section, words)]
    if not apart or section.level >= 7:
        return tuple(items)
    texts = {
        head.span.start
        for head, body in _groups(blocks)
        if head and section.role in LEARNING_ROLES and _is_text_with_list(body)
    }
    return tuple(item for item in items if item.block.kind != "paragraph" and item.block.span.start not in texts)


def own_blocks(section: SectionBlock, sections: Sequence[SectionBlock]) -> tuple[Block, ...]:
    """The blocks of one of `sections` (in order) without those of sections in it that have a role of their own."""
    first = bisect_right(sections, section.span.start, key=_start)
    past = bisect_left(sections, section.span.end, key=_start)
    inner = [other.span for other in sections[first:past] if not other.sub]
    if not inner:
        return section.blocks
    kept, at, end = [], 0, -1
    for block in section.blocks:
        while at < len(inner) and inner[at].start < block.span.end:
            end = max(end, inner[at].end)
            at += 1
        if block.span.start >= end:
            kept.append(block)
    return tuple(kept)


def _start(section: SectionBlock) -> int:
    return section.span.start


def items_of(blocks: Sequence[Block], words: Vocabulary) -> tuple[Item, ...]:
    """The items among the blocks of a section."""
    return tuple(item for item, _ in _items_said(blocks, words))


def _items_said(blocks: Sequence[Block], words: Vocabulary) -> Iterator[tuple[Item, str]]:
    """The items among some blocks, each with its plain words."""
    groups = _groups(blocks)
    headed = [group for group in groups if group[0] is not None]
    listed = [group for group in groups if any(block.kind in ("list", "table") for block in group[1])]
    by_list = bool(listed) and (
        not headed or 2 * sum(_is_list(body) for head, body in headed if head) > _filled(headed)
    )
    if by_list:
        return _kept((item for head, body in groups for item in _listed(head, body)), words)
    if headed:
        level = min(head.level for head, _ in headed if head is not None)
        found = [(head, first_leaf(head)) for head, _ in headed if head is not None and head.level == level]
        return _kept((Item(head, leaf) for head, leaf in found if leaf is not None), words)
    return _kept(_paragraphs(blocks), words)


def _groups(blocks: Sequence[Block]) -> list[tuple[Block | None, list[Block]]]:
    groups: list[tuple[Block | None, list[Block]]] = [(None, [])]
    for block in blocks:
        if block.kind == "heading":
            groups.append((block, []))
        else:
            groups[-1][1].append(block)
    return groups


def _filled(headed: Sequence[tuple[Block | None, list[Block]]]) -> int:
    """How many sub-headings have anything under them: those that only hold others do not count."""
    return sum(bool(body) for _, body in headed)


def _is_list(body: Sequence[Block]) -> bool:
    """Whether what stands under a heading is a list, with no more words around it than lead it in."""
    lists = sum(block.kind in ("list", "table") for block in body)
    return lists > 0 and sum(block.kind == "paragraph" for block in body) <= lists


def _is_text_with_list(body: Sequence[Block]) -> bool:
    return any(block.kind in ("list", "table") for block in body) and not _is_list(body)


def _says_nothing(said: str, section: SectionBlock, words: Vocabulary) -> bool:
    """Whether an item whose plain words are `said` says that there is nothing."""
    of_actions, of_learnings = _nothing_of(words)
    form = of_actions if section.role == "actions" else of_learnings if section.role in LEARNING_ROLES else None
    return form is not None and form.fullmatch(said) is not None


def _listed(head: Block | None, body: Sequence[Block]) -> Iterator[Item]:
    heading, group = without(head.text) if head is not None else "", ""
    for block in body:
        if block.kind == "paragraph" and (label := _bold_line(block)):
            group = label.strip(" :") if len(label) <= 60 else group
        elif block.kind == "paragraph" and block.text.rstrip().endswith(":"):
            group = ""  # it leads in a list that is not of the group before
        elif block.kind == "list":
            for item in block.children:
                leaf = first_leaf(item)
                if leaf is not None:
                    yield Item(item, leaf, group, heading)
        elif block.kind == "table":
            top = next((row for row in block.children if row.info == "head"), None)
            for row in block.children:
                leaf = next((cell for cell in row.children if cell.pieces), None)
                if row.info != "head" and leaf is not None:
                    yield Item(row, leaf, group, heading, top)


def _bold_line(block: Block) -> str:
    """What a paragraph says in bold on a line of its own that it begins with, or empty."""
    first = list(takewhile(lambda piece: piece.kind != "break", block.pieces))
    bold = bool(first) and all(piece.bold or not piece.text.strip(" :") for piece in first)
    return without("".join(piece.text for piece in first)) if bold else ""


def _paragraphs(blocks: Sequence[Block]) -> Iterator[Item]:
    for index, block in enumerate(blocks):
        if block.kind != "paragraph" or not block.pieces:
            continue
        if all(piece.italic or not piece.text.strip() for piece in block.pieces):
            continue  # a prompt of a template
        leads = index + 1 < len(blocks) and block.text.rstrip().endswith(":")
        if not leads:
            yield Item(block, block)


def _kept(items: Iterator[Item], words: Vocabulary) -> Iterator[tuple[Item, str]]:
    for item in items:
        said = _plain_words(item)
        if said and said not in words.nothing:
            yield item, said


def _plain_words(item: Item) -> str:
    """The words of an item in lower case, without commas and the marks around them."""
    return " ".join(without(item.leaf.text).replace("’", "'").lower().replace(",", "").split()).strip(" .!*_")
