"""Every rule there is, gathered from the rooms that check them: what a command may ask for by code."""

from types import ModuleType

from generator.assemble import files, links, pictures, tags
from generator.disk import rules as disk_rules
from generator.lint import encoding, metadata, shortcodes
from generator.lint import links as link_texts
from generator.lint import pictures as picture_texts
from generator.lint.consistency import (
    dates,
    durations,
    entries,
    extent,
    numbers,
    order,
    repeats,
    sections,
    stamps,
    tasks,
    zones,
)  # fmt: skip
from generator.lint.prose import acronyms, blaming, doubled, names, products, relative_dates, spacing, spelling
from generator.make import cook, templates
from generator.model import plan
from generator.model.problem import Rule
from generator.parse import config, decode, post, site_glossary
from generator.parse.front_matter import rules as header_rules
from generator.parse.markdown import internal, stray_comments, unclosed
from generator.parse.notes.rules import RULES as NOTE_RULES

# A test holds this list against the whole package.
_MODULES: tuple[ModuleType, ...] = (
    plan, decode, header_rules, config, post, internal, unclosed, stray_comments, files, links, pictures, tags,
    encoding, metadata, picture_texts, shortcodes, link_texts, order, stamps, zones, extent, entries, durations, dates,
    numbers, sections, names, tasks, repeats, cook, templates, disk_rules, site_glossary,
    spelling, doubled, spacing, products, acronyms, relative_dates, blaming,
)  # fmt: skip


def rule_codes() -> tuple[str, ...]:
    """The codes of all rules, in order."""
    found = {value.code for module in _MODULES for value in vars(module).values() if isinstance(value, Rule)}
    return tuple(sorted(found | {rule.code for rule in NOTE_RULES}))
