"""Tables by the names of their columns."""

from collections.abc import Sequence

from generator.model import lazy_re as re
from generator.parse.markdown.document import Block
from generator.parse.markdown.sentinel import without

_BRACKETS = re.compile(r"\([^()]{0,60}\)")
_NOT_WORDS = re.compile(r"(?:[^\w ]|[\d_])+")


def columns_of(head: Block | None) -> tuple[str, ...]:
    """The names of a table's columns: lower case, without brackets, digits and punctuation; empty without a head."""
    if head is None:
        return ()
    cells = (_BRACKETS.sub(" ", without(cell.text).lower()) for cell in head.children)
    return tuple(" ".join(_NOT_WORDS.sub(" ", cell).split()) for cell in cells)


def column(names: Sequence[str], wanted: Sequence[str]) -> list[int]:
    """The columns that are called one of `wanted`, the best first: by the whole name, else its first or last word."""
    whole = [index for index, name in enumerate(names) if name in wanted]
    parts = [
        index
        for index, name in enumerate(names)
        if index not in whole and " " in name and (name.split()[0] in wanted or name.split()[-1] in wanted)
    ]
    return whole + parts
