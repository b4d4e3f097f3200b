"""Accepting: what was understood of a post becomes a list of its front matter, and no other byte changes."""

from collections.abc import Sequence

from generator.edit.entries import Entry
from generator.edit.lines import line_end, lines_of, toml_lines, yaml_lines
from generator.edit.refusal import Refusal
from generator.model.outline import Outline
from generator.model.post import Subject
from generator.model.text import Place

_MARK = "\ufeff"


def refusal_of(path: str, outline: Outline, subject: Subject, replace: bool) -> Refusal | None:
    """Why a list cannot be written into the front matter of the file `path`; None where it can."""
    there = outline.lines_of(subject)
    if there and not replace:
        key = there[0]
        return Refusal(
            Place(path, key.line, 1, key.line, 1),
            f"front matter has the key {key.key} already",
            "--replace writes it anew from the body",
        )
    if outline.flow:
        return Refusal(
            Place(path, outline.opening + 1, 1, outline.opening + 1, 1),
            "front matter is in braces, where no lines can be added",
            "write each key on a line of its own, without the braces",
        )
    shared = next((key for key in there if not key.end_line), None)
    if shared is not None:
        return Refusal(
            Place(path, shared.line, 1, shared.line, 1),
            f"the key {shared.key} does not stand on lines of its own, so that it cannot be replaced",
            "take it out by hand",
        )
    return None


def without(text: str, outline: Outline, subject: Subject) -> str:
    """The file `text` without the lines of a key."""
    return "".join(_kept(lines_of(text), outline, subject)[0])


def accept(text: str, outline: Outline, subject: Subject, entries: Sequence[Entry]) -> str:
    """The file `text`, of which `outline` is the outline, with `entries` in its front matter under `subject`.

    A key that is there already is replaced, where it stands. Only whole lines are taken away or added.
    """
    if outline.form == "none":
        return _begun(text, subject, entries)
    kept, at = _kept(lines_of(text), outline, subject)
    if outline.form == "yaml":
        added = list(yaml_lines(subject, entries, outline.indent, outline.deeper))
    else:
        added = list(toml_lines(subject, entries))
        if not any(key.table for key in outline.lines_of(subject)) and at > 1 and kept[at - 1].strip():
            added.insert(0, "")
    end = line_end(text)
    return "".join([*kept[:at], *(f"{line}{end}" for line in added), *kept[at:]])


def _kept(lines: list[str], outline: Outline, subject: Subject) -> tuple[list[str], int]:
    """The lines without those of a key, and the index among them where its new ones belong.

    In TOML a list of tables may stand where one stood, or at the end: keys that followed it would be the last table's.
    """
    there = outline.lines_of(subject)
    gone = {number for key in there for number in range(key.line, key.end_line + 1)}
    kept = [line for number, line in enumerate(lines, 1) if number not in gone]
    stays = next((key for key in there if outline.form == "yaml" or key.table), None)
    at = stays.line if stays is not None else outline.closing
    return kept, at - 1 - sum(number < at for number in gone)


def _begun(text: str, subject: Subject, entries: Sequence[Entry]) -> str:
    """A file without front matter, with some before everything but its byte order mark."""
    end = line_end(text)
    body = text.removeprefix(_MARK)
    lines = ["---", *yaml_lines(subject, entries, "", "  "), "---"]
    if body and not body[0].isspace():
        lines.append("")
    return text[: len(text) - len(body)] + "".join(f"{line}{end}" for line in lines) + body
