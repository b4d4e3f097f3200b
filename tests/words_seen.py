"""An independent judge of what a reader sees: a source as a stock Markdown renderer shows it, and a page as it stands.

Nothing here is shared with the program: the renderer is markdown-it's own, the pages are read by the standard library.
Both give *chapters*, the words from one of the topmost headings to the next, because a page moves chapters about as a
whole. Words are compared without regard to case and signs.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cache
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

WORD = re.compile(r"\w+")
FRONT = re.compile(r"\A\ufeff?(---|\+\+\+)[ \t]*\n(?:.*?\n)??(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
HEADING = re.compile(r"^#{1,6}[ \t].*$", re.MULTILINE)
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
UNSEEN = frozenset("script style template head title".split())
# Elements after which a word ends; within a word stand only the others.
INLINE = frozenset(
    "a abbr b bdi bdo cite code del dfn em font i ins kbd mark q s samp small span strong sub sup u var".split()
)
HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
NESTING = frozenset("blockquote li td th dd".split())
CONTAINERS = ("note", "tip", "important", "warning", "caution", "info", "danger")
# What a page adds to the words of its body, by class.
ADDED = frozenset("anchor event-day picture-missing picture-missing-box footnote-ref footnote-backref".split())

BREAK = 7  # the level of what begins a chapter without a heading: footnotes, and a part of a page

Chapter = tuple[str, ...]


class _AsWritten(MarkdownIt):
    """The stock parser, but that an address in `<>` is shown as it is written, as the standard has it."""

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link


@cache
def stock() -> MarkdownIt:
    """The stock renderer of GFM, with the plugins of what real texts use besides."""
    md = _AsWritten("gfm-like", {"linkify": False, "html": True, "tasklists": True, "alerts": True})
    for name in CONTAINERS:
        md.use(container_plugin, name)
    return md.use(footnote_plugin).use(deflist_plugin).use(admon_plugin)


class _Reader(HTMLParser):
    """Gathers the words of a document, with the level of each heading that stands in no other block.

    `within`: only what stands in elements of this class counts.
    """

    def __init__(self, within: str = "") -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []  # the level of the heading that begins here, or 0; text
        self.within = within
        self.open: list[tuple[str, str]] = []  # element, and what it does: `in`, `out`, or nothing
        self.title: list[str] = []

    def _counts(self) -> bool:
        done = [what for _, what in self.open]
        return "out" not in done and (not self.within or "in" in done)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = frozenset((dict(attrs).get("class") or "").split())
        if tag not in INLINE and self._counts():
            level = int(tag[1]) if tag in HEADINGS and not NESTING & {name for name, _ in self.open} else 0
            self.found.append((BREAK if "footnotes" in classes else level, " "))
        if tag in VOID:
            return
        out = tag in UNSEEN or classes & ADDED
        if self.within in classes:
            self.found.append((BREAK, " "))
        self.open.append((tag, "out" if out else "in" if self.within and self.within in classes else ""))

    def handle_endtag(self, tag: str) -> None:
        if not any(name == tag for name, _ in self.open):
            return
        while self.open.pop()[0] != tag:
            pass
        if tag not in INLINE:
            self.found.append((0, " "))

    def handle_data(self, data: str) -> None:
        if any(name == "h1" for name, _ in self.open):
            self.title.append(data)
        if self._counts():
            self.found.append((0, data))


def _read(html: str, within: str = "") -> _Reader:
    reader = _Reader(within)
    reader.feed(html)
    reader.close()
    return reader


def words(text: str) -> Chapter:
    """The words of a text, in lower case."""
    return tuple(WORD.findall(text.lower()))


def _chapters(found: Sequence[tuple[int, str]], title: Chapter = ()) -> list[Chapter]:
    """The words of `found` by chapter. A first topmost heading that says `title` is left out."""
    runs: list[tuple[int, list[str]]] = [(0, [])]
    for level, text in found:
        if level:
            runs.append((level, []))
        runs[-1][1].append(text)
    # A heading's own words and what follows it stand in one run.
    said = [(level, "".join(text)) for level, text in runs]
    if title:
        said = _without_title(said, title)
    top = min((level for level, _ in said if level), default=BREAK)
    chapters: list[list[str]] = [[]]
    for level, text in said:
        if level and level in (top, BREAK):
            chapters.append([])
        chapters[-1] += words(text)
    return [tuple(chapter) for chapter in chapters if chapter]


def _without_title(said: list[tuple[int, str]], title: Chapter) -> list[tuple[int, str]]:
    for index, (level, text) in enumerate(said):
        if level == 1 and words(text)[: len(title)] == title:
            rest = " ".join(words(text)[len(title) :])
            return [*said[:index], (0, rest), *said[index + 1 :]]
        if level == 1:
            break
    return said


def chapters_of_source(markdown: str, title: Chapter = ()) -> list[Chapter]:
    """What a reader sees of a text, its front matter and the heading that says its title apart."""
    return _chapters(_read(stock().render(FRONT.sub("", markdown, count=1))).found, title)


def chapters_of_page(html: str, within: str = "prose") -> list[Chapter]:
    """What a reader sees of the body in a page: what stands in elements of the class `within`."""
    return _chapters(_read(html, within).found)


def title_of_page(html: str) -> Chapter:
    """The words of a page's h1."""
    return words("".join(_read(html).title))


def lost(wanted: Iterable[Chapter], given: Iterable[Chapter], excused: Iterable[str] = ()) -> Counter[str]:
    """The words of `wanted` that are not in `given`, in order; `excused` words may be missing, each as often as named.

    A chapter has to stand in the page as a whole, with all its words in order; what is excused may be left out of it.
    """
    left = Counter(given)
    missing: Counter[str] = Counter()
    open_chapters = []
    for chapter in wanted:
        if left[chapter]:
            left[chapter] -= 1
        else:
            open_chapters.append(chapter)
    rest = list(left.elements())
    # What is most alike goes together first, so that a chapter that is gone takes the place of no other.
    pairs = [
        (_missing(one, two), at, number) for at, one in enumerate(open_chapters) for number, two in enumerate(rest)
    ]
    pairs.sort(key=lambda pair: pair[0].total() / len(open_chapters[pair[1]]))
    met: set[int] = set()
    taken: set[int] = set()
    for least, at, number in pairs:
        if at not in met and number not in taken:
            met.add(at)
            taken.add(number)
            missing.update(least)
    for at, chapter in enumerate(open_chapters):
        missing.update(() if at in met else chapter)
    return missing - Counter(excused)


def emptied(markdown: str, removed: Iterable[tuple[int, int]]) -> list[str]:
    """The headings of a text over nothing but what was removed: they go with it."""
    left = markdown
    for start, end in removed:
        left = left[:start] + re.sub(r"\S", " ", left[start:end]) + left[end:]
    headings = list(HEADING.finditer(left))
    ends = [heading.start() for heading in headings[1:]] + [len(left)]
    return [
        heading[0]
        for heading, end in zip(headings, ends, strict=False)
        if not words(left[heading.end() : end]) and words(markdown[heading.end() : end])
    ]


def _missing(chapter: Chapter, other: Chapter) -> Counter[str]:
    """The words of `chapter` that do not stand in `other` in the same order."""
    if not set(chapter) & set(other):
        return Counter(chapter)
    missing: Counter[str] = Counter()
    for tag, low, high, _, _ in SequenceMatcher(None, chapter, other, autojunk=False).get_opcodes():
        if tag in ("delete", "replace"):
            missing.update(chapter[low:high])
    return missing
