"""Text that was decoded wrongly on its way, and characters that nobody sees."""

import unicodedata
from collections.abc import Callable, Iterator
from itertools import islice

from msgspec import Struct

from generator.lint.rules import Explained, TextRules, problem_in
from generator.model import lazy_re as re
from generator.model.post import Post
from generator.model.problem import Edit, Fix, Problem, Rule
from generator.model.text import Span, Text, beyond_ascii

MOJIBAKE = Rule("EN001", "mojibake", "warning", "strict", "Text that was decoded wrongly and shows as nonsense.")
LOST_LETTER = Rule("EN003", "lost-letter", "warning", "strict", "A word with U+FFFD in place of a letter.")
SOFT = Rule("EN004", "soft-hyphen", "hint", "never", "A hyphen that nobody sees unless a line breaks there.")
INVISIBLE = Rule("EN002", "invisible-character", "warning", "strict", "A character that nobody sees, or turns words.")

# What UTF-8 that was read as a one-byte encoding begins with: its lead bytes as Latin, Greek-box or Mac characters.
SUSPECT = re.compile(r"[\x80-\x9fÂÃÄÅÆÇÎÏÐÑØÙàâãäåæçïðØÙ┬├Γ√‚‡]")
WORD = re.compile(r"[^ \t\n]{1,400}")
EDGES = "()[]{}<>\"'.,;:!?*_"
# Of the two bytes of `à` and of a no-break space the second shows as a blank: the word goes on behind it.
CUT = ("Ã", "Â")
FOLLOWING = re.compile(r" {1,2}[^ \t\n]{1,400}")
# A closing quotation mark, whose third byte shows as nothing, or as a character that cannot be shown.
LOST_QUOTE = re.compile("â€(?:\x9d|\ufffd|(?=[\\s.,;:!?)\\]*_-]|\\Z))")
FINE = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029]*")
# Enough to see that a text is broken; the rest of it is broken in the same way.
MOST = 100
# Words of other languages look suspect and are sound; so many are looked at in one text, and no more.
MOST_TRIED = 20_000

# Marks of direction that change the order in which a line shows, and characters of no width.
# U+200C and U+200D are left alone (Persian, emoji), U+200E and U+200F too (plain marks in right-to-left text).
UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]")
_UNSEEN_LETTERS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u2060\ufeff"
WIDTHLESS = "\u200b\u2060\ufeff"
# Marks that quote one direction within another, as a text in Hebrew or Arabic does.
EMBEDDINGS = "\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]")
# Thai, Lao, Burmese, Khmer, and the scripts of East Asia: lines break where there is no space.
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]")
LOST = re.compile(r"[\w’'-]{0,40}(?:(?<=[^\W\d_])\ufffd|\ufffd(?=[^\W\d_]))[\w’'\ufffd-]{0,40}")
SOFT_HYPHEN = re.compile("\u00ad")


class Broken(Struct, frozen=True):
    """Words that were decoded wrongly: where they stand, and how they should read."""

    span: Span
    words: str
    repaired: str


def check_mojibake(post: Post) -> Iterator[Problem]:
    """One problem for each word that was decoded wrongly, outside code, with its repair; the last repairs the rest."""
    text = post.prose.text
    seen = _seen(post)
    if seen.isascii() or not SUSPECT.search(beyond_ascii(seen)):
        return
    broken = list(_broken_in(seen, text))
    for number, one in enumerate(broken[:MOST], 1):
        rest = broken[number:] if number == MOST else []
        more = f"; {len(rest)} more of such words" if rest else ""
        yield problem_in(
            post,
            MOJIBAKE,
            one.span,
            f"“{one.words}” is text that was decoded wrongly; it should read “{one.repaired}”{more}",
            f"write “{one.repaired}”",
            _fix(f"write “{one.repaired}”", [one, *rest]),
        )


def _seen(post: Post) -> str:
    """What readers see of the text, as long as it is: front matter, prose, and the words of pictures."""
    text, mask, front = post.prose.text, post.prose.mask, post.prose.front_end
    parts, end = [text.text[:front]], front
    for span in sorted(_words_of_pictures(post)):
        if span.start >= end:
            parts += (mask[end : span.start], text.cut(span))
            end = span.end
    return "".join((*parts, mask[end:]))


def _words_of_pictures(post: Post) -> Iterator[Span]:
    """Where the alternative texts and the captions stand that may be broken."""
    text = post.prose.text
    for image in post.images:
        at = image.place
        for words in (image.alt, image.caption):
            if words is None or not SUSPECT.search(words.raw) or at.end_line > text.line_count:
                continue
            end = text.starts[at.end_line - 1] + at.end_column - 1
            start = text.text.find(words.raw, text.starts[at.line - 1] + at.column - 1, end)
            if start >= 0:
                yield Span(start, start + len(words.raw))


def _fix(title: str, broken: list[Broken]) -> Fix | None:
    """The repair; none where it would put in what no line of text holds."""
    if not all(FINE.fullmatch(one.repaired) for one in broken):
        return None
    return Fix(title, tuple(Edit(one.span, one.repaired) for one in broken), safe=True)


