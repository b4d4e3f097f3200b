"""The sections of a postmortem: what each heading, and each label that acts as one, is about."""

from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from generator.model import lazy_re as re
from generator.model.incident import Role
from generator.model.text import Span, Words
from generator.parse.incident.lines import first_leaf, lines_of
from generator.parse.incident.stamps import read_stamp
from generator.parse.incident.vocabulary import Vocabulary, folded
from generator.parse.markdown.document import Block, Document, Piece
from generator.parse.markdown.sentinel import without

LABEL_LEVEL = 7  # a bold line that acts as a heading stands below every real one
ITEM_LEVEL = 8  # and a bold label of a list item below that
LEARNING_ROLES: tuple[Role, ...] = ("learnings", "went-well", "went-wrong", "lucky")
_ITEMISED: tuple[Role, ...] = (*LEARNING_ROLES, "actions", "timeline", "references")
# Which roles a heading may have inside a section of a role; where a role is not named, it may have any.
_INSIDE: tuple[tuple[Role, tuple[Role, ...]], ...] = (
    ("timeline", ("timeline", "learnings", "actions")),
    ("actions", ("actions", "timeline", *LEARNING_ROLES)),
    ("learnings", ("learnings", "went-well", "went-wrong", "lucky", "actions", "timeline")),
    ("went-well", (*LEARNING_ROLES, "actions")),
    ("went-wrong", (*LEARNING_ROLES, "actions")),
    ("lucky", (*LEARNING_ROLES, "actions")),
    ("references", ()),
)


class SectionBlock(Struct, frozen=True):
    """A heading and what stands under it.

    `heading` is the block that names it (a heading, a bold paragraph, a list item), at `line` (1-based). `level` is 1
    to 6, 7 for a bold line, 8 for a label in a list. `blocks` is everything up to the section's end, headings of
    sections in it included; `span` covers it with its heading. `sub`: the heading names no role of its own, or is a
    date; its role is then that of the section that it stands in. `stamp`: the heading is a date or a time.
    """

    heading: Block
    title: Words
    level: int
    line: int
    role: Role
    sub: bool
    blocks: tuple[Block, ...]
    span: Span
    stamp: bool = False


class _Mark(Struct):
    """A heading before its section's end is known. `inline`: its section is what stands beside it."""

    heading: Block
    title: Words
    level: int
    index: int
    stamp: bool
    role: Role
    rest: tuple[Block, ...] = ()
    inline: bool = False


def find_sections(document: Document, words: Vocabulary) -> tuple[SectionBlock, ...]:
    """The sections of a document in its order, nested ones too; the title is none."""
    blocks = document.blocks
    title = title_block(document, words)
    marks = [
        mark
        for index, block in enumerate(blocks)
        if block is not title and (block.kind == "heading" or _is_bold(block))
        for mark in _marks(document, block, index, words)
    ]
    apart = any(mark.role == "timeline" for mark in marks)
    sections: list[SectionBlock] = []
    within: list[SectionBlock] = []
    for number, mark in enumerate(marks):
        end = _end(marks, number, len(blocks))
        while within and (within[-1].level >= mark.level or within[-1].span.end <= mark.heading.span.start):
            if mark.stamp and within[-1].level == mark.level and within[-1].role == "timeline" and not within[-1].stamp:
                break
            within.pop()
        if mark.inline:  # "**Impact**: some words": this paragraph, and a list that it leads in
            leads = any(block.kind in ("list", "table") for block in blocks[mark.index + 1 : mark.index + 2])
            end = min(end, mark.index + 1 + leads)
        section = _section(mark, blocks[mark.index + 1 : end], within[-1] if within else None, apart, words)
        if mark.inline and (section.sub or (within and within[-1].role in _ITEMISED)):
            continue
        sections.append(section)
        if mark.level < ITEM_LEVEL:
            within.append(section)
        if mark.level < LABEL_LEVEL and section.role in ("other", "background", "summary"):
            sections.extend(_item_sections(document, section.blocks, section, words))
    first = marks[0].index if marks else len(blocks)
    sections = [*_item_sections(document, blocks[:first], None, words), *sections]
    if title is not None and not any(section.heading.kind == "item" for section in sections) and not marks:
        sections = list(_item_sections(document, blocks, None, words))
    return tuple(sorted(_once(sections), key=lambda section: section.span.start))


