"""Comments, scripts and styles that a block of raw HTML opens and does not close: they go on to where they end.

For the Markdown parser a block of HTML mostly ends at a blank line. For a reader's browser, and for whoever wrote it,
a comment ends at `-->`. What stands in between must not be published, so that it is hidden in the source. What is never
closed hides all that follows, and is an error.
"""

from collections.abc import Sequence

from markdown_it.token import Token

from generator.model import lazy_re as re
from generator.model.problem import Problem, Rule
from generator.model.text import Span, Text

UNCLOSED = Rule(
    "PA012", "unclosed-comment", "error", "build", "A comment, a script or a style in HTML that is never closed."
)

OPENING = re.compile(r"<(?:!--|(?P<name>script|style)\b)", re.IGNORECASE)
COMMENT = re.compile(r"<!--(?:>|->|.*?--!?>)", re.DOTALL)
ENDS = {name: re.compile(rf"</{name}(?=[\s/>])[^>]*>", re.IGNORECASE) for name in ("script", "style")}
BLANK_LINE = re.compile(r"\n[ \t>]*+(?:\n|\Z)")


def find_unclosed(tokens: Sequence[Token], text: Text, trusted: bool) -> tuple[tuple[Span, ...], tuple[Problem, ...]]:
    """What is to be hidden in `text`, whose tokens are `tokens`, and what is wrong. Scripts stay if `trusted`."""
    spans: list[Span] = []
    source, reached = text.text, 0
    for token in tokens:
        if token.type != "html_block" or token.map is None or not OPENING.search(token.content):
            continue
        at = max(text.starts[token.map[0]], reached)
        end = text.line_span(min(token.map[1], text.line_count)).end
        while opening := OPENING.search(source, at, max(at, end)):
            closing = _closing(opening, source)
            hides = not (trusted and opening["name"])
            if closing is None and hides:
                return (*spans, Span(opening.start(), len(source))), (_never_closed(opening, text),)
            at = closing.end() if closing is not None else len(source)
            if at > end:
                if hides:
                    spans.append(Span(opening.start(), at))
                # What follows on the same lines was raw HTML for the author, too.
                blank = BLANK_LINE.search(source, at)
                end = blank.start() if blank is not None else len(source)
        reached = at
    return tuple(spans), ()


def _closing(opening: re.Match[str], source: str) -> re.Match[str] | None:
    if opening["name"]:
        return ENDS[opening["name"].lower()].search(source, opening.end())
    return COMMENT.match(source, opening.start())


def _never_closed(opening: re.Match[str], text: Text) -> Problem:
    span = Span(opening.start(), opening.end())
    what = f"a {opening['name'].lower()}" if opening["name"] else "a comment"
    return Problem.of(
        UNCLOSED,
        f"{what} is opened here and never closed: all that follows is hidden",
        text.place(span),
        text=text.cut(span),
        hint=f"close it with `</{opening['name'].lower()}>`" if opening["name"] else "close it with `-->`",
        line_text=text.line(text.line_at(span.start)),
    )
