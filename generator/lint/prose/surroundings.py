"""What stands around a word: whether it is English prose of the author's own, or a table, a quotation, a note."""

from functools import cache, lru_cache

from msgspec import Struct

from generator.lint.prose.lists import spelling_words
from generator.model import lazy_re as re
from generator.model.post import Post
from generator.model.text import Span

_LOOKED_AT = 2000  # characters of a text whose language nothing names
_ONE_IN, _FEW = 12, 8  # words of which one must be English; fewer tell nothing
_WORD = re.compile(r"[A-Za-z]{3,30}")
_LETTERS = re.compile(r"[^\W\d_]{1,20}")
_NEAR = 60  # characters on each side that tell the language of a passage
_WINDOW = 300  # characters on each side in which quotation marks are looked for
_PARAGRAPH = re.compile(r"\n[ \t>]*\n")
_INDENT = re.compile(r"[ \t>]{0,80}")
_PAIRS = (("“", "”"), ("«", "»"), ("‘", "’"), ("„", "“"))


class Seen(Struct, frozen=True):
    """The different words of a text: as they are written, in small letters, and those with a capital inside."""

    written: frozenset[str]
    small: frozenset[str]
    capitals: tuple[str, ...]


@lru_cache(maxsize=2)
def words_in(mask: str) -> Seen:
    """The words of a text, at which several rules look first."""
    written = frozenset(_WORD.findall(mask))
    capitals = tuple(sorted(word for word in written if not word[1:].islower()))
    return Seen(written, frozenset([word.lower() for word in written]), capitals)


def reads_english(post: Post) -> bool:
    """Whether a post is in English. Where nothing names its language, its words must tell it."""
    if post.language:
        return post.language == "en" or post.language.startswith("en-")
    prose = post.prose.mask.lstrip()[:_LOOKED_AT]
    words = _LETTERS.findall(prose.lower())
    english = _english()
    return sum(word in english for word in words) * _ONE_IN >= len(words) or (len(words) < _FEW and prose.isascii())


def own_words(post: Post, span: Span) -> bool:
    """Whether a stretch is prose of the author: in no note, table, block quote or quotation, and not hidden."""
    return not (in_note(post, span) or in_table(post, span) or in_quotation(post, span))


def in_note(post: Post, span: Span) -> bool:
    """Whether a stretch belongs to an editorial note, which will be gone."""
    start, end = span.start, span.end
    return any(note.span.start < end and start < note.span.end for note in post.notes)


def in_table(post: Post, span: Span) -> bool:
    """Whether a stretch stands in a line of a table."""
    text, line = post.prose.text, post.prose.text.line_at(span.start)
    whole = text.line_span(line)
    if text.text.startswith("|", whole.start + len(_indent(post, span))):
        return True
    return text.text.count("|", max(whole.start, span.start - _WINDOW), min(whole.end, span.end + _WINDOW)) > 1


def in_heading(post: Post, span: Span) -> bool:
    """Whether a stretch stands in a heading."""
    text, line = post.prose.text, post.prose.text.line_at(span.start)
    return text.text.startswith("#", text.starts[line - 1]) or any(
        heading.place.line == line for heading in post.sections
    )


def in_quotation(post: Post, span: Span) -> bool:
    """Whether a stretch stands in a block quote or between quotation marks: somebody else may have written it."""
    if ">" in _indent(post, span):
        return True
    text = post.prose.text.text
    before = _PARAGRAPH.split(text[max(post.prose.front_end, span.start - _WINDOW) : span.start])[-1]
    after = _PARAGRAPH.split(text[span.end : span.end + _WINDOW], maxsplit=1)[0]
    if before.count('"') % 2 and '"' in after:
        return True
    return any(before.rfind(opens) > before.rfind(closes) and closes in after for opens, closes in _PAIRS)


def in_other_language(post: Post, span: Span) -> bool:
    """Whether the words around a stretch are those of another language than English."""
    around = post.prose.mask[max(0, span.start - _NEAR) : span.end + _NEAR]
    return len(set(_LETTERS.findall(around.lower())) & _foreign()) > 1


def _indent(post: Post, span: Span) -> str:
    """What a line begins with before its words: blanks and the signs of quotations."""
    text = post.prose.text
    begins = _INDENT.match(text.text, text.starts[text.line_at(span.start) - 1])
    return begins[0] if begins is not None else ""


@cache
def _foreign() -> frozenset[str]:
    return frozenset(spelling_words().foreign.split())


@cache
def _english() -> frozenset[str]:
    return frozenset(spelling_words().english.split())
