"""The markers in a text, each with what surrounds it, found in one pass."""

import re

from msgspec import Struct

from generator.parse.notes import patterns


class Mark(Struct, frozen=True):
    """A marker in a leaf's words: where it stands, what follows it, where its line begins, and the next marker."""

    start: int
    end: int
    hard: bool
    owner: str
    divider: str
    tail: int  # where its own words begin
    line: int
    leads: bool  # nothing but signs before it on its line
    until: int  # the next marker that begins a line or a sentence, or the end


def marks_of(words: str) -> list[Mark]:
    """The markers in `words`, in order. Linear: nothing is looked at again for each marker but its own line's start."""
    matches = list(patterns.MARKER.finditer(words)) if patterns.ANY_MARKER.search(words) else []
    if any(word in words for word in patterns.LOWER_WORDS):
        matches = _with_lower(words, matches)
    marks: list[Mark] = []
    line, lead_end, at = 0, -1, 0
    for index, match in enumerate(matches):
        newline = words.rfind("\n", at, match.start())
        if newline >= 0 or lead_end < 0:
            line = max(newline + 1, line)
            decor = patterns.DECOR.match(words, line)
            lead_end = decor.end() if decor else line
        at = match.start()
        owner, divider, end = _tail(words, match.end())
        until = matches[index + 1].start() if index + 1 < len(matches) else len(words)
        marks.append(Mark(at, match.end(), match["hard"] is not None, owner, divider, end, line, lead_end >= at, until))
    return marks


def _tail(words: str, at: int) -> tuple[str, str, int]:
    """Owner and divider that follow a marker, and where its own words begin.

    `TODO(x)` and `TODO (x):` have an owner; the brackets of `TODO (x)` hold words of the note.
    """
    tail = patterns.TAIL.match(words, at)
    if tail is None:
        return "", "", at
    owner, divider = tail["owner"] or "", (tail["divider"] or "").strip()
    if owner and owner[0] != "(" and divider != ":":
        return "", "(", at
    return owner.strip(), divider, tail.end()


def _with_lower(words: str, matches: list[re.Match[str]]) -> list[re.Match[str]]:
    """Markers in lower case too: in a bracket, where a colon follows, or where they stand alone."""
    found = {match.start(): match for match in matches}
    for match in patterns.LOWER_MARKER.finditer(words):
        found.setdefault(match.start(), match)
    return [found[start] for start in sorted(found)]


def end_of_lines(words: str, mark: Mark, first: bool) -> int:
    """Where a note that begins a line ends: at the next marker that begins one, or with its paragraph.

    In the midst of a paragraph it goes on to a next line only where its own line ends in the middle of a sentence.
    """
    end, at = len(words), mark.end
    bare = only_signs(words[mark.end : line_end_at(words, mark.end)]) and mark.divider != ":"
    while True:
        line_end = line_end_at(words, at, end)
        if line_end >= end:
            break
        following = words[line_end + 1 : line_end_at(words, line_end + 1, end)]
        begins = patterns.MARKER_LINE.match(following) or patterns.STOP_LINE.match(following) or not following.strip()
        broken = not patterns.FINISHED.search(words[at:line_end]) and following.lstrip()[:1].islower()
        if begins or bare or not (first or broken):
            end = line_end
            break
        at = line_end + 1
    return mark.start + len(words[mark.start : end].rstrip())


def line_end_at(words: str, at: int, limit: int | None = None) -> int:
    """Where the line that holds `at` ends, at `limit` at the latest."""
    limit = len(words) if limit is None else limit
    found = words.find("\n", at, limit)
    return found if found >= 0 else limit


def only_signs(words: str) -> bool:
    """Whether nothing in `words` says anything."""
    return not any(letter.isalnum() or letter == "\ufffc" for letter in words)
