"""The change of a text as a unified diff."""

import difflib
import re

from generator.report.escape import escaped

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_UNENDED = "\n\\ No newline at end of file\n"


def show_diff(before: bytes, after: bytes, path: str, terminal: bool) -> bytes:
    """The diff that makes `after` of `before`, which is the file `path`; empty where they are equal.

    It can be applied as it is. A `terminal` gets what could turn its head as codes.
    """
    name = escaped(path).lstrip("/")
    old, new = (_LINE.findall(data.decode("utf-8", "surrogateescape")) for data in (before, after))
    lines = [
        line if line.endswith(("\n", "\r")) else line + _UNENDED
        for line in difflib.unified_diff(old, new, f"a/{name}", f"b/{name}")
    ]
    if terminal:
        lines = ["\t".join(escaped(part) for part in line.rstrip("\r\n").split("\t")) + "\n" for line in lines]
    return "".join(lines).encode("utf-8", "surrogateescape")
