"""Taking words out of a value of front matter, so that what is left is still front matter."""

import re

from generator.model.problem import Edit
from generator.model.text import Span

# What may stand before a value on its line: the dashes of lists, a key, the quote that opens it.
_BEFORE = re.compile(
    r"""[ \t]{0,99}(?P<dashes>(?:-[ \t]{1,9}){0,9})"""
    r"""(?P<key>[^\s:=#'"\[{,-][^:=\n]{0,80}(?::|=)[ \t]{1,9})?(?P<quote>["']?)"""
)
_AFTER = re.compile(r"""(?P<quote>["']?)[ \t]{0,99}(?:#[^\n]*)?""")
_COMMA_AFTER = re.compile(r"[ \t]{0,9},[ \t]{0,9}")
_COMMA_BEFORE = re.compile(r"[ \t]{0,9},[ \t]{0,9}\Z")


def value_edit(text: str, removal: Span) -> Edit:
    """The edit that takes `removal` out of the front matter in `text`.

    An entry of a list, a key and a line that say nothing else go whole, an entry between commas with its comma. A key
    that begins an entry stays, without a value: others belong to that entry.
    """
    start, end = removal.start, removal.end
    line = text.rfind("\n", 0, start) + 1
    newline = text.find("\n", end)
    line_end = newline if newline >= 0 else len(text)
    before, after = _BEFORE.fullmatch(text, line, start), _AFTER.fullmatch(text, end, line_end)
    whole = before is not None and after is not None and before["quote"] == after["quote"]
    if before is not None and whole and not (before["key"] and before["dashes"]):
        return Edit(Span(line, min(line_end + 1, len(text))), "")
    return Edit(_between_commas(text, line, start, end, line_end), "")


def _between_commas(text: str, line: int, start: int, end: int, line_end: int) -> Span:
    """The span of an entry of a list in one line, with its quotes and one comma; of other words as they are."""
    first, last = start, end
    if text[start - 1 : start] in ("'", '"') and text[end : end + 1] == text[start - 1]:
        first, last = start - 1, end + 1
    opened = text[line:first].rstrip(" \t")[-1:]
    comma = _COMMA_AFTER.match(text, last, line_end)
    if opened in ("[", ",", ":", "") and comma is not None:
        return Span(first, comma.end())
    comma = _COMMA_BEFORE.search(text, max(line, first - 20), first)
    if comma is not None and text[last:line_end].strip()[:1] in ("", "]"):
        return Span(comma.start(), last)
    return Span(start, end)
