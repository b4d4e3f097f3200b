"""Text that was decoded wrongly on its way, and characters that nobody sees."""

import unicodedata
from collections.abc import Iterator

from generator.lint.rules import Explained, TextRules, problem_in
from generator.model import lazy_re as re
from generator.model.post import Post
from generator.model.problem import Problem, Rule
from generator.model.text import Span

MOJIBAKE = Rule("EN001", "mojibake", "warning", "strict", "Text that was decoded wrongly and shows as nonsense.")
INVISIBLE = Rule("EN002", "invisible-character", "warning", "strict", "A character that nobody sees, or turns words.")

# What UTF-8 that was read as a one-byte encoding begins with: its lead bytes as Latin, Greek-box or Mac characters.
SUSPECT = re.compile(r"[\x80-\x9fÂÃÄÅÆÇÎÏÐÑØÙàâãäåæçïðØÙ┬├Γ√‚‡]")
WORD = re.compile(r"[^ \t\n]{1,400}")
EDGES = "()[]{}<>\"'.,;:!?*_"
# Enough to see that a text is broken; the rest of it is broken in the same way.
MOST = 100
# Words of other languages look suspect and are sound; so many are looked at in one text, and no more.
MOST_TRIED = 20_000

# Marks of direction that change the order in which a line shows, and characters of no width.
# U+200C and U+200D are left alone (Persian, emoji), U+200E and U+200F too (plain marks in right-to-left text).
UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]")


def check_mojibake(post: Post) -> Iterator[Problem]:
    """One problem for each word that was decoded wrongly, outside code, with its repair."""
    text, mask, front = post.prose.text, post.prose.mask, post.prose.front_end
    seen = text.text[:front] + mask[front:]
    if seen.isascii() or not SUSPECT.search(seen):
        return
    from ftfy import fix_encoding  # here, because few texts need it and it is slow to load

    found = tried = 0
    for line in sorted({text.line_at(match.start()) for match in SUSPECT.finditer(seen)}):
        span = text.line_span(line)
        for match in WORD.finditer(seen, span.start, span.end):
            if found >= MOST or tried >= MOST_TRIED:
                return
            word = match[0].strip(EDGES)
            if not SUSPECT.search(word):
                continue
            tried += 1
            repaired = str(fix_encoding(word))
            if repaired == word:
                continue
            found += 1
            start = match.start() + match[0].index(word)
            yield problem_in(
                post,
                MOJIBAKE,
                Span(start, start + len(word)),
                f"“{word}” is text that was decoded wrongly; it should read “{repaired}”",
                f"write “{repaired}”",
            )


def check_invisible(post: Post) -> Iterator[Problem]:
    """One problem for each line with characters that nobody sees, code too: there they deceive most."""
    text = post.prose.text
    if text.text.isascii():
        return
    last = 0
    for match in UNSEEN.finditer(text.text):
        line = text.line_at(match.start())
        if line == last:
            continue
        last = line
        letter = match[0]
        yield problem_in(
            post,
            INVISIBLE,
            Span(match.start(), match.end()),
            f"U+{ord(letter):04X} {unicodedata.name(letter, 'a control character')} cannot be seen here"
            " and may make the line read otherwise than it is",
            "delete it, and look for others on this line",
        )


ENCODING = TextRules(
    "encoding",
    lambda post: (*check_mojibake(post), *check_invisible(post)),
    (
        Explained(
            MOJIBAKE,
            "A page full of â€™ looks careless, and a search for the word does not find it.",
            "The clusterâ€™s certificate had expired.",
            "The cluster’s certificate had expired.",
        ),
        Explained(
            INVISIBLE,
            "Marks of direction and characters without width make a line show otherwise than a program reads it.",
            "Give access to pay\u200bpal only.",
            "Give access to paypal only.",
        ),
    ),
)
