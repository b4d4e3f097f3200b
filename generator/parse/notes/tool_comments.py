"""Comments in the signs of other tools, which a page would show: Liquid, Hugo, kramdown, MDX, Jinja, Obsidian, MyST."""

from collections.abc import Iterator

from generator.model import lazy_re as re
from generator.model.problem import Confidence
from generator.parse.markdown.document import Document
from generator.parse.notes.between import Passage, Signs, between
from generator.parse.notes.comment_remarks import comment_rule, said_in_comment
from generator.parse.notes.leaf import Leaf
from generator.parse.notes.leaves import Leaves
from generator.parse.notes.rules import HIDDEN_COMMENT, Draft

LONGEST = 2000  # characters of a comment that are looked at

# What must stand in a text for it to be searched: how the sign opens, and more of it; and the signs.
SIGNS = (
    (
        "{%",
        "comment",
        Signs(
            re.compile(r"\{%-?[ \t]{0,4}comment\b[^%{}\n]{0,40}%\}"),
            re.compile(r"\{%-?[ \t]{0,4}endcomment[ \t]{0,4}-?%\}"),
        ),
    ),
    (
        "{{",
        "comment",
        Signs(
            re.compile(r"\{\{[<%][ \t]{0,4}comment[ \t]{0,4}[>%]\}\}"),
            re.compile(r"\{\{[<%][ \t]{0,4}/[ \t]{0,4}comment[ \t]{0,4}[>%]\}\}"),
        ),
    ),
    ("{", "{::comment", Signs(re.compile(r"\{::comment\}"), re.compile(r"\{:/(?:comment)?\}"))),
    ("{", "{/*", Signs(re.compile(r"\{/\*"), re.compile(r"\*/\}"))),
    ("{", "{{/*", Signs(re.compile(r"\{\{-?[ \t]?/\*"), re.compile(r"\*/[ \t]?-?\}\}"))),
    ("{", "{# ", Signs(re.compile(r"\{#(?=\s)"), re.compile(r"(?<=\s)#\}"))),
    ("{", "{{!--", Signs(re.compile(r"\{\{!--"), re.compile(r"--\}\}"))),
)
# A line that is only the sign of Obsidian opens a comment of several lines; the next such line closes it.
OBSIDIAN = Signs(re.compile(r"\A[ \t]*%%[ \t]*(?=\n|\Z)"), re.compile(r"(?:(?<=\n)|\A)[ \t]*%%[ \t]*\Z"))
LINES = re.compile(r"%[ \t]+(?P<first>[^\n]*)(?:\n%[^\n]*)*\s*\Z")


def find_tool_comments(document: Document, leaves: Leaves) -> Iterator[Draft]:
    """Comments that another tool would hide. One without a remark in it is a hint: its author may show it."""
    text = document.text.text
    for sign, needed, signs in SIGNS if "{" in text else ():
        if sign in text and needed in text:
            for passage in between(signs, leaves):
                yield _draft(passage, text)
    if "%" in text and "%%" in text:
        for passage in between(OBSIDIAN, leaves):
            said = text[passage.inside.start : passage.inside.end].strip()
            if passage.spread and said:
                yield Draft(HIDDEN_COMMENT, passage.span, passage.leaf, "comment", said, removal=passage.span)
    if "%" in text:
        for index, words in enumerate(leaves.words):
            if words.startswith("%"):
                yield from _lines(leaves[index])


def _draft(passage: Passage, text: str) -> Draft:
    body = text[passage.inside.start : passage.inside.end][:LONGEST]
    rule = comment_rule(body)
    removal = passage.span if passage.spread else None
    sure: Confidence | None = None if rule else "hint"
    return Draft(rule or HIDDEN_COMMENT, passage.span, passage.leaf, "comment", said_in_comment(body), removal, sure)


def _lines(leaf: Leaf) -> Iterator[Draft]:
    """A paragraph of which every line is a comment of MyST (`% …`), if it holds a remark."""
    if not leaf.words.startswith("%") or leaf.block.kind != "paragraph" or len(leaf.words) > LONGEST:
        return
    if LINES.match(leaf.words) is None:
        return
    body = "\n".join(line.lstrip("% \t") for line in leaf.words.split("\n"))
    rule = comment_rule(body)
    if rule is not None:
        span = leaf.block.content_span
        yield Draft(rule, span, leaf, "comment", said_in_comment(body))