def _once(sections: list[SectionBlock]) -> list[SectionBlock]:
    seen: set[int] = set()
    kept = []
    for section in sections:
        if id(section.heading) not in seen:
            seen.add(id(section.heading))
            kept.append(section)
    return kept


def title_block(document: Document, words: Vocabulary) -> Block | None:
    """The heading that is the document's title: its first heading, if of level 1 and alone so or without a role."""
    headings = [block for block in document.blocks if block.kind == "heading"]
    if not headings or headings[0].level != 1:
        return None
    first = headings[0]
    alone = not any(other.level == 1 for other in headings[1:])
    plain = first.pieces and role_of(without(first.text), words) == "other"
    return first if alone or plain else None


def _is_bold(block: Block) -> bool:
    return block.kind == "paragraph" and bool(block.pieces) and block.pieces[0].bold


def _marks(document: Document, block: Block, index: int, words: Vocabulary) -> list[_Mark]:
    if block.kind == "heading":
        text = without(block.text)
        stamp = _is_stamp(text, words)
        role = "other" if stamp else role_of(text, words)
        return [_Mark(block, document.words_of(block), block.level, index, stamp, role)]
    line = lines_of(block)[:1]
    if not line or not 0 < (end := line[0].bold_end) <= 80:
        return []
    label, tail = line[0].text[:end].strip(), line[0].text[end:].strip()
    inline = bool(tail.strip(" :")) and (label.endswith(":") or tail[:1] in ":-–—")
    role = role_of(without(label), words, exact=inline)
    if role == "other" or (tail.strip(" :") and not inline):
        return []
    pieces = _after_label(block)
    rest = (replace(block, pieces=pieces),) if any(piece.text.strip() for piece in pieces) else ()
    return [_Mark(block, document.words(line[0].span(0, end), label), LABEL_LEVEL, index, False, role, rest, inline)]


def _after_label(block: Block) -> tuple[Piece, ...]:
    """The pieces of a paragraph after its bold label."""
    pieces = block.pieces
    start = next((at for at, piece in enumerate(pieces) if not piece.bold), len(pieces))
    if start < len(pieces) and pieces[start].kind == "text" and pieces[start].exact:
        first = pieces[start]
        words = first.text.lstrip(" :-–—")
        span = Span(first.span.end - len(words), first.span.end)
        return (replace(first, text=words, span=span, outer=span), *pieces[start + 1 :])
    return pieces[start:]


def _is_stamp(text: str, words: Vocabulary) -> bool:
    head = text[:40]
    if head.isascii() and _DIGIT.search(head) is None:
        return False
    if not any(character.isdigit() for character in head):
        return False
    return read_stamp(text, words) is not None


def _end(marks: Sequence[_Mark], number: int, count: int) -> int:
    """The index of the block that ends a section: the next heading of its level or above, a mere date excepted."""
    mark = marks[number]
    for at in range(number + 1, len(marks)):
        other = marks[at]
        if other.level <= mark.level and not (other.stamp and other.level == mark.level and not mark.stamp):
            return other.index
    return count


def _section(
    mark: _Mark,
    blocks: tuple[Block, ...],
    parent: SectionBlock | None,
    apart: bool,
    words: Vocabulary,
) -> SectionBlock:
    """The section of a mark. `apart`: the document has a section that is called a timeline."""
    inherited: Role = parent.role if parent else "other"
    allowed = next((roles for role, roles in _INSIDE if role == inherited), None)
    own = mark.role != "other" and (allowed is None or mark.role in allowed)
    if inherited == "actions" and mark.role in LEARNING_ROLES:  # "Share our learnings" is an action
        own = role_of(without(mark.title.raw), words, exact=True) == mark.role
    role = mark.role if own else inherited
    content = (*mark.rest, *blocks)
    if (
        role != "timeline"
        and not mark.stamp
        and _leads_up(without(mark.title.raw), words)
        and _begins_with_stamps(content, words, prose=not apart)
    ):
        role, own = "timeline", True
    span = Span(mark.heading.span.start, content[-1].span.end if content else mark.heading.span.end)
    return SectionBlock(
        mark.heading, mark.title, mark.level, mark.heading.line, role, not own, content, span, mark.stamp
    )


