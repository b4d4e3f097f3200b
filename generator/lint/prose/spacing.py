"""Blanks before signs of punctuation."""

from collections.abc import Iterator

from generator.lint.prose.surroundings import in_heading, in_note, in_other_language, in_table, reads_english
from generator.lint.rules import Explained, ProseRules, problem_in
from generator.model import lazy_re as re
from generator.model.config import Editorial
from generator.model.post import Post
from generator.model.problem import Edit, Fix, Problem, Rule
from generator.model.text import Span

SPACE_BEFORE = Rule("SP103", "space-before-punctuation", "hint", "never", "A blank before a punctuation mark.")

# In the source, so that a blank in the mask where code or markup stands is none. After it stands a blank, the end of
# the line, or what closes a quotation.
_BLANK = re.compile(r"[ \t\u00a0](?:([?!])(?=[\s\"”’*_)]|\Z)|([,.;:])(?=\s|\Z))(?![ \t]*[?!,.;:])")
_BLANKS_END = re.compile(r"[ \t\u00a0]*\Z")
_WIDEST = 3  # blanks
_WORD_END = re.compile(r"[\w)\"”’*_`%]")  # what may stand before them: a word, a bracket, a quotation mark, code
_QUOTED = re.compile(r"[ \t]*>")
_MOST = 500  # of one text
_TOKEN = 200  # characters: as far as an address is looked for
_LOG = re.compile(r"[{\"']\s{0,3}:|=>|::|\$\s")


def check_spacing(post: Post, editorial: Editorial) -> Iterator[Problem]:
    """A hint for each blank before a sign that follows its word in English, with a fix that takes it away."""
    if not reads_english(post):
        return
    text, mask = post.prose.text.text, post.prose.mask
    said = 0
    for match in _BLANK.finditer(text, post.prose.front_end):
        at = match.end() - 1
        span = Span(at - len(_BLANKS_END.findall(text[at - _WIDEST : at])[0]), match.end())
        if (
            mask[at] != text[at]
            or _WORD_END.match(text, span.start - 1) is None
            or not _ends_a_word(text, span)
            or not _in_a_sentence(post, span)
        ):
            continue
        if said == _MOST:
            return
        sign, said = text[at], said + 1
        yield problem_in(
            post,
            SPACE_BEFORE,
            span,
            f"there is a blank before “{sign}”",
            "take it away",
            Fix(
                f"take the blank before “{sign}” away",
                (Edit(Span(span.start, at), ""),),
                sign in "?!,." and not in_heading(post, span),
            ),
        )


def _ends_a_word(text: str, span: Span) -> bool:
    """Whether a sign that moves to what is before it stays one: no markup, no part of an address or a number."""
    sign, before = text[span.end - 1], text[span.start - 1]
    if sign == "." and before.isdigit():
        return False  # "1 ." at the start of a line would be a list
    if sign == ":" and (before == "`" or (before.isdigit() and text[span.end : span.end + 2].strip()[:1].isdigit())):
        return False  # "10 : 30", and the labels of code
    token = text[max(0, span.start - _TOKEN) : span.start].rsplit(None, 1)[-1:]
    return not token or not any(part in token[0] for part in ("://", "www.", "@", "&", "]"))


def _in_a_sentence(post: Post, span: Span) -> bool:
    text = post.prose.text
    whole = text.line_span(text.line_at(span.start))
    if _QUOTED.match(text.text, whole.start):
        return False
    if _LOG.search(text.text, max(whole.start, span.start - _TOKEN), min(whole.end, span.end + _TOKEN)):
        return False
    return not (in_table(post, span) or in_note(post, span) or in_other_language(post, span))


SPACED = ProseRules(
    "spaces",
    check_spacing,
    (
        Explained(
            SPACE_BEFORE,
            "What could it be ? Nobody knew.",
            "What could it be? Nobody knew.",
        ),
    ),
)
