"""Labels: words that a page shows beside its text. Texts and titles of pictures, titles of links, of tags.

They are no prose, but they are published like it, so that notes are looked for in them too.
"""

from collections.abc import Iterator

from markdown_it.helpers import parseLinkDestination, parseLinkTitle

from generator.model import lazy_re as re
from generator.model.text import Span, Text
from generator.parse.markdown.raw_html import ATTRIBUTE, RAW

NAMES = frozenset({"alt", "title", "aria-label"})
BLANKS = re.compile(r"\s*+")
# `{title="…"}`, which an author may put behind a link or a picture.
GIVEN = re.compile(r'(?<![\w:-])title\s{0,9}=\s{0,9}"(?P<words>(?:[^"\\]|\\.){0,2000}+)"', re.DOTALL)
# The end of a link definition: its title, and nothing after it.
LAST = re.compile(r"""(?<=\s)(?:"([^"]++)"|'([^']++)'|\(([^()]++)\))\s*+\Z""")


def title_in(content: str, bracket: int, end: int) -> tuple[int, int] | None:
    """Where the title of a link or a picture stands in `content`, given the bracket after its words and its end."""
    if content[bracket : bracket + 1] != "(":
        return None
    at = BLANKS.match(content, bracket + 1, end)
    start = at.end() if at else bracket + 1
    target = parseLinkDestination(content, start, end)
    at = BLANKS.match(content, target.pos if target.ok else start, end)
    start = at.end() if at else start
    title = parseLinkTitle(content, start, end)
    return (start + 1, title.pos - 1) if title.ok else None


def labels_in_tags(html: str) -> Iterator[tuple[int, int]]:
    """Where the labels of raw HTML stand in it."""
    if "=" not in html:
        return
    for tag in RAW.finditer(html):
        if not tag["name"] or "=" not in tag["inside"]:
            continue
        for match in ATTRIBUTE.finditer(html, tag.start("inside"), tag.end("inside")):
            if match["value"] and match["value"][0] in "\"'" and match["name"].lower() in NAMES:
                yield match.start("value") + 1, match.end("value") - 1


def title_of_definition(first: int, past: int, text: Text) -> Span | None:
    """Where the title of a link definition on lines `first` to `past` (from 0) stands."""
    start, end = text.starts[first], text.line_span(min(past, text.line_count)).end
    match = LAST.search(text.text, start, end)
    return Span(*match.span(match.lastindex or 0)) if match else None
