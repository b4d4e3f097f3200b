"""What a rule is about, and what a note is about, in words."""

import re
from functools import cache

from generator.disk.errors import OutsideError
from generator.engine.explain import explain
from generator.engine.rules import every_rule
from generator.model.problem import Target, TargetKind
from generator.report.rule import ShownRule

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


@cache
def explained(code: str) -> ShownRule | None:
    """Everything there is to say of a rule; None where there is no such rule, or no manual."""
    rule = next((rule for rule in every_rule() if rule.code == code), None)
    try:
        return explain(rule) if rule is not None else None
    except OutsideError:
        return None


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
