"""`re`, whose patterns are compiled when they are first tried.

To compile all patterns that texts are read by takes longer than to read one text, and few texts need them all. A module
with many of them says `from generator.model import lazy_re as re`.
"""

import re
from re import (
    ASCII,
    DOTALL,
    IGNORECASE,
    MULTILINE,
    Match,
    Pattern,
    escape,
    findall,
    finditer,
    fullmatch,
    match,
    search,
    split,
    sub,
)
from typing import Any, AnyStr, cast

__all__ = [
    "ASCII", "DOTALL", "IGNORECASE", "MULTILINE", "Match", "Pattern", "compile", "escape", "findall", "finditer",
    "fullmatch", "match", "search", "split", "sub",
]  # fmt: skip

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _Ready:
    """A compiled pattern, whose methods are attributes: they are found as fast as those of the pattern itself."""


class _Later(_Ready):
    """A pattern that is no pattern yet: asked for anything, it becomes ready."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self.made_with = flags

    def __getattr__(self, name: str) -> Any:  # only where there is no such attribute yet
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.made_with)
        self.__dict__ |= {method: getattr(compiled, method) for method in _METHODS}
        self.flags, self.groups, self.groupindex = compiled.flags, compiled.groups, compiled.groupindex
        # Two threads may both come here: they do the same.
        self.__class__ = _Ready  # type: ignore[assignment]
        return getattr(compiled, name)


def compile(pattern: AnyStr, flags: int = 0) -> Pattern[AnyStr]:  # noqa: A001  (it stands for the one of `re`)
    """What `re.compile` gives, but compiled, and found to be wrong, only when it is used.

    It is no `re.Pattern`, and a match's `re` is another object.
    """
    return cast(Pattern[AnyStr], _Later(pattern, flags))
