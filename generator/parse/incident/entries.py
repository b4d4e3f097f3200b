"""The entries of a timeline section, whatever their form: one small function a form, and one grammar of stamps.

An entry without a stamp is a hint: prose or a heading, which may name a zone or a date for what follows.
"""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.model.text import Span
from generator.parse.incident.lines import Line, first_leaf, lines_of
from generator.parse.incident.stamps import Stamp, read_stamp, trailing_stamp
from generator.parse.incident.tables import column, columns_of
from generator.parse.incident.vocabulary import Vocabulary
from generator.parse.incident.zones import named_zone
from generator.parse.markdown.document import Block
from generator.parse.markdown.sentinel import without


class Entry(Struct, frozen=True):
    """What stands in a timeline: an entry with its stamp, or a hint without one.

    `block` is the element that holds it, `start` the offset where it begins. `text` stands at `span`; it is without
    the stamp. `day`: a mere date over what follows (a date line, a heading). `heading` is the level of a heading.
    `zone` is the zone of its column; `phase` and `actor` are what its row says.
    """

    block: Block
    start: int
    text: str
    span: Span
    stamp: Stamp | None = None
    written: str = ""
    day: bool = False
    heading: int = 0
    zone: str = ""
    phase: str = ""
    actor: str = ""


def entries_of(blocks: Sequence[Block], words: Vocabulary) -> tuple[Entry, ...]:
    """The entries and hints of the blocks of a timeline section, in order."""
    return tuple(_settled(list(_read(blocks, words))))


def _read(blocks: Sequence[Block], words: Vocabulary) -> Iterator[Entry]:
    for index, block in enumerate(blocks):
        form = FORMS.get(block.kind)
        if form is not None:
            yield from form(block, blocks[index + 1 : index + 2], words)


def _settled(entries: list[Entry]) -> Iterator[Entry]:
    """Decides of each date that stands alone whether it is an event, or the day of those that follow it."""
    for index, entry in enumerate(entries):
        if entry.day and not _leads(entries, index):
            entry = Entry(entry.block, entry.start, entry.text, entry.span, entry.stamp, entry.written)
        if entry.text or entry.day or entry.stamp is None or entry.stamp.timed:
            yield entry  # a date without words over nothing tells nothing


def _leads(entries: list[Entry], index: int) -> bool:
    for entry in entries[index + 1 :]:
        if entry.stamp is not None:
            return entry.stamp.timed and not entry.stamp.dated
    return False


# --- the forms -------------------------------------------------------------------------------------------------------


def _heading(block: Block, following: Sequence[Block], words: Vocabulary) -> Iterator[Entry]:
    """`### 10:15 UTC`, with its text beside it or below; `### 3 March`, over entries of that day."""
    lines = lines_of(block)
    if not lines:
        return
    stamp = _stamp_of(lines[0], words)
    if stamp is None or not _is_sure(stamp, lines[0]):
        yield Entry(block, block.span.start, block.text, block.content_span, heading=block.level)
        return
    entry = _entry(block, block.span.start, lines, 0, stamp, words)
    text, span = entry.text, entry.span
    if not stamp.timed and "(" in text:  # "3 March (all times in UTC)"
        text = text.partition("(")[0].strip()
    if not text:
        text, span = _below(following, words) or (text, span)
    day = not stamp.timed and stamp.until is None
    yield Entry(block, entry.start, text, span, stamp, entry.written, day, block.level)


def _below(following: Sequence[Block], words: Vocabulary) -> tuple[str, Span] | None:
    """The words of the block below a stamp that stands alone."""
    leaf = first_leaf(following[0]) if following else None
    lines = lines_of(leaf) if leaf is not None else ()
    return _joined(lines, 0, 0, words) if lines and _stamp_of(lines[0], words) is None else None


def _paragraph(block: Block, following: Sequence[Block], words: Vocabulary) -> Iterator[Entry]:
    """`10:15 UTC - words`, one or several lines of it; bold, italic, in brackets or code; words may stand below."""
    lines = lines_of(block)
    if not lines:
        return
    stamps = [_stamp_of(line, words) for line in lines]
    stamps = [
        stamp if stamp is None or _announces(stamp, line) else None for stamp, line in zip(stamps, lines, strict=True)
    ]
    if not any(stamps):
        yield Entry(block, block.span.start, block.text, block.content_span)
        return
    for index, stamp in enumerate(stamps):
        if stamp is not None:
            start = lines[index].span(0, 1).start
            entry = _entry(block, start, lines, index, stamp, words)
            alone = len(lines) == 1 and not entry.text
            day = alone and not stamp.timed and stamp.until is None
            if alone and stamp.timed and following and following[0].kind == "paragraph":
                text, span = _below(following, words) or (entry.text, entry.span)
                entry = replace(entry, text=text, span=span)
            yield replace(entry, day=day)
        elif index == 0:
            yield Entry(block, block.span.start, lines[0].text, lines[0].span(0, len(lines[0].text)))


