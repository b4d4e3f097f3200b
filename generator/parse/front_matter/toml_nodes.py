"""TOML to nodes. tomllib gives values without places; a line index gives each key and value its place back."""

import tomllib
from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from datetime import date, datetime, time

from msgspec import Struct

from generator.model import lazy_re as re
from generator.model.text import Span
from generator.parse.front_matter.clean import clean
from generator.parse.front_matter.faults import Fault
from generator.parse.front_matter.nodes import MAX_DEPTH, MAX_LENGTH, MAX_NODES, Mapping, Node, Scalar, Sequence

_AT = re.compile(r"\(at line (\d{1,9}), column (\d{1,9})\)")
_PART = r"""[A-Za-z0-9_-]{1,200}|"[^"\n]{0,200}"|'[^'\n]{0,200}'"""
_NAME = rf"(?:{_PART})(?:[ \t]{{0,9}}\.[ \t]{{0,9}}(?:{_PART})){{0,9}}"
_KEY_LINE = re.compile(rf"[ \t]{{0,99}}({_NAME})[ \t]{{0,99}}=")
_TABLE_LINE = re.compile(rf"[ \t]{{0,99}}(\[\[?)[ \t]{{0,9}}({_NAME})[ \t]{{0,9}}\]")
# What a value is made of, as far as its end is concerned: strings, comments, brackets, line ends.
_VALUE_PART = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+(?:"""|\Z)|'
    r"'''(?:[^']|'(?!''))*+(?:'''|\Z)|"
    r'"(?:[^"\\\n]|\\.)*+"?|'
    r"'[^'\n]*+'?|#[^\n]*|[\[\]{}\n]",
    re.DOTALL,
)
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?:[Tt ][\d:.]+(?:[Zz]|[+-][\d:]+)?)?")
_DATE_FORMS = "write 2020-03-16 or 2020-03-16T10:30:00Z"
_MAX_DIGITS = 300

Path = tuple[str | int, ...]


def read_toml(text: str, span: Span) -> tuple[Node | None, tuple[Fault, ...]]:
    """The TOML document that stands in `text` at `span`, and what is wrong with it.

    Dates and times become ISO text, true and false the words. The place of a value inside a list or an inline table is
    where its text is found after the key; where it is not found (escapes), the whole value's place stands for it.
    """
    start = Span(span.start, span.start)
    if span.end - span.start > MAX_LENGTH:
        limit = f"{MAX_LENGTH // 1024} KiB"
        return None, (Fault("size", f"more than {limit} of TOML; the limit is {limit}", start),)
    source = text[span.start : span.end].replace("\ufeff", "\N{REPLACEMENT CHARACTER}")
    if _dotted_too_deep(source):
        return None, (Fault("size", f"a key of more than {MAX_DEPTH} parts", start),)
    try:
        values = tomllib.loads(source, parse_float=str)
        reader = _Reader(source, span.start, _line_index(source))
        return reader.node(values, (), Span(span.start, span.end), 0), tuple(reader.faults)
    except _TooMuchError as error:
        return None, (Fault("size", str(error), start),)
    except RecursionError:
        return None, (Fault("size", f"nested more than {MAX_DEPTH} deep", start),)
    except ValueError as error:
        return None, (_syntax_fault(str(error), source, span.start),)


class _TooMuchError(Exception):
    """A bound was met; it never leaves this file."""


class _Reader:
    """Values to nodes: the index of places, and how far the search for a value's words has come."""

    __slots__ = ("base", "count", "cursor", "faults", "index", "source")

    def __init__(self, source: str, base: int, index: AnyMapping[Path, tuple[Span, Span]]) -> None:
        self.source = source
        self.base = base
        self.index = index
        self.count = 0
        self.cursor = 0
        self.faults: list[Fault] = []

    def node(self, value: object, path: Path, within: Span, depth: int) -> Node:
        self.count += 1
        if self.count > MAX_NODES:
            raise _TooMuchError(f"more than {MAX_NODES:,} values")
        if depth > MAX_DEPTH:
            raise _TooMuchError(f"nested more than {MAX_DEPTH} deep")
        if isinstance(value, dict):
            pairs = tuple(self.pair(str(key), item, path, within, depth) for key, item in value.items())
            return Mapping(pairs, within)
        if isinstance(value, list):
            items = (
                self.node(item, (*path, at), self.place((*path, at), within), depth + 1)
                for at, item in enumerate(value)
            )
            return Sequence(tuple(items), within)
        return self.scalar(value, within)

    def pair(self, key: str, value: object, path: Path, within: Span, depth: int) -> tuple[Scalar, Node]:
        path = (*path, key)
        found = self.index.get(path)
        if found is not None:
            self.cursor = found[1].start
        key_span = self.shift(found[0]) if found else self.search(key, within)
        node = self.node(value, path, self.shift(found[1]) if found else within, depth + 1)
        return Scalar(clean(key), True, key_span), node

    def place(self, path: Path, within: Span) -> Span:
        found = self.index.get(path)
        return self.shift(found[1]) if found else within

    def shift(self, span: Span) -> Span:
        return Span(self.base + span.start, self.base + span.end)

    def scalar(self, value: object, within: Span) -> Scalar:
        if isinstance(value, bool):
            text, quoted = ("true" if value else "false"), False
        elif isinstance(value, datetime | date | time):
            text, quoted = value.isoformat(), False
        elif isinstance(value, int):
            if value.bit_length() > 4 * _MAX_DIGITS:
                raise _TooMuchError(f"a number of more than {_MAX_DIGITS} digits")
            text, quoted = str(value), False
        else:
            text, quoted = str(value), True
        words = self.search(text, within)
        cleaned = clean(text)
        if cleaned != text:
            self.faults.append(
                Fault("unclean", "a value holds characters that no page can show; they are left out", words)
            )
        return Scalar(cleaned, quoted, words)

    def search(self, text: str, within: Span) -> Span:
        """Where `text` stands next inside of `within`, or `within` itself."""
        start = max(self.cursor, within.start - self.base)
        at = self.source.find(text, start, within.end - self.base) if text else -1
        if at < 0:
            return within
        self.cursor = at + len(text)
        return Span(self.base + at, self.base + self.cursor)


def _line_index(source: str) -> dict[Path, tuple[Span, Span]]:
    """Where each key and each value stands, the first of each path. A list of tables stands from its first header to
    where something else begins.
    """
    index: dict[Path, tuple[Span, Span]] = {}
    lists: dict[Path, int] = {}  # those that go on here, and where they begin
    for statement in statements(source):
        lists = {path: start for path, start in lists.items() if statement.path[: len(path)] == path}
        index.setdefault(statement.path, (statement.name, statement.value))
        if isinstance(statement.path[-1], int) and statement.path[:-1] not in index:
            index[statement.path[:-1]] = (statement.name, statement.name)
            lists[statement.path[:-1]] = source.rfind("\n", 0, statement.name.start) + 1
        for path, start in lists.items():
            end = source.find("\n", statement.value.end)
            index[path] = (index[path][0], Span(start, end if end >= 0 else len(source)))
    return index


class Statement(Struct, frozen=True):
    """A table header, or a key with its value; spans are offsets in the source."""

    path: Path
    name: Span
    value: Span


def statements(source: str) -> Iterator[Statement]:
    """The statements of a document, in order. A line ends at a line feed, as in the file, and nowhere else."""
    table: Path = ()
    counts: dict[Path, int] = {}
    at = 0
    while at < len(source):
        header = _TABLE_LINE.match(source, at)
        key = None if header else _KEY_LINE.match(source, at)
        end = at
        if header:
            table = _resolved(_parts(header[2]), counts)
            if header[1] == "[[":
                number = counts.get(table, 0)
                counts[table] = number + 1
                table = (*table, number)
            span = Span(*header.span(2))
            yield Statement(table, span, span)
        elif key:
            end = _value_end(source, key.end())
            yield Statement((*table, *_parts(key[1])), Span(*key.span(1)), _trimmed(source, key.end(), end))
        at = source.find("\n", end) + 1 or len(source)


def _value_end(source: str, at: int) -> int:
    """Where the value that begins at `at` ends: at its line's end or a comment, outside of quotes and brackets."""
    depth = 0
    for found in _VALUE_PART.finditer(source, at):
        part = found[0]
        if part in "[{":
            depth += 1
        elif part in "]}":
            depth -= 1
        elif depth <= 0 and part[0] in "#\n":
            return found.start()
    return len(source)


def _parts(name: str) -> Path:
    return tuple(part.strip("\"' \t") for part in re.findall(_PART, name))


def _resolved(name: Path, counts: AnyMapping[Path, int]) -> Path:
    """The path of a table header: below a list of tables it means the list's last table."""
    path: Path = ()
    for part in name[:-1]:
        path = (*path, part)
        if path in counts:
            path = (*path, counts[path] - 1)
    return (*path, *name[-1:])


def _trimmed(source: str, start: int, end: int) -> Span:
    """The span without the blanks around it, and without the quotes of a string."""
    while start < end and source[start] in " \t\n":
        start += 1
    while end > start and source[end - 1] in " \t\n":
        end -= 1
    for quote in ('"""', "'''", '"', "'"):
        if end - start >= 2 * len(quote) and source.startswith(quote, start) and source.endswith(quote, start, end):
            return Span(start + len(quote), end - len(quote))
    return Span(start, end)


def _dotted_too_deep(source: str) -> bool:
    """Whether a line holds a key of very many parts; tomllib takes quadratic time for one."""
    for line in source.split("\n"):
        run = 0
        for part in line.split(".") if line.count(".") > MAX_DEPTH else ():
            run = run + 1 if len(part.split(None, 2)) == 1 else 0
            if run > MAX_DEPTH:
                return True
    return False


def _syntax_fault(message: str, source: str, base: int) -> Fault:
    found = _AT.search(message)
    at = len(source)
    if found:
        lines = source.split("\n")
        line = min(int(found[1]), len(lines))
        at = sum(len(before) + 1 for before in lines[: line - 1]) + min(int(found[2]) - 1, len(lines[line - 1]))
    reason = message.partition(" (at ")[0]
    before = [statement for statement in statements(source) if statement.name.start <= at]
    last = before[-1] if before else None
    if last is not None and "\n" not in source[last.value.end : at]:
        if "overwrite a value" in reason or "twice" in reason or "immutable namespace" in reason:
            return _duplicate(last, before, source, base)
        day = _DATE.match(source, last.value.start)
        if day is not None:
            return Fault("syntax", f"{day[0]} is no date", Span(base + day.start(), base + day.end()), _DATE_FORMS)
    end = len(source[:at].rstrip())
    at, end = (at, at + 1) if at < len(source) and source[at] != "\n" else (max(end - 1, 0), end)
    return Fault("syntax", f"not TOML: {reason[:200]}", Span(base + at, base + end))


def _duplicate(last: Statement, statements: list[Statement], source: str, base: int) -> Fault:
    """The fault of a statement whose key stands above it already, or a part of it, or something below it."""
    above = [statement for statement in statements if statement is not last]
    same = [statement for statement in above if statement.path == last.path]
    depths = [(statement, min(len(statement.path), len(last.path))) for statement in above]
    near = [statement for statement, depth in depths if statement.path[:depth] == last.path[:depth]]
    first = next(iter(same or near), None)
    name = source[last.name.start : last.name.end]
    return Fault(
        "duplicate",
        f"the key {name[:60]} stands here again",
        Span(base + last.name.start, base + last.name.end),
        first=Span(base + first.name.start, base + first.name.end) if first else None,
    )
