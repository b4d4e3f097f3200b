"""The YAML that most front matter is written in, read without a parser, which takes longer to load than to read a post.

Lines of `key: value`, of `- value`, and lists in brackets; values plain or in quotes, each on its line. Whatever has
anything else in it (comments, escapes, anchors, folded texts, a key twice) is not read here at all.
"""

from msgspec import Struct

from generator.model import lazy_re as re
from generator.model.text import Span
from generator.parse.front_matter.nodes import Mapping, Node, Scalar, Sequence

_LONGEST = 4_000
_DEEPEST = 4
_LINE = re.compile(
    r"""( *)(?:(- +)|([A-Za-z_][A-Za-z0-9_-]{0,60}):(?=[ \n]|\Z) *)?"""
    r"""(?:"([^"\\\n]*)"|'([^'\n]*)'|\[([\w ,./()+-]*)\]|([\w/(](?:[^\n:#]|:(?=[^ \n])|(?<! )\#)*))? *(?:\n|\Z)"""
)


class _Line(Struct):
    """A line that is not blank. `end` is where its words end."""

    indent: int
    start: int
    end: int
    key: Scalar | None
    value: Scalar | Sequence | None


def read_plain_yaml(text: str, span: Span) -> Mapping | None:
    """The mapping that stands in `text` at `span`; None where it is for a parser to say what stands there."""
    block = text[span.start : span.end]
    if len(block) > _LONGEST or not block.replace("\n", "").isprintable():
        return None
    lines: list[_Line] = []
    at = span.start
    while at < span.end:
        match = _LINE.match(text, at, span.end)
        if match is None:
            return None
        at = match.end()
        if match.lastindex != 1:
            line = _line(match)
            if line is None:
                return None
            lines.append(line)
    if not lines or lines[0].key is None or lines[0].indent:
        return None
    root, past = _mapping(lines, 0, _DEEPEST)
    return root if past == len(lines) else None


def _line(match: "re.Match[str]") -> _Line | None:
    indent, dash, name, double, single, inside, plain = match.groups()
    start, end = match.end(1), match.end(match.lastindex or 1)
    value: Scalar | Sequence | None = None
    if plain is not None:
        plain = plain.rstrip(" ")
        end = match.start(7) + len(plain)
        value = Scalar(plain, False, Span(match.start(7), end))
    elif inside is not None:
        value = _sequence(inside, match.start(6))
        end += 1
        if value is None or dash:
            return None
    elif double is not None or single is not None:
        group = 4 if double is not None else 5
        value = Scalar(match[group], True, Span(*match.span(group)))
        end += 1
    if name is None:
        return _Line(len(indent), start, end, None, value) if dash and value is not None else None
    return _Line(len(indent), start, end, Scalar(name, False, Span(start, start + len(name))), value)


def _sequence(inside: str, at: int) -> Sequence | None:
    """The list of the values in brackets that begin at `at`."""
    items: list[Node] = []
    start = at
    for part in inside.split(",") if inside.strip(" ") else ():
        word = part.strip(" ")
        if not word[:1].isalnum():
            return None
        first = start + len(part) - len(part.lstrip(" "))
        items.append(Scalar(word, False, Span(first, first + len(word))))
        start += len(part) + 1
    return Sequence(tuple(items), Span(at - 1, at + len(inside) + 1))


def _mapping(lines: list[_Line], first: int, depth: int) -> tuple[Mapping | None, int]:
    """The mapping that begins on a line, and the line after it; None, and no line, where it is for a parser."""
    indent, count, at = lines[first].indent, len(lines), first
    pairs: list[tuple[Scalar, Node]] = []
    seen: set[str] = set()
    while at < count and lines[at].indent == indent and (key := lines[at].key) is not None:
        if key.text in seen:
            return None, -1
        seen.add(key.text)
        value: Node | None = lines[at].value
        at += 1
        if value is None:
            below = lines[at] if at < count else None
            if below is not None and below.key is None and below.indent >= indent:
                value, at = _items(lines, at)
            elif below is not None and below.key is not None and below.indent > indent and depth:
                value, at = _mapping(lines, at, depth - 1)
            if value is None:
                return None, -1
        pairs.append((key, value))
    return Mapping(tuple(pairs), Span(lines[first].start, lines[at - 1].end)), at


def _items(lines: list[_Line], first: int) -> tuple[Sequence, int]:
    """The list whose first item stands on a line, and the line after it."""
    indent, at = lines[first].indent, first
    items: list[Node] = []
    while at < len(lines) and lines[at].indent == indent and lines[at].key is None:
        value = lines[at].value
        items += [value] if value is not None else []
        at += 1
    return Sequence(tuple(items), Span(lines[first].start, lines[at - 1].end)), at
