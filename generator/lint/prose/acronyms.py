"""Acronyms that a text never explains."""

from collections import Counter
from collections.abc import Iterator

from generator.lint.prose.lists import known_acronyms
from generator.lint.prose.misspellings import corrects_to
from generator.lint.prose.surroundings import in_heading, in_note, in_quotation, in_table, reads_english, words_in
from generator.lint.rules import Explained, ProseRules, problem_in
from generator.model import lazy_re as re
from generator.model.config import Editorial
from generator.model.post import Post
from generator.model.problem import Problem, Rule
from generator.model.text import Span

UNEXPLAINED = Rule("SP105", "unexplained-acronym", "hint", "never", "An acronym that is never explained.")

# Two letters are mostly somebody's initials. What touches a name, an address, an option or a number is part of it.
_ACRONYM = re.compile(r"(?<![\w./@#:$%&+=\\-])[A-Z]{3,6}(?=s?(?:['’]s)?(?![\w/@=+*'’(-]|[.:]\w))")
_CAPITALS = re.compile(r"[A-Z][A-Z'’]+\b")
_CAPITALS_END = re.compile(r"\b[A-Z][A-Z'’]+[ \t-]{1,3}\Z")
_MOST = 3  # a text; whoever explains these will look for others
_TRIED = 30  # a text with more is no prose
_AT_LEAST = 2  # times that it is used: a reader can do without a word that stands once


def check_acronyms(post: Post, editorial: Editorial) -> Iterator[Problem]:
    """A hint at the first place of each of the acronyms that are used most and never explained."""
    if not reads_english(post):
        return
    mask, known = post.prose.mask, known_acronyms()
    if not any(word[:3].isupper() and word.rstrip("s") not in known for word in words_in(mask).capitals):
        return
    spans: dict[str, list[Span]] = {}
    for match in _ACRONYM.finditer(mask, post.prose.front_end):
        if match[0] not in known:
            spans.setdefault(match[0], []).append(Span(match.start(), match.end()))
    counts = Counter({word: len(found) for word, found in spans.items() if len(found) >= _AT_LEAST})
    if not counts:
        return
    mine = {*editorial.acronyms, *editorial.products, *editorial.words, *editorial.names}
    mine |= {term.term.strip() for term in post.glossary}
    said = 0
    for word, count in counts.most_common(_TRIED):
        if said == _MOST:
            return
        if word in mine or _explained(post, word, spans[word]) or _is_other(post, word, spans[word]):
            continue
        first = next((span for span in spans[word] if _in_prose(post, span)), None)
        if first is None:
            continue
        said += 1
        yield problem_in(
            post,
            UNEXPLAINED,
            first,
            f"“{word}” stands {count} times here and is never explained",
            f"write it out at its first place, “… ({word})”, add it to the glossary,"
            " or put it under `editorial: acronyms` in site.yaml",
        )


def _explained(post: Post, word: str, spans: list[Span]) -> bool:
    """Whether the text says somewhere what a word stands for: in brackets, or by words with its letters."""
    text = post.prose.text.text
    for span in spans:
        before, after = text[max(0, span.start - 4) : span.start], text[span.end : span.end + 14]
        # In brackets after words, before brackets with words, or the words of a link.
        if before.endswith(("(", "[", "(_", "(*", "(**", "or ")) or re.match(r"s?[*_]{0,2} ?\(|s? stands|, or ", after):
            return True
    letters = r"\w*[ \t\n/&-]{1,3}(?:(?:of|and|the|for|in|to|as)[ \t\n]{1,3}){0,2}".join(word)
    return re.search(rf"\b{letters}\w", post.prose.mask, re.IGNORECASE) is not None


def _is_other(post: Post, word: str, spans: list[Span]) -> bool:
    """Whether a word in capitals is no acronym: an English one, a unit, a kind of ticket, or a name in code."""
    text, mask = post.prose.text.text, post.prose.mask
    if re.search(rf"(?<![\w-])(?:{word.lower()}|{word.capitalize()})(?![\w-])", text) is not None:
        return True
    if re.search(rf"\b{word}[-_]\d", text) is not None or corrects_to(word.lower()):
        return True
    return any(
        _shouted(mask, span) or re.search(r"\d[\d.,]*[kKmMbB]?[ \t]\Z", mask[span.start - 8 : span.start])
        for span in spans
    )


def _shouted(mask: str, span: Span) -> bool:
    """Whether a word in capitals stands beside another."""
    after = _CAPITALS.match(mask, span.end + 1) if mask[span.end : span.end + 1] == " " else None
    return after is not None or _CAPITALS_END.search(mask, max(0, span.start - 20), span.start) is not None


def _in_prose(post: Post, span: Span) -> bool:
    return not (in_note(post, span) or in_table(post, span) or in_heading(post, span) or in_quotation(post, span))


ACRONYMS = ProseRules(
    "acronyms",
    check_acronyms,
    (
        Explained(
            UNEXPLAINED,
            "The QZK was full. When we emptied the QZK, the pump ran.",
            "The quiet zone keeper (QZK) was full. When we emptied the QZK, the pump ran.",
        ),
    ),
)
