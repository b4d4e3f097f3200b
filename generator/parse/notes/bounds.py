"""Where a note must end: at an HTML tag that does not close in it; and that it never begins or ends inside a sign."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from generator.model import lazy_re as re
from generator.model.text import Span
from generator.parse.notes.leaf import Leaf, comment_spans
from generator.parse.notes.rules import Draft

TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)\b[^<>]*>")
# HTML elements that may stand in a sentence, and may go with it; all others are the frame that a note stands in.
IN_SENTENCES = frozenset(
    "a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup tt u var".split()
)
FRAMES = frozenset(
    "address article aside blockquote body br caption center col colgroup dd details div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 head header hr html li main nav ol p picture pre rp rt ruby section source "
    "summary table tbody td tfoot th thead time tr ul video".split()
)
BLANKS = " \t\n"


class _Tag:
    """A tag of a leaf: where it stands, its name in lower case, and whether it closes."""

    __slots__ = ("closes", "name", "start")

    def __init__(self, start: int, match: re.Match[str]) -> None:
        self.start, self.name, self.closes = start, match[2].lower(), bool(match[1])


def bounded(leaf: Leaf, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """`drafts`, each ended by the first tag that it does not hold with its partner, none cutting an escape in two."""
    tags: list[_Tag] | None = None
    inexact = [piece.outer for piece in leaf.block.pieces if piece.kind == "text" and not piece.exact]
    for draft in drafts:
        # Of a link to nothing only the address goes, whatever tags stand in its words.
        if draft.form != "comment" and draft.removal is None:
            tags = _tags(leaf) if tags is None else tags
            draft = _ended(draft, tags) if tags else draft
        yield _whole_signs(draft, inexact) if inexact else draft


def _tags(leaf: Leaf) -> list[_Tag]:
    if leaf.block.kind != "html":
        pieces = (piece for piece in leaf.block.pieces if piece.kind == "html")
        found = ((piece.outer.start, TAG.match(piece.text)) for piece in pieces)
        return [_Tag(start, match) for start, match in found if match]
    raw, comments = leaf.raw, comment_spans(leaf.raw)
    return [
        _Tag(leaf.start + match.start(), match) for match in TAG.finditer(raw) if not _within(comments, match.start())
    ]


def _within(spans: tuple[Span, ...], offset: int) -> bool:
    index = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return index >= 0 and offset < spans[index].end


def _ended(draft: Draft, tags: list[_Tag]) -> Draft:
    end = draft.span.end
    waiting: list[_Tag] = []
    for index in range(bisect_right(tags, draft.span.start, key=lambda tag: tag.start), len(tags)):
        tag = tags[index]
        if tag.start >= end:
            break
        if tag.name in FRAMES:
            end = tag.start
        elif tag.name in IN_SENTENCES:
            if not tag.closes:
                waiting.append(tag)
            elif waiting and waiting[-1].name == tag.name:
                waiting.pop()
            else:
                end = tag.start
    if waiting:
        end = waiting[0].start
    if end == draft.span.end:
        return draft
    text = draft.leaf.document.text.text
    end = draft.span.start + len(text[draft.span.start : end].rstrip(BLANKS))
    said = draft.said[: max(len(draft.said) - (draft.span.end - end), 0)].rstrip(BLANKS)
    return replace(draft, span=Span(draft.span.start, end), said=said)


def _whole_signs(draft: Draft, inexact: list[Span]) -> Draft:
    """`draft` with the whole of an escape or an entity that it would begin or end in the midst of."""
    start, end = draft.span.start, draft.span.end
    for offset in (start, end):
        index = bisect_left(inexact, offset, key=lambda span: span.end)
        if index < len(inexact) and inexact[index].start < offset < inexact[index].end:
            start, end = min(start, inexact[index].start), max(end, inexact[index].end)
    return draft if Span(start, end) == draft.span else replace(draft, span=Span(start, end))
