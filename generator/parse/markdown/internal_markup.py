"""What else is internal: elements of HTML with that class, `> [!INTERNAL]`, code with `{.internal}`, labels.

An element goes from its opening tag to the one that closes it, whatever stands in between. One that is never closed
hides all that follows, and is an error. All other forms have no exact extent: the whole block goes.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from markdown_it.token import Token
from msgspec import Struct

from generator.model import lazy_re as re
from generator.model.problem import Problem
from generator.model.text import Span, Text
from generator.parse.markdown.document import Document
from generator.parse.markdown.internal import ATTRIBUTE, BRACED, unclosed
from generator.parse.markdown.raw_html import RAW, VOID, attributes_in
from generator.parse.markdown.tokens import Parsed, lines_of

# A tag that Markdown or HTML does not take for one, but its author did.
TAGGED = re.compile(
    r"""<[a-z][^<>]{0,200}?\bclass\s{0,9}=\s{0,9}["']?(?:[^<>"']{0,200}\s)?internal(?![\w-])""", re.IGNORECASE
)
ALERT = re.compile(r"\[!\s{0,9}internal\b", re.IGNORECASE)
# The info of a fence: `internal`, `{.internal}`, `sh .internal`, `sh {class="internal"}`.
CODE = re.compile(rf"\A\s*\{{?\s*\.?internal(?![\w.-])|(?:\A|[\s{{,]){ATTRIBUTE}", re.IGNORECASE)
# Such a fence, and `> [!INTERNAL]`, in a block of HTML that goes on for want of a blank line.
FENCE = re.compile(r"(?m)^[ \t>*+-]*+(?:`{3}|~{3})[^\n]*?\binternal(?![\w.-])", re.IGNORECASE)
# A line of attributes. Other tools take it for what stands right above it, we for what stands below.
LINE = re.compile(rf"(?m)^[ \t>]*+\{{:?[^{{}}\n]{{0,200}}?{ATTRIBUTE}[^{{}}\n]*\}}[ \t]*$", re.IGNORECASE)
NAME = "internal"


class _Tag(Struct, frozen=True):
    """A tag of raw HTML: where it stands, and whether it ends an element, or says that one is internal."""

    span: Span
    name: str
    ends: bool
    internal: bool


def find_internal_elements(tokens: Sequence[Token], document: Document) -> tuple[list[Span], tuple[Problem, ...]]:
    """The elements of raw HTML that are internal, and what is wrong with them."""
    tags = sorted(_tags(tokens, document), key=attrgetter("span"))
    spans: list[Span] = []
    at = 0
    while at < len(tags):
        opening = tags[at]
        at += 1
        if not opening.internal or opening.ends:
            continue
        end, depth = opening.span.end, int(opening.name not in VOID)
        while depth and at < len(tags):
            tag = tags[at]
            at += 1
            if tag.name == opening.name:
                depth += -1 if tag.ends else 1
            end = tag.span.end
        if depth:
            spans.append(Span(opening.span.start, len(document.text.text)))
            return spans, (unclosed(document.text, opening.span, f"`</{opening.name}>`"),)
        spans.append(Span(opening.span.start, end))
    return spans, ()


def _tags(tokens: Sequence[Token], document: Document) -> Iterator[_Tag]:
    """The tags of raw HTML in `tokens`. One that stands nowhere for sure has the whole lines of its block."""
    for token in tokens:
        for part in (token,) if token.type == "html_block" else token.children or ():
            if part.type not in ("html_block", "html_inline"):
                continue
            located = document.located.get(id(part))
            for match in RAW.finditer(part.content):
                if not match["name"]:
                    continue
                name = match["name"].lower()
                if located is not None:
                    span = located.part(match.start(), match.end())
                elif token.map is not None:
                    span = _lines(token, document.text)
                else:
                    continue
                yield _Tag(span, name, bool(match["end"]), name == NAME or _has_class(match["inside"]))


def _has_class(inside: str) -> bool:
    return "internal" in inside.lower() and "internal" in attributes_in(inside).get("class", "").lower().split()


def _lines(token: Token, text: Text) -> Span:
    first, past = token.map or [0, 1]
    return Span(text.starts[first], text.line_span(min(past, text.line_count)).end)


def find_internal_rest(parsed: Parsed, text: Text) -> list[Span]:
    """The whole lines of what still says that it is internal, once all that has an exact extent is hidden."""
    spans: list[Span] = []
    quotes: list[Token] = []  # those that are open
    for index, token in enumerate(parsed.tokens):
        if token.type == "blockquote_open":
            quotes.append(token)
        elif token.type == "blockquote_close" and quotes:
            quotes.pop()
        children = token.children or ()
        if _is_internal(token) or any(map(_is_internal, children)):
            spans += _whole(lines_of(parsed, index), text)
        if ALERT.match(token.content.lstrip()) or any(map(_alerts, children)):
            quote = quotes[-1].map if quotes else None
            spans += _whole((quote[0], quote[1]) if quote else lines_of(parsed, index), text)
    return spans + _beside_attributes(parsed.tokens, text)


def _whole(lines: tuple[int, int] | None, text: Text) -> list[Span]:
    if lines is None:
        return []
    return [Span(text.starts[lines[0]], text.line_span(min(lines[1], text.line_count)).end)]


def _beside_attributes(tokens: Sequence[Token], text: Text) -> list[Span]:
    """The lines of attributes that say internal, with the blocks that end right above them or begin right below."""
    spans: list[Span] = []
    code = {
        line
        for token in tokens
        if token.type in ("fence", "code_block") and token.map
        for line in range(token.map[0] + 1, token.map[1] + 1)
    }
    blocks = [token for token in tokens if token.map is not None and not token.level and token.nesting >= 0]
    blocks.sort(key=_first_line)
    for match in LINE.finditer(text.text):
        line = text.line_at(match.end())
        if line in code:
            continue
        spans.append(Span(match.start(), match.end()))
        at = bisect_right(blocks, line, key=_first_line)
        for block in blocks[max(at - 3, 0) : at]:
            if block.map is not None and line - 1 <= block.map[1]:
                spans.append(_lines(block, text))
    return spans


def _first_line(token: Token) -> int:
    return token.map[0] if token.map is not None else 0


def _alerts(token: Token) -> bool:
    return token.type == "text" and bool(ALERT.search(token.content))


def _is_internal(token: Token) -> bool:
    if token.nesting >= 0 and "internal" in str(token.attrs.get("class", "")).lower().split():
        return True
    match token.type:
        case "text":
            return _says_so(token.content)
        case "image":
            return _says_so(token.content) or _says_so(str(token.attrs.get("title", "")))
        case "link_open" | "span_open":
            return _says_so(str(token.attrs.get("title", "")))
        case "html_block" | "html_inline":
            return any(form.search(token.content) for form in (BRACED, ALERT, FENCE))
        case "fence":
            return bool(CODE.search(token.info))
        case _:
            return False


def _says_so(words: str) -> bool:
    return bool(BRACED.search(words) or TAGGED.search(words))
