"""What is worked out of a theme once: what each of its templates can reach, and the templates compiled."""

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import structs

from generator.disk.user_cache import open_user_cache
from generator.engine.salt import kept_salt
from generator.make.closures import reaches
from generator.model.project import Theme
from generator.model.text import digest_of

if TYPE_CHECKING:
    from generator.disk.store import Store
    from generator.make.compiled import Compiled

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
    found = reaches(theme)
    if store is not None:
        store.put(key, msgspec.msgpack.encode(found))
    return structs.replace(theme, reaches=found)


def compiled_templates(root: Path) -> "Compiled | None":
    """What this user's cache knows of templates; None where there is none. The site at `root` has no part in it."""
    from generator.make.compiled import Compiled  # with Jinja, which lint does without

    program = kept_salt(root)
    cache = open_user_cache(outside=root) if program else None
    return Compiled(program, cache.read, cache.write) if cache is not None else None
