"""The order of a post page: what was seen, what is told, what was learned, what is done, where to read on."""

from collections.abc import Iterable

from generator.model import lazy_re as re
from generator.model.incident import Role
from generator.model.post import Html
from generator.model.site import Article, Passage, Section
from generator.render.contract_post import LinkView

LEARNED: tuple[Role, ...] = ("learnings", "went-well", "went-wrong", "lucky")
STRETCHES: tuple[tuple[Role, ...], ...] = (("timeline",), (), LEARNED, ("actions",), ("references",))
STORY = 1
FOOTNOTES = "footnotes"  # the anchor of the passage that the parser puts them in: they end the page
LEAST_CONTENTS = 3
ID = re.compile(r'<[A-Za-z][^<>]*?\sid="([^"]*)"')


def stretch_of(passage: Passage) -> int:
    """Which of the five stretches of the page a passage belongs to; the story takes what has no other place."""
    if passage.anchor == FOOTNOTES:
        return len(STRETCHES) - 1
    return next((place for place, roles in enumerate(STRETCHES) if passage.role in roles), STORY)


def stretches(article: Article) -> tuple[tuple[Passage, ...], ...]:
    """The body's passages in the page's five stretches: timeline, story, learnings, actions, references."""
    return tuple(
        tuple(passage for passage in article.passages if stretch_of(passage) == place)
        for place in range(len(STRETCHES))
    )


def contents_of(article: Article, drawn: Iterable[tuple[int, LinkView]]) -> tuple[LinkView, ...]:
    """The page's contents in its order: the body's top headings, and sections that the page draws.

    `drawn` says for each which stretch it comes before. Empty where there are too few to need a list.
    """
    found = [(stretch, False, LinkView(section.text, f"#{section.anchor}")) for stretch, section in _top(article)]
    links = [(stretch, True, link) for stretch, link in drawn]
    rows = sorted(links + found, key=lambda row: (row[0], not row[1]))
    return tuple(link for _, _, link in rows) if len(rows) >= LEAST_CONTENTS else ()


def taken_anchors(article: Article) -> frozenset[str]:
    """Every id that a heading or an item of the body has."""
    taken = {section.anchor for section in article.sections}
    taken |= {
        item.anchor for items in (article.timeline, article.told, article.learnings, article.actions) for item in items
    }
    bodies = (part.html for passage in article.passages for part in passage.segments if isinstance(part, Html))
    return frozenset(taken).union(match[1] for html in bodies for match in ID.finditer(html))


def free_anchor(wanted: str, taken: frozenset[str]) -> str:
    """`wanted`, or the first numbered form of it that is not `taken`."""
    number, anchor = 2, wanted
    while anchor in taken:
        anchor, number = f"{wanted}-{number}", number + 1
    return anchor


def _top(article: Article) -> list[tuple[int, Section]]:
    """The headings of the highest level that has more than one, each with the stretch that it moved to."""
    begun = {passage.anchor: stretch_of(passage) for passage in article.passages if passage.anchor}
    placed: list[tuple[int, Section]] = []
    stretch = STORY
    for section in article.sections:
        stretch = begun.get(section.anchor, stretch)
        placed.append((stretch, section))
    levels = sorted({section.level for _, section in placed})
    deepest = next((level for level in levels if sum(s.level <= level for _, s in placed) > 1), 0)
    return [(stretch, section) for stretch, section in placed if section.level <= deepest and section.anchor]
