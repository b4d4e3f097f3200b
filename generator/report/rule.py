"""What the program knows of a rule, to words and JSON."""

from msgspec import Struct

from generator.model.problem import Blocks, Confidence, Severity
from generator.report.data import encoded

STOPS: dict[Blocks, str] = {"build": "stops every build", "strict": "stops --strict", "never": "stops nothing"}
_FIXES = {
    "safe": "`afterword lint --fix` mends it.",
    "unsafe": "`afterword lint --fix --unsafe-fixes` mends it: look at what it did.",
}


class ShownRule(Struct, frozen=True):
    """A rule as the manual and the code tell it.

    `why` is the manual's text in Markdown; `bad` are texts that break the rule and `good` is one that does not, as far
    as there are any. `fix` is `safe`, `unsafe`, or None where nothing is mended by the program.
    """

    code: str
    name: str
    severity: Severity
    confidence: Confidence | None
    blocks: Blocks
    summary: str
    why: str
    bad: tuple[str, ...]
    good: str
    allow: str
    fix: str | None
    url: str


class ShownRules(Struct, frozen=True):
    """Several rules as JSON."""

    version: int
    rules: tuple[ShownRule, ...]


def show_rule_json(rules: tuple[ShownRule, ...]) -> str:
    """Rules as JSON in ASCII, one object under a version, ending with a line end."""
    return encoded(ShownRules(1, rules))


def show_rule_text(rule: ShownRule) -> str:
    """A page about one rule."""
    parts = [f"{rule.code} {rule.name}\n{status_of(rule)}\n{rule.url}", rule.why]
    parts += [_example("This breaks it:" if number == 0 else "And this:", bad) for number, bad in enumerate(rule.bad)]
    if rule.good:
        parts.append(_example("This does not:", rule.good))
    parts.append(rule.allow)
    if rule.fix:
        parts.append(_FIXES[rule.fix])
    return "\n\n".join(part for part in parts if part) + "\n"


def show_rules_text(rules: tuple[ShownRule, ...]) -> str:
    """A line a rule: code, name, how bad it is, what it stops, and in one sentence what it is about."""
    width = max((len(rule.name) for rule in rules), default=0)
    return "".join(f"{rule.code}  {rule.name:{width}}  {status_of(rule)}. {rule.summary}\n" for rule in rules)


def status_of(rule: ShownRule) -> str:
    """How bad a rule is, how sure, and what it stops: `warning, likely; stops --strict`."""
    sure = f", {rule.confidence}" if rule.confidence and rule.confidence != rule.severity else ""
    return f"{rule.severity}{sure}; {STOPS[rule.blocks]}"


def _example(head: str, text: str) -> str:
    lines = "\n".join(f"    {line}".rstrip() for line in text.rstrip("\n").split("\n"))
    return f"{head}\n\n{lines}"
