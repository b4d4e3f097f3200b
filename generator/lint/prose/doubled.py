"""Words that stand twice in a row."""

from collections.abc import Iterator
from itertools import pairwise

from generator.lint.prose.lists import doubled_words
from generator.lint.prose.surroundings import in_heading, in_note, in_table, reads_english
from generator.lint.rules import Explained, ProseRules, problem_in, quoted
from generator.model import lazy_re as re
from generator.model.config import Editorial
from generator.model.post import Post
from generator.model.problem import Edit, Fix, Problem, Rule
from generator.model.text import Span

DOUBLED = Rule("SP102", "doubled-word", "hint", "never", "A word that stands twice in a row.")

# The first may begin a sentence; names in two equal halves do not go on in small letters. "\n" with what begins a line.
_GAP = r"(?:[ \t]{1,3}|[ \t]{0,3}\n[ \t>]{0,8})"
_TWICE = re.compile(rf"(?<![\w'’./@#-])([A-Za-z][a-z]{{0,19}})(?=\s)(?:{_GAP}(?i:\1)(?![\w'’/@-]|\.\w))+")
_PLAIN_WORD = re.compile(r" [a-z]{1,30}[ \n,.]")


def check_doubled(post: Post, editorial: Editorial) -> Iterator[Problem]:
    """A hint for each word that stands twice; for small words that never do, with a fix that takes one away."""
    if not reads_english(post):
        return
    text, mask = post.prose.text.text, post.prose.mask
    if not _perhaps(mask):
        return
    for match in _TWICE.finditer(mask, post.prose.front_end):
        span = Span(match.start(), match.end())
        word = match[1].lower()
        if word in _allowed() or word in {known.lower() for known in (*editorial.words, *editorial.products)}:
            continue
        gaps = text[match.end(1) : span.end]
        if not _plain(gaps, mask[match.end(1) : span.end]) or not mask[match.end() - len(word) : match.end()].islower():
            continue
        if in_table(post, span) or in_note(post, span) or ("\n" in gaps and in_heading(post, span)):
            continue
        yield problem_in(
            post,
            DOUBLED,
            span,
            f"“{word}” stands twice in a row: “{quoted(match[0])}”",
            "take one away, or reword the sentence",
            # The words of a heading are its address, too.
            _fix(text, span, match.end(1), word, not in_heading(post, span)) if word in _surely() else None,
        )


def _perhaps(mask: str) -> bool:
    """Whether any word stands twice, with what may follow it: a quick look at words that blanks part."""
    words = mask.lower().replace("(", " ").replace("“", " ").split()
    return any(
        other.startswith(word) and word[-1].isalpha() and not other[len(word) : len(word) + 1].isalpha()
        for word, other in pairwise(words)
    )


def _plain(source: str, seen: str) -> bool:
    """Whether nothing but blanks and the signs of a quotation stand between the words."""
    return source.replace(">", " ") == seen


def _fix(text: str, span: Span, first_end: int, word: str, safe: bool) -> Fix | None:
    """Takes away all but the first; over the end of a line that which begins the next, so that the lines stay."""
    gaps = text[first_end : span.end]
    cut = Span(first_end, span.end)
    if "\n" in gaps:
        if gaps.count("\n") > 1 or gaps.lower().split().count(word) != 1:
            return None
        # Anything but a plain word that came to stand at the start of a line could be markup, or a note.
        if _PLAIN_WORD.match(text, span.end) is None:
            return None
        cut = Span(span.end - len(word), span.end + 1)
    return Fix(f"take one “{word}” away", (Edit(cut, ""),), safe)


def _allowed() -> frozenset[str]:
    return frozenset(doubled_words().allowed.split())


def _surely() -> frozenset[str]:
    return frozenset(doubled_words().surely.split())


ONCE = ProseRules(
    "doubled words",
    check_doubled,
    (
        Explained(
            DOUBLED,
            "We turned the the water off.",
            "We turned the water off.",
        ),
    ),
)