def _begins_with_stamps(blocks: Sequence[Block], words: Vocabulary, prose: bool) -> bool:
    """Whether the first entries are stamped with times: at least two of the first three lines, items or rows.

    Unless `prose`, a paragraph that begins "At 10:15 we …" is a sentence and no entry.
    """
    entries = (
        block
        for block in blocks[:4]
        if prose or block.kind != "paragraph" or not _forms(words).sentence.match(block.text[:60])
    )
    leaves = (leaf for block in entries for leaf in _entry_leaves(block))
    stamps = [read_stamp(leaf.text[:60], words) for leaf, _ in zip(leaves, range(4), strict=False)]
    return sum(stamp is not None and stamp.timed for stamp in stamps) >= 2


def _entry_leaves(block: Block) -> list[Block]:
    if block.kind in ("list", "table"):
        rows = [row for row in block.children[:5] if row.info != "head"]
        return [leaf for row in rows if (leaf := first_leaf(row)) is not None]
    return [block] if block.kind in ("paragraph", "heading") else []


def _item_sections(
    document: Document, blocks: Sequence[Block], parent: SectionBlock | None, words: Vocabulary
) -> list[SectionBlock]:
    """The labels of top lists that act as headings (`- **Key events**`), where a list has at least two of them."""
    found: list[SectionBlock] = []
    for block in blocks:
        if block.kind != "list":
            continue
        for item in block.children:
            leaf = first_leaf(item)
            lines = lines_of(leaf) if leaf is not None and leaf.pieces and leaf.pieces[0].bold else ()
            if leaf is None or not lines or not 0 < lines[0].bold_end <= 60:
                continue
            label, tail = lines[0].text[: lines[0].bold_end], lines[0].text[lines[0].bold_end :]
            if tail.strip() and not (label.rstrip().endswith(":") or tail.lstrip().startswith((":", "-", "–"))):
                continue
            role = role_of(without(label), words, exact=True)
            if role == "other":
                continue
            own = leaf if tail.strip(" :") or len(lines) > 1 else None
            content = (*((own,) if own else ()), *(child for child in item.children if child is not leaf))
            title = document.words(lines[0].span(0, len(label)), label.strip())
            found.append(SectionBlock(item, title, ITEM_LEVEL, item.line, role, False, content, item.span))
    return found if len(found) >= 2 or (parent is None and found) else []


# --- what a heading says ---------------------------------------------------------------------------------------------

_BRACKETS = re.compile(r"\([^()]{0,120}\)|\[[^\[\]]{0,120}\]|:[a-z0-9_+-]{2,40}:")
_NOT_WORDS = re.compile(r"[^a-z0-9' /&,:-]+")
_DIGIT = re.compile("[0-9]")
_BEGINS = re.compile(r"(?<![\w'])")  # where a word can begin
_DATES = re.compile(r"\b\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{1,4})?\b")


class _Forms(Struct, frozen=True):
    """The patterns of headings in the words of a vocabulary. Of `start` the group that matched has the number of its
    role; it is costly to make, so it tells what is the whole or the end of a heading, too.
    """

    roles: tuple[Role, ...]
    sentence: re.Pattern[str]
    numbering: re.Pattern[str]
    split: re.Pattern[str]
    dangling: re.Pattern[str]
    filler: re.Pattern[str]
    times: re.Pattern[str]
    start: re.Pattern[str]
    lead_up: frozenset[str]
    variants: tuple[tuple[str, str], ...]


