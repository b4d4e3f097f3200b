"""Common misspellings, by a list that is maintained elsewhere."""

from collections.abc import Iterator

from generator.lint.prose.lists import spelling_words
from generator.lint.prose.misspellings import correction
from generator.lint.prose.surroundings import in_note, in_other_language, in_quotation, reads_english, words_in
from generator.lint.rules import Explained, ProseRules, problem_in
from generator.model import lazy_re as re
from generator.model.config import Editorial
from generator.model.post import Post
from generator.model.problem import Edit, Fix, Problem, Rule
from generator.model.text import Span

MISSPELLING = Rule("SP101", "misspelling", "hint", "never", "A word that is often misspelled in this way.")

# What touches a word that is part of a name, an address, an option or a number.
_BEFORE, _AFTER = r"(?<![\w@#/.:\\'’`$&%+=\]-])", r"(?![\w@/\\`=(-]|[.:'’]\w)"
_SENTENCE_END = re.compile(r"(?:\A|[.!?:;•]|\n[ \t]*\n|[\n \t][-*+>#]+|\d[.)])[\s>\"“‘(*_]*\Z")
_LONG = 5  # letters: shorter misspellings are mostly words of some other kind
MOST = 30  # misspelled words; a text with more is not meant to be read as English


def check_misspellings(post: Post, editorial: Editorial) -> Iterator[Problem]:
    """A hint for each word that is misspelled, at its first place; its fix mends all places."""
    if not reads_english(post):
        return
    listed = spelling_words()
    right = {*listed.right.split(), *(word.lower() for word in editorial.words)}
    short = listed.short.split()
    words = words_in(post.prose.mask).small
    long_ones = [word for word in words if len(word) >= _LONG and correction(word)]
    wrong = sorted(word for word in (*long_ones, *words.intersection(short)) if word not in right and correction(word))
    for word in wrong[:MOST]:
        spans = _places(post, word)
        if not spans:
            continue
        better = correction(word)
        first = post.prose.text.cut(spans[0])
        shown = _cased(better, first)
        more = f", here and in {len(spans) - 1} more places" if len(spans) > 2 else ""
        more = ", here and in one more place" if len(spans) == 2 else more
        edits = tuple(Edit(span, _cased(better, post.prose.text.cut(span))) for span in spans)
        yield problem_in(
            post,
            MISSPELLING,
            spans[0],
            f"“{first}” is usually spelled “{shown}”{more}",
            f"write “{shown}”, or put “{word}” under `editorial: words` in site.yaml",
            Fix(f"write “{shown}”", edits),
        )


def _places(post: Post, word: str) -> list[Span]:
    """Where a word stands as prose; nowhere where it is a name or a matter of the text, too."""
    text, mask = post.prose.text.text, post.prose.mask
    prose = [
        Span(match.start(), match.end())
        for match in re.finditer(f"{_BEFORE}[{word[0]}{word[0].upper()}]{word[1:]}{_AFTER}", mask)
        if match.start() >= post.prose.front_end
    ]
    if not prose or len(prose) < len(re.findall(rf"(?<![A-Za-z]){word}(?![a-z])", text, re.IGNORECASE)):
        return []  # it stands in code, in an address, in a name or in capitals as well
    if any(in_quotation(post, span) or in_note(post, span) or in_other_language(post, span) for span in prose):
        return []
    capital = [span for span in prose if mask[span.start].isupper()]
    return [] if any(not _begins(mask, span) for span in capital) else prose


def _begins(mask: str, span: Span) -> bool:
    """Whether a word in capitals stands where a sentence begins, and so is no name."""
    return _SENTENCE_END.search(mask[max(0, span.start - 40) : span.start]) is not None


def _cased(word: str, like: str) -> str:
    return word[0].upper() + word[1:] if like[0].isupper() else word


SPELLED_RIGHT = ProseRules(
    "misspellings",
    check_misspellings,
    (
        Explained(
            MISSPELLING,
            "The pump did not recieve the signal, and the ring ran dry.",
            "The pump did not receive the signal, and the ring ran dry.",
        ),
    ),
)
