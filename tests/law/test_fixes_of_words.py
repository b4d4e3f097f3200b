"""Fixes of words change words alone: no code, no address, no block; and there is nothing left for a second time."""

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.lint.prose_catalog import RULES
from generator.model.config import Editorial
from generator.model.post import Post
from generator.model.problem import Edit
from tests.lint.prose.reading import edited
from tests.lint.reading import DATED, post_of

WORDS = st.sampled_from(
    [
        "the", "the the", "to\nto", "recieve", "Recieve", "seperate", "Github", "Elastic search", "kubernetes", "what",
        "ring", "ring ring", "?", " ?", " !", ",", " .", " :", " ;", "...", ":8080", "`recieve`", "`the the`",
        "[Github](https://ring.example/Github)", "https://ring.example/recieve ?", "**the** the", "*what* ?", "(it) ,",
        "[Github]", "[it][Github]", "“recieve”", "10", "1 .", "-", ">", "#", "|", "_the_ the", "&amp ;",
        "TODO: recieve", "and and",
        "the the the", "we\n> we", "<b>the</b> the", "![Github ?](a.png)", "RingKeeper", "Ringkeeper", "it was",
    ]
)  # fmt: skip
STARTS = st.sampled_from(
    ["", "- ", "> ", "## ", "1. ", "| ", "    ", "```\n", ": ", "[Github]: https://ring.example/ \n"]
)
BODIES = st.lists(st.tuples(STARTS, st.lists(WORDS, min_size=1, max_size=9)), min_size=1, max_size=5)


def edits_of(post: Post) -> list[Edit]:
    found = [problem for family in RULES.prose for problem in family.check(post, Editorial())]
    return sorted(edit for problem in found if problem.fix is not None for edit in problem.fix.edits)


def untouchable(post: Post) -> tuple[object, ...]:
    """What no fix of words may change: code, addresses, links and pictures, notes, and what blocks there are."""
    text = post.prose.text.text
    return (
        re.findall(r"`[^`\n]*`|https?://\S+|\]\([^)\s]*\)", text),
        [image.target for image in post.images],
        [link.target for link in post.links],
        [note.code for note in post.notes],
        [heading.level for heading in post.headings],
        re.findall(r"<(/?\w+)", str(post.parts)),
    )


@given(BODIES)
@settings(max_examples=120, deadline=None)
def test_fixes_of_words_change_words_alone_and_leave_nothing_to_fix(
    lines: list[tuple[str, list[str]]],
) -> None:
    body = "The ring and the pump were dry, and that was what we could not see.\n\n"
    body += "\n\n".join(start + " ".join(words).replace("  ", " ") for start, words in lines) + "\n"
    post = post_of(body)
    edits = edits_of(post)
    assert not any(one.span.meets(other.span) for one, other in pairwise(edits))
    after = post_of(edited(post.prose.text.text, edits)[len(DATED) :])
    assert untouchable(after) == untouchable(post)
    assert edits_of(after) == []
