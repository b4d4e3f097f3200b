"""Reading texts as work that any process can do: bytes in, bytes out, and the same bytes wherever it is done.

A chunk of texts comes with everything that reading depends on. What comes back of each text is its `Checked`, and the
whole post where it was not known before, both as MessagePack.
"""

import zlib
from collections.abc import Sequence
from functools import cache

import msgspec
from msgspec import Struct

from generator.assemble.summaries import Placing
from generator.build import Wanted, check_read
from generator.engine.clock import take_zones
from generator.lint.catalog import BUILD_RULES, all_rules
from generator.model.config import Editorial, Reading
from generator.model.post import Post
from generator.model.summary import Checked
from generator.model.text import Source
from generator.parse.markdown.highlight import Paint, highlight
from generator.parse.post import parse_post

_LEVEL = 1  # of compression: a fifth of the room for a tenth of a millisecond
_LARGEST = 256 * 2**20  # bytes of a post that is unpacked
_MOST_WORDS = 8 * 2**20  # characters of source lines in the problems of a text that is kept
UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError, zlib.error, ValueError)


class Asking(Struct, frozen=True):
    """What is wanted of texts, as it can be sent: all rules, or those of a build. `Wanted` says what each field is."""

    reading: Reading
    editorial: Editorial
    every_rule: bool
    placing: Placing

    @classmethod
    def of(cls, wanted: Wanted) -> "Asking":
        """What `wanted` asks."""
        return cls(wanted.reading, wanted.editorial, bool(wanted.rules.prose), wanted.placing)

    @property
    def wanted(self) -> Wanted:
        """What is asked, with its rules."""
        return Wanted(self.reading, self.editorial, all_rules() if self.every_rule else BUILD_RULES, self.placing)


def can_be_sent(wanted: Wanted) -> bool:
    """Whether another process can be told what is wanted: rules that are neither all nor a build's cannot be named."""
    return wanted.rules == (all_rules() if wanted.rules.prose else BUILD_RULES)


class Item(Struct, frozen=True, array_like=True):
    """A text to read; `post` is what is known of it from before, packed, or empty."""

    path: str
    digest: str
    data: bytes
    post: bytes = b""


class Done(Struct, frozen=True, array_like=True):
    """What was read: a `Checked` as MessagePack, and the post, packed; each is empty where it cannot be sent.

    `post` is empty, too, where it was known before; `parsed` says which it was.
    """

    checked: bytes
    post: bytes
    parsed: bool


class Chunk(Struct, frozen=True, array_like=True):
    """Some texts, and what is wanted of them."""

    asking: Asking
    items: tuple[Item, ...]


def read_chunk(data: bytes) -> bytes:
    """A `Chunk` as MessagePack to a tuple of `Done`, one for each of its items, as MessagePack."""
    take_zones()  # this may be another process than the one that builds
    chunk = _of_chunks().decode(data)
    wanted = chunk.asking.wanted
    return _ENCODER.encode([_done(item, wanted) for item in chunk.items])


def encode_chunk(asking: Asking, items: Sequence[Item]) -> bytes:
    """What `read_chunk` takes."""
    return _ENCODER.encode(Chunk(asking, tuple(items)))


def decode_done(data: bytes) -> tuple[Done, ...]:
    """What `read_chunk` gives. Raises one of `UNREADABLE`."""
    return _of_done().decode(data)


def read_item(item: Item, wanted: Wanted, paint: Paint = highlight) -> tuple[Checked, Post, bool]:
    """One text: what is wanted of it, the post, and whether it had to be parsed. `paint` gives code its colours."""
    post = known_post(item.post, item.path, item.digest)
    parsed = post is None
    if post is None:
        post = parse_post(Source(item.path, item.data, item.digest), wanted.reading, paint)
    return check_read(post, wanted), post, parsed


def pack_post(post: Post) -> bytes:
    """A post as it is kept. Raises UnicodeEncodeError or OverflowError where it cannot be."""
    return zlib.compress(_ENCODER.encode(post), _LEVEL)


def known_post(packed: bytes, path: str, digest: str) -> Post | None:
    """The post that was kept of this very text, or None."""
    if not packed:
        return None
    try:
        unpacker = zlib.decompressobj()
        post = _POST.decode(unpacker.decompress(packed, _LARGEST))
    except UNREADABLE:
        return None
    return post if (post.path, post.digest) == (path, digest) else None


def encode_checked(checked: Checked) -> bytes:
    """A `Checked` as it is kept. Raises UnicodeEncodeError or OverflowError where it cannot be.

    In memory all problems of a line share its words; one by one, those of a line that is very long are gigabytes.
    """
    if sum(len(problem.line_text) for problem in checked.problems) > _MOST_WORDS:
        raise OverflowError
    return _ENCODER.encode(checked)


def known_checked(data: bytes, path: str) -> Checked | None:
    """What was kept of the text at `path`, or None."""
    try:
        checked = _CHECKED.decode(data)
    except UNREADABLE:
        return None
    return checked if checked.summary.path == path else None


def _done(item: Item, wanted: Wanted) -> Done:
    checked, post, parsed = read_item(item, wanted)
    try:
        return Done(encode_checked(checked), pack_post(post) if parsed else b"", parsed)
    except (UnicodeEncodeError, OverflowError):  # half a letter, as in a file name of no encoding, cannot be sent
        return Done(b"", b"", parsed)


# Sets in order: the same bytes from every process.
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
_POST = msgspec.msgpack.Decoder(Post)
_CHECKED = msgspec.msgpack.Decoder(Checked)


# To make these takes a while, and only workers need them.
@cache
def _of_chunks() -> msgspec.msgpack.Decoder[Chunk]:
    return msgspec.msgpack.Decoder(Chunk)


@cache
def _of_done() -> msgspec.msgpack.Decoder[tuple[Done, ...]]:
    return msgspec.msgpack.Decoder(tuple[Done, ...])
