"""Days that are told from a day that nothing tells: "yesterday", in a text without a date."""

from collections.abc import Iterator

from generator.lint.prose.surroundings import own_words, reads_english
from generator.lint.rules import Explained, ProseRules, problem_in
from generator.model import lazy_re as re
from generator.model.config import Editorial
from generator.model.post import Post
from generator.model.problem import Problem, Rule
from generator.model.text import Span

RELATIVE = Rule("WO101", "relative-date", "hint", "never", "A day told from another day, where no date is given.")

_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_NUMBERS = r"\d{1,3}|an?|one|two|three|four|five|six|seven|ten|a few|a couple of|several"
_WORDS = re.compile(
    rf"\b(?:yesterday|tomorrow|(?:last|next) (?:week|month|quarter|year|night|{_DAYS})"
    rf"|earlier this (?:week|month|year)|(?:{_NUMBERS}) (?:days?|weeks?|months?|years?) ago)\b(?! of)",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?\b|\b\d\d?[-/.]\d\d?[-/.](?:19|20)?\d\d\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d|\b\d{1,2}(?:st|nd|rd|th)?(?: of)?"
    r" (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
_MOST = 3  # a text: one date at its head solves all


def check_relative_dates(post: Post, editorial: Editorial) -> Iterator[Problem]:
    """A hint for the first days that are told from a day that neither front matter, file name nor text gives."""
    if post.date is not None or not reads_english(post):
        return
    header = post.header
    if header.updated is not None or header.incident.started is not None or post.incident.started is not None:
        return
    mask, said = post.prose.mask, 0
    for match in _WORDS.finditer(mask, post.prose.front_end):
        span = Span(match.start(), match.end())
        if said == _MOST or (said == 0 and _DATE.search(post.prose.text.text) is not None):
            return
        if own_words(post, span):
            said += 1
            yield problem_in(
                post,
                RELATIVE,
                span,
                f"nobody can tell when “{match[0]}” was: the text has no date",
                "write the date, or give the post one in its front matter",
            )


RELATIVE_DATES = ProseRules(
    "relative dates",
    check_relative_dates,
    (
        Explained(
            RELATIVE,
            "Last Friday the ring burst, and we mended it.",
            "On Friday, March 15, 2024 the ring burst, and we mended it.",
        ),
    ),
)
