"""Nodes to plain values: what a value is expected to be, and a problem at its place where it is something else."""

from generator.model import lazy_re as re
from generator.model.problem import Problem, Rule
from generator.model.text import Place, Run, Span, Text, Words
from generator.parse.front_matter.faults import problem_at
from generator.parse.front_matter.nodes import Mapping, Node, Scalar, Sequence, kind_of

YES = frozenset(("true", "yes", "on", "y", "1"))
NO = frozenset(("false", "no", "off", "n", "0"))


class Fields:
    """One reading of one text's values. It lives as long as the call that made it and gathers the problems.

    `wrong_type` is the rule for a value of the wrong kind. Every reader takes a node and `what` (how a message calls
    the value) and returns None, or an empty tuple, where the value is not there or is not what it should be.
    """

    __slots__ = ("problems", "text", "wrong_type")

    def __init__(self, text: Text, wrong_type: Rule) -> None:
        self.text = text
        self.wrong_type = wrong_type
        self.problems: list[Problem] = []

    def say(self, rule: Rule, span: Span, message: str, hint: str = "") -> None:
        """Add a problem about the stretch `span`."""
        self.problems.append(problem_at(self.text, rule, span, message, hint))

    def place(self, node: Node) -> Place:
        """Where a node stands in the file."""
        return self.text.place(node.span)

    def expected(self, node: Node, what: str, form: str) -> None:
        """Say that `what` should be `form`, and is something else."""
        found = f"this is {kind_of(node)}"
        if isinstance(node, Mapping) and "mapping" in form:
            keys = ", ".join(key.text[:40] for key, _ in node.pairs[:5])
            found = f"this one has only {keys}" if keys else "this one is empty"
        self.say(self.wrong_type, _first_line(self.text, node.span), f"{what} must be {form}, and {found}")

    def line(self, node: Node, what: str) -> str | None:
        """Text on one line: blanks and line ends run together. Nothing and empty text give None, without a word."""
        if not isinstance(node, Scalar):
            self.expected(node, what, "text")
            return None
        return None if node.null else " ".join(node.shown.split()) or None

    def words(self, node: Node, what: str) -> Words | None:
        """Text on one line, with its place; the notes in it are runs of their own."""
        line = self.line(node, what)
        if line is None:
            return None
        if isinstance(node, Scalar) and node.notes:
            return Words(_runs(node), self.place(node), "front-matter")
        return Words.of(line, self.place(node), "front-matter")

    def lines(self, node: Node, what: str, *, commas: bool = False) -> tuple[str, ...]:
        """Several texts: a list, or a single text, which `commas` may part. Each text comes once, empty ones never."""
        if isinstance(node, Scalar) and commas:
            found = [] if node.null else [" ".join(part.split()) for part in node.shown.split(",")]
            return tuple(dict.fromkeys(part for part in found if part))
        if isinstance(node, Mapping):
            self.expected(node, what, "a list of texts")
            return ()
        texts = (self.line(item, f"an entry of {what}") for item in self.items(node))
        return tuple(dict.fromkeys(text for text in texts if text))

    def items(self, node: Node) -> tuple[Node, ...]:
        """The items of a list; a single value is a list of one, nothing is an empty list."""
        if isinstance(node, Sequence):
            return node.items
        return () if isinstance(node, Scalar) and node.null else (node,)

    def mapping(self, node: Node, what: str) -> Mapping | None:
        """Keys with values; nothing gives None, without a word."""
        if isinstance(node, Mapping):
            return node
        if not (isinstance(node, Scalar) and node.null):
            self.expected(node, what, "`key: value` lines")
        return None


def switch(node: Node) -> bool | None:
    """What a yes-or-no value says, in any of YAML's spellings, quoted or not; None where it says neither."""
    if not isinstance(node, Scalar):
        return None
    word = node.text.strip().casefold()
    return True if word in YES else False if word in NO else None


def as_written(text: Text, node: Node) -> str:
    """A value as it stands in the file; of a single value only its words, without notes."""
    return node.shown if isinstance(node, Scalar) else text.cut(node.span)


def _runs(node: Scalar) -> tuple[Run, ...]:
    """A value on one line, as runs: each note is one, with the blanks around it."""
    return tuple(Run(re.sub(r"\s+", " ", words), "note" if note else "public") for words, note in node.stretches())


def _first_line(text: Text, span: Span) -> Span:
    """The part of a span on its first line, so that a caret under it stays on that line."""
    end = text.text.find("\n", span.start, span.end)
    return span if end < 0 else Span(span.start, end)