def _broken_in(seen: str, text: Text) -> Iterator[Broken]:
    from ftfy import fix_encoding  # here, because few texts need it and it is slow to load

    tried = 0
    for line in sorted({text.line_at(match.start()) for match in SUSPECT.finditer(seen)}):
        span = text.line_span(line)
        end = 0  # of what was repaired with the word before
        for match in WORD.finditer(seen, span.start, span.end):
            word = match[0].strip(EDGES)
            start = match.start() + match[0].index(word)
            if start < end or not SUSPECT.search(word):
                continue
            tried += 1
            if tried > MOST_TRIED:
                return
            following = FOLLOWING.match(seen, start + len(word), span.end) if word.endswith(CUT) else None
            found = None
            if following is not None:
                found = _repaired(word + following[0], start, fix_encoding)
            found = found or _repaired(word, start, fix_encoding)
            if found is not None:
                end = found.span.end
                yield found


def _repaired(words: str, start: int, fix_encoding: Callable[[str], str]) -> Broken | None:
    """Words that stand at `start` and how they should read; None where they are sound."""
    repaired = str(fix_encoding(LOST_QUOTE.sub("â€\x9d", words)))
    return Broken(Span(start, start + len(words)), words, repaired) if repaired != words else None


def check_invisible(post: Post) -> Iterator[Problem]:
    """One problem for each line with characters that nobody sees, code too: there they deceive most."""
    text = post.prose.text
    # To look for one letter after the other is faster, for the text is without them.
    if text.text.isascii() or not any(letter in text.text for letter in _UNSEEN_LETTERS):
        return
    found: dict[int, list[Span]] = {}
    for match in UNSEEN.finditer(text.text):
        span = Span(match.start(), match.end())
        line = text.line_at(span.start)
        if not _has_a_use(text, line, span):
            found.setdefault(line, []).append(span)
    for spans in found.values():
        letter = text.cut(spans[0])
        harmless = all(text.cut(span) in WIDTHLESS and post.prose.mask[span.start] != " " for span in spans)
        others = f"; {len(spans) - 1} more on this line" if len(spans) > 1 else ""
        yield problem_in(
            post,
            INVISIBLE,
            spans[0],
            f"U+{ord(letter):04X} {unicodedata.name(letter, 'a control character')} cannot be seen here"
            f" and may make the line read otherwise than it is{others}",
            "delete it, and look for others on this line",
            Fix("delete what cannot be seen", tuple(Edit(span, "") for span in spans), safe=harmless),
        )


def _has_a_use(text: Text, line: int, span: Span) -> bool:
    """Whether a script needs the character: to break a line without a space, or to go from right to left."""
    letter = text.cut(span)
    if letter == "\u200b":
        around = text.text[max(0, span.start - 1) : span.start] + text.text[span.end : span.end + 1]
        return UNSPACED.search(around) is not None
    return letter in EMBEDDINGS and RIGHT_TO_LEFT.search(text.line(line)) is not None


def check_lost(post: Post) -> Iterator[Problem]:
    """One problem for each word in which a letter was lost."""
    mask = post.prose.mask
    if "\ufffd" not in mask or any(problem.code in ("IN002", "IN004") for problem in post.problems):
        return
    for match in islice(LOST.finditer(mask, post.prose.front_end), MOST):
        yield problem_in(
            post,
            LOST_LETTER,
            Span(match.start(), match.end()),
            f"“{match[0]}” has lost a letter: U+FFFD stands where it was",
            "write the word again; no program knows what was there",
        )


def check_soft_hyphens(post: Post) -> Iterator[Problem]:
    """One problem for all soft hyphens of a text."""
    text = post.prose.text
    if "\u00ad" not in text.text:
        return
    spans = [Span(match.start(), match.end()) for match in SOFT_HYPHEN.finditer(text.text)]
    if spans:
        others = f"; {len(spans) - 1} more of them" if len(spans) > 1 else ""
        yield problem_in(
            post,
            SOFT,
            spans[0],
            f"a soft hyphen stands here, which nobody sees{others}",
            "delete it; browsers break lines by themselves",
            Fix(
                "delete the soft hyphens",
                tuple(Edit(span, "") for span in spans),
                safe=all(post.prose.mask[span.start] != " " for span in spans),
            ),
        )


def check_encoding(post: Post) -> Iterator[Problem]:
    """What is wrong with the letters of a text."""
    if post.prose.text.text.isascii():
        return
    yield from check_mojibake(post)
    yield from check_invisible(post)
    yield from check_lost(post)
    yield from check_soft_hyphens(post)


ENCODING = TextRules(
    "encoding",
    check_encoding,
    (
        Explained(
            MOJIBAKE,
            "The clusterâ€™s certificate had expired.",
            "The cluster’s certificate had expired.",
        ),
        Explained(
            INVISIBLE,
            "Give access to pay\u200bpal only.",
            "Give access to paypal only.",
        ),
        Explained(
            LOST_LETTER,
            "The caf\ufffd was closed.",
            "The café was closed.",
        ),
        Explained(
            SOFT,
            "The clus\u00adter was closed.",
            "The cluster was closed.",
        ),
    ),
)
