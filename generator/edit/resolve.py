"""Resolving a note: the edits that take it out of its file, with what would be left of it alone, and nothing else.

What a page leaves out of a text is `Note.removal`. A source has more: line ends, blank lines, signs of blocks that a
page shows nothing of. This says what of those goes, so that the file looks as if the note had never been written.
"""

from generator.edit.blocks import QUOTED, line_end_at, whole_lines
from generator.edit.values import value_edit
from generator.model import lazy_re as re
from generator.model.note import Note
from generator.model.problem import Edit
from generator.model.text import Span, Text

WORK_ITEM, FRONT_MATTER, LINK = "ED004", "ED130", "ED121"
# What may begin a block: quotes, list markers, definitions, footnotes, headings, the box of a task.
_SIGNS = re.compile(
    r"(?:[ \t]*+(?:>|(?:[-*+:~]|\d{1,9}[.)]|#{1,6})(?=[ \t])|\[\^[^\[\]\s]{1,99}\]:))*+"
    r"(?:[ \t]*+\[[ xX]\](?=[ \t]))?+[ \t]*+"
)
# Words before a note that it was the value of. They are their author's, and stay.
_LABEL = re.compile(r"[^\n]{0,200}\w[^\n]{0,80}:[*_~]{0,6}(?=[ \t]|\Z)")
_CLOSING = str.maketrans("([{<“„«", ")]}>””»")
_STOP = re.compile(r"[ \t.;!]*")
_LEADS_TO_VALUE = ("ED123", "ED150")  # `at 14:?? UTC` goes with the words that lead to it
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]{1,9}(?:\[[ xX]\][ \t]{1,9})?")  # the signs of one item
_FOOTNOTE = re.compile(r"[ \t>]*\[\^([^\[\]\s]{1,99})\]:")
_DEFINITION = re.compile(r"\[[^\[\]\n]{1,200}\]:")
_ATTRIBUTE = re.compile(r"""\s{1,9}[\w:.-]{1,40}\s{0,9}=\s{0,9}(["'])\Z""")
_ENDS = re.compile(r"</|[\"”»](?:\s|\Z)")  # where a blank would stand before the end of what holds the words
_BREAK = re.compile(r"(?i)[ \t]{0,9}<br[ \t]{0,9}/?>")
_AFTER_BREAK = re.compile(r"(?i)<br[ \t]{0,9}/?>[ \t]{0,9}\Z")
_FOOTNOTE_INDENT = 4  # how far what belongs to a footnote is indented
_NEAR = 2000  # characters before the address of a link in which its words begin


def resolution(text: Text, note: Note) -> tuple[Edit, ...]:
    """The edits that take `note` out of `text`, in order; none where it cannot be taken out (`why_kept` says why)."""
    if why_kept(text, note):
        return ()
    if note.text.startswith("{=="):  # what is marked is for readers, the signs are not
        return (Edit(Span(note.span.start, note.span.start + 3), ""), Edit(Span(note.span.end - 3, note.span.end), ""))
    if _is_address(text, note):
        bracket = _opening(text.text, note.span.start - 1)
        return Edit(Span(bracket, bracket + 1), ""), Edit(Span(note.span.start - 1, note.span.end), "")
    if _keeps_words(note):
        start, end = note.span.start, note.span.end
        return Edit(Span(start, start + 1), ""), Edit(Span(end - 3, end), "")
    if note.code == FRONT_MATTER:
        return (value_edit(text.text, note.removal),)
    removal = note.span if _DEFINITION.match(note.text) else _without_label(text.text, note)
    value = _unquoted(text.text, removal)
    attribute = _ATTRIBUTE.search(text.text, max(0, value.start - 60), value.start)
    if attribute is not None and text.text[value.end : value.end + 1] == attribute[1]:
        return (Edit(Span(attribute.start(), value.end + 1), ""),)
    return (_edit(text.text, note.span, removal),)


def why_kept(text: Text, note: Note) -> str:
    """Why no edit takes `note` out; empty where one does."""
    if note.stays:
        return "it stands in a name, and no text holds that: rename the file, the picture or the slug"
    if note.code == WORK_ITEM:
        return "it is work that readers may want to know of: do it, or take it out by hand"
    if note.code == LINK and _DEFINITION.match(note.text):
        return "other words lead to this address: write it, or take them out by hand"
    if _is_address(text, note):
        bracket = _opening(text.text, note.span.start - 1)
        if bracket < 0 or text.text[bracket - 1 : bracket] == "!":
            return "it stands for a picture that is yet to be made: give its file, or take it out by hand"
        return ""
    footnote = _FOOTNOTE.match(text.text, text.text.rfind("\n", 0, note.span.start) + 1, note.span.start)
    if footnote is not None and note.removal.start <= footnote.start(1):
        reference = f"[^{footnote[1]}]"
        if text.text.count(reference) > text.text.count(f"{reference}:"):
            return f"it is a footnote that {reference} refers to: take both out by hand"
    if note.text.startswith(("{==", "[](")) or _keeps_words(note):
        return ""
    return "" if note.removal.end > note.removal.start else "nothing of it can be taken out by itself"


