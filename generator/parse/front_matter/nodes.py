"""The values of front matter and configuration as they were written: text, lists and mappings with their places.

Nothing is typed: `10:30`, `no` and `1e3` stay what the writer typed. What a value means is for the reader of its key.
"""

from msgspec import Struct

from generator.model.text import Span

MAX_DEPTH = 64
MAX_NODES = 20_000
MAX_LENGTH = 256 * 1024
"""Bounds of one front matter or configuration: nesting, values after expansion of aliases, and characters."""


class Scalar(Struct, frozen=True):
    """A single value. `span` is its words, without quotes; what is `quoted` was written as text and is never null.

    `notes` are the stretches of `text` that are notes to its author (in order, apart from each other): no reader ever
    sees them, and a value that is nothing else is as good as not written.
    """

    text: str
    quoted: bool
    span: Span
    notes: tuple[Span, ...] = ()

    @property
    def null(self) -> bool:
        """Whether nothing was written, in one of YAML's spellings, or nothing but notes."""
        if self.notes:
            return not self.shown.strip()
        return not self.quoted and self.text in ("", "~", "null", "Null", "NULL")

    @property
    def shown(self) -> str:
        """The text without its notes."""
        return "".join(words for words, note in self.stretches() if not note) if self.notes else self.text

    def stretches(self) -> "tuple[tuple[str, bool], ...]":
        """The text in stretches, each with whether it is a note."""
        found: list[tuple[str, bool]] = []
        at = 0
        for note in self.notes:
            found += [(self.text[at : note.start], False), (self.text[note.start : note.end], True)]
            at = note.end
        return tuple(stretch for stretch in (*found, (self.text[at:], False)) if stretch[0])


class Sequence(Struct, frozen=True):
    """A list."""

    items: "tuple[Node, ...]"
    span: Span


class Mapping(Struct, frozen=True):
    """Keys with their values, in order; no two keys are equal."""

    pairs: "tuple[tuple[Scalar, Node], ...]"
    span: Span


Node = Scalar | Sequence | Mapping


def kind_of(node: Node) -> str:
    """How a message calls the node."""
    if isinstance(node, Sequence):
        return "a list"
    if isinstance(node, Mapping):
        return "a mapping"
    return "nothing" if node.null else "text"