@cache
def _forms(words: Vocabulary) -> _Forms:
    joins = "|".join(folded(join) for join in words.heading_joins)
    # One expression for all phrases.
    phrases = ("|".join(folded(phrase) for phrase in phrases) for phrases in words.roles.values())
    role = "|".join(f"(?P<role{number}>{phrase})" for number, phrase in enumerate(phrases))
    days = (folded(name) for names in (*words.months, *words.weekdays) for name in names[:1])
    return _Forms(
        roles=tuple(words.roles),
        sentence=re.compile(rf"\s{{0,3}}(?:{'|'.join(words.openers)})\s", re.IGNORECASE),
        numbering=re.compile(
            rf"^(?:{'|'.join(words.heading_numbering)})?(?:\d{{1,2}}|[ivx]{{1,4}})[.):]\s{{0,4}}(?:\d{{1,2}}[.)]?\s{{0,4}})?"
        ),
        split=re.compile(rf"\s?[,/&:]\s?|\s[-–]\s|\s(?:{joins})\s"),
        # What is left of "of 2024-03-15" once the date is gone.
        dangling=re.compile(rf"\s(?:{joins})$"),
        filler=re.compile(rf"^(?:(?:{'|'.join(folded(filler) for filler in words.heading_fillers)})\s)+"),
        # What may follow "timeline" in a heading: times, zones and dates.
        times=re.compile(
            rf"(?: (?:\d{{1,4}}(?:st|nd|rd|th)?|{'|'.join(folded(word) for word in words.heading_times)}"
            rf"|utc|gmt|[a-z]{{1,3}}t|cest?|{'|'.join(days)}))+"
        ),
        start=re.compile(rf"(?:{role})(?![\w'])"),
        lead_up=frozenset(folded(name) for name in words.lead_up),
        variants=tuple((folded(one), folded(other)) for one, other in words.heading_variants),
    )


def _words(text: str, forms: _Forms) -> str:
    """The words of a heading: lower case, without accents, brackets, emoji, numbering and closing marks."""
    text = folded(text.replace("’", "'").replace("‘", "'").replace("–", " - ").replace("—", " - "))
    text = _NOT_WORDS.sub(" ", _DATES.sub(" ", _BRACKETS.sub(" ", text.replace(". ", " : "))))
    text = forms.numbering.sub("", " ".join(text.split()).strip(" -:,/&"))
    for one, other in forms.variants:
        text = text.replace(one, other)
    return " ".join(text.split()).strip(" -:,/&")


@lru_cache(maxsize=1024)
def _leads_up(text: str, words: Vocabulary) -> bool:
    """Whether a heading is one that times often stand under."""
    return _words(text, _forms(words)) in _forms(words).lead_up


@lru_cache(maxsize=1024)  # the texts of a site have many headings in common
def role_of(text: str, words: Vocabulary, exact: bool = False) -> Role:
    """The role that a heading's words give it: as a whole (`exact`: only so), else by its end or beginning."""
    if len(text) > 160:
        return "other"
    forms = _forms(words)
    said = _words(text, forms)
    whole = forms.start.fullmatch(said) or forms.start.fullmatch(forms.filler.sub("", said))
    if whole is not None or exact:
        return _role(whole, forms)
    for part in forms.split.split(forms.dangling.sub("", said)):
        part = forms.filler.sub("", part.strip(" -"))
        if part.count(" ") > 8:
            return "other"
        if (end := _phrase_at_end(part, forms)) and part[: end.start()].count(" ") <= 3:
            return _role(end, forms)
        if (start := forms.start.match(part)) and part[start.end() :].count(" ") <= 2 and " " in start[0]:
            return _role(start, forms)
        if start is not None and forms.times.fullmatch(part[start.end() :]):
            return _role(start, forms)
    return "other"


def _phrase_at_end(part: str, forms: _Forms) -> re.Match[str] | None:
    """The longest phrase that `part` ends with."""
    tried = (forms.start.fullmatch(part, begins.start()) for begins in _BEGINS.finditer(part))
    return next(filter(None, tried), None)


def _role(match: re.Match[str] | None, forms: _Forms) -> Role:
    return forms.roles[int(match.lastgroup[4:])] if match is not None and match.lastgroup else "other"
