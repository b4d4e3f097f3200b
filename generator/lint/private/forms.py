"""The forms of secrets: data of the package, read when the first text is looked at."""

from functools import cache

from msgspec import Struct

from generator.model import lazy_re as re
from generator.model.package_data import package_table


class Form(Struct, frozen=True, forbid_unknown_fields=True):
    """How one kind of secret is written; `secrets.toml` says what each field is."""

    name: str
    needles: tuple[str, ...]
    pattern: str
    check: str = ""
    loose: bool = False


class Forms(Struct, frozen=True, forbid_unknown_fields=True):
    """All forms, and the words that tell a secret from what is none."""

    form: tuple[Form, ...]
    placeholders: tuple[str, ...]
    stand_ins: tuple[str, ...]
    nobody: tuple[str, ...]
    known: frozenset[str]
    keys: tuple[str, ...]
    chosen: tuple[str, ...]
    may_be_hex: tuple[str, ...]


@cache
def forms() -> Forms:
    """What `secrets.toml` says."""
    return package_table("generator.lint.private", "secrets.toml", Forms)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of data as one that matches; each is compiled where a text first asks for it."""
    return re.compile(pattern)
