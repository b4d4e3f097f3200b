"""A theme with what each of its templates can reach: worked out once, and known from the store afterwards."""

from typing import TYPE_CHECKING

import msgspec
from msgspec import structs

from generator.make.closures import closures
from generator.model.project import Theme
from generator.model.text import digest_of

if TYPE_CHECKING:
    from generator.disk.store import Store

_Reaches = tuple[tuple[str, tuple[str, ...]], ...]


def with_reaches(theme: Theme, store: "Store | None") -> Theme:
    """`theme`, which knows of each of its templates which ones that can reach."""
    key = bytes.fromhex(digest_of("reaches", *(part for each in theme.templates for part in (each.path, each.digest))))
    data = store.get(key) if store is not None else None
    if data is not None:
        try:
            return structs.replace(theme, reaches=msgspec.msgpack.decode(data, type=_Reaches))
        except (msgspec.DecodeError, UnicodeDecodeError):
            pass  # it is worked out again, and put in its place
    found = closures(theme).reached
    reaches = tuple((name, tuple(reached for reached, _ in closure)) for name, closure in found.items())
    if store is not None:
        store.put(key, msgspec.msgpack.encode(reaches))
    return structs.replace(theme, reaches=reaches)
