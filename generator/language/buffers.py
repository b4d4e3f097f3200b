"""What an editor has open: a text, its version, and how a change of the editor's makes the next one of it."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from generator.language.positions import Encoding, Lines, Spot
from generator.model.text import Source


class Change(Struct, frozen=True):
    """The words between `start` and `end` become `text`; all words do where there is neither."""

    text: str
    start: Spot | None = None
    end: Spot | None = None


class Buffer(Struct, frozen=True):
    """An open text: its address and version as the client says them, and its lines.

    What is not open there has no version.
    """

    uri: str
    version: int | None
    lines: Lines

    @classmethod
    def of(cls, uri: str, version: int | None, text: str, encoding: Encoding = "utf-16") -> "Buffer":
        """The buffer of a text that was just opened."""
        return cls(uri, version, Lines.of(_clean(text), encoding))

    def changed(self, version: int, changes: Iterable[Change]) -> "Buffer":
        """The next version of it: `changes` are made one after another."""
        lines = self.lines
        for change in changes:
            text = _clean(change.text)
            if change.start is not None and change.end is not None:
                start, end = sorted((lines.offset(change.start), lines.offset(change.end)))
                text = lines.text[:start] + text + lines.text[end:]
            lines = Lines.of(text, lines.encoding)
        return replace(self, version=version, lines=lines)

    def source(self, path: str) -> Source:
        """The file that it would be if it were saved now, at the site's `path`."""
        return Source.of(path, self.lines.text)


def _clean(text: str) -> str:
    """`text` with half characters, which JSON can hold and no file can, replaced one for one."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\N{REPLACEMENT CHARACTER}" if "\ud800" <= letter <= "\udfff" else letter for letter in text)
    return text
