"""YAML to nodes with exact places."""

from generator.model.text import Span
from generator.parse.front_matter.faults import Fault
from generator.parse.front_matter.nodes import Node
from generator.parse.front_matter.plain_yaml import read_plain_yaml


def read_yaml(text: str, span: Span) -> tuple[Node | None, tuple[Fault, ...]]:
    """The YAML document that stands in `text` at `span`, and what is wrong with it.

    None: it cannot be read, or nothing stands there (without a fault). Spans are offsets in `text`.
    """
    plain = read_plain_yaml(text, span)
    if plain is not None:
        return plain, ()
    from generator.parse.front_matter.yaml_events import read_events  # the parser is long to load

    return read_events(text, span)
