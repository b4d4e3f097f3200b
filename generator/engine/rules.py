"""Every rule there is, gathered from the rooms that check them: what a command may ask for by code."""

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
    numbers,
    order,
    repeats,
    sections,
    stamps,
    tasks,
    zones,
)  # fmt: skip
from generator.lint.private import accounts, family, inner_hosts, networks, people
from generator.lint.prose import acronyms, blaming, doubled, names, products, relative_dates, spacing, spelling
from generator.make import cook, templates
from generator.model import plan
from generator.model.note import SEVERITIES
from generator.model.problem import Blocks, Confidence, Rule
from generator.parse import config, decode, post, site_glossary, suppressions
from generator.parse.editorial_settings import codes_meant
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
    spelling, doubled, spacing, products, acronyms, relative_dates, blaming,
    family, accounts, people, networks, inner_hosts,
)  # fmt: skip


@cache
def every_rule() -> tuple[Rule, ...]:
    """Every rule, in the order of their codes; those of editorial notes like all others."""
    found = {value for module in _MODULES for value in vars(module).values() if isinstance(value, Rule)}
    return tuple(sorted(found | {_rule_of(note) for note in NOTE_RULES}, key=lambda rule: rule.code))


@cache
def confidences() -> dict[str, Confidence]:
    """How sure the notes of a rule are, by its code; of the rules of notes alone."""
    return {rule.code: rule.confidence for rule in NOTE_RULES}


def rule_codes() -> tuple[str, ...]:
    """The codes of all rules, in order."""
    return tuple(rule.code for rule in every_rule())


@cache
def rule_names() -> frozenset[str]:
    """The codes and the names of all rules."""
    return frozenset(name for rule in every_rule() for name in (rule.code, rule.name))


def codes_of(words: str) -> tuple[str, ...]:
    """The codes, or the beginning of codes, that `words` stand for: either, or rules' name, in any case; or none."""
    return codes_meant(words, every_rule())


def stop_every_build(codes: tuple[str, ...]) -> bool:
    """Whether all rules whose code begins with one of `codes` stop every build, so that none can be ignored."""
    return all(rule.blocks == "build" for rule in every_rule() if rule.code.startswith(codes))


def _rule_of(note: NoteRule) -> Rule:
    blocks: Blocks = "strict" if note.confidence != "hint" and note.blocks_strict else "never"
    return Rule(note.code, note.name, SEVERITIES[note.confidence], blocks, f"{note.what[:1].upper()}{note.what[1:]}.")
