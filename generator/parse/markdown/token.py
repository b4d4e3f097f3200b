"""The token that our rules make: all that the library's own is to its readers, and made in a fraction of the time."""

from typing import Any, Literal, Protocol, cast

from markdown_it.token import Token
from msgspec import Struct
from msgspec.structs import asdict, replace

Nesting = Literal[-1, 0, 1]


class OwnToken(Struct):
    """The fields and the methods of the library's token that its rules know."""

    type: str
    tag: str
    nesting: Nesting
    level: int = 0
    content: str = ""
    markup: str = ""
    map: list[int] | None = None
    children: list[Token] | None = None
    block: bool = False
    hidden: bool = False
    attrs: dict[str, str | int | float] = {}
    info: str = ""
    meta: dict[Any, Any] = {}

    def attrSet(self, name: str, value: str | float) -> None:  # noqa: N802  (the library calls it so)
        """Gives it an attribute."""
        self.attrs[name] = value

    def attrGet(self, name: str) -> str | int | float | None:  # noqa: N802
        """One of its attributes."""
        return self.attrs.get(name)

    def attrJoin(self, name: str, value: str) -> None:  # noqa: N802
        """Adds a word to an attribute."""
        self.attrs[name] = f"{self.attrs[name]} {value}" if name in self.attrs else value

    def copy(self, **changes: Any) -> "OwnToken":
        """Another one like it, but for `changes`."""
        return replace(self, **changes)

    def as_dict(self, **_: Any) -> dict[str, Any]:
        """It as the library shows its own."""
        fields = asdict(self)
        fields["attrs"] = [[name, value] for name, value in self.attrs.items()] or None
        if self.children:
            fields["children"] = [child.as_dict() for child in self.children]
        return fields


class _Making(Protocol):
    def __call__(
        self,
        kind: str,
        tag: str,
        nesting: Nesting,
        level: int,
        content: str = "",
        markup: str = "",
        lines: list[int] | None = None,
        children: list[Token] | None = None,
        block: bool = False,
        hidden: bool = False,
        /,
    ) -> Token: ...


# A new token. To every reader it is one of the library's.
token_of = cast(_Making, OwnToken)
