"""All rules: those of a build, and those about the words of a text by what a site's settings allow."""

from msgspec.structs import replace

from generator.lint.catalog import BUILD_RULES
from generator.lint.links import PRIVATE_LINKS
from generator.lint.private.family import PRIVATE
from generator.lint.prose.acronyms import ACRONYMS
from generator.lint.prose.blaming import BLAME
from generator.lint.prose.doubled import ONCE
from generator.lint.prose.names import SPELLED
from generator.lint.prose.products import PRODUCTS
from generator.lint.prose.relative_dates import RELATIVE_DATES
from generator.lint.prose.spacing import SPACED
from generator.lint.prose.spelling import SPELLED_RIGHT
from generator.lint.rules import ProseRules

_WORDS = (SPELLED_RIGHT, ONCE, SPACED, PRODUCTS, ACRONYMS, SPELLED, RELATIVE_DATES, BLAME)
_PROSE: tuple[ProseRules, ...] = (*_WORDS, PRIVATE_LINKS, PRIVATE)
RULES = replace(BUILD_RULES, prose=_PROSE)
"""All rules: those of lint and --strict."""