def _announces(stamp: Stamp, line: Line) -> bool:
    """A mere date at the start of a paragraph announces an entry only where something parts it from the words."""
    return stamp.timed or stamp.parted or line.marked_end >= stamp.end > 0


def _is_sure(stamp: Stamp, line: Line) -> bool:
    """A list item or a heading may begin with a mere date; a month and a number may also count: "May 5 customers"."""
    return bool(stamp.year) or stamp.numbers != (0, 0) or _announces(stamp, line)


def _stamp_of(line: Line, words: Vocabulary) -> Stamp | None:
    return read_stamp(line.text, words, closed=line.marked_end)


def _list(block: Block, _: Sequence[Block], words: Vocabulary) -> Iterator[Entry]:
    """`- 10:15 words`; `- **3 March**` over a nested list of times; `- Detected 2020-02-02 10:00`."""
    for item in block.children:
        leaf = first_leaf(item)
        lines = lines_of(leaf) if leaf is not None else ()
        nested = [child for child in item.children if child is not leaf]
        if leaf is None or not lines:
            yield from _read([child for child in item.children if child.kind == "list"], words)
            continue
        stamp = _stamp_of(lines[0], words)
        if stamp is None or not _is_sure(stamp, lines[0]):
            label = trailing_stamp(lines[0].text, words) if len(lines[0].text) <= 120 else None
            if label is not None:
                yield _labelled(item, lines[0], label, words)
                continue
            yield Entry(item, item.span.start, leaf.text, leaf.content_span)
            yield from _read([child for child in nested if child.kind == "list"], words)
            continue
        entry = _entry(item, item.span.start, lines, 0, stamp, words)
        if stamp.timed or stamp.until is not None or not any(child.kind == "list" for child in nested):
            yield entry
            yield from _further(item, lines, words)
            continue
        inner = list(_read([child for child in nested if child.kind == "list"], words))
        if any(one.stamp is not None and one.stamp.timed for one in inner):
            yield Entry(item, entry.start, entry.text, entry.span, stamp, entry.written, day=True)
            yield from inner
        else:
            yield entry


def _further(item: Block, lines: Sequence[Line], words: Vocabulary) -> Iterator[Entry]:
    """Further entries in one list item, after forced line breaks."""
    for index, line in enumerate(lines):
        stamp = _stamp_of(line, words) if index and line.hard else None
        if stamp is not None and stamp.timed:
            yield _entry(item, line.span(0, 1).start, lines, index, stamp, words)


def _labelled(item: Block, line: Line, stamp: Stamp, words: Vocabulary) -> Entry:
    said = line.text[: stamp.start].rstrip(" :-–—([,")
    for opener in (*words.at, *words.on):
        said = said.removesuffix(f" {opener}").rstrip(" :-–—([,")
    return Entry(item, item.span.start, said.strip(), line.span(0, len(said)), stamp, _written(line, stamp))


