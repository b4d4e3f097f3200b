"""Inline tokens to pieces: the text of a leaf block, each run of it at its exact offset in the source.

A leaf's children are walked along its content: between two of them nothing can stand but markup.
"""

from markdown_it.token import Token

from generator.model.text import Span
from generator.parse.markdown.anchors import Anchors, Located
from generator.parse.markdown.document import Piece
from generator.parse.markdown.inline_parser import Extent
from generator.parse.markdown.labels import GIVEN, labels_in_tags, title_in
from generator.parse.markdown.sentinel import address

BARE_LINKS = ("gfm_autolink_www", "gfm_autolink_protocol", "gfm_autolink_email")
LINKS = ("link", "span", "autolink", *BARE_LINKS)
NOTES = ("footnote_ref", "footnote_inline")
EMPHASIS = frozenset({"strong_open", "strong_close", "em_open", "em_close", "s_open", "s_close"})


def pieces_of(
    token: Token, extents: tuple[Extent, ...], anchors: Anchors, located: dict[int, Located]
) -> tuple[list[Piece], list[Piece]]:
    """The pieces of an inline token, in order, and its labels, which are no text of the leaf.

    Where its links, pictures and tags stand is noted in `located`, by the identity of their tokens.
    """
    content, cursor = token.content, 0
    pieces: list[Piece] = []
    labels = _given(content, extents, anchors)
    bold = italic = struck = 0
    href = ""
    links: list[tuple[str, int, Token]] = []
    at = 0  # the next extent that was not used yet
    span_of, shift = anchors.span, anchors.shift
    for child in token.children or ():
        kind = child.type
        if kind == "text":
            words = child.content
            if not words:
                continue
            if extents and at < len(extents) and extents[at].rule == "attr" and extents[at].start == cursor:
                cursor = extents[at].end
            start = content.find(words, cursor)
            if start < 0:
                continue
            cursor = start + len(words)
            if shift is not None:
                span = Span(start + shift, cursor + shift)
            else:
                span = span_of(start, cursor)
                if span.end - span.start != len(words):
                    for low, high, _ in anchors.runs(start, cursor):
                        span = span_of(low, high)
                        pieces.append(
                            Piece("text", content[low:high], span, span, bold > 0, italic > 0, struck > 0, True, href)
                        )
                    continue
            pieces.append(Piece("text", words, span, span, bold > 0, italic > 0, struck > 0, True, href))
        elif kind == "softbreak" or kind == "hardbreak":
            start = content.find("\n", cursor)
            if start < 0:
                continue
            cursor = start + 1
            span = span_of(start, cursor)
            pieces.append(Piece("break", "\n", span, span, bold > 0, italic > 0, struck > 0, True, href))
        elif kind in EMPHASIS:
            if content.startswith(child.markup, cursor):
                cursor += len(child.markup)
            if child.tag == "strong":
                bold += child.nesting
            elif child.tag == "em":
                italic += child.nesting
            else:
                struck += child.nesting
        elif kind == "code_inline":
            at = _next(extents, at, cursor)
            if at == len(extents) or extents[at].rule != "backticks":
                continue
            found = extents[at]
            at, cursor, ticks = at + 1, found.end, len(child.markup)
            inner, outer = span_of(found.start + ticks, found.end - ticks), span_of(found.start, found.end)
            pieces.append(Piece("code", child.content, inner, outer, bold > 0, italic > 0, struck > 0, True, href))
        elif kind == "text_special":
            start = content.find(child.markup, cursor)
            if start < 0:
                continue
            cursor = start + len(child.markup)
            span, exact = span_of(start, cursor), len(child.content) == len(child.markup)
            pieces.append(Piece("text", child.content, span, span, bold > 0, italic > 0, struck > 0, exact, href))
        elif kind == "link_open" or kind == "span_open":
            at = _next(extents, at, cursor)
            link = extents[at] if at < len(extents) and extents[at].rule in LINKS else None
            href = address(str(child.attrs.get("href", ""))) or href
            bare = link is None or link.rule in BARE_LINKS
            links.append((href, -1 if link is None or bare else link.end, child))
            if link is not None:
                at += 1
                located[id(child)] = Located(anchors, link.start, link.end)
                cursor = cursor if bare else link.start + 1
        elif kind == "link_close" or kind == "span_close":
            if links:
                _, end, opening = links.pop()
                href = links[-1][0] if links else ""
                bracket = content.find("](", cursor, end) if opening.attrs.get("title") and end > 0 else -1
                title = title_in(content, bracket + 1, end) if bracket >= 0 else None
                labels += _label(content, *(title or (0, 0)), anchors)
                cursor = max(cursor, end)
        elif kind == "image":
            at = _next(extents, at, cursor)
            if at == len(extents) or extents[at].rule != "image":
                continue
            found = extents[at]
            at, cursor = at + 1, found.end
            located[id(child)] = Located(anchors, found.start, found.end)
            span = span_of(found.start, found.end)
            pieces.append(Piece("image", child.content, span, span, bold > 0, italic > 0, struck > 0, False, href))
            alt = (found.start + 2, found.start + 2 + len(child.content))
            labels += _label(content, *alt, anchors)
            title = title_in(content, alt[1] + 1, found.end) if child.attrs.get("title") else None
            labels += _label(content, *(title or (0, 0)), anchors)
        elif kind == "html_inline":
            start = content.find(child.content, cursor)
            if start < 0:
                continue
            cursor = start + len(child.content)
            located[id(child)] = Located(anchors, start, cursor)
            span = span_of(start, cursor)
            pieces.append(Piece("html", child.content, span, span, bold > 0, italic > 0, struck > 0, True, href))
            for low, high in labels_in_tags(child.content):
                labels += _label(content, start + low, start + high, anchors)
        elif kind == "footnote_ref" or kind == "footnote_anchor":
            at = _next(extents, at, cursor)
            if at == len(extents) or extents[at].rule not in NOTES:
                continue
            found = extents[at]
            at, cursor = at + 1, found.end
            if found.rule == "footnote_inline":  # its words are those of a block of its own
                span = span_of(found.start, found.end)
                pieces.append(Piece("html", "", span, span, bold > 0, italic > 0, struck > 0, True, href))
    return pieces, labels


def _next(extents: tuple[Extent, ...], at: int, cursor: int) -> int:
    """The first of `extents` from `at` on that does not begin before `cursor`, and gives no attributes."""
    while at < len(extents) and (extents[at].start < cursor or extents[at].rule == "attr"):
        at += 1
    return at


def _given(content: str, extents: tuple[Extent, ...], anchors: Anchors) -> list[Piece]:
    """The titles that attributes give."""
    labels: list[Piece] = []
    for one in extents:
        if one.rule in ("attr", "span") and "title" in content[one.start : one.end]:
            for match in GIVEN.finditer(content, one.start, one.end):
                labels += _label(content, *match.span("words"), anchors)
    return labels


def _label(content: str, start: int, end: int, anchors: Anchors) -> list[Piece]:
    if end <= start:
        return []
    span, words = anchors.words(content, start, end)
    return [Piece("label", words, span, span)]
