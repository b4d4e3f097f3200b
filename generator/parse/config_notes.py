"""Notes in the words of `site.yaml`: found where they stand, and marked before anything is made of the values."""

from msgspec.structs import replace

from generator.model.note import Note
from generator.model.problem import Problem
from generator.model.text import Text
from generator.parse.front_matter.keys import plain_key
from generator.parse.front_matter.nodes import Mapping, Node, Scalar, Sequence
from generator.parse.notes.front_matter import mark_value

# What readers see of the settings, each with the key of front matter whose words it is like.
_SEEN = (("title", "title"), ("description", "description"), ("author", "authors"))
_HINT = "settle it and delete it: it is shown on every page"


def mark_settings(values: dict[str, Node], text: Text) -> tuple[dict[str, Node], tuple[Problem, ...]]:
    """The values of `site.yaml` by key, with the notes in words for readers marked, and the notes as problems."""
    marked, notes = dict(values), list[Note]()
    for name, like in _SEEN:
        if name in values:
            marked[name], found = mark_value(values[name], like, text)
            notes += found
    if "menu" in values:
        marked["menu"] = _menu(values["menu"], text, notes)
    problems = (replace(note, hint=_HINT).problem(text.line(note.place.line)) for note in notes)
    return marked, tuple(problems)


def _menu(node: Node, text: Text, notes: list[Note]) -> Node:
    """A menu with its titles marked: those of a list of entries, or the keys of `Title: url` lines."""
    if isinstance(node, Sequence):
        return Sequence(tuple(_entry(item, text, notes) for item in node.items), node.span)
    return _titles(node, text, notes)


def _entry(node: Node, text: Text, notes: list[Note]) -> Node:
    if not isinstance(node, Mapping) or not any(
        plain_key(key.text) in ("title", "name", "url") for key, _ in node.pairs
    ):
        return _titles(node, text, notes)
    pairs = []
    for key, value in node.pairs:
        named = plain_key(key.text) in ("title", "name")
        pairs.append((key, _title(value, text, notes) if named else value))
    return Mapping(tuple(pairs), node.span)


def _titles(node: Node, text: Text, notes: list[Note]) -> Node:
    if not isinstance(node, Mapping):
        return node
    pairs = []
    for key, value in node.pairs:
        pairs.append((_key(key, text, notes), value))
    return Mapping(tuple(pairs), node.span)


def _title(node: Node, text: Text, notes: list[Note]) -> Node:
    marked, found = mark_value(node, "title", text)
    notes += found
    return marked


def _key(key: Scalar, text: Text, notes: list[Note]) -> Scalar:
    marked = _title(key, text, notes)
    return marked if isinstance(marked, Scalar) else key
