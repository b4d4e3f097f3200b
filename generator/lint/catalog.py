"""Every rule that lint checks, in order, and the two functions that check them. A new family is a new row."""

from datetime import datetime

from generator.lint.consistency.dates import DATES_AGREE
from generator.lint.consistency.durations import DURATIONS
from generator.lint.consistency.entries import ENTRIES
from generator.lint.consistency.extent import EXTENT
from generator.lint.consistency.numbers import NUMBERS_AGREE
from generator.lint.consistency.order import ORDER
from generator.lint.consistency.repeats import REPEATS
from generator.lint.consistency.sections import SECTIONS
from generator.lint.consistency.stamps import STAMPS
from generator.lint.consistency.tasks import ACTIONS
from generator.lint.consistency.zones import ZONES
from generator.lint.encoding import ENCODING
from generator.lint.metadata import DATES, NAMES
from generator.lint.notes import NOTES
from generator.lint.pictures import PICTURES
from generator.lint.private.masking import outside_secrets, without_secrets
from generator.lint.rules import Rules
from generator.lint.shortcodes import SHORTCODES
from generator.model.config import Editorial
from generator.model.post import Post
from generator.model.problem import Problem
from generator.model.site import Site
from generator.model.summary import Summary

_TIMES = (ORDER, ENTRIES, STAMPS, ZONES, EXTENT, DURATIONS)
_DOCUMENT = (DATES_AGREE, NUMBERS_AGREE, SECTIONS, ACTIONS, REPEATS)
_DEFAULTS = Editorial()
BUILD_RULES = Rules(
    text=(NOTES, ENCODING, SHORTCODES, PICTURES, NAMES, *_TIMES, *_DOCUMENT),
    site=(DATES,),
)
"""The rules that a plain build checks."""


def all_rules() -> Rules:
    """All rules: those of lint and --strict. Those about words are loaded only where somebody asks for them."""
    from generator.lint.prose_catalog import RULES

    return RULES


def not_checked(rules: Rules) -> frozenset[str]:
    """The codes and names of the rules that a check by `rules` leaves out."""
    left_out = (family for family in all_rules().prose if family not in rules.prose)
    return frozenset(name for family in left_out for told in family.rules for name in (told.rule.code, told.rule.name))


def check_post(post: Post, editorial: Editorial = _DEFAULTS, rules: Rules | None = None) -> tuple[Problem, ...]:
    """What is wrong with one post by itself, as it was read and family by family; no secret of the text is in it.

    Without `rules` all are checked.
    """
    rules = rules or all_rules()
    of_text = [problem for family in rules.text for problem in family.check(post)]
    of_prose = (problem for family in rules.prose for problem in family.check(post, editorial))
    return tuple(map(without_secrets, (*post.problems, *outside_secrets((*of_text, *of_prose)))))


def check_site(posts: tuple[Summary, ...], site: Site, rules: Rules, now: datetime) -> tuple[Problem, ...]:
    """What an editor would say of the whole: `posts` are of all that were read, `site` is what its audience may see."""
    return tuple(problem for family in rules.site for problem in family.check(posts, site, now))


__all__ = ["BUILD_RULES", "Rules", "all_rules", "check_post", "check_site", "not_checked", "without_secrets"]
