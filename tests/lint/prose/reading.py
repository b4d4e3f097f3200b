"""What tests of words begin with: what one rule says of a text of their own, and the text with its fixes made."""

from generator.lint.prose_catalog import RULES
from generator.model.config import Editorial
from generator.model.problem import Edit, Problem
from tests.lint.reading import DATED, post_of


def said(body: str, code: str, editorial: Editorial | None = None, head: str = DATED) -> list[Problem]:
    """What the rule `code` says of a post, in order of places."""
    post = post_of(body, head=head)
    found = [problem for family in RULES.prose for problem in family.check(post, editorial or Editorial())]
    return sorted((problem for problem in found if problem.code == code), key=lambda problem: problem.place)


def words_of(body: str, code: str, editorial: Editorial | None = None, head: str = DATED) -> list[str]:
    """The stretches of text that the rule `code` points to."""
    return [problem.text for problem in said(body, code, editorial, head)]


def mended(body: str, code: str, *, safe_only: bool = False) -> str:
    """The body with the fixes of one rule made."""
    post = post_of(body)
    fixes = [problem.fix for problem in said(body, code) if problem.fix is not None]
    edits = [edit for fix in fixes if fix.safe or not safe_only for edit in fix.edits]
    return edited(post.prose.text.text, edits)[len(DATED) :]


def edited(text: str, edits: list[Edit]) -> str:
    """A text with edits made; they must be apart."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.span.start] + edit.new + text[edit.span.end :]
    return text
