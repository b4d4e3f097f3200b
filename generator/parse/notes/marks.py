"""The markers in a text, each with what surrounds it, found in one pass."""

from collections.abc import Sequence

from msgspec import Struct

from generator.parse.notes import patterns

WRAPPED = 60  # a line of as many characters may be broken off anywhere
STOPS = (".", "!", "?")
Pair = tuple[int, int]  # offsets of an opening bracket and of what closes it
BRACKET = 6  # how far before a marker the bracket stands that it begins
STATES_FROM = 3  # a sentence of as many words may state something


class Mark(Struct, frozen=True):
    """A marker in a leaf's words: where it stands, what follows it, where its line begins, and the next marker."""

    start: int
    end: int
    word: str
    hard: bool
    owner: str
    divider: str
    tail: int  # where its own words begin
    line: int
    leads: bool  # nothing but signs and stamps before it on its line
    until: int  # the next marker, with the bracket that it opens, or the end

    @property
    def is_name(self) -> bool:
        """Whether it may be the initials of somebody, or of a company."""
        return self.word.upper() == "TK"

    @property
    def is_weak(self) -> bool:
        """Whether it may be a name or stand for one (`TK`, `XXX`): a note only in brackets or instead of a value."""
        return self.is_name or self.word.upper().startswith("XXX")

    @property
    def is_todo(self) -> bool:
        """Whether it is written as some languages write *all*: `todo`, `Todo`."""
        return self.word in ("todo", "Todo")


class _Found(Struct, frozen=True):
    start: int
    end: int
    hard: bool
    glued: bool = False


def marks_of(words: str) -> list[Mark]:
    """The markers in `words`, in order. Linear: nothing is looked at again for each marker but its own line's start."""
    found = _found(words)
    marks: list[Mark] = []
    line, lead_end, at = 0, -1, 0
    for index, one in enumerate(found):
        newline = words.rfind("\n", at, one.start)
        if newline >= 0 or lead_end < 0:
            line = max(newline + 1, line)
            decor = patterns.STAMP.match(words, line) or patterns.DECOR.match(words, line)
            lead_end = decor.end() if decor else line
        at = one.start
        owner, divider, tail = _tail(words, one.end)
        until = _until(words, one.end, found[index + 1].start) if index + 1 < len(found) else len(words)
        word = words[one.start : one.end].lstrip("@#/.…- ")
        leads = lead_end >= at or one.glued
        marks.append(Mark(at, one.end, word, one.hard, owner, divider, tail, line, leads, until))
    return marks


def enclosing_pairs(pairs: Sequence[Pair], marks: Sequence[Mark]) -> list[Pair | None]:
    """For each marker the brackets that it stands in, the innermost. One pass over both."""
    found: list[Pair | None] = []
    open_at: list[Pair] = []
    at = 0
    for mark in marks:
        while at < len(pairs) and pairs[at][0] < mark.start:
            open_at.append(pairs[at])
            at += 1
        while open_at and open_at[-1][1] < mark.start:
            open_at.pop()
        found.append(open_at[-1] if open_at else None)
    return found


def _until(words: str, end: int, following: int) -> int:
    """Where what belongs to a marker that ends at `end` ends at the latest: before the bracket of the one after it."""
    bracket = patterns.OPENING.search(words, max(end, following - BRACKET), following)
    return bracket.start() if bracket is not None else following


def _found(words: str) -> list[_Found]:
    """Markers in capitals; those on a sign at the start of a line; those in lower case where they may be notes."""
    found: dict[int, _Found] = {}
    if patterns.ANY_MARKER.search(words):
        for match in patterns.MARKER.finditer(words):
            found[match.start()] = _Found(match.start(), match.end(), match["hard"] is not None)
        for match in patterns.GLUED_MARKER.finditer(words):
            found.setdefault(
                match.start("marker"), _Found(match.start("marker"), match.end(), match["hard"] is not None, True)
            )
    if any(word in words for word in patterns.LOWER_WORDS):
        if lead := patterns.LOWER_LEAD.match(words):
            found[lead.start("marker")] = _Found(lead.start("marker"), lead.end(), True, True)
        for match in patterns.LOWER_TAG.finditer(words):
            found[match.start("marker")] = _Found(match.start("marker"), match.end(), True, True)
        for match in patterns.LOWER_MARKER.finditer(words):
            found.setdefault(match.start(), _Found(match.start(), match.end(), match["hard"] is not None))
    return [found[start] for start in sorted(found)]


