"""Values as YAML that every reader of YAML 1.1 or 1.2 takes for the same values as their JSON."""

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from generator.model.yaml_text import yaml_text


def yaml_form(value: Struct | tuple[Struct, ...]) -> str:
    """`value` as a YAML document in block style, ending with a line end. What cannot be seen is written as its code."""
    return "\n".join(_block(msgspec.to_builtins(value), "")) + "\n"


def _block(value: object, indent: str) -> Iterator[str]:
    """The lines of a value on lines of its own, indented."""
    if isinstance(value, dict) and value:
        for key, item in value.items():
            yield from _pair(f"{indent}{yaml_text(key)}:", item, f"{indent}  ")
    elif isinstance(value, list | tuple) and value:
        for item in value:
            first, *others = _block(item, f"{indent}  ")
            yield f"{indent}- {first.lstrip(' ')}"
            yield from others
    else:
        yield indent + _word(value)


def _pair(lead: str, value: object, below: str) -> Iterator[str]:
    if isinstance(value, dict | list | tuple) and value:
        yield lead
        yield from _block(value, below)
    else:
        yield f"{lead} {_word(value)}"


def _word(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return yaml_text(value)
        case dict():
            return "{}"
        case list() | tuple():
            return "[]"
        case _:
            return str(value)
