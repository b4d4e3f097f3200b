"""Understanding a text, and what an editor would say of it, once: afterwards it is known from the store."""

import contextlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

import msgspec
from msgspec import structs

from generator.disk.find import SitePath
from generator.engine.salt import program_salt
from generator.lint.catalog import Rules, check_post
from generator.model.config import Editorial, Reading
from generator.model.post import Post
from generator.model.problem import Problem
from generator.model.text import Source, digest_of
from generator.parse.post import parse_post

if TYPE_CHECKING:
    from generator.disk.store import Store

Value = TypeVar("Value")


class Memory:
    """`parse_post` and `check_post`, which answer from the store where they can. Their answers are the same.

    A key stands for all that the answer is made of: the source's path and bytes, the slice of the configuration that
    is looked at, which rules are asked; and the store's salt for the program.
    """

    def __init__(self, store: "Store | None" = None, painted: bool = True) -> None:
        self._store = store
        self._painted = painted
        self._wanted: Reading | None = None
        self._reading, self._reading_key = Reading(), ""
        self._asking: tuple[Editorial | None, Rules | None, str] = (None, None, "")

    def parse(self, source: Source, reading: Reading) -> Post:
        """The post that `source` is."""
        if self._wanted is not reading:
            self._wanted = reading
            self._reading = structs.replace(reading, painted=reading.painted and self._painted)
            self._reading_key = digest_of(repr(self._reading))
        key = digest_of("post", self._reading_key, source.path, source.digest)
        post = self._known(key, _POST, lambda: parse_post(source, self._reading))
        same = (post.path, post.digest) == (source.path, source.digest)
        return post if same else parse_post(source, self._reading)

    def check_post(self, post: Post, editorial: Editorial, rules: Rules) -> tuple[Problem, ...]:
        """What an editor would say of a post that `parse` gave."""
        if self._asking[0] is not editorial or self._asking[1] is not rules:
            names = (*(family.name for family in rules.text), *(family.name for family in rules.prose))
            self._asking = (editorial, rules, digest_of(repr(editorial), *names))
        key = digest_of("problems", self._reading_key, self._asking[2], post.path, post.digest)
        return self._known(key, _PROBLEMS, lambda: check_post(post, editorial, rules))

    def _known(self, key: str, decoder: msgspec.msgpack.Decoder[Value], work_out: Callable[[], Value]) -> Value:
        if self._store is None:
            return work_out()
        name = bytes.fromhex(key)
        kept = self._store.get(name)
        if kept is not None:
            try:
                return decoder.decode(kept)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
                pass  # what cannot be read is worked out again, and put in its place
        value = work_out()
        # Half a letter, as in a file name of no encoding, cannot be kept: such a text is understood each time.
        with contextlib.suppress(UnicodeEncodeError, OverflowError):
            self._store.put(name, _ENCODE(value))
        return value


@contextmanager
def remembering(site: SitePath, clock: datetime, wanted: bool, painted: bool) -> Iterator[Memory]:
    """The memory of `site`. One that is not `wanted`, or that no `site.yaml` marks as a site, keeps nothing.

    Where no code is to be `painted`, it is in no post.
    """
    salt = program_salt() if wanted and site.marked else ""
    if not salt:
        yield Memory(painted=painted)
        return
    from generator.disk.store import open_store  # here, because few need it and it takes a while to load

    with open_store(site.root, salt, clock.toordinal()) as store:
        yield Memory(store, painted)


_ENCODE = msgspec.msgpack.Encoder().encode
_POST = msgspec.msgpack.Decoder(Post)
_PROBLEMS = msgspec.msgpack.Decoder(tuple[Problem, ...])
