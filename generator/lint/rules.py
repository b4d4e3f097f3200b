"""What a rule of lint is: what it says, an example that breaks it and one that does not, and how it is checked."""

from collections.abc import Callable, Iterable
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from generator.model.config import Editorial
from generator.model.post import Post
from generator.model.problem import Fix, Problem, Rule
from generator.model.site import Site
from generator.model.summary import Summary
from generator.model.text import Place, Span, Text

SHOWN = 80  # characters of the text that a message shows

TextCheck = Callable[[Post], Iterable[Problem]]
ProseCheck = Callable[[Post, Editorial], Iterable[Problem]]
SiteCheck = Callable[[tuple[Summary, ...], Site, datetime], Iterable[Problem]]


class Explained(Struct, frozen=True):
    """A rule with a text that breaks it, and the same text mended; the manual tells why it is there (`rules.md`).

    `path` is the file that both are, where the rule minds its name.
    """

    rule: Rule
    bad: str
    good: str
    path: str = ""


class TextRules(Struct, frozen=True):
    """A family of rules that look at one post by itself, checked together."""

    name: str
    check: TextCheck
    rules: tuple[Explained, ...]


class ProseRules(Struct, frozen=True):
    """A family of rules that look at the words of one post by what a site's settings allow.

    They run where somebody asks what an editor would say (lint, --strict), and not in a plain build.
    """

    name: str
    check: ProseCheck
    rules: tuple[Explained, ...]


class SiteRules(Struct, frozen=True):
    """A family of rules that look at all posts and at the site that is made of them."""

    name: str
    check: SiteCheck
    rules: tuple[Explained, ...]


class Rules(Struct, frozen=True):
    """What lint checks, in order."""

    text: tuple[TextRules, ...]
    site: tuple[SiteRules, ...]
    prose: tuple[ProseRules, ...] = ()


def problem_in(post: Post, rule: Rule, span: Span, message: str, hint: str, fix: Fix | None = None) -> Problem:
    """The problem of a stretch of a post's text, with its words, its whole source line, and how to solve it."""
    text = post.prose.text
    return replace(problem_at(post, rule, text.place(span), message, hint, text.cut(span)), fix=fix)


def problem_at(post: Post, rule: Rule, place: Place, message: str, hint: str, words: str = "") -> Problem:
    """The problem of a place in a post, with its whole source line; of its `words` alone, where they stand there."""
    text = post.prose.text
    place = _narrowed(text, place, words) if words else place
    return Problem.of(rule, message, place, text=words, hint=hint, line_text=text.line(place.line))


def _narrowed(text: Text, place: Place, words: str) -> Place:
    """Where `words` stand within `place`, which is all of it where they are not found."""
    if place.end_line > text.line_count:
        return place
    start = text.starts[place.line - 1] + place.column - 1
    at = text.text.find(words, start, text.starts[place.end_line - 1] + place.end_column - 1)
    return text.place(Span(at, at + len(words))) if at >= 0 else place


def quoted(words: str) -> str:
    """Words as a message shows them: on one line, not too long."""
    shown = " ".join(words.split())
    return shown if len(shown) <= SHOWN else shown[: SHOWN - 1] + "…"
