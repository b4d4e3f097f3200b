"""What a rule is about, in words, and where the manual tells more of it."""

import re
from itertools import chain

from msgspec import Struct

from generator.lint.catalog import RULES
from generator.model.problem import Problem, Target, TargetKind
from generator.parse.notes.rules import RULES as NOTE_RULES

MANUAL = "https://afterword.example/docs/rules/"
_KINDS: dict[TargetKind, str] = {
    "next-block": "what comes next",
    "previous-block": "what stands before it",
    "enclosing-block": "what it stands in",
    "enclosing-section": "the section that it stands in",
    "inline-previous": "the words right before it",
    "document": "the whole document",
    "none": "nothing in particular",
}
_BLOCKS: tuple[TargetKind, ...] = ("next-block", "previous-block", "enclosing-block")


class Explanation(Struct, frozen=True):
    """Why a rule is there, and an example: a text that breaks it, and the same mended. Either may be empty."""

    why: str = ""
    bad: str = ""
    good: str = ""


def address_of(code: str, name: str) -> str:
    """The address of the manual's section about a rule."""
    return f"{MANUAL}#{code.lower()}-{name}"


def explanation_of(problem: Problem) -> Explanation:
    """What the rule of a problem is about."""
    tables = [family.rules for family in RULES.text]
    tables += [family.rules for family in RULES.prose]
    tables += [family.rules for family in RULES.site]
    for explained in chain.from_iterable(tables):
        if explained.rule.code == problem.code:
            return Explanation(explained.why, explained.bad, explained.good)
    what = next((rule.what for rule in NOTE_RULES if rule.code == problem.code), "")
    return Explanation(f"This is {what}." if what else "")


def target_in_words(target: Target) -> str:
    """What a note is about, for a person: `what comes next (image), lines 4 to 6`."""
    if target.kind in ("document", "none"):
        return _KINDS[target.kind]
    about = f" ({target.about})" if target.about and target.kind in _BLOCKS else ""
    lines = f"line {target.line}" if target.line == target.end_line else f"lines {target.line} to {target.end_line}"
    return f"{_KINDS[target.kind]}{about}, {lines}"


def fenced(text: str) -> str:
    """`text` as a block of code in Markdown, whatever it holds."""
    longest = max((len(run) for run in re.findall("`{3,}", text)), default=2)
    fence = "`" * max(longest + 1, 3)
    return f"{fence}markdown\n{text.rstrip()}\n{fence}"
