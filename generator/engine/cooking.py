"""Cooking pages as work that any process can do: bytes in, bytes out, and the same bytes wherever it is done.

A chunk of pages comes with the theme, the frame of the site, and of each page its subject and the posts that it shows.
"""

from collections.abc import Sequence
from functools import cache, lru_cache

import msgspec
from msgspec import Struct

from generator.assemble.entries import make_article
from generator.engine.clock import take_zones
from generator.engine.reading import known_post
from generator.make.compiled import Compiled
from generator.make.cook import cook_page
from generator.make.templates import Templates, load_templates
from generator.model.problem import Problem
from generator.model.project import Theme
from generator.model.site import Article, Audience, Entry
from generator.render.shell import Shell
from generator.render.subjects import Subject
from generator.render.views import view_of


class Frame(Struct, frozen=True, array_like=True):
    """What all pages of a build share. Of the theme it has the templates alone."""

    theme: Theme
    shell: Shell
    audience: Audience


class Packed(Struct, frozen=True, array_like=True):
    """A whole post, packed, with the digest of its source."""

    source: str
    digest: str
    post: bytes


class Order(Struct, frozen=True, array_like=True):
    """A page to cook: its kind, what it is about, and the posts whose bodies it shows."""

    output: str
    subject: Subject
    posts: tuple[Packed, ...]


class Chunk(Struct, frozen=True, array_like=True):
    """Some pages of one build."""

    frame: Frame
    orders: tuple[Order, ...]


Cooked = bytes | Problem


class _MissingError(Exception):
    """A post that a page shows is not what it should be: it was damaged where it was kept."""


def cook_chunk(data: bytes) -> bytes:
    """A `Chunk` as MessagePack to a tuple of `Cooked`, one for each of its orders, as MessagePack.

    Where a post of an order is damaged, None stands instead.
    """
    take_zones()  # as `read_chunk` does
    chunk = _of_chunks().decode(data)
    templates = templates_of(chunk.frame.theme)
    return _ENCODER.encode([_cook(order, chunk.frame, templates) for order in chunk.orders])


def encode_chunk(frame: Frame, orders: Sequence[Order]) -> bytes:
    """What `cook_chunk` takes."""
    return _ENCODER.encode(Chunk(frame, tuple(orders)))


def decode_cooked(data: bytes) -> tuple[Cooked | None, ...]:
    """What `cook_chunk` gives."""
    return _of_cooked().decode(data)


def _cook(order: Order, frame: Frame, templates: Templates) -> Cooked | None:
    packed = {one.source: one for one in order.posts}

    def article(entry: Entry) -> Article:
        one = packed[entry.source]
        post = known_post(one.post, one.source, one.digest)
        if post is None:
            raise _MissingError
        return make_article(entry, post, frame.audience)

    try:
        return cook_page(order.output, templates, view_of(frame.shell, order.subject, article))
    except _MissingError:
        return None


@lru_cache(maxsize=2)
def templates_of(theme: Theme, compiled: Compiled | None = None) -> Templates:
    """The templates of a theme, compiled once in a process, or taken from what is `compiled` already."""
    return load_templates(theme, compiled)


_ENCODER = msgspec.msgpack.Encoder()


# To make these takes a while, and only workers need them.
@cache
def _of_chunks() -> msgspec.msgpack.Decoder[Chunk]:
    return msgspec.msgpack.Decoder(Chunk)


@cache
def _of_cooked() -> msgspec.msgpack.Decoder[tuple[Cooked | None, ...]]:
    return msgspec.msgpack.Decoder(tuple[Cooked | None, ...])
