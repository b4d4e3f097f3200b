"""The leaves of a document: their words at once, each leaf itself only when it is asked for.

Most leaves hold no note. What no note is without is looked for in the words of all leaves together, which is fast, and
only a leaf that has some of it is made and looked at.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import overload

from generator.model import lazy_re as re
from generator.parse.markdown.document import Block, Document, Piece
from generator.parse.notes.leaf import (
    Leaf,
    Section,
    Spot,
    html_words,
    preformatted,
    sections_of,
    styled_runs,
    with_objects,
    without_preformatted,
)

# The letters that a pattern without regard to case takes for one of ASCII, though `lower` does not give that.
_ODD_LETTERS = (("\u0130", "i"), ("\u0131", "i"), ("\u017f", "s"))
_BETWEEN = "\n"
# The blocks that a leaf stands in, the blocks that it stands among, its index in these, and the last line on which a
# block up to it begins.
_Place = tuple[tuple[Spot, ...], tuple[Block, ...], int, int]

# Whether a leaf stands in an item, is all of a quotation, stands in a box.
_Around = tuple[bool, bool, bool]
_TOP: _Around = (False, False, False)


def fold(words: str) -> str:
    """`words`, as long as they are, each letter as the one of ASCII that a pattern without regard to case takes it for.

    What such a pattern finds in `words` therefore holds its letters here in lower case.
    """
    if not words.isascii():
        for odd, plain in _ODD_LETTERS:
            if odd in words:
                words = words.replace(odd, plain)
    return words.lower()


class Joined:
    """Several texts as one, to be searched together; a hit is the number of the text that it begins in."""

    __slots__ = ("folded", "starts", "words")

    def __init__(self, texts: Iterable[str]) -> None:
        given = list(texts)
        self.words = _BETWEEN.join(given)
        # Only the texts with other letters than those of ASCII take longer.
        plain = self.words.isascii()
        self.folded = self.words.lower() if plain else _BETWEEN.join([fold(text) for text in given])
        self.starts = list(accumulate((len(text) + len(_BETWEEN) for text in given), initial=0))

    def exactly(self, *needles: str) -> set[int]:
        """The texts in which one of `needles` stands."""
        return self._holding(self.words, needles)

    def anyhow(self, *needles: str) -> set[int]:
        """The texts in which one of `needles`, which are in lower case, stands in any case."""
        return self._holding(self.folded, needles)

    def matched(self, pattern: re.Pattern[str]) -> set[int]:
        """The texts in which something begins that `pattern` matches in all of them."""
        return {bisect_right(self.starts, match.start()) - 1 for match in pattern.finditer(self.words)}

    def _holding(self, words: str, needles: tuple[str, ...]) -> set[int]:
        found: set[int] = set()
        for needle in needles:
            # A single letter is found much faster, and is mostly not there.
            at = words.find(needle[0])
            while at >= 0 and (at := words.find(needle, at)) >= 0:
                index = bisect_right(self.starts, at) - 1
                found.add(index)
                at = self.starts[index + 1]
        return found


class Leaves(Sequence[Leaf]):
    """The leaf blocks of a document, in its order: every block with words of its own, and every HTML block.

    Code is none. `blocks` and `words` tell of each what it is and what it says. `rich` are those with HTML in them,
    `linked` those with links or pictures, `styled` those that begin with emphasis, `listed` those in an item of a list,
    `quoted` those that are all of a quotation, `boxed` those in an admonition or a box of colons.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.blocks: list[Block] = []
        self.words: list[str] = []
        self.rich: set[int] = set()
        self.linked: set[int] = set()
        self.styled: set[int] = set()
        self.listed: set[int] = set()
        self.quoted: set[int] = set()
        self.boxed: set[int] = set()
        self._starts: list[int] = []
        self._places: list[_Place] = []
        self._line = 0  # the last one on which a block begins, so far
        self._made: dict[int, Leaf] = {}
        self._sections: tuple[Section, ...] = ()
        self._heads: list[int] = []
        self._preformatted = preformatted(document)
        self._gather(document.blocks, (), _TOP)
        self.joined = Joined(self.words)

    def __len__(self) -> int:
        return len(self.blocks)

    def __iter__(self) -> Iterator[Leaf]:
        return (self[index] for index in range(len(self.blocks)))

    @overload
    def __getitem__(self, index: int) -> Leaf: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Leaf]: ...
    def __getitem__(self, index: int | slice) -> Leaf | Sequence[Leaf]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(len(self)))]
        leaf = self._made.get(index)
        if leaf is None:
            leaf = self._made[index] = self._leaf(index)
        return leaf

    def raw(self, index: int) -> str:
        """The source of the words of a leaf."""
        start = self._starts[index]
        return self.document.text.text[start : start + len(self.words[index])]

    def with_raw(self, *needles: str) -> set[int]:
        """The leaves in whose source one of `needles` stands."""
        text = self.document.text.text
        needed = [needle for needle in needles if needle in text]
        if not needed:
            return set()
        return {
            index for index in range(len(self.blocks)) for raw in (self.raw(index),) for one in needed if one in raw
        }

    def _leaf(self, index: int) -> Leaf:
        if not self._sections:
            self._sections = sections_of(self.document)
            self._heads = list(accumulate((section.line for section in self._sections[1:]), max))
        above, blocks, at, line = self._places[index]
        block = self.blocks[index]
        section = self._sections[bisect_right(self._heads, line)]
        path = (*above, Spot(blocks, at))
        runs = styled_runs(block.pieces)
        return Leaf(self.document, block, path, section, self._starts[index], self.words[index], runs)

    def _gather(self, blocks: tuple[Block, ...], above: tuple[Spot, ...], around: _Around) -> None:
        document, spans = self.document, self._preformatted
        mask, leaves = document.mask, self.blocks
        put, put_words, put_start, put_place = (
            leaves.append,
            self.words.append,
            self._starts.append,
            self._places.append,
        )
        for index, block in enumerate(blocks):
            kind, pieces, children = block.kind, block.pieces, block.children
            if block.line > self._line:
                self._line = block.line
            if pieces or kind == "html":
                number = len(leaves)
                if pieces:
                    inside = block.span if kind == "paragraph" or kind == "heading" else block.content_span
                    start = inside.start
                    words = mask[start : inside.end]
                    if not self._is_plain(number, pieces):
                        words = with_objects(words, start, pieces)
                else:
                    self.rich.add(number)
                    start, words = block.span.start, html_words(document, block)
                if spans:
                    words = without_preformatted(words, start, spans)
                if around is not _TOP:
                    self._put(number, around)
                put(block)
                put_words(words)
                put_start(start)
                put_place((above, blocks, index, self._line))
            if children:
                listed, boxed = around[0] or kind == "item", around[2] or kind == "alert" or kind == "container"
                quoted = kind == "quote" and len(children) == 1
                inner = (listed, quoted, boxed) if listed or quoted or boxed else _TOP
                self._gather(children, (*above, Spot(blocks, index)), inner)

    def _is_plain(self, number: int, pieces: tuple[Piece, ...]) -> bool:
        """Whether `pieces` are nothing but text as it is written."""
        first, plain = pieces[0], True
        if len(pieces) == 1 and first.kind == "text" and first.exact and not (first.bold or first.italic or first.href):
            if not first.text.strip():
                self.styled.add(number)
            return True
        if first.bold or first.italic or not first.text.strip():
            self.styled.add(number)
        for piece in pieces:
            kind = piece.kind
            if (kind == "text" or kind == "break") and piece.exact and not piece.href:
                continue
            plain = False
            if kind == "html":
                self.rich.add(number)
            if piece.href or kind == "image":
                self.linked.add(number)
        return plain

    def _put(self, number: int, around: _Around) -> None:
        listed, quoted, boxed = around
        if listed:
            self.listed.add(number)
        if quoted:
            self.quoted.add(number)
        if boxed:
            self.boxed.add(number)
