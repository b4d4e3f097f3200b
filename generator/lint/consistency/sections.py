"""Sections that nothing stands in."""

import re
from collections.abc import Iterator

from generator.lint.rules import Explained, TextRules, problem_at
from generator.model.post import Heading, Post
from generator.model.problem import Problem, Rule
from generator.model.text import Span

EMPTY = Rule("CO202", "empty-section", "warning", "strict", "A heading that nothing stands under.")
EMPTY_OTHER = Rule("CO209", "empty-heading", "hint", "never", "A heading of its own kind that nothing stands under.")

LABEL = 7  # the level of a label, which has its words beside it
VALUE = re.compile(r":\s{1,3}\S")  # "Severity: 2" says what there is to say
SENTENCE = 60  # a longer heading says something by itself
# What stands under a heading and is nothing to read: a line under it, a rule, an address of a reference, a comment.
NO_WORDS = re.compile(r"(?m)^[ \t]{0,3}(?:=+|-+|\*\*\*+|___+|\[[^\]\n]{1,200}\]:[^\n]*)[ \t]*$|<!--.*?-->", re.DOTALL)


def check_sections(post: Post) -> Iterator[Problem]:
    """One problem for each heading over nothing. Smaller headings are something; an entry may be a heading itself."""
    headings = _headings(post)
    entries = (post.timeline, post.learnings, post.actions, post.causes)
    said = {entry.place.line for group in entries for entry in group}
    for index, heading in enumerate(headings):
        following = headings[index + 1] if index + 1 < len(headings) else None
        deeper = following is not None and following.level > heading.level
        if deeper or heading.place.line in said or len(heading.text.raw) > SENTENCE or VALUE.search(heading.text.raw):
            continue
        if not (noted := _is_empty(post, heading, following)):
            continue
        rule = EMPTY if heading.role != "other" and not heading.sub else EMPTY_OTHER
        under = "a note to its author" if noted == "note" else "nothing"
        yield problem_at(
            post,
            rule,
            heading.place,
            f"under “{' '.join(heading.text.raw.split())}” stands {under}",
            "write what belongs there, say “none”, or delete the heading",
            heading.text.raw,
        )


def _headings(post: Post) -> list[Heading]:
    """All headings of a post in order, those too that stand over notes alone; no labels."""
    return [section for section in post.sections if section.level < LABEL]


def _is_empty(post: Post, heading: Heading, following: Heading | None) -> str:
    """ "note" where only notes stand under a heading, "nothing" where nothing does, or empty where words do."""
    text = post.prose.text
    last = following.place.line - 1 if following is not None else text.line_count
    start = text.line_span(heading.place.line).end
    span = Span(start, max(text.line_span(last).end, start) if last >= 1 else start)
    notes = [note.span for note in post.notes if note.left_out and span.start <= note.span.start < span.end]
    hidden = [hidden.span for hidden in post.hidden if span.start <= hidden.span.start < span.end]
    parts, at = [], span.start
    for note in sorted({*notes, *hidden}):
        parts.append(text.text[at : max(note.start, at)])
        at = max(at, note.end)
    parts.append(text.text[at : span.end])
    words = NO_WORDS.sub(" ", "".join(parts))
    if re.search(r"[^\s*_>\-+()\[\]{}<>#|.:]", words) or any(
        h.tag == "internal" for h in post.hidden if h.span in hidden
    ):
        return ""
    return "note" if notes else "nothing"


SECTIONS = TextRules(
    "sections",
    check_sections,
    (
        Explained(
            EMPTY,
            "A reader cannot tell whether there was nothing to say, or whether nobody said it.",
            "## Impact\n\n## Root cause\n\nThe ring was open.",
            "## Impact\n\nNobody could board.\n\n## Root cause\n\nThe ring was open.",
        ),
        Explained(
            EMPTY_OTHER,
            "It may be all that there is to say, and it may be what is still to be written.",
            "## The ring\n\n## Root cause\n\nThe ring was open.",
            "## The ring\n\nIt is made of rubber.\n\n## Root cause\n\nThe ring was open.",
        ),
    ),
)
