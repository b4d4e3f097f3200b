"""Inline tokens to pieces: the text of a leaf block, each run of it at its exact offset in the source.

A leaf's children are walked along its content: between two of them nothing can stand but markup.
"""

from collections.abc import Iterator

from markdown_it.token import Token

from generator.parse.markdown.anchors import Anchors, Located
from generator.parse.markdown.document import Piece, PieceKind
from generator.parse.markdown.inline_parser import Extent
from generator.parse.markdown.labels import GIVEN, labels_in_tags, title_in
from generator.parse.markdown.sentinel import address

BARE_LINKS = ("gfm_autolink_www", "gfm_autolink_protocol", "gfm_autolink_email")
LINKS = ("link", "span", "autolink", *BARE_LINKS)


def pieces_of(
    token: Token, extents: tuple[Extent, ...], anchors: Anchors, located: dict[int, Located] | None = None
) -> Iterator[Piece]:
    """The pieces of an inline token, in order; labels among them, which are no text of the leaf.

    Where its links, pictures and tags stand is noted in `located`, by the identity of their tokens.
    """
    located = {} if located is None else located
    content, cursor = token.content, 0
    bold = italic = struck = 0
    links: list[tuple[str, int, Token]] = []
    at = 0  # the next extent that was not used yet

    def extent(*rules: str) -> Extent | None:
        nonlocal at
        while at < len(extents) and (extents[at].start < cursor or extents[at].rule == "attr"):
            at += 1
        if at < len(extents) and extents[at].rule in rules:
            at += 1
            return extents[at - 1]
        return None

    def piece(kind: PieceKind, words: str, inner: tuple[int, int], outer: tuple[int, int], exact: bool = True) -> Piece:
        span = anchors.span(*inner)
        return Piece(
            kind,
            words,
            span,
            span if inner == outer else anchors.span(*outer),
            bold > 0,
            italic > 0,
            struck > 0,
            exact,
            links[-1][0] if links else "",
        )

    def text(words: str, start: int) -> Iterator[Piece]:
        whole = piece("text", words, (start, start + len(words)), (start, start + len(words)))
        if whole.span.end - whole.span.start == len(words):
            yield whole
            return
        for low, high, _ in anchors.runs(start, start + len(words)):
            yield piece("text", content[low:high], (low, high), (low, high))

    def label(start: int, end: int) -> Iterator[Piece]:
        if end > start:
            span, words = anchors.words(content, start, end)
            yield Piece("label", words, span, span)

    for one in extents:
        if one.rule in ("attr", "span") and "title" in content[one.start : one.end]:
            for match in GIVEN.finditer(content, one.start, one.end):
                yield from label(*match.span("words"))
    for child in token.children or ():
        match child.type:
            case "text":
                if not child.content:
                    continue
                if at < len(extents) and extents[at].rule == "attr" and extents[at].start == cursor:
                    cursor = extents[at].end
                start = content.find(child.content, cursor)
                if start < 0:
                    continue
                cursor = start + len(child.content)
                yield from text(child.content, start)
            case "text_special":
                start = content.find(child.markup, cursor)
                if start < 0:
                    continue
                cursor = start + len(child.markup)
                exact = len(child.content) == len(child.markup)
                yield piece("text", child.content, (start, cursor), (start, cursor), exact)
            case "code_inline":
                found = extent("backticks")
                if found is None:
                    continue
                cursor, ticks = found.end, len(child.markup)
                inner = (found.start + ticks, found.end - ticks)
                yield piece("code", child.content, inner, (found.start, found.end))
            case "image":
                found = extent("image")
                if found is None:
                    continue
                cursor = found.end
                located[id(child)] = Located(anchors, found.start, found.end)
                yield piece("image", child.content, (found.start, found.end), (found.start, found.end), False)
                alt = (found.start + 2, found.start + 2 + len(child.content))
                yield from label(*alt)
                title = title_in(content, alt[1] + 1, found.end) if child.attrs.get("title") else None
                yield from label(*(title or (0, 0)))
            case "html_inline":
                start = content.find(child.content, cursor)
                if start < 0:
                    continue
                cursor = start + len(child.content)
                located[id(child)] = Located(anchors, start, cursor)
                yield piece("html", child.content, (start, cursor), (start, cursor))
                for low, high in labels_in_tags(child.content):
                    yield from label(start + low, start + high)
            case "softbreak" | "hardbreak":
                start = content.find("\n", cursor)
                if start < 0:
                    continue
                cursor = start + 1
                yield piece("break", "\n", (start, cursor), (start, cursor))
            case "link_open" | "span_open":
                found = extent(*LINKS)
                href = address(str(child.attrs.get("href", ""))) or (links[-1][0] if links else "")
                bare = found is None or found.rule in BARE_LINKS
                links.append((href, -1 if found is None or bare else found.end, child))
                if found is not None:
                    located[id(child)] = Located(anchors, found.start, found.end)
                    cursor = cursor if bare else found.start + 1
            case "link_close" | "span_close":
                if links:
                    _, end, opening = links.pop()
                    bracket = content.find("](", cursor, end) if opening.attrs.get("title") and end > 0 else -1
                    title = title_in(content, bracket + 1, end) if bracket >= 0 else None
                    yield from label(*(title or (0, 0)))
                    cursor = max(cursor, end)
            case "footnote_ref" | "footnote_anchor":
                found = extent("footnote_ref", "footnote_inline")
                if found and found.rule == "footnote_inline":  # its words are those of a block of its own
                    yield piece("html", "", (found.start, found.end), (found.start, found.end))
                cursor = found.end if found else cursor
            case "strong_open" | "strong_close" | "em_open" | "em_close" | "s_open" | "s_close":
                if content.startswith(child.markup, cursor):
                    cursor += len(child.markup)
                bold += child.nesting * (child.tag == "strong")
                italic += child.nesting * (child.tag == "em")
                struck += child.nesting * (child.tag == "s")
            case _:
                continue
