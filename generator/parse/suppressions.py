"""Suppressions: where an author allows a rule to be broken, in a comment of the body or in front matter, and why."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.model import lazy_re as re
from generator.model.allowed import Allowed
from generator.model.note import Note
from generator.model.post import Suppression
from generator.model.problem import Problem, Rule
from generator.model.text import Span, Text
from generator.parse.front_matter.faults import problem_at
from generator.parse.front_matter.keys import plain_key
from generator.parse.front_matter.nodes import Mapping, Node, Scalar
from generator.parse.front_matter.nodes import Sequence as Items
from generator.parse.markdown.document import Block, Document
from generator.parse.notes.leaf import VERBATIM, comment_spans
from generator.parse.notes.remark_patterns import OURS

REASONLESS = Rule(
    "SU102", "suppression-without-reason", "warning", "strict", "A suppression gives no reason, so it does not hold."
)
UNREADABLE = Rule("SU105", "unreadable-suppression", "warning", "strict", "A suppression cannot be understood.")

_CODE = r"(?:[A-Za-z]{2}\d{3}(?![\w-])|[a-z][a-z0-9]{0,30}(?:-[a-z0-9]{1,30}){0,9}(?![\w-]))"
_SAID = re.compile(
    rf"\s{{0,99}}(?P<scope>allow(?:-line|-file)?)\s{{1,99}}(?P<codes>{_CODE}(?:\s{{0,9}},\s{{0,9}}{_CODE}){{0,30}})(?P<reason>.*)",
    re.DOTALL,
)
_RULE = re.compile(_CODE)
_CODE_ALONE = re.compile(r"[A-Za-z]{2}\d{3}")
_FORM = "write `afterword: allow CODE reason`, with allow-line or allow-file for a line or the whole text"
_WHY = "say why after the code: `allow {} because …`"


class Comment(Struct, frozen=True):
    """A comment of ours: where it stands, and the block that it is about, if there is one."""

    span: Span
    block: Block | None


def read_suppressions(document: Document, text: Text) -> tuple[tuple[Suppression, ...], tuple[Problem, ...]]:
    """The suppressions in the comments of a body, and those that cannot hold. Code that shows one is none."""
    if "<!--" not in document.text.text or "afterword" not in document.text.text.lower():
        return (), ()
    found: list[Suppression] = []
    problems: list[Problem] = []
    for comment in sorted(_comments(document), key=lambda comment: comment.span):
        said = document.text.cut(comment.span).removesuffix("-->").partition(":")[2]
        match = _SAID.fullmatch(said)
        if match is None:
            shown = " ".join(said.split())[:60]
            problems.append(problem_at(text, UNREADABLE, comment.span, f"“{shown}” is no suppression", _FORM))
            continue
        first, last = _lines(match["scope"], comment, text)
        reason = " ".join(match["reason"].split())
        for code in _RULE.findall(match["codes"]):
            if _says_nothing(reason):
                problems.append(_reasonless(text, comment.span, code))
            else:
                found.append(Suppression(_plain(code), reason, first, last, text.place(comment.span)))
    return tuple(found), tuple(problems)


def read_allowed(root: Mapping, text: Text) -> tuple[tuple[Suppression, ...], tuple[Problem, ...]]:
    """The suppressions of front matter, which hold for the whole text: `editorial: {allow: {ED203: reason}}`."""
    editorial = _value(root, "editorial")
    if not isinstance(editorial, Mapping):
        return (), ()
    allow = _value(editorial, "allow")
    problems = [
        problem_at(text, UNREADABLE, key.span, f"`{key.text[:60]}` of editorial is not known; it has `allow` alone")
        for key, _ in editorial.pairs
        if plain_key(key.text) != "allow"
    ]
    if isinstance(allow, Items):
        for item in allow.items:
            if isinstance(item, Scalar):
                problems.append(_reasonless(text, item.span, item.text))
    if not isinstance(allow, Mapping):
        return (), tuple(problems)
    found: list[Suppression] = []
    for key, value in allow.pairs:
        reason = " ".join(value.text.split()) if isinstance(value, Scalar) and not value.null else ""
        if not _RULE.fullmatch(key.text):
            message = f"“{key.text[:60]}” is neither the code nor the name of a rule"
            problems.append(problem_at(text, UNREADABLE, key.span, message))
        elif _says_nothing(reason):
            problems.append(_reasonless(text, key.span, key.text))
        else:
            found.append(Suppression(_plain(key.text), reason, 1, text.line_count, text.place(key.span)))
    return tuple(found), tuple(problems)


def allow(notes: Sequence[Note], allowed: Allowed) -> tuple[Note, ...]:
    """`notes`, those marked that their author says are none."""
    if not allowed:
        return tuple(notes)
    return tuple(
        replace(note, allowed=True) if allowed.holds(note.code, note.name, note.place.line) else note for note in notes
    )


def _comments(document: Document) -> Iterator[Comment]:
    """The comments that begin with our name."""
    waiting = [document.blocks]
    while waiting:
        blocks = waiting.pop()
        following: Block | None = None  # the next block that is more than our comments
        for block in reversed(blocks):
            ours = _ours(block, document.text) if block.kind == "html" else []
            filled = bool(ours) and _is_filled(block, ours, document.text)
            yield from (Comment(span, following if filled else block) for span in ours)
            following = following if filled else block
            for piece in block.pieces:
                if piece.kind == "html" and piece.text.startswith("<!--") and OURS.match(piece.text, 4):
                    yield Comment(piece.outer, block)
            if block.children:
                waiting.append(block.children)


def _ours(block: Block, text: Text) -> list[Span]:
    """Our comments in a block of HTML, which is none where it shows code."""
    if "<!--" not in block.content or VERBATIM.match(block.content):
        return []
    at = block.span.start
    found = [Span(at + span.start, at + span.end) for span in comment_spans(text.cut(block.span))]
    return [span for span in found if OURS.match(text.text, span.start + 4, span.end)]


def _is_filled(block: Block, spans: Sequence[Span], text: Text) -> bool:
    """Whether a block of HTML is nothing but these comments."""
    at, rest = block.span.start, ""
    for span in spans:
        rest += text.text[at : span.start]
        at = span.end
    rest += text.text[at : block.span.end]
    return not rest.strip(" \t\n>")


def _lines(scope: str, comment: Comment, text: Text) -> tuple[int, int]:
    """The lines that a suppression holds for; those of the comment where nothing follows it."""
    first, last = text.line_at(comment.span.start), text.line_at(comment.span.end)
    if scope == "allow-file":
        return 1, text.line_count
    if scope == "allow-line":
        start, end = text.line_span(first).start, text.line_span(last).end
        alone = f"{text.text[start : comment.span.start]}{text.text[comment.span.end : end]}".strip(" \t>") == ""
        return (last + 1, last + 1) if alone else (first, last)
    block = comment.block
    return (first, last) if block is None else (block.line, max(block.line, block.end_line))


def _value(mapping: Mapping, name: str) -> Node | None:
    return next((value for key, value in mapping.pairs if plain_key(key.text) == name), None)


def _plain(rule: str) -> str:
    """The code of a rule in capitals, its name in small letters."""
    return rule.upper() if _CODE_ALONE.fullmatch(rule) else rule.lower()


def _says_nothing(reason: str) -> bool:
    return not any(letter.isalnum() for letter in reason)


def _reasonless(text: Text, span: Span, code: str) -> Problem:
    message = f"{code[:60]} is not allowed by this: a suppression without a reason does not hold"
    return problem_at(text, REASONLESS, span, message, _WHY.format(code[:60]))
