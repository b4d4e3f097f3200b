"""Notes that a page hides: HTML comments, comments made of link definitions, CriticMarkup, Obsidian comments."""

from collections.abc import Iterator

from generator.model import lazy_re as re
from generator.model.text import Span
from generator.parse.markdown.document import Document
from generator.parse.notes import patterns
from generator.parse.notes import remark_patterns as remarks
from generator.parse.notes.comment_remarks import comment_rule, said_in_comment
from generator.parse.notes.leaf import Leaf, comment_spans, gap_leaf
from generator.parse.notes.leaves import Leaves
from generator.parse.notes.rules import (
    COMMENT_MARKER,
    CRITIC_MARKUP,
    HIDDEN_COMMENT,
    INLINE_MARKER,
    PLACEHOLDER,
    PLACEHOLDER_LINK,
    Draft,
)

# How CriticMarkup opens and closes each kind of remark. A highlight alone is shown to readers: only a hint.
CRITIC = ((">>", "<<}"), ("++", "++}"), ("--", "--}"), ("~~", "~~}"), ("==", "==}"))
SHOWN = re.compile(r"`[^`\n]{0,80}\{(?:>>|\+\+|--|~~|==)")
LONGEST, SHOWN_WITHIN = 2000, 300
NEAR = 80  # how many characters before a tag tell that it was shown
MORE_THAN_A_NAME = 2  # words
# What a sentence about the sign says between two of them: `%% for one, and %%`, `100 %% of it and 10%%`.
SIGN_ITSELF = re.compile(r"(?s)\s(?:for|to|of|as|in|is|means)\s(?:.*\b(?:and|or|but)\s\Z|.*\d\Z)")
STARTS_HTML = re.compile(r"\{(>>|\+\+|--|~~|==)")


def with_comments(leaves: Leaves) -> set[int]:
    """The leaves that may hold a comment or a tag: those with HTML."""
    return leaves.rich


def find_comments(leaf: Leaf) -> Iterator[Draft]:
    """HTML comments that mark, ask or order something, and tags that are none: `<TODO>`, `<add image here>`."""
    if leaf.block.kind == "html":
        source = leaf.raw
        if "<!--" in source:
            for span in comment_spans(source):
                yield from _comment(
                    leaf, Span(leaf.start + span.start, leaf.start + span.end), source[span.start + 4 :]
                )
        tag = patterns.TAG_ALONE.match(source)
        if tag:
            yield from _tag(leaf, Span(leaf.start + tag.start("tag"), leaf.start + tag.end("tag")), tag["tag"])
        return
    for piece in leaf.block.pieces:
        if piece.kind != "html":
            continue
        if piece.text.startswith("<!--"):
            yield from _comment(leaf, piece.outer, piece.text[4:])
        else:
            yield from _tag(leaf, piece.outer, piece.text)


def _comment(leaf: Leaf, span: Span, inside: str) -> Iterator[Draft]:
    body = inside.partition("-->")[0][:LONGEST]
    rule = comment_rule(body)
    if rule is not None:
        yield Draft(rule, span, leaf, "comment", said_in_comment(body))


def _tag(leaf: Leaf, span: Span, tag: str) -> Iterator[Draft]:
    if patterns.MARKER_TAG.fullmatch(tag):
        at = span.start - leaf.start
        shown = patterns.SHOWN.search(leaf.words[max(0, at - NEAR) : at])
        yield Draft(INLINE_MARKER, span, leaf, "value", "", confidence="hint" if shown else None)
    elif patterns.PLACEHOLDER_TAG.fullmatch(tag):
        yield Draft(PLACEHOLDER, span, leaf, "value", tag.strip("<>"))


def with_suggestions(leaves: Leaves) -> set[int]:
    """The leaves that may hold a suggestion: its opening sign, or that of Obsidian."""
    text = leaves.document.text.text
    found = leaves.joined.exactly("%%")
    if "{" in text and STARTS_HTML.search(text):
        found |= leaves.joined.exactly("{")
    return found


def find_suggestions(leaf: Leaf) -> Iterator[Draft]:
    """CriticMarkup and Obsidian comments, not in code; none in a text that shows how such markup is written."""
    source = leaf.document.text.text
    if "{" in leaf.words and leaf.block.pieces:
        for match in STARTS_HTML.finditer(leaf.raw):
            start = leaf.start + match.start()
            closer = dict(CRITIC)[match[1]]
            end = source.find(closer, start + 3, min(leaf.block.span.end, start + LONGEST))
            if end < 0 or leaf.words[match.start()] != "{" or _shows_markup(leaf, start):
                continue
            span = Span(start, end + 3)
            yield Draft(
                CRITIC_MARKUP,
                span,
                leaf,
                "suggestion",
                source[start + 3 : end].strip(),
                confidence="hint" if match[1] == "==" else None,
            )
    if "%%" in leaf.words:
        for match in remarks.HIDDEN_COMMENT.finditer(leaf.words):
            # One word between the signs is a variable, unless it is all that is there.
            named = len(match["said"].split()) < MORE_THAN_A_NAME and not patterns.MARKER.search(match["said"])
            if (named and match[0] != leaf.words.strip()) or SIGN_ITSELF.match(match["said"]):
                continue
            yield Draft(
                HIDDEN_COMMENT,
                Span(leaf.start + match.start(), leaf.start + match.end()),
                leaf,
                "suggestion",
                said_in_comment(match["said"]),
            )


def _shows_markup(leaf: Leaf, start: int) -> bool:
    """Whether code right before shows CriticMarkup, or a heading names it: the text is about it."""
    first = next((block for block in leaf.document.blocks if block.kind == "heading"), None)
    if any("critic" in block.text.lower() for block in (first, leaf.section.heading) if block):
        return True
    return bool(SHOWN.search(leaf.document.text.text, max(0, start - SHOWN_WITHIN), start))


def find_definitions(document: Document) -> Iterator[Draft]:
    """Comments and placeholders made of link definitions, which are in no block: `[//]: # (TODO …)`, `[x]: TODO`."""
    text = document.text.text
    if "]" not in text or "]:" not in text:
        return
    for match in _at_definitions(remarks.DEFINITION_COMMENT, text):
        span = Span(match.start() + len(match[0]) - len(match[0].lstrip()), match.end())
        body = (match["body"] or "").rstrip()[1:-1]
        labelled = patterns.MARKER.match(match["label"]) or remarks.LABEL_MARKER.match(match["label"])
        rule = COMMENT_MARKER if labelled else comment_rule(body) if body else None
        if rule is not None and (leaf := gap_leaf(document, span)):
            # Only the words go: a definition that is none any more would show, and break the one that follows.
            low = match.start("body") + 1 if body else span.end
            said = said_in_comment(body or match["label"])
            yield Draft(rule, span, leaf, "comment", said, Span(low, low + len(body)))
    for match in _at_definitions(remarks.DEFINITION_VALUE, text):
        span = Span(match.start() + len(match[0]) - len(match[0].lstrip()), match.end("value"))
        if leaf := gap_leaf(document, span):
            # Only the address goes: what refers to it is written as its words, without a link.
            yield Draft(PLACEHOLDER_LINK, span, leaf, "link", "", Span(match.start("value"), match.end("value")))


def _at_definitions(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern that takes a line with `]:` in it, from its start."""
    at = text.find("]:")
    while at >= 0:
        match = pattern.match(text, text.rfind("\n", 0, at) + 1)
        if match is not None:
            yield match
        end = text.find("\n", at)
        at = text.find("]:", end) if end >= 0 else -1
