"""What is wrong with a stretch of a text, before and after it becomes a problem."""

from typing import Literal

from msgspec import Struct

from generator.model.problem import Problem, Rule
from generator.model.text import Span, Text

FaultKind = Literal["syntax", "duplicate", "size", "tag", "unclean"]

_SHOWN = 200


class Fault(Struct, frozen=True):
    """What a reader of YAML or TOML found wrong; front matter and configuration each have their own rules for it.

    `first` is the key that a duplicate repeats.
    """

    kind: FaultKind
    message: str
    span: Span
    hint: str = ""
    first: Span | None = None


def problem_at(text: Text, rule: Rule, span: Span, message: str, hint: str = "") -> Problem:
    """The problem of a stretch of `text`, with its words and its whole source line."""
    place = text.place(span)
    words = text.cut(Span(span.start, min(span.end, span.start + _SHOWN)))
    return Problem.of(rule, message, place, text=words, hint=hint, line_text=text.line(place.line))
