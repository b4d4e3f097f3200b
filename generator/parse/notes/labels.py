"""Notes in what a page shows beside its text: texts and titles of pictures, titles of links and tags."""

from collections.abc import Iterator

from msgspec.structs import replace

from generator.model import lazy_re as re
from generator.model.text import Span
from generator.parse.markdown.document import Document
from generator.parse.notes.brackets import find_brackets
from generator.parse.notes.leaf import Leaf, labels_of, titles_of
from generator.parse.notes.leaves import Leaves
from generator.parse.notes.markers import find_markers
from generator.parse.notes.patterns import PLACEHOLDER_VALUE
from generator.parse.notes.rules import Draft
from generator.parse.notes.standing import names_todo

ADDRESS = re.compile(r"\]\(([^\s()]{1,400})")


def find_in_labels(document: Document, leaves: Leaves) -> Iterator[Draft]:
    """The notes in the labels of `leaves`, and in the titles of link definitions."""
    for index, block in enumerate(leaves.blocks):
        if block.labels:
            for label in labels_of(document, leaves[index]):
                yield from _find(label)
    for title in titles_of(document):
        yield from _find(title)


def _find(label: Leaf) -> Iterator[Draft]:
    text = label.document.text.text
    if PLACEHOLDER_VALUE.match(text, label.start - 2, label.end + 1):
        return  # `alt="TODO"`: found as what it is, a value that is missing
    address = ADDRESS.match(text, label.end)
    if address and names_todo(address[1]):
        return  # a picture of what is called so
    for finder in (find_markers, find_brackets):
        for draft in finder(label):
            # A label has no blocks beside it, and only what is between its signs may go.
            yield replace(draft, form="value", removal=_removal(draft.span, label))


def _removal(span: Span, label: Leaf) -> Span:
    """The note, and the blank before it: never the signs around the label."""
    before = label.words[: span.start - label.start]
    return Span(label.start + len(before.rstrip(" \t")), span.end)