def _is_address(text: Text, note: Note) -> bool:
    """Whether a note is the address of a link, with its brackets: only what is in them is left out of a page."""
    return note.text.startswith("(") and text.text[note.span.start - 1 : note.span.start] == "]"


def _unquoted(text: str, span: Span) -> Span:
    """`span` without the quotes that it begins and ends with."""
    quoted = span.end - span.start > 1 and text[span.start] in "\"'" and text[span.start] == text[span.end - 1]
    return Span(span.start + 1, span.end - 1) if quoted else span


def _without_label(text: str, note: Note) -> Span:
    """What is removed with a note, without the label that a page does not show then either."""
    line = text.rfind("\n", note.removal.start, note.span.start) + 1
    signs = _SIGNS.match(text, max(line, note.removal.start), note.span.start)
    begin = signs.end() if signs is not None else note.removal.start
    label = _LABEL.match(text, begin, note.span.start) if note.code not in _LEADS_TO_VALUE else None
    if label is None:
        return note.removal
    closing = text[label.end() : note.span.start].strip(" \t")[::-1].translate(_CLOSING)
    end = note.span.end + len(closing) * text.startswith(closing, note.span.end)
    stop = _STOP.match(text, end, note.removal.end)
    end = stop.end() if stop is not None else end
    # What closes what was opened before the label closes that still.
    return Span(label.end(), end)


def _keeps_words(note: Note) -> bool:
    """Whether a note is a link to nothing, of whose words a page shows all."""
    linked = note.code in (LINK, FRONT_MATTER) and note.text.startswith("[") and note.text.endswith("]()")
    return linked and not note.removal.holds(note.span)


def _opening(text: str, closing: int) -> int:
    """The bracket that the one at `closing` closes; -1 where there is none nearby."""
    depth = 0
    for at in range(closing, max(closing - _NEAR, -1), -1):
        if text[at] in "[]" and text[at - 1 : at] != "\\":
            depth += 1 if text[at] == "]" else -1
            if depth == 0:
                return at
    return -1


def _edit(text: str, words: Span, removal: Span) -> Edit:
    """The edit that takes `removal` out, in which a note of `words` stands."""
    start, end = removal.start, removal.end
    line = text.rfind("\n", 0, start) + 1
    line_end = line_end_at(text, end)
    lead, rest = text[line:start], text[end:line_end].strip(" \t")
    if rest:
        return Edit(_within_line(text, line, Span(start, end), words), "")
    quoted = QUOTED.match(lead)
    if quoted is not None and quoted.end() == len(lead):
        return whole_lines(text, line, start, line_end)
    signs = _SIGNS.match(text, line, start)
    if signs is not None and signs.end() == start:
        below = _content_below(text, lead, line_end)
        item = line + (quoted.end() if quoted is not None else 0)
        if not below and _ITEM.fullmatch(text, item, start):
            return whole_lines(text, line, item, line_end)
        return Edit(Span(start, below or end), "")
    if end == line_end:  # nothing follows: no blank may be left at the end of the line
        start = line + len(lead.rstrip(" \t"))
    return Edit(Span(start, end), "")


def _within_line(text: str, line: int, removal: Span, words: Span) -> Span:
    """`removal` on a line that says more behind it: the signs that begin the line stay, and no blank is left over."""
    start, end = removal.start, removal.end
    signs = _SIGNS.match(text, line, words.start)
    if signs is not None and start < signs.end():
        start = signs.end()
        return Span(start, end + (text[end] in " \t"))
    before = text[line:start].rstrip(" \t")
    if text[start - 1 : start] in (" ", "\t") and text[end] in " \t" and before[-1:] not in ("", "|"):
        end += 1
    if _ENDS.match(text, end):
        start = line + len(before)
    broken = _BREAK.match(text, end)
    if broken is not None and _AFTER_BREAK.search(text, max(line, start - 20), start):
        end = broken.end()
    return Span(start, end)


def _content_below(text: str, lead: str, line_end: int) -> int:
    """Where what else belongs to a block goes on whose first line is empty but for its signs; 0 where nothing does."""
    indent = _FOOTNOTE_INDENT if _FOOTNOTE.match(lead) else len(lead)
    at = line_end + 1
    while at < len(text):
        stop = line_end_at(text, at)
        prefix = QUOTED.match(text, at, stop)
        content = prefix.end() if prefix is not None else at
        if content < stop:
            deep = content - at >= indent and text[at:content].count(">") == lead.count(">")
            return content if deep else 0
        at = stop + 1
    return 0
