"""Text as it stands in a file: sources, spans, places, and words that remember where they stood.

Offsets and columns are Unicode code points. Lines and columns are 1-based, ends are exclusive.
"""

import re
from bisect import bisect_right
from hashlib import blake2b
from typing import Literal

from msgspec import Struct

Tag = Literal["public", "internal", "note", "person"]
How = Literal["front-matter", "body", "file-name", "site", "derived"]
_ASCII = bytes(range(128))
_GAP_BEFORE_STOP = re.compile(r" (?=[.,;:!?)\]](?:\s|\Z))")


def digest_of(*parts: bytes | str) -> str:
    """32 hex digits that stand for `parts`, each delimited, so that no two lists of parts run together."""
    hasher = blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        hasher.update(len(data).to_bytes(8, "big"))
        hasher.update(data)
    return hasher.hexdigest()


def beyond_ascii(text: str) -> str:
    """The characters of `text` that are not of ASCII, in its order."""
    return text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")


class Source(Struct, frozen=True):
    """One text file of the site: its path (relative to the site's root, `/` between parts) and its bytes."""

    path: str
    data: bytes
    digest: str

    @classmethod
    def of(cls, path: str, data: bytes | str) -> "Source":
        """The source at `path` with these bytes; its digest is made of them."""
        data = data.encode() if isinstance(data, str) else data
        return cls(path, data, digest_of(data))


class Span(Struct, frozen=True, order=True, gc=False):
    """A stretch of a text: code-point offsets, end exclusive."""

    start: int
    end: int

    def holds(self, other: "Span") -> bool:
        """Whether `other` lies inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


class Place(Struct, frozen=True, order=True, gc=False):
    """Where something stands: a file, and a stretch of it in lines and columns (1-based, end exclusive)."""

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    @property
    def is_whole_file(self) -> bool:
        """Whether it is no stretch of the file but all of it: what is said there is said of its name, its date, …"""
        return (self.line, self.column, self.end_line, self.end_column) == (1, 1, 1, 1)


class Text(Struct, frozen=True):
    """A decoded source: `\\n` line ends, no byte order mark, same lines and columns as the file.

    `starts` holds the offset of each line's first character.
    """

    path: str
    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, path: str, text: str) -> "Text":
        """The text with its lines counted."""
        starts, at = [0], text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        return cls(path, text, tuple(starts))

    @property
    def line_count(self) -> int:
        """How many lines there are; a text that ends with a line end has an empty last one."""
        return len(self.starts)

    def line_at(self, offset: int) -> int:
        """The 1-based line that holds `offset`."""
        return bisect_right(self.starts, offset)

    def line_span(self, line: int) -> Span:
        """The span of a 1-based line, without its line end."""
        start = self.starts[line - 1]
        end = self.starts[line] - 1 if line < len(self.starts) else len(self.text)
        return Span(start, end)

    def line(self, line: int) -> str:
        """The words of a 1-based line; empty where there is no such line."""
        if not 1 <= line <= len(self.starts):
            return ""
        span = self.line_span(line)
        return self.text[span.start : span.end]

    def cut(self, span: Span) -> str:
        """The words of a span."""
        return self.text[span.start : span.end]

    def place(self, span: Span) -> Place:
        """A span as lines and columns."""
        starts, start, end = self.starts, span.start, span.end
        line = bisect_right(starts, start)
        # Most spans end on the line that they begin on.
        alike = start <= end and (line == len(starts) or end < starts[line])
        end_line = line if alike else bisect_right(starts, end)
        return Place(self.path, line, start - starts[line - 1] + 1, end_line, end - starts[end_line - 1] + 1)


class Run(Struct, frozen=True):
    """A piece of words, and who may see it."""

    text: str
    tag: Tag = "public"


class Words(Struct, frozen=True):
    """A text value of a post: tagged runs, where they stand, and how they were understood.

    Only `assemble.visible` makes a string for readers out of words.
    """

    runs: tuple[Run, ...]
    at: Place
    how: How = "body"

    @classmethod
    def of(cls, text: str, at: Place, how: How = "body") -> "Words":
        """Words that everybody may see."""
        return cls((Run(text),), at, how)

    @property
    def raw(self) -> str:
        """Everything, hidden runs too: for lint and keys, never for output."""
        runs = self.runs
        return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])

    @property
    def said(self) -> str:
        """What they say without the notes in them, internal runs too: for the author's desk, never for output.

        The gap that a note leaves is closed.
        """
        if len(self.runs) == 1 and self.runs[0].tag != "note":
            return self.raw
        said = " ".join("".join(" " if run.tag == "note" else run.text for run in self.runs).split())
        return _GAP_BEFORE_STOP.sub("", said)
