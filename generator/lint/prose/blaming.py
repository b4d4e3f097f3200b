"""Words that blame a person, where a postmortem asks what made the mistake easy."""

from collections.abc import Iterator
from functools import cache
from itertools import islice

from generator.lint.prose.lists import Blaming, blame
from generator.lint.prose.surroundings import in_heading, own_words, reads_english, words_in
from generator.lint.rules import Explained, ProseRules, problem_in, quoted
from generator.model import lazy_re as re
from generator.model.config import Editorial
from generator.model.post import Post
from generator.model.problem import Problem, Rule
from generator.model.text import Span

BLAMING = Rule("WO102", "blame", "hint", "never", "Words that blame a person.")

# A text that speaks against blame does not blame.
_AGAINST = re.compile(
    r"(?<![\w-])(?:not|never|no|without|isn['’]t|wasn['’]t|instead of|rather than|blam\w{1,6}|called|calling|call|term"
    r"|label\w{0,4}|so-called|who|what|which)\s(?:[\w'’-]{1,20}\s){0,4}\Z",
    re.IGNORECASE,
)
_BEFORE = 60  # characters in which who did it, or that nobody is blamed, is looked for
_MOST = 20  # of one kind in a text
_BETWEEN = r"(?:\s(?:had|has|have|also|then|simply|just|was|were|again|\w{2,14}ly)){0,2}\s"


def check_blame(post: Post, editorial: Editorial) -> Iterator[Problem]:
    """A hint for each expression that blames a person, with what to ask instead."""
    if not reads_english(post):
        return
    front = post.prose.front_end
    seen = post.prose.mask.replace("\n", " ")
    # Small letters, where that keeps every letter at its place.
    seen = seen.lower() if len(seen.lower()) == len(seen) else seen
    words = words_in(post.prose.mask).small
    allowed = {word.lower() for word in editorial.words}
    for blaming, firsts, person in _kinds():
        if not any(
            (first in words or not first) and sign in seen for first, sign in zip(firsts, blaming.signs, strict=True)
        ):
            continue
        for match in islice(_pattern(blaming.pattern).finditer(seen, front), _MOST):
            span = Span(match.start(), match.end())
            before = seen[max(front, span.start - _BEFORE) : span.start]
            if match[0] in allowed or _AGAINST.search(before) or (person is not None and not person.search(before)):
                continue
            if in_heading(post, span) or not own_words(post, span):
                continue
            said = quoted(post.prose.text.cut(span))
            if said.isupper():
                continue  # the words of a licence
            yield problem_in(post, BLAMING, span, f"“{said}” blames a person", f"ask instead: {blaming.ask}")


@cache
def _kinds() -> tuple[tuple[Blaming, tuple[str, ...], re.Pattern[str] | None], ...]:
    """Every kind of expression, the whole words that its signs begin with, and who must stand before it to be blamed.

    That is None where it always blames somebody, and a word is empty where a sign begins with no whole one.
    """
    listed = blame()
    person = re.compile(rf"\b(?:{'|'.join(listed.persons)}){_BETWEEN}\Z")
    kinds = (*((words, None) for words in listed.words), *((deed, person) for deed in listed.deeds))
    return tuple((blaming, tuple(map(_first_word, blaming.signs)), who) for blaming, who in kinds)


def _first_word(sign: str) -> str:
    """The word that a sign of several begins with, where it is one of those that are kept of a text."""
    first, _, rest = sign.partition(" ")
    return first if rest and len(first) > 2 and first.isalpha() else ""


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])")


BLAME = ProseRules(
    "blame",
    check_blame,
    (
        Explained(
            BLAMING,
            "The ring burst because of human error.",
            "The ring burst because both valves have the same handle.",
        ),
    ),
)
