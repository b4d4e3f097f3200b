"""Comments and internal words in the values of front matter, hidden like notes before anything is made of the values.

A value is no Markdown, but its author may have written it like the body: `title: The disk <!-- Kim's --> was full`.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from generator.model.problem import Problem
from generator.model.text import Span, Text
from generator.parse.front_matter import nodes
from generator.parse.front_matter.keys import is_ours
from generator.parse.markdown.internal import BRACED, SPAN
from generator.parse.markdown.internal_markup import TAGGED
from generator.parse.markdown.stray_comments import CLOSING, OPENING, comment_problem
from generator.parse.notes.front_matter import CODE, NAMING, Offsets, Where, scalars_of
from generator.parse.notes.leaves import fold


def hide_passages(root: nodes.Mapping, text: Text) -> tuple[nodes.Mapping, tuple[Problem, ...]]:
    """The values of front matter with what no reader may see marked in them, and the comments that are never closed."""
    said = "\n".join([value.text for value in scalars_of(root)])
    if OPENING not in said and "internal" not in fold(said):
        return root, ()
    if OPENING not in text.text and "internal" not in text.text.lower():
        return root, ()
    problems: list[Problem] = []
    hidden = _hidden(root, Where(), text, problems)
    unique = {problem.place: problem for problem in problems}  # what a YAML alias repeats is one in the file
    return (hidden if isinstance(hidden, nodes.Mapping) else root), tuple(unique.values())


def _hidden(node: nodes.Node, where: Where, text: Text, problems: list[Problem]) -> nodes.Node:
    if isinstance(node, nodes.Scalar):
        return _value(node, where, text, problems)
    if isinstance(node, nodes.Sequence):
        return nodes.Sequence(tuple(_hidden(item, where, text, problems) for item in node.items), node.span)
    pairs = tuple(
        (
            _value(key, where, text, problems) if where.top in NAMING else key,
            _hidden(value, where.below(key.text), text, problems),
        )
        for key, value in node.pairs
    )
    return nodes.Mapping(pairs, node.span)


def _value(value: nodes.Scalar, where: Where, text: Text, problems: list[Problem]) -> nodes.Scalar:
    if where.decides or not is_ours(where.top):
        return value
    words = CODE.sub(lambda match: " " * len(match[0]), value.text)
    comments = list(_comments(words))
    spans = (*comments, *_internal(words))
    if comments and not words.endswith(CLOSING, comments[-1].start + len(OPENING), comments[-1].end):
        opening = Span(comments[-1].start, comments[-1].start + len(OPENING))
        problems.append(comment_problem(Offsets(value, text).span(opening).start, text))
    return replace(value, notes=_together((*value.notes, *spans))) if spans else value


def _comments(words: str) -> Iterator[Span]:
    """The comments of a value; one that is never closed goes to the end."""
    at = 0
    while (start := words.find(OPENING, at)) >= 0:
        closing = words.find(CLOSING, start + len(OPENING))
        at = closing + len(CLOSING) if closing >= 0 else len(words)
        yield Span(start, at)


def _internal(words: str) -> Iterator[Span]:
    """What is internal of a value; all of it where it says that it is and not how much is."""
    rest = SPAN.sub("", words)
    if BRACED.search(rest) or TAGGED.search(rest):
        yield Span(0, len(words))
    else:
        yield from (Span(match.start(), match.end()) for match in SPAN.finditer(words))


def _together(spans: Sequence[Span]) -> tuple[Span, ...]:
    """`spans` in order, those that meet made one."""
    kept: list[Span] = []
    for span in sorted(spans):
        if kept and span.start < kept[-1].end:
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return tuple(kept)
