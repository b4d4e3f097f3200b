"""A rule explained: its row in the code, its section of the manual, and what the program does with its examples."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from difflib import get_close_matches
from functools import cache

from msgspec import Struct

from generator.build import build
from generator.disk.shipped import read_rules_page
from generator.engine.rules import confidences, every_rule
from generator.lint.prose_catalog import RULES
from generator.lint.rules import Explained
from generator.model.manual import rule_url
from generator.model.picture import Facts
from generator.model.problem import Problem, Rule
from generator.model.project import Project, Theme
from generator.model.site import Audience
from generator.model.text import Source
from generator.report.rule import ShownRule

_FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_HEAD = re.compile(r"^### ([A-Z]{2}[0-9]{3}) [^\n]*$", re.MULTILINE)
_STATUS = re.compile(r"\A\s*(?:Error|Warning|Hint)[^\n]*\n")
_LINK = re.compile(r"\[([^\[\]\n]*)\]\(([^()\s]*)\)")
_WHEN = datetime(2030, 1, 1, tzinfo=UTC)


class Section(Struct, frozen=True):
    """What the manual says of a rule: its words, and its examples, each with the language of its fence."""

    why: str
    examples: tuple[tuple[str, str], ...]


def rules_named(name: str) -> tuple[Rule, ...]:
    """The rules of a code or a name, in any case: several where they share a name."""
    wanted = name.strip().casefold()
    return tuple(rule for rule in every_rule() if wanted in (rule.code.casefold(), rule.name.casefold()))


def rule_near(name: str) -> str:
    """The code or the name that a writer of the unknown `name` may have meant, or empty."""
    known = {word.casefold(): word for rule in every_rule() for word in (rule.code, rule.name)}
    return next((known[word] for word in get_close_matches(name.strip().casefold()[:40], known, 1, 0.6)), "")


def explain(rule: Rule) -> ShownRule:
    """Everything there is to say of `rule`. Raises OutsideError where the manual's page cannot be read."""
    section = sections(read_rules_page()).get(rule.code, Section("", ()))
    explained = _explained().get(rule.code)
    bad = tuple(text for _, text in section.examples)
    if not bad and explained is not None:
        bad = (explained.bad,)
    return ShownRule(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        confidence=confidences().get(rule.code),
        blocks=rule.blocks,
        summary=rule.summary,
        why=section.why or rule.summary,
        bad=bad,
        good=explained.good if explained is not None else "",
        allow=_allow(rule),
        fix=_fix(rule, section, explained),
        url=rule_url(rule.code, rule.name),
    )


@cache
def sections(page: str) -> dict[str, Section]:
    """The sections of the manual's page of rules by code; links are left as their words."""
    masked = _FENCE.sub(lambda found: re.sub(r"[^\n]", "x", found[0]), page)
    heads = list(_HEAD.finditer(masked))
    ends = [found.start() for found in re.finditer(r"^#{1,3} ", masked, re.MULTILINE)] + [len(page)]
    found = {}
    for head in heads:
        body = _STATUS.sub("", page[head.end() : next(end for end in ends if end > head.start())])
        examples = tuple((language, text) for language, text in _FENCE.findall(body))
        words = re.sub(r"\n{3,}", "\n\n", _LINK.sub(r"\1", _FENCE.sub("", body))).strip()
        found[head[1]] = Section(words, examples)
    return found


@cache
def _explained() -> dict[str, Explained]:
    told = (family.rules for families in (RULES.text, RULES.prose, RULES.site) for family in families)
    return {explained.rule.code: explained for rules in told for explained in rules}


def _allow(rule: Rule) -> str:
    """How an author says that a rule may be broken."""
    if rule.blocks == "build":
        return "It cannot be allowed: it stops every build."
    if rule.code.startswith("CF"):
        return f"To pass over it: `ignore: [{rule.code}]` under `editorial` in site.yaml."
    return (
        f"To allow it in one place: `<!-- afterword: allow {rule.code} why it may stand -->` before its block.\n"
        f"To pass over it everywhere: `ignore: [{rule.code}]` under `editorial` in site.yaml."
    )


def _fix(rule: Rule, section: Section, explained: Explained | None) -> str | None:
    """Whether the program mends what breaks the rule: it does so with one of its examples."""
    for problem in _problems(section, explained):
        if problem.code == rule.code and problem.fix is not None:
            return "safe" if problem.fix.safe else "unsafe"
    return None


def _problems(section: Section, explained: Explained | None) -> Iterator[Problem]:
    path = (explained.path if explained else "") or "content/posts/example.md"
    texts = [text for language, text in section.examples if language == "markdown"]
    for text in [*texts, *([explained.bad] if explained else [])]:
        project = Project(None, (Source.of(path, text),), (), Theme("default", (), ()))
        yield from build(project, _WHEN, Audience(), facts=lambda _: Facts(), outputs=()).problems
