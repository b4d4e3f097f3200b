"""What is known of a file of the site before its bytes are read: where it is, and what tells whether it has changed."""

from msgspec import Struct

from generator.model.problem import Problem
from generator.model.text import Source


class Stamp(Struct, frozen=True, array_like=True):
    """What the system says of a file and changes whenever somebody writes to it; times are in nanoseconds."""

    mtime_ns: int
    ctime_ns: int
    size: int
    inode: int


class Listed(Struct, frozen=True):
    """A file of the site: its path (relative to the site's root), the digest of its bytes, and its stamp.

    The digest is empty as long as nobody has read the file.
    """

    path: str
    digest: str
    stamp: Stamp


class ListedProject(Struct, frozen=True):
    """A `Project` whose texts and other files are not read yet, but for its settings; see there."""

    config: Source | None
    glossary: Source | None
    texts: tuple[Listed, ...]
    assets: tuple[Listed, ...]
    content_roots: tuple[str, ...]
    problems: tuple[Problem, ...]
