"""Blocks that say nothing once their notes are hidden: dropped from the tokens, before anything is read from them.

An item that was only a note goes, and its list if nothing is left of that; so do quotes, boxes, definitions with their
terms, and headings whose sections held nothing but notes. What the author left empty stays, and so does what holds
words for colleagues.
"""

from collections.abc import Sequence

from markdown_it.token import Token
from msgspec import Struct

from generator.model.text import Tag
from generator.parse.markdown.raw_html import without_comments
from generator.parse.markdown.sentinel import FILL, FIRST, MARK, SENTINEL, without
from generator.parse.markdown.tokens import Parsed

DROPPED = frozenset(
    "paragraph heading list_item bullet_list ordered_list blockquote dd dl alert admonition admonition_title "
    "container_box code_block".split()
)
TITLES = ("alert_title", "admonition_title")


class _Part(Struct):
    """A block while it is read: its first token, whether it says anything, and whether a note is hidden in it."""

    name: str
    start: int
    token: Token
    says: bool = False
    noted: bool = False
    end: int = 0
    parts: list["_Part"] = []


def without_emptied(parsed: Parsed, tags: Sequence[Tag]) -> Parsed:
    """`parsed` without what only notes were said in; `tags` are those of the hidden passages, by their number."""
    if "note" not in tags:
        return parsed
    top, dropped = _read(parsed.tokens, tags)
    dropped += _empty_sections(top)
    if not dropped:
        return parsed
    gone = bytearray(len(parsed.tokens))
    for part in dropped:
        if not gone[part.start]:
            gone[part.start : part.end] = b"\1" * (part.end - part.start)
    kept = [index for index in range(len(parsed.tokens)) if not gone[index]]
    extents = {new: parsed.extents[old] for new, old in enumerate(kept) if old in parsed.extents}
    new = {old: index for index, old in enumerate(kept)}
    notes = {
        new[index]: (new[parent], at)
        for index, (parent, at) in parsed.inline_notes.items()
        if index in new and parent in new
    }
    return Parsed(tuple(parsed.tokens[index] for index in kept), extents, parsed.tangled, notes, parsed.titled)


def _read(tokens: Sequence[Token], tags: Sequence[Tag]) -> tuple[list[_Part], list[_Part]]:
    """The parts at the top, in order, and those parts, on any level, that are left without words."""
    root = _Part("", 0, Token("", "", 0))
    open_parts, dropped = [root], []
    for index, token in enumerate(tokens):
        if token.nesting > 0:
            open_parts.append(_Part(token.type.removesuffix("_open"), index, token, parts=[]))
            continue
        if token.nesting < 0 and len(open_parts) > 1:
            part = open_parts.pop()
        else:
            part = _Part(token.type, index, token)
            part.says, part.noted = _says(token, tags)
        part.end = index + 1
        if part.name == "table":
            part.says = True
        if part.name == "dl":
            dropped += _dropped_terms(part)
        parent = open_parts[-1]
        if part.noted and not part.says and part.name in DROPPED:
            dropped.append(part)
        parent.noted = parent.noted or part.noted
        parent.says = parent.says or (part.says and not _is_given(part, tokens))
        if parent is root or parent.name == "dl":
            parent.parts.append(part)
    return root.parts, dropped


def _says(token: Token, tags: Sequence[Tag]) -> tuple[bool, bool]:
    """Whether a token without others in it says anything, and whether a note is hidden in it."""
    if token.type == "code_block":  # lines of a box whose first line is hidden with them have no mark of their own
        filled = FILL in token.content and not without(token.content).strip()
        return not filled, filled
    numbers = [ord(mark[1]) - FIRST for mark in SENTINEL.finditer(token.content) if mark[1]]
    noted = bool(numbers) and all(number < len(tags) and tags[number] == "note" for number in numbers)
    if token.type == "inline":
        said = any(
            child.nesting == 0
            and child.type not in ("softbreak", "hardbreak")
            and (_tells(child, noted) or child.type in ("image", "footnote_ref"))
            for child in token.children or ()
        )
    elif token.type == "html_block":
        said = bool(without(without_comments(token.content)).strip())
    else:
        said = token.type != "footnote_anchor"
    return said or (MARK in token.content and not noted), noted


def _tells(child: Token, noted: bool) -> bool:
    """Whether a reader sees anything of a part of a line; signs beside a note tell nothing."""
    if child.type == "text" and noted:
        return any(letter.isalnum() for letter in without(child.content))
    if child.type == "html_inline" and noted and child.content.startswith("<br"):
        return False
    shown = without_comments(child.content) if child.type == "html_inline" else child.content
    return bool(without(shown).strip())


def _is_given(part: _Part, tokens: Sequence[Token]) -> bool:
    """Whether a part is a title that the kind of a box gives it, no words of the author."""
    if part.name not in TITLES:
        return False
    title, box = tokens[part.start + 1], tokens[part.start - 1]
    kind = str(box.meta.get("kind") or box.meta.get("tag") or "")
    return title.content.lower() == kind.lower()


def _dropped_terms(part: _Part) -> list[_Part]:
    """The terms of a list of definitions whose every definition was a note."""
    dropped: list[_Part] = []
    terms: list[_Part] = []
    meanings: list[_Part] = []
    for child in [*part.parts, _Part("dt", part.end, part.token)]:
        if child.name == "dd":
            meanings.append(child)
            continue
        if meanings:
            if any(meaning.noted for meaning in meanings) and not any(meaning.says for meaning in meanings):
                dropped += terms
            terms, meanings = [], []
        terms.append(child)
    gone = {term.start for term in dropped}
    part.says = any(child.says for child in part.parts if child.start not in gone)
    return dropped


def _empty_sections(parts: Sequence[_Part]) -> list[_Part]:
    """The headings, of those at the top, under which only notes stood. A title is none of them."""
    dropped: list[_Part] = []
    waiting: list[_Part] = []  # headings whose sections are not ended yet
    filled: list[tuple[bool, bool]] = []  # what is in each of these sections: words, notes

    def end(level: int) -> None:
        while waiting and int(waiting[-1].token.tag[1]) >= level:
            heading, (said, noted) = waiting.pop(), filled.pop()
            emptied = noted and not said
            if emptied:
                dropped.append(heading)
            if filled:
                filled[-1] = (filled[-1][0] or not emptied, filled[-1][1] or emptied)

    first = next((part for part in parts if part.name == "heading"), None)
    for part in parts:
        if part.name == "footnote_block":
            break
        if part.name == "heading" and part.says:
            level = int(part.token.tag[1])
            end(level)
            waiting.append(part)
            filled.append((level == 1 and part is first, False))
        elif filled:
            filled[-1] = (filled[-1][0] or part.says, filled[-1][1] or part.noted)
    end(1)
    return dropped
