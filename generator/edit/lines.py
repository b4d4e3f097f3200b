"""A file as lines that keep their ends, and front-matter entries as lines of YAML or TOML."""

from collections.abc import Iterable, Iterator, Sequence

from generator.edit.entries import Entry, Link, Stamp, Value
from generator.model import lazy_re as re
from generator.model.yaml_text import quoted_text, yaml_text

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_END = re.compile(r"\r\n|\r|\n")
_SHORTEST_DATE = 7  # a year alone is a number to other readers of YAML


def lines_of(text: str) -> list[str]:
    """The lines of a file, each with its end: what is joined again is the file."""
    return _LINE.findall(text)


def line_end(text: str) -> str:
    """How the first line of a file ends."""
    found = _END.search(text)
    return found[0] if found else "\n"


def yaml_lines(key: str, entries: Sequence[Entry], indent: str, deeper: str) -> Iterator[str]:
    """A key and its list in block style, without line ends. `indent` is that of the key, `deeper` the list's beside."""
    yield f"{indent}{key}:"
    for entry in entries:
        lead = f"{indent}{deeper}- "
        if [name for name, _ in entry.fields] == ["text"]:
            yield f"{lead}{_yaml_value(entry.fields[0][1])}"
            continue
        for name, value in entry.fields:
            yield from _yaml_field(lead, name, value)
            lead = " " * len(lead)


def _yaml_field(lead: str, name: str, value: Value) -> Iterator[str]:
    if not isinstance(value, tuple):
        yield f"{lead}{name}: {_yaml_value(value)}"
        return
    yield f"{lead}{name}:"
    below = " " * len(lead)
    for item in value:
        if isinstance(item, str):
            yield f"{below}  - {_yaml_value(item)}"
        else:
            yield f"{below}  - url: {_yaml_value(item.url)}"
            if item.text:
                yield f"{below}    text: {_yaml_value(item.text)}"


def _yaml_value(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Stamp):
        return value.iso if len(value.iso) >= _SHORTEST_DATE else quoted_text(value.iso)
    return yaml_text(value) if isinstance(value, str) else str(value)


def toml_lines(key: str, entries: Sequence[Entry]) -> Iterator[str]:
    """A list of tables, without line ends, with an empty line between two of them."""
    for number, entry in enumerate(entries):
        if number:
            yield ""
        yield f"[[{key}]]"
        yield from (f"{name} = {_toml_value(value)}" for name, value in entry.fields)


def _toml_value(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return f"[{', '.join(_toml_items(value))}]"
    if isinstance(value, Stamp):
        return quoted_text(value.iso)
    return quoted_text(value) if isinstance(value, str) else str(value)


def _toml_items(items: Iterable[str | Link]) -> Iterator[str]:
    for item in items:
        if isinstance(item, str):
            yield quoted_text(item)
        else:
            text = f", text = {quoted_text(item.text)}" if item.text else ""
            yield f"{{ url = {quoted_text(item.url)}{text} }}"
