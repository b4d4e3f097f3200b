"""What not everybody may see of a body: found in the text as it is, overwritten, and the text read again.

What is hidden may change how the rest is read: a quote that was HTML becomes one, a second definition counts. So it is
looked through again, until nothing more is found.
"""

from collections.abc import Sequence

from msgspec import Struct

from generator.model.allowed import Allowed
from generator.model.note import Note
from generator.model.post import Suppression
from generator.model.problem import Problem
from generator.model.text import Span, Tag, Text
from generator.parse.markdown.blocks import make_document
from generator.parse.markdown.document import Document
from generator.parse.markdown.emptied import without_emptied
from generator.parse.markdown.internal import find_internal_blocks, find_internal_spans
from generator.parse.markdown.internal_markup import find_internal_elements, find_internal_rest
from generator.parse.markdown.sentinel import hidden_part, overwrite
from generator.parse.markdown.stray_comments import find_stray_comments
from generator.parse.markdown.tokens import Parsed, parse_markdown
from generator.parse.markdown.unclosed import find_unclosed
from generator.parse.notes.find import find_notes
from generator.parse.notes.footnotes import footnote_references
from generator.parse.suppressions import read_suppressions

# How often a text is looked through for what is left. More, and it was made to be hard to hide: all of it goes.
ROUNDS = 6


class Passage(Struct, frozen=True, order=True):
    """A stretch of the body that not every audience may see."""

    span: Span
    tag: Tag


class Seen(Struct, frozen=True):
    """A body, parsed with some passages hidden."""

    parsed: Parsed
    document: Document
    passages: tuple[Passage, ...]


class _Found(Struct, frozen=True):
    """What is to be hidden, and what is wrong with it."""

    passages: tuple[Passage, ...] = ()
    problems: tuple[Problem, ...] = ()


class _Body(Struct, frozen=True):
    """A body as its author wrote it: as long as `text`, what is before `start` blank."""

    text: Text
    words: str
    start: int
    trusted: bool
    internal: bool  # whether its words name what is internal, anywhere

    def without(self, passages: Sequence[Passage]) -> Seen:
        """What is left of it when `passages` are hidden."""
        apart = _apart(passages)
        hidden = overwrite(self.words, [passage.span for passage in apart]) if apart else self.words
        parsed = without_emptied(parse_markdown(hidden), [passage.tag for passage in apart])
        named = [(passage.tag, self.text.cut(passage.span)) for passage in apart]
        document = make_document(parsed, Text(self.text.path, hidden, self.text.starts), self.start, named)
        return Seen(parsed, document, apart)


class Hiding(Struct, frozen=True):
    """A body as it is but for internal blocks (`seen`), and with all hidden that not everybody may see (`read`)."""

    seen: Seen
    read: Seen
    notes: tuple[Note, ...]
    suppressions: tuple[Suppression, ...]
    problems: tuple[Problem, ...]


def hide(text: Text, words: str, start: int, trusted: bool, given: Sequence[Suppression] = ()) -> Hiding:
    """What not everybody may see of the body `words` of `text`. `given` are the suppressions of its front matter.

    A note that a suppression allows is none, and is not hidden.
    """
    body = _Body(text, words, start, trusted, "internal" in words.lower())
    blocks, block_problems = find_internal_blocks(text, words)
    seen = body.without([Passage(span, "internal") for span in blocks])
    exact = _exact(seen, body)
    passages = [*seen.passages, *exact.passages]
    rest = _rest(_again(body, seen, passages), body)
    passages += rest.passages

    own, suppression_problems = read_suppressions(seen.document, text)
    suppressions = (*given, *own)
    notes = find_notes(seen.document, text, Allowed(suppressions))
    left_out = [note.removal for note in notes if note.left_out]
    left_out += footnote_references(seen.document, left_out)
    passages += [Passage(hidden_part(seen.document.text.text, removal), "note") for removal in left_out]

    problems = {problem.place: problem for problem in (*block_problems, *exact.problems, *rest.problems)}
    read = _again(body, seen, passages)
    # Where nothing is hidden, what is read is what was looked through already.
    for number in range(ROUNDS + 1 if passages else 0):
        exact, rest = _exact(read, body), _rest(read, body)
        more = [*exact.passages, *rest.passages]
        if not more:
            break
        for problem in (*exact.problems, *rest.problems):
            problems.setdefault(problem.place, problem)
        passages += more if number < ROUNDS else [Passage(Span(start, len(words)), "internal")]
        read = body.without(passages)
    return Hiding(seen, read, notes, suppressions, (*problems.values(), *suppression_problems))


def _again(body: _Body, seen: Seen, passages: Sequence[Passage]) -> Seen:
    """`body` without `passages`, which is `seen` where these are no others."""
    return seen if _apart(passages) == seen.passages else body.without(passages)


def _exact(seen: Seen, body: _Body) -> _Found:
    """What has an exact extent."""
    spans, problems = find_unclosed(seen.parsed.tokens, seen.document.text, body.trusted)
    passages = [Passage(span, "note") for span in spans]
    if body.internal:
        elements, element_problems = find_internal_elements(seen.parsed.tokens, seen.document)
        passages += [Passage(span, "internal") for span in (*find_internal_spans(seen.document), *elements)]
        problems += element_problems
    return _Found(tuple(passages), problems)


def _rest(seen: Seen, body: _Body) -> _Found:
    """What is left and must not be read, with as much around it as it may mean."""
    passages: list[Passage] = []
    problems: tuple[Problem, ...] = ()
    if body.internal:
        passages += [Passage(span, "internal") for span in find_internal_rest(seen.parsed, seen.document.text)]
    if "<!--" in body.words or "]:" in body.words:
        strays, problems = find_stray_comments(seen.parsed, seen.document)
        passages += [Passage(span, "note") for span in strays]
    return _Found(tuple(passages), problems)


def _apart(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """`passages` in order, those that meet made one."""
    kept: list[Passage] = []
    for passage in sorted(passages, key=lambda p: (p.span.start, -p.span.end)):
        if kept and passage.span.start < kept[-1].span.end:
            if passage.span.end > kept[-1].span.end:
                kept[-1] = Passage(Span(kept[-1].span.start, passage.span.end), kept[-1].tag)
            continue
        if passage.span.end - passage.span.start >= 2:
            kept.append(passage)
    return tuple(kept)