def _tail(words: str, at: int) -> tuple[str, str, int]:
    """Owner and divider that follow a marker, and where its own words begin.

    `TODO(x)` and `TODO (x):` have an owner; the brackets of `TODO (x)` hold words of the note.
    """
    tail = patterns.TAIL.match(words, at)
    if tail is None:
        return "", "", at
    owner, divider = tail["owner"] or "", (tail["divider"] or "").strip()[:1]
    if owner and owner[0] not in "(/" and divider != ":":
        return "", "(", at
    return owner.strip(), divider, tail.end()


def end_of_lines(words: str, mark: Mark, first: bool, limit: int) -> int:
    """Where a note that begins a line ends: at the next marker that begins one, or with its paragraph.

    It goes on to a next line only where its own line ends in the middle of a sentence, or where the next one is said
    to a writer, too. `limit` is where it ends at the latest.
    """
    end, at = limit, mark.end
    bare = only_signs(words[mark.end : line_end_at(words, mark.end, limit)]) and mark.divider != ":"
    while True:
        line_end = line_end_at(words, at, end)
        if line_end >= end:
            break
        following = words[line_end + 1 : line_end_at(words, line_end + 1, end)]
        begins = patterns.MARKER_LINE.match(following) or patterns.STOP_LINE.match(following) or not following.strip()
        if begins or bare or not _runs_on(words[at:line_end], following, first):
            end = line_end
            break
        at = line_end + 1
    end = mark.start + len(words[mark.start : end].rstrip())
    # `TODO.` is a sentence of its own.
    return _end_of_sentences(words, mark.end if mark.divider in STOPS else mark.tail, end)


def _runs_on(line: str, following: str, first: bool) -> bool:
    """Whether a note goes on from its line to the one that follows."""
    finished, letter = patterns.FINISHED.search(line), following.lstrip()[:1]
    if not finished and letter.islower():
        return True
    if not first:
        return False
    if _goes_on(following):
        return True
    long = len(line) >= WRAPPED or patterns.BROKEN_OFF.search(line)
    return not finished and bool(long or not letter.isupper())


def _goes_on(sentence: str) -> bool:
    """Whether a sentence after a note asks or orders something, too."""
    return "?" in sentence or bool(patterns.GOES_ON.match(sentence) and not patterns.STATES.search(sentence))


def _end_of_sentences(words: str, at: int, end: int) -> int:
    """Where the last sentence that belongs to a note ends: what states something after it is the text again."""
    stop = patterns.SENTENCE_END.search(words, at, end)
    while stop is not None and stop.end() < end:
        following = patterns.SENTENCE_END.search(words, stop.end(), end)
        sentence = words[stop.end() : following.end() if following else end]
        if not _goes_on(sentence) and len(sentence.split()) >= STATES_FROM:
            return stop.end()
        stop = following
    return end


def line_end_at(words: str, at: int, limit: int | None = None) -> int:
    """Where the line that holds `at` ends, at `limit` at the latest."""
    limit = len(words) if limit is None else limit
    found = words.find("\n", at, limit)
    return found if found >= 0 else limit


def opener_of(words: str, mark: Mark, closing: dict[int, int]) -> int | None:
    """The outermost bracket that opens right before `mark` and is closed after it."""
    found, at = None, mark.start
    for _ in range(3):
        window = max(0, at - 6)
        match = patterns.OPENING.search(words, window, at)
        if match is None or closing.get(match.start(), -1) < mark.end:
            break
        found = at = match.start()
    return found


def highlight_end(words: str, mark: Mark) -> int:
    """Where the `==` end that a marker begins in; 0 where it begins in none that end on its line."""
    if words[mark.start - 2 : mark.start] != "==":
        return 0
    line_end = line_end_at(words, mark.end)
    return words.find("==", mark.end, line_end) + 2 if "==" in words[mark.end : line_end] else 0


def only_signs(words: str) -> bool:
    """Whether nothing in `words` says anything."""
    return not any(letter.isalnum() or letter == "\ufffc" for letter in words)