def _table(block: Block, _: Sequence[Block], words: Vocabulary) -> Iterator[Entry]:
    """Rows, with a date, a time, a phase, an actor and the words in columns of any order."""
    rows = [row for row in block.children if row.info != "head"]
    head = next((row for row in block.children if row.info == "head"), None)
    names = columns_of(head)
    width = max((len(row.children) for row in rows), default=0)
    stamped = [index for index in range(width) if _mostly_stamps(rows, index, words)]
    dates = [index for index in column(names, words.columns.date) if index < width]
    times = [index for index in column(names, words.columns.time) if index < width and index not in dates]
    times = times or [index for index in stamped if index not in dates][:1]
    until = [index for index in column(names, words.columns.until) if index in stamped and index not in times + dates]
    if not times and not dates:
        return
    phases, actors = column(names, words.columns.phase), column(names, words.columns.actor)
    taken = {*times, *dates, *until, *stamped}
    texts = [index for index in column(names, words.columns.text) if index not in taken]
    texts = texts or [index for index in range(width) if index not in {*taken, *phases, *actors}]
    texts = texts or [index for index in range(width) if index not in taken]
    when = [*dates[:2], *times[:1], *([until[0]] if until else [])]
    heads = " ".join(head.children[index].text for index in when if index < len(head.children)) if head else ""
    zone = named_zone(heads, words)
    year = next(
        (
            word
            for word in heads.replace("(", " ").replace(")", " ").split()
            if word[:2] in ("19", "20") and len(word) == 4 and word.isdigit()
        ),
        "",
    )
    for row in rows:
        cells = row.children
        parts = [" ".join(without(cells[index].text).split()) for index in when if index < len(cells)]
        written = " ".join(part for part in parts[: len(parts) - len(until[:1])] if part)
        if until and len(parts) == len(when) and parts[-1]:
            written = f"{written} - {parts[-1]}"
        stamp = read_stamp(f"{written} {year}" if year and not times else written, words)
        if stamp is not None and year and stamp.month and not stamp.year:
            stamp = replace(stamp, year=int(year))
        said = next((cells[index] for index in texts if index < len(cells) and cells[index].pieces), None)
        if stamp is None or said is None:
            continue
        yield Entry(
            row,
            row.span.start,
            " ".join(said.text.split()),
            said.content_span,
            stamp,
            written,
            zone=zone,
            phase=_cell(cells, phases),
            actor=_cell(cells, actors),
        )


def _mostly_stamps(rows: Sequence[Block], index: int, words: Vocabulary) -> bool:
    cells = [row.children[index].text for row in rows[:8] if index < len(row.children)]
    full = [cell for cell in cells if cell.strip()]
    stamps = [
        stamp
        for cell in full
        if (stamp := read_stamp(cell, words)) is not None and stamp.end >= len(cell.rstrip()) - 12
    ]
    return bool(full) and len(stamps) * 2 >= len(full)


def _cell(cells: Sequence[Block], indexes: Sequence[int]) -> str:
    return next((" ".join(without(cells[index].text).split()) for index in indexes if index < len(cells)), "")


def _definitions(block: Block, _: Sequence[Block], words: Vocabulary) -> Iterator[Entry]:
    """A definition list: the stamp is the term."""
    for index, child in enumerate(block.children):
        lines = lines_of(child) if child.kind == "term" else ()
        stamp = _stamp_of(lines[0], words) if lines else None
        leaf = first_leaf(block.children[index + 1]) if index + 1 < len(block.children) else None
        if stamp is not None and leaf is not None:
            text, span = _joined(lines_of(leaf), 0, 0, words)
            yield Entry(child, child.span.start, text, span, stamp, _written(lines[0], stamp))


def _container(block: Block, _: Sequence[Block], words: Vocabulary) -> Iterator[Entry]:
    yield from _read(block.children, words)


Form = Callable[[Block, Sequence[Block], Vocabulary], Iterator[Entry]]
FORMS: dict[str, Form] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "list": _list,
    "table": _table,
    "definitions": _definitions,
    "container": _container,
    "alert": _container,
}


def _entry(block: Block, start: int, lines: Sequence[Line], index: int, stamp: Stamp, words: Vocabulary) -> Entry:
    """The entry that begins on a line: its words are the rest of the line, and the lines that continue it."""
    written = _written(lines[index], stamp)
    rest = lines[index].text[stamp.rest :]
    if not rest.strip() and index + 1 < len(lines) and _stamp_of(lines[index + 1], words) is None:
        text, span = _joined(lines, index + 1, 0, words)  # the stamp is alone on its line
    else:
        text, span = _joined(lines, index, stamp.rest, words)
    return Entry(block, start, text, span, stamp, written)


def _written(line: Line, stamp: Stamp) -> str:
    """A stamp as it is written, without the marks around it."""
    words = without(line.text[stamp.start : stamp.end]).strip(' *_`:,“"')
    whole = words.count("(") == words.count(")") and words.count("[") == words.count("]")
    return words if whole else words.strip("()[] ")


def _joined(lines: Sequence[Line], index: int, at: int, words: Vocabulary) -> tuple[str, Span]:
    """The words from `at` of a line on, with the lines that an editor's wrapping made of them; and where they stand."""
    first = lines[index]
    said, span = [first.text[at:]], first.span(min(at, len(first.text)), len(first.text))
    for line in lines[index + 1 :]:
        if line.hard or _stamp_of(line, words) is not None:
            break
        said.append(line.text)
        span = Span(span.start, line.span(0, len(line.text)).end)
    return " ".join(" ".join(said).split()), span
