"""Acronyms that a text defines itself ("network address translation (NAT)"), and terms of the site that it uses."""

from collections.abc import Sequence

from generator.model import lazy_re as re
from generator.model.post import Term
from generator.model.text import Span
from generator.parse.markdown.document import Document

_ACRONYM = r"[A-Z][A-Za-z0-9]{0,8}[A-Z][A-Za-z0-9]?"
_MEANING_LAST = re.compile(r"\(\s{0,3}([A-Za-z][A-Za-z0-9'’/ \n-]{4,90}?)\s{0,6}\)")
_WORD_BEFORE = re.compile(rf"(?<![\w-])({_ACRONYM})s?\s{{1,6}}$")
_ACRONYM_LAST = re.compile(rf"\(\s{{0,3}}({_ACRONYM})s?\s{{0,6}}\)")
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’]*")
_ANY_WORD = re.compile(r"\w+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SMALL = ("of", "and", "the", "for", "to", "in", "on", "a", "an", "by", "with", "or", "as", "at")
_BEFORE = 140  # how far before its brackets a meaning is looked for


def read_glossary(document: Document) -> tuple[Term, ...]:
    """The terms that the text defines, in its order, each once: the initials of the meaning must be the acronym."""
    mask = document.mask
    found: list[Term] = []
    if "(" not in mask:
        return ()
    for match in _MEANING_LAST.finditer(mask):
        acronym = _WORD_BEFORE.search(mask, max(match.start() - 20, 0), match.start())
        if acronym is not None and _starts(acronym[1], match[1]) == 0:
            found.append(_term(document, acronym[1], match[1], Span(acronym.start(), match.end())))
    for match in _ACRONYM_LAST.finditer(mask):
        before = mask[max(match.start() - _BEFORE, 0) : match.start()].rpartition("\n\n")[2]
        cut = max(before.rfind(mark) for mark in (". ", ") ", "(", ":", ";")) + 1
        words = before[cut:]
        at = _starts(match[1], words)
        if at >= 0:
            meaning = words[at:]
            found.append(_term(document, match[1], meaning, Span(match.start() - len(meaning), match.end())))
    found.sort(key=lambda term: term.place)
    seen: set[str] = set()
    first: list[Term] = []
    for term in found:
        if term.term not in seen:
            seen.add(term.term)
            first.append(term)
    return tuple(first)


def terms_used(terms: Sequence[Term], mask: str) -> tuple[Term, ...]:
    """Those of `terms` that a text uses, as words of their own. Capitals count in a term that has several."""
    if not terms:
        return ()
    words = " ".join(mask.split())
    lowered = words.lower()
    known = set(_ANY_WORD.findall(lowered))  # to ask this first is a hundred times faster than to look through the text
    return tuple(term for term in terms if _may_be_used(term.term, known) and _is_used(term.term, words, lowered))


def _may_be_used(term: str, known: set[str]) -> bool:
    first = _ANY_WORD.search(term)
    word = first[0].lower() if first is not None else ""
    return word in known or f"{word}s" in known


def _is_used(term: str, words: str, lowered: str) -> bool:
    if sum(letter.isupper() for letter in term) < 2:
        term, words = term.lower(), lowered
    if term not in words:
        return False
    return re.search(rf"(?<!\w){re.escape(term)}s?(?!\w)", words) is not None


def _term(document: Document, acronym: str, meaning: str, span: Span) -> Term:
    return Term(acronym.removesuffix("s"), " ".join(meaning.split()), document.text.place(span))


def _starts(acronym: str, words: str) -> int:
    """Where in `words` the words begin whose initials, up to the end, are `acronym`; -1 where they are not.

    Small words may be left out; a word in camel case or with a hyphen counts as several.
    """
    parts = [(match.start(), hump) for match in _WORD.finditer(words) for hump in _HUMP.split(match[0]) if hump]
    letters = [letter.lower() for letter in acronym if letter.isupper() or letter.isdigit()]
    if len(letters) < 2 or len(parts) < 2:
        return -1
    waiting = len(letters) - 1
    for number, (start, part) in enumerate(reversed(parts)):
        if number > 3 * len(letters):
            return -1
        if part[0].lower() == letters[waiting]:
            if waiting == 0:
                return start
            waiting -= 1
        elif part.lower() not in _SMALL:
            return -1
    return -1
