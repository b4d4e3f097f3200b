"""Who sees a stretch of a text: all readers, some of them, or only those who have the file."""

from generator.model.post import Post
from generator.model.text import Span


def kept_from(post: Post, span: Span) -> str:
    """Where a stretch stands that readers outside do not see ("in a draft"); empty where they do."""
    passage = next((hidden for hidden in post.hidden if hidden.span.meets(span)), None)
    if passage is not None:
        return "in an internal passage" if passage.tag == "internal" else "in a note"
    if _in_comment(post, span.start):
        return "in a comment"
    if post.header.visibility != "public":
        return "in an internal text"
    if post.header.draft:
        return "in a draft"
    return "in a text that is held back" if post.header.withheld else ""


def is_for_readers(post: Post, span: Span) -> bool:
    """Whether readers outside see the stretch, or will when the post is no draft any more."""
    return kept_from(post, span) in ("", "in a draft", "in a text that is held back") and not _for_other_tools(
        post, span
    )


def _for_other_tools(post: Post, span: Span) -> bool:
    """Whether it stands in a value of front matter that is kept as it is written, and that no page shows."""
    text, end = post.prose.text, post.prose.front_end
    if span.start >= end:
        return False
    for extra in post.header.extra:
        key = text.line_span(extra.place.line).start + extra.place.column - 1
        at = text.text.find(extra.value, key, end) if extra.value and key <= span.start else -1
        if 0 <= at <= span.start < at + len(extra.value):
            return True
    return False


def _in_comment(post: Post, at: int) -> bool:
    text, mask = post.prose.text.text, post.prose.mask
    if mask[at : at + 1].strip():  # a word that is read
        return False
    opened = text.rfind("<!--", 0, at)
    return opened >= 0 and text.find("-->", opened, at) < 0
