"""Where the keys of front matter stand, line by line, for whoever changes one of them and leaves the rest alone."""

from collections.abc import Iterator
from itertools import pairwise

from generator.model import lazy_re as re
from generator.model.outline import KeyLines, Outline
from generator.model.text import Source, Span, Text
from generator.parse.decode import decode
from generator.parse.front_matter.keys import canonical
from generator.parse.front_matter.nodes import Mapping, Node, Scalar, Sequence
from generator.parse.front_matter.split import FrontMatter, split_front_matter
from generator.parse.front_matter.toml_nodes import statements

_DEEPEST = 8
_COMMENT = re.compile(r"([ \t]*)#")


def outline_of(source: Source) -> Outline:
    """The outline of the front matter of `source`. It is only to be relied on where that is free of mistakes."""
    text, _, _ = decode(source)
    front = split_front_matter(text)
    if front.form == "none":
        return Outline("none")
    closing = text.line_at(max(front.body_start - 1, 0))
    if front.form == "toml":
        return Outline("toml", 1, closing, tuple(_tables(text, closing)))
    return _yaml(text, front, closing)


def _yaml(text: Text, front: FrontMatter, closing: int) -> Outline:
    root = front.root
    if not root.pairs:
        return Outline("yaml", 1, closing)
    if text.text[root.span.start : root.span.start + 1] == "{":
        keys = tuple(KeyLines(canonical(key.text), key.text, text.place(key.span).line, 0) for key, _ in root.pairs)
        return Outline("yaml", 1, closing, keys, flow=True)
    indent = " " * (text.place(root.span).column - 1)
    own = [(key, text.line_at(key.span.start)) for key, _ in root.pairs if _begins_line(text, key, indent)]
    others = re.compile(rf"{indent}(?:[\"']?<<|[?&!*])")
    begins = {line for _, line in own} | {line for line in range(2, closing) if others.match(text.line(line))}
    next_one = dict(pairwise([*sorted(begins), closing]))
    keys = tuple(
        KeyLines(canonical(key.text), key.text, line, _last(text, line, next_one[line], len(indent)))
        for key, line in own
    )
    # What stands elsewhere, as what `<<` brings in does, or in another form (`? key`), cannot be cut out.
    found = {id(key) for key, _ in own}
    away = tuple(
        KeyLines(canonical(key.text), key.text, text.line_at(key.span.start), 0)
        for key, _ in root.pairs
        if id(key) not in found
    )
    return Outline("yaml", 1, closing, (*keys, *away), indent, _deeper(text, root, len(indent)))


def _begins_line(text: Text, key: Scalar, indent: str) -> bool:
    """Whether a key is the first word of its line, as far in as the keys of the root are."""
    place = text.place(key.span)
    return text.line(place.line)[: place.column - 1] in (indent, f'{indent}"', f"{indent}'")


def _deeper(text: Text, root: Mapping, indent: int) -> str:
    """How the first list below a key is indented, or else the first mapping."""
    below = [value for _, value in root.pairs if _in_block(text, value)]
    lists = [value for value in below if isinstance(value, Sequence)]
    first = next(iter(lists or below), None)
    if first is None:
        return "  "
    columns = text.place(first.span).column - 1 - indent
    return " " * columns if 0 <= columns <= _DEEPEST else "  "


def _in_block(text: Text, value: Node) -> bool:
    if isinstance(value, Scalar):
        return False
    start = text.text[value.span.start : value.span.start + 2]
    return start[:1] not in "[{&!" and (isinstance(value, Mapping) or start in ("- ", "-\n"))


def _tables(text: Text, closing: int) -> Iterator[KeyLines]:
    """The stretches of TOML that belong to one top-level key each."""
    base = text.starts[1] if closing > 1 else 0
    found = [
        (str(statement.path[0]), text.line_at(base + statement.name.start))
        for statement in statements(text.cut(Span(base, text.starts[closing - 1])))
    ]
    stretches = [pair for at, pair in enumerate(found) if at == 0 or found[at - 1][0] != pair[0]]
    bounds = [line for _, line in stretches] + [closing]
    for (key, line), bound in zip(stretches, bounds[1:], strict=True):
        table = text.line(line).lstrip().startswith("[")
        yield KeyLines(canonical(key), key, line, _last(text, line, bound, 0), table)


def _last(text: Text, line: int, bound: int, indent: int) -> int:
    """The last line of what begins on `line`, when `bound` begins the next: blank lines and comments lead that."""
    last = bound - 1
    while last > line:
        words = text.line(last)
        comment = _COMMENT.match(words)
        if words.strip() and not (comment and len(comment[1]) <= indent):
            break
        last -= 1
    return last
