"""Every rule there is, gathered from the rooms that check them: what a command may ask for by code."""

from collections.abc import Iterator
from functools import cache
from types import ModuleType

from generator.assemble import files, links, pictures, tags
from generator.disk import rules as disk_rules
from generator.lint import encoding, metadata, shortcodes, suppress
from generator.lint import links as link_texts
from generator.lint import pictures as picture_texts
from generator.lint.consistency import (
    dates,
    durations,
    entries,
    extent,
    names,
    numbers,
    order,
    repeats,
    sections,
    stamps,
    tasks,
    zones,
)  # fmt: skip
from generator.make import cook, templates
from generator.model import plan
from generator.model.problem import Rule
from generator.parse import config, decode, post, site_glossary, suppressions
from generator.parse.front_matter import rules as header_rules
from generator.parse.markdown import internal, stray_comments, unclosed
from generator.parse.notes.rules import RULES as NOTE_RULES
from generator.parse.notes.rules import NoteRule

# A test holds this list against the whole package.
_MODULES: tuple[ModuleType, ...] = (
    plan, decode, header_rules, config, post, internal, unclosed, stray_comments, files, links, pictures, tags,
    encoding, metadata, picture_texts, shortcodes, link_texts, order, stamps, zones, extent, entries, durations, dates,
    numbers, sections, names, tasks, repeats, cook, templates, disk_rules, site_glossary,
    suppress, suppressions,
)  # fmt: skip


def rule_codes() -> tuple[str, ...]:
    """The codes of all rules, in order."""
    return tuple(sorted({rule.code for rule in _rules()}))


@cache
def rule_names() -> frozenset[str]:
    """The codes and the names of all rules."""
    return frozenset(name for rule in _rules() for name in (rule.code, rule.name))


def _rules() -> Iterator[Rule | NoteRule]:
    for module in _MODULES:
        yield from (value for value in vars(module).values() if isinstance(value, Rule))
    yield from NOTE_RULES
